// What a scenario does, and what fitting an allotment would take: before, after, and why they
// differ, so that every column and every row adds up on the page.
#include "report/parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>
#include <dutoan/words.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

const Label outcome_title{"PHƯƠNG ÁN: DỰ TOÁN THAY ĐỔI THẾ NÀO",
                          "SCENARIO: HOW THE ESTIMATE CHANGES"};
const Label fit_title{"TIẾT GIẢM ĐỂ VỪA KINH PHÍ", "SAVINGS TO FIT THE ALLOTMENT"};
const Label before{"Dự toán theo kế hoạch", "Estimate of the plan"};
const Label after{"Dự toán theo phương án", "Estimate of the scenario"};
const Label after_savings{"Dự toán sau tiết giảm", "Estimate after the savings"};
const Label difference{"Chênh lệch", "Difference"};
const Label by_cause{"Theo nguyên nhân", "By cause"};
const Label cause_title{"Nguyên nhân", "Cause"};
const Label changes_title{"Thay đổi", "Changes"};
const Label effect_title{"Tác động (đồng)", "Effect (đồng)"};
const Label savings_title{"Các biện pháp, theo thứ tự", "The savings, in order"};
const Label saving_title{"Biện pháp", "Saving"};
const Label ceiling_title{"Mức phải vừa", "To fit within"};
const Label above_title{"Còn vượt", "Still above"};

/// A cause's word for programs, and its name.
struct CauseName {
  const char* key = "";
  Label label;
};
const CauseName& name_of(Cause cause) {
  static const std::array<CauseName, all_causes.size()> names{
      {{"scope", {"Số lớp", "Classes"}},
       {"people", {"Số người", "People"}},
       {"days", {"Số ngày, số buổi", "Days, sessions"}},
       {"quantities", {"Số lượng khác", "Other quantities"}},
       {"unit_rates", {"Mức chi, đơn giá", "Unit rates"}},
       {"percentages", {"Tỷ lệ", "Percentages"}}}};
  return names[static_cast<std::size_t>(cause)];
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

// ---- Rows -----------------------------------------------------------------------------------

/// A column of the table by row: its amounts in the order of the rows.
struct AmountColumn {
  ReportColumn column;
  std::vector<Money> amounts;
};

AmountColumn column_of(const char* key, const Label& title, const std::vector<RowAmounts>& rows,
                       Money (*amount)(const RowAmounts&)) {
  AmountColumn made{{key, title, true}, {}};
  for (const RowAmounts& row : rows) made.amounts.push_back(amount(row));
  return made;
}

ReportRow sum_row(Kind kind, const std::string& code, const Label& name,
                  const std::vector<AmountColumn>& columns,
                  const std::vector<std::size_t>& positions) {
  ReportRow row{kind, {code, name}};
  for (const AmountColumn& column : columns) {
    Money sum;
    for (const std::size_t i : positions) sum += column.amounts[i];
    row.cells.emplace_back(sum);
  }
  return row;
}

/// The rows under their groups with subtotals, and the total.
ReportTable by_row(const Plan& plan, const std::vector<RowAmounts>& rows,
                   const std::vector<AmountColumn>& columns) {
  ReportTable table{"by_row",
                    words::by_row,
                    {{"code", words::code, false, true}, {"name", words::content, false, true}},
                    {}};
  for (const AmountColumn& column : columns) table.columns.push_back(column.column);
  std::vector<std::size_t> all;
  for (const Group& group : plan.groups) {
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].group == group.code) own.push_back(i);
    table.rows.push_back(sum_row(Kind::subtotal, group.code, same(group.name), columns, own));
    for (const std::size_t i : own)
      table.rows.push_back(sum_row(Kind::plain, rows[i].row, same(rows[i].name), columns, {i}));
    all.insert(all.end(), own.begin(), own.end());
  }
  table.rows.push_back(sum_row(Kind::total, {}, words::total, columns, all));
  return table;
}

// ---- Remarks --------------------------------------------------------------------------------

ReportRemark unchanged() {
  return {
      "unchanged",
      words::remark,
      {{"Kế hoạch và các tệp không thay đổi: đây chỉ là phép tính thử",
        "The plan and its files are unchanged: this is only a trial"},
       {"Số thay đổi theo phần trăm được làm tròn: đơn giá đến đồng, số người đến người, từ nửa "
        "trở lên làm tròn lên",
        "What changes by a percentage is rounded: prices to the đồng, people to the person, "
        "half away from zero"}}};
}

void add_warnings(const Problems& problems, Report& report) {
  ReportRemark remark{"warnings", words::warnings, {}};
  for (const Problem& problem : problems)
    remark.sentences.push_back({sentence(problem, Language::vi), sentence(problem, Language::en)});
  if (!remark.sentences.empty()) report.remarks.push_back(std::move(remark));
}

/// A group's own allotment is not what was fitted to.
void add_groups_with_allotments(const Plan& plan, Report& report) {
  ReportRemark remark{"groups", words::against_allotment, {}};
  for (const Group& group : plan.groups) {
    const bool has_own = std::ranges::any_of(
        plan.allotments, [&](const Allotment& a) { return a.group == group.code; });
    if (has_own)
      remark.sentences.push_back(phrase({"Kinh phí giao riêng cho {} chưa được xét ở đây",
                                         "The allotment meant for {} alone is not considered here"},
                                        {same(group.name)}));
  }
  if (!remark.sentences.empty()) report.remarks.push_back(std::move(remark));
}

// ---- Scenarios ------------------------------------------------------------------------------

