// A statement as the paper that is signed: its form's number at the top, its notes at the end.
#include "report/paper_parts.hpp"
#include "report/statement_words.hpp"

#include <dutoan/words.hpp>
#include <dutoan/year_statement.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

Kind kind_of(ReportRow::Kind kind) {
  if (kind == ReportRow::Kind::subtotal) return Kind::subtotal;
  return kind == ReportRow::Kind::total ? Kind::total : Kind::plain;
}

std::string chapters_of(const YearFigures& figures) {
  std::set<ChapterCode> chapters;
  for (const FundingFigures& each : figures.fundings) chapters.insert(each.funding.chapter);
  std::string all;
  for (const ChapterCode& each : chapters) all += (all.empty() ? "" : ", ") + each.text();
  return all;
}

/// One part as a sheet.
class StatementSheet {
 public:
  StatementSheet(const YearStatement& statement, const StatementPart& part,
                 const StatementHead& head)
      : statement_(statement),
        part_(part),
        head_(head),
        is_down_(part.columns.empty() || part.columns.front().formula.empty()),
        before_(is_down_ ? 3 : 2) {}

  [[nodiscard]] PaperSheet make(std::string name, bool is_last);

 private:
  const YearStatement& statement_;
  const StatementPart& part_;
  const StatementHead& head_;
  bool is_down_;  // items down, with numbers and what is known of each
  int before_;    // columns before the figures
  int across_ = 0;
  PaperSheet sheet_;
  std::map<std::string, std::size_t> rows_;  // where each item stands

  void add_columns();
  void add_head();
  void add_titles();
  void add_group_titles(std::vector<PaperCell> first);
  void add_letters();
  void add_row(const StatementRow& row);
  [[nodiscard]] std::string formula_of(const StatementRow& row, std::size_t column) const;
  void add_outputs();
  void add_notes();
};

char letter_of(int before, std::size_t column) {
  return static_cast<char>('A' + before + static_cast<int>(column));
}

void StatementSheet::add_columns() {
  sheet_.columns = is_down_ ? std::vector<PaperColumn>{{6, false, true}, {44}, {8, false, true}}
                            : std::vector<PaperColumn>{{20}, {48}};
  for (std::size_t i = 0; i < part_.columns.size(); ++i) sheet_.columns.push_back({18});
  if (is_down_) sheet_.columns.push_back({13, false, true});
  across_ = static_cast<int>(sheet_.columns.size());
  sheet_.is_landscape = part_.columns.size() > 2;
}

void StatementSheet::add_head() {
  const YearFigures& figures = *statement_.figures;
  const int left = across_ / 2;
  const auto two = [&](Kind kind, std::string one, std::string other) {
    sheet_.rows.push_back(
        {kind, {{std::move(one), {}, left}, {std::move(other), {}, across_ - left}}});
  };
  const std::string office = head_.office.empty() ? figures.unit.text() : head_.office;
  two(Kind::superior, in_capitals(head_.superior), "Mẫu số " + statement_.form->number);
  two(Kind::office, in_capitals(office), "(" + statement_.edition->citation + ")");
  two(Kind::number, "Mã chương: " + chapters_of(figures) + "; mã ĐVQHNS: " + figures.unit.text(),
      "");
  sheet_.rows.push_back({Kind::blank, {}});
  const auto wide = [&](Kind kind, Label label) {
    sheet_.rows.push_back(wide_row(kind, std::move(label), across_));
  };
  wide(Kind::title, statement_.form->title);
  wide(Kind::subtitle,
       phrase({"Năm {} - {}", "Year {} - {}"},
              {same(std::to_string(figures.fiscal_year)),
               statement_.basis == YearBasis::reported ? words::as_reported : words::as_reviewed}));
  if (!figures.sample.empty())
    wide(Kind::subtitle,
         phrase({"SỔ MẪU {}: mọi số liệu là giả định", "SAMPLE {}: all is invented"},
                {same(figures.sample)}));
  wide(Kind::section, part_.form->label);
  wide(Kind::unit, {"Đơn vị tính: đồng", "Unit: đồng"});
}

/// Khoản stand below their loại.
void StatementSheet::add_group_titles(std::vector<PaperCell> first) {
  PaperRow above{Kind::head, {}}, below{Kind::head, {}};
  for (PaperCell& cell : first) {
    below.cells.push_back({std::monostate{}, {}, 1, 0});
    cell.down = 2;
    above.cells.push_back(std::move(cell));
  }
  for (std::size_t i = 0; i < part_.columns.size(); ++i) {
    const StatementColumn& column = part_.columns[i];
    if (column.code == "total") {
      above.cells.push_back({column.label, {}, 1, 2});
      below.cells.push_back({std::monostate{}, {}, 1, 0});
    } else if (column.is_sum) {
      int wide = 1;
      while (i + static_cast<std::size_t>(wide) < part_.columns.size() &&
             !part_.columns[i + static_cast<std::size_t>(wide)].is_sum)
        ++wide;
      above.cells.push_back({column.label, {}, wide});
      below.cells.push_back({Label{"Tổng số", "Total"}});
    } else {
      below.cells.push_back({column.label});
    }
  }
  above.cells.push_back({words::known_how, {}, 1, 2});
  below.cells.push_back({std::monostate{}, {}, 1, 0});
  sheet_.rows.push_back(std::move(above));
  sheet_.rows.push_back(std::move(below));
}

