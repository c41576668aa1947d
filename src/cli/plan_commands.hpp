// The commands about the plan: check, show, export, import.
#pragma once

#include "cli/invocation.hpp"

namespace dutoan::cli {

/// Answers a command whose path begins with "plan"; returns the exit code.
[[nodiscard]] int answer_about_plan(const Invocation& given);

}  // namespace dutoan::cli
