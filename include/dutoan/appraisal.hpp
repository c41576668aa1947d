// The appraisal (thẩm định dự toán): who cut what, by how much, on which ground.
//
// Sở Tài chính decides line by line on a submitted estimate, which stays as it is. A cut is made in
// the inputs of a line (people, days, quantity, unit rate, percentage); the amount follows from
// them by the line's own product. A line's decision says all that was decided about it, from the
// submitted line on; a later decision takes its place. So the decisions alone, put to the submitted
// estimate again, give the appraised one.
//
// Invariants
//   G1  of every line, the amounts of its reasons add up to appraised − requested
//   G2  no cut without a reason that is known, its words, and a citation where the reason asks for
//       one; no line above what was requested without a reason that allows it
//   G3  no unit rate above its ceiling, no percentage above its own
//   G4  all lines accepted, the appraised estimate is the requested one
#pragma once

#include <dutoan/frozen_estimate.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What a decision on a line must satisfy, in the order it is checked.
enum class AppraisalRule : int {
  lines_not_found = 4110,
  cut_unreadable = 4111,  // not NAME=VALUE or NAME<=VALUE, or the value is not of its kind
  input_not_found = 4112,
  below_nothing_cut = 4113,  // a relative cut below zero
  changes_no_line = 4114,
  reason_not_given = 4115,
  reason_not_known = 4116,
  reason_without_words = 4117,
  citation_not_given = 4118,
  reasons_differ = 4119,        // several reasons without amounts, or that do not add up (G1)
  reason_of_other_sign = 4120,  // a raise with a reason of cuts, or a cut with one of raises
  above_rate = 4121,            // G3
  appraised_too_large = 4122,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(AppraisalRule) {}

/// What was decided of a line. A line without a decision is not appraised yet (chưa đánh giá).
enum class Verdict : std::uint8_t {
  accepted,  // chấp nhận
  reduced,   // giảm
  raised,    // tăng
  rejected,  // không chấp nhận: the line is left out
  undone,    // bỏ quyết định: nobody has decided about the line
};

/// Why a line is cut or raised, as whoever decides it says.
struct Reason {
  std::string code;             // a ReasonKind's
  std::optional<Money> amount;  // of the line's difference; alone, all of it
  std::string text;
  std::string citation;  // the clause, as people cite it

  friend bool operator==(const Reason&, const Reason&) = default;
};
/// The reason of what changes in a percentage because the lines that it is taken of were cut.
inline constexpr std::string_view follows_reason = "follows";

/// An input as it was decided.
struct DecidedInput {
  std::string name;        // a factor's code, "unit_rate" or "percent"
  std::int64_t value = 0;  // thousandths, đồng, or hundredths of a percent

  friend bool operator==(const DecidedInput&, const DecidedInput&) = default;
};

/// What was decided of one line, from the submitted line on.
struct LineDecision {
  LineCode line;
  Verdict verdict = Verdict::accepted;
  std::vector<DecidedInput> inputs;  // when reduced or raised
  std::vector<Reason> reasons;       // when not accepted

  friend bool operator==(const LineDecision&, const LineDecision&) = default;
};

/// What the drafter answers about a line (giải trình).
struct LineReply {
  LineCode line;
  std::string text;

  friend bool operator==(const LineReply&, const LineReply&) = default;
};

/// A line as requested and as appraised.
struct AppraisedLine {
  LineCode code;
  std::optional<Verdict> verdict;  // nothing: not appraised yet
  Money requested, appraised;
  std::vector<Reason> reasons;  // each with its amount (G1)
};

/// A submitted estimate and what was decided about it.
struct Appraisal {
  FrozenEstimate requested;
  FrozenEstimate appraised;          // without rejected lines
  std::vector<AppraisedLine> lines;  // all that were requested, in their order

  /// The lines that nobody has decided about.
  [[nodiscard]] std::size_t undecided() const;
  /// What appraisal takes off, in đồng; below 0 where it adds.
  [[nodiscard]] Money cut() const { return requested.total - appraised.total; }
};

/// The estimate with `decisions` put to it, one after another. Refuses with every AppraisalRule
/// met; a problem's fact "line" names the line.
[[nodiscard]] Result<Appraisal> appraise(const FrozenEstimate& requested,
                                         std::span<const LineDecision> decisions,
                                         std::span<const ReasonKind> reasons);

/// The lines that `text` means, in the estimate's order: "ML1/hall" a line, "ML1" a class,
/// "ML/hall" and "I/hall" an item in a district or group, "*/hall" everywhere, "*" all lines.
/// Refuses with AppraisalRule::lines_not_found.
[[nodiscard]] Result<std::vector<LineCode>> lines_meant(const FrozenEstimate& estimate,
                                                        std::string_view text);

/// How inputs of many lines are cut at once.
struct CutRule {
  /// What the value is.
  enum class How : std::uint8_t { exactly, at_most, less, less_by_share };
  std::string text;  // as typed
  std::string name;
  How how = How::exactly;
  std::string value;
};
/// "days=2", "unit_rate<=1.500.000", "days=-1", "unit_rate=-10%". Refuses with
/// AppraisalRule::cut_unreadable.
[[nodiscard]] Result<CutRule> read_cut(std::string_view text);

/// The decisions that `cuts`, put to `lines`, come to: one for each line that they change. A line
/// that has none of the inputs is refused when it is the only one, and left alone otherwise. What
/// was decided of a line before gives way. Refuses with AppraisalRule.
[[nodiscard]] Result<std::vector<LineDecision>> cut_lines(const FrozenEstimate& requested,
                                                          std::span<const LineCode> lines,
                                                          std::span<const CutRule> cuts,
                                                          const std::vector<Reason>& reasons);

/// The decisions as a text, "dutoan/appraisal/1": one for one list.
[[nodiscard]] std::string decisions_text(const std::vector<LineDecision>& decisions);
/// The decisions of such a text. Refuses with FrozenRule; problems name `file`.
[[nodiscard]] Result<std::vector<LineDecision>> read_decisions(std::string_view text,
                                                               const std::string& file);
/// The replies as a text, "dutoan/reply/1": one for one list.
[[nodiscard]] std::string replies_text(const std::vector<LineReply>& replies);
/// The replies of such a text. Refuses with FrozenRule; problems name `file`.
[[nodiscard]] Result<std::vector<LineReply>> read_replies(std::string_view text,
                                                          const std::string& file);

}  // namespace dutoan
