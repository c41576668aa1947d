// Language: Vietnamese text as people search, sort and type it.
//
// The same word may be encoded in two ways (NFC: one character ế; NFD: e and two marks). Text is
// brought to NFC where it enters; searching is blind to case and accents; lists are in the order
// of the Vietnamese alphabet, a ă â b c d đ e ê …, on every machine alike.
//
// Invariants
//   T1  no answer depends on the machine's locale
//   T2  text that is not valid UTF-8 never fails: each bad sequence counts as U+FFFD
//   T3  every function may be called from several threads at once
//   T4  texts that differ only in being NFC or NFD fold, match and compare alike
#pragma once

#include <string>
#include <string_view>

namespace dutoan {

/// The text in NFC.
[[nodiscard]] std::string to_nfc(std::string_view utf8);

/// Whether the text is valid UTF-8 in NFC, so that to_nfc would change nothing.
[[nodiscard]] bool is_nfc(std::string_view utf8);

/// The text as searching sees it: small letters without accents, d for đ, one space for every run
/// of spaces and none at the ends. "Huyện  Quan Hóa" is "huyen quan hoa".
[[nodiscard]] std::string fold(std::string_view utf8);

/// Whether every word of `needle`, folded, occurs in the folded `haystack`, in whichever order; a
/// part of a word is enough, and an empty needle matches everything.
[[nodiscard]] bool matches(std::string_view needle, std::string_view haystack);

/// The order of Vietnamese lists: An, Ăn, Ân, Dương, Đường, Zét. Letters decide first, then tones,
/// then case.
class VietnameseOrder {
 public:
  /// Below 0 when `a` comes before `b`, 0 when they are the same text, else above 0.
  [[nodiscard]] int compare(std::string_view a, std::string_view b) const;
  [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const {
    return compare(a, b) < 0;
  }
};

/// Bytes whose plain comparison gives VietnameseOrder, for sorting a text many times or in a
/// database. They hold for one version of ICU: not to be kept across upgrades.
[[nodiscard]] std::string sort_key(std::string_view utf8);

}  // namespace dutoan
