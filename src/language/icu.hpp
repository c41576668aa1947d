// The way into and out of ICU's UTF-16, and what happens when ICU fails.
#pragma once

#include <unicode/unistr.h>
#include <unicode/utypes.h>

#include <string>
#include <string_view>

namespace dutoan::language {

/// Stops the program when ICU failed: it fails only when its own tables or memory are missing.
void ensure_success(UErrorCode status);

/// Each bad sequence becomes U+FFFD.
[[nodiscard]] icu::UnicodeString from_utf8(std::string_view utf8);
[[nodiscard]] std::string to_utf8(const icu::UnicodeString& text);

}  // namespace dutoan::language
