// What stands in a cell as text, made fit to be compared and printed.
#pragma once

#include "workbook/book.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dutoan::workbook {

/// The text in NFC with "\n" for every end of line, or nothing when it holds a control character
/// other than tab and newline. `text` is UTF-8.
[[nodiscard]] std::optional<std::string> clean_text(std::string_view text);

/// The text as people see it: "_x000D_", which .xlsx writes for characters that XML cannot hold, is
/// that character.
[[nodiscard]] std::string without_escapes(std::string_view text);

/// How many bytes the control character at the beginning of `text` has; 0 when there is none.
[[nodiscard]] std::size_t control_length(std::string_view text);

/// How many characters (code points) valid UTF-8 has.
[[nodiscard]] std::int64_t characters_in(std::string_view text);

/// The first characters of a text, for a message.
[[nodiscard]] std::string beginning_of(std::string_view text);

/// The text of one cell as it comes in pieces; no more is kept than is needed to see that it is
/// longer than `characters`.
class TextInPieces {
 public:
  explicit TextInPieces(std::int64_t characters)
      : most_(static_cast<std::size_t>(characters) * 4 + 4) {}
  void add(std::string_view piece) {
    if (text_.size() < most_) text_ += piece.substr(0, cut(piece));
  }
  [[nodiscard]] const std::string& text() const { return text_; }
  void clear() { text_.clear(); }

 private:
  std::size_t most_;
  std::string text_;

  /// Where the piece ends, so that no character is cut in two.
  [[nodiscard]] std::size_t cut(std::string_view piece) const;
};

}  // namespace dutoan::workbook
