// Deciding (quyết định từng dòng): what an appraiser types about lines becomes decisions, the same
// on the command line and in a browser.
//
// Invariants
//   Y3  accepting "*" decides about the lines that nobody has decided about, and leaves the others
#pragma once

#include <dutoan/appraising.hpp>

#include <span>
#include <string>
#include <vector>

namespace dutoan {

/// What is wrong with decisions as they were typed, in the order it is checked.
enum class DecidingRule : int {
  reason_amount_unreadable = 9160,
  nothing_decided = 9161,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(DecidingRule) {}

/// A reason as it was typed; what is empty was not given.
struct TypedReason {
  std::string code, amount, text, citation;
};

/// A decision about lines as it was typed.
struct TypedDecision {
  /// Accepted, rejected, undone; reduced or raised says that `cuts` decide.
  Verdict verdict = Verdict::accepted;
  std::vector<std::string> lines;  // as `lines_meant` reads them
  std::vector<std::string> cuts;   // as `read_cut` reads them
  std::vector<TypedReason> reasons;
};

/// The reasons that were typed. Refuses with DecidingRule.
[[nodiscard]] Result<std::vector<Reason>> read_reasons(const std::vector<TypedReason>& typed);

/// The lines that the words mean, each once. Refuses with AppraisalRule, once for each word.
[[nodiscard]] Result<std::vector<LineCode>> lines_meant(const FrozenEstimate& estimate,
                                                        const std::vector<std::string>& words);

/// The decisions that were typed about lines of the round (Y3). Refuses with AppraisalRule and
/// DecidingRule.
[[nodiscard]] Result<std::vector<LineDecision>> read_decision(const AppraisalRound& round,
                                                              const TypedDecision& typed);

/// The round as it would be with `decisions` after all others. Refuses with AppraisalRule.
[[nodiscard]] Result<AppraisalRound> with_decisions(AppraisalRound round,
                                                    std::span<const LineDecision> decisions,
                                                    std::span<const ReasonKind> reasons);

}  // namespace dutoan
