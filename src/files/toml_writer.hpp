// A tree of values as TOML, in the order of its form: what read_toml reads back as the same values.
#pragma once

#include "files/form.hpp"
#include "files/toml.hpp"

#include <string>

namespace dutoan::files {

/// The file of `root`, which `form` accepts.
[[nodiscard]] std::string write_toml(const Node& root, const Form& form);

}  // namespace dutoan::files
