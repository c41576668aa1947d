// From a cell down: its formula, its documents, the working and law of their lines.
#include "report/statement_words.hpp"

#include <dutoan/reconciliation.hpp>
#include <dutoan/year_trace.hpp>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

ReportTable steps_table(const Trace& trace) {
  ReportTable table{
      "steps",
      {"Ô này tính từ", "What the cell is made of"},
      {{"code", {"Mã số", "Code"}, false, true},
       {"label", {"Chỉ tiêu", "Item"}, false, true},
       {"formula", {"Công thức hoặc số liệu của sổ", "Formula, or figures of the book"}},
       {"amount", words::money, true}},
      {}};
  for (const TraceStep& step : trace.steps) {
    const std::string before(static_cast<std::size_t>(step.depth) * 2, ' ');
    const std::string sign = step.is_taken_away ? "- " : step.depth == 0 ? "" : "+ ";
    Label made = same(step.item->value.text);
    for (const FormFigure& each : step.item->value.figures)
      made = {made.vi +
                  (made.vi.empty()      ? ""
                   : each.is_taken_away ? " - "
                                        : " + ") +
                  name_of(each.figure).vi,
              made.en +
                  (made.en.empty()      ? ""
                   : each.is_taken_away ? " - "
                                        : " + ") +
                  name_of(each.figure).en};
    table.rows.push_back(
        {Kind::plain, {before + sign + step.item->code, step.item->label, made, step.amount}});
  }
  return table;
}

ReportTable entries_table(const Trace& trace) {
  ReportTable table{"documents",
                    {"Chứng từ", "Documents"},
                    {{"sequence", words::number, true},
                     {"posted_on", words::document_date},
                     {"number", words::document_number},
                     {"document", words::document_kind},
                     {"payee", words::payee, false, false, true},
                     {"line", words::line},
                     {"figure", {"Số liệu", "Figure"}, false, false, true},
                     {"amount", words::money, true}},
                    {}};
  for (const TraceEntry& each : trace.entries) {
    const Document& d = each.kept.document;
    table.rows.push_back({Kind::plain,
                          {each.kept.sequence, d.posted_on, d.number.text(), name_of(d.kind),
                           d.payee, each.line == LineCode{} ? std::string{} : each.line.text(),
                           name_of(each.figure), each.amount}});
  }
  return table;
}

ReportTable lines_table(const Trace& trace) {
  ReportTable table{"lines",
                    {"Dòng dự toán, cách tính và căn cứ", "Lines, their working and their law"},
                    {{"line", words::line, false, true},
                     {"name", words::line_content},
                     {"version", words::version},
                     {"working", words::working},
                     {"rate", {"Mức chi", "Rate"}, false, false, true},
                     {"law", words::law},
                     {"amount", words::approved, true}},
                    {}};
  for (const FrozenLine& line : trace.lines) {
    Label working;
    for (const Label& step : line.steps)
      working = {working.vi + (working.vi.empty() ? "" : "; ") + step.vi,
                 working.en + (working.en.empty() ? "" : "; ") + step.en};
    const auto version = trace.versions.find(line.code.text());
    table.rows.push_back({Kind::plain,
                          {line.code.text(), line.label,
                           version == trace.versions.end() ? std::string{} : version->second,
                           working, line.rate, line.law, line.amount}});
  }
  return table;
}

}  // namespace

Report trace_report(const Trace& trace, const YearFigures& figures) {
  Report report;
  report.schema = "dutoan.trace/1";
  report.title = {"DÒ SỐ LIỆU", "TRACE"};
  report.head = {{"cell", {"Ô", "Cell"}, trace.cell.code},
                 {"unit", {"Đơn vị", "Unit"}, figures.unit.text()},
                 {"fiscal_year", words::fiscal_year, Year{figures.fiscal_year}},
                 {"row", {"Chỉ tiêu", "Row"}, trace.cell.row},
                 {"column", {"Cột", "Column"}, trace.cell.column},
                 {"amount", words::money, trace.amount}};
  report.tables = {steps_table(trace), entries_table(trace)};
  if (!trace.lines.empty()) report.tables.push_back(lines_table(trace));
  const auto shown = static_cast<std::int64_t>(trace.entries.size());
  report.foot = {
      {"first", {"Từ chứng từ thứ", "From entry"}, static_cast<std::int64_t>(trace.first)},
      {"shown", {"Số dòng đang xem", "Entries shown"}, shown},
      {"count", {"Tất cả", "Of all"}, static_cast<std::int64_t>(trace.count)}};
  return report;
}

}  // namespace dutoan
