// The search for the fewest savings by which an estimate fits.
//
// A set of rules is first tried with their greatest steps; only a set that fits then is gone into,
// step by step, for the combination that cuts least. Sets are tried from the smallest to the
// largest, so the search ends with the first size of which a set fits.
#include "domain/scenario_figures.hpp"

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

using Step = std::vector<Change>;

/// A rule with the steps that save something in this plan, from the least to the greatest saving.
struct Usable {
  const FitRule* rule = nullptr;
  std::vector<Step> steps;
};

/// A rule and one of its steps, by position.
struct Choice {
  std::size_t rule = 0;
  std::size_t step = 0;
  friend auto operator<=>(const Choice&, const Choice&) = default;
};
using Choices = std::vector<Choice>;

// ---- Steps ----------------------------------------------------------------------------------

/// A plan need not have what a rule names.
bool names_nothing(const Problem& problem) {
  return problem.is(ScenarioRule::scope_not_found) || problem.is(ScenarioRule::name_not_found) ||
         problem.is(ScenarioRule::changes_nothing);
}

/// The changes of a step that name something of the plan; none when one cannot be read otherwise.
Step step_of(const std::vector<std::string>& texts, const Plan& plan,
             const Regulations& regulations) {
  Step step;
  for (const std::string& text : texts) {
    auto change = read_change(text, plan, regulations);
    if (change)
      step.push_back(std::move(*change));
    else if (!names_nothing(change.error().front()))
      return {};
  }
  return step;
}

/// A row that may do with one class fewer.
struct Mergeable {
  const Group* group = nullptr;
  const Row* row = nullptr;
  std::int64_t largest = 0;  // the people of its largest class then
};

std::int64_t rounded_up(std::int64_t n, std::int64_t parts) { return (n + parts - 1) / parts; }

std::optional<Mergeable> mergeable(const Group& group, const Row& row, std::int64_t most) {
  const std::int64_t classes = row.stated.classes ? row.stated.classes->value() : 0;
  const std::int64_t each = row.people_per_unit();
  if (group.split == Split::listed || classes < 2 || each == 0) return std::nullopt;
  const std::int64_t units = row.stated.units    ? row.stated.units->value()
                             : row.stated.people ? row.stated.people->value() / each
                                                 : 0;
  const std::int64_t people = row.stated.people ? row.stated.people->value() : units * each;
  // Whole villages stay together, so the largest class may be larger than the average.
  const std::int64_t largest = group.split == Split::whole_units
                                   ? rounded_up(units, classes - 1) * each
                                   : rounded_up(people, classes - 1);
  if (largest == 0 || largest > most) return std::nullopt;
  return Mergeable{&group, &row, largest};
}

/// The row's code, behind its group's where another row has the same.
std::string scope_of(const Mergeable& each, const Plan& plan) {
  std::size_t rows = 0;
  for (const Group& group : plan.groups)
    rows += static_cast<std::size_t>(
        std::ranges::count(group.rows, each.row->code, [](const Row& row) { return row.code; }));
  return rows > 1 ? each.group->code + "/" + each.row->code : each.row->code;
}

/// Step k takes one class from each of the k rows whose classes stay smallest.
std::vector<Step> merging_steps(const Plan& plan, const Regulations& regulations,
                                std::int64_t most) {
  std::vector<Mergeable> rows;
  for (const Group& group : plan.groups)
    for (const Row& row : group.rows)
      if (const auto found = mergeable(group, row, most)) rows.push_back(*found);
  std::ranges::stable_sort(rows, {}, &Mergeable::largest);
  std::vector<Step> steps;
  Step step;
  for (const Mergeable& each : rows) {
    const std::string text =
        scope_of(each, plan) + "/classes=" + std::to_string(each.row->stated.classes->value() - 1);
    auto change = read_change(text, plan, regulations);
    if (!change) continue;
    step.push_back(std::move(*change));
    steps.push_back(step);
  }
  return steps;
}

std::vector<Step> steps_of(const FitRule& rule, const Plan& plan, const Regulations& regulations) {
  if (rule.merge_up_to) return merging_steps(plan, regulations, *rule.merge_up_to);
  std::vector<Step> steps;
  for (const auto& texts : rule.steps)
    if (Step step = step_of(texts, plan, regulations); !step.empty())
      steps.push_back(std::move(step));
  return steps;
}

// ---- The search -----------------------------------------------------------------------------

class Search {
 public:
  Search(const Plan& plan, const Regulations& regulations, const Estimate& base, Money ceiling,
         Progress& progress)
      : plan_(plan),
        regulations_(regulations),
        base_(base),
        ceiling_(ceiling),
        progress_(progress) {
    for (const FitRule& rule : regulations.norms.fit_rules) take(rule);
  }

  /// The best choice of the smallest size that fits; empty when none does.
  Choices run() {
    Choices set;
    for (std::size_t size = 1; size <= rules_.size() && best_.empty(); ++size) try_sets(size, set);
    return best_;
  }

  /// Every rule with its greatest step, but those that save nothing more beside the earlier ones.
  Choices all() {
    Choices choices;
    Money least = base_.total;
    for (std::size_t r = 0; r < rules_.size(); ++r) {
      choices.push_back(greatest(r));
      const auto sum = total(choices);
      if (sum && *sum < least)
        least = *sum;
      else
        choices.pop_back();
    }
    return choices;
  }

  [[nodiscard]] Plan changed(const Choices& choices) const {
    Plan plan = plan_;
    ensure(make_all(plan, choices), "a choice that has a total can be made");
    return plan;
  }

  [[nodiscard]] Saving saving_of(Choice choice) const {
    Saving saving;
    saving.rule = rules_[choice.rule].rule;
    for (const Change& change : step(choice)) saving.changes.push_back(change.text);
    return saving;
  }

