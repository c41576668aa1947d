#include "report/parts.hpp"
#include "report/vietnamese.hpp"
#include "report/working_text.hpp"

#include <dutoan/exact.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>
#include <dutoan/words.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

/// The rows of the plan with what their activities add up to.
struct RowSum {
  const Group* group = nullptr;
  const Row* row = nullptr;
  std::int64_t classes = 0;
  std::int64_t people = 0;
  Money amount;
  std::vector<Money> by_category;
};

RowSum& operator+=(RowSum& sum, const RowSum& part) {
  sum.classes += part.classes;
  sum.people += part.people;
  sum.amount += part.amount;
  for (std::size_t c = 0; c < sum.by_category.size(); ++c)
    sum.by_category[c] += part.by_category[c];
  return sum;
}

RowSum empty_sum(const Estimate& estimate) {
  RowSum sum;
  sum.by_category.resize(estimate.regulations->norms.categories.size());
  return sum;
}

std::vector<RowSum> sums_by_row(const Estimate& estimate) {
  std::vector<RowSum> sums;
  std::map<const Row*, std::size_t> positions;
  for (const Group& group : estimate.plan->groups)
    for (const Row& row : group.rows) {
      positions[&row] = sums.size();
      sums.push_back(empty_sum(estimate));
      sums.back().group = &group;
      sums.back().row = &row;
    }
  for (const Activity& activity : estimate.activities) {
    RowSum& sum = sums[positions[activity.row]];
    ++sum.classes;
    sum.people += activity.headcount().value();
  }
  for (const Line& line : estimate.lines) {
    RowSum& sum = sums[positions[estimate.activities[line.activity].row]];
    sum.amount += line.amount;
    sum.by_category[line.norm->category] += line.amount;
  }
  return sums;
}

/// An average is for the eye: it is rounded and never added up.
ReportCell per_person(Money amount, std::int64_t people) {
  if (people == 0) return std::monostate{};
  Exact exact{amount};
  exact /= people;
  return round(exact, Rounding::half_away_from_zero);
}

/// Rows under their groups with subtotals, and the total.
template <class Cells>
void add_grouped_rows(const Estimate& estimate, ReportTable& table, Cells cells) {
  RowSum total = empty_sum(estimate);
  const auto sums = sums_by_row(estimate);
  for (const Group& group : estimate.plan->groups) {
    RowSum subtotal = empty_sum(estimate);
    for (const RowSum& sum : sums)
      if (sum.group == &group) subtotal += sum;
    if (subtotal.classes == 0) continue;
    table.rows.push_back({Kind::subtotal, cells(group.code, same(group.name), subtotal)});
    for (const RowSum& sum : sums)
      if (sum.group == &group && sum.classes > 0)
        table.rows.push_back({Kind::plain, cells(sum.row->code, same(sum.row->name), sum)});
    total += subtotal;
  }
  table.rows.push_back({Kind::total, cells(std::string{}, words::total, total)});
}

ReportTable by_row(const Estimate& estimate) {
  ReportTable table{"by_row",
                    words::by_row,
                    {{"code", words::code, false, true},
                     {"name", words::content, false, true},
                     {"classes", words::classes, true},
                     {"people", words::people, true},
                     {"amount", words::amount, true},
                     {"per_person", words::per_person, true}},
                    {}};
  add_grouped_rows(estimate, table,
                   [](const std::string& code, const Label& name, const RowSum& s) {
                     return std::vector<ReportCell>{
                         code, name, s.classes, s.people, s.amount, per_person(s.amount, s.people)};
                   });
  return table;
}

ReportTable by_row_and_category(const Estimate& estimate) {
  ReportTable table{"by_row_and_category",
                    words::by_row_category,
                    {{"code", words::code, false, true}, {"name", words::content, false, true}},
                    {}};
  for (const Category& category : estimate.regulations->norms.categories)
    table.columns.push_back({category.code.text(), category.label, true});
  table.columns.push_back({"amount", words::total, true});
  add_grouped_rows(estimate, table,
                   [](const std::string& code, const Label& name, const RowSum& s) {
                     std::vector<ReportCell> cells{code, name};
                     cells.insert(cells.end(), s.by_category.begin(), s.by_category.end());
                     cells.emplace_back(s.amount);
                     return cells;
                   });
  return table;
}

