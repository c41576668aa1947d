// A command line as it was understood, or what is wrong with it.
#pragma once

#include "cli/commands.hpp"

#include <dutoan/result.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::cli {

struct Invocation {
  const Command* command = nullptr;  // null: the program itself (help, version)
  std::vector<std::string> arguments;
  std::map<std::string, std::string, std::less<>> options;  // by long name; flags hold ""
  std::map<std::string, std::vector<std::string>, std::less<>> repeated;  // every value, in order
  Language language = Language::vi;

  [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
  [[nodiscard]] std::string value(std::string_view option, std::string otherwise = {}) const;
  /// Every value of an option that may be repeated.
  [[nodiscard]] std::vector<std::string> all(std::string_view option) const;
};

/// The language that the arguments or the environment ask for; Vietnamese otherwise. It is needed
/// to word a command line that cannot be understood.
[[nodiscard]] Language language_of(const std::vector<std::string>& arguments);

/// Reads `arguments` (without the program's name). Refuses with UseRule.
[[nodiscard]] Result<Invocation> read_command_line(const std::vector<std::string>& arguments);

}  // namespace dutoan::cli
