// Tables in plain text: columns to the width of their words, wrapped or cut into panels to fit.
#pragma once

#include <dutoan/report.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::report {

/// How many characters people see in `text` (combining marks add nothing).
[[nodiscard]] std::size_t visible_length(std::string_view text);

/// `text` in lines of at most `width` characters, cut at blanks; a longer word is cut anywhere.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t width);

/// `table` in lines of at most `width` characters wherever its words allow.
[[nodiscard]] std::string text_table(const ReportTable& table, Language language,
                                     std::size_t width);

}  // namespace dutoan::report
