// What was sent of the plan's grid: typed cell by cell, pasted, or changed on a class's page.
#pragma once

#include "web/plan_edit.hpp"

#include <optional>
#include <string>

namespace dutoan::web {

/// The name of a column's inputs, without digits: a script that adds a row counts those up.
[[nodiscard]] std::string name_of_cells(const GridSheet& sheet, const ReportColumn& column);

/// Whether a grid was sent, and not only a question for one.
[[nodiscard]] bool is_grid_sent(const Values& typed);

/// Fills the sheet with the columns that were sent; says so where they differ in length.
std::optional<Problem> take_typed(GridSheet& sheet, const Values& typed);
/// Puts the changed figures of a class's page into the row that they are about.
void take_change(GridSheet& sheet, const Values& typed);
/// Adds the column of days for the rows, where the change is about days and there is none yet.
void add_days(const Visit& visit, GridSheet& sheet, const Values& typed);
/// Puts what was pasted where it belongs; says why it cannot be.
[[nodiscard]] std::optional<Problems> take_paste(PlanGrid& grid, const Values& typed);
/// Adds empty rows to the sheet of a button "more-row".
void add_rows(PlanGrid& grid, const std::string& intent);

}  // namespace dutoan::web
