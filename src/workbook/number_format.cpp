#include "workbook/number_format.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace dutoan::workbook {
namespace {

struct Ids {
  std::int64_t first, last;
  Shown shown;
};
constexpr std::array builtin{
    Ids{14, 17, Shown::date}, Ids{18, 21, Shown::time}, Ids{22, 22, Shown::date},
    Ids{27, 31, Shown::date}, Ids{32, 33, Shown::time}, Ids{34, 36, Shown::date},
    Ids{45, 47, Shown::time}, Ids{50, 58, Shown::date},
};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool begins(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word,
                            [](char a, char b) { return lower(a) == b; });
}

/// How long the piece at the beginning of `code` is that holds no letters of a date: a quoted text,
/// an escape, a colour or a locale in brackets, "AM/PM"; 0 when there is none.
std::size_t literal_length(std::string_view code) {
  const auto until = [&](char end) { return std::min(code.find(end, 1), code.size() - 1) + 1; };
  switch (code.front()) {
    case '"': return until('"');
    case '\\':
    case '_':
    case '*': return std::min<std::size_t>(2, code.size());
    case '[':
      // [h], [mm] and [ss] are times beyond 24 hours.
      return code.find_first_not_of("hmsHMS", 1) == code.find(']') ? 0 : until(']');
    default: break;
  }
  for (const std::string_view word : {"general", "am/pm", "a/p"})
    if (begins(code, word)) return word.size();
  return 0;
}

/// The letters of days and times, each run of them once: "dd/mm/yyyy hh:mm" is "dmyhm".
std::string letters_of(std::string_view code) {
  std::string letters;
  char previous = 0;
  while (!code.empty()) {
    const std::size_t skipped = literal_length(code);
    const char c = skipped > 0 ? ' ' : lower(code.front());
    if (c != previous && std::string_view{"dmyhs"}.find(c) != std::string_view::npos) letters += c;
    previous = c;
    code.remove_prefix(std::max<std::size_t>(skipped, 1));
  }
  return letters;
}

}  // namespace

Shown shown_by_builtin(std::int64_t id) {
  for (const Ids& ids : builtin)
    if (id >= ids.first && id <= ids.last) return ids.shown;
  return Shown::number;
}

Shown shown_by_code(std::string_view code) {
  const std::string letters = letters_of(code);
  if (letters.empty()) return Shown::number;
  if (letters.find_first_of("dy") != std::string::npos) return Shown::date;
  // An m beside hours or seconds is minutes, alone it is a month.
  return letters.find_first_of("hs") != std::string::npos ? Shown::time : Shown::date;
}

}  // namespace dutoan::workbook
