// UTF-16, in which Excel saves "Unicode Text".
#include "language/icu.hpp"

#include <dutoan/language.hpp>

#include <cstddef>

namespace dutoan {
namespace {

char16_t unit_at(std::string_view bytes, std::size_t at, bool big_end_first) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  const unsigned unit = big_end_first ? first * 256U + second : second * 256U + first;
  return static_cast<char16_t>(unit);
}

}  // namespace

std::optional<std::string> from_utf16(std::string_view bytes) {
  const bool big_end_first = bytes.starts_with("\xFE\xFF");
  if ((!big_end_first && !bytes.starts_with("\xFF\xFE")) || bytes.size() % 2 != 0)
    return std::nullopt;
  icu::UnicodeString text;
  for (std::size_t at = 2; at < bytes.size(); at += 2)
    text.append(static_cast<UChar>(unit_at(bytes, at, big_end_first)));
  return language::to_utf8(text);
}

}  // namespace dutoan
