// The amount of a line as a spreadsheet counts it from the cells beside it.
#pragma once

#include <dutoan/money.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/rates.hpp>

#include <optional>
#include <span>
#include <string>

namespace dutoan::report {

/// How many decimals `q` needs.
[[nodiscard]] int decimals(Quantity q);
/// The product, or nothing when it is finer than a thousandth or too large.
[[nodiscard]] std::optional<Quantity> product_of(std::span<const Quantity> factors);
/// "3*0.2".
[[nodiscard]] std::string joined_product(std::span<const Quantity> factors);
/// `product`, which has so many decimals, rounded to the đồng. Decimals are no exact numbers in a
/// spreadsheet; rounding to the digits that the product really has brings the exact product back
/// before the amount is rounded.
[[nodiscard]] std::string rounded(const std::string& product, int decimals, Rounding rounding);
/// The percentage in the cell `percent` of the amount in the cell `base`; of the whole, itself
/// included, where `is_of_total`. Of whole numbers alone, then divided once: exact enough for every
/// rounding.
[[nodiscard]] std::string share(const std::string& base, const std::string& percent,
                                bool is_of_total, Rounding rounding);

}  // namespace dutoan::report
