// The plan's grid on a page: what was typed into it, tried, pasted, entered.
//
// Invariants
//   E4  a grid that was sent comes back cell by cell as it was typed, whatever is wrong with it
#pragma once

#include "web/entry_form.hpp"

#include <dutoan/plan_grid.hpp>

namespace dutoan::web {

/// The grid that was sent: as many rows as its longest column has cells. Columns of different
/// length are refused with GridRule::rows_lost.
[[nodiscard]] Result<PlanGrid> typed_grid(const Visit& visit, const Values& typed);
/// Writes the plan that the sent grid states, or says what writing it would change.
[[nodiscard]] Result<Entered> enter_plan(const Visit& visit, const Values& typed, bool is_dry_run);
/// The form of one more class, like one of the plan.
[[nodiscard]] EntryForm class_entry_form();
/// The grid as a page.
[[nodiscard]] Page plan_edit_page(const Visit& visit, const Values& typed, const Problems& problems,
                                  const std::optional<Entered>& tried);

}  // namespace dutoan::web
