// Plans of any size, made from the example plan: the same norms, rates and prices, more rows.
#pragma once

#include <dutoan/app.hpp>

#include <cstddef>

namespace dutoan::bench {

/// The regulations as shipped. Stops the program when they cannot be read.
[[nodiscard]] const Regulations& shipped_regulations();

/// The paths of the example plan and of the regulations.
[[nodiscard]] const Sources& example_sources();

/// A plan of village classes whose estimate has at least `lines` lines and at most one class more.
/// Rows hold three classes as in the example plan; each class begins on a day of its own, so that
/// no rate may be carried over from the class before. It passes `check`.
[[nodiscard]] Plan synthetic_plan(std::size_t lines);

}  // namespace dutoan::bench
