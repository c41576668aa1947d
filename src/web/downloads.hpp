// Files to keep: what a browser saves instead of showing it.
#pragma once

#include "web/request.hpp"

#include <string>
#include <string_view>

namespace dutoan::web {

/// The text as the name of a file: "1512/QĐ-UBND" is "1512-QD-UBND". Letters without accents,
/// digits and hyphens; "dutoan" where nothing is left.
[[nodiscard]] std::string file_name_of(std::string_view text);

/// The bytes as a file of that name, which is ASCII; its type is that of its ending.
[[nodiscard]] Answer attached(const std::string& name, std::string bytes);

}  // namespace dutoan::web
