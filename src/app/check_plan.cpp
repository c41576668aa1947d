#include <dutoan/app.hpp>

namespace dutoan {
namespace {

Result<Plan> loaded(const Sources& sources) {
  const auto regulations = load_regulations(sources.rates);
  if (!regulations) return tl::unexpected<Problems>(regulations.error());
  return load_plan(sources.plan, *regulations);
}

}  // namespace

Result<CheckedPlan> check_plan(const Sources& sources) {
  const auto plan = loaded(sources);
  if (!plan) return tl::unexpected<Problems>(plan.error());
  return CheckedPlan{proof_report(*plan, prove(*plan)), check(*plan)};
}

Result<Report> show_plan(const Sources& sources) {
  const auto plan = loaded(sources);
  if (!plan) return tl::unexpected<Problems>(plan.error());
  return plan_report(*plan);
}

}  // namespace dutoan