 private:
  const Plan& plan_;
  const Regulations& regulations_;
  const Estimate& base_;
  Money ceiling_;
  Progress& progress_;
  std::size_t tried_ = 0;
  std::vector<Usable> rules_;
  std::map<Choices, std::optional<Money>> totals_;
  Choices best_;

  [[nodiscard]] const Step& step(Choice choice) const {
    return rules_[choice.rule].steps[choice.step];
  }
  [[nodiscard]] Choice greatest(std::size_t rule) const {
    return {rule, rules_[rule].steps.size() - 1};
  }

  /// Keeps the steps that save something by themselves, in the order of what they save.
  void take(const FitRule& rule) {
    rules_.push_back({&rule, steps_of(rule, plan_, regulations_)});
    std::vector<std::pair<Money, Step>> saving;
    for (std::size_t s = 0; s < rules_.back().steps.size(); ++s) {
      const auto sum = total({{rules_.size() - 1, s}});
      if (sum && *sum < base_.total) saving.emplace_back(*sum, rules_.back().steps[s]);
    }
    std::ranges::stable_sort(saving, std::ranges::greater{}, &std::pair<Money, Step>::first);
    rules_.back().steps.clear();
    totals_.clear();
    for (auto& [sum, step] : saving) rules_.back().steps.push_back(std::move(step));
    if (saving.empty()) rules_.pop_back();
  }

  [[nodiscard]] bool make_all(Plan& plan, const Choices& choices) const {
    for (const Choice choice : choices)
      for (const Change& change : step(choice))
        if (make(plan, regulations_.norms, change)) return false;
    return true;
  }

  /// What the plan costs then; nothing when the choice cannot be made or estimated.
  std::optional<Money> total(const Choices& choices) {
    const auto [it, is_new] = totals_.try_emplace(choices);
    if (!is_new) return it->second;
    progress_.at(dutoan::Step::fitting, ++tried_, 0);
    Plan plan = plan_;
    if (!make_all(plan, choices)) return std::nullopt;
    if (const auto made = estimate(plan, regulations_)) it->second = made->total;
    return it->second;
  }

  bool fits(const Choices& choices) {
    const auto sum = total(choices);
    return sum && *sum <= ceiling_;
  }

  /// Every set of `size` rules that begins with `set`, earlier rules first.
  void try_sets(std::size_t size, Choices& set) {
    if (set.size() == size) {
      if (fits(set)) go_into(set, 0);
      return;
    }
    const std::size_t first = set.empty() ? 0 : set.back().rule + 1;
    for (std::size_t r = first; r + (size - set.size()) <= rules_.size(); ++r) {
      set.push_back(greatest(r));
      try_sets(size, set);
      set.pop_back();
    }
  }

  /// The steps of the rules from position `at` on; those before it are decided, those behind it
  /// stand at their greatest.
  void go_into(const Choices& set, std::size_t at) {
    if (at == set.size()) return keep(set);
    Choices choices = set;
    for (std::size_t s = 0; s <= set[at].step; ++s) {
      choices[at].step = s;
      if (!fits(choices)) continue;
      go_into(choices, at + 1);
      // Where the smallest steps behind it fit, a greater step here only cuts more.
      Choices least = choices;
      for (std::size_t i = at + 1; i < least.size(); ++i) least[i].step = 0;
      if (fits(least)) return;
    }
  }

  void keep(const Choices& choices) {
    if (best_.empty() || *total(choices) > *total(best_)) best_ = choices;
  }
};

/// The savings one after another, each with what it adds to those before it.
Result<Fit> savings_in(Fit fit, const Search& search, const Choices& choices, const Estimate& base,
                       const Regulations& regulations) {
  auto so_far = amounts_by_row(base);
  Choices made;
  for (const Choice choice : choices) {
    made.push_back(choice);
    const Plan plan = search.changed(made);
    const auto step = estimate(plan, regulations);
    if (!step) return refuse(step.error());
    const auto amounts = amounts_by_row(*step);
    Saving saving = search.saving_of(choice);
    saving.amount = fit.after - step->total;
    for (std::size_t i = 0; i < amounts.size(); ++i)
      saving.by_row.push_back(so_far[i] - amounts[i]);
    fit.savings.push_back(std::move(saving));
    fit.after = step->total;
    so_far = amounts;
  }
  for (std::size_t i = 0; i < so_far.size(); ++i) fit.rows[i].after = so_far[i];
  fit.fits = fit.after <= fit.ceiling;
  return fit;
}

}  // namespace

Result<Fit> fit(const Plan& plan, const Regulations& regulations, Money ceiling,
                Progress& progress) {
  const auto& rules = regulations.norms.fit_rules;
  if (rules.size() > most_fit_rules)
    return refuse(Problem{FileRule::too_large,
                          rules[most_fit_rules].place,
                          {{"what", std::string{"rules"}},
                           {"size", static_cast<std::int64_t>(rules.size())},
                           {"limit", static_cast<std::int64_t>(most_fit_rules)}}});
  const auto base = estimate(plan, regulations, progress);
  if (!base) return refuse(base.error());
  Fit made{ceiling, base->total, base->total, base->total <= ceiling, rows_before(*base), {}};
  if (made.fits) return made;
  Search search{plan, regulations, *base, ceiling, progress};
  Choices choices = search.run();
  if (choices.empty()) choices = search.all();
  return savings_in(std::move(made), search, choices, *base, regulations);
}

Result<Money> allotment_of(const Plan& plan) {
  if (plan.allotments.empty()) return refuse(Problem{ScenarioRule::no_allotment, plan.place});
  Money sum;
  for (const Allotment& allotment : plan.allotments) sum += allotment.amount;
  return sum;
}

}  // namespace dutoan
