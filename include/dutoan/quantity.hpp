// Quantities: how many people, days, kilometres; and shares in percent.
//
// Invariants
//   Q1  a Count is a whole number of one unit, never negative, and cannot be mixed with another
//       unit's
//   Q2  a Quantity is exact to the thousandth; a Percent to the hundredth of a percent
//   Q3  none is made from a floating-point number: decimals come from text (notation.hpp)
#pragma once

#include <dutoan/money.hpp>

#include <compare>
#include <concepts>
#include <cstdint>

namespace dutoan {

/// A whole number of one unit.
template <class Unit>
class Count {
 public:
  constexpr Count() = default;
  /// `n` of the unit; `n` must not be negative.
  explicit Count(std::signed_integral auto n) : n_(static_cast<std::int64_t>(n)) {
    ensure(n_ >= 0, "a count is not negative");
  }
  explicit Count(std::floating_point auto) = delete;

  /// How many of the unit.
  [[nodiscard]] constexpr std::int64_t value() const { return n_; }
  friend constexpr auto operator<=>(const Count&, const Count&) = default;
  /// The sum, which must fit into 64 bits.
  friend Count operator+(Count a, Count b) { return Count{a.n_ + b.n_}; }
  /// Adds `b`, as above.
  Count& operator+=(Count b) { return *this = *this + b; }

 private:
  std::int64_t n_ = 0;
};

using People = Count<struct PeopleUnit>;     // người
using Units = Count<struct CohortUnit>;      // thôn, xã, đoàn: what people are sent by
using ClassCount = Count<struct ClassUnit>;  // lớp, đợt

/// A factor's value in thousandths of its unit: 0.2 litre is 200.
class Quantity {
 public:
  static constexpr std::int64_t scale = 1000;

  constexpr Quantity() = default;
  /// `n` whole units; `n` × 1000 must fit into 64 bits.
  [[nodiscard]] static constexpr Quantity whole(std::signed_integral auto n) {
    return Quantity{static_cast<std::int64_t>(n) * scale};
  }
  static Quantity whole(std::floating_point auto) = delete;
  /// `n` thousandths of the unit.
  [[nodiscard]] static constexpr Quantity thousandths(std::signed_integral auto n) {
    return Quantity{static_cast<std::int64_t>(n)};
  }
  static Quantity thousandths(std::floating_point auto) = delete;

  /// How many thousandths of the unit.
  [[nodiscard]] constexpr std::int64_t thousandths() const { return thousandths_; }
  /// Whether it is nothing.
  [[nodiscard]] constexpr bool is_zero() const { return thousandths_ == 0; }
  /// Whether it is a whole number of the unit.
  [[nodiscard]] constexpr bool is_whole() const { return thousandths_ % scale == 0; }
  friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;

 private:
  explicit constexpr Quantity(std::int64_t n) : thousandths_(n) {}
  std::int64_t thousandths_ = 0;
};

/// A share in hundredths of a percent: 5 % is 500, 12.5 % is 1250.
class Percent {
 public:
  static constexpr std::int64_t whole_of = 10'000;  // 100 %

  constexpr Percent() = default;
  /// `n` hundredths of a percent.
  [[nodiscard]] static constexpr Percent hundredths(std::signed_integral auto n) {
    return Percent{static_cast<std::int64_t>(n)};
  }
  static Percent hundredths(std::floating_point auto) = delete;

  /// How many hundredths of a percent.
  [[nodiscard]] constexpr std::int64_t hundredths() const { return hundredths_; }
  friend constexpr auto operator<=>(const Percent&, const Percent&) = default;

 private:
  explicit constexpr Percent(std::int64_t n) : hundredths_(n) {}
  std::int64_t hundredths_ = 0;
};

}  // namespace dutoan
