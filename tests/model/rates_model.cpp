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
  RateValue value = value_of(*rc::gen::inRange<std::size_t>(0, 4), {}, line, line);
  value.key = *rc::gen::inRange<std::size_t>(0, 3);
  for (std::uint8_t q = 0; q < 3; ++q)
    if (const auto word = *rc::gen::inRange<std::uint8_t>(0, 6); word < 2)
      value.qualifiers.push_back({q, word});
  const int from = *rc::gen::inRange(0, last_day);
  const int until = *rc::gen::inRange(from + 1, last_day + 3);
  value.in_force =
      *DateRange::of(day(from), until > last_day ? std::nullopt : std::optional{day(until)});
  const int kind = *rc::gen::inRange(0, 8);
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

bool applies(const RateValue& value, const RateQuestion& question) {
  return value.in_force.contains(question.date) &&
         std::ranges::all_of(value.qualifiers,
                             [&](Condition c) { return question.of->matches(c); });
}

bool contains_strictly(const RateValue& more, const RateValue& fewer) {
  return more.qualifiers.size() > fewer.qualifiers.size() &&
         std::ranges::includes(more.qualifiers, fewer.qualifiers);
}

/// The line of the value that decides, or the code of the rule that refuses.
struct Answer {
  int line = 0, stands_in_for = 0, via = 0;
  std::string refusal;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Step 2: the winner of one layer; null when nothing applies, the refusal when two are equal.
const RateValue* winner_of(const Values& values, std::size_t key, std::size_t document,
                           const RateQuestion& question, bool& is_tied) {
  std::vector<const RateValue*> in_play;
  for (const RateValue& value : values)
    if (value.key == key && value.document == document && applies(value, question))
      in_play.push_back(&value);
  for (const RateValue* one : in_play)
    if (std::ranges::all_of(in_play, [&](const RateValue* other) {
          return other == one || contains_strictly(*one, *other);
        }))
      return one;
  is_tied = !in_play.empty();
  return nullptr;
}

Answer model(const Values& values, std::size_t key, const RateQuestion& question,
             std::set<std::size_t> seen) {
  if (!seen.insert(key).second) return {0, 0, 0, "2011"};
  const RateValue* unread = nullptr;
  for (std::size_t layer = 0; layer < 3; ++layer) {
    if (unread != nullptr && static_cast<std::size_t>(*question.stand_in) != layer) continue;
    bool is_tied = false;
    const RateValue* winner = winner_of(values, key, layer, question, is_tied);
    if (is_tied) return {0, 0, 0, "2005"};
    if (winner == nullptr) continue;
    if (winner->status == ValueStatus::unread) {
      if (!question.stand_in || unread != nullptr) return {0, 0, 0, "2001"};
      unread = winner;
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
