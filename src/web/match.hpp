// Which paths are of a route.
#pragma once

#include "web/request.hpp"

#include <optional>
#include <string_view>

namespace dutoan::web {

/// Whether `path` is one of `pattern`, "/vouchers/{number}"; the parts that it names. "{number*}"
/// is all that stands before what the pattern ends with, slashes in it too. No part is empty.
[[nodiscard]] std::optional<Values> match(std::string_view pattern, std::string_view path);

}  // namespace dutoan::web
