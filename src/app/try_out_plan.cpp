#include "app/proven.hpp"

#include <dutoan/app.hpp>

namespace dutoan {

Result<TriedPlan> try_out_plan(const Sources& sources, const ScenarioTexts& texts,
                               Progress& progress) {
  auto proven = load_proven(sources, progress);
  if (!proven) return refuse(std::move(proven.error()));
  auto changes = read_changes(texts.changes, *proven->plan, *proven->regulations);
  if (!changes) return refuse(std::move(changes.error()));
  const Scenario scenario{std::move(*changes), texts.rates_on, texts.province, texts.programme};
  auto outcome = try_out(*proven->plan, *proven->regulations, scenario, progress);
  if (!outcome) return refuse(std::move(outcome.error()));
  return TriedPlan{std::move(proven->plan), std::move(*outcome)};
}

Result<FittedPlan> fit_plan(const Sources& sources, std::optional<Money> ceiling,
                            Progress& progress) {
  auto proven = load_proven(sources, progress);
  if (!proven) return refuse(std::move(proven.error()));
  if (!ceiling) {
    const auto allotted = allotment_of(*proven->plan);
    if (!allotted) return refuse(allotted.error());
    ceiling = *allotted;
  }
  auto fitted = fit(*proven->plan, *proven->regulations, *ceiling, progress);
  if (!fitted) return refuse(std::move(fitted.error()));
  return FittedPlan{std::move(proven->regulations), std::move(proven->plan), std::move(*fitted)};
}

}  // namespace dutoan
