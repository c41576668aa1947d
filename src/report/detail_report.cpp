#include "report/parts.hpp"
#include "report/vietnamese.hpp"
#include "report/working_text.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>
#include <dutoan/words.hpp>

#include <numeric>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

/// The form of a class's estimate: STT, content, unit, working, unit rate, amount, law, remark.
std::vector<ReportColumn> class_columns() {
  return {{"number", words::number, true}, {"item", words::code},
          {"title", words::line_content},  {"unit", words::unit, false, false, true},
          {"working", words::working},     {"unit_rate", words::unit_rate, true},
          {"amount", words::amount, true}, {"law", words::law},
          {"marks", words::remark}};
}

ReportRow class_row(const Estimate& estimate, const Line& line, std::int64_t number) {
  const bool is_product = line.working.treatment == Treatment::product;
  return {
      line.norm->is_memo() ? Kind::memo : Kind::plain,
      {number, line.norm->code.text(), line.norm->label, unit_text(estimate, line),
       factors_text(estimate, line), is_product ? ReportCell{line.working.unit_rate} : ReportCell{},
       line.amount, law_text(estimate, line), marks_text(line)}};
}

ReportTable class_table(const Estimate& estimate, std::size_t position) {
  const Activity& activity = estimate.activities[position];
  ReportTable table{activity.code.text(), activity_title(estimate, activity), class_columns(), {}};
  Money sum;
  std::int64_t number = 0;
  for (const Line& line : estimate.lines_of(position)) {
    table.rows.push_back(class_row(estimate, line, ++number));
    sum += line.amount;
  }
  table.rows.push_back({Kind::total,
                        {std::monostate{}, std::string{}, words::total, Label{}, Label{},
                         std::monostate{}, sum, Label{}, Label{}}});
  return table;
}

/// One remark per line: its steps.
void explain_lines(const Estimate& estimate, std::size_t position, Report& report) {
  for (const Line& line : estimate.lines_of(position)) {
    const std::string code = estimate.code_of(line).text();
    report.remarks.push_back({code, phrase({"{} {}", "{} {}"}, {same(code), line.norm->label}),
                              steps_of(estimate, line)});
  }
}

}  // namespace

Report detail_report(const Estimate& estimate, const std::vector<std::size_t>& positions,
                     bool explained) {
  Report report;
  report.schema = "dutoan.estimate.classes/1";
  report.title = words::class_estimates;
  report.head = plan_head(*estimate.plan);
  std::vector<std::size_t> chosen = positions;
  if (chosen.empty()) {
    chosen.resize(estimate.activities.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  }
  Money total;
  for (const std::size_t position : chosen) {
    report.tables.push_back(class_table(estimate, position));
    for (const Line& line : estimate.lines_of(position)) total += line.amount;
    if (explained) explain_lines(estimate, position, report);
  }
  report.foot = {{"total", words::total, total},
                 {"in_words", words::in_words, amount_in_words(total)}};
  report.remarks.push_back({"marks", words::marks, mark_meanings()});
  return report;
}

Report line_report(const Estimate& estimate, const Line& line) {
  const Activity& activity = estimate.activities[line.activity];
  const Norms& norms = estimate.regulations->norms;
  const SubItem& sub_item = norms.sub_items[line.norm->sub_item];
  Report report;
  report.schema = "dutoan.line/1";
  report.title = words::line_title;
  report.head = {
      {"line", words::code, estimate.code_of(line).text()},
      {"item_title", words::line_content, line.norm->label},
      {"class", words::activity, activity_title(estimate, activity)},
      {"category", words::category, norms.categories[line.norm->category].label},
      {"sub_item", words::sub_item,
       phrase({"{} {} ({})", "{} {} ({})"},
              {same(sub_item.code.text()), same(sub_item.name), status_name(sub_item.status)})}};
  report.foot = {{"amount", words::amount, line.amount},
                 {"in_words", words::in_words, amount_in_words(line.amount)}};
  report.remarks = {{"working", words::working, steps_of(estimate, line)}};
  return report;
}

}  // namespace dutoan
