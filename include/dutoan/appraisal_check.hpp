// Looking an estimate over (soát dự toán) before a person appraises it.
//
// Each finding is a warning: it names the line or class, the figures, the rule, and what would cure
// it. What concerns many lines alike is told once, with how many they are and what they come to.
//
// Invariants
//   Q1  a finding changes nothing: the appraiser decides
#pragma once

#include <dutoan/frozen_estimate.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>

namespace dutoan {

/// What is found, in the order in which it is looked for.
enum class CheckRule : int {
  rate_passed = 4201,
  excluded_beside = 4202,  // meal support and per-diem for the same people
  factor_differs = 4203,   // sister lines of one class disagree
  more_than_people = 4204,
  content_twice = 4205,
  law_missing = 4206,
  rate_unverified = 4207,
  percentage_uncapped = 4208,
  differs_per_head = 4209,
  above_allotted = 4210,
  differs_by_own_rates = 4211,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(CheckRule) {}

/// Everything found in the estimate. `share`: by how much of the median a class may differ per head
/// from the others of its group.
[[nodiscard]] Problems findings_of(const FrozenEstimate& estimate, Percent share,
                                   const Vocabulary& vocabulary);

/// Lines of the estimate whose rate, citation or amount is another in `own`: the same plan under
/// the appraiser's rates.
[[nodiscard]] Problems findings_by_own_rates(const FrozenEstimate& estimate,
                                             const FrozenEstimate& own);

}  // namespace dutoan
