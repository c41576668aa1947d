// The commands that show a book in a browser: one's own, or to several people.
#pragma once

#include "cli/invocation.hpp"
#include "cli/program.hpp"

namespace dutoan::cli {

[[nodiscard]] Command open_command();
/// Serves the book that the invocation names, and opens a browser on it; returns the exit code once
/// the program is told to stop.
[[nodiscard]] int open_in_browser(const Invocation& asked, const Serve& serve);

[[nodiscard]] Command serve_command();
/// Serves the book to its people, until the program is told to stop; returns the exit code.
[[nodiscard]] int serve_people(const Invocation& asked, const Serve& serve);

/// The port that the invocation names. Refuses with UseRule::bad_option_value.
[[nodiscard]] Result<unsigned short> port_of(const Invocation& asked, const std::string& otherwise);

}  // namespace dutoan::cli
