// The commands about rates: list, show, lint, diff, affected.
#pragma once

#include "cli/invocation.hpp"

namespace dutoan::cli {

/// Answers a command whose path begins with "rates"; returns the exit code.
[[nodiscard]] int answer_about_rates(const Invocation& asked);

}  // namespace dutoan::cli
