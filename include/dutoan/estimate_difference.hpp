// The difference of two estimates (so sánh phiên bản): which line costs how much more, and why.
//
// Two versions of an estimate differ by lines that come and go, by people, days, other quantities,
// unit rates and percentages. The inputs of the one are put into the other, one cause after another
// in the order of `Cause`, and each class is computed anew after each; what a step changes is that
// cause's effect. So a percentage follows the cause that changed what it is taken of, and the
// effects of a line add up to its difference, whatever they have to do with each other.
//
// Invariants
//   E1  before + the sum of the effects = after: in every line and in total
//   E2  estimates that are equal have no difference
#pragma once

#include <dutoan/frozen_estimate.hpp>
#include <dutoan/money.hpp>
#include <dutoan/result.hpp>
#include <dutoan/scenario.hpp>

#include <array>
#include <string>
#include <vector>

namespace dutoan {

/// What each cause adds, in đồng; below 0 where it saves.
class Effects {
 public:
  /// What `cause` adds.
  [[nodiscard]] Money operator[](Cause cause) const {
    return amounts_[static_cast<std::size_t>(cause)];
  }
  /// What `cause` adds, to be added to.
  [[nodiscard]] Money& operator[](Cause cause) { return amounts_[static_cast<std::size_t>(cause)]; }
  /// All of them added up.
  [[nodiscard]] Money sum() const;

  friend bool operator==(const Effects&, const Effects&) = default;

 private:
  std::array<Money, all_causes.size()> amounts_{};
};

/// A figure that differs: "days", "unit_rate" or "percent".
struct InputDifference {
  std::string name;
  Label label;
  Cause cause = Cause::quantities;
  FactValue before, after;  // Quantity, Money or Percent
};

/// A line that differs in its amount or in an input.
struct LineDifference {
  LineCode code;
  Label label;
  std::string row, row_name;  // the district
  Classification classified;
  Label category;
  bool is_added = false, is_removed = false;
  std::vector<InputDifference> inputs;
  Money before, after;
  Effects effects;
  /// What the line costs more, in đồng; below 0 when less.
  [[nodiscard]] Money amount() const { return after - before; }
};

/// Everything that differs between two estimates.
struct EstimateDifference {
  Money before, after;
  Effects effects;
  std::vector<LineDifference> lines;  // in the order of the later estimate, removed ones last
};

/// What differs from `before` to `after`. Both hold what Z1 says.
[[nodiscard]] EstimateDifference difference(const FrozenEstimate& before,
                                            const FrozenEstimate& after);

/// The names by which the two numbers that are no factors are called.
inline constexpr const char* unit_rate_input = "unit_rate";
inline constexpr const char* percent_input = "percent";

}  // namespace dutoan
