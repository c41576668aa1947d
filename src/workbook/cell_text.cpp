#include "workbook/cell_text.hpp"

#include <dutoan/language.hpp>

#include <algorithm>
#include <charconv>

namespace dutoan::workbook {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool has_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\t' && text[i] != '\n' && control_length(text.substr(i)) > 0) return true;
  return false;
}

std::string with_newlines(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      made += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      made += '\n';
  }
  return made;
}

constexpr std::size_t escape_length = 7;  // _xHHHH_

/// The UTF-16 unit that an escape at the beginning of `text` stands for.
std::optional<unsigned> escaped(std::string_view text) {
  if (text.size() < escape_length || !text.starts_with("_x") || text[escape_length - 1] != '_')
    return std::nullopt;
  unsigned unit = 0;
  const char* end = text.data() + escape_length - 1;
  const auto read = std::from_chars(text.data() + 2, end, unit, 16);
  const bool is_half = unit >= 0xD800 && unit <= 0xDFFF;  // of a pair, which no program writes
  if (read.ec != std::errc{} || read.ptr != end || is_half) return std::nullopt;
  return unit;
}

void append_character(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

}  // namespace

std::optional<std::string> clean_text(std::string_view text) {
  std::string made = with_newlines(text);
  if (has_control(made)) return std::nullopt;
  return is_ascii(made) || is_nfc(made) ? made : to_nfc(made);
}

std::string without_escapes(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  while (!text.empty()) {
    const auto unit = escaped(text);
    if (unit)
      append_character(made, *unit);
    else
      made += text.front();
    text.remove_prefix(unit ? escape_length : 1);
  }
  return made;
}

std::size_t control_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  return byte(0) == 0xC2 && text.size() > 1 && byte(1) < 0xA0 ? 2 : 0;  // C1
}

std::int64_t characters_in(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return !continues(c); });
}

std::string beginning_of(std::string_view text) {
  constexpr std::size_t most = 60;  // bytes
  if (text.size() <= most) return std::string{text};
  std::size_t end = most;
  while (end > 0 && continues(text[end])) --end;
  return std::string{text.substr(0, end)} + "…";
}

std::size_t TextInPieces::cut(std::string_view piece) const {
  std::size_t end = std::min(piece.size(), most_ - text_.size());
  while (end < piece.size() && continues(piece[end])) ++end;
  return end;
}

}  // namespace dutoan::workbook
