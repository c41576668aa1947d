// The commands of a year's statements: settle statement, settle reconcile, trace.
#pragma once

#include "cli/commands.hpp"

#include <vector>

namespace dutoan::cli {

struct Invocation;
struct BookSession;

/// Their part of the table of commands.
[[nodiscard]] std::vector<Command> statement_commands();

/// Whether the command is one of them.
[[nodiscard]] bool is_about_statements(const Command& command);

/// Answers it; returns the exit code.
[[nodiscard]] int answer_about_statements(BookSession& session);

}  // namespace dutoan::cli
