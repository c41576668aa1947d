// What the program writes to: standard output, standard error, or a file.
#pragma once

#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace dutoan::cli {

/// How many characters fit into a line of standard output: of the terminal, else 110.
[[nodiscard]] std::size_t line_width();

/// Whether people look at what is written out.
[[nodiscard]] bool writes_to_terminal();

/// Writes `text` to standard output, or tells why that failed (a full disk behind a pipe).
[[nodiscard]] std::optional<Problem> write_out(const std::string& text);

/// Writes `text` to the file in one step: a reader sees the old file or the new one, never a part,
/// however the program ends. An interrupt waits until that is done.
[[nodiscard]] std::optional<Problem> write_file(const std::string& path, const std::string& text);

/// What would keep write_file from beginning; nothing for an empty path.
[[nodiscard]] std::optional<Problem> unwritable(const std::string& path);

/// Tells an answer piece by piece to `to`, until that says false: it could not be written.
using Pieces = std::function<void(const std::function<bool(const std::string&)>& to)>;
/// The same for an answer that is longer than fits into memory. An interrupt ends the telling, and
/// leaves nothing.
[[nodiscard]] std::optional<Problem> write_out(const Pieces& pieces);
[[nodiscard]] std::optional<Problem> write_file(const std::string& path, const Pieces& pieces);

/// Prints a sentence to standard error, so that it never gets into an answer.
void say(const std::string& sentence);

/// Prints the problems in words to standard error, at most fifty, then how many there were.
void tell(const Problems& problems, Language language);

}  // namespace dutoan::cli
