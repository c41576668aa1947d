#include "domain/case_of_places.hpp"

#include <algorithm>

namespace dutoan {
namespace {

void set_word(Case& of, const Vocabulary& vocabulary, std::string_view qualifier,
              std::string_view word) {
  const auto q = vocabulary.qualifier(qualifier);
  if (!q) return;
  const auto& words = vocabulary.qualifiers[*q].words;
  const auto it = std::ranges::find(words, word);
  if (it != words.end())
    of.set({static_cast<std::uint8_t>(*q), static_cast<std::uint8_t>(it - words.begin())});
}

void classify(DescribedCase& described, const Vocabulary& vocabulary, const Place& place,
              Qualifier::About about, Date date) {
  for (std::size_t q = 0; q < vocabulary.qualifiers.size(); ++q) {
    if (vocabulary.qualifiers[q].about != about) continue;
    if (const PlaceFact* fact = place.fact(q, date))
      described.of.set(fact->condition);
    else
      described.unclassified.push_back({q, &place});
  }
  if (!place.exists(date)) described.missing.push_back(&place);
}

}  // namespace

DescribedCase describe(const Plan& plan, const Vocabulary& vocabulary, const Place* home,
                       const Place* venue, Date date) {
  DescribedCase described;
  if (venue != nullptr) classify(described, vocabulary, *venue, Qualifier::About::venue, date);
  if (home != nullptr) classify(described, vocabulary, *home, Qualifier::About::home, date);
  if (plan.organiser) described.of.set(*plan.organiser);
  if (venue == nullptr) return described;
  if (plan.seat)
    set_word(described.of, vocabulary, "setting", venue->code == *plan.seat ? "seat" : "away");
  set_word(described.of, vocabulary, "reach",
           venue->province == plan.province ? "inside" : "outside");
  return described;
}

Problem missing(const Place& place, Date date, const Regulations& regulations, FilePlace at) {
  std::string successors;
  for (const PlaceCode& code : place.successors)
    if (const Place* next = regulations.place(code.text()))
      successors += (successors.empty() ? "" : ", ") + next->name + " (" + code.text() + ")";
  std::vector<Fact> facts{{"place", place.name}, {"date", date}, {"source", place.source}};
  if (place.from && date < *place.from)
    facts.push_back({"from", *place.from});
  else
    facts.push_back({"until", *place.until});
  if (!successors.empty()) facts.push_back({"successors", successors});
  return Problem{RateRule::place_has_ended, std::move(at), std::move(facts), {place.place}};
}

}  // namespace dutoan
