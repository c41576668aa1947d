// What a Vietnamese syllable may be made of: an onset, a rhyme, at most one tone.
//
// Letters decide, not a dictionary: "đuồng" passes although no word is written so. It serves to
// tell Vietnamese from text that only looks like letters with marks.
#pragma once

#include <unicode/unistr.h>

namespace dutoan::language {

/// Whether `word`, in any case and normal form, may be one Vietnamese syllable: "Huyện", "quý",
/// "giếng", "hoà" and "hòa"; not "ngà" spelt "nghà", nor "các" with a grave accent.
[[nodiscard]] bool is_possible_syllable(const icu::UnicodeString& word);

}  // namespace dutoan::language
