// Scenarios the naive way: every class gets figures of its own, so that a change is an edit of the
// classes that it names, whatever levels the plan has.
#pragma once

#include <dutoan/scenario.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dutoan::tests {

/// `plan` with the changes of the causes up to `last`, in the order of causes; nothing when one of
/// them goes below nothing.
[[nodiscard]] std::optional<Plan> naively_changed(const Plan& plan, const Regulations& regulations,
                                                  const std::vector<Change>& changes, Cause last);

/// Everything in the plan that a scenario might change, to see that it did not.
[[nodiscard]] std::string fingerprint(const Plan& plan);

}  // namespace dutoan::tests
