// The factors of one activity: given by the plan, counted from its people, shared, or derived.
//
// Invariants
//   F1  a factor is worked out once for an activity and is never negative
//   F2  the nearest level of the plan wins: class, row, group, plan; then a share, a derivation
//   F3  what follows from something assumed is itself assumed
#pragma once

#include <dutoan/estimate.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/plan.hpp>

#include <optional>
#include <vector>

namespace dutoan {

/// A row's figures with those of its group and of the plan behind them.
class RowFigures {
 public:
  RowFigures(const Plan& plan, const Group& group, const Row& row, std::size_t factors);

  [[nodiscard]] const GivenQuantity* factor(FactorId id) const { return factors_[id]; }
  [[nodiscard]] const GivenPrice* price(const PriceCode& code) const;
  [[nodiscard]] const GivenPercent* percent(const PercentCode& code) const;

 private:
  std::array<const Figures*, 3> levels_;  // nearest first
  std::vector<const GivenQuantity*> factors_;
};

/// People of an activity by what they are and who pays them.
struct HeadCount {
  std::int64_t trainees = 0, officials = 0, salaried = 0;
};

class ActivityFactors {
 public:
  ActivityFactors(const Plan& plan, const Norms& norms);

  /// Begins another activity.
  void start(const Activity& activity, const RowFigures& figures, HeadCount people);

  /// The factor's value for the activity, or nothing when the plan does not give it.
  [[nodiscard]] std::optional<FactorUse> value(FactorId id);
  /// Where that value comes from.
  [[nodiscard]] FactorTrace trace(FactorId id);

 private:
  enum class State : std::uint8_t { unknown, under_way, known, missing };

  const Norms& norms_;
  std::vector<const Share*> shares_;  // by factor
  std::vector<State> states_;
  std::vector<FactorUse> uses_;
  const Activity* activity_ = nullptr;
  const RowFigures* figures_ = nullptr;
  HeadCount people_;

  [[nodiscard]] const GivenQuantity* given(FactorId id) const;
  [[nodiscard]] FactorSource source_of(FactorId id) const;
  [[nodiscard]] std::optional<FactorUse> work_out(FactorId id);
  [[nodiscard]] FactorUse counted(FactorId id) const;
  [[nodiscard]] std::optional<FactorUse> shared(FactorId id, const Share& share);
  [[nodiscard]] std::optional<FactorUse> derived(FactorId id, const Derivation& from);
};

}  // namespace dutoan
