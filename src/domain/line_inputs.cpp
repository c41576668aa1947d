#include "domain/line_inputs.hpp"

#include <dutoan/estimate_difference.hpp>

#include <algorithm>

namespace dutoan {

std::optional<LineInput> input_of(const FrozenLine& line, std::string_view name) {
  if (line.treatment == Treatment::percentage && name == percent_input)
    return LineInput{InputOf::percent, line.percent.hundredths()};
  if (line.treatment != Treatment::product) return std::nullopt;
  if (name == unit_rate_input) return LineInput{InputOf::unit_rate, line.unit_rate.dong()};
  const auto factor = std::ranges::find_if(
      line.factors, [&](const FrozenFactor& each) { return each.code.text() == name; });
  if (factor == line.factors.end()) return std::nullopt;
  return LineInput{InputOf::factor, factor->value.thousandths()};
}

void set_input(FrozenLine& line, std::string_view name, std::int64_t value) {
  const auto input = input_of(line, name);
  ensure(input.has_value(), "a decided input is one of the line's");
  switch (input->of) {
    case InputOf::unit_rate: line.unit_rate = Money::dong(value); return;
    case InputOf::percent: line.percent = Percent::hundredths(value); return;
    case InputOf::factor: break;
  }
  for (FrozenFactor& factor : line.factors)
    if (factor.code.text() == name) factor.value = Quantity::thousandths(value);
}

}  // namespace dutoan
