// Scenarios and savings of the real plan against a program of its own: tests/golden/scenario.
#include "support/csv_rows.hpp"
#include "support/naive_scenario.hpp"
#include "support/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

constexpr const char* cause_columns[] = {"scope",      "people",     "days",
                                         "quantities", "unit_rates", "percentages"};

std::vector<std::string> texts_in(const std::string& cell) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find("; ", at), cell.size());
    texts.push_back(cell.substr(at, end - at));
    at = end + 2;
  }
  return texts;
}

std::int64_t signed_number(const std::string& text) {
  return text.starts_with('-') ? -number(text.substr(1)) : number(text);
}

Outcome outcome_of(const std::vector<std::string>& texts) {
  const Plan plan = sample_plan();
  const Scenario scenario{taken(read_changes(texts, plan, sample_regulations())), {}, {}, {}};
  return taken(try_out(plan, sample_regulations(), scenario));
}

Money after_of_row(const Outcome& outcome, const std::string& code) {
  const auto it = std::ranges::find(outcome.rows, code, &RowAmounts::row);
  if (it == outcome.rows.end()) throw std::runtime_error("no row " + code);
  return it->after;
}

TEST_CASE("each cause adds to plan 1026 what was worked out apart", "[scenario]") {
  for (const auto& expected : csv_rows("scenario/whatif.csv")) {
    CAPTURE(expected.at("line"), expected.at("changes"));
    const Outcome outcome = outcome_of(texts_in(expected.at("changes")));
    CHECK(outcome.before.dong() == number(expected.at("before")));
    CHECK(outcome.after.dong() == number(expected.at("after")));
    for (const Cause cause : all_causes) {
      const char* column = cause_columns[static_cast<std::size_t>(cause)];
      CAPTURE(column);
      const auto effect = std::ranges::find(outcome.effects, cause, &Effect::cause);
      const std::int64_t found = effect == outcome.effects.end() ? 0 : effect->amount.dong();
      CHECK(found == signed_number(expected.at(column)));
    }
    for (const char* row : {"ML", "BT", "XA", "TN"})
      CHECK(after_of_row(outcome, row).dong() == number(expected.at(row)));
  }
}

TEST_CASE("a change that a plan cannot take says why", "[scenario]") {
  const Plan plan = sample_plan();
  for (const auto& expected : csv_rows("scenario/refusals.csv")) {
    CAPTURE(expected.at("line"), expected.at("changes"));
    const auto texts = texts_in(expected.at("changes"));
    const auto changes = read_changes(texts, plan, sample_regulations());
    Problems problems;
    if (!changes) {
      problems = changes.error();
    } else {
      const auto outcome = try_out(plan, sample_regulations(), {*changes, {}, {}, {}});
      if (!outcome) problems = outcome.error();
    }
    CHECK(code_of(problems) == expected.at("code"));
    for (const Problem& problem : problems)
      CHECK(problem.facts.front().name == std::string{"text"});
  }
}

// ---- Days and jurisdictions -----------------------------------------------------------------

TEST_CASE("a day or a place whose rates are asked must be another, and known", "[scenario]") {
  const Plan plan = sample_plan();
  const auto code = [&](const Scenario& scenario) {
    const auto outcome = try_out(plan, sample_regulations(), scenario);
    return outcome ? std::string{} : code_of(outcome.error());
  };
  CHECK(code({{}, Date::of(2020, 6, 15), {}, {}}) == "4005");
  CHECK(code({{}, Date::of(2020, 6, 16), {}, {}}).empty());
  CHECK(code({{}, {}, "thanh-hoa", {}}) == "4005");
  CHECK(code({{}, {}, "no-such-province", {}}) == "4008");
  CHECK(code({{}, {}, "ct-135", {}}) == "4008");  // a programme is no province
  CHECK(code({{}, {}, {}, "ct-135"}) == "4005");
  CHECK(code({{}, {}, {}, "thanh-hoa"}) == "4008");
}

TEST_CASE("another province's rates are asked, and the venue stays inside the own one",
          "[scenario]") {
  const Plan plan = sample_plan();
  const Scenario scenario{{}, Date::of(2020, 6, 16), "son-la", {}};
  const Plan changed = taken(with_changes(plan, sample_regulations(), scenario, Cause::unit_rates));
  CHECK(changed.rates_province == "son-la");
  CHECK(changed.province == "thanh-hoa");
  CHECK(changed.rates_fixed_on == Date::of(2020, 6, 16));
  const Plan before = taken(with_changes(plan, sample_regulations(), scenario, Cause::quantities));
  CHECK(fingerprint(before) == fingerprint(plan));
  const Outcome outcome = taken(try_out(plan, sample_regulations(), scenario));
  REQUIRE(outcome.effects.size() == 1);
  CHECK(outcome.effects.front().changes ==
        std::vector<std::string>{"rates-on=16/06/2020", "province=son-la"});
}