void StatementSheet::add_titles() {
  std::vector<PaperCell> first =
      is_down_ ? std::vector<PaperCell>{{words::number},
                                        {Label{"Chỉ tiêu", "Item"}},
                                        {Label{"Mã số", "Code"}}}
               : std::vector<PaperCell>{{Label{"Mã", "Code"}}, {Label{"Nội dung", "Content"}}};
  sheet_.head_first = static_cast<int>(next_row(sheet_));
  if (part_.form->shape == FormShape::items_down) {
    add_group_titles(std::move(first));
  } else {
    PaperRow titles{Kind::head, std::move(first)};
    for (const StatementColumn& each : part_.columns) titles.cells.push_back({each.label});
    if (is_down_) titles.cells.push_back({words::known_how});
    sheet_.rows.push_back(std::move(titles));
  }
  add_letters();
  sheet_.head_last = static_cast<int>(sheet_.rows.size());
}

/// A, B, C, 1, 2, or the form's own numbers with their formulas.
void StatementSheet::add_letters() {
  PaperRow letters{Kind::letters, {}};
  for (int i = 0; i < before_; ++i)
    letters.cells.push_back({std::string(1, static_cast<char>('A' + i))});
  for (std::size_t i = 0; i < part_.columns.size(); ++i)
    letters.cells.push_back({is_down_ ? std::to_string(i + 1) : part_.columns[i].formula});
  if (is_down_) letters.cells.push_back({std::string{}});
  sheet_.rows.push_back(std::move(letters));
}

/// The item's formula over the cells of its column; empty where it has none.
std::string StatementSheet::formula_of(const StatementRow& row, std::size_t column) const {
  const CellMaking& making = row.makings[column];
  const std::size_t at = next_row(sheet_);
  if (column + static_cast<std::size_t>(before_) > 25) return {};
  if (making.is_difference)
    return cell_at(letter_of(before_, column - 1), at) + "-" +
           cell_at(letter_of(before_, column - 2), at);
  std::string text;
  for (const FormTerm& term : making.item->value.formula) {
    const auto found = rows_.find(term.code);
    if (!is_down_ || found == rows_.end()) return {};
    if (!text.empty() || term.is_taken_away) text += term.is_taken_away ? "-" : "+";
    text += cell_at(letter_of(before_, column), found->second);
  }
  return text;
}

void StatementSheet::add_row(const StatementRow& row) {
  const std::string code = row.code == "total" ? std::string{} : row.code;
  PaperRow made{kind_of(row.kind), {}};
  if (is_down_)
    made.cells = {{row.number}, {indented(row)}, {code}};
  else
    made.cells = {{code}, {indented(row)}};
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    made.cells.push_back({row.cells[i], formula_of(row, i)});
  if (is_down_)
    made.cells.push_back({row.status.empty() ? ReportCell{} : status_label(row.status)});
  sheet_.rows.push_back(std::move(made));
}

/// What was done with the money, below it and above the signatures.
void StatementSheet::add_outputs() {
  const int planned = across_ - before_ - 1;
  sheet_.rows.push_back(
      wide_row(Kind::section, Label{"Kết quả thực hiện", "What was done with it"}, across_));
  sheet_.rows.push_back({Kind::head,
                         {{Label{"Chỉ tiêu", "Output"}, {}, before_},
                          {Label{"Kế hoạch", "Planned"}, {}, planned},
                          {Label{"Thực hiện", "Achieved"}}}});
  for (const YearOutput& each : statement_.outputs)
    sheet_.rows.push_back(
        {Kind::plain, {{each.label, {}, before_}, {each.planned, {}, planned}, {each.achieved}}});
}

/// Below the signatures, so that these stand on the page of the table.
void StatementSheet::add_notes() {
  sheet_.rows.push_back(
      wide_row(Kind::section, Label{"Ghi chú về mẫu biểu và số liệu", "Notes"}, across_));
  for (const ReportRemark& remark : remarks_of(statement_))
    for (const Label& sentence : remark.sentences)
      sheet_.rows.push_back(wide_row(Kind::text, phrase({"- {}", "- {}"}, {sentence}), across_));
}

PaperSheet StatementSheet::make(std::string name, bool is_last) {
  sheet_.name = std::move(name);
  add_columns();
  add_head();
  add_titles();
  std::size_t at = next_row(sheet_);
  for (const StatementRow& row : part_.rows) rows_[row.code] = at++;
  for (const StatementRow& row : part_.rows) add_row(row);
  if (!part_.total.is_zero())
    sheet_.rows.push_back(
        wide_row(Kind::words,
                 phrase({"Kinh phí quyết toán bằng chữ: {}", "Settled, in words: {}"},
                        {same(amount_in_words(part_.total))}),
                 across_));
  if (is_last) {
    if (!statement_.outputs.empty()) add_outputs();
    const Label place =
        head_.place.empty()
            ? Label{"…, ngày … tháng … năm …", "…, day … month … year …"}
            : phrase({"{}, ngày … tháng … năm …", "{}, day … month … year …"}, {same(head_.place)});
    add_signatures(sheet_, place, {"KẾ TOÁN TRƯỞNG", "CHIEF ACCOUNTANT"}, across_);
    add_notes();
  }
  return std::move(sheet_);
}

}  // namespace

Paper year_statement_paper(const YearStatement& statement, const StatementHead& head) {
  Paper paper{statement.form->title,
              head.office,
              DateRange::fiscal_year(statement.figures->fiscal_year).from(),
              {},
              head.footer};
  SheetNames names;
  for (const StatementPart& part : statement.parts)
    paper.sheets.push_back(StatementSheet{statement, part, head}.make(
        names.take(statement.form->code +
                   (statement.parts.size() > 1 ? " " + part.form->code : "")),
        &part == &statement.parts.back()));
  return paper;
}

}  // namespace dutoan
