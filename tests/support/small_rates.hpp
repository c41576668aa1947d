// Small tables of rates: three keys, three questions of two words each (the last about a place),
// one document per layer.
#pragma once

#include <dutoan/rates.hpp>

#include <string>
#include <vector>

namespace dutoan::tests {

/// Day `n` of a small calendar.
inline Date day(int n) { return Date::of(2020, 1, 1)->plus_days(n); }

inline Vocabulary small_vocabulary() {
  Vocabulary vocabulary;
  for (const char* name : {"q0", "q1", "q2"})
    vocabulary.qualifiers.push_back({name,
                                     Qualifier::About::person,
                                     {name, name},
                                     {"yes", "no"},
                                     {{"có", "yes"}, {"không", "no"}}});
  vocabulary.qualifiers.back().about = Qualifier::About::venue;
  for (const char* key : {"meal", "bed", "fuel"})
    vocabulary.keys.push_back({RateKey{key}, {key, key}, Measure::amount, "person-day"});
  return vocabulary;
}

/// Documents 0 to 2: a province's, a programme's, a general one; 3 is a second province's, 4 a
/// plan's assumptions.
inline std::vector<LegalDocument> small_documents() {
  const auto document = [](const char* number, Layer layer, const char* jurisdiction) {
    LegalDocument made;
    made.number = number;
    made.short_name = number;
    made.layer = layer;
    made.jurisdiction = jurisdiction;
    return made;
  };
  return {document("province", Layer::province, "here"),
          document("programme", Layer::programme, "ct"), document("general", Layer::general, "VN"),
          document("elsewhere", Layer::province, "elsewhere"),
          document("assumed", Layer::assumption, "")};
}

/// A value of the first key that holds for ever; `line` is its place.
inline RateValue value_of(std::size_t document, std::vector<Condition> qualifiers,
                          std::int64_t amount, int line = 0) {
  RateValue value;
  value.document = document;
  value.qualifiers = std::move(qualifiers);
  value.in_force = *DateRange::of(day(0), std::nullopt);
  value.kind = ValueKind::fixed;
  value.status = ValueStatus::read;
  value.amount = Money::dong(amount);
  value.place = {"rates.toml", line, 1, 1, {}};
  return value;
}

inline RateValue unread_of(std::size_t document, std::vector<Condition> qualifiers) {
  RateValue value = value_of(document, std::move(qualifiers), 0);
  value.status = ValueStatus::unread;
  value.amount.reset();
  return value;
}

inline RateValue reference_of(std::size_t document, std::size_t key, std::size_t see) {
  RateValue value = value_of(document, {}, 0);
  value.key = key;
  value.kind = ValueKind::reference;
  value.amount.reset();
  value.see = see;
  return value;
}

}  // namespace dutoan::tests
