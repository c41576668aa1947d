// Scenarios and savings on random plans: against plans whose classes are edited one by one, and
// against trying every combination of savings.
#include "support/naive_scenario.hpp"
#include "support/random_plan.hpp"
#include "support/sample.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

namespace dutoan::tests {
namespace {

std::int64_t any(std::int64_t from, std::int64_t to) { return *rc::gen::inRange(from, to + 1); }

template <class T>
T one_of(const std::vector<T>& all) {
  return all[static_cast<std::size_t>(any(0, static_cast<std::int64_t>(all.size()) - 1))];
}

// ---- Random changes -------------------------------------------------------------------------

std::string any_scope(const Plan& plan) {
  std::vector<std::string> scopes{"", ""};
  for (const Group& group : plan.groups) {
    scopes.push_back(group.code + "/");
    scopes.push_back(group.kind.text() + ":");
    for (const Row& row : group.rows) {
      scopes.push_back(row.code + "/");
      scopes.push_back(row.code + "/");
    }
  }
  for (const Activity& activity : activities(plan)) scopes.push_back(activity.code.text() + "/");
  return one_of(scopes);
}

std::string any_value(bool is_price) {
  const std::string n = std::to_string(any(0, is_price ? 300'000 : 9));
  return one_of<std::string>({n, n, "+" + n, "-" + n, "+" + std::to_string(any(1, 60)) + "%",
                              "-" + std::to_string(any(1, 99)) + "%"});
}

std::string any_change(const Plan& plan) {
  const std::string scope = any_scope(plan);
  switch (any(0, 5)) {
    case 0: return scope + "classes=" + one_of<std::string>({"1", "2", "3", "5", "+1", "-1"});
    case 1: return scope + "people=" + std::to_string(any(0, 6) * 60);
    case 2: return one_of<std::string>({"lodgers=30%", "travellers=-10%", "lodgers=55,5%"});
    case 3:
      return scope + "management=" + one_of<std::string>({"0", "3", "7,5", "+1", "-0,01", "-50%"});
    case 4:
      return scope +
             one_of<std::string>({"hall", "fuel", "materials", "trainer-fee", "backdrop", "fare",
                                  "bus", "tickets", "speaker-fee", "report"}) +
             "=" + any_value(true);
    default: break;
  }
  return scope +
         one_of<std::string>({"days", "travel_days", "trainers", "organisers", "kilometres",
                              "sessions", "duty_nights", "lodgers", "nights_top", "trips", "cars",
                              "hall_days", "inspectors", "updates"}) +
         "=" + any_value(false);
}

/// A few changes that can be read and that the plan can take; none when luck has it.
Scenario any_scenario(const Plan& plan) {
  Scenario scenario;
  for (std::int64_t left = any(2, 9); left > 0; --left) {
    const auto change = read_change(any_change(plan), plan, sample_regulations());
    if (!change) continue;
    scenario.changes.push_back(*change);
    if (!with_changes(plan, sample_regulations(), scenario, Cause::percentages))
      scenario.changes.pop_back();
  }
  return scenario;
}

// ---- Effects --------------------------------------------------------------------------------

std::vector<Money> by_row(const Plan& plan, const Estimate& estimate) {
  std::vector<Money> sums;
  for (const Group& group : plan.groups)
    for (const Row& row : group.rows) {
      Money sum;
      for (const Line& line : estimate.lines) {
        const Activity& activity = estimate.activities[line.activity];
        if (activity.group->code == group.code && activity.row->code == row.code)
          sum += line.amount;
      }
      sums.push_back(sum);
    }
  return sums;
}

void check_against_naive(const Plan& plan, const Scenario& scenario, const Outcome& outcome) {
  Estimate last = taken(estimate(plan, sample_regulations()));
  Plan last_plan = plan;
  std::size_t effect = 0;
  for (const Cause cause : all_causes) {
    if (std::ranges::find(scenario.changes, cause, &Change::cause) == scenario.changes.end())
      continue;
    auto changed = naively_changed(plan, sample_regulations(), scenario.changes, cause);
    RC_ASSERT(changed.has_value());
    const Estimate made = taken(estimate(*changed, sample_regulations()));
    const auto before = by_row(plan, last), after = by_row(plan, made);
    RC_ASSERT(effect < outcome.effects.size());
    const Effect& told = outcome.effects[effect++];
    RC_ASSERT(told.cause == cause);
    RC_ASSERT(told.amount == made.total - last.total);
    for (std::size_t i = 0; i < after.size(); ++i)
      RC_ASSERT(told.by_row[i] == after[i] - before[i]);
    last_plan = std::move(*changed);
    last = taken(estimate(last_plan, sample_regulations()));
  }
  RC_ASSERT(effect == outcome.effects.size());
  RC_ASSERT(outcome.after == last.total);
}

/// H1: to the đồng, in total and in every row.
void check_sums(const Outcome& outcome) {
  Money sum = outcome.before;
  for (const Effect& effect : outcome.effects) sum += effect.amount;
  RC_ASSERT(sum == outcome.after);
  Money before, after;
  for (std::size_t i = 0; i < outcome.rows.size(); ++i) {
    Money row = outcome.rows[i].before;
    for (const Effect& effect : outcome.effects) row += effect.by_row[i];
    RC_ASSERT(row == outcome.rows[i].after);
    before += outcome.rows[i].before;
    after += outcome.rows[i].after;
  }
  RC_ASSERT(before == outcome.before);
  RC_ASSERT(after == outcome.after);
}

TEST_CASE("the effects of random scenarios add up and are those of editing every class",
          "[scenario]") {
  int tried = 0, with_changes_made = 0;
  rc::prop("every cause, every row", [&] {
    const Plan plan = random_plan();
    const std::string before = fingerprint(plan);
    const Scenario scenario = any_scenario(plan);
    for (const Change& change : scenario.changes) RC_LOG(change.text + "\n");
    ++tried;
    const auto outcome = try_out(plan, sample_regulations(), scenario);
    RC_ASSERT(fingerprint(plan) == before);  // H2
    // A price may have been raised above what the law allows.
    if (!outcome) return RC_ASSERT(!outcome.error().front().is(ScenarioRule::changes_nothing));
    if (!scenario.changes.empty()) ++with_changes_made;
    check_sums(*outcome);
    check_against_naive(plan, scenario, *outcome);
    const auto changed = with_changes(plan, sample_regulations(), scenario, Cause::percentages);
    RC_ASSERT(changed.has_value());
    RC_ASSERT(check(*changed).empty());
  });
  CHECK(with_changes_made * 4 > tried);  // most of them must be worth something
}

// ---- Savings --------------------------------------------------------------------------------

/// Rules of which a greater step never costs more; no two change the same figure.
std::vector<FitRule> any_rules() {
  std::vector<FitRule> pool{
      {"materials",
       {"a", "a"},
       {{"materials=-10%", "stationery=-10%"}, {"materials=-40%"}},
       {},
       {}},
      {"hall", {"a", "a"}, {{"hall=-10%"}, {"hall=-20%"}, {"hall=-90%"}}, {}, {}},
      {"fees", {"a", "a"}, {{"trainer-fee=-30%", "speaker-fee=-30%"}}, {}, {}},
      {"management", {"a", "a"}, {{"management=-0,5"}, {"management=-1"}}, {}, {}},
      {"organisers", {"a", "a"}, {{"organisers=-0,5"}, {"organisers=-1"}}, {}, {}},
      {"tour", {"a", "a"}, {{"study-tour:days=-0,5"}, {"study-tour:days=-1"}}, {}, {}},
      {"merge", {"a", "a"}, {}, 120, {}}};
  while (pool.size() > 4)
    pool.erase(pool.begin() + any(0, static_cast<std::int64_t>(pool.size()) - 1));
  return pool;
}

/// The changes of each step of a rule, merging included, worked out anew.
std::vector<std::vector<Change>> steps_of(const FitRule& rule, const Plan& plan) {
  std::vector<std::vector<std::string>> texts = rule.steps;
  if (rule.merge_up_to) {
    std::vector<std::pair<std::int64_t, std::string>> rows;  // the largest class then, the change
    for (const Group& group : plan.groups)
      for (const Row& row : group.rows) {
        if (group.split == Split::listed || row.stated.classes->value() < 2) continue;
        Plan fewer = plan;
        Row& same = fewer.groups[static_cast<std::size_t>(&group - plan.groups.data())]
                        .rows[static_cast<std::size_t>(&row - group.rows.data())];
        same.stated.classes = ClassCount{row.stated.classes->value() - 1};
        std::int64_t largest = 0;
        for (const Activity& activity : activities(fewer))
          if (activity.row == &same) largest = std::max(largest, activity.headcount().value());
        if (largest > 0 && largest <= *rule.merge_up_to)
          rows.emplace_back(largest, row.code + "/classes=-1");
      }
    std::ranges::stable_sort(rows, {}, &std::pair<std::int64_t, std::string>::first);
    for (std::size_t k = 1; k <= rows.size(); ++k) {
      texts.emplace_back();
      for (std::size_t i = 0; i < k; ++i) texts.back().push_back(rows[i].second);
    }
  }
  std::vector<std::vector<Change>> steps;
  for (const auto& step : texts) {
    std::vector<Change> changes;
    for (const std::string& text : step)
      if (const auto change = read_change(text, plan, sample_regulations()))
        changes.push_back(*change);
    if (!changes.empty()) steps.push_back(std::move(changes));
  }
  return steps;
}

struct Tried {
  std::vector<std::size_t> steps;  // by rule; 0 is none
  std::optional<Money> total;
  [[nodiscard]] std::size_t rules() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(steps, [](std::size_t step) { return step > 0; }));
  }
};

/// Every combination of steps with what the plan costs then.
std::vector<Tried> try_all(const Plan& plan, const std::vector<FitRule>& rules) {
  std::vector<std::vector<std::vector<Change>>> steps;
  for (const FitRule& rule : rules) steps.push_back(steps_of(rule, plan));
  std::vector<Tried> all{{std::vector<std::size_t>(rules.size()), {}}};
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const std::size_t size = all.size();
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t s = 1; s <= steps[r].size(); ++s) {
        Tried more = all[i];
        more.steps[r] = s;
        all.push_back(std::move(more));
      }
  }
  for (Tried& each : all) {
    std::vector<Change> changes;
    for (std::size_t r = 0; r < rules.size(); ++r)
      if (each.steps[r] > 0)
        std::ranges::copy(steps[r][each.steps[r] - 1], std::back_inserter(changes));
    const auto changed = naively_changed(plan, sample_regulations(), changes, Cause::percentages);
    if (!changed) continue;
    if (const auto made = estimate(*changed, sample_regulations())) each.total = made->total;
  }
  return all;
}

