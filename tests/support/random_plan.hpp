// Random plans over the norms that are shipped: every kind of activity, every split, figures at
// every level. What they name exists, so that only their figures are random.
#pragma once

#include <dutoan/plan.hpp>

namespace dutoan::tests {

/// Draws a plan from rapidcheck's choices; it can be estimated without refusal.
[[nodiscard]] Plan random_plan();

}  // namespace dutoan::tests
