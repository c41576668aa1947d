#include <dutoan/app.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan {
namespace {

/// The plan and what its check finds.
struct Loaded {
  Plan plan;
  Problems problems;
};

Result<Loaded> loaded(const Sources& sources) {
  const auto regulations = load_regulations(sources.rates);
  if (!regulations) return refuse(regulations.error());
  auto plan = load_plan(sources.plan, *regulations);
  if (!plan) return refuse(std::move(plan.error()));
  Problems problems = check(*plan);
  std::ranges::move(check_agencies(*plan, *regulations), std::back_inserter(problems));
  return Loaded{std::move(*plan), std::move(problems)};
}

}  // namespace

Result<CheckedPlan> check_plan(const Sources& sources) {
  auto found = loaded(sources);
  if (!found) return refuse(std::move(found.error()));
  return CheckedPlan{proof_report(found->plan, prove(found->plan)), std::move(found->problems)};
}

Result<Report> show_plan(const Sources& sources) {
  const auto found = loaded(sources);
  if (!found) return refuse(found.error());
  return plan_report(found->plan);
}

}  // namespace dutoan
