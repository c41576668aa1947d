#include <dutoan/frozen_estimate.hpp>

#include <algorithm>
#include <ranges>

namespace dutoan {
namespace {

/// The estimate's own product, so that a frozen amount cannot follow another rule (Z3).
Working working_of(const FrozenLine& line) {
  Working working;
  working.treatment = line.treatment;
  working.rounding = line.rounding;
  working.unit_rate = line.unit_rate;
  working.percent = line.percent;
  working.percent_base = line.percent_base;
  working.base = line.base;
  for (const FrozenFactor& factor : line.factors)
    working.factor_uses[working.factor_count++] = {0, factor.origin, factor.value};
  return working;
}

template <class Estimate>
auto* find_line(Estimate& estimate, const LineCode& code) {
  const auto activity =
      std::ranges::find(estimate.activities, code.activity, &FrozenActivity::code);
  if (activity == estimate.activities.end()) return decltype(&activity->lines.front()){nullptr};
  const auto line = std::ranges::find(activity->lines, code, &FrozenLine::code);
  return line == activity->lines.end() ? nullptr : &*line;
}

}  // namespace

const FrozenLine* FrozenEstimate::line(const LineCode& code) const {
  return find_line(*this, code);
}

FrozenLine* FrozenEstimate::line(const LineCode& code) { return find_line(*this, code); }

std::optional<Money> amount_of(const FrozenLine& line) {
  if (line.factors.size() > Working::most_factors) return std::nullopt;
  const auto amount = working_of(line).compute();
  if (!amount || amount->dong() < 0 || amount->dong() > most_frozen_dong) return std::nullopt;
  return amount;
}

bool recompute(FrozenActivity& activity) {
  Money direct;
  for (FrozenLine& line : activity.lines) {
    const bool is_percentage = line.treatment == Treatment::percentage;
    if (is_percentage) line.base = direct;
    const auto amount = amount_of(line);
    if (!amount) return false;
    line.amount = *amount;
    if (!is_percentage) direct += line.amount;
  }
  return true;
}

bool says_the_same(const FrozenEstimate& one, const FrozenEstimate& other) {
  const auto figures = [](FrozenEstimate estimate) {
    estimate.inputs = {};
    for (FrozenActivity& activity : estimate.activities)
      for (FrozenLine& line : activity.lines) line.steps.clear();
    return estimate;
  };
  return figures(one) == figures(other);
}

bool recompute(FrozenEstimate& estimate) {
  estimate.total = {};
  for (FrozenActivity& activity : estimate.activities) {
    if (!recompute(activity)) return false;
    for (const FrozenLine& line : activity.lines) estimate.total += line.amount;
  }
  return true;
}

}  // namespace dutoan
