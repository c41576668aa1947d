// Completion: what a shell offers while a command is typed. The shells know nothing themselves;
// they ask the program, so that what they offer is always what it takes.
#pragma once

#include "cli/commands.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dutoan::cli {

/// The hidden command that the scripts ask; the words typed so far follow it.
inline constexpr std::string_view asking_command = "__complete";

/// What stands for "a file here" among the answers.
inline constexpr std::string_view any_file = ":file";

/// The shells for which there is a script.
[[nodiscard]] std::vector<std::string_view> completion_shells();

/// The script that makes `shell`, one of the above, ask the program.
[[nodiscard]] std::string completion_script(std::string_view shell);

/// What the last of `words`, the one being typed, may become: a line each, the word and behind a
/// tab what it means. Class codes are read from the plan; what cannot be read is not offered.
[[nodiscard]] std::string completions(const std::vector<std::string>& words, Language language);

}  // namespace dutoan::cli
