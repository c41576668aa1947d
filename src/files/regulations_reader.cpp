#include "files/regulations_reader.hpp"

#include "files/conditions.hpp"
#include "files/values.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace dutoan::files {
namespace {

template <class T, class Name>
std::vector<std::string_view> names_of(const std::vector<T>& all, Name name) {
  std::vector<std::string_view> names;
  for (const T& t : all) names.push_back(name(t));
  return names;
}

constexpr std::pair<std::string_view, ValueStatus> statuses[] = {
    {"read", ValueStatus::read},
    {"secondary", ValueStatus::secondary},
    {"recalled", ValueStatus::recalled},
    {"unread", ValueStatus::unread}};

/// A code that stands twice in one list.
void check_twice(std::set<std::string>& seen, const Node& table, std::string_view key,
                 Problems& problems) {
  if (!seen.insert(text_at(table, key)).second)
    problems.emplace_back(NormRule::duplicate_code, place_at(table, key),
                          std::vector<Fact>{{"code", text_at(table, key)}});
}

}  // namespace

std::span<const Node* const> RegulationsReader::files(std::string_view format) const {
  const auto it = files_.find(format);
  if (it == files_.end()) return {};
  return it->second;
}

Result<Regulations> RegulationsReader::read() {
  for (const Node* file : files("dutoan/vocabulary/1")) read_vocabulary(*file);
  for (const Node* file : files("dutoan/vocabulary/1")) read_excludes(*file);
  for (const Node* file : files("dutoan/rates/1")) read_rates(*file);
  for (const Node* file : files("dutoan/places/1")) read_places(*file);
  check_successors();
  for (const Node* file : files("dutoan/posts/1")) read_posts(*file);
  for (const Node* file : files("dutoan/agencies/1")) read_agencies(*file);
  for (const Node* file : files("dutoan/sub-items/1")) read_sub_items(*file);
  for (const Node* file : files("dutoan/categories/1")) read_categories(*file);
  for (const Node* file : files("dutoan/factors/1")) read_factor_names(*file);
  for (const Node* file : files("dutoan/factors/1")) read_factor_derivations(*file);
  for (const Node* file : files("dutoan/norm/1")) read_norm(*file);
  for (const Node* file : files("dutoan/fit/1")) read_fit_rules(*file);
  for (const Node* file : files("dutoan/reasons/1")) read_reasons(*file);
  check_thresholds();
  std::ranges::move(check(norms_, vocabulary_), std::back_inserter(problems_));
  std::ranges::move(check_facts(places_, posts_), std::back_inserter(problems_));
  auto rates = RateTable::of(std::move(vocabulary_), std::move(documents_), std::move(values_));
  if (!rates) std::ranges::move(rates.error(), std::back_inserter(problems_));
  if (!problems_.empty()) {
    sort_by_place(problems_);
    return refuse(std::move(problems_));
  }
  return Regulations{std::move(*rates), std::move(places_), std::move(posts_), std::move(agencies_),
                     std::move(norms_)};
}

void RegulationsReader::read_vocabulary(const Node& file) {
  read_jurisdictions(file);
  std::set<std::string> units, keys;
  for (const Node& table : tables_at(file, "unit")) {
    check_twice(units, table, "code", problems_);
    vocabulary_.units.push_back({text_at(table, "code"), label_of(table)});
  }
  for (const Node& table : tables_at(file, "qualifier")) read_qualifier(table);
  constexpr std::pair<std::string_view, Measure> measures[] = {
      {"amount", Measure::amount},
      {"coefficient", Measure::coefficient},
      {"percent", Measure::percent}};
  for (const Node& table : tables_at(file, "key")) {
    check_twice(keys, table, "key", problems_);
    check_unit(table);
    vocabulary_.keys.push_back({RateKey{text_at(table, "key")},
                                label_of(table),
                                meaning_of(text_at(table, "measure"), measures),
                                text_at(table, "unit"),
                                {}});
  }
}

void RegulationsReader::read_excludes(const Node& file) {
  for (const Node& table : tables_at(file, "key")) {
    const Node* excludes = at(table, "excludes");
    const auto key = vocabulary_.key(RateKey{text_at(table, "key")});
    if (excludes == nullptr || !key) continue;
    for (const Node* other : texts_of(*excludes))
      if (const auto excluded = key_of(*other))
        vocabulary_.keys[*key].excludes.push_back(vocabulary_.keys[*excluded].key);
  }
}

