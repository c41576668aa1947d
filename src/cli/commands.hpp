// The commands of the program, said once: the parser, the help, the nearest name and the reference
// page come from this table.
#pragma once

#include <dutoan/report.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::cli {

struct Option {
  std::string_view name;        // "--plan"
  std::string_view short_name;  // "-p" or empty
  std::string_view value;       // what it takes, "FILE"; empty for a flag
  Label about;
  std::vector<std::string_view> words = {};  // the only values allowed, when there are any
  bool repeats = false;                      // may be given several times; else the last one holds
};

struct Example {
  std::string_view command;
  Label about;
};

struct Command {
  std::string_view path;       // "plan check"
  std::string_view alias;      // the Vietnamese name without accents: "ke-hoach kiem-tra"
  std::string_view arguments;  // "[CLASS…]", "LINE", or empty
  std::size_t least_arguments = 0;
  std::size_t most_arguments = 0;
  Label about;
  std::vector<Option> options = {};  // besides the common ones
  std::vector<Example> examples = {};
};

[[nodiscard]] std::span<const Command> commands();
/// The options of every command.
[[nodiscard]] std::span<const Option> common_options();

/// The command with this path or alias, or null.
[[nodiscard]] const Command* find_command(std::string_view path);

/// The first words of commands with a second one: "plan".
[[nodiscard]] bool is_command_group(std::string_view word);

/// The page of a command, or of the whole program when `command` is null.
[[nodiscard]] std::string help_page(const Command* command, Language language);

/// docs/reference/cli.md.
[[nodiscard]] std::string reference_page();

}  // namespace dutoan::cli
