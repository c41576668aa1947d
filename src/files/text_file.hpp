// Text files as they come in: what was read, and where a reader's eye finds it.
//
// Invariants
//   T1  the text of a SourceText is valid UTF-8, begins with no byte-order mark, holds no control
//       character but tabs and the ends of lines, and is at most `largest_file` bytes long; it is
//       in NFC, whatever form the file is in
//   T2  lines end with LF or CR LF; lines and columns start at 1
//   T3  a column counts characters as people see them: a combining mark (U+0300 to U+036F) adds
//       nothing, so a mistake has the same column in NFC and in NFD
#pragma once

#include <dutoan/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dutoan::files {

inline constexpr std::int64_t largest_file = std::int64_t{8} * 1024 * 1024;       // of text
inline constexpr std::int64_t largest_workbook = std::int64_t{32} * 1024 * 1024;  // packed

/// Why a file cannot be read: the fact "reason" of SystemRule::cannot_read.
inline constexpr std::array<std::string_view, 6> unreadable_reasons{
    "no such file",   "a folder",          "not permitted",
    "reading failed", "links in a circle", "not a file"};

/// A text file as it was read; `name` is what the user called it.
struct SourceText {
  std::string name;
  std::string text;
};

/// A file as it was read, before anyone knows what it holds.
struct SourceBytes {
  std::string name;
  std::string bytes;
};

/// The file at `path`, of at most `largest_workbook` bytes.
[[nodiscard]] Result<SourceBytes> read_bytes(const std::string& path);

/// The file at `path`, or why it is not a text that we can read.
[[nodiscard]] Result<SourceText> read_text_file(const std::string& path);

/// The same of a file that another one names, such as a plan's list. As the name comes from
/// outside, only a plain file is read: a pipe would be waited for.
[[nodiscard]] Result<SourceBytes> read_named_bytes(const std::string& path);

/// `bytes` as a text, without its byte-order mark; refused when T1 cannot hold.
[[nodiscard]] Result<SourceText> check_text(std::string name, std::string bytes);

/// The `line`-th line without its end; empty when the text has no such line.
[[nodiscard]] std::string_view line_of(const SourceText& source, int line);

/// The column of the character at `byte_offset` of `line`.
[[nodiscard]] int display_column(std::string_view line, std::size_t byte_offset);

/// How many characters people see in `text`.
[[nodiscard]] int display_length(std::string_view text);

/// Walks through a text character by character and knows the place at every step; finding the
/// column of each value anew would cost the square of a long line.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  /// The byte `ahead` of here, or NUL behind the end.
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool at_newline() const {
    return peek() == '\n' || (peek() == '\r' && peek(1) == '\n');
  }
  [[nodiscard]] std::size_t offset() const { return at_; }
  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] int column() const { return column_; }
  [[nodiscard]] std::string_view since(std::size_t from) const {
    return text_.substr(from, at_ - from);
  }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  /// Goes past one character.
  void skip();
  void skip(int characters);
  void skip_blanks();
  void skip_line();
  /// Goes past `c` when it stands here.
  bool take(char c);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace dutoan::files