ReportTable effects_table(const Outcome& outcome) {
  ReportTable table{"effects",
                    by_cause,
                    {{"cause", words::code},
                     {"name", cause_title},
                     {"changes", changes_title},
                     {"amount", effect_title, true}},
                    {}};
  table.rows.push_back({Kind::subtotal, {std::string{}, before, std::string{}, outcome.before}});
  for (const Effect& effect : outcome.effects)
    table.rows.push_back({Kind::plain,
                          {std::string{name_of(effect.cause).key}, name_of(effect.cause).label,
                           joined(effect.changes), effect.amount}});
  table.rows.push_back({Kind::total, {std::string{}, after, std::string{}, outcome.after}});
  return table;
}

ReportTable outcome_by_row(const Plan& plan, const Outcome& outcome) {
  std::vector<AmountColumn> columns{
      column_of("before", before, outcome.rows, [](const RowAmounts& r) { return r.before; })};
  columns.push_back(
      column_of("after", after, outcome.rows, [](const RowAmounts& r) { return r.after; }));
  columns.push_back(column_of("difference", difference, outcome.rows,
                              [](const RowAmounts& r) { return r.after - r.before; }));
  // One cause is the whole difference.
  if (outcome.effects.size() > 1)
    for (const Effect& effect : outcome.effects)
      columns.push_back(
          {{name_of(effect.cause).key, name_of(effect.cause).label, true}, effect.by_row});
  return by_row(plan, outcome.rows, columns);
}

// ---- Fitting --------------------------------------------------------------------------------

ReportTable savings_table(const Fit& fit) {
  ReportTable table{"savings",
                    savings_title,
                    {{"rule", words::code},
                     {"name", saving_title},
                     {"changes", changes_title},
                     {"amount", effect_title, true}},
                    {}};
  table.rows.push_back({Kind::subtotal, {std::string{}, before, std::string{}, fit.before}});
  for (const Saving& saving : fit.savings)
    table.rows.push_back(
        {Kind::plain,
         {saving.rule->code, saving.rule->label, joined(saving.changes), -saving.amount}});
  table.rows.push_back({Kind::total, {std::string{}, after_savings, std::string{}, fit.after}});
  return table;
}

ReportTable fit_by_row(const Plan& plan, const Fit& fit) {
  std::vector<AmountColumn> columns{
      column_of("before", before, fit.rows, [](const RowAmounts& r) { return r.before; })};
  for (const Saving& saving : fit.savings) {
    columns.push_back({{saving.rule->code, saving.rule->label, true}, {}});
    for (const Money amount : saving.by_row) columns.back().amounts.push_back(-amount);
  }
  columns.push_back(
      column_of("after", after_savings, fit.rows, [](const RowAmounts& r) { return r.after; }));
  return by_row(plan, fit.rows, columns);
}

Label answer_of(const Fit& fit) {
  if (!fit.fits && fit.savings.empty())
    return {"Không có biện pháp nào áp dụng được", "No saving can be applied"};
  if (!fit.fits)
    return {"Áp dụng mọi biện pháp vẫn không vừa", "Not even all savings together fit"};
  if (fit.savings.empty()) return {"Đã vừa, không cần tiết giảm", "It fits as it is"};
  return phrase({"Vừa; cần ít nhất {} biện pháp", "It fits; savings needed at least: {}"},
                {same(format_whole(static_cast<std::int64_t>(fit.savings.size())))});
}

/// How to see the same as a scenario.
ReportRemark as_scenario(const Fit& fit) {
  std::string command = "dutoan estimate";
  for (const Saving& saving : fit.savings)
    for (const std::string& change : saving.changes) command += " --set " + change;
  return {"as_scenario", {"Xem theo nguyên nhân", "By cause"}, {same(command)}};
}

}  // namespace

Report outcome_report(const Plan& plan, const Outcome& outcome) {
  Report report;
  report.schema = "dutoan.scenario/1";
  report.title = outcome_title;
  report.head = plan_head(plan);
  report.tables = {effects_table(outcome), outcome_by_row(plan, outcome)};
  report.foot = {{"before", before, outcome.before},
                 {"after", after, outcome.after},
                 {"difference", difference, outcome.difference()}};
  if (const auto allotted = allotment_of(plan)) {
    report.foot.push_back({"allotted", words::allotted, *allotted});
    report.foot.push_back({"left", words::left, *allotted - outcome.after});
  }
  report.foot.push_back({"in_words", words::in_words, amount_in_words(outcome.after)});
  add_warnings(outcome.warnings, report);
  report.remarks.push_back(unchanged());
  return report;
}

Report fit_report(const Plan& plan, const Fit& fit) {
  Report report;
  report.schema = "dutoan.fit/1";
  report.title = fit_title;
  report.head = plan_head(plan);
  report.head.push_back({"ceiling", ceiling_title, fit.ceiling});
  report.head.push_back({"answer", words::outcome, answer_of(fit)});
  report.tables = {savings_table(fit), fit_by_row(plan, fit)};
  report.foot = {{"before", before, fit.before}, {"after", after_savings, fit.after}};
  if (fit.fits)
    report.foot.push_back({"left", words::left, fit.ceiling - fit.after});
  else
    report.foot.push_back({"above", above_title, fit.after - fit.ceiling});
  report.foot.push_back({"in_words", words::in_words, amount_in_words(fit.after)});
  if (!fit.savings.empty()) report.remarks.push_back(as_scenario(fit));
  add_groups_with_allotments(plan, report);
  report.remarks.push_back(unchanged());
  return report;
}

}  // namespace dutoan