// ---- Scopes ---------------------------------------------------------------------------------

TEST_CASE("the stated totals of the group follow its rows", "[scenario]") {
  const Plan plan = sample_plan();
  const std::vector<std::string> texts{"ML/classes=3", "ML/people=400", "QH/classes=+2"};
  const auto changes = taken(read_changes(texts, plan, sample_regulations()));
  const Plan changed =
      taken(with_changes(plan, sample_regulations(), {changes, {}, {}, {}}, Cause::people));
  CHECK(check(changed).empty());
  CHECK(changed.groups[0].stated.classes->value() == 37);
  CHECK(changed.groups[0].stated.people->value() == 3'682);
  CHECK(changed.groups[0].stated.units->value() == 795);
}

TEST_CASE("codes and names may be typed loosely", "[scenario]") {
  const Plan plan = sample_plan();
  const auto read = [&](const char* text) {
    return taken(read_change(text, plan, sample_regulations()));
  };
  CHECK(read(" ml-1 / travel-days = 1 ").scope == "ML1");
  CHECK(read("ML1/Travel_Days=1").name == "travel_days");
  CHECK(read("i/ml/days=1").group == "I");
  CHECK(read("Study-Tour:days=−1").value == -1'000);
  CHECK(read("hall=1tr5").value == 1'500'000);
  CHECK(read("kilometres=2,5").value == 2'500);
  CHECK(read("lodgers=30%").of == Change::Of::share);
  CHECK(read("lodgers=30").of == Change::Of::factor);
  CHECK(read("management=3%").value == 300);
  CHECK_FALSE(read("management=3%").is_relative);
}

TEST_CASE("a share goes before every figure that it replaces", "[scenario]") {
  Plan plan = sample_plan();
  const FactorId lodgers = *sample_regulations().norms.factor("lodgers");
  const auto after = [&] {
    const auto changes =
        taken(read_changes(std::vector<std::string>{"lodgers=30%"}, plan, sample_regulations()));
    return taken(try_out(plan, sample_regulations(), {changes, {}, {}, {}})).after;
  };
  const Money expected = after();
  plan.groups[0].figures.factors[lodgers] = {Quantity::whole(7), Origin::plan, {}};
  CHECK(after() == expected);
  plan.figures.factors[lodgers] = {Quantity::whole(50), Origin::plan, {}};
  CHECK(after() == expected);
}

/// A price that the plan gives by day is the plan's wherever it is not given nearer.
TEST_CASE("a price by day is changed for every class by its own day", "[scenario]") {
  Plan plan = sample_plan();
  plan.figures.prices.erase(PriceCode{"fuel"});
  const auto fuel = std::ranges::find(plan.prices, PriceCode{"fuel"}, &PriceSource::code);
  fuel->steps = {{*Date::of(2020, 1, 1), {Money::dong(14'500), {}}, "a"},
                 {*Date::of(2020, 9, 1), {Money::dong(20'000), {}}, "b"}};
  const auto difference = [&](std::vector<std::string> texts, std::optional<Date> on) {
    const auto changes = taken(read_changes(texts, plan, sample_regulations()));
    return taken(try_out(plan, sample_regulations(), {changes, on, {}, {}})).difference().dong();
  };
  const auto flat = [&](std::vector<std::string> texts) {
    return outcome_of(texts).difference().dong();
  };
  CHECK(difference({"fuel=+10%"}, {}) == flat({"fuel=+10%"}));
  CHECK(difference({"ML/fuel=+10%"}, {}) == flat({"ML/fuel=+10%"}));
  CHECK(difference({"ML2/fuel=+10%"}, {}) == flat({"ML2/fuel=+10%"}));
  CHECK(difference({"village-class:fuel=+10%"}, {}) == flat({"fuel=+10%"}));
  CHECK(difference({"ML/fuel=16.000"}, {}) == flat({"ML/fuel=16.000"}));
  CHECK(difference({}, Date::of(2020, 10, 1)) == flat({"fuel=20.000"}));
  CHECK(difference({"fuel=+10%"}, Date::of(2020, 10, 1)) == flat({"fuel=22.000"}));
}

// ---- Fitting --------------------------------------------------------------------------------

std::string joined(const std::vector<std::string>& texts, const char* between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

TEST_CASE("the fewest savings that fit plan 1026 are those that trying all of them finds",
          "[scenario]") {
  const Plan plan = sample_plan();
  for (const auto& expected : csv_rows("scenario/fit.csv")) {
    CAPTURE(expected.at("line"), expected.at("ceiling"));
    const Fit found =
        taken(fit(plan, sample_regulations(), Money::dong(number(expected.at("ceiling")))));
    CHECK(found.fits == (expected.at("fits") == "yes"));
    CHECK(found.after.dong() == number(expected.at("after")));
    std::vector<std::string> rules, changes;
    Money sum = found.before;
    for (const Saving& saving : found.savings) {
      rules.push_back(saving.rule->code);
      changes.push_back(joined(saving.changes, "; "));
      sum -= saving.amount;
      Money rows;
      for (const Money amount : saving.by_row) rows += amount;
      CHECK(rows == saving.amount);
    }
    CHECK(joined(rules, " ") == expected.at("rules"));
    CHECK(joined(changes, "; ") == expected.at("changes"));
    CHECK(sum == found.after);
    if (!changes.empty()) CHECK(outcome_of(texts_in(joined(changes, "; "))).after == found.after);
  }
  CHECK(fingerprint(plan) == fingerprint(sample_plan()));
}

TEST_CASE("what a rule names and the plan has not is left out", "[scenario]") {
  const Plan plan = sample_plan();
  Regulations regulations = sample_regulations();
  const auto steps = [](std::vector<std::vector<std::string>> texts) {
    return FitRule{"rule", {"a", "a"}, std::move(texts), {}, {}};
  };
  const auto changes_for = [&](const FitRule& rule) {
    regulations.norms.fit_rules = {rule};
    const Fit found = taken(fit(plan, regulations, Money::dong(1)));
    return found.savings.empty() ? std::string{} : joined(found.savings.front().changes, "; ");
  };
  CHECK(changes_for(steps({{"hall=-10%", "no-such-price=-10%"}})) == "hall=-10%");
  CHECK(changes_for(steps({{"no-such-kind:days=-1"}})).empty());
  CHECK(changes_for(steps({{"days=-9"}})).empty());               // below nothing
  CHECK(changes_for(steps({{"hall=-10%", "units=3"}})).empty());  // cannot be set
  CHECK(changes_for(steps({{"hall=-20%"}, {"days=-9"}})) == "hall=-20%");
  CHECK(changes_for(steps({{"hall=+10%"}})).empty());                        // saves nothing
  CHECK(changes_for(steps({{"hall=-20%"}, {"hall=-10%"}})) == "hall=-20%");  // by what they save
}

TEST_CASE("among sets of equal size the one that cuts least is taken, then the earlier rules",
          "[scenario]") {
  const Plan plan = sample_plan();
  Regulations regulations = sample_regulations();
  const auto chosen = [&](std::vector<FitRule> rules, std::int64_t less) {
    regulations.norms.fit_rules = std::move(rules);
    const Fit found = taken(fit(plan, regulations, Money::dong(5'483'370'780 - less)));
    std::string text;
    for (const Saving& saving : found.savings)
      text += saving.rule->code + ": " + joined(saving.changes, "; ") + " ";
    return text;
  };
  const FitRule hall{"a", {"a", "a"}, {{"hall=-10%"}, {"hall=-80%"}}, {}, {}};
  FitRule fuel{"b", {"b", "b"}, {{"fuel=-10%"}, {"fuel=-70%"}}, {}, {}};
  // −10 % and −70 % would save 348 millions, −80 % and −10 % only 337.
  CHECK(chosen({hall, fuel}, 325'000'000) == "a: hall=-80% b: fuel=-10% ");
  fuel.steps = hall.steps;
  CHECK(chosen({hall, fuel}, 1) == "a: hall=-10% ");
}

TEST_CASE("classes are merged while whole villages keep within the limit", "[scenario]") {
  const Plan plan = sample_plan();
  Regulations regulations = sample_regulations();
  const auto merged = [&](std::int64_t most) {
    regulations.norms.fit_rules = {FitRule{"merge", {"a", "a"}, {}, most, {}}};
    const Fit found = taken(fit(plan, regulations, Money::dong(1)));
    return found.savings.empty() ? std::string{} : joined(found.savings.front().changes, "; ");
  };
  CHECK(merged(123).empty());
  CHECK(merged(124) == "XA/classes=4");
  CHECK(merged(127) == "XA/classes=4");  // 380 ÷ 3 is 126,7, but villages of 5 make 130 of it
  CHECK(merged(129) == "XA/classes=4");
  CHECK(merged(130) == "XA/classes=4; TX/classes=3");
}

TEST_CASE("more rules than can be tried are refused", "[scenario]") {
  const Plan plan = sample_plan();
  Regulations regulations = sample_regulations();
  auto& rules = regulations.norms.fit_rules;
  const FitRule rule = rules.front();
  rules.assign(most_fit_rules, rule);
  CHECK(fit(plan, regulations, Money::dong(5'483'370'780)).has_value());
  rules.push_back(rule);
  const auto refused = fit(plan, regulations, Money::dong(5'483'370'780));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().front().is(FileRule::too_large));
}

TEST_CASE("a plan without allotment has nothing to fit to", "[scenario]") {
  Plan plan = sample_plan();
  CHECK(taken(allotment_of(plan)).dong() == 5'500'000'000);
  plan.allotments.clear();
  const auto refused = allotment_of(plan);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().front().is(ScenarioRule::no_allotment));
}

}  // namespace
}  // namespace dutoan::tests
