#include "app/proven.hpp"

#include <algorithm>
#include <iterator>

namespace dutoan {

Result<ProvenPlan> prove_plan(const std::string& path, const Regulations& regulations,
                              Progress& progress) {
  auto plan = load_plan(path, regulations, progress);
  if (!plan) return refuse(std::move(plan.error()));
  return prove(std::move(*plan), regulations);
}

Result<ProvenPlan> prove(Plan plan, const Regulations& regulations) {
  auto assumed = with_assumptions(regulations, plan);
  if (!assumed) return refuse(std::move(assumed.error()));

  // Money computed from a plan that does not add up would only spread the error.
  auto problems = check(plan);
  std::ranges::move(check_agencies(plan, *assumed), std::back_inserter(problems));
  if (!problems.empty()) return refuse(std::move(problems));
  return ProvenPlan{std::make_unique<const Regulations>(std::move(*assumed)),
                    std::make_unique<const Plan>(std::move(plan))};
}

Result<ProvenPlan> load_proven(const Sources& sources, Progress& progress) {
  const auto regulations = load_regulations(sources.rates);
  if (!regulations) return refuse(regulations.error());
  return prove_plan(sources.plan, *regulations, progress);
}

}  // namespace dutoan