void RegulationsReader::read_jurisdictions(const Node& file) {
  std::set<std::string> seen;
  for (const Node& table : tables_at(file, "jurisdiction")) {
    check_twice(seen, table, "code", problems_);
    vocabulary_.jurisdictions.push_back({text_at(table, "code"),
                                         meaning_of(text_at(table, "layer"), layer_words),
                                         label_of(table)});
  }
}

/// A slip in a jurisdiction would make its rates vanish without a word.
void RegulationsReader::check_jurisdiction(const Node& table, std::string_view key, Layer layer) {
  const auto known = vocabulary_.jurisdictions_of(layer);
  if (std::ranges::find(known, text_at(table, key)) != known.end()) return;
  problems_.push_back(unknown_word(place_at(table, key), key, text_at(table, key), known));
}

void RegulationsReader::read_qualifier(const Node& table) {
  constexpr std::pair<std::string_view, Qualifier::About> abouts[] = {
      {"venue", Qualifier::About::venue},
      {"home", Qualifier::About::home},
      {"organiser", Qualifier::About::organiser},
      {"setting", Qualifier::About::setting},
      {"person", Qualifier::About::person}};
  constexpr std::size_t most_words = 200;  // a word fits a byte, 0 meaning none
  const auto words = tables_at(table, "word");
  if (vocabulary_.qualifiers.size() == Case::most_qualifiers || words.size() > most_words) {
    problems_.emplace_back(FileRule::too_large, table.place(),
                           std::vector<Fact>{{"size", static_cast<std::int64_t>(words.size())},
                                             {"limit", std::int64_t{Case::most_qualifiers}},
                                             {"what", std::string{"qualifiers"}}});
    return;
  }
  if (vocabulary_.qualifier(text_at(table, "name")))
    problems_.emplace_back(NormRule::duplicate_code, place_at(table, "name"),
                           std::vector<Fact>{{"code", text_at(table, "name")}});
  Qualifier qualifier{
      text_at(table, "name"), meaning_of(text_at(table, "about"), abouts), label_of(table), {}, {}};
  std::set<std::string> seen;
  for (const Node& word : words) {
    check_twice(seen, word, "code", problems_);
    qualifier.words.push_back(text_at(word, "code"));
    qualifier.word_labels.push_back(label_of(word));
  }
  vocabulary_.qualifiers.push_back(std::move(qualifier));
}

void RegulationsReader::read_places(const Node& file) {
  check_jurisdiction(file, "province", Layer::province);
  std::set<std::string> seen;
  for (const Place& place : places_) seen.insert(place.code.text());
  for (const Node& table : tables_at(file, "place")) {
    check_twice(seen, table, "code", problems_);
    Place place{PlaceCode{text_at(table, "code")},
                text_at(table, "name"),
                text_at(file, "province"),
                date_at(table, "from"),
                date_at(table, "until"),
                {},
                text_at(table, "source"),
                {},
                table.place()};
    if (place.from && place.until) std::ignore = range_of(table);
    if (const Node* successors = at(table, "successors"))
      for (const Node* code : texts_of(*successors)) place.successors.emplace_back(code->text());
    for (const Node& fact : tables_at(table, "fact")) read_place_fact(fact, place);
    places_.push_back(std::move(place));
  }
}

void RegulationsReader::read_place_fact(const Node& table, Place& place) {
  const auto range = range_of(table);
  for (const Condition condition : single_conditions_of(at(table, "is"), vocabulary_, problems_))
    if (range)
      place.facts.push_back(
          {condition, *range, status_of(table), text_at(table, "source"), table.place()});
}

void RegulationsReader::check_successors() {
  std::vector<std::string_view> known;
  for (const Place& place : places_) known.push_back(place.code.text());
  for (const Place& place : places_)
    for (const PlaceCode& code : place.successors)
      if (std::ranges::find(known, code.text()) == known.end())
        problems_.push_back(unknown_word(place.place, "successors", code.text(), known));
}

