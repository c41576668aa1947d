// The sheet on which a requested estimate and an appraised one stand side by side.
#pragma once

#include <dutoan/letter.hpp>

#include <span>
#include <string>

namespace dutoan::report {

/// Every requested line: quantity, days, unit rate and amount as requested and as appraised, the
/// difference, the ceiling, the reason with its clause.
[[nodiscard]] PaperSheet appraisal_sheet(const Appraisal& appraisal,
                                         std::span<const ReasonKind> reasons, std::string name,
                                         Progress& progress);

/// What a reason is called; its code where `reasons` have it no more.
[[nodiscard]] Label reason_label(std::span<const ReasonKind> reasons, const std::string& code);

}  // namespace dutoan::report
