#include "language/syllable.hpp"

#include "language/icu.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dutoan::language {
namespace {

// Longest first, so that the first one that begins a word and leaves a rhyme is its onset. "gi"
// stands before "g": "giờ" is gi + ơ; "gì" has no rhyme behind gi and is g + i.
constexpr std::array<std::u16string_view, 28> onsets{
    u"ngh", u"ch", u"gh", u"gi", u"kh", u"ng", u"nh", u"ph", u"qu", u"th", u"tr", u"b", u"c", u"d",
    u"đ",   u"g",  u"h",  u"k",  u"l",  u"m",  u"n",  u"p",  u"r",  u"s",  u"t",  u"v", u"x", u""};

constexpr std::u16string_view rhymes =
    u" a ac ach ai am an ang anh ao ap at au ay "
    u" ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    u" e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    u" i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    u" o oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    u" oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet "
    u" u ua uc ui um un ung up ut uâ uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ "
    u" uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    u" ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    u" y ych yêm yên yêng yêt yêu yn ynh yt ";

enum class Tone : std::uint8_t { level, grave, acute, hook, tilde, dot };

std::optional<Tone> tone_of(char16_t mark) {
  switch (mark) {
    case 0x300: return Tone::grave;
    case 0x301: return Tone::acute;
    case 0x309: return Tone::hook;
    case 0x303: return Tone::tilde;
    case 0x323: return Tone::dot;
    default: return std::nullopt;
  }
}

/// A word's letters in small writing and NFC, without its tone.
struct Spelling {
  icu::UnicodeString letters;
  Tone tone = Tone::level;
};

/// Nothing when the word has two tones: a syllable has one.
std::optional<Spelling> spelling_of(const icu::UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  ensure_success(status);
  const icu::UnicodeString apart = nfd->normalize(icu::UnicodeString{word}.foldCase(), status);
  ensure_success(status);
  Spelling spelling;
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < apart.length(); ++i) {
    const auto tone = tone_of(apart[i]);
    if (!tone) {
      bare.append(apart[i]);
      continue;
    }
    if (spelling.tone != Tone::level) return std::nullopt;
    spelling.tone = *tone;
  }
  spelling.letters = nfc->normalize(bare, status);
  ensure_success(status);
  return spelling;
}

bool is_rhyme(std::u16string_view letters) {
  if (letters.empty() || letters.find(u' ') != std::u16string_view::npos) return false;
  for (auto at = rhymes.find(letters); at != std::u16string_view::npos;
       at = rhymes.find(letters, at + 1))
    if (rhymes[at - 1] == u' ' && rhymes[at + letters.size()] == u' ') return true;
  return false;
}

/// k, gh and ngh stand before e, ê, i and y; c, g and ng before the others. "gì" and "giêng" are
/// written with g.
bool agree(std::u16string_view onset, std::u16string_view rhyme) {
  const bool is_front =
      std::u16string_view{u"eêiy"}.find(rhyme.front()) != std::u16string_view::npos;
  if (onset == u"k" || onset == u"gh" || onset == u"ngh") return is_front;
  if (onset == u"c" || onset == u"ng") return !is_front;
  if (onset == u"g") return !is_front || rhyme.front() == u'i';
  return true;
}

/// A rhyme that ends in a stop is said high or low: it has an acute accent or a dot.
bool agree(std::u16string_view rhyme, Tone tone) {
  const bool ends_in_stop =
      rhyme.ends_with(u"ch") ||
      std::u16string_view{u"cpt"}.find(rhyme.back()) != std::u16string_view::npos;
  return !ends_in_stop || tone == Tone::acute || tone == Tone::dot;
}

}  // namespace

bool is_possible_syllable(const icu::UnicodeString& word) {
  const auto spelling = spelling_of(word);
  if (!spelling) return false;
  const std::u16string_view letters{spelling->letters.getBuffer(),
                                    static_cast<std::size_t>(spelling->letters.length())};
  return std::ranges::any_of(onsets, [&](std::u16string_view onset) {
    if (!letters.starts_with(onset)) return false;
    const std::u16string_view rhyme = letters.substr(onset.size());
    return is_rhyme(rhyme) && agree(onset, rhyme) && agree(rhyme, spelling->tone);
  });
}

}  // namespace dutoan::language