/// Whether a greater step never costs more, which the search rests on.
bool is_steady(const std::vector<Tried>& all) {
  std::map<std::vector<std::size_t>, std::optional<Money>> totals;
  for (const Tried& each : all) totals[each.steps] = each.total;
  return std::ranges::all_of(all, [&](const Tried& each) {
    for (std::size_t r = 0; r < each.steps.size(); ++r) {
      if (each.steps[r] == 0) continue;
      auto smaller = each.steps;
      --smaller[r];
      const auto total = totals.at(smaller);
      if (each.total && (!total || *each.total > *total)) return false;
    }
    return true;
  });
}

TEST_CASE("no smaller set of savings fits a random plan, and none as small leaves more",
          "[scenario]") {
  int compared = 0, found_by_savings = 0;
  rc::prop("against every combination", [&] {
    const Plan plan = random_plan();
    Regulations regulations = sample_regulations();
    regulations.norms.fit_rules = any_rules();
    const auto all = try_all(plan, regulations.norms.fit_rules);
    if (!is_steady(all)) return;
    ++compared;
    const Money before = *all.front().total;
    std::vector<Money> reachable;
    for (const Tried& each : all)
      if (each.total) reachable.push_back(*each.total);
    const Money at = one_of(reachable);
    for (const std::int64_t off : {-1, 0, 1}) {
      const Money ceiling = at + Money::dong(off);
      const Fit found = taken(fit(plan, regulations, ceiling));
      std::optional<std::size_t> fewest;
      std::optional<Money> most;
      for (const Tried& each : all)
        if (each.total && *each.total <= ceiling && (!fewest || each.rules() < *fewest))
          fewest = each.rules();
      for (const Tried& each : all)
        if (fewest && each.total && *each.total <= ceiling && each.rules() == *fewest)
          most = std::max(most.value_or(*each.total), *each.total);
      RC_ASSERT(found.before == before);
      RC_ASSERT(found.fits == fewest.has_value());
      if (!fewest) continue;
      RC_ASSERT(found.after <= ceiling);
      RC_ASSERT(found.savings.size() == *fewest);
      if (*fewest > 0) ++found_by_savings, RC_ASSERT(found.after == *most);
    }
  });
  CHECK(compared > 50);
  CHECK(found_by_savings > 50);
}

}  // namespace
}  // namespace dutoan::tests
