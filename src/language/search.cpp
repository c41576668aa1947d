#include "language/icu.hpp"

#include <dutoan/language.hpp>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace dutoan {
namespace {

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(status);
  language::ensure_success(status);
  return *form;
}

/// Letters and their marks apart, in small letters.
icu::UnicodeString taken_apart(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString apart = nfd().normalize(language::from_utf8(utf8).foldCase(), status);
  language::ensure_success(status);
  return apart;
}

constexpr UChar32 letter_d_with_stroke = 0x111;  // đ, which has no decomposition

bool is_mark(UChar32 c) { return u_charType(c) == U_NON_SPACING_MARK; }

}  // namespace

std::string fold(std::string_view utf8) {
  const icu::UnicodeString apart = taken_apart(utf8);
  icu::UnicodeString folded;
  bool after_space = false;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (is_mark(c)) continue;
    if (u_isUWhiteSpace(c)) {
      after_space = true;
      continue;
    }
    if (after_space && !folded.isEmpty()) folded.append(UChar32{' '});
    after_space = false;
    folded.append(c == letter_d_with_stroke ? UChar32{'d'} : c);
  }
  return language::to_utf8(folded);
}

bool matches(std::string_view needle, std::string_view haystack) {
  const std::string words = fold(needle);
  const std::string text = fold(haystack);
  for (std::size_t from = 0; from < words.size();) {
    const std::size_t until = std::min(words.find(' ', from), words.size());
    if (text.find(words.substr(from, until - from)) == std::string::npos) return false;
    from = until + 1;
  }
  return true;
}

}  // namespace dutoan
