// Money: whole đồng.
//
// The đồng has no fraction in public accounts, so an amount is an integer and every figure that
// leaves the program re-adds. Anything finer lives in Exact until it is rounded by name.
//
// Invariants
//   M1  an amount is a whole number of đồng within ±9 223 372 036 854 775 807
//   M2  no operation wraps: what does not fit stops the program (`ensure`) or is answered by
//       `checked_sum`
//   M3  money is never made from, or multiplied by, a floating-point number, nor by money
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>

namespace dutoan {

/// Stops the program with `what` when `holds` is false, in every build. For faults of the program
/// itself; what a user or a file may get wrong is answered by a Result.
void ensure(bool holds, const char* what);

/// How a fraction of a đồng is settled.
enum class Rounding : std::uint8_t {
  half_away_from_zero,  // every line, unless its rate says otherwise
  down,                 // towards zero: percentages with a cap
  up,                   // away from zero: people by share, rooms, vehicles
};

/// An amount in đồng.
class Money {
 public:
  constexpr Money() = default;

  /// `n` đồng.
  [[nodiscard]] static constexpr Money dong(std::signed_integral auto n) {
    return Money{static_cast<std::int64_t>(n)};
  }
  static Money dong(std::floating_point auto) = delete;

  /// The amount in đồng.
  [[nodiscard]] constexpr std::int64_t dong() const { return dong_; }
  /// Whether it is 0 đồng.
  [[nodiscard]] constexpr bool is_zero() const { return dong_ == 0; }
  /// Whether it is below 0 đồng.
  [[nodiscard]] constexpr bool is_negative() const { return dong_ < 0; }

  /// By the number of đồng.
  friend constexpr auto operator<=>(const Money&, const Money&) = default;

  /// Sum and difference; stop the program when the result does not fit (M2).
  /// @{
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  Money operator-() const;
  Money& operator+=(Money b) { return *this = *this + b; }
  Money& operator-=(Money b) { return *this = *this - b; }
  /// @}

  friend Money operator*(Money, Money) = delete;
  friend Money operator*(Money, std::floating_point auto) = delete;
  friend Money operator*(std::floating_point auto, Money) = delete;

 private:
  explicit constexpr Money(std::int64_t n) : dong_(n) {}
  std::int64_t dong_ = 0;
};

/// The sum of two amounts that come from outside, or nothing when it does not fit.
[[nodiscard]] std::optional<Money> checked_sum(Money a, Money b);

}  // namespace dutoan
