#include "language/icu.hpp"

#include <dutoan/language.hpp>

#include <unicode/normalizer2.h>

#include <algorithm>

namespace dutoan {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  language::ensure_success(status);
  return *form;
}

}  // namespace

bool is_nfc(std::string_view utf8) {
  if (is_ascii(utf8)) return true;
  // Through UTF-16, because the normalizer lets bad sequences pass and the conversion marks them.
  const icu::UnicodeString text = language::from_utf8(utf8);
  if (language::to_utf8(text) != utf8) return false;
  UErrorCode status = U_ZERO_ERROR;
  const bool is_normal = nfc().isNormalized(text, status) != 0;
  language::ensure_success(status);
  return is_normal;
}

std::string to_nfc(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string{utf8};
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString normal = nfc().normalize(language::from_utf8(utf8), status);
  language::ensure_success(status);
  return language::to_utf8(normal);
}

}  // namespace dutoan
