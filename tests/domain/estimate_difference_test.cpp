// What differs between two versions, and that the effects of the causes add up.
#include "support/random_plan.hpp"
#include "support/sample.hpp"

#include <dutoan/estimate_difference.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace dutoan::tests {
namespace {

FrozenEstimate sample_frozen() { return freeze(sample_estimate()); }

FrozenEstimate frozen_after(const std::vector<std::string>& changes) {
  const Plan plan = sample_plan();
  Scenario scenario;
  scenario.changes = taken(read_changes(changes, plan, sample_regulations()));
  const Plan changed =
      taken(with_changes(plan, sample_regulations(), scenario, Cause::percentages));
  return freeze(taken(estimate(changed, sample_regulations())));
}

FrozenEstimate random_frozen() {
  const Plan plan = random_plan();
  return freeze(taken(estimate(plan, sample_regulations())));
}

TEST_CASE("an estimate does not differ from itself", "[difference]") {
  const FrozenEstimate same = sample_frozen();
  const EstimateDifference found = difference(same, same);
  CHECK(found.lines.empty());
  CHECK(found.effects == Effects{});
}

TEST_CASE("the effects are those of the scenario that made the difference", "[difference]") {
  const Plan plan = sample_plan();
  Scenario scenario;
  const std::vector<std::string> typed = {"days=2", "hall=1.500.000"};
  scenario.changes = taken(read_changes(typed, plan, sample_regulations()));
  const Outcome outcome = taken(try_out(plan, sample_regulations(), scenario));
  const EstimateDifference found = difference(sample_frozen(), frozen_after(typed));
  CHECK(found.before == outcome.before);
  CHECK(found.after == outcome.after);
  for (const Effect& effect : outcome.effects) CHECK(found.effects[effect.cause] == effect.amount);
}

TEST_CASE("the effects of random pairs of estimates add up to the đồng", "[difference]") {
  rc::check([] {
    const FrozenEstimate before = random_frozen();
    const FrozenEstimate after = random_frozen();
    const EstimateDifference found = difference(before, after);
    RC_ASSERT(found.before == before.total);
    RC_ASSERT(found.effects.sum() == after.total - before.total);
    Money lines;
    for (const LineDifference& line : found.lines) {
      RC_ASSERT(line.effects.sum() == line.amount());
      lines += line.amount();
    }
    RC_ASSERT(lines == after.total - before.total);
  });
}

TEST_CASE("there and back, every effect has turned round or moved to another cause",
          "[difference]") {
  const FrozenEstimate before = sample_frozen();
  const FrozenEstimate after = frozen_after({"hall=-10%"});
  const EstimateDifference there = difference(before, after);
  const EstimateDifference back = difference(after, before);
  CHECK(there.effects[Cause::unit_rates] == -back.effects[Cause::unit_rates]);
  CHECK(there.lines.size() == back.lines.size());
  CHECK(there.lines.front().inputs.front().name == "unit_rate");
}

}  // namespace
}  // namespace dutoan::tests
