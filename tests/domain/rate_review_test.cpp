// The review of rates: each finding planted once, comparisons and affected lines against asking
// everything anew.
#include "support/planted.hpp"
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <dutoan/rate_review.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

namespace dutoan::tests {
namespace {

constexpr std::size_t province = 0, general = 2, elsewhere = 3;

/// Regulations with these values of the small vocabulary, whose keys other than the first are used.
Regulations small(std::vector<RateValue> values) {
  for (RateValue& value : values) value.reading = {"me", "text", day(0)};
  Regulations all{taken(RateTable::of(small_vocabulary(), small_documents(), std::move(values))),
                  {},
                  {},
                  {},
                  {}};
  return all;
}

/// A note is no finding: an unknown bound warns and never blocks.
bool is_finding(const Problem& problem) {
  return rule_text(problem.rule).severity != Severity::note;
}

/// What lint finds beside keys that the small tables leave idle.
std::string found_in(const std::vector<RateValue>& values) {
  std::string codes;
  for (const Problem& problem : lint(small(values), day(10), 24))
    if (!problem.is(LintRule::unused_key) && is_finding(problem))
      codes += (codes.empty() ? "" : " ") + code_of({problem});
  return codes;
}

RateValue held(RateValue value, int from, std::optional<int> until) {
  value.in_force = *DateRange::of(day(from), until ? std::optional{day(*until)} : std::nullopt);
  return value;
}

TEST_CASE("a gap is a day between two values of one case on which none holds") {
  struct Gap {
    const char* what;
    std::vector<RateValue> values;
    const char* found;
  };
  const RateValue wide = value_of(general, {}, 1);
  const auto row = GENERATE_COPY(values<Gap>({
      {"touching", {held(wide, 0, 10), held(wide, 10, {})}, ""},
      {"a day between", {held(wide, 0, 10), held(wide, 11, {})}, "2201"},
      {"a third value between", {held(wide, 0, 10), held(wide, 10, 11), held(wide, 11, {})}, ""},
      {"ended for good", {held(wide, 0, 10)}, ""},
      {"another province carries on",
       {held(value_of(province, {}, 1), 0, 10), held(value_of(elsewhere, {}, 1), 12, {})},
       ""},
      {"told apart into narrower cases in between",
       {held(wide, 0, 10), held(value_of(general, {{0, 0}}, 2), 10, 20), held(wide, 20, {})},
       ""},
  }));
  CAPTURE(row.what);
  CHECK(found_in(row.values) == row.found);
}

TEST_CASE(
    "lint finds a province beyond its bound in whatever case, and only warns of unknown ones") {
  struct Beyond {
    const char* what;
    BoundKind kind;
    std::int64_t amount;
    const char* found;
  };
  const auto row = GENERATE(values<Beyond>({
      {"1,2 times, one đồng less", BoundKind::ceiling_plus, 119'999, ""},
      {"1,2 times", BoundKind::ceiling_plus, 120'000, ""},
      {"1,2 times, one đồng more", BoundKind::ceiling_plus, 120'001, "2202"},
      {"unknown", BoundKind::unknown, 900'000, ""},
      {"free", BoundKind::free, 900'000, ""},
  }));
  CAPTURE(row.what);
  RateValue limit = value_of(general, {}, 100'000);
  limit.bound = {row.kind, Percent::hundredths(2'000)};
  CHECK(found_in({limit, value_of(province, {{0, 1}}, row.amount)}) == row.found);
  // The bound begins while the province's value holds.
  CHECK(found_in({held(limit, 50, {}), value_of(province, {}, row.amount)}) == row.found);
}

TEST_CASE("a source is due for reading after so many months, to the day") {
  RateValue value = value_of(general, {}, 1);
  const auto found = [&](std::optional<Date> read, Date today) {
    value.reading = {"me", "text", read};
    const Regulations all{
        taken(RateTable::of(small_vocabulary(), small_documents(), {value})), {}, {}, {}, {}};
    const auto problems = lint(all, today, 24);
    return std::ranges::any_of(problems,
                               [](const Problem& p) { return p.is(LintRule::not_checked); });
  };
  const Date read = *Date::of(2024, 2, 29);
  CHECK_FALSE(found(read, *Date::of(2026, 2, 27)));
  CHECK_FALSE(found(read, *Date::of(2026, 2, 28)));
  CHECK_FALSE(found(*Date::of(2024, 3, 31), *Date::of(2026, 3, 31)));
  CHECK(found(*Date::of(2024, 3, 30), *Date::of(2026, 3, 31)));
  CHECK(found(std::nullopt, read));
}

TEST_CASE("keys that nobody uses, or that lines ask for in vain, are found") {
  Regulations all = small({value_of(general, {}, 1)});
  Norm norm;
  norm.lines.emplace_back().rate = 1;  // a key without a value
  all.norms.kinds.push_back(norm);
  std::map<std::string, std::string> found;
  for (const Problem& problem : lint(all, day(10), 24))
    found[fact_of(problem, "key")] = code_of({problem});
  CHECK(found == std::map<std::string, std::string>{{"bed", "2204"}, {"fuel", "2203"}});
}

TEST_CASE("what is shipped is clean on the day of its last reading") {
  for (const Problem& problem : lint(sample_regulations(), *Date::of(2026, 11, 24), 24)) {
    if (!is_finding(problem)) continue;
    CAPTURE(sentence(problem, Language::en), problem.place.file, problem.place.line);
    CHECK(false);
  }
  CHECK_FALSE(lint(sample_regulations(), *Date::of(2028, 11, 25), 24).empty());
}

/// Whether `of` is among the cases that the difference names.
bool covers(const RateDifference& difference, const Case& of) {
  return std::ranges::all_of(difference.of, [&](const CaseWords& words) {
    const auto word = of.word(words.qualifier);
    return word ? std::ranges::find(words.words, *word) != words.words.end() : words.is_open;
  });
}

RateAnswer ask(const RateTable& rates, std::size_t key, const RateSetting& setting,
               const Case& of) {
  auto found = rates.find(key, {setting.on, setting.province, setting.programme, &of});
  if (found) return {*found, std::nullopt};
  return {std::nullopt, found.error().front()};
}

TEST_CASE("a comparison is every case asked twice") {
  rc::prop("each differing case is told once, the others never", [] {
    std::vector<RateValue> values;
    const int size = *rc::gen::inRange(0, 14);
    for (int line = 1; line <= size; ++line) {
      RateValue value =
          value_of(*rc::gen::element<std::size_t>(0, 2, 3), {}, *rc::gen::inRange(1, 4), line);
      for (std::uint8_t q = 0; q < 3; ++q)
        if (const auto word = *rc::gen::inRange<std::uint8_t>(0, 5); word < 2)
          value.qualifiers.push_back({q, word});
      const int from = *rc::gen::inRange(0, 4);
      value = held(value, from, *rc::gen::element(std::optional<int>{}, std::optional{from + 2}));
      const auto clashes = [&](const RateValue& v) {
        return v.document == value.document && v.qualifiers == value.qualifiers &&
               v.in_force.overlaps(value.in_force);
      };
      if (std::ranges::none_of(values, clashes)) values.push_back(value);
    }
    const auto rates = taken(RateTable::of(small_vocabulary(), small_documents(), values));
    const RateSetting before{day(1), "here", "ct"}, after{day(4), "elsewhere", "ct"};
    const auto all = taken(differences(rates, before, after));
    for (int words = 0; words < 18; ++words) {  // two open qualifiers, one about a place
      Case of;
      if (words % 3 < 2) of.set({0, static_cast<std::uint8_t>(words % 3)});
      if (words / 3 % 3 < 2) of.set({1, static_cast<std::uint8_t>(words / 3 % 3)});
      of.set({2, static_cast<std::uint8_t>(words / 9)});
      const RateAnswer was = ask(rates, 0, before, of), is = ask(rates, 0, after, of);
      const auto told = std::ranges::count_if(
          all, [&](const RateDifference& d) { return d.key == 0 && covers(d, of); });
      RC_ASSERT(told == (is_same(was, is) ? 0 : 1));
    }
  });
}

/// The shipped rates with the fuel coefficient, the meal and the per-diem of the centre changed.
Regulations corrected() {
  std::vector<LegalDocument> documents{sample_regulations().rates.documents().begin(),
                                       sample_regulations().rates.documents().end()};
  std::vector<RateValue> values{sample_regulations().rates.values().begin(),
                                sample_regulations().rates.values().end()};
  for (RateValue& value : values) {
    if (value.amount == Money::dong(200'000) && value.in_force.contains(*Date::of(2020, 6, 15)))
      value.amount = Money::dong(210'000);
    if (value.coefficient == Quantity::thousandths(200))
      value.coefficient = Quantity::thousandths(250);
  }
  Regulations all = sample_regulations();
  all.rates = taken(RateTable::of(all.rates.vocabulary(), std::move(documents), std::move(values)));
  return all;
}

TEST_CASE("affected lines are those of a recomputation") {
  Plan plan = sample_plan();
  const Regulations regulations = corrected();
  const Estimate before = taken(estimate(plan, sample_regulations()));
  const Estimate after = taken(estimate(plan, regulations));
  const auto lines = affected(before, after, *Date::of(2020, 6, 1));
  std::map<std::string, Money> told;
  for (const AffectedLine& line : lines) told[line.code.text()] = line.difference();
  CHECK(told.size() == lines.size());
  REQUIRE(before.lines.size() == after.lines.size());
  Money sum;
  for (std::size_t i = 0; i < before.lines.size(); ++i) {
    const std::string code = before.code_of(before.lines[i]).text();
    CAPTURE(code);
    const Money difference = after.lines[i].amount - before.lines[i].amount;
    sum += difference;
    if (!difference.is_zero()) REQUIRE(told.contains(code));
    if (told.contains(code)) CHECK(told[code] == difference);
  }
  CHECK(sum == after.total - before.total);
  CHECK(told.contains("TQ1/official-per-diem"));
  CHECK_FALSE(told.contains("ML1/hall"));
  CHECK(affected(before, before, *Date::of(2020, 6, 1)).empty());
}

TEST_CASE("a line is frozen when approved and begun before the new rate, to the day") {
  const Date from = *Date::of(2020, 6, 1);
  const auto freeze = [&](std::optional<Date> approved, std::optional<Date> started,
                          bool is_reestimated = false) {
    Plan plan = sample_plan();
    plan.approved_on = approved;
    plan.started_on = started;
    plan.is_reestimated = is_reestimated;
    const Estimate before = taken(estimate(plan, sample_regulations()));
    const Regulations regulations = corrected();
    const Estimate after = taken(estimate(plan, regulations));
    return affected(before, after, from).front().freeze;
  };
  const Date day_before = from.plus_days(-1);
  CHECK(freeze({}, {}) == Freeze::open);
  CHECK(freeze(day_before, {}) == Freeze::ask);
  CHECK(freeze(from, day_before) == Freeze::open);
  CHECK(freeze(day_before, day_before) == Freeze::frozen);
  CHECK(freeze(day_before, from) == Freeze::ask);
  CHECK(freeze(day_before, day_before, true) == Freeze::open);
}

}  // namespace
}  // namespace dutoan::tests
