// Exact: an amount on its way to whole đồng.
//
// A rate times people times days times 0.2 litre is a fraction until the law says how it is
// rounded. Exact keeps that fraction without loss; only `round`, told how, turns it into Money.
// It is the one public header that knows Boost.
//
// Invariants
//   E1  the value is numerator ÷ denominator, denominator > 0, both within ±(2^128 − 1)
//   E2  an operation that would leave E1 throws std::overflow_error; nothing wraps or saturates
//   E3  rounding is named at every call
#pragma once

#include <dutoan/money.hpp>
#include <dutoan/quantity.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>

namespace dutoan {

/// A fraction, exact until it is rounded. Operations throw std::overflow_error (E2).
class Exact {
 public:
  /// 128 bits that throw instead of wrapping.
  using Integer = boost::multiprecision::checked_int128_t;

  /// `amount` đồng.
  explicit Exact(Money amount) : numerator_(amount.dong()) {}
  /// A pure number, such as a count of people, on its way to being rounded.
  explicit Exact(Quantity q) : numerator_(1) { *this *= q; }

  /// Multiplies by the quantity, in its units.
  Exact& operator*=(Quantity q);
  /// Takes the share of it.
  Exact& operator*=(Percent p);
  /// Divides by a positive whole number.
  Exact& operator/=(std::int64_t n);
  /// Adds `other`.
  Exact& operator+=(const Exact& other);

  /// The numerator, in đồng or units; with the sign.
  [[nodiscard]] const Integer& numerator() const { return numerator_; }
  /// The denominator, above 0; the fraction need not be in lowest terms.
  [[nodiscard]] const Integer& denominator() const { return denominator_; }

 private:
  /// Multiplies by `by` ÷ `per`, `per` > 0.
  Exact& scale(std::int64_t by, std::int64_t per);

  Integer numerator_;
  Integer denominator_ = 1;
};

/// The whole đồng nearest to `exact` in the named way. Throws std::overflow_error when the result
/// does not fit into Money.
[[nodiscard]] Money round(const Exact& exact, Rounding how);

/// The same for a pure number: the whole number of people, rooms, vehicles.
[[nodiscard]] std::int64_t round_count(const Exact& exact, Rounding how);

}  // namespace dutoan
