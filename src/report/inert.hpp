// What people wrote, made inert: it is shown, and neither a screen nor a spreadsheet does what it
// says.
//
// Invariants
//   X1  no control character and no mark that turns a text around, from whatever file, reaches a
//       terminal in a text or a problem, or a page
//   X2  no text of people is counted as a formula in what we write
#pragma once

#include <string>
#include <string_view>

namespace dutoan::report {

/// `text` with a blank for each tab and end of a line, and a mark for every other character that a
/// screen would obey: controls, and those that turn a text around.
[[nodiscard]] std::string printable(const std::string& text);

/// Whether a spreadsheet may take `text` for a formula and run it, when the text is opened or
/// pasted.
[[nodiscard]] bool looks_like_formula(std::string_view text);

}  // namespace dutoan::report
