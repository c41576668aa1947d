// What every part of the TOML reader shares: where it stands, and the problems so far.
#pragma once

#include "files/toml.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dutoan::files {

class Scanner {
 public:
  explicit Scanner(const SourceText& source)
      : cursor(source.text), file_(std::make_shared<const NodeFile>(NodeFile{source.name})) {}

  Cursor cursor;

  [[nodiscard]] const Node::File& file() const { return file_; }
  [[nodiscard]] FilePlace place(Spot spot) const {
    return {file_->name, spot.line, spot.column, spot.length, {}};
  }
  /// The place here, `length` characters long.
  [[nodiscard]] Spot here(int length = 0) const { return {cursor.line(), cursor.column(), length}; }
  /// From `start` to here; what goes on in a further line has length 1.
  [[nodiscard]] Spot up_to_here(Spot start) const {
    const bool on_one_line = cursor.line() == start.line;
    start.length = on_one_line ? std::max(cursor.column() - start.column, 1) : 1;
    return start;
  }

  [[nodiscard]] bool is_full() const { return problems_.size() >= most_syntax_problems; }
  [[nodiscard]] bool at_end_of_line() const { return cursor.done() || cursor.at_newline(); }
  [[nodiscard]] Problems take_problems() { return std::move(problems_); }
  [[nodiscard]] std::size_t problem_count() const { return problems_.size(); }

  void report(FileRule rule, Spot spot, std::vector<Fact> facts,
              std::vector<FilePlace> related = {});
  /// Reports that something else than `expected` stands here.
  void report_unexpected(std::string_view expected, std::vector<FilePlace> related = {});

  /// Goes past a comment if one stands here.
  void skip_comment();
  /// Goes past blanks, newlines and comments.
  void skip_space();
  /// Goes past a character that no text may hold, and says so.
  void refuse_control_character();

 private:
  [[nodiscard]] std::string found_here() const;

  Node::File file_;
  Problems problems_;
};

/// Whether a text on one line may not hold `c`.
[[nodiscard]] bool is_control_character(char c);
[[nodiscard]] bool is_bare_key_character(char c);

/// The key or dotted key that stands here, one part after the other.
struct KeyPart {
  std::string name;
  Spot spot;
};
[[nodiscard]] std::optional<std::vector<KeyPart>> read_key(Scanner& scanner);

/// The string that stands here, or nothing after a problem was reported.
[[nodiscard]] std::optional<std::string> read_string(Scanner& scanner);

/// The integer, date or boolean that stands here. `key` names it in problems; `in_list` tells that
/// a comma or bracket ends it. `broken` is set when the text here is no value at all.
[[nodiscard]] Node read_scalar(Scanner& scanner, const std::string& key, bool in_list,
                               bool& broken);

}  // namespace dutoan::files
