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
/// Where a version stands, in words.
[[nodiscard]] Label name_of(EstimateState state);
/// What the reason of that code is called; the code itself where nobody knows it.
[[nodiscard]] Label name_of_reason(const std::string& code, std::span<const ReasonKind> reasons);
/// "110 học viên × 3 ngày × 150.000": what the line's amount is made of; empty where it is none.
[[nodiscard]] Label inputs_of(const FrozenLine& line);
/// The last decision about the line that still stands; null where there is none.
[[nodiscard]] const DatedDecision* decision_on(const AppraisalRound& round, const LineCode& line);

/// The lines of the round that `wanted` names, side by side; all of them where it is empty.
[[nodiscard]] Report appraised_lines_report(const AppraisalRound& round,
                                            std::span<const LineCode> wanted,
                                            std::span<const ReasonKind> reasons);

/// The round class by class: requested, appraised, what was cut of it, and how many lines nobody
/// has decided about.
[[nodiscard]] Report appraised_classes_report(const AppraisalRound& round);

/// Who changed which line by how much, and why: a row for each reason, with its words and clause,
/// who decided it and when.
[[nodiscard]] Report cuts_report(const AppraisalRound& round, std::span<const ReasonKind> reasons);

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
