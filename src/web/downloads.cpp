#include "web/downloads.hpp"

#include <dutoan/language.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_plain(char c) { return is_small(c) || is_capital(c) || (c >= '0' && c <= '9') || c == '-'; }

/// The letters of a text beyond ASCII, without accents.
std::string folded(const std::string& letters, bool in_capitals) {
  std::string out = fold(letters);
  if (in_capitals)
    std::ranges::transform(out, out.begin(), [](char c) {
      return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
    });
  return out;
}

}  // namespace

std::string file_name_of(std::string_view text) {
  const bool in_capitals =
      std::ranges::any_of(text, is_capital) && std::ranges::none_of(text, is_small);
  std::string name, beyond;  // ASCII
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      beyond += c;
      continue;
    }
    name += folded(beyond, in_capitals) + (c == '/' ? '-' : c);
    beyond.clear();
  }
  name += folded(beyond, in_capitals);
  std::erase_if(name, [](char c) { return !is_plain(c); });
  return name.empty() ? "dutoan" : name;
}

Answer attached(const std::string& name, std::string bytes) {
  const std::string type = name.ends_with(".xlsx")
                               ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                           : name.ends_with(".csv") ? "text/csv; charset=utf-8"
                                                    : "text/plain; charset=utf-8";
  return {200,
          type,
          std::move(bytes),
          {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

}  // namespace dutoan::web
