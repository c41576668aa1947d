// The reports of a year: execution, results, open advances.
#pragma once

#include "cli/commands.hpp"

#include <vector>

namespace dutoan::cli {

struct BookSession;
struct Invocation;

/// Their part of the table of commands.
[[nodiscard]] std::vector<Command> report_commands();

/// Whether the invocation is of one of those that are answered here; the list of open advances has
/// another name as well.
[[nodiscard]] bool is_report(const Invocation& asked);

/// Answers it; returns the exit code.
[[nodiscard]] int answer_with_report(const BookSession& session);

}  // namespace dutoan::cli
