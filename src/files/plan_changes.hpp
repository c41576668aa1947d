// What differs between two plans, as their files state it: figure by figure, table by table.
//
// Invariants
//   D1  two files that read as the same values have no difference, whatever the medium, the order
//   of
//       keys and the way of writing a figure
//   D2  whatever differs is told: applying the differences to the one gives the other
#pragma once

#include "files/plan_columns.hpp"

#include <dutoan/plan.hpp>

#include <vector>

namespace dutoan::files {

/// The differences from `before` to `after`, both of the plan's form, in the order of its sheets.
[[nodiscard]] std::vector<PlanChange> plan_changes(const Node& before, const Node& after,
                                                   const CodeLabels& labels);

/// A scalar of the plan as its field means it: an amount, a date, a figure, a text; a list of
/// integers as "741; 59", words by name as "tier = a, b". The cell of a workbook shows the same.
[[nodiscard]] FactValue meant_value(const Node& value, ValueType type);

}  // namespace dutoan::files
