#include "language/icu.hpp"

#include <dutoan/money.hpp>

#include <cstdint>
#include <limits>

namespace dutoan::language {

void ensure_success(UErrorCode status) { ensure(U_SUCCESS(status) != 0, u_errorName(status)); }

icu::UnicodeString from_utf8(std::string_view utf8) {
  ensure(utf8.size() <= std::numeric_limits<std::int32_t>::max(), "a text beyond 2 GB");
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

}  // namespace dutoan::language