void RegulationsReader::read_agencies(const Node& file) {
  std::set<std::string> seen;
  for (const Agency& agency : agencies_) seen.insert(agency.code);
  for (const Node& table : tables_at(file, "agency")) {
    check_twice(seen, table, "code", problems_);
    check_jurisdiction(table, "province", Layer::province);
    agencies_.push_back({text_at(table, "code"), text_at(table, "name"), text_at(table, "province"),
                         date_at(table, "from"), date_at(table, "until"),
                         text_at(table, "successor"), text_at(table, "source"), status_of(table),
                         table.place()});
  }
}

void RegulationsReader::read_posts(const Node& file) {
  constexpr std::pair<std::string_view, Post::Role> roles[] = {{"trainee", Post::Role::trainee},
                                                               {"official", Post::Role::official}};
  constexpr std::pair<std::string_view, PayStatus> pays[] = {{"payroll", PayStatus::payroll},
                                                             {"allowance", PayStatus::allowance},
                                                             {"none", PayStatus::none}};
  std::set<std::string> seen;
  for (const Post& post : posts_) seen.insert(post.code.text());
  for (const Node& table : tables_at(file, "post")) {
    check_twice(seen, table, "code", problems_);
    Post post{PostCode{text_at(table, "code")},
              text_at(table, "name"),
              meaning_of(text_at(table, "role"), roles),
              {},
              table.place()};
    for (const Node& fact : tables_at(table, "fact"))
      if (const auto range = range_of(fact))
        post.facts.push_back({meaning_of(text_at(fact, "pay"), pays), programme_of(fact), *range,
                              status_of(fact), text_at(fact, "source"), fact.place()});
    posts_.push_back(std::move(post));
  }
}

std::optional<DateRange> RegulationsReader::range_of(const Node& table) {
  const auto from = date_at(table, "from");
  const auto until = date_at(table, "until");
  const auto range = DateRange::of(*from, until);
  if (!range)
    problems_.emplace_back(RateRule::empty_range, place_at(table, "until"),
                           std::vector<Fact>{{"from", *from}, {"until", *until}});
  return range;
}

/// A draft is told apart from a slip, because it looks like law.
ValueStatus RegulationsReader::status_of(const Node& table) {
  if (text_at(table, "status") == "draft")
    problems_.emplace_back(RateRule::draft, place_at(table, "status"));
  return meaning_of(text_at(table, "status"), statuses);
}

std::string RegulationsReader::programme_of(const Node& table) {
  if (at(table, "programme") != nullptr) check_jurisdiction(table, "programme", Layer::programme);
  return text_at(table, "programme");
}

std::optional<std::size_t> RegulationsReader::key_of(const Node& node) {
  const auto key = vocabulary_.key(RateKey{node.text()});
  if (key) return key;
  Problem problem = unknown_word(node.place(), "key", node.text(),
                                 names_of(vocabulary_.keys, [](const RateKeyEntry& k) {
                                   return std::string_view{k.key.text()};
                                 }));
  problems_.emplace_back(RateRule::unknown_rate_key, problem.place, problem.facts);
  return std::nullopt;
}

std::optional<FactorId> RegulationsReader::factor_of(const Node& node) {
  if (const auto factor = norms_.factor(node.text())) return factor;
  problems_.push_back(unknown_word(
      node.place(), "factor", node.text(),
      names_of(norms_.factors, [](const Factor& f) { return std::string_view{f.code.text()}; })));
  return std::nullopt;
}

void RegulationsReader::check_unit(const Node& table) {
  const Node* unit = at(table, "unit");
  if (vocabulary_.unit(unit->text()) != nullptr) return;
  problems_.push_back(unknown_word(
      unit->place(), "unit", unit->text(),
      names_of(vocabulary_.units, [](const Unit& u) { return std::string_view{u.code}; })));
}

void RegulationsReader::check_thresholds() {
  for (const RateValue& value : values_)
    if (value.threshold && !norms_.factor(value.threshold->factor.text()))
      problems_.push_back(unknown_word(value.place, "threshold", value.threshold->factor.text(),
                                       names_of(norms_.factors, [](const Factor& f) {
                                         return std::string_view{f.code.text()};
                                       })));
}

}  // namespace dutoan::files
