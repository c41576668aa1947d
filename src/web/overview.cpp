#include "web/overview.hpp"

#include "web/course.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <map>

namespace dutoan::web {
namespace {

/// The version that counts: the one approved last, else the newest.
const Round* round_that_counts(const std::vector<Round>& rounds) {
  const Round* found = rounds.empty() ? nullptr : &rounds.back();
  for (const Round& round : rounds)
    if (round.approval || round.awaiting) found = &round;
  return found;
}

std::optional<Money> cut_of(const Visit& visit, const OverviewYear& year) {
  const auto rounds = find_rounds(visit.book, year.codes);
  const auto regulations = regulations_of(visit);
  if (!rounds || !regulations) return std::nullopt;
  const Round* counts = round_that_counts(*rounds);
  if (counts == nullptr || counts->appraisals.empty()) return std::nullopt;
  const auto round = find_appraisal(visit.book, year.codes, counts->estimate.document.id.text(),
                                    (*regulations)->norms.reasons);
  return round ? std::optional{round->appraisal.cut()} : std::nullopt;
}

Execution money_of(const Visit& visit, const OverviewYear& year) {
  Execution total;
  const auto found =
      find_execution(visit.book, year.codes, ExecutionBy::activity, visit.estimate());
  if (found)
    for (const ExecutionRow& row : found->rows) total += row.money;
  return total;
}

/// "2020-07" of a day.
std::string month_of(Date day) {
  const std::string month = std::to_string(day.month());
  return std::to_string(day.year()) + (month.size() < 2 ? "-0" : "-") + month;
}

/// "2020-12" → "2021-01".
std::string month_after(const std::string& month) {
  int number = 0;  // 202012
  for (const char c : month)
    if (c != '-') number = number * 10 + (c - '0');
  number += number % 100 == 12 ? 89 : 1;
  const std::string digits = std::to_string(number);
  return digits.substr(0, 4) + "-" + digits.substr(4);
}

/// What was approved for the classes that begin in a month, by month.
using Planned = std::map<std::string, Money>;

Planned planned_months(const Visit& visit, const OverviewYear& year) {
  Planned planned;
  const auto classes =
      find_execution(visit.book, year.codes, ExecutionBy::activity, visit.estimate());
  if (!classes || visit.estimate() == nullptr) return planned;
  for (const Activity& each : visit.estimate()->activities) {
    if (each.listed == nullptr || !each.listed->starts) continue;
    const auto row = std::ranges::find(classes->rows, each.code.text(), &ExecutionRow::code);
    if (row != classes->rows.end()) planned[month_of(*each.listed->starts)] += row->money.approved;
  }
  return planned;
}

/// What was left at the end of each month up to the last in which anything moved.
ChartLine actual_line(const std::vector<ExecutionRow>& rows,
                      const std::vector<std::string>& months) {
  ChartLine line{{"thực tế", "actual"}, {}, false};
  Execution sum;
  auto row = rows.begin();
  for (const std::string& month : months) {
    if (row == rows.end()) break;
    for (; row != rows.end() && row->code <= month; ++row) sum += row->money;
    line.values.push_back(sum.left);
  }
  return line;
}

/// What would be left if each class took what was approved for it in the month in which it begins.
ChartLine planned_line(const Planned& planned, Money approved,
                       const std::vector<std::string>& months) {
  ChartLine line{{"theo kế hoạch", "as planned"}, {}, true};
  for (const std::string& month : months) {
    if (const auto it = planned.find(month); it != planned.end()) approved -= it->second;
    line.values.push_back(approved);
  }
  return line;
}

}  // namespace

std::vector<OverviewYear> years_of(const Visit& visit) {
  std::vector<OverviewYear> years;
  for (const Availability& each : what_is_left(visit.book, {}, ControlLevel::whole)) {
    const Funding& funding = each.scope.funding;
    TypedFunding codes;
    codes.year = std::to_string(funding.fiscal_year);
    codes.unit = funding.unit.text();
    const UnitYear year{funding.unit, funding.fiscal_year};
    if (std::ranges::none_of(years, [&](const OverviewYear& known) { return known.year == year; }))
      years.push_back({year, std::move(codes)});
  }
  std::ranges::stable_sort(years, {},
                           [](const OverviewYear& each) { return each.year.fiscal_year; });
  return years;
}

std::optional<OverviewYear> year_shown(const Visit& visit) {
  const auto years = years_of(visit);
  if (years.empty()) return std::nullopt;
  for (const OverviewYear& each : years)
    if (each.codes.year == visit.asked("year") &&
        each.codes.unit == visit.asked("unit", each.codes.unit))
      return each;
  return years.back();
}

OverviewFigures overview_figures(const Visit& visit, const OverviewYear& year) {
  OverviewFigures figures;
  for (const Availability& each : what_is_left(visit.book, {}, ControlLevel::whole)) {
    const Funding& funding = each.scope.funding;
    if (UnitYear{funding.unit, funding.fiscal_year} == year.year)
      figures.allotted += each.standing.granted();
  }
  figures.money = money_of(visit, year);
  figures.cut = cut_of(visit, year);
  figures.overdue = overdue_advances(visit, year);
  return figures;
}

std::optional<Chart> money_over_months(const Visit& visit, const OverviewYear& year) {
  const auto found = find_execution(visit.book, year.codes, ExecutionBy::month, visit.estimate());
  if (!found || found->rows.empty()) return std::nullopt;
  const std::vector<ExecutionRow>& rows = found->rows;
  const Planned planned = planned_months(visit, year);
  std::string end = rows.back().code;
  if (!planned.empty()) end = std::max(end, planned.rbegin()->first);
  Chart chart;
  std::vector<std::string> months;
  for (std::string month = rows.front().code; month <= end; month = month_after(month)) {
    months.push_back(month);
    chart.points.push_back({month.substr(5) + "/" + month.substr(0, 4), month});
  }
  Execution sum;
  for (const ExecutionRow& each : rows) sum += each.money;
  chart.lines.push_back(actual_line(rows, months));
  if (!planned.empty()) chart.lines.push_back(planned_line(planned, sum.approved, months));
  const Label& last = chart.points[chart.lines.front().values.size() - 1];
  const std::string amount = format_amount(sum.left), of = format_amount(sum.approved);
  chart.finding = {"Cuối tháng " + last.vi + " còn được chi " + amount + " đồng trong " + of +
                       " đồng được duyệt",
                   "At the end of " + last.en + ", " + amount + " đồng of the " + of +
                       " đồng approved are left"};
  return chart;
}

ReportTable table_of(const Chart& chart) {
  ReportTable table{"left_by_month",
                    {"Còn lại cuối mỗi tháng (đồng)", "Left at the end of each month (đồng)"},
                    {{"month", {"Tháng", "Month"}, false, true}},
                    {}};
  for (const ChartLine& line : chart.lines)
    table.columns.push_back({line.is_planned ? "planned" : "left", line.name, true});
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    ReportRow row{ReportRow::Kind::plain, {chart.points[i]}};
    for (const ChartLine& line : chart.lines)
      row.cells.push_back(i < line.values.size() ? ReportCell{line.values[i]} : ReportCell{});
    table.rows.push_back(std::move(row));
  }
  return table;
}

ReportTable with_columns(const ReportTable& table, const std::vector<std::string>& keys) {
  ReportTable made{table.key, table.title, {}, {}};
  for (const ReportRow& row : table.rows) made.rows.push_back({row.kind, {}});
  for (const std::string& key : keys) {
    const auto column = std::ranges::find(table.columns, key, &ReportColumn::key);
    if (column == table.columns.end()) continue;
    made.columns.push_back(*column);
    const auto c = static_cast<std::size_t>(column - table.columns.begin());
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      made.rows[r].cells.push_back(table.rows[r].cells[c]);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r)  // what a total is called stands first
    if (table.rows[r].kind == ReportRow::Kind::total)
      made.rows[r].cells.front() = table.rows[r].cells.front();
  return made;
}

}  // namespace dutoan::web
