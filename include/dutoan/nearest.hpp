// The nearest word: what was probably meant by a word that nobody knows.
//
// Invariants
//   W1  accents and case do not count; a word of which every letter differs is another word
#pragma once

#include <span>
#include <string_view>

namespace dutoan {

/// The one of `among` that was probably meant by `word`: at most two slips away (one for words of
/// up to four letters); empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> among);

}  // namespace dutoan
