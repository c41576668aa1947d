// The commands of single classes: how they were held, and their settlement.
#pragma once

#include "cli/commands.hpp"

#include <vector>

namespace dutoan::cli {

struct BookSession;
struct Invocation;

/// Their part of the table of commands.
[[nodiscard]] std::vector<Command> settle_class_commands();

/// Whether the invocation is of one of them.
[[nodiscard]] bool is_about_class(const Invocation& asked);

/// Answers it; returns the exit code.
[[nodiscard]] int answer_about_class(BookSession& session);

}  // namespace dutoan::cli
