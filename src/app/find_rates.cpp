// What a user means by a text about rates: keys, documents, places, jurisdictions. Exact names go
// before beginnings, and beginnings before words.
#include <dutoan/app.hpp>
#include <dutoan/language.hpp>
#include <dutoan/nearest.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using Positions = std::vector<std::size_t>;

template <class T, class Means>
Positions positions_of(const T& all, Means means) {
  Positions found;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (means(all[i])) found.push_back(i);
  return found;
}

/// The first of the readings that finds anything.
Positions first_found(std::initializer_list<Positions> readings) {
  for (const Positions& found : readings)
    if (!found.empty()) return found;
  return {};
}

bool is_blank(std::string_view text) { return fold(text).empty(); }

Positions keys_meant(const Vocabulary& vocabulary, std::string_view text) {
  if (is_blank(text)) return {};
  const std::string typed = fold(text);
  const auto is_key = [&](const RateKeyEntry& e) { return fold(e.key.text()) == typed; };
  const auto begins = [&](const RateKeyEntry& e) { return fold(e.key.text()).starts_with(typed); };
  const auto is_label = [&](const RateKeyEntry& e) {
    return fold(e.label.vi) == typed || fold(e.label.en) == typed;
  };
  const auto has_phrase = [&](const RateKeyEntry& e) {
    return (" " + fold(e.label.vi)).find(" " + typed) != std::string::npos ||
           (" " + fold(e.label.en)).find(" " + typed) != std::string::npos;
  };
  const auto has_words = [&](const RateKeyEntry& e) {
    return matches(text, e.label.vi) || matches(text, e.label.en) || matches(text, e.key.text());
  };
  return first_found(
      {positions_of(vocabulary.keys, is_key), positions_of(vocabulary.keys, is_label),
       positions_of(vocabulary.keys, begins), positions_of(vocabulary.keys, has_phrase),
       positions_of(vocabulary.keys, has_words)});
}

/// "40/2017" is 40/2017/TT-BTC, however the rest of the number is written.
bool has_number(const LegalDocument& document, const std::string& typed) {
  const std::string number = fold(document.number);
  return number == typed || fold(document.short_name) == typed ||
         fold(document.type + " " + document.number) == typed || number.starts_with(typed + "/");
}

Positions documents_meant(const RateTable& rates, std::string_view text) {
  if (is_blank(text)) return {};
  const std::string typed = fold(text);
  const auto is_number = [&](const LegalDocument& d) { return has_number(d, typed); };
  const auto has_words = [&](const LegalDocument& d) {
    return matches(text, d.type + " " + d.number + " " + d.short_name + " " + d.title);
  };
  return first_found(
      {positions_of(rates.documents(), is_number), positions_of(rates.documents(), has_words)});
}

std::vector<std::string_view> key_names(const Vocabulary& vocabulary) {
  std::vector<std::string_view> names;
  for (const RateKeyEntry& entry : vocabulary.keys) names.push_back(entry.key.text());
  return names;
}

std::vector<std::string_view> document_names(const RateTable& rates) {
  std::vector<std::string_view> names;
  for (const LegalDocument& document : rates.documents()) {
    names.push_back(document.number);
    names.push_back(document.short_name);
    names.push_back(std::string_view{document.number}.substr(0, document.number.rfind('/')));
  }
  return names;
}

