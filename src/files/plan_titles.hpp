// What the keys of a plan are called in a workbook: Vietnamese titles of sheets and columns.
#pragma once

#include "files/form.hpp"

#include <string_view>

namespace dutoan::files {

/// The title of `key` in the form named `form`: ("row", "people") is "Số người". A list of tables
/// has the name of its sheet. Stops the program when the key has none; a test walks all of them.
[[nodiscard]] std::string_view title_of(std::string_view form, std::string_view key);

/// The sheet that holds the plan's own fields, one below the other.
inline constexpr std::string_view head_sheet = "Kế hoạch";
inline constexpr std::string_view head_name_title = "Mục";
inline constexpr std::string_view head_value_title = "Giá trị";

}  // namespace dutoan::files
