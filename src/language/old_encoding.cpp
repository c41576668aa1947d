// TCVN3 has a code for each small letter, from A1 to FE, and for the seven capitals without a tone;
// the other capitals are the small ones in a font of capitals (.VnTimeH). VNI writes a letter and
// its mark as two codes, and gives some letters a code of their own.
#include "language/icu.hpp"
#include "language/syllable.hpp"

#include <dutoan/language.hpp>

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>

namespace dutoan {
namespace {

constexpr std::u16string_view::size_type none = std::u16string_view::npos;

/// The letters of TCVN3 from A0 on, sixteen a line; a dot where it has none.
constexpr std::u16string_view tcvn3_letters =
    u".ĂÂÊÔƠƯĐăâêôơưđ."
    u".....àảãáạ.ằẳẵắ."
    u"......ặầẩẫấậè.ẻẽ"
    u"éẹềểễếệìỉ...ĩíịò"
    u".ỏõóọồổỗốộờởỡớợù"
    u".ủũúụừửữứựỳỷỹýỵ.";
static_assert(tcvn3_letters.size() == 0x60);

/// The letters that VNI makes of `base` and one of `marks`, in their order.
struct MarkedLetters {
  char16_t base;
  std::u16string_view marks;
  std::u16string_view letters;
};
constexpr std::array vni_pairs{
    MarkedLetters{u'a', u"ùøûõïâáàåãäêéèúüë", u"áàảãạâấầẩẫậăắằẳẵặ"},
    MarkedLetters{u'e', u"ùøûõïâáàåãä", u"éèẻẽẹêếềểễệ"},
    MarkedLetters{u'o', u"ùøûõïâáàåãä", u"óòỏõọôốồổỗộ"},
    MarkedLetters{u'u', u"ùøûõï", u"úùủũụ"},
    MarkedLetters{u'y', u"ùøûõï", u"ýỳỷỹỵ"},
    MarkedLetters{u'ô', u"ùøûõï", u"ớờởỡợ"},
    MarkedLetters{u'ö', u"ùøûõï", u"ứừửữự"},
};
constexpr MarkedLetters vni_singles{0, u"íìæóòôöîñ", u"íìỉĩịơưỵđ"};

/// A letter of an old encoding, and how many codes stand for it; none when `length` is 0.
struct OldLetter {
  char16_t letter = 0;
  std::int32_t length = 0;
};

OldLetter tcvn3_at(const icu::UnicodeString& text, std::int32_t i) {
  const char16_t code = text[i];
  if (code < 0xA0 || code > 0xFF) return {};
  const char16_t letter = tcvn3_letters[static_cast<std::size_t>(code) - 0xA0];
  return letter == u'.' ? OldLetter{} : OldLetter{letter, 1};
}

char16_t small(char16_t c) { return static_cast<char16_t>(u_tolower(c)); }

/// The letter in the case of its base, whichever case its mark has: "Aán" was typed for "AÁn", too.
OldLetter in_case_of(char16_t base, char16_t letter, std::int32_t length) {
  const bool is_capital = u_isupper(base) != 0;
  return {is_capital ? static_cast<char16_t>(u_toupper(letter)) : letter, length};
}

OldLetter vni_at(const icu::UnicodeString& text, std::int32_t i) {
  const char16_t base = small(text[i]);
  if (i + 1 < text.length()) {
    const char16_t mark = small(text[i + 1]);
    for (const MarkedLetters& pairs : vni_pairs)
      if (const auto at = pairs.marks.find(mark); pairs.base == base && at != none)
        return in_case_of(text[i], pairs.letters[at], 2);
  }
  const auto at = vni_singles.marks.find(base);
  return at == none ? OldLetter{} : in_case_of(text[i], vni_singles.letters[at], 1);
}

OldLetter letter_at(const icu::UnicodeString& text, std::int32_t i, OldEncoding encoding) {
  return encoding == OldEncoding::tcvn3 ? tcvn3_at(text, i) : vni_at(text, i);
}

struct Converted {
  icu::UnicodeString text;
  bool is_whole = true;  // no letter beyond ASCII stayed as it was
};

Converted converted(const icu::UnicodeString& text, OldEncoding encoding) {
  Converted made;
  for (std::int32_t i = 0; i < text.length();) {
    const OldLetter old = letter_at(text, i, encoding);
    made.text.append(old.length == 0 ? text[i] : old.letter);
    if (old.length == 0 && text[i] > 0x7F) made.is_whole = false;
    i += old.length == 0 ? 1 : old.length;
  }
  return made;
}

// ---- Evidence -------------------------------------------------------------------------------

constexpr std::size_t least_words = 3;
constexpr std::size_t words_per_misfit = 10;

/// The different words of `text` with a letter beyond ASCII, as `encoding` divides it: a letter of
/// TCVN3 may look like a sign (µ, ¸).
std::set<icu::UnicodeString> words_in(const icu::UnicodeString& text, OldEncoding encoding) {
  std::set<icu::UnicodeString> words;
  icu::UnicodeString word;
  bool is_plain = true;
  for (std::int32_t i = 0; i <= text.length(); ++i) {
    const bool is_inside =
        i < text.length() && (u_isalnum(text[i]) != 0 || letter_at(text, i, encoding).length > 0);
    if (is_inside) {
      word.append(text[i]);
      is_plain = is_plain && text[i] < 0x80;
      continue;
    }
    if (!is_plain) words.insert(word);
    word.remove();
    is_plain = true;
  }
  return words;
}

bool has_digit(const icu::UnicodeString& word) {
  for (std::int32_t i = 0; i < word.length(); ++i)
    if (u_isdigit(word[i]) != 0) return true;
  return false;
}

/// How many words speak for an encoding: read in it each is whole and a possible syllable, and as
/// it stands it is none. Words that are possible both ways, signs alone and codes say nothing.
std::size_t words_for(const icu::UnicodeString& text, OldEncoding encoding) {
  std::size_t fitting = 0, misfits = 0;
  for (const icu::UnicodeString& word : words_in(text, encoding)) {
    if (word.length() < 2 || has_digit(word)) continue;
    const Converted read = converted(word, encoding);
    if (!read.is_whole || !language::is_possible_syllable(read.text))
      ++misfits;
    else if (!language::is_possible_syllable(word))
      ++fitting;
  }
  return fitting >= least_words && fitting >= misfits * words_per_misfit ? fitting : 0;
}

// ---- Windows-1252 ---------------------------------------------------------------------------

/// From 80 on; the five that Windows-1252 leaves undefined keep their own code points.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

}  // namespace

std::string_view word_for(OldEncoding encoding) {
  return encoding == OldEncoding::tcvn3 ? "tcvn3" : "vni";
}

std::optional<OldEncoding> old_encoding_of(std::string_view word) {
  for (const OldEncoding encoding : {OldEncoding::tcvn3, OldEncoding::vni})
    if (word == word_for(encoding)) return encoding;
  return std::nullopt;
}

std::string from_old_encoding(std::string_view utf8, OldEncoding encoding) {
  return to_nfc(language::to_utf8(converted(language::from_utf8(utf8), encoding).text));
}

std::optional<OldEncoding> guess_old_encoding(std::string_view utf8) {
  const icu::UnicodeString text = language::from_utf8(utf8);
  const std::size_t tcvn3 = words_for(text, OldEncoding::tcvn3);
  const std::size_t vni = words_for(text, OldEncoding::vni);
  if (tcvn3 == vni) return std::nullopt;
  return tcvn3 > vni ? OldEncoding::tcvn3 : OldEncoding::vni;
}

std::string from_windows_1252(std::string_view bytes) {
  icu::UnicodeString text;
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    const bool is_own = code < 0x80 || code >= 0xA0;
    text.append(is_own ? char16_t{code} : windows_1252[code - 0x80U]);
  }
  return language::to_utf8(text);
}

}  // namespace dutoan
