// Comparisons of settings against every case asked twice, on random tables; and what the law
// changed.
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <dutoan/rate_review.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace dutoan::tests {
namespace {

constexpr std::size_t general = 2;
constexpr std::size_t qualifiers = 3;  // of the small vocabulary; the last asks about a place
constexpr int last_day = 4;

RateValue any_value(int line) {
  RateValue value = value_of(*rc::gen::inRange<std::size_t>(0, 4), {},
                             *rc::gen::inRange<std::int64_t>(1, 4), line);
  value.key = *rc::gen::inRange<std::size_t>(0, 3);
  for (std::uint8_t q = 0; q < qualifiers; ++q)
    if (const auto word = *rc::gen::inRange<std::uint8_t>(0, 6); word < 2)
      value.qualifiers.push_back({q, word});
  const int from = *rc::gen::inRange(0, last_day);
  value.in_force = *DateRange::of(day(from), day(*rc::gen::inRange(from + 1, last_day + 2)));
  value.citation =
      Citation::of(std::to_string(value.document), std::to_string(*rc::gen::inRange(1, 3)));
  const int kind = *rc::gen::inRange(0, 8);
  if (kind == 0) value.kind = ValueKind::ceiling;
  if (kind == 1) value.status = ValueStatus::unread;
  const bool is_reference = kind == 2 || kind == 3;
  if (is_reference) value.kind = ValueKind::reference;
  if (kind == 1 || is_reference) value.amount.reset();
  if (is_reference) value.see = *rc::gen::inRange<std::size_t>(0, 3);
  return value;
}

RateTable any_table() {
  std::vector<RateValue> values;
  const int size = *rc::gen::inRange(0, 20);
  for (int line = 1; line <= size; ++line) {
    RateValue value = any_value(line);
    const auto clashes = [&](const RateValue& v) {
      return v.key == value.key && v.document == value.document &&
             v.qualifiers == value.qualifiers && v.in_force.overlaps(value.in_force);
    };
    if (std::ranges::none_of(values, clashes)) values.push_back(std::move(value));
  }
  return taken(RateTable::of(small_vocabulary(), small_documents(), std::move(values)));
}

RateSetting any_setting() {
  return {day(*rc::gen::inRange(0, last_day + 1)),
          *rc::gen::element(std::string{}, std::string{"here"}, std::string{"elsewhere"}),
          *rc::gen::element(std::string{}, std::string{"ct"})};
}

/// A case by its answers: 0 and 1 are words, 2 is none.
using Answers = std::array<int, qualifiers>;

std::vector<Answers> all_cases() {
  std::vector<Answers> all;
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b)
      for (int c = 0; c < 2; ++c) all.push_back({a, b, c});
  return all;
}

/// What the reader of an answer is told, in words.
std::string told(const RateTable& rates, const Result<Found>& found) {
  if (!found) {
    std::string text = "DT" + std::to_string(static_cast<int>(found.error().front().rule));
    for (const Fact& fact : found.error().front().facts)
      if (std::string_view{fact.name} == "document") text += std::get<std::string>(fact.value);
    return text;
  }
  const auto clause = [&](const RateValue* value) {
    return value == nullptr ? std::string{}
                            : " " + rates.document_of(*value).number + value->citation->article();
  };
  return std::to_string(found->amount->dong()) +
         (found->value->kind == ValueKind::ceiling ? "c" : "f") + clause(found->value) +
         clause(found->via);
}

std::string told(const RateTable& rates, const RateAnswer& answer) {
  return answer.found ? told(rates, Result<Found>{*answer.found})
                      : told(rates, Result<Found>{refuse(*answer.refusal)});
}

Case case_of(const Answers& answers) {
  Case of;
  for (std::size_t q = 0; q < qualifiers; ++q)
    if (answers[q] < 2)
      of.set({static_cast<std::uint8_t>(q), static_cast<std::uint8_t>(answers[q])});
  return of;
}

std::string asked(const RateTable& rates, std::size_t key, const RateSetting& setting,
                  const Answers& answers, std::optional<Layer> stand_in = {}) {
  const Case of = case_of(answers);
  return told(rates,
              rates.find(key, {setting.on, setting.province, setting.programme, &of, stand_in}));
}

bool is_in(const Answers& answers, const std::vector<CaseWords>& of) {
  return std::ranges::all_of(of, [&](const CaseWords& words) {
    const int answer = answers[words.qualifier];
    return answer == 2 ? words.is_open
                       : std::ranges::find(words.words, answer) != words.words.end();
  });
}

TEST_CASE("a comparison is every case asked twice", "[differences]") {
  rc::prop("each case that differs is told once, with both answers; no other is told", [] {
    const RateTable rates = any_table();
    const RateSetting before = any_setting(), after = any_setting();
    const auto found = taken(differences(rates, before, after));
    for (std::size_t key = 0; key < 3; ++key)
      for (const Answers& answers : all_cases()) {
        const std::string was = asked(rates, key, before, answers);
        const std::string is = asked(rates, key, after, answers);
        std::vector<std::string> told_of;
        for (const RateDifference& each : found)
          if (each.key == key && is_in(answers, each.of))
            told_of.push_back(told(rates, each.before) + " | " + told(rates, each.after));
        if (was == is)
          RC_ASSERT(told_of.empty());
        else
          RC_ASSERT(told_of == std::vector{was + " | " + is});
      }
  });
}

TEST_CASE("a setting's answers cover every case once", "[differences]") {
  rc::prop("with the general rate where the decider is unread", [] {
    const RateTable rates = any_table();
    const RateSetting setting = any_setting();
    const bool is_fixed = *rc::gen::arbitrary<bool>();
    const std::vector<Condition> fixed =
        is_fixed ? std::vector<Condition>{{2, 1}} : std::vector<Condition>{};
    for (std::size_t key = 0; key < 3; ++key) {
      const auto cases = taken(answers(rates, key, setting, fixed));
      for (const Answers& one : all_cases()) {
        if (is_fixed && one[2] != 1) continue;
        std::vector<const RateCase*> holding;
        for (const RateCase& each : cases)
          if (is_in(one, each.of)) holding.push_back(&each);
        RC_ASSERT(holding.size() == 1U);
        RC_ASSERT(told(rates, holding.front()->answer) == asked(rates, key, setting, one));
        const std::string instead = asked(rates, key, setting, one, Layer::general);
        if (holding.front()->instead)
          RC_ASSERT(told(rates, Result<Found>{*holding.front()->instead}) == instead);
        else
          RC_ASSERT((holding.front()->answer.found || instead.starts_with("DT")));
      }
    }
  });
}

TEST_CASE("qualifiers that do not matter are dropped, words that answer alike are joined",
          "[differences]") {
  const RateSetting first{day(1), "", ""}, second{day(6), "", ""};
  const auto at = [](std::vector<Condition> of, std::int64_t amount, int from, int until) {
    RateValue value = value_of(general, std::move(of), amount);
    value.in_force = *DateRange::of(day(from), day(until));
    return value;
  };
  const auto compared = [&](std::vector<RateValue> values) {
    const auto rates = taken(RateTable::of(small_vocabulary(), small_documents(), values));
    std::vector<std::vector<CaseWords>> all;
    for (const RateDifference& each : taken(differences(rates, first, second)))
      all.push_back(each.of);
    return all;
  };
  // The whole key changes: one difference for every case, although values ask q0 and q1.
  CHECK(compared({at({}, 1, 0, 5), at({{0, 0}}, 1, 0, 5), at({{1, 0}, {0, 0}}, 1, 0, 5),
                  at({}, 2, 5, 9)}) == std::vector<std::vector<CaseWords>>{{}});
  // Only the narrow case changes.
  const auto narrow = compared({at({}, 1, 0, 9), at({{0, 1}}, 2, 0, 5), at({{0, 1}}, 3, 5, 9)});
  REQUIRE(narrow.size() == 1);
  REQUIRE(narrow.front().size() == 1);
  CHECK(narrow.front().front().words == std::vector<std::uint8_t>{1});
  CHECK_FALSE(narrow.front().front().is_open);
  // All others change, among them the case that does not say; a place always says.
  const auto others = compared({at({}, 1, 0, 5), at({}, 2, 5, 9), at({{0, 1}}, 3, 0, 9)});
  REQUIRE(others.size() == 1);
  CHECK(others.front().front().words == std::vector<std::uint8_t>{0});
  CHECK(others.front().front().is_open);
  const auto places = compared({at({}, 1, 0, 5), at({}, 2, 5, 9), at({{2, 1}}, 3, 0, 9)});
  REQUIRE(places.size() == 1);
  CHECK_FALSE(places.front().front().is_open);
}

TEST_CASE("more cases than can be tried are refused, not cut", "[differences]") {
  Vocabulary vocabulary = small_vocabulary();
  std::vector<RateValue> values;
  for (std::uint8_t q = 3; q < 20; ++q)
    vocabulary.qualifiers.push_back(
        {"q" + std::to_string(q), Qualifier::About::person, {}, {"yes", "no"}, {{}, {}}});
  const auto codes = [&](std::uint8_t asked_about) {
    values.clear();
    for (std::uint8_t q = 0; q < asked_about; ++q) values.push_back(value_of(general, {{q, 0}}, 1));
    const auto rates = taken(RateTable::of(vocabulary, small_documents(), values));
    const auto found = differences(rates, {day(1), "", ""}, {day(1), "here", ""});
    return found ? std::string{} : code_of(found.error());
  };
  CHECK(codes(10).empty());
  CHECK(codes(20) == "1014");
}

// ---- The law --------------------------------------------------------------------------------

std::vector<std::string> told_of_key(const RateSetting& before, const RateSetting& after,
                                     const char* key) {
  const RateTable& rates = sample_regulations().rates;
  std::vector<std::string> all;
  for (const RateDifference& each : taken(differences(rates, before, after))) {
    if (rates.vocabulary().keys[each.key].key.text() != key) continue;
    const auto amount = [](const RateAnswer& answer) {
      return answer.found && answer.found->amount ? std::to_string(answer.found->amount->dong())
                                                  : std::string{"none"};
    };
    all.push_back(amount(each.before) + " " + amount(each.after));
  }
  std::ranges::sort(all);
  return all;
}

TEST_CASE("TT 12/2025 raised the per-diem on 04/05/2025, and nothing changed the day before",
          "[differences]") {
  const auto on = [](unsigned d) { return RateSetting{*Date::of(2025, 5, d), "", ""}; };
  CHECK(told_of_key(on(3), on(4), "travel.perdiem") ==
        std::vector<std::string>{"200000 300000", "250000 400000"});
  // What refers to it follows, in the cases that it tells apart.
  CHECK(told_of_key(on(3), on(4), "train.lecturer.meal") ==
        std::vector<std::string>{"200000 300000", "250000 400000"});
  CHECK(taken(differences(sample_regulations().rates, on(2), on(3))).empty());
  CHECK(taken(differences(sample_regulations().rates, on(4), on(5))).empty());
}

TEST_CASE("Sơn La's per-diem stands in figures, Thanh Hóa's was not read", "[differences]") {
  const Date date = *Date::of(2024, 9, 1);
  const auto told = told_of_key({date, "thanh-hoa", ""}, {date, "son-la", ""}, "travel.perdiem");
  REQUIRE_FALSE(told.empty());
  for (const std::string& each : told) CHECK(each.starts_with("none "));
  CHECK(std::ranges::find(told, "none 160000") != told.end());
}

}  // namespace
}  // namespace dutoan::tests
