// The plan file: plan.toml, with the classes of a group inline or in a list beside it.
//
// Invariants
//   L1  every name in the plan (kind, place, post, factor, price, percentage) is defined by the
//       regulations or by the plan, or refused with the nearest name
//   L2  a plan that is read is whole: its problems, those of its lists included, come in one run
#pragma once

#include "files/text_file.hpp"
#include "files/toml.hpp"

#include <dutoan/plan.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <functional>
#include <string>

namespace dutoan::files {

/// Gives the bytes of a file that the plan names, beside the plan.
using ReadBeside = std::function<Result<SourceBytes>(const std::string& name)>;

/// The plan of a plan file's values, from whatever medium, or every problem of it.
[[nodiscard]] Result<Plan> read_plan(const Node& root, const Regulations& regulations,
                                     const ReadBeside& read_beside,
                                     Progress& progress = no_progress());

/// The plan that `text` holds, or every problem of it.
[[nodiscard]] Result<Plan> read_plan(const SourceText& text, const Regulations& regulations,
                                     const ReadBeside& read_beside,
                                     Progress& progress = no_progress());

}  // namespace dutoan::files
