// Scenarios (phương án): what an estimate would be if some of its inputs were others.
//
// A scenario never touches the plan that it starts from. Its changes are made one cause after
// another, in a fixed order, and the effect of a cause is the difference that its step makes; so
// the effects add up to the whole difference, whatever the changes have to do with each other.
//
// A change is written [SCOPE/]NAME=VALUE: hall=1.500.000, ML/days=2, fuel=+10%, ML/classes=3. The
// scope is the code of a class, a row or a group, a row behind its group (I/ML), or a kind with a
// colon (study-tour:days=-1); without one, the whole plan. The name is a factor, a price or a
// percentage, the first of these that has it; "classes" and "people" are those of a row. A value
// with a sign is relative to what the plan gives: so many more or fewer, or a percentage of it; it
// is rounded half away from zero, to the đồng, the thousandth or, for people, the person. A share
// is set by a percentage without a sign: lodgers=30%.
//
// Invariants
//   H1  before + the sum of the effects = after, in total and in every row
//   H2  the plan and the regulations that a scenario starts from stay as they are
//   H3  a change holds in its whole scope, also where a nearer level gives another figure; one that
//       would change nothing, or that names nothing, is refused
//   H4  what `fit` proposes is not above the ceiling, and no smaller set of its rules fits
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/money.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/plan.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What a scenario may get wrong, in the order it is checked.
enum class ScenarioRule : int {
  unreadable_change = 4001,  // not [SCOPE/]NAME=VALUE, or the value is not of its kind
  scope_not_found = 4002,
  name_not_found = 4003,  // no factor, price or percentage of that name
  cannot_be_set = 4004,   // counted from the people, a rate of the law, classes that are listed
  unknown_jurisdiction = 4008,
  not_given = 4009,             // a relative change of what the plan does not give
  below_nothing = 4007,         // a relative change below zero, or no class left
  above_most = 4010,            // more than a plan may give
  people_do_not_divide = 4006,  // people that are no whole number of villages
  changes_nothing = 4005,
  no_allotment = 4011,  // nothing to fit to
};
constexpr void is_rule_enum(ScenarioRule) {}  // a RuleEnum

/// Why an amount differs, in the order in which changes are made.
enum class Cause : std::uint8_t { scope, people, days, quantities, unit_rates, percentages };
inline constexpr std::array all_causes{Cause::scope,      Cause::people,     Cause::days,
                                       Cause::quantities, Cause::unit_rates, Cause::percentages};

/// One change, as it was understood for one plan.
struct Change {
  /// What is changed.
  enum class Of : std::uint8_t { factor, price, percent, share, classes, people };
  /// How much of the plan the change is about.
  enum class Level : std::uint8_t { plan, kind, group, row, activity };
  std::string text;  // as typed
  Level level = Level::plan;
  std::string scope;  // the code that `level` is about, as the plan writes it
  std::string group;  // a row's group, where the change names it
  Of of = Of::factor;
  std::string name;
  Cause cause = Cause::quantities;
  bool is_relative = false;
  bool is_share_of_it = false;  // relative by a percentage of what is given
  /// Thousandths of a factor, đồng of a price, hundredths of a percentage, classes, people; signed
  /// when relative.
  std::int64_t value = 0;
};

/// The change that `text` describes, for a plan. Refuses with ScenarioRule; the problem has no
/// place, and the fact "text" holds what was typed.
[[nodiscard]] Result<Change> read_change(std::string_view text, const Plan& plan,
                                         const Regulations& regulations);

/// The changes that `texts` describe, in their order; a class that exists only because of one of
/// them ("ML/classes=5") may be named by another ("ML5/days=2").
[[nodiscard]] Result<std::vector<Change>> read_changes(std::span<const std::string> texts,
                                                       const Plan& plan,
                                                       const Regulations& regulations);

/// Changes, and other rates, to be tried together.
struct Scenario {
  std::vector<Change> changes;
  std::optional<Date> rates_on;         // every class's rates as of this day
  std::optional<std::string> province;  // whose rates are asked first: a jurisdiction's code
  std::optional<std::string> programme;
};

/// `plan` with the scenario's changes of the causes up to `last`, each made in the order given.
/// Refuses with ScenarioRule, also when a change makes no difference beside the others.
[[nodiscard]] Result<Plan> with_changes(const Plan& plan, const Regulations& regulations,
                                        const Scenario& scenario, Cause last);

/// A row of the plan (a district) beside its amounts.
struct RowAmounts {
  std::string group;  // codes
  std::string row;
  std::string name;
  Money before, after;
};

/// What the changes of one cause do, in total and row by row (as in Outcome::rows).
struct Effect {
  Cause cause = Cause::scope;
  Money amount;
  std::vector<Money> by_row;
  std::vector<std::string> changes;  // as typed
};

/// An estimate before and after a scenario, and what each cause did (H1).
struct Outcome {
  Money before, after;
  Problems warnings;  // of the estimate after the changes
  std::vector<RowAmounts> rows;
  std::vector<Effect> effects;  // every cause that has a change
  /// What the scenario adds, in đồng; below 0 when it saves.
  [[nodiscard]] Money difference() const { return after - before; }
};

/// What the scenario does to the plan's estimate. `regulations` hold the plan's assumptions.
/// Refuses with ScenarioRule, or with what refuses the estimate of one of the steps.
[[nodiscard]] Result<Outcome> try_out(const Plan& plan, const Regulations& regulations,
                                      const Scenario& scenario, Progress& progress = no_progress());

/// One rule of saving as `fit` used it.
struct Saving {
  const FitRule* rule = nullptr;
  std::vector<std::string> changes;  // as a scenario writes them
  Money amount;                      // what it saves, after the savings before it
  std::vector<Money> by_row;
};

/// The smallest set of savings by which an estimate fits.
struct Fit {
  Money ceiling;
  Money before, after;
  bool fits = false;  // false: all savings together are not enough; then `savings` are all of them
  std::vector<RowAmounts> rows;
  std::vector<Saving> savings;  // in the rules' order; empty when the estimate fits as it is
};

/// Most rules that `fit` chooses among: with n of them it makes up to 2^n estimates to find out
/// which sets fit, and for each set of the smallest size that does one more for each combination of
/// its steps that may be the best.
inline constexpr std::size_t most_fit_rules = 16;

/// Looks for the fewest rules of `regulations` whose steps bring the estimate down to `ceiling`;
/// among sets of equal size for the one that cuts least, then for the earlier rules. The steps of a
/// rule are taken in the order of what they save alone, and a greater one is taken to save no less
/// beside others. What a step names and the plan has not is left out, and so is a step that the
/// plan or its rates refuse, or that saves nothing. Refuses with what refuses the estimate of the
/// plan itself, or with too_large when there are more rules than most_fit_rules.
[[nodiscard]] Result<Fit> fit(const Plan& plan, const Regulations& regulations, Money ceiling,
                              Progress& progress = no_progress());

/// All that the plan is allotted, or no_allotment.
[[nodiscard]] Result<Money> allotment_of(const Plan& plan);

}  // namespace dutoan
