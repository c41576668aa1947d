#include "app/proven.hpp"

#include <dutoan/app.hpp>

namespace dutoan {

Result<EstimatedPlan> estimate_plan(const Sources& sources, Progress& progress) {
  auto proven = load_proven(sources, progress);
  if (!proven) return refuse(std::move(proven.error()));
  auto estimated = estimate(*proven->plan, *proven->regulations, progress);
  if (!estimated) return refuse(std::move(estimated.error()));
  return EstimatedPlan{std::move(proven->regulations), std::move(proven->plan),
                       std::move(*estimated)};
}

}  // namespace dutoan
