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
//   T5  ordinary text in Unicode is never taken for an old encoding
#pragma once

#include <cstdint>
#include <optional>
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
  /// Whether `a` comes before `b`: the order of standard containers.
  [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const {
    return compare(a, b) < 0;
  }
};

/// Bytes whose plain comparison gives VietnameseOrder, for sorting a text many times or in a
/// database. They hold for one version of ICU: not to be kept across upgrades.
[[nodiscard]] std::string sort_key(std::string_view utf8);

/// How Vietnamese was written before Unicode: with fonts (.VnTime, VNI-Times) that show other
/// letters for the codes of Western ones. Such a text is UTF-8 here whose letters are those of
/// Windows-1252: "HuyÖn" is "Huyện" in TCVN3 (ABC), "Huyeän" in VNI.
enum class OldEncoding : std::uint8_t { tcvn3, vni };

/// "tcvn3" or "vni", as plans and options write it.
[[nodiscard]] std::string_view word_for(OldEncoding encoding);

/// The encoding that `word` names, or nothing.
[[nodiscard]] std::optional<OldEncoding> old_encoding_of(std::string_view word);

/// The old encoding that `utf8` is written in, or nothing. Give the texts of a whole column or file
/// together: of its different words with letters beyond ASCII at least three must become possible
/// Vietnamese syllables by it that they were not before, and ten times as many as do not become
/// any. Single letters and words with digits do not count.
[[nodiscard]] std::optional<OldEncoding> guess_old_encoding(std::string_view utf8);

/// The text in Unicode, NFC; what the encoding has no letter for stays. A text in one of TCVN3's
/// fonts of capitals (.VnTimeH) becomes small letters, because only the font made them capitals.
[[nodiscard]] std::string from_old_encoding(std::string_view utf8, OldEncoding encoding);

/// Bytes of Windows-1252 as UTF-8. Nothing is lost: the five undefined ones become U+0081, U+008D,
/// U+008F, U+0090 and U+009D.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

/// Bytes of UTF-16 with a byte-order mark, in which Excel saves "Unicode Text", as UTF-8 without the
/// mark; nothing when they are none. A half of a pair that stands alone becomes U+FFFD.
[[nodiscard]] std::optional<std::string> from_utf16(std::string_view bytes);

}  // namespace dutoan
