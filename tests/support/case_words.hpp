// What golden rows say of a case: a qualifier and its word, or all that is known of a place.
#pragma once

#include "support/sample.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace dutoan::tests {

/// Answers the qualifier `name` with `word`, both of the shipped vocabulary.
inline void set_word(Case& of, const std::string& name, const std::string& word) {
  const Vocabulary& vocabulary = sample_regulations().rates.vocabulary();
  const std::size_t q = vocabulary.qualifier(name).value();
  const auto& words = vocabulary.qualifiers[q].words;
  const auto it = std::ranges::find(words, word);
  if (it == words.end()) throw std::runtime_error("no word " + word + " of " + name);
  of.set({static_cast<std::uint8_t>(q), static_cast<std::uint8_t>(it - words.begin())});
}

/// Answers what the shipped place `code` answers on `date`.
inline void set_place(Case& of, const std::string& code, Date date) {
  const Place* place = sample_regulations().place(code);
  if (place == nullptr) throw std::runtime_error("no place " + code);
  for (std::size_t q = 0; q < sample_regulations().rates.vocabulary().qualifiers.size(); ++q)
    if (const PlaceFact* fact = place->fact(q, date)) of.set(fact->condition);
}

}  // namespace dutoan::tests
