// What an appraisal is shown as: requested beside appraised, the reasons, and what versions differ
// by.
//
// Invariants
//   W1  in every table requested + difference = appraised, row by row and in the total
//   W2  the sums by district, category and reason each add up to the whole difference
#pragma once

#include <dutoan/appraising.hpp>
#include <dutoan/dossier_file.hpp>
#include <dutoan/estimate_difference.hpp>
#include <dutoan/report.hpp>

#include <optional>
#include <span>

namespace dutoan {

/// What was decided, in words; nothing: not appraised yet.
[[nodiscard]] Label name_of(const std::optional<Verdict>& verdict);

/// The lines of the round that `wanted` names, side by side; all of them where it is empty.
[[nodiscard]] Report appraised_lines_report(const AppraisalRound& round,
                                            std::span<const LineCode> wanted,
                                            std::span<const ReasonKind> reasons);

/// The round in sums: by district, category and reason, every line that was changed with its
/// reasons, what the drafter replied.
[[nodiscard]] Report appraisal_report(const AppraisalRound& round,
                                      std::span<const ReasonKind> reasons);

/// What looking the round's estimate over has found, each with what would cure it.
[[nodiscard]] Report findings_report(const AppraisalRound& round, const Problems& findings);

/// What a dossier's file brought into the book.
[[nodiscard]] Report received_report(const Received& received);

/// What differs between two versions: by cause, and line by line.
[[nodiscard]] Report difference_report(const EstimateDifference& difference,
                                       const std::string& before, const std::string& after);

}  // namespace dutoan
