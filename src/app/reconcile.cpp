// The Treasury's papers: read in, kept as a document of the book, compared with it.
#include "app/typed.hpp"
#include "files/cell_value.hpp"
#include "files/treasury_list.hpp"

#include <dutoan/reconciliation.hpp>
#include <dutoan/year_end.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using files::Cell;
using files::TreasuryCells;
using files::TreasuryColumn;

std::string bare(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Reads one row after another; what cannot be read is collected.
class RowReader {
 public:
  std::vector<TreasuryRow> rows;
  Problems problems;

  void read(const TreasuryCells& cells);

 private:
  std::map<TreasuryKey, FilePlace> known_;

  static const Cell& at(const TreasuryCells& cells, TreasuryColumn column) {
    return cells.at(static_cast<std::size_t>(column));
  }
  std::string code(const TreasuryCells& cells, TreasuryColumn column, bool is_required) {
    const Cell& cell = at(cells, column);
    std::string text = bare(cell.text);
    if (text.empty() && is_required)
      problems.emplace_back(
          ReconciliationRule::key_is_given, cell.place,
          std::vector<Fact>{
              {"field", files::treasury_columns().at(static_cast<std::size_t>(column)).title}});
    return text;
  }
  Money amount(const TreasuryCells& cells, TreasuryColumn column) {
    const Cell& cell = at(cells, column);
    const std::string text = bare(cell.text);
    if (text.empty()) return {};
    if (const auto read = files::amount_in(cell)) return *read;
    problems.emplace_back(ReconciliationRule::figure_unreadable, cell.place,
                          std::vector<Fact>{{"text", text}});
    return {};
  }
};

void RowReader::read(const TreasuryCells& cells) {
  using enum TreasuryColumn;
  TreasuryRow row;
  row.key = {
      ChapterCode{code(cells, chapter, true)}, SubcategoryCode{code(cells, subcategory, true)},
      SourceNatureCode{code(cells, nature, true)}, ProgrammeCode{code(cells, programme, false)},
      SubItemCode{code(cells, sub_item, false)}};
  row.brought = amount(cells, brought);
  row.granted = amount(cells, granted);
  row.withdrawn = amount(cells, withdrawn);
  row.advance_open = amount(cells, advance_open);
  row.expended = amount(cells, expended);
  const FilePlace& place = at(cells, chapter).place;
  const auto [first, is_new] = known_.try_emplace(row.key, place);
  if (!is_new)
    problems.emplace_back(ReconciliationRule::row_stands_once, place, std::vector<Fact>{},
                          std::vector<FilePlace>{first->second});
  rows.push_back(std::move(row));
}

/// Any funding of the year, by which a document without lines is read.
TypedFunding any_funding_of(const Store& book, const UnitYear& year) {
  TypedFunding codes;
  for (const Funding& each : typed::fundings_of(book))
    if (each.unit == year.unit && each.fiscal_year == year.fiscal_year)
      codes = {std::to_string(each.fiscal_year),
               each.unit.text(),
               each.chapter.text(),
               each.subcategory.text(),
               each.source.text(),
               each.nature.text(),
               each.programme.text()};
  return codes;
}

}  // namespace

Result<std::vector<TreasuryRow>> load_treasury(const std::string& file, const std::string& sheet,
                                               const std::optional<OldEncoding>& encoding) {
  const auto source = files::read_bytes(file);
  if (!source) return refuse(source.error());
  const auto rows = files::read_treasury_list(*source, {sheet, encoding});
  if (!rows) return refuse(rows.error());
  RowReader reader;
  for (const TreasuryCells& cells : *rows)
    if (reader.problems.size() < files::most_list_problems) reader.read(cells);
  if (rows->empty())
    reader.problems.emplace_back(ReconciliationRule::no_rows, FilePlace{file, 0, 0, 0, {}});
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  std::ranges::sort(reader.rows, {}, &TreasuryRow::key);
  return std::move(reader.rows);
}

Result<Document> read_reconciliation(const Store& book, const TypedDocument& typed,
                                     const std::vector<TreasuryRow>& rows) {
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  TypedDocument meant = typed;
  meant.kind = DocumentKind::reconciliation;
  meant.funding = any_funding_of(book, *year);
  if (meant.number.empty())
    book.read([&](const BookView& view) {
      const auto before =
          view.documents(DocumentKind::reconciliation, year->unit, year->fiscal_year);
      meant.number = "DC-" + std::to_string(before.size() + 1);
    });
  auto document = read_document(book, meant, nullptr);
  if (!document) return refuse(std::move(document.error()));
  document->content = treasury_text(rows);
  return document;
}

Result<OpenDifferences> open_differences(const Store& book, const SpendingUnitCode& unit,
                                         int fiscal_year) {
  OpenDifferences open;
  book.read([&](const BookView& view) {
    open.reconciliation = newest_standing(view, DocumentKind::reconciliation, unit, fiscal_year);
  });
  if (!open.reconciliation) return open;
  const Document& document = open.reconciliation->document;
  const auto rows = read_treasury(document.content, document.number.text());
  if (!rows) return refuse(rows.error());
  for (ReconciledCell& cell : reconciled(year_figures(book, unit, fiscal_year), *rows))
    if (!cell.agrees()) open.cells.push_back(std::move(cell));
  return open;
}

}  // namespace dutoan
