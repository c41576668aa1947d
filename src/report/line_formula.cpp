#include "report/line_formula.hpp"

#include <dutoan/notation.hpp>

namespace dutoan::report {
namespace {

std::string rounding_function(Rounding rounding) {
  if (rounding == Rounding::down) return "ROUNDDOWN";
  if (rounding == Rounding::up) return "ROUNDUP";
  return "ROUND";
}

}  // namespace

int decimals(Quantity q) {
  int count = 3;
  for (std::int64_t rest = q.thousandths(); count > 0 && rest % 10 == 0; rest /= 10) --count;
  return count;
}

std::optional<Quantity> product_of(std::span<const Quantity> factors) {
  std::int64_t product = Quantity::scale;
  for (const Quantity factor : factors) {
    if (__builtin_mul_overflow(product, factor.thousandths(), &product) ||
        product % Quantity::scale != 0)
      return std::nullopt;
    product /= Quantity::scale;
  }
  return Quantity::thousandths(product);
}

std::string joined_product(std::span<const Quantity> factors) {
  std::string text;
  for (const Quantity factor : factors)
    text += (text.empty() ? "" : "*") + machine_quantity(factor);
  return text;
}

std::string rounded(const std::string& product, int decimals, Rounding rounding) {
  const std::string exact =
      decimals == 0 ? product : "ROUND(" + product + "," + std::to_string(decimals) + ")";
  return rounding_function(rounding) + "(" + exact + ",0)";
}

std::string share(const std::string& base, const std::string& percent, bool is_of_total,
                  Rounding rounding) {
  const std::string part = "ROUND(" + percent + "*100,0)";
  const std::string whole = is_of_total ? "(10000-" + part + ")" : "10000";
  return rounding_function(rounding) + "(" + base + "*" + part + "/" + whole + ",0)";
}

}  // namespace dutoan::report
