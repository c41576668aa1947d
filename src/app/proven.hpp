// A plan that was read and proven, with the regulations that hold its assumptions: what every
// computation starts from.
#pragma once

#include <dutoan/app.hpp>

#include <memory>
#include <string>

namespace dutoan {

struct ProvenPlan {
  std::unique_ptr<const Regulations> regulations;
  std::unique_ptr<const Plan> plan;
};

/// Loads the plan in the file at `path` and proves it. Refuses with the problems of the first of
/// these steps that has any.
[[nodiscard]] Result<ProvenPlan> prove_plan(const std::string& path, const Regulations& regulations,
                                            Progress& progress = no_progress());

/// Proves a plan that was read. Refuses as above.
[[nodiscard]] Result<ProvenPlan> prove(Plan plan, const Regulations& regulations);

/// The same with the regulations that `sources` name. Refuses with the problems of the first of
/// these steps that has any.
[[nodiscard]] Result<ProvenPlan> load_proven(const Sources& sources,
                                             Progress& progress = no_progress());

}  // namespace dutoan
