#include "files/voucher_list.hpp"

#include <dutoan/nearest.hpp>
#include <dutoan/vouchers.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace dutoan::files {
namespace {

using enum VoucherColumn;

constexpr std::array required = {kind, number, date, amount};

bool are_titles(const std::vector<Cell>& cells) {
  const auto has = [&](VoucherColumn column) {
    return std::ranges::any_of(
        cells, [&](const Cell& cell) { return voucher_column_of(cell.text) == column; });
  };
  return has(number) && has(amount);
}

Problem unknown_title(const Cell& title) {
  std::vector<std::string_view> known;
  std::string all;
  for (const VoucherColumnText& each : voucher_columns()) {
    known.emplace_back(each.title.vi);
    all += (all.empty() ? "" : ", ") + each.title.vi;
  }
  std::vector<Fact> facts{{"column", title.text}, {"known", all}};
  if (const auto near = nearest(title.text, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return Problem{ListRule::unknown_column, title.place, std::move(facts)};
}

/// Where each column stands in the rows of a list.
using Positions = std::array<std::optional<std::size_t>, voucher_column_count>;

Positions positions_in(const std::vector<Cell>& header, Problems& problems) {
  Positions positions;
  for (std::size_t i = 0; i < header.size() && problems.size() < most_list_problems; ++i) {
    const auto column = voucher_column_of(header[i].text);
    if (!column) {
      if (!is_for_people(header[i].text)) problems.push_back(unknown_title(header[i]));
      continue;
    }
    auto& position = positions.at(static_cast<std::size_t>(*column));
    if (position)
      problems.emplace_back(FileRule::duplicate_key, header[i].place,
                            std::vector<Fact>{{"key", header[i].text}},
                            std::vector<FilePlace>{header[*position].place});
    else
      position = i;
  }
  for (const VoucherColumn column : required)
    if (!positions.at(static_cast<std::size_t>(column)))
      problems.emplace_back(ListRule::column_not_found, header.front().place,
                            std::vector<Fact>{{"column", text_of(column).title}});
  return positions;
}

VoucherRow row_of(std::vector<Cell>& cells, const Positions& positions) {
  const FilePlace number_cell = cells[*positions[static_cast<std::size_t>(number)]].place;
  VoucherRow row;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (positions.at(i))
      row.at(i) = std::move(cells[*positions.at(i)]);
    else
      row.at(i).place = number_cell;
  return row;
}

/// The reader of lists speaks of lists of classes; a workbook of vouchers says what it lacks.
Refusal<Problems> reworded(Problems problems) {
  for (Problem& each : problems)
    if (each.is(ListRule::several_sheets))
      each = {VoucherRule::sheet_not_clear, each.place, each.facts};
  return {std::move(problems)};
}

}  // namespace

Result<std::vector<VoucherRow>> read_voucher_list(const SourceBytes& source,
                                                  const ListChoice& choice) {
  auto list = read_list(source, choice, are_titles);
  if (!list) return reworded(std::move(list.error()));
  Problems problems;
  const Positions positions = positions_in(list->header, problems);
  if (!problems.empty()) return refuse(std::move(problems));
  std::vector<VoucherRow> rows;
  rows.reserve(list->rows.size());
  for (std::vector<Cell>& cells : list->rows) rows.push_back(row_of(cells, positions));
  return rows;
}

}  // namespace dutoan::files
