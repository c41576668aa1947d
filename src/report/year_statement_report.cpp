// A statement as tables; the list of forms.
#include "report/statement_words.hpp"

#include <dutoan/words.hpp>
#include <dutoan/year_statement.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

bool is_items_down(const StatementPart& part) {
  return !part.rows.empty() && !part.rows.front().makings.empty() &&
         part.columns.front().formula.empty() && part.form->shape != FormShape::sub_items;
}

ReportRow row_of(const StatementPart& part, const StatementRow& row) {
  ReportRow made{row.kind, {}};
  made.cells.emplace_back(row.code);
  made.cells.emplace_back(numbered(row));
  if (is_items_down(part)) made.cells.emplace_back(row.formula);
  for (std::size_t i = 0; i < row.cells.size(); ++i) made.cells.emplace_back(row.cells[i]);
  if (is_items_down(part)) made.cells.emplace_back(status_label(row.status));
  return made;
}

ReportTable table_of(const StatementPart& part) {
  ReportTable table{part.form->code, part.form->label, {}, {}};
  const bool is_down = is_items_down(part);
  table.columns.push_back({"code", {"Mã số", "Code"}, false, true});
  table.columns.push_back({"label", {"Chỉ tiêu", "Item"}, false, true});
  if (is_down) table.columns.push_back({"formula", {"Công thức", "Formula"}, false, false, true});
  for (const StatementColumn& each : part.columns)
    table.columns.push_back({key_of(each), titled(each), true});
  if (is_down) table.columns.push_back({"status", words::known_how});
  for (const StatementRow& row : part.rows) table.rows.push_back(row_of(part, row));
  return table;
}

ReportTable outputs_table(const std::vector<YearOutput>& outputs) {
  ReportTable table{"outputs",
                    {"Kết quả thực hiện", "What was done with it"},
                    {{"output", {"Chỉ tiêu", "Output"}},
                     {"planned", {"Kế hoạch", "Planned"}, true},
                     {"achieved", {"Thực hiện", "Achieved"}, true}},
                    {}};
  for (const YearOutput& each : outputs)
    table.rows.push_back({Kind::plain, {each.label, each.planned, each.achieved}});
  return table;
}

}  // namespace

namespace report {

Label status_label(const std::string& status) {
  if (status == "read") return {"đã đọc", "read"};
  if (status == "secondary") return {"bản sao", "a copy"};
  if (status == "recalled") return {"trí nhớ", "recalled"};
  return {"chưa đọc", "not read"};
}

Label indented(const StatementRow& row) {
  const std::string before(static_cast<std::size_t>(row.depth) * 2, ' ');
  return {before + row.label.vi, before + row.label.en};
}

Label numbered(const StatementRow& row) {
  if (row.number.empty()) return row.label;
  return {row.number + " " + row.label.vi, row.number + " " + row.label.en};
}

std::string key_of(const StatementColumn& column) {
  return column.code == "total" ? column.code : "c" + column.code;
}

Label titled(const StatementColumn& column) {
  if (column.formula.empty()) return column.label;
  return {"(" + column.formula + ") " + column.label.vi,
          "(" + column.formula + ") " + column.label.en};
}

/// Whether rows bear names of the state's codes.
bool names_codes(const YearStatement& statement) {
  return std::ranges::any_of(statement.parts, [](const StatementPart& part) {
    return part.form->shape == FormShape::sub_items || part.form->shape == FormShape::by_programme;
  });
}

std::vector<ReportRemark> remarks_of(const YearStatement& statement) {
  const FormEdition& edition = *statement.edition;
  ReportRemark known{"form", {"Về mẫu biểu", "About the form"}, {}};
  known.sentences.push_back(
      phrase({"{} ({}): {}", "{} ({}): {}"},
             {same(edition.citation), status_label(edition.status), edition.note}));
  if (statement.forms->code_status != "read")
    known.sentences.push_back(
        phrase({"mã tính chất nguồn kinh phí tự chủ: {}", "the natures of autonomous money: {}"},
               {status_label(statement.forms->code_status)}));
  if (names_codes(statement) && !statement.forms->name_status.empty())
    known.sentences.push_back(
        phrase({"tên loại, khoản, mục, tiểu mục: {}", "the names of the state's codes: {}"},
               {status_label(statement.forms->name_status)}));
  if (statement.figures->state == SettlementState::open)
    known.sentences.push_back(
        {"số liệu tạm tính: năm chưa khóa sổ, phần còn lại đang nằm ở dự "
         "toán bị hủy và còn phải nộp",
         "provisional: the year is not closed, what is left stands in lapsed "
         "and refund due"});
  std::vector<ReportRemark> remarks = {std::move(known)};
  ReportRemark told{"problems", {"Phải xem lại", "To be looked at"}, {}};
  for (const Problem& each : statement.problems)
    told.sentences.push_back({sentence(each, Language::vi), sentence(each, Language::en)});
  if (!told.sentences.empty()) remarks.push_back(std::move(told));
  return remarks;
}

}  // namespace report

