// Files to keep: what a browser saves instead of showing it.
#pragma once

#include "web/request.hpp"

#include <string>

namespace dutoan::web {

/// The bytes as a file of that name, which is ASCII; its type is that of its ending.
[[nodiscard]] Answer attached(const std::string& name, std::string bytes);

}  // namespace dutoan::web
