#include "bench/bare.hpp"

#include <dutoan/exact.hpp>

#include <stdexcept>

namespace dutoan::bench {
namespace {

__extension__ using Int128 = __int128;

struct CheckedInt128 {
  using Integer = Exact::Integer;
  static void multiply(Integer& n, std::int64_t by) { n *= by; }
};

struct Builtin {
  using Integer = Int128;
  static void multiply(Integer& n, std::int64_t by) {
    if (__builtin_mul_overflow(n, Int128{by}, &n)) throw std::overflow_error("beyond 128 bits");
  }
};

CaseBits bits_of(const Condition c) {
  ensure(c.word + 1 < 256 && c.qualifier < 16, "a word fits into its eight bits of 128");
  return static_cast<CaseBits>(c.word + 1) << (8U * c.qualifier);
}

BareRate flat(const RateValue& value) {
  BareRate rate;
  rate.from = value.in_force.from();
  rate.until = value.in_force.until().value_or(rate.from.plus_days(1'000'000));
  for (const Condition c : value.qualifiers) {
    rate.asked |= static_cast<CaseBits>(15) << (8U * c.qualifier);
    rate.words |= bits_of(c);
  }
  rate.qualifiers = value.qualifiers.size();
  rate.dong = value.amount ? value.amount->dong() : 0;
  return rate;
}

template <class Integer>
std::int64_t rounded(const Integer& n, const Integer& d, Rounding how) {
  Integer whole = n / d;
  const Integer rest = n - whole * d;
  if (how == Rounding::half_away_from_zero && rest >= d - rest) whole += 1;
  if (how == Rounding::up && rest != 0) whole += 1;
  if (whole > std::numeric_limits<std::int64_t>::max()) throw std::overflow_error("beyond 64 bits");
  return static_cast<std::int64_t>(whole);
}

}  // namespace

Bare::Bare(const Estimate& estimate) {
  const auto values = estimate.regulations->rates.values();
  for (const RateValue& value : values) rates_.push_back(flat(value));
  for (const Line& line : estimate.lines) {
    const Working& working = line.working;
    const ListedClass* listed = estimate.activities[line.activity].listed;
    BareLine bare;
    bare.activity = line.activity;
    bare.date = listed != nullptr && listed->starts ? *listed->starts : estimate.plan->rates_on;
    if (const RateValue* rate = working.rate.value) {
      const auto same_key = [&](const RateValue& value) { return value.key == rate->key; };
      std::size_t at = 0;
      while (!same_key(values[at])) ++at;
      bare.first_rate = static_cast<std::uint32_t>(at);
      while (at < values.size() && same_key(values[at])) ++at;
      bare.end_of_rates = static_cast<std::uint32_t>(at);
      for (const Condition c : rate->qualifiers) bare.words |= bits_of(c);
    }
    bare.first_factor = static_cast<std::uint32_t>(factors_.size());
    for (const FactorUse& use : working.factors()) factors_.push_back(use.value.thousandths());
    bare.end_of_factors = static_cast<std::uint32_t>(factors_.size());
    bare.treatment = working.treatment;
    bare.rounding = working.rounding;
    bare.at_price = working.price != nullptr;
    bare.price = working.unit_rate.dong();
    bare.percent = working.percent.hundredths();
    bare.percent_base = working.percent_base;
    lines_.push_back(bare);
  }
}

const BareRate* Bare::find(const BareLine& line) const {
  const BareRate* best = nullptr;
  for (std::uint32_t i = line.first_rate; i < line.end_of_rates; ++i) {
    const BareRate& rate = rates_[i];
    if (line.date < rate.from || line.date >= rate.until) continue;
    if ((line.words & rate.asked) != rate.words) continue;
    if (best == nullptr || rate.qualifiers >= best->qualifiers) best = &rate;
  }
  return best;
}

template <class Arithmetic>
std::int64_t Bare::amount(const BareLine& line, std::int64_t direct) const {
  const BareRate* rate = find(line);
  typename Arithmetic::Integer n = 0, d = 1;
  switch (line.treatment) {
    case Treatment::below_threshold:
    case Treatment::memo: return 0;
    case Treatment::percentage:
      n = direct;
      Arithmetic::multiply(n, line.percent);
      d = line.percent_base == PercentBase::total ? Percent::whole_of - line.percent
                                                  : Percent::whole_of;
      return rounded(n, d, line.rounding);
    case Treatment::product: break;
  }
  n = line.at_price || rate == nullptr ? line.price : rate->dong;
  for (std::uint32_t f = line.first_factor; f < line.end_of_factors; ++f) {
    const std::int64_t thousandths = factors_[f];
    const bool is_whole = thousandths % Quantity::scale == 0;
    Arithmetic::multiply(n, is_whole ? thousandths / Quantity::scale : thousandths);
    if (!is_whole) Arithmetic::multiply(d, Quantity::scale);
  }
  return rounded(n, d, line.rounding);
}

template <class Arithmetic>
std::int64_t Bare::total() const {
  std::int64_t total = 0, direct = 0;
  std::uint32_t activity = 0;
  for (const BareLine& line : lines_) {
    if (line.activity != activity) direct = 0;
    activity = line.activity;
    const std::int64_t amount_dong = amount<Arithmetic>(line, direct);
    if (line.treatment != Treatment::percentage) direct += amount_dong;
    if (__builtin_add_overflow(total, amount_dong, &total))
      throw std::overflow_error("beyond 64 bits");
  }
  return total;
}

std::int64_t Bare::total_by_checked_int128() const { return total<CheckedInt128>(); }
std::int64_t Bare::total_by_builtin() const { return total<Builtin>(); }

}  // namespace dutoan::bench
