// A workbook as lines of text, so that tests compare it with a table and programs with each other.
#pragma once

#include "workbook/book.hpp"

#include <string>

namespace dutoan::tests {

/// "S!B7 number 106", with "formula", "time" and "hidden" behind the kind where they hold, a line
/// for every cell; sheets that are hidden and merged ranges have a line of their own. "\n" and "\t"
/// in texts are escaped.
[[nodiscard]] std::string lines_of(const workbook::Book& book);

/// "S!B7 DT7008 reason=not a number text=1,5", a line for every problem.
[[nodiscard]] std::string lines_of(const Problems& problems);

/// Whichever `read` is.
[[nodiscard]] std::string lines_of(const Result<workbook::Book>& read);

}  // namespace dutoan::tests
