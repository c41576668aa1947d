// What a cell says, as the value that a plan's form asks for.
#pragma once

#include "files/csv.hpp"
#include "files/plan_columns.hpp"
#include "files/toml.hpp"

#include <optional>

namespace dutoan::files {

/// Whether a cell shows nothing.
[[nodiscard]] bool is_blank(const Cell& cell);

/// The amount in a cell; nothing when it is none. A number cell of 234.567 shows "234,567": it must
/// not pass for thousands.
[[nodiscard]] std::optional<Money> amount_in(const Cell& cell);

/// The value in `cell`, which is not blank, for a column of that type; or nothing, with the problem
/// added (FileRule). A figure is read in the way in which the cell writes it; "có", "x" and TRUE
/// are true. A list of integers is "741; 59", words by name are "tier = a, b; level = c".
[[nodiscard]] std::optional<Node::Value> value_in(const Cell& cell, const PlanColumn& column,
                                                  const Node::File& file, Spot spot,
                                                  Problems& problems);

}  // namespace dutoan::files
