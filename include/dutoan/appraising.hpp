// Appraising (thẩm định trong sổ): what people type in the course of an estimate becomes documents
// of the book, and what the book says of it.
//
// Invariants
//   Y1  what is appraised is the submitted version as the book keeps it, never the plan or rates
//   Y2  a conclusion holds the decisions that stood when it was posted: one that came between is no
//       part of it, and the conclusion is refused
#pragma once

#include <dutoan/appraisal.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/dossier.hpp>
#include <dutoan/estimate_difference.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/result.hpp>
#include <dutoan/store.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What may be missing in the course of an estimate, in the order it is checked.
enum class CourseRule : int {
  version_unknown = 4123,
  nothing_submitted = 4124,
  lines_undecided = 4125,
  decided_meanwhile = 4126,   // Y2
  conclusion_differs = 4127,  // not what the decisions make of the submitted version
  not_approved = 4128,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(CourseRule) {}

/// A decision and the document in which it was taken.
struct DatedDecision {
  LineDecision decision;
  PersonCode by;
  Date on = *Date::of(2000, 1, 1);
  std::int64_t sequence = 0;
};

/// A round with what its documents say.
struct AppraisalRound {
  Round round;
  Appraisal appraisal;                   // as far as it has come
  std::vector<DatedDecision> decisions;  // all, in order, also those that gave way
  std::vector<std::pair<LineReply, Kept>> replies;
};

/// The rounds of the year that `codes` name. Refuses with EntryRule.
[[nodiscard]] Result<std::vector<Round>> find_rounds(const Store& book, const TypedFunding& codes);

/// The round of the version `version`, or of the newest where it is empty, with its appraisal.
/// Refuses with EntryRule, CourseRule and FrozenRule.
[[nodiscard]] Result<AppraisalRound> find_appraisal(const Store& book, const TypedFunding& codes,
                                                    std::string_view version,
                                                    std::span<const ReasonKind> reasons);

/// What a version says: "1", "DT-1" as it was requested, "1:appraised" as it was concluded or as
/// far as its appraisal has come, "1:approved" as it was decided.
[[nodiscard]] Result<FrozenEstimate> find_version(const Store& book, const TypedFunding& codes,
                                                  std::string_view version,
                                                  std::span<const ReasonKind> reasons);

/// The estimate with the amounts of `lines` and no others. A line whose amount its inputs do not
/// come to has that amount as its unit rate, and no factors: the decision says no more.
[[nodiscard]] FrozenEstimate as_decided(const Appraisal& appraisal,
                                        std::span<const DocumentLine> lines);
/// The version as `decision`, posted or not, has it. Refuses with EntryRule, CourseRule,
/// FrozenRule.
[[nodiscard]] Result<FrozenEstimate> decided_estimate(const Store& book, const Document& decision,
                                                      std::span<const ReasonKind> reasons);

/// The lines that a conclusion has: those appraised, out of the money of the `saved` ones; lines of
/// 0 are none.
[[nodiscard]] std::vector<DocumentLine> appraised_lines(const FrozenEstimate& appraised,
                                                        const std::vector<DocumentLine>& saved);

/// The document of one step, its number and description as typed or made: the submission of the
/// newest version; decisions on its lines; a reply; its return; the conclusion, whose lines are
/// those appraised. Refuses with EntryRule, CourseRule, AppraisalRule.
[[nodiscard]] Result<Document> submission_of(const Store& book, const TypedDocument& typed);
/// As above, of decisions.
[[nodiscard]] Result<Document> appraisal_of(const Store& book, const TypedDocument& typed,
                                            const std::vector<LineDecision>& decisions,
                                            std::span<const ReasonKind> reasons);
/// As above, of a reply about `lines`.
[[nodiscard]] Result<Document> reply_of(const Store& book, const TypedDocument& typed,
                                        std::string_view lines, const std::string& text);
/// As above, of a return.
[[nodiscard]] Result<Document> return_of(const Store& book, const TypedDocument& typed);
/// A conclusion, and how many documents followed up the submission when it was drawn.
struct Conclusion {
  Document document;
  std::size_t rests_on = 0;
};
/// As above, of a conclusion.
[[nodiscard]] Result<Conclusion> conclusion_of(const Store& book, const TypedDocument& typed,
                                               std::span<const ReasonKind> reasons);

/// Posts a conclusion, or only says what posting it would do (Y2).
[[nodiscard]] Result<Posted> post_conclusion(Store& book, const Conclusion& conclusion,
                                             std::chrono::sys_seconds now, bool is_dry_run);

}  // namespace dutoan
