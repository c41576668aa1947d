// Reviewing a settlement (xét duyệt quyết toán): what the unit reports, what Finance accepts of it
// voucher by voucher, and the notice.
//
// Everything is accepted until a reviewer says otherwise: a part of a voucher is disallowed for a
// reason and by a clause, or its file is incomplete and has a deadline. Minutes draw the reviews
// up, the notice settles what is accepted and leaves what is disallowed to be refunded. Where the
// regime only lets Finance check (Luật 89/2025/QH15, Điều 69), nothing can be disallowed by it.
//
// Invariants
//   W1  reported = reviewed + disallowed, line by line and in all
//   W2  the minutes and the notice say what the reviews came to, or are refused
//   W3  opening a review again cancels its notice and its minutes, and nothing else
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/regime.hpp>
#include <dutoan/settlement.hpp>
#include <dutoan/store.hpp>
#include <dutoan/year_end.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What keeps a review from being entered, in the order it is checked.
enum class ReviewRule : int {
  finance_checks_only = 6040,
  reason_missing = 6041,
  clause_missing = 6042,
  deadline_missing = 6043,
  nothing_disallowed = 6044,
  files_incomplete = 6045,
  not_reported = 6046,
  not_minuted = 6047,
  nothing_to_undo = 6048,
  differences_open = 6049,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(ReviewRule) {}

/// What a reviewer finds of a voucher.
enum class ReviewOutcome : std::uint8_t {
  accepted,    // chấp nhận, also after another finding
  disallowed,  // xuất toán
  incomplete,  // hồ sơ chưa đủ
};
/// The outcome as documents write it. Words never change once released.
[[nodiscard]] std::string_view word(ReviewOutcome outcome);

/// What a review says beside its amounts.
struct ReviewFinding {
  ReviewOutcome outcome = ReviewOutcome::accepted;
  std::string reason;         // in words
  std::string citation;       // the clause
  std::optional<Date> until;  // by when the file must be complete

  friend bool operator==(const ReviewFinding&, const ReviewFinding&) = default;
};
/// The finding as a document keeps it, "dutoan/review/1".
[[nodiscard]] std::string finding_text(const ReviewFinding& finding);
/// The finding in a document. Refuses with FrozenRule.
[[nodiscard]] Result<ReviewFinding> read_finding(std::string_view text, const std::string& file);

/// One line of a settlement under review.
struct ReviewedLine {
  Funding funding;
  LineCode line;
  Money reported, disallowed;

  /// What is accepted.
  [[nodiscard]] Money reviewed() const { return reported - disallowed; }
  /// Reviewed less reported (chênh lệch).
  [[nodiscard]] Money difference() const { return -disallowed; }
};
/// A voucher that was reviewed.
struct ReviewedVoucher {
  Kept review;
  Document voucher;
  ReviewFinding finding;
};
/// The settlement of a year as Finance sees it.
struct SettlementReview {
  UnitYear year;
  SettlementCourse course;
  std::vector<ReviewedLine> lines;  // by funding and code
  std::vector<ReviewedVoucher> vouchers;
};
/// The review of the year as it stands. Before the report it shows what would be reported. Refuses
/// with YearEndRule.
[[nodiscard]] Result<SettlementReview> find_review(const Store& book, const TypedFunding& typed);

/// The report of what was spent, line by line. Refuses with YearEndRule and EntryRule, and while
/// the newest reconciliation with the Treasury has differences (Luật NSNN 83/2015/QH13, Điều 65).
[[nodiscard]] Result<Document> read_settlement(const Store& book, const TypedDocument& typed);

/// The review of the voucher that `typed.follows` names; `typed.lines` are the amounts disallowed,
/// "ML1/hall=1tr", or one amount alone for a voucher of one line. Refuses with ReviewRule.
[[nodiscard]] Result<Document> read_review(const Store& book, const TypedDocument& typed,
                                           const ReviewFinding& finding,
                                           const std::vector<SettlementRegime>& regimes);

/// The minutes of all reviews. Refuses while a file is incomplete.
[[nodiscard]] Result<Document> read_minutes(const Store& book, const TypedDocument& typed);

/// The notice, behind one disallowance for each voucher of which something is disallowed; appended
/// together. Refuses with ReviewRule::not_minuted.
[[nodiscard]] Result<std::vector<Document>> read_notice(const Store& book,
                                                        const TypedDocument& typed);

/// The reversals that take the settlement one step back: a notice or minutes back to the review
/// (W3), else the report back to the unit. Refuses with ReviewRule::nothing_to_undo.
[[nodiscard]] Result<std::vector<Document>> read_review_reopening(const Store& book,
                                                                  const TypedDocument& typed);

}  // namespace dutoan
