#include "files/toml_scanner.hpp"

namespace dutoan::files {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

unsigned hex_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  return c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10U : 16U;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | c >> 6U);
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put(0x80U | (c >> 6U & 0x3FU));
  } else {
    put(0xF0U | c >> 18U);
    put(0x80U | (c >> 12U & 0x3FU));
    put(0x80U | (c >> 6U & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

/// An escape makes no character that may not be written as it is.
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// The character of \uXXXX or \UXXXXXXXX; its digits follow here.
bool take_code_point(Scanner& scanner, int digits, std::string& text) {
  char32_t c = 0;
  for (int i = 0; i < digits; ++i) {
    const unsigned digit = hex_value(scanner.cursor.peek());
    if (digit > 15) return false;
    c = c << 4U | digit;
    scanner.cursor.skip();
  }
  const bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
  if (is_control(c) || is_surrogate || c > 0x10FFFF) return false;
  append_utf8(text, c);
  return true;
}

/// What stands behind a backslash.
bool take_escape(Scanner& scanner, std::string& text) {
  constexpr std::string_view names = "tnr\"\\";
  constexpr std::string_view characters = "\t\n\r\"\\";
  const char name = scanner.cursor.peek();
  if (const auto known = names.find(name); name != '\0' && known != std::string_view::npos) {
    text += characters[known];
    scanner.cursor.skip();
    return true;
  }
  if (scanner.cursor.take('u')) return take_code_point(scanner, 4, text);
  return scanner.cursor.take('U') && take_code_point(scanner, 8, text);
}

void refuse_escape(Scanner& scanner, Spot start, std::size_t from) {
  if (!scanner.at_end_of_line() && scanner.cursor.peek() != '"') scanner.cursor.skip();
  scanner.report(
      FileRule::unexpected_text, scanner.up_to_here(start),
      {{"found", std::string{scanner.cursor.since(from)}}, {"expected", std::string{"escape"}}});
}

void read_escape(Scanner& scanner, std::string& text) {
  const Spot start = scanner.here();
  const std::size_t from = scanner.cursor.offset();
  scanner.cursor.skip();
  if (!take_escape(scanner, text)) refuse_escape(scanner, start, from);
}

void read_text_until(Scanner& scanner, char quote, std::string& text) {
  while (!scanner.at_end_of_line() && scanner.cursor.peek() != quote) {
    const std::size_t from = scanner.cursor.offset();
    if (quote == '"' && scanner.cursor.peek() == '\\') {
      read_escape(scanner, text);
    } else if (is_control_character(scanner.cursor.peek())) {
      scanner.refuse_control_character();
    } else {
      scanner.cursor.skip();
      text += scanner.cursor.since(from);
    }
  }
}

/// Goes past a string of several lines as a whole, so that its inner lines are not taken for keys.
void refuse_long_string(Scanner& scanner, std::string_view quotes) {
  scanner.report(FileRule::unexpected_text, scanner.here(3),
                 {{"found", std::string{quotes}}, {"expected", std::string{expected_words[10]}}});
  scanner.cursor.skip(3);
  const std::size_t end = scanner.cursor.rest().find(quotes);
  if (end == std::string_view::npos) return;
  const std::size_t until = scanner.cursor.offset() + end;
  while (scanner.cursor.offset() < until) scanner.cursor.skip();
  scanner.cursor.skip(3);
}

}  // namespace

std::optional<std::string> read_string(Scanner& scanner) {
  const char quote = scanner.cursor.peek();
  const std::string three_quotes(3, quote);
  if (scanner.cursor.rest().starts_with(three_quotes)) {
    refuse_long_string(scanner, three_quotes);
    return std::nullopt;
  }
  const Spot start = scanner.here(1);
  scanner.cursor.skip();
  std::string text;
  read_text_until(scanner, quote, text);
  if (scanner.cursor.take(quote)) return text;
  scanner.report_unexpected("closing quote", {scanner.place(start)});
  return std::nullopt;
}

}  // namespace dutoan::files
