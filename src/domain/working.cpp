#include <dutoan/estimate.hpp>
#include <dutoan/exact.hpp>

#include <stdexcept>

namespace dutoan {
namespace {

Exact product(const Working& working) {
  Exact exact{working.unit_rate};
  for (const FactorUse& use : working.factors()) exact *= use.value;
  return exact;
}

/// Of the direct cost: base × p. Of the whole cost, itself included: base × p ÷ (100 % − p).
Exact share(const Working& working) {
  Exact exact{working.base};
  exact *= working.percent;
  if (working.percent_base == PercentBase::total) {
    if (working.percent.hundredths() >= Percent::whole_of)
      throw std::overflow_error("nothing is left of the whole");
    exact *= Quantity::whole(Percent::whole_of);
    exact /= Percent::whole_of - working.percent.hundredths();
  }
  return exact;
}

}  // namespace

std::optional<Money> Working::compute() const {
  try {
    switch (treatment) {
      case Treatment::product: return round(product(*this), rounding);
      case Treatment::percentage: return round(share(*this), rounding);
      case Treatment::below_threshold:
      case Treatment::included:
      case Treatment::memo: return Money{};
    }
  } catch (const std::overflow_error&) {
  }
  return std::nullopt;
}

}  // namespace dutoan
