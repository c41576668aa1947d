// The command that shows a book in a browser.
#pragma once

#include "cli/invocation.hpp"
#include "cli/program.hpp"

namespace dutoan::cli {

[[nodiscard]] Command open_command();
/// Serves the book that the invocation names, and opens a browser on it; returns the exit code once
/// the program is told to stop.
[[nodiscard]] int open_in_browser(const Invocation& asked, const Serve& serve);

}  // namespace dutoan::cli
