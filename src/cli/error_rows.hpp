// The errors of a list beside its rows: --errors, of every command that reads lists.
#pragma once

#include "cli/invocation.hpp"

#include <dutoan/result.hpp>

namespace dutoan::cli {

/// Tells the problems, writes the copy with the errors beside the rows where it was asked for, and
/// gives the exit code.
[[nodiscard]] int refuse_rows(const Problems& problems, const Invocation& asked);

}  // namespace dutoan::cli
