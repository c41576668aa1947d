// A plan file's values, whatever medium they come on.
#pragma once

#include "files/plan_file.hpp"
#include "files/plan_sheets.hpp"

#include <dutoan/language.hpp>
#include <dutoan/regulations.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dutoan {

/// The values of the plan at `path`: a plan file, a workbook, or one of its sheets as CSV or TSV.
/// Of the last two, what they leave out is taken from `base`, which may be null. Refuses as the
/// reader of that medium does.
[[nodiscard]] Result<files::Node> read_plan_values(const std::string& path,
                                                   std::optional<OldEncoding> encoding,
                                                   const files::CodeLabels& labels,
                                                   const files::Node* base);

/// The lists that the plan at `path` names, beside it; none where the plan cannot be read.
[[nodiscard]] std::vector<std::string> lists_of_plan(const std::string& path);

/// Reads files beside the plan at `path`.
[[nodiscard]] files::ReadBeside read_beside(const std::string& path);

}  // namespace dutoan
