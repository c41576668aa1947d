#include "report/inert.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dutoan::report {
namespace {

bool is_space(char c) { return c == '\t' || c == '\n' || c == '\r'; }

/// The length of the character that begins here and that is obeyed instead of shown; 0 of any
/// other. Controls move the cursor or colour the screen; U+061C, U+200E, U+200F, U+202A to U+202E
/// and U+2066 to U+2069 turn a text around, so that it reads otherwise than it is stored; U+2028
/// and U+2029 end a line.
std::size_t obeyed_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto is_within = [&](std::size_t i, unsigned least, unsigned most) {
    return byte(i) >= least && byte(i) <= most;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2) return is_within(1, 0x80, 0x9F) ? 2 : 0;
  if (byte(0) == 0xD8) return byte(1) == 0x9C ? 2 : 0;
  if (byte(0) == 0xEF) return byte(1) == 0xBF && is_within(2, 0xBE, 0xBF) ? 3 : 0;  // no XML has it
  if (byte(0) != 0xE2) return 0;
  const bool turns = (byte(1) == 0x80 && (is_within(2, 0x8E, 0x8F) || is_within(2, 0xA8, 0xAE))) ||
                     (byte(1) == 0x81 && is_within(2, 0xA6, 0xA9));
  return turns ? 3 : 0;
}

}  // namespace

std::string printable(const std::string& text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t obeyed = obeyed_length(std::string_view{text}.substr(at));
    if (obeyed == 0)
      shown += text[at];
    else
      shown += is_space(text[at]) ? " " : "\uFFFD";
    at += std::max<std::size_t>(obeyed, 1);
  }
  return shown;
}

/// Some spreadsheets pass over blanks and marks that nobody sees, and in some languages a
/// full-width sign is as good as a plain one; where a text is pasted and split, a tab or a line
/// break begins a cell.
bool looks_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 9> passed_over = {
      " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\u200b", "\u2060", "\ufeff"};
  constexpr std::array<std::string_view, 9> signs = {"=",      "+",      "-",      "@",     "|",
                                                     "\uff1d", "\uff0b", "\uff0d", "\uff20"};
  const auto begins = [&](std::string_view start) { return text.starts_with(start); };
  if (!text.empty() && is_space(text.front())) return true;
  const auto next = [&] { return std::ranges::find_if(passed_over, begins); };
  for (const auto* blank = next(); blank != passed_over.end(); blank = next())
    text.remove_prefix(blank->size());
  return std::ranges::any_of(signs, begins);
}

}  // namespace dutoan::report
