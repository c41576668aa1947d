// The commands of a year's settlement: closing it, reporting it, reviewing it, refunding.
#pragma once

#include "cli/commands.hpp"

#include <vector>

namespace dutoan::cli {

struct Invocation;

/// Their part of the table of commands.
[[nodiscard]] std::vector<Command> settle_commands();

/// Whether the command is one of them.
[[nodiscard]] bool is_about_settlement(const Command& command);

/// Answers it; returns the exit code.
[[nodiscard]] int answer_about_settlement(const Invocation& asked);

}  // namespace dutoan::cli
