// The commands of the book: entering documents, and asking what it says.
#pragma once

#include "cli/commands.hpp"

#include <vector>

namespace dutoan::cli {

struct Invocation;

/// Their part of the table of commands.
[[nodiscard]] std::vector<Command> book_commands();

/// Those of them that are about the book's file: verify, checkpoint, backup, restore, export.
[[nodiscard]] std::vector<Command> book_file_commands();

/// Those of them by which a draft ends: voucher post, drop, refuse.
[[nodiscard]] std::vector<Command> draft_commands();

/// Whether the command is one of them.
[[nodiscard]] bool is_about_book(const Command& command);

/// Answers it; returns the exit code.
[[nodiscard]] int answer_about_book(const Invocation& asked);

}  // namespace dutoan::cli
