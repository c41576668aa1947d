#include <dutoan/app.hpp>

namespace dutoan {

Result<EstimatedPlan> estimate_plan(const Sources& sources) {
  auto regulations = load_regulations(sources.rates);
  if (!regulations) return tl::unexpected<Problems>(std::move(regulations.error()));
  EstimatedPlan made;
  made.regulations = std::make_unique<const Regulations>(std::move(*regulations));

  auto plan = load_plan(sources.plan, *made.regulations);
  if (!plan) return tl::unexpected<Problems>(std::move(plan.error()));
  made.plan = std::make_unique<const Plan>(std::move(*plan));

  // Money computed from a plan that does not add up would only spread the error.
  if (auto problems = check(*made.plan); !problems.empty()) return refuse(std::move(problems));
  auto estimated = estimate(*made.plan, *made.regulations);
  if (!estimated) return tl::unexpected<Problems>(std::move(estimated.error()));
  made.estimate = std::move(*estimated);
  return made;
}

}  // namespace dutoan
