// The commands of an estimate's course: submitting, appraising line by line, comparing versions.
#pragma once

#include "cli/commands.hpp"

#include <vector>

namespace dutoan::cli {

struct Invocation;

/// Their part of the table of commands.
[[nodiscard]] std::vector<Command> appraisal_commands();

/// Whether the command is one of them.
[[nodiscard]] bool is_about_appraisal(const Command& command);

/// Answers it; returns the exit code.
[[nodiscard]] int answer_about_appraisal(const Invocation& asked);

}  // namespace dutoan::cli
