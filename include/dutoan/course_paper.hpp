// Papers of an estimate's course: each step's letter as the book makes it, on the command line and
// in a browser the same.
//
// Invariants
//   LT3  each letter about a version tells that version apart from any other, in its footer
#pragma once

#include <dutoan/appraising.hpp>
#include <dutoan/letter.hpp>
#include <dutoan/report.hpp>

#include <optional>
#include <span>

namespace dutoan {

/// Tờ trình of the round: of its submission, or of the document that would be it.
[[nodiscard]] Paper submission_paper(const AppraisalRound& round, const Document& submission);

/// Báo cáo kết quả thẩm định of the round, as far as it has come.
[[nodiscard]] Paper appraisal_paper(const AppraisalRound& round,
                                    std::span<const ReasonKind> reasons, Language language);

/// Phụ lục of a decision about a whole version, posted or not; nothing of other documents.
[[nodiscard]] std::optional<Paper> annex_paper(const Store& book, const Document& decision,
                                               std::span<const DeviatingLine> deviations,
                                               std::span<const ReasonKind> reasons,
                                               Language language);

}  // namespace dutoan
