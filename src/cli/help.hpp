// Pieces of the help that pages of other kinds are made of, too.
#pragma once

#include "cli/commands.hpp"

#include <string>
#include <string_view>

namespace dutoan::cli {

/// What stands for a value, in the reader's language: FILE is TỆP.
[[nodiscard]] std::string placeholders(std::string_view text, Language language);

/// The words that the option takes, "vi, en"; empty when it takes any.
[[nodiscard]] std::string words_of(const Option& option);

/// One line: every exit code with what it says.
[[nodiscard]] std::string exit_codes(Language language);

}  // namespace dutoan::cli
