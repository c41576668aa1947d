// A plan as the tables of its workbook: what `plan export` writes and read_plan_book reads back.
#pragma once

#include "files/plan_columns.hpp"
#include "files/toml.hpp"

#include <dutoan/regulations.hpp>
#include <dutoan/report.hpp>

namespace dutoan::files {

/// What the regulations, and the plan in `root` itself, call the codes that a plan's keys name.
[[nodiscard]] CodeLabels labels_for(const Regulations& regulations, const Node* root);

/// The plan in `root`, which its form accepts: a table for each sheet, and one, whose name begins
/// with #, that says how to fill them in.
[[nodiscard]] Report plan_sheets_report(const Node& root, const CodeLabels& labels);

}  // namespace dutoan::files
