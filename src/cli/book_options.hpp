// The options that commands of the book share.
#pragma once

#include "cli/commands.hpp"

#include <vector>

namespace dutoan::cli {

/// The options of a command that enters a document: its own first.
[[nodiscard]] std::vector<Option> entering(std::vector<Option> own, bool names_funding);
/// The options of a command that asks the book.
[[nodiscard]] std::vector<Option> asking(std::vector<Option> own);
/// What every document says of itself.
[[nodiscard]] std::vector<Option> paper_options();
/// The codes that name the money; those left out are those of the only funding that fits.
[[nodiscard]] std::vector<Option> funding_options();

/// The commands that enter what was decided of an estimate: approve, amend.
[[nodiscard]] std::vector<Command> decision_commands();

}  // namespace dutoan::cli
