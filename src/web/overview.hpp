// The overview: where the year's money stands in five figures, what waits for whom, how far the
// districts are, and how the money went over the months.
#pragma once

#include "web/page.hpp"

#include <dutoan/chart.hpp>
#include <dutoan/class_file.hpp>
#include <dutoan/year_end.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

/// A unit's year, with the codes that name it in every question to the book.
struct OverviewYear {
  UnitYear year;
  TypedFunding codes;
};
/// The years that the book has money of, the newest last.
[[nodiscard]] std::vector<OverviewYear> years_of(const Visit& visit);
/// The year that the visit names, or the newest; nothing in a book without money.
[[nodiscard]] std::optional<OverviewYear> year_shown(const Visit& visit);

/// Where the money stands: approved = committed + advanced + spent + ended + left.
struct OverviewFigures {
  Money allotted;
  Execution money;           // of all lines together
  std::optional<Money> cut;  // by the appraisal of the version that counts; nothing without one
  std::size_t overdue = 0;   // advances whose day is past
};
[[nodiscard]] OverviewFigures overview_figures(const Visit& visit, const OverviewYear& year);

/// How many advances of the year are past their day.
[[nodiscard]] std::size_t overdue_advances(const Visit& visit, const OverviewYear& year);

/// What waits for somebody in the visitor's role, each a link to where it is done.
[[nodiscard]] std::vector<Link> tasks_of(const Visit& visit, const OverviewYear& year);

/// What was left at the end of each month; beside it what the plan's dates of classes would have
/// left, where the plan gives any. Nothing before anything was approved.
[[nodiscard]] std::optional<Chart> money_over_months(const Visit& visit, const OverviewYear& year);
/// The chart's figures as a table.
[[nodiscard]] ReportTable table_of(const Chart& chart);

/// The columns of `table` that have one of these keys, in the order of the keys.
[[nodiscard]] ReportTable with_columns(const ReportTable& table,
                                       const std::vector<std::string>& keys);

}  // namespace dutoan::web
