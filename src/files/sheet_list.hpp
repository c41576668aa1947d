// Lists in the sheets of workbooks: a table with a line of titles somewhere above it, as offices
// have them.
//
// Lines above the titles are a heading of the sheet; a row whose first text begins with # is a
// comment, as in CSV. A text or date in a cell merged over several rows counts for each of them; a
// number there is refused, because nobody knows whether it is the sum or each one's own.
//
// Invariants
//   V3  every cell with content below the titles is a cell of the list, or a problem names it
//   V4  a formula counts as what it showed when the file was saved; an error that it showed is
//       refused
#pragma once

#include "files/csv.hpp"
#include "workbook/book.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace dutoan::files {

/// Whether these cells are the titles of the list that is looked for.
using AreTitles = std::function<bool(const std::vector<Cell>&)>;

/// The list in `sheet`, its columns those that have a title; nothing when no row has the titles; or
/// every problem of it (ListRule::cell_shows_error, merged_numbers, column_without_title;
/// FileRule::too_large).
[[nodiscard]] std::optional<Result<List>> read_sheet(const workbook::Book& book,
                                                     const workbook::Sheet& sheet,
                                                     const AreTitles& are_titles);

}  // namespace dutoan::files
