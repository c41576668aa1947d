// The source tree as text, as far as tidy_test.cpp needs to understand it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::tidy {

struct File {
  std::string path;  // from the root of the tree, with "/": src/domain/plan.cpp
  std::string text;
};

/// Every text file of ours below `root`, sorted by path; build trees and .git are left out.
[[nodiscard]] std::vector<File> read_tree(const std::string& root);

struct Line {
  std::size_t number;
  std::string_view text;
};
[[nodiscard]] std::vector<Line> lines_of(std::string_view text);

/// C++ text with comments blanked out, and the contents of string and character literals too when
/// `strings` says so. Every line keeps its number.
enum class Strings { keep, blank };
[[nodiscard]] std::string without_comments(std::string_view text, Strings strings);

struct Function {
  std::string name;
  std::size_t line;
  std::size_t length;  // lines, from its head to its closing brace
};
/// The functions with a body in C++ text; a lambda counts as a part of its function.
[[nodiscard]] std::vector<Function> functions_of(std::string_view text);

struct Word {
  std::size_t line;
  std::string text;
};
/// The identifiers and keywords of C++ text, outside comments, literals and preprocessor lines.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

/// Whether `word` stands in `line` with no letter, digit or underscore before or behind it.
[[nodiscard]] bool has_word(std::string_view line, std::string_view word);

}  // namespace dutoan::tidy
