#include "files/toml_scanner.hpp"

namespace dutoan::files {
namespace {

constexpr int longest_excerpt = 40;
constexpr std::string_view punctuation = "=[]{},#\"'";

std::string code_point_of(char control) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const unsigned code = static_cast<unsigned char>(control);
  return std::string{"U+00"} + digits[code >> 4U] + digits[code & 15U];
}

bool ends_word(const Cursor& cursor) {
  const char c = cursor.peek();
  return cursor.done() || c == ' ' || is_control_character(c) || c == '\t' ||
         punctuation.find(c) != std::string_view::npos;
}

/// One part of a key: in quotes or bare; nothing after a problem was reported.
std::optional<KeyPart> read_key_part(Scanner& scanner) {
  const Spot start = scanner.here();
  const std::size_t from = scanner.cursor.offset();
  if (scanner.cursor.peek() == '"' || scanner.cursor.peek() == '\'') {
    auto name = read_string(scanner);
    if (!name) return std::nullopt;
    return KeyPart{std::move(*name), scanner.up_to_here(start)};
  }
  while (is_bare_key_character(scanner.cursor.peek())) scanner.cursor.skip();
  const std::string_view name = scanner.cursor.since(from);
  if (name.empty()) {
    scanner.report_unexpected("key");
    return std::nullopt;
  }
  return KeyPart{std::string{name}, scanner.up_to_here(start)};
}

}  // namespace

bool is_control_character(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (code < 0x20 && c != '\t') || code == 0x7F;
}

/// TOML 1.0 stops at ASCII; with accents read on, số_lớp is answered by the form's nearest key.
bool is_bare_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

void Scanner::report(FileRule rule, Spot spot, std::vector<Fact> facts,
                     std::vector<FilePlace> related) {
  if (!is_full()) problems_.emplace_back(rule, place(spot), std::move(facts), std::move(related));
}

std::string Scanner::found_here() const {
  if (cursor.done()) return std::string{found_words[1]};
  if (cursor.at_newline()) return std::string{found_words[0]};
  if (is_control_character(cursor.peek())) return code_point_of(cursor.peek());
  Cursor ahead = cursor;
  ahead.skip();
  if (punctuation.find(cursor.peek()) == std::string_view::npos)
    for (int i = 1; i < longest_excerpt && !ends_word(ahead); ++i) ahead.skip();
  return std::string{ahead.since(cursor.offset())};
}

void Scanner::report_unexpected(std::string_view expected, std::vector<FilePlace> related) {
  std::string found = found_here();
  const bool is_named = at_end_of_line() || is_control_character(cursor.peek());
  const Spot spot = here(is_named ? 1 : std::max(display_length(found), 1));
  report(FileRule::unexpected_text, spot,
         {{"found", std::move(found)}, {"expected", std::string{expected}}}, std::move(related));
}

void Scanner::refuse_control_character() {
  report(FileRule::unexpected_text, here(1),
         {{"found", code_point_of(cursor.peek())}, {"expected", std::string{expected_words[11]}}});
  cursor.skip();
}

void Scanner::skip_comment() {
  if (cursor.peek() != '#') return;
  while (!at_end_of_line()) {
    if (is_control_character(cursor.peek()))
      refuse_control_character();
    else
      cursor.skip();
  }
}

void Scanner::skip_space() {
  for (;;) {
    cursor.skip_blanks();
    skip_comment();
    if (!cursor.at_newline()) return;
    cursor.skip_line();
  }
}

std::optional<std::vector<KeyPart>> read_key(Scanner& scanner) {
  std::vector<KeyPart> parts;
  do {
    scanner.cursor.skip_blanks();
    auto part = read_key_part(scanner);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
    const Cursor behind = scanner.cursor;
    scanner.cursor.skip_blanks();
    if (scanner.cursor.peek() != '.') scanner.cursor = behind;
  } while (scanner.cursor.take('.'));
  return parts;
}

}  // namespace dutoan::files
