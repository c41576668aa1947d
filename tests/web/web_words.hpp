// What a test reads in the answers of the web interface: links, refusals, and what the command line
// says of the same book.
#pragma once

#include "support/web_case.hpp"

#include <string>
#include <vector>

namespace dutoan::tests {

/// The addresses of the links in a page that begin with `start`, each once, in order.
[[nodiscard]] std::vector<std::string> links_in(const std::string& body, const std::string& start);
/// How often `text` stands in the page.
[[nodiscard]] std::size_t count_of(const std::string& body, const std::string& text);
/// The JSON that the command line gives of the book at `book`.
[[nodiscard]] std::string told_by_command(const std::string& book, std::vector<std::string> words);
/// Runs a command that enters something; returns its exit code.
[[nodiscard]] int entered_by_command(const std::string& book, std::vector<std::string> words);
/// The bytes of a file.
[[nodiscard]] std::string bytes_of(const std::string& path);

}  // namespace dutoan::tests
