#include <dutoan/nearest.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace dutoan {
namespace {

constexpr std::size_t longest_word = 64;

struct Accents {
  char32_t base;
  std::u32string_view letters;
};
constexpr std::array<Accents, 7> vietnamese{{
    {U'a', U"àáâãăạảấầẩẫậắằẳẵặ"},
    {U'd', U"đ"},
    {U'e', U"èéêẹẻẽếềểễệ"},
    {U'i', U"ìíĩỉị"},
    {U'o', U"òóôõơọỏốồổỗộớờởỡợ"},
    {U'u', U"ùúũưụủứừửữự"},
    {U'y', U"ýỳỵỷỹ"},
}};

/// The small letter of a letter that Vietnamese uses; others stay as they are.
char32_t lower(char32_t c) {
  if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE)) return c + 0x20;
  if (c >= 0x1EA0 && c <= 0x1EFF) return c | 1U;
  if (c == 0x1AF) return 0x1B0;
  constexpr std::u32string_view capitals = U"ĂĐĨŨƠ";
  return capitals.find(c) == std::u32string_view::npos ? c : c + 1;
}

char32_t without_accent(char32_t c) {
  for (const Accents& accents : vietnamese)
    if (accents.letters.find(c) != std::u32string_view::npos) return accents.base;
  return c;
}

/// The character at `at`, which moves on; a broken byte counts as itself.
char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const std::size_t more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t c = more == 0 ? lead : lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more && at < text.size(); ++i)
    c = c << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return c;
}

std::u32string folded(std::string_view text) {
  std::u32string word;
  for (std::size_t at = 0; at < text.size() && word.size() <= longest_word;) {
    const char32_t c = next_character(text, at);
    if (c < 0x300 || c > 0x36F) word += without_accent(lower(c));
  }
  return word;
}

/// Letters changed, lost, added or swapped with their neighbour (optimal string alignment).
std::size_t slips_between(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> among) {
  const std::u32string meant = folded(word);
  if (meant.empty() || meant.size() > longest_word) return {};
  std::size_t allowed = meant.size() <= 4 ? 1 : 2;
  std::string_view best;
  for (const std::string_view candidate : among) {
    const std::u32string other = folded(candidate);
    const std::size_t slips = slips_between(meant, other);
    // A word of which every letter was changed is another word.
    if (slips > allowed || slips >= std::max(meant.size(), other.size())) continue;
    best = candidate;
    if (slips == 0) return best;
    allowed = slips - 1;
  }
  return best;
}

}  // namespace dutoan