/// Categories down, groups across.
ReportTable by_category(const Estimate& estimate) {
  const auto& groups = estimate.plan->groups;
  const auto& categories = estimate.regulations->norms.categories;
  ReportTable table{
      "by_category",
      words::by_category,
      {{"category", words::code, false, true}, {"name", words::category, false, true}},
      {}};
  for (const Group& group : groups)
    table.columns.push_back({"group_" + group.code, same(group.code + ". " + group.name), true});
  table.columns.push_back({"amount", words::total, true});
  std::vector<std::vector<Money>> sums(categories.size() + 1,
                                       std::vector<Money>(groups.size() + 1));
  for (const Line& line : estimate.lines) {
    const auto g =
        static_cast<std::size_t>(estimate.activities[line.activity].group - groups.data());
    for (const std::size_t c : {line.norm->category, categories.size()})
      for (const std::size_t column : {g, groups.size()}) sums[c][column] += line.amount;
  }
  for (std::size_t c = 0; c < sums.size(); ++c) {
    const bool is_total = c == categories.size();
    std::vector<ReportCell> cells{is_total ? std::string{} : categories[c].code.text(),
                                  is_total ? words::total : categories[c].label};
    cells.insert(cells.end(), sums[c].begin(), sums[c].end());
    table.rows.push_back({is_total ? Kind::total : Kind::plain, std::move(cells)});
  }
  return table;
}

ReportTable by_sub_item(const Estimate& estimate) {
  ReportTable table{
      "by_sub_item",
      words::by_sub_item,
      {{"sub_item", words::sub_item}, {"name", words::content}, {"amount", words::amount, true}},
      {}};
  const auto& sub_items = estimate.regulations->norms.sub_items;
  for (const Subtotal& subtotal : totals(estimate, Grouping::sub_item)) {
    const SubItem& sub_item = sub_items[subtotal.about];
    table.rows.push_back({Kind::plain, {sub_item.code.text(), sub_item.name, subtotal.amount}});
  }
  std::ranges::stable_sort(table.rows, {}, [](const ReportRow& row) {
    return std::get<std::string>(row.cells.front());
  });
  table.rows.push_back({Kind::total, {std::string{}, words::total, estimate.total}});
  return table;
}

ReportTable by_activity(const Estimate& estimate) {
  ReportTable table{"by_class",
                    words::by_activity,
                    {{"class", words::code},
                     {"name", words::activity},
                     {"people", words::people, true},
                     {"amount", words::amount, true},
                     {"per_person", words::per_person, true}},
                    {}};
  std::int64_t all = 0;
  for (std::size_t i = 0; i < estimate.activities.size(); ++i) {
    const Activity& activity = estimate.activities[i];
    const std::int64_t people = activity.headcount().value();
    Money sum;
    for (const Line& line : estimate.lines_of(i)) sum += line.amount;
    all += people;
    table.rows.push_back(
        {Kind::plain, {activity.code.text(), activity.name, people, sum, per_person(sum, people)}});
  }
  table.rows.push_back(
      {Kind::total,
       {std::string{}, words::total, all, estimate.total, per_person(estimate.total, all)}});
  return table;
}

ReportTable by_item(const Estimate& estimate) {
  ReportTable table{"by_item",
                    words::by_item,
                    {{"item", words::code}, {"name", words::item}, {"amount", words::amount, true}},
                    {}};
  std::map<std::size_t, const NormLine*> names;  // the first line of each item
  std::map<const NormLine*, std::size_t> known;
  for (const Line& line : estimate.lines)
    if (known.emplace(line.norm, 0).second)
      names.emplace(position(estimate, line, Grouping::item), line.norm);
  for (const Subtotal& subtotal : totals(estimate, Grouping::item)) {
    const NormLine& item = *names.at(subtotal.about);
    table.rows.push_back({Kind::plain, {item.code.text(), item.label, subtotal.amount}});
  }
  table.rows.push_back({Kind::total, {std::string{}, words::total, estimate.total}});
  return table;
}

ReportTable empty_lines_table() {
  return ReportTable{"lines",
                     words::lines,
                     {{"line", words::code},
                      {"class", words::activity},
                      {"item", words::item},
                      {"title", words::line_content},
                      {"category", words::category},
                      {"sub_item", words::sub_item},
                      {"working", words::working},
                      {"unit", words::unit},
                      {"unit_rate", words::unit_rate, true},
                      {"amount", words::amount, true},
                      {"law", words::law},
                      {"marks", words::remark}},
                     {}};
}

