#include "files/text_file.hpp"

#include <dutoan/language.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace dutoan::files {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

/// How many bytes the lead byte announces; 0 when no character begins with it.
constexpr std::size_t announced_length(unsigned lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
constexpr bool second_byte_fits(unsigned lead, unsigned second) {
  if (lead == 0xE0) return second >= 0xA0;
  if (lead == 0xED) return second <= 0x9F;
  if (lead == 0xF0) return second >= 0x90;
  return lead != 0xF4 || second <= 0x8F;
}

/// The length of the character at `at`, or 0 when the bytes there are not UTF-8.
std::size_t valid_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  const std::size_t length = announced_length(lead);
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte_at(text, at + i) & 0xC0U) != 0x80U) return 0;
  return length == 1 || second_byte_fits(lead, byte_at(text, at + 1)) ? length : 0;
}

/// Where the text stops being readable: a byte that is not UTF-8, or a NUL as in UTF-16 files.
std::optional<std::size_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text[at] == '\0' ? 0 : valid_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

/// Where a valid text holds a control character but tab, LF and CR. Those of U+0080 to U+009F are
/// what old encodings become when they are taken for Latin-1; a terminal obeys them, too.
std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned byte = byte_at(text, at);
    const bool ends_or_moves = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20 && !ends_or_moves) || byte == 0x7F) return at;
    if (byte == 0xC2 && byte_at(text, at + 1) < 0xA0) return at;
  }
  return std::nullopt;
}

bool is_combining_mark(unsigned lead, unsigned second) {
  return lead == 0xCC || (lead == 0xCD && second <= 0xAF);
}

/// The length of the character at `at` of a valid text; never reaches beyond the end.
std::size_t step(std::string_view text, std::size_t at) {
  return std::min(std::max<std::size_t>(announced_length(byte_at(text, at)), 1), text.size() - at);
}

bool marks_previous(std::string_view text, std::size_t at) {
  return is_combining_mark(byte_at(text, at), byte_at(text, at + 1));
}

std::string in_hex(std::string_view before, unsigned byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string{before} + digits[byte >> 4U] + digits[byte & 15U];
}

/// "U+001B" of the control character at `at`.
std::string code_point_at(std::string_view text, std::size_t at) {
  const unsigned byte = byte_at(text, at);
  return in_hex("U+00", byte == 0xC2 ? byte_at(text, at + 1) : byte);
}

FilePlace place_of_byte(const std::string& name, std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto line = std::ranges::count(before, '\n') + 1;
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  return {name, static_cast<int>(line), display_length(before.substr(start)) + 1, 1, {}};
}

Problem too_large(std::string name, std::int64_t size, std::int64_t limit) {
  return {FileRule::too_large,
          FilePlace{std::move(name), 0, 0, 0, {}},
          {{"what", std::string{"file"}}, {"size", size}, {"limit", limit}}};
}

Problem cannot_read(const std::string& path, std::size_t reason) {
  return {SystemRule::cannot_read,
          FilePlace{path, 0, 0, 0, {}},
          {{"file", path}, {"reason", std::string{unreadable_reasons[reason]}}}};
}

std::size_t reason_of(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return 0;
  if (error == std::errc::too_many_symbolic_link_levels) return 4;
  return std::filesystem::is_directory(status) ? 1 : 2;
}

/// The first `most` + 1 bytes. In pieces, so that a small file costs little and one that never ends
/// is stopped.
Result<SourceBytes> read_at_most(const std::string& path, std::int64_t most) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return refuse(cannot_read(path, 1));
  std::ifstream in(path, std::ios::binary);
  if (!in) return refuse(cannot_read(path, reason_of(path)));
  std::string bytes;
  std::array<char, 64 * 1024> piece{};
  while (in && std::ssize(bytes) <= most) {
    in.read(piece.data(), piece.size());
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return refuse(cannot_read(path, 3));
  return SourceBytes{path, std::move(bytes)};
}

}  // namespace

Result<SourceBytes> read_bytes(const std::string& path) {
  auto read = read_at_most(path, largest_workbook);
  if (read && std::ssize(read->bytes) > largest_workbook)
    return refuse(too_large(path, std::ssize(read->bytes), largest_workbook));
  return read;
}

Result<SourceText> read_text_file(const std::string& path) {
  auto read = read_at_most(path, largest_file + std::ssize(byte_order_mark));
  if (!read) return refuse(std::move(read.error()));
  return check_text(path, std::move(read->bytes));
}

Result<SourceBytes> read_named_bytes(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_other(std::filesystem::status(path, ignored)))
    return refuse(cannot_read(path, 5));
  return read_bytes(path);
}

Result<SourceText> check_text(std::string name, std::string bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (size > largest_file) return refuse(too_large(std::move(name), size, largest_file));
  if (const auto bad = first_bad_byte(bytes)) {
    return refuse(Problem{FileRule::not_utf8,
                          place_of_byte(name, bytes, *bad),
                          {{"byte", in_hex("0x", byte_at(bytes, *bad))}}});
  }
  if (const auto control = first_control(bytes)) {
    return refuse(Problem{FileRule::unexpected_text,
                          place_of_byte(name, bytes, *control),
                          {{"found", code_point_at(bytes, *control)},
                           {"expected", std::string{"text without control characters"}}}});
  }
  // One word has one spelling from here on, however the keyboard composed its accents.
  if (!is_nfc(bytes)) bytes = to_nfc(bytes);
  return SourceText{std::move(name), std::move(bytes)};
}

std::string_view line_of(const SourceText& source, int line) {
  std::string_view rest = source.text;
  for (int passed = 1; passed < line && !rest.empty(); ++passed) {
    const std::size_t end = rest.find('\n');
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  if (line < 1) return {};
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

int display_column(std::string_view line, std::size_t byte_offset) {
  const std::size_t at = std::min(byte_offset, line.size());
  const int before = display_length(line.substr(0, at));
  return at < line.size() && marks_previous(line, at) ? std::max(before, 1) : before + 1;
}

int display_length(std::string_view text) {
  int seen = 0;
  for (std::size_t at = 0; at < text.size(); at += step(text, at))
    if (!marks_previous(text, at)) ++seen;
  return seen;
}

void Cursor::skip() {
  if (done()) return;
  if (peek() == '\n') {
    ++at_;
    ++line_;
    column_ = 1;
    return;
  }
  at_ += step(text_, at_);
  // The column moves on once the marks that follow belong to the character just passed.
  if (done() || !marks_previous(text_, at_)) ++column_;
}

void Cursor::skip(int characters) {
  for (int i = 0; i < characters; ++i) skip();
}

void Cursor::skip_blanks() {
  while (peek() == ' ' || peek() == '\t') skip();
}

void Cursor::skip_line() {
  while (!done() && peek() != '\n') skip();
  skip();
}

bool Cursor::take(char c) {
  if (done() || peek() != c) return false;
  skip();
  return true;
}

}  // namespace dutoan::files
