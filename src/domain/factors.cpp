#include "domain/factors.hpp"

#include <dutoan/exact.hpp>

#include <algorithm>
#include <stdexcept>

namespace dutoan {
namespace {

/// `sum` thousandths × times × percent ÷ divide, rounded to a whole number where a part is taken.
std::optional<Quantity> part_of(std::int64_t sum, const Derivation& how) {
  try {
    Exact exact{Quantity::thousandths(sum)};
    exact *= Quantity::whole(how.times);
    if (how.percent) exact *= *how.percent;
    exact /= how.divide;
    std::int64_t thousandths = 0;
    if (__builtin_mul_overflow(round_count(exact, how.rounding), Quantity::scale, &thousandths))
      return std::nullopt;
    return Quantity::thousandths(thousandths);
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

std::optional<Quantity> follow(std::int64_t sum, const Derivation& how) {
  std::int64_t plus = 0;
  if (__builtin_mul_overflow(how.plus, Quantity::scale, &plus) ||
      __builtin_add_overflow(sum, plus, &sum))
    return std::nullopt;
  sum = std::max(sum, std::int64_t{0});  // no nights in a class of no days
  if (how.percent || how.divide != 1) return part_of(sum, how);
  if (__builtin_mul_overflow(sum, how.times, &sum)) return std::nullopt;
  return Quantity::thousandths(sum);
}

}  // namespace

RowFigures::RowFigures(const Plan& plan, const Group& group, const Row& row, std::size_t factors)
    : levels_{&row.figures, &group.figures, &plan.figures}, factors_(factors) {
  for (const Figures* level : levels_)
    for (const auto& [id, given] : level->factors)
      if (factors_[id] == nullptr) factors_[id] = &given;
}

const GivenPrice* RowFigures::price(const PriceCode& code) const {
  for (const Figures* level : levels_)
    if (const auto it = level->prices.find(code); it != level->prices.end()) return &it->second;
  return nullptr;
}

const GivenPercent* RowFigures::percent(const PercentCode& code) const {
  for (const Figures* level : levels_)
    if (const auto it = level->percents.find(code); it != level->percents.end()) return &it->second;
  return nullptr;
}

ActivityFactors::ActivityFactors(const Plan& plan, const Norms& norms)
    : norms_(norms),
      shares_(norms.factors.size()),
      states_(norms.factors.size()),
      uses_(norms.factors.size()) {
  for (const Share& share : plan.shares) shares_[share.factor] = &share;
}

void ActivityFactors::start(const Activity& activity, const RowFigures& figures, HeadCount people) {
  activity_ = &activity;
  figures_ = &figures;
  people_ = people;
  std::ranges::fill(states_, State::unknown);
}

std::optional<FactorUse> ActivityFactors::value(FactorId id) {
  if (states_[id] == State::known) return uses_[id];
  if (states_[id] != State::unknown) return std::nullopt;  // missing, or resting on itself
  states_[id] = State::under_way;
  const auto use = work_out(id);
  states_[id] = use ? State::known : State::missing;
  if (use) uses_[id] = *use;
  return use;
}

const GivenQuantity* ActivityFactors::given(FactorId id) const {
  if (const Figures* own = activity_->figures())
    if (const auto it = own->factors.find(id); it != own->factors.end()) return &it->second;
  return figures_->factor(id);
}

FactorSource ActivityFactors::source_of(FactorId id) const {
  const Factor& factor = norms_.factors[id];
  if (factor.counted != Counted::no) return FactorSource::counted;
  if (given(id) != nullptr) return FactorSource::given;
  if (shares_[id] != nullptr) return FactorSource::share;
  return factor.derived ? FactorSource::derivation : FactorSource::missing;
}

std::optional<FactorUse> ActivityFactors::work_out(FactorId id) {
  switch (source_of(id)) {
    case FactorSource::counted: return counted(id);
    case FactorSource::given: return FactorUse{id, given(id)->origin, given(id)->value};
    case FactorSource::share: return shared(id, *shares_[id]);
    case FactorSource::derivation: return derived(id, *norms_.factors[id].derived);
    case FactorSource::missing: break;
  }
  return std::nullopt;
}

FactorTrace ActivityFactors::trace(FactorId id) {
  FactorTrace traced{source_of(id), nullptr, {}};
  std::vector<FactorId> inputs;
  if (traced.source == FactorSource::share) {
    traced.share = shares_[id];
    inputs.push_back(traced.share->of);
  } else if (traced.source == FactorSource::derivation) {
    inputs = norms_.factors[id].derived->of;
  }
  for (const FactorId input : inputs)
    if (const auto use = value(input)) traced.inputs.push_back(*use);
  return traced;
}

FactorUse ActivityFactors::counted(FactorId id) const {
  const auto count = [&] {
    switch (norms_.factors[id].counted) {
      case Counted::trainees: return people_.trainees;
      case Counted::officials: return people_.officials;
      case Counted::participants: return people_.trainees + people_.officials;
      case Counted::salaried: return people_.salaried;
      case Counted::unsalaried: return people_.trainees - people_.salaried;
      case Counted::units: return activity_->units.value();
      case Counted::no: break;
    }
    return std::int64_t{0};
  };
  return {id, Origin::counted, Quantity::whole(count())};
}

std::optional<FactorUse> ActivityFactors::shared(FactorId id, const Share& share) {
  const auto whole = value(share.of);
  if (!whole) return std::nullopt;
  const Derivation how{{}, 0, 1, 1, share.percent, Rounding::up};
  const auto part = follow(whole->value.thousandths(), how);
  if (!part) return std::nullopt;
  return FactorUse{id, Origin::assumed, *part};
}

std::optional<FactorUse> ActivityFactors::derived(FactorId id, const Derivation& from) {
  std::int64_t sum = 0;
  Origin origin = Origin::counted;
  for (const FactorId other : from.of) {
    const auto use = value(other);
    if (!use || __builtin_add_overflow(sum, use->value.thousandths(), &sum)) return std::nullopt;
    if (use->origin == Origin::assumed) origin = Origin::assumed;
  }
  const auto result = follow(sum, from);
  if (!result) return std::nullopt;
  return FactorUse{id, origin, *result};
}

}  // namespace dutoan
