#include "files/regulations_reader.hpp"

#include "files/values.hpp"

#include <algorithm>
#include <iterator>
#include <set>

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

/// A word twice in one list would make the value stand beside itself.
void check_repeated(const std::vector<const Node*>& words, const Node::Entry& entry,
                    Problems& problems) {
  std::set<std::string> seen;
  for (const Node* word : words)
    if (word->kind() == NodeKind::text && !seen.insert(word->text()).second)
      problems.emplace_back(FileRule::duplicate_key, word->place(),
                            std::vector<Fact>{{"key", word->text()}},
                            std::vector<FilePlace>{entry.key_place()});
}

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
  for (const Node* file : files("dutoan/rates/1")) read_rates(*file);
  for (const Node* file : files("dutoan/places/1")) read_places(*file);
  for (const Node* file : files("dutoan/posts/1")) read_posts(*file);
  for (const Node* file : files("dutoan/sub-items/1")) read_sub_items(*file);
  for (const Node* file : files("dutoan/categories/1")) read_categories(*file);
  for (const Node* file : files("dutoan/factors/1")) read_factor_names(*file);
  for (const Node* file : files("dutoan/factors/1")) read_factor_derivations(*file);
  for (const Node* file : files("dutoan/norm/1")) read_norm(*file);
  check_thresholds();
  std::ranges::move(check(norms_, vocabulary_), std::back_inserter(problems_));
  std::ranges::move(check_facts(places_, posts_), std::back_inserter(problems_));
  auto rates = RateTable::of(std::move(vocabulary_), std::move(documents_), std::move(values_));
  if (!rates) std::ranges::move(rates.error(), std::back_inserter(problems_));
  if (!problems_.empty()) {
    sort_by_place(problems_);
    return refuse(std::move(problems_));
  }
  return Regulations{std::move(*rates), std::move(places_), std::move(posts_), std::move(norms_)};
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
    vocabulary_.keys.push_back({RateKey{text_at(table, "key")}, label_of(table),
                                meaning_of(text_at(table, "measure"), measures),
                                text_at(table, "unit")});
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
                {},
                table.place()};
    for (const Node& fact : tables_at(table, "fact")) read_place_fact(fact, place);
    places_.push_back(std::move(place));
  }
}

void RegulationsReader::read_place_fact(const Node& table, Place& place) {
  const auto range = range_of(table);
  for (const Condition condition : single_conditions_of(at(table, "is")))
    if (range)
      place.facts.push_back(
          {condition, *range, status_of(table), text_at(table, "source"), table.place()});
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
        post.facts.push_back({meaning_of(text_at(fact, "pay"), pays), *range, status_of(fact),
                              text_at(fact, "source"), fact.place()});
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

ValueStatus RegulationsReader::status_of(const Node& table) const {
  return meaning_of(text_at(table, "status"), statuses);
}

std::optional<Condition> RegulationsReader::condition_of(const Node::Entry& entry,
                                                         const Node& word) {
  const auto q = vocabulary_.qualifier(entry.key);
  if (!q) {
    problems_.push_back(unknown_word(entry.key_place(), "qualifier", entry.key,
                                     names_of(vocabulary_.qualifiers, [](const Qualifier& x) {
                                       return std::string_view{x.name};
                                     })));
    return std::nullopt;
  }
  if (word.kind() != NodeKind::text) {
    problems_.emplace_back(FileRule::wrong_type, word.place(),
                           std::vector<Fact>{{"key", entry.key},
                                             {"expected", std::string{"text"}},
                                             {"found", std::string{"table"}}});
    return std::nullopt;
  }
  const auto& words = vocabulary_.qualifiers[*q].words;
  const auto it = std::ranges::find(words, word.text());
  if (it == words.end()) {
    problems_.push_back(
        unknown_word(word.place(), entry.key, word.text(), {words.begin(), words.end()}));
    return std::nullopt;
  }
  return Condition{static_cast<std::uint8_t>(*q), static_cast<std::uint8_t>(it - words.begin())};
}

std::vector<std::vector<Condition>> RegulationsReader::conditions_of(const Node* table) {
  std::vector<std::vector<Condition>> sets(1);
  if (table == nullptr) return sets;
  constexpr std::size_t most_sets = 1000;
  for (const Node::Entry& entry : table->entries()) {
    const bool is_list = entry.value.kind() == NodeKind::list;
    const std::vector<const Node*> words =
        is_list ? texts_of(entry.value) : std::vector<const Node*>{&entry.value};
    if (words.empty())
      problems_.emplace_back(FileRule::empty_text, entry.value.place(),
                             std::vector<Fact>{{"key", entry.key}});
    if (sets.size() * words.size() > most_sets)
      problems_.emplace_back(
          FileRule::too_large, entry.value.place(),
          std::vector<Fact>{{"what", std::string{"values"}},
                            {"size", static_cast<std::int64_t>(sets.size() * words.size())},
                            {"limit", static_cast<std::int64_t>(most_sets)}});
    check_repeated(words, entry, problems_);
    std::vector<std::vector<Condition>> more;
    for (const Node* word : words) {
      const auto condition = condition_of(entry, *word);
      if (!condition || sets.size() * words.size() > most_sets) continue;
      for (auto set : sets) {
        set.push_back(*condition);
        more.push_back(std::move(set));
      }
    }
    sets = std::move(more);
  }
  return sets;
}

std::vector<Condition> RegulationsReader::single_conditions_of(const Node* table) {
  std::vector<Condition> conditions;
  if (table == nullptr) return conditions;
  for (const Node::Entry& entry : table->entries())
    if (const auto condition = condition_of(entry, entry.value)) conditions.push_back(*condition);
  return conditions;
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
