// Rates against a model that looks at every value anew: same winner, or the same refusal.
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace dutoan::tests {
namespace {

using Values = std::vector<RateValue>;

constexpr int last_day = 6;

RateValue any_value(int line) {
  RateValue value = value_of(*rc::gen::inRange<std::size_t>(0, 5), {}, line, line);
  value.key = *rc::gen::inRange<std::size_t>(0, 3);
  for (std::uint8_t q = 0; q < 3; ++q)
    if (const auto word = *rc::gen::inRange<std::uint8_t>(0, 6); word < 2)
      value.qualifiers.push_back({q, word});
  const int from = *rc::gen::inRange(0, last_day);
  const int until = *rc::gen::inRange(from + 1, last_day + 3);
  value.in_force =
      *DateRange::of(day(from), until > last_day ? std::nullopt : std::optional{day(until)});
  const bool is_assumption = value.document == 4;
  const int kind = is_assumption ? 7 : *rc::gen::inRange(0, 8);
  if (kind == 0) {
    value.status = ValueStatus::unread;
    value.amount.reset();
  } else if (kind <= 2) {
    value.kind = ValueKind::reference;
    value.amount.reset();
    value.see = *rc::gen::inRange<std::size_t>(0, 3);
  }
  return value;
}

bool clash(const RateValue& a, const RateValue& b) {
  return a.key == b.key && a.document == b.document && a.qualifiers == b.qualifiers &&
         a.in_force.overlaps(b.in_force);
}

bool has_clash(const Values& values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (clash(values[i], values[j])) return true;
  return false;
}

/// Whether the value applies, or would with some answer to the question about the place (the last).
bool may_apply(const RateValue& value, const RateQuestion& question) {
  return value.in_force.contains(question.date) &&
         std::ranges::all_of(value.qualifiers, [&](Condition c) {
           const bool is_open = c.qualifier == 2 && !question.of->word(2);
           return is_open || question.of->matches(c);
         });
}

bool applies(const RateValue& value, const RateQuestion& question) {
  return may_apply(value, question) && std::ranges::all_of(value.qualifiers, [&](Condition c) {
           return question.of->word(c.qualifier).has_value();
         });
}

/// By the names of their qualifiers: where both hold their words are those of the case.
bool contains_strictly(const RateValue& more, const RateValue& fewer) {
  return more.qualifiers.size() > fewer.qualifiers.size() &&
         std::ranges::all_of(fewer.qualifiers, [&](Condition c) {
           return std::ranges::find(more.qualifiers, c.qualifier, &Condition::qualifier) !=
                  more.qualifiers.end();
         });
}

/// The line of the value that decides, or the code of the rule that refuses.
struct Answer {
  int line = 0, stands_in_for = 0, via = 0;
  std::string refusal;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Step 2: the winner of one layer; null when nothing applies, or the refusal.
const RateValue* winner_of(const Values& values, std::size_t key, std::size_t document,
                           const RateQuestion& question, std::string& refusal) {
  std::vector<const RateValue*> in_play, open;
  for (const RateValue& value : values) {
    if (value.key != key || value.document != document || !may_apply(value, question)) continue;
    (applies(value, question) ? in_play : open).push_back(&value);
  }
  const auto beats = [](const RateValue* one, const std::vector<const RateValue*>& others) {
    return std::ranges::all_of(others, [&](const RateValue* other) {
      return other == one || contains_strictly(*one, *other);
    });
  };
  const auto it =
      std::ranges::find_if(in_play, [&](const RateValue* one) { return beats(one, in_play); });
  if (it == in_play.end() && !in_play.empty()) return refusal = "2005", nullptr;
  if (it == in_play.end()) return refusal = open.empty() ? "" : "2017", nullptr;
  if (!beats(*it, open)) return refusal = "2017", nullptr;
  return *it;
}

Answer model(const Values& values, std::size_t key, const RateQuestion& question,
             std::set<std::size_t> seen) {
  if (!seen.insert(key).second) return {0, 0, 0, "2011"};
  const RateValue* unread = nullptr;
  std::vector<std::size_t> layers{0, 1, 2, 4};  // the last is the plan's assumptions
  while (!layers.empty()) {
    const std::size_t layer = layers.front();
    layers.erase(layers.begin());
    std::string refusal;
    const RateValue* winner = winner_of(values, key, layer, question, refusal);
    if (!refusal.empty()) return {0, 0, 0, refusal};
    if (winner == nullptr) continue;
    if (winner->status == ValueStatus::unread) {
      if (unread != nullptr) return {0, 0, 0, "2001"};
      unread = winner;
      layers = {4};  // the assumption, then what the plan names to stand in
      if (question.stand_in && static_cast<std::size_t>(*question.stand_in) > layer)
        layers.push_back(static_cast<std::size_t>(*question.stand_in));
      continue;
    }
    const int replaced = unread == nullptr ? 0 : unread->place.line;
    if (!winner->see) return {winner->place.line, replaced, 0, ""};
    Answer further = model(values, *winner->see, question, seen);
    if (!further.refusal.empty()) return further;
    further.via = winner->place.line;
    if (replaced != 0) further.stands_in_for = replaced;
    return further;
  }
  return {0, 0, 0, "2001"};
}

int line_of(const RateValue* value) { return value == nullptr ? 0 : value->place.line; }

Answer program(const RateTable& table, std::size_t key, const RateQuestion& question) {
  const auto found = table.find(key, question);
  if (!found) return {0, 0, 0, code_of(found.error())};
  return {line_of(found->value), line_of(found->stands_in_for), line_of(found->via), ""};
}

std::string written(const RateValue& v) {
  std::string text = "line " + std::to_string(v.place.line) + ": key " + std::to_string(v.key) +
                     ", document " + std::to_string(v.document) + ", from " +
                     std::to_string(v.in_force.from().day());
  for (const Condition c : v.qualifiers)
    text += ", q" + std::to_string(c.qualifier) + "=" + std::to_string(c.word);
  if (v.status == ValueStatus::unread) text += ", unread";
  if (v.see) text += ", see " + std::to_string(*v.see);
  return text;
}

TEST_CASE("a rate is found as by looking at every value anew") {
  rc::prop("same winner or same refusal", [] {
    Values values;
    const int size = *rc::gen::inRange(0, 25);
    for (int line = 1; line <= size; ++line) {
      RateValue value = any_value(line);
      if (std::ranges::none_of(values, [&](const RateValue& v) { return clash(v, value); }))
        values.push_back(std::move(value));
    }
    for (const RateValue& v : values) RC_LOG(written(v));
    const auto table = RateTable::of(small_vocabulary(), small_documents(), values);
    RC_ASSERT(table.has_value());
    Case of;
    for (std::uint8_t q = 0; q < 3; ++q)
      if (const auto word = *rc::gen::inRange<std::uint8_t>(0, 3); word < 2) of.set({q, word});
    const auto stand_in = *rc::gen::element(std::optional<Layer>{}, std::optional{Layer::programme},
                                            std::optional{Layer::general});
    for (int d = 0; d <= last_day; ++d)
      for (std::size_t key = 0; key < 3; ++key) {
        const RateQuestion question{day(d), "here", "ct", &of, stand_in};
        RC_ASSERT(program(*table, key, question) == model(values, key, question, {}));
      }
  });
  rc::prop("a table is refused exactly when two of its values hold at once", [] {
    Values values;
    const int size = *rc::gen::inRange(0, 12);
    for (int line = 1; line <= size; ++line) values.push_back(any_value(line));
    const auto table = RateTable::of(small_vocabulary(), small_documents(), values);
    RC_ASSERT(table.has_value() == !has_clash(values));
  });
}

}  // namespace
}  // namespace dutoan::tests
