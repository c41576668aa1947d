// The inputs of a frozen line by their names: its factors, its unit rate, its percentage.
//
// Invariants
//   N1  a line has the unit rate as an input where it is a product, the percentage where it is one,
//       and no input at all where its amount is 0 whatever they are
#pragma once

#include <dutoan/frozen_estimate.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace dutoan {

/// What an input is a number of.
enum class InputOf : std::uint8_t { factor, unit_rate, percent };

/// An input's value, in thousandths, đồng, or hundredths of a percent.
struct LineInput {
  InputOf of = InputOf::factor;
  std::int64_t value = 0;
};

/// The input of that name; nothing when the line has none.
[[nodiscard]] std::optional<LineInput> input_of(const FrozenLine& line, std::string_view name);
/// Gives the input of that name another value. The line must have it.
void set_input(FrozenLine& line, std::string_view name, std::int64_t value);

}  // namespace dutoan