Problem not_found(std::string_view text, const std::vector<std::string_view>& names) {
  std::vector<Fact> facts{{"text", std::string{text}}};
  if (const auto near = nearest(text, names); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return Problem{UseRule::rate_not_found, {}, std::move(facts)};
}

Problem several(std::string_view text, const std::vector<std::string>& found) {
  constexpr std::size_t shown = 8;
  std::string all;
  for (std::size_t i = 0; i < found.size() && i < shown; ++i)
    all += (all.empty() ? "" : ", ") + found[i];
  if (found.size() > shown) all += ", …";
  return Problem{UseRule::several_meant, {}, {{"text", std::string{text}}, {"found", all}}};
}

/// Whether the place's words let the value apply, as a venue and as a home, on some day of `value`,
/// or on the day asked. A question that nobody answers for the place excludes nothing.
bool is_of_place(const RateValue& value, const Vocabulary& vocabulary, const Place& place,
                 std::optional<Date> on) {
  return std::ranges::all_of(value.qualifiers, [&](Condition c) {
    const auto about = vocabulary.qualifiers[c.qualifier].about;
    if (about != Qualifier::About::venue && about != Qualifier::About::home) return true;
    bool is_answered = false;
    for (const PlaceFact& fact : place.facts) {
      const bool counts = on ? fact.in_force.contains(*on) : fact.in_force.overlaps(value.in_force);
      if (fact.condition.qualifier != c.qualifier || !counts) continue;
      if (fact.condition == c) return true;
      is_answered = true;
    }
    return !is_answered;
  });
}

bool is_asked_of(const LegalDocument& document, Layer layer, const std::string& code) {
  return code.empty() || document.layer != layer || document.jurisdiction == code;
}

bool passes(const Regulations& regulations, const RateFilter& filter, const RateValue& value) {
  const LegalDocument& document = regulations.rates.document_of(value);
  if (filter.on && !value.in_force.contains(*filter.on)) return false;
  if (filter.status && value.status != *filter.status) return false;
  const std::string& province =
      filter.province.empty() && filter.place != nullptr ? filter.place->province : filter.province;
  if (!is_asked_of(document, Layer::province, province)) return false;
  if (!is_asked_of(document, Layer::programme, filter.programme)) return false;
  return filter.place == nullptr ||
         is_of_place(value, regulations.rates.vocabulary(), *filter.place, filter.on);
}

/// All positions that one of the texts means, or every text that means nothing.
template <class Meant>
Result<Positions> all_meant(const std::vector<std::string>& texts, std::size_t size, Meant meant,
                            const std::vector<std::string_view>& names) {
  Positions all;
  Problems problems;
  for (const std::string& text : texts) {
    const Positions found = meant(text);
    all.insert(all.end(), found.begin(), found.end());
    if (found.empty()) problems.push_back(not_found(text, names));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  for (std::size_t i = 0; i < size && texts.empty(); ++i) all.push_back(i);
  return all;
}

bool is_among(const Positions& positions, std::size_t position) {
  return std::ranges::find(positions, position) != positions.end();
}

}  // namespace

Result<std::vector<const RateValue*>> find_rates(const Regulations& regulations,
                                                 const RateFilter& filter) {
  const RateTable& rates = regulations.rates;
  const Vocabulary& vocabulary = rates.vocabulary();
  const auto keys = all_meant(
      filter.keys, vocabulary.keys.size(),
      [&](const std::string& text) { return keys_meant(vocabulary, text); }, key_names(vocabulary));
  if (!keys) return refuse(keys.error());
  std::vector<std::string> texts;
  if (!filter.document.empty()) texts.push_back(filter.document);
  const auto documents = all_meant(
      texts, rates.documents().size(),
      [&](const std::string& text) { return documents_meant(rates, text); }, document_names(rates));
  if (!documents) return refuse(documents.error());
  std::vector<const RateValue*> found;
  for (const RateValue& value : rates.values())
    if (is_among(*keys, value.key) && is_among(*documents, value.document) &&
        passes(regulations, filter, value))
      found.push_back(&value);
  return found;
}

Result<RateSubject> find_rate_subject(const Regulations& regulations, std::string_view text) {
  const RateTable& rates = regulations.rates;
  const Vocabulary& vocabulary = rates.vocabulary();
  const std::string typed = fold(text);
  const auto exact = positions_of(
      vocabulary.keys, [&](const RateKeyEntry& e) { return fold(e.key.text()) == typed; });
  const auto numbered =
      positions_of(rates.documents(), [&](const LegalDocument& d) { return has_number(d, typed); });
  const Positions keys = !exact.empty()      ? exact
                         : !numbered.empty() ? Positions{}
                                             : keys_meant(vocabulary, text);
  const Positions documents = exact.empty() ? documents_meant(rates, text) : Positions{};
  using enum RateSubject::Of;
  if (keys.size() + documents.size() == 1)
    return keys.empty() ? RateSubject{document, documents.front()} : RateSubject{key, keys.front()};
  std::vector<std::string> found;
  for (const std::size_t i : keys) found.push_back(vocabulary.keys[i].key.text());
  for (const std::size_t i : documents) found.push_back(rates.documents()[i].number);
  if (!found.empty()) return refuse(several(text, found));
  auto names = key_names(vocabulary);
  std::ranges::copy(document_names(rates), std::back_inserter(names));
  return refuse(not_found(text, names));
}

Result<const Place*> find_place(const Regulations& regulations, std::string_view text) {
  const auto& places = regulations.places;
  const std::string typed = fold(text);
  const auto exact = positions_of(places, [&](const Place& p) {
    return fold(p.code.text()) == typed || fold(p.name) == typed;
  });
  const auto worded =
      positions_of(places, [&](const Place& p) { return !typed.empty() && matches(text, p.name); });
  const Positions found = exact.empty() ? worded : exact;
  if (found.size() == 1) return &places[found.front()];
  std::vector<std::string> names;
  for (const std::size_t i : found) names.push_back(places[i].code.text());
  if (!names.empty()) return refuse(several(text, names));
  std::vector<std::string_view> known;
  for (const Place& place : places) {
    known.push_back(place.code.text());
    known.push_back(place.name);
  }
  return refuse(not_found(text, known));
}

Result<std::string> find_jurisdiction(const Regulations& regulations, Layer layer,
                                      std::string_view text) {
  const auto& all = regulations.rates.vocabulary().jurisdictions;
  const std::string typed = fold(text);
  const auto exact = positions_of(
      all, [&](const Jurisdiction& j) { return j.layer == layer && fold(j.code) == typed; });
  const auto worded = positions_of(all, [&](const Jurisdiction& j) {
    return j.layer == layer && !typed.empty() && matches(text, j.label.vi);
  });
  const Positions found = exact.empty() ? worded : exact;
  if (found.size() == 1) return all[found.front()].code;
  std::string allowed;
  for (const std::string_view code : regulations.rates.vocabulary().jurisdictions_of(layer))
    allowed += (allowed.empty() ? "" : ", ") + std::string{code};
  return refuse(Problem{
      ScenarioRule::unknown_jurisdiction, {}, {{"code", std::string{text}}, {"allowed", allowed}}});
}

}  // namespace dutoan
