// The commands about the people of a book: who may come in by `dutoan serve`, and what they did.
#pragma once

#include "cli/commands.hpp"

#include <dutoan/result.hpp>

#include <string>
#include <vector>

namespace dutoan::cli {

struct Invocation;

/// Their part of the table of commands.
[[nodiscard]] std::vector<Command> people_commands();
/// Whether the command is one of them.
[[nodiscard]] bool is_about_people(const Command& command);
/// Answers it; returns the exit code.
[[nodiscard]] int answer_about_people(const Invocation& asked);

/// A password: the first line of the file that --password-file names, or of standard input; typed
/// without echo, twice, where that is a terminal. Never an option: those are seen by everybody on
/// the machine. Refuses with PeopleRule.
[[nodiscard]] Result<std::string> read_password(const Invocation& asked);

}  // namespace dutoan::cli
