#include <dutoan/scenario.hpp>

#include "domain/scenario_figures.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan {
namespace {

bool is_due(const Change& change, Cause last) { return change.cause <= last; }

/// The texts of the settings, as the effects show them.
std::vector<std::string> settings_of(const Scenario& scenario) {
  std::vector<std::string> texts;
  if (scenario.rates_on) texts.push_back("rates-on=" + format_date(*scenario.rates_on));
  if (scenario.province) texts.push_back("province=" + *scenario.province);
  if (scenario.programme) texts.push_back("programme=" + *scenario.programme);
  return texts;
}

Problem changes_nothing(const std::string& text, const std::string& name) {
  return about(ScenarioRule::changes_nothing, text, {{"name", name}});
}

std::vector<Date> rate_dates(const Plan& plan) {
  std::vector<Date> dates;
  for (const Activity& activity : activities(plan)) dates.push_back(rate_date(plan, activity));
  return dates;
}

std::optional<Problem> set_date(Plan& plan, Date date) {
  const auto before = rate_dates(plan);
  plan.rates_fixed_on = date;
  if (before == rate_dates(plan))
    return changes_nothing("rates-on=" + format_date(date), "rates-on");
  return std::nullopt;
}

/// `code` in place of `own`, when the vocabulary knows it.
std::optional<Problem> check_jurisdiction(const Regulations& regulations, Layer layer,
                                          const std::string& name, const std::string& code,
                                          const std::string& own) {
  const std::string text = name + "=" + code;
  const auto known = regulations.rates.vocabulary().jurisdictions_of(layer);
  if (std::ranges::find(known, code) == known.end()) {
    std::string all;
    for (const std::string_view each : known) all += (all.empty() ? "" : ", ") + std::string{each};
    return about(ScenarioRule::unknown_jurisdiction, text, {{"code", code}, {"allowed", all}});
  }
  return code == own ? std::optional{changes_nothing(text, name)} : std::nullopt;
}

/// Which rates are asked, and for which day.
Problems make_settings(Plan& plan, const Regulations& regulations, const Scenario& scenario) {
  Problems problems;
  const auto keep = [&](std::optional<Problem> problem) {
    if (problem) problems.push_back(std::move(*problem));
  };
  if (scenario.rates_on) keep(set_date(plan, *scenario.rates_on));
  if (scenario.province) {
    keep(check_jurisdiction(regulations, Layer::province, "province", *scenario.province,
                            plan.rates_province.value_or(plan.province)));
    plan.rates_province = *scenario.province;
  }
  if (scenario.programme) {
    keep(check_jurisdiction(regulations, Layer::programme, "programme", *scenario.programme,
                            plan.programme_code));
    plan.programme_code = *scenario.programme;
  }
  return problems;
}

/// Every change that is due but the one at `left_out`.
Result<Plan> made(const Plan& plan, const Regulations& regulations, const Scenario& scenario,
                  Cause last, std::size_t left_out) {
  Plan changed = plan;
  Problems problems;
  for (const Cause cause : all_causes) {
    if (cause > last) break;
    if (cause == Cause::unit_rates) problems = make_settings(changed, regulations, scenario);
    for (std::size_t i = 0; i < scenario.changes.size() && problems.empty(); ++i) {
      if (i == left_out || scenario.changes[i].cause != cause) continue;
      if (auto problem = make(changed, regulations.norms, scenario.changes[i]))
        problems.push_back(std::move(*problem));
    }
    if (!problems.empty()) return refuse(std::move(problems));
  }
  return changed;
}

/// A change may be undone by the others, or say again what holds already.
Problems without_effect(const Plan& plan, const Plan& changed, const Regulations& regulations,
                        const Scenario& scenario, Cause last) {
  Problems problems;
  for (std::size_t i = 0; i < scenario.changes.size(); ++i) {
    const Change& change = scenario.changes[i];
    if (!is_due(change, last)) continue;
    const auto without = made(plan, regulations, scenario, last, i);
    if (without &&
        seen(*without, regulations.norms, change) == seen(changed, regulations.norms, change))
      problems.push_back(changes_nothing(change.text, change.name));
  }
  return problems;
}

std::vector<Money> differences(const std::vector<Money>& after, const std::vector<Money>& before) {
  std::vector<Money> all;
  all.reserve(after.size());
  for (std::size_t i = 0; i < after.size(); ++i) all.push_back(after[i] - before[i]);
  return all;
}

/// What was typed for the cause's changes, settings first as they are made.
std::vector<std::string> texts_of(const Scenario& scenario, Cause cause) {
  std::vector<std::string> texts;
  if (cause == Cause::unit_rates) texts = settings_of(scenario);
  for (const Change& change : scenario.changes)
    if (change.cause == cause) texts.push_back(change.text);
  return texts;
}

}  // namespace

std::vector<Money> amounts_by_row(const Estimate& estimate) {
  std::size_t rows = 0;
  for (const Group& group : estimate.plan->groups) rows += group.rows.size();
  std::vector<Money> amounts(rows);
  for (const Subtotal& subtotal : totals(estimate, Grouping::row))
    amounts[subtotal.about] = subtotal.amount;
  return amounts;
}

std::vector<RowAmounts> rows_before(const Estimate& estimate) {
  std::vector<RowAmounts> rows;
  const auto amounts = amounts_by_row(estimate);
  for (const Group& group : estimate.plan->groups)
    for (const Row& row : group.rows) {
      const Money amount = amounts[rows.size()];
      rows.push_back({group.code, row.code, row.name, amount, amount});
    }
  return rows;
}

Result<Plan> with_changes(const Plan& plan, const Regulations& regulations,
                          const Scenario& scenario, Cause last) {
  auto changed = made(plan, regulations, scenario, last, scenario.changes.size());
  if (!changed) return changed;
  auto problems = without_effect(plan, *changed, regulations, scenario, last);
  if (!problems.empty()) return refuse(std::move(problems));
  return changed;
}

Result<Outcome> try_out(const Plan& plan, const Regulations& regulations, const Scenario& scenario,
                        Progress& progress) {
  const auto whole = with_changes(plan, regulations, scenario, all_causes.back());
  if (!whole) return refuse(whole.error());
  const auto base = estimate(plan, regulations, progress);
  if (!base) return refuse(base.error());
  Outcome outcome{base->total, base->total, base->warnings, rows_before(*base), {}};
  auto so_far = amounts_by_row(*base);
  for (const Cause cause : all_causes) {
    auto texts = texts_of(scenario, cause);
    if (texts.empty()) continue;
    const auto changed = made(plan, regulations, scenario, cause, scenario.changes.size());
    if (!changed) return refuse(changed.error());
    const auto step = estimate(*changed, regulations, progress);
    if (!step) return refuse(step.error());
    const auto amounts = amounts_by_row(*step);
    outcome.effects.push_back(
        {cause, step->total - outcome.after, differences(amounts, so_far), std::move(texts)});
    outcome.after = step->total;
    outcome.warnings = step->warnings;
    so_far = amounts;
  }
  for (std::size_t i = 0; i < so_far.size(); ++i) outcome.rows[i].after = so_far[i];
  return outcome;
}

}  // namespace dutoan
