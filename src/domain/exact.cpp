#include <dutoan/exact.hpp>

#include <limits>
#include <numeric>
#include <stdexcept>

namespace dutoan {
namespace {

using Integer = Exact::Integer;

/// Runs `compute`; whichever exception Boost chooses for a result that does not fit becomes the
/// one that E2 promises.
template <class Compute>
decltype(auto) guarded(Compute compute) {
  try {
    return compute();
  } catch (const std::range_error& e) {
    throw std::overflow_error(e.what());
  }
}

Integer magnitude(const Integer& n) { return n < 0 ? Integer(-n) : n; }

bool moves_away_from_zero(const Integer& rest, const Integer& denominator, Rounding how) {
  switch (how) {
    case Rounding::down: return false;
    case Rounding::up: return rest != 0;
    // Not 2 × rest: that could leave 128 bits.
    case Rounding::half_away_from_zero: return rest >= denominator - rest;
  }
  ensure(false, "a rounding has no other value");
  return false;
}

std::int64_t narrowed(const Integer& whole) {
  // Compared first: a conversion by Boost may saturate. The least 64-bit number is no amount (M1).
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  if (whole > most || whole < -most) throw std::overflow_error("an amount beyond 64 bits");
  return static_cast<std::int64_t>(whole);
}

std::int64_t nearest_whole(const Exact& exact, Rounding how) {
  return guarded([&] {
    const Integer& n = exact.numerator();
    const Integer& d = exact.denominator();
    if (d == 1) return narrowed(n);
    Integer whole = n / d;  // towards zero
    if (moves_away_from_zero(magnitude(Integer(n % d)), d, how)) whole += n < 0 ? -1 : 1;
    return narrowed(whole);
  });
}

}  // namespace

Exact& Exact::scale(std::int64_t by, std::int64_t per) {
  return guarded([&]() -> Exact& {
    // 200 / 1000 is kept as 1 / 5, so that long chains of factors stay small.
    const std::int64_t common = std::gcd(by, per);
    const Integer n = numerator_ * (by / common);
    if (per != common) denominator_ = Integer(denominator_ * (per / common));
    numerator_ = n;
    return *this;
  });
}

Exact& Exact::operator*=(Quantity q) {
  if (q.is_whole()) return scale(q.thousandths() / Quantity::scale, 1);
  return scale(q.thousandths(), Quantity::scale);
}

Exact& Exact::operator*=(Percent p) { return scale(p.hundredths(), Percent::whole_of); }

Exact& Exact::operator/=(std::int64_t n) {
  ensure(n > 0, "an exact amount is divided by a positive number");
  return scale(1, n);
}

Exact& Exact::operator+=(const Exact& other) {
  return guarded([&]() -> Exact& {
    if (denominator_ == other.denominator_) {
      numerator_ += other.numerator_;
      return *this;
    }
    const Integer common = gcd(denominator_, other.denominator_);
    const Integer ours = other.denominator_ / common;
    const Integer theirs = denominator_ / common;
    const Integer sum = numerator_ * ours + other.numerator_ * theirs;
    denominator_ = Integer(denominator_ * ours);
    numerator_ = sum;
    return *this;
  });
}

Money round(const Exact& exact, Rounding how) { return Money::dong(nearest_whole(exact, how)); }

std::int64_t round_count(const Exact& exact, Rounding how) { return nearest_whole(exact, how); }

}  // namespace dutoan
