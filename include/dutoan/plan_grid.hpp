// The plan as grids (lưới kế hoạch): its lists as rows of cells, as people type them or paste them
// from a spreadsheet. A grid is read by the reader of lists, as `plan import` reads one.
//
// Invariants
//   X3  every row that has a text is a row of the plan, or the grid is refused
//   X4  a grid that was not changed says what the plan says: it has no difference
//   X5  a plan's file is replaced whole, only where it still is what the grid was made from, and
//       its old self stays beside it
#pragma once

#include <dutoan/app.hpp>
#include <dutoan/calendar.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What keeps a grid from becoming the plan, and a document from joining the rates, in the order it
/// is checked.
enum class GridRule : int {
  plan_is_workbook = 9140,  // it is changed in its own program
  plan_changed = 9141,      // somebody else wrote it after the grid was made
  rows_lost = 9142,         // fewer rows were read than were typed
  pasted_beyond = 9143,     // the text has more columns than the grid
  nothing_pasted = 9144,    // there is no text
  no_document = 9145,       // no rate document was given
  values_overlap = 9146,    // it claims days of a value that it does not end
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(GridRule) {}

/// A list of the plan: groups, rows, listed classes.
struct GridSheet {
  std::string key;  // "row"
  Label title;
  std::vector<ReportColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as people write them, one cell for each column
};
/// The lists of a plan, and what the plan's file was when they were made.
struct PlanGrid {
  std::vector<GridSheet> sheets;
  std::string made_from;  // the file's digest
};

/// The lists of the plan of `sources`: its groups, rows and, where it has any, listed classes.
/// Refuses as export_plan does.
[[nodiscard]] Result<PlanGrid> plan_grid(const Sources& sources);
/// The sheet of that key, or null.
[[nodiscard]] GridSheet* find_sheet(PlanGrid& grid, std::string_view key);
/// Makes sure that the sheet has a column for the plan's key, "factors.days"; its position.
std::size_t add_column(GridSheet& sheet, const std::string& key, const Label& title);

/// What a cell is called in problems and on pages: "row.C4", where titles are row 1.
[[nodiscard]] std::string cell_name(const GridSheet& sheet, std::size_t row, std::size_t column);

/// Puts a text that a spreadsheet copied into the sheet: tabs between cells, quotes around those
/// with line ends. Where its first row names columns of the sheet, each column goes where it
/// belongs; else to the right of `column`. Rows go below `row`, new ones where the sheet ends. How
/// many rows they were. Refuses with GridRule and as the reader of lists does.
[[nodiscard]] Result<std::size_t> paste(GridSheet& sheet, std::size_t row, std::size_t column,
                                        const std::string& text);

/// A cell that was read as something that people write otherwise: "1234" as 1.234.
struct ReadCell {
  std::string cell, title, typed, read;
};
/// A grid as it was read.
struct ReadGrid {
  ImportedPlan imported;  // from the plan; places are cells of the grid
  std::vector<ReadCell> otherwise;
  std::size_t rows = 0, cells = 0;  // that have a text
};
/// Reads the grid as a change of the plan of `sources`. Refuses with every problem, each with its
/// cell, and with GridRule::rows_lost.
[[nodiscard]] Result<ReadGrid> read_grid(const Sources& sources, const PlanGrid& grid);

/// The grid with the sums that the plan states made those of its rows, where they differ. Refuses
/// as read_grid.
[[nodiscard]] Result<PlanGrid> with_true_sums(const Sources& sources, PlanGrid grid);

/// Whether the plan is still what the grid was made from (X5): nothing, or
/// GridRule::plan_is_workbook, plan_changed.
[[nodiscard]] std::optional<Problem> misfit(const Sources& sources, const PlanGrid& grid);

/// A plan's file that was written.
struct WrittenPlan {
  ReadGrid read;
  std::string kept;  // the file that holds the old self; empty where nothing differed
};
/// Writes the plan that the grid states (X5). Refuses as misfit and read_grid do, with what does
/// not hold in the plan that it states, and with SystemRule::cannot_write.
[[nodiscard]] Result<WrittenPlan> enter_grid(const Sources& sources, const PlanGrid& grid,
                                             std::chrono::sys_seconds now);

/// What entering the grid changes, how each of its cells was read where that is not as it was
/// typed, and how much was read.
[[nodiscard]] Report grid_report(const Sources& sources, const ReadGrid& read);

}  // namespace dutoan
