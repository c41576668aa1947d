// A plan from a workbook, as the same tree of values that a plan file gives: from here on nobody
// knows which of the two it was, but for the places of problems.
//
// Invariants
//   L3  every sheet is read, or its name begins with #, or a problem names it; every row of a sheet
//       is a table of the plan, or a problem names it
//   L4  a sheet states its whole list: what it leaves out is not there. Lists whose sheet is
//   missing
//       are those of `base`, if there is one
#pragma once

#include "files/encoding.hpp"
#include "files/plan_columns.hpp"
#include "files/toml.hpp"

#include <optional>

namespace dutoan::files {

/// The plan that `book` states, on top of `base`, which may be null; its shape is not checked yet.
/// Refuses as read_sheet does, and with unknown_sheet, column_not_found, unknown_column and what a
/// cell cannot mean (FileRule).
[[nodiscard]] Result<Node> read_plan_book(const workbook::Book& book, const CodeLabels& labels,
                                          const Node* base);

/// The same of a file: a workbook, or one sheet of it as CSV or TSV, which its titles tell. Refuses
/// as read_workbook, read_text and read_csv do, too, and with several_sheets.
[[nodiscard]] Result<Node> read_plan_book(const SourceBytes& source,
                                          std::optional<OldEncoding> encoding,
                                          const CodeLabels& labels, const Node* base);

}  // namespace dutoan::files