ReportRow row_of(const Estimate& estimate, const Line& line) {
  const Norms& norms = estimate.regulations->norms;
  const bool is_product = line.working.treatment == Treatment::product;
  return {
      line.norm->is_memo() ? Kind::memo : Kind::plain,
      {estimate.code_of(line).text(), estimate.activities[line.activity].code.text(),
       line.norm->code.text(), line.norm->label, norms.categories[line.norm->category].code.text(),
       norms.sub_items[line.norm->sub_item].code.text(), factors_text(estimate, line),
       unit_text(estimate, line), is_product ? ReportCell{line.working.unit_rate} : ReportCell{},
       line.amount, law_text(estimate, line), marks_text(line)}};
}

ReportTable allotment_table(const Estimate& estimate) {
  ReportTable table{"allotment",
                    words::against_allotment,
                    {{"scope", words::content},
                     {"allotted", words::allotted, true},
                     {"estimated", words::estimated, true},
                     {"left", words::left, true},
                     {"remark", words::remark}},
                    {}};
  for (const AllotmentBalance& balance : against_allotment(estimate)) {
    Label remark;
    for (const Allotment& a : estimate.plan->allotments) {
      if (balance.group != nullptr && a.group != balance.group->code) continue;
      const std::string decision = a.decision + " (" + format_date(a.date) + ")";
      const Label one = a.assumed.empty() ? same(decision)
                                          : phrase({"{}, số tiền giả định", "{}, amount assumed"},
                                                   {same(decision)});
      remark = remark.vi.empty() ? one : phrase({"{}; {}", "{}; {}"}, {remark, one});
    }
    if (balance.exceeded_at != nullptr)
      remark = phrase({"{}; VƯỢT {}; vượt kể từ {} ({})", "{}; EXCEEDED by {}; from {} ({}) on"},
                      {remark, same(format_amount(-balance.left())),
                       same(balance.exceeded_at->code.text()), same(balance.exceeded_at->name)});
    table.rows.push_back({Kind::plain,
                          {balance.group == nullptr ? words::whole_plan : same(balance.group->name),
                           balance.allotted, balance.estimated, balance.left(), remark}});
  }
  return table;
}

}  // namespace

ReportTable estimate_table(const Estimate& estimate, EstimateTable which, Progress& progress) {
  switch (which) {
    case EstimateTable::row: return by_row(estimate);
    case EstimateTable::activity: return by_activity(estimate);
    case EstimateTable::category: return by_category(estimate);
    case EstimateTable::row_category: return by_row_and_category(estimate);
    case EstimateTable::sub_item: return by_sub_item(estimate);
    case EstimateTable::item: return by_item(estimate);
    case EstimateTable::line: break;
  }
  return lines_table(estimate, {}, progress);
}

ReportTable line_table(const Estimate& estimate, const Line& line) {
  ReportTable table = empty_lines_table();
  table.rows.push_back(row_of(estimate, line));
  return table;
}

ReportTable lines_table(const Estimate& estimate, const std::vector<std::size_t>& positions,
                        Progress& progress) {
  ReportTable table = empty_lines_table();
  for (std::size_t i = 0; i < estimate.lines.size(); ++i) {
    progress.at(Step::laying_out, i, estimate.lines.size());
    const Line& line = estimate.lines[i];
    if (positions.empty() || std::ranges::binary_search(positions, line.activity))
      table.rows.push_back(row_of(estimate, line));
  }
  return table;
}

Report table_report(const Estimate& estimate, const ReportTable& table) {
  Report report = summary_report(estimate);
  report.tables = {table};
  // The reservations hold for every table, but one table is what was asked for.
  if (!report.remarks.empty()) report.remarks = {words::see_reservations};
  return report;
}

Report summary_report(const Estimate& estimate) {
  Report report;
  report.schema = "dutoan.estimate/1";
  report.title = words::estimate_title;
  report.head = plan_head(*estimate.plan);
  for (const auto which : {EstimateTable::row, EstimateTable::category, EstimateTable::row_category,
                           EstimateTable::sub_item})
    report.tables.push_back(estimate_table(estimate, which));
  if (!estimate.plan->allotments.empty()) report.tables.push_back(allotment_table(estimate));
  report.foot = {{"total", words::total, estimate.total},
                 {"in_words", words::in_words, amount_in_words(estimate.total)}};
  report.remarks = reservation_remarks(estimate);
  return report;
}

}  // namespace dutoan