/// Whether the part asks for something to be settled.
static bool says_what_is_settled(const StatementPart& part) {
  return std::ranges::any_of(part.form->items, [](const FormItem& item) {
    return item.value.figures == std::vector{FormFigure{false, YearFigure::expended}};
  });
}

Report year_statement_report(const YearStatement& statement) {
  Report report;
  report.schema = "dutoan.year-statement/1";
  report.title =
      phrase({"{} - {}", "{} - {}"}, {same(statement.form->number), statement.form->title});
  report.head = {{"form", {"Mẫu", "Form"}, statement.form->number},
                 {"unit", {"Đơn vị", "Unit"}, statement.figures->unit.text()},
                 {"fiscal_year", words::fiscal_year, Year{statement.figures->fiscal_year}},
                 {"basis",
                  {"Số liệu", "Figures"},
                  statement.basis == YearBasis::reported ? words::as_reported : words::as_reviewed},
                 {"status", words::known_how, status_label(statement.edition->status)}};
  for (const StatementPart& part : statement.parts) report.tables.push_back(table_of(part));
  if (!statement.outputs.empty()) report.tables.push_back(outputs_table(statement.outputs));
  const Money total = statement.parts.front().total;
  if (says_what_is_settled(statement.parts.front()))
    report.foot = {{"total", {"Kinh phí quyết toán", "Settled"}, total},
                   {"in_words", words::in_words, amount_in_words(total)}};
  report.remarks = remarks_of(statement);
  return report;
}

Report year_forms_report(const YearForms& forms, const YearFigures& figures) {
  Report report;
  report.schema = "dutoan.year-forms/1";
  report.title = {"CÁC MẪU BIỂU QUYẾT TOÁN NĂM", "STATEMENTS OF THE YEAR"};
  report.head = {{"unit", {"Đơn vị", "Unit"}, figures.unit.text()},
                 {"fiscal_year", words::fiscal_year, Year{figures.fiscal_year}}};
  ReportTable table{"forms",
                    {"Mẫu biểu", "Forms"},
                    {{"form", {"Mẫu", "Form"}},
                     {"number", {"Số hiệu", "Number"}},
                     {"title", {"Tên", "Title"}},
                     {"citation", {"Văn bản", "Document"}, false, false, true},
                     {"status", words::known_how},
                     {"outcome", words::outcome}},
                    {}};
  for (const YearForm& form : forms.forms) {
    const auto made = year_statement(form, forms, figures, YearBasis::reported);
    const bool holds = made && std::ranges::none_of(made->problems, [](const Problem& each) {
                         return each.is(StatementRule::identity_holds);
                       });
    table.rows.push_back({Kind::plain,
                          {form.code, form.number, form.title,
                           made ? ReportCell{made->edition->citation} : ReportCell{},
                           made ? ReportCell{status_label(made->edition->status)} : ReportCell{},
                           made ? (holds ? words::holds : words::differs)
                                : Label{"không dùng năm này", "not of this year"}}});
  }
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace dutoan
