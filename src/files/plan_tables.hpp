// The sheets of a plan's workbook as rows of values, before they are put together.
#pragma once

#include "files/csv.hpp"
#include "files/plan_columns.hpp"
#include "files/toml.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dutoan::files {

/// A row: a table of the plan, without the tables below it.
struct GivenRow {
  std::vector<Cell> owners;  // the codes of the tables that it belongs to, the outermost first
  Node::Entries entries;
  Spot spot;
};

/// A sheet.
struct GivenTable {
  Node::File file;
  std::vector<GivenRow> rows;
};

/// Where a cell stands, for a node: row and column of a sheet, line and column of a text.
[[nodiscard]] Spot spot_of(const Cell& cell);

/// Whether these cells are the titles of `sheet`, or of the plan's first sheet when it is null.
[[nodiscard]] bool are_titles_of(const PlanSheet* sheet, const std::vector<Cell>& cells,
                                 const CodeLabels& labels);

/// The sheet whose titles these are best; nothing when they are no sheet's.
[[nodiscard]] std::optional<const PlanSheet*> sheet_with_titles(const std::vector<Cell>& cells,
                                                                const CodeLabels& labels);

/// The rows of `list`; adds column_not_found, unknown_column, duplicate_key and what a cell cannot
/// mean to `problems`.
[[nodiscard]] GivenTable table_in(const PlanSheet& sheet, const List& list, Node::File file,
                                  const CodeLabels& labels, Problems& problems);

/// The one row of the plan's first sheet: the table "plan" and the keys beside it.
[[nodiscard]] GivenTable head_in(const List& list, Node::File file, const CodeLabels& labels,
                                 Problems& problems);

}  // namespace dutoan::files
