// The ledger (sổ theo dõi dự toán): whether a document may be posted, and what it then moves.
//
// `decide` is a pure function of what the book says and of one document. It reads only the accounts
// and documents that the document touches, through BookView, so that posting costs the same in a
// book of a thousand and of a million documents, over memory and over any database.
//
// Invariants
//   L1  no stage is ever below zero: on the level that blocks for `approved`, on every account for
//       all others (`authority` is the contra account of them all)
//   L2  a document is posted with all of its lines or refused; refused, it changes nothing
//   L3  what was opened is used up at most once: releases never exceed their commitment, clearances
//       and repayments their advance, recoveries their payment
//   L4  a document is reversed at most once, and a document sent twice is posted once
//   L5  what was appraised is approved as it was appraised, or with a reason for each line that is
//       not; what awaits its money is approved line by line at most as it was decided
//   L6  a draft moves nothing, and ends once: posted, dropped or refused by the Treasury; while it
//       is open, nobody but its author may take what it holds
//   L7  money of a contract that asks for a guarantee is advanced only within the newest one, which
//       covers what is open and is valid on that day
//   L8  what was supplemented for a target is approved for its target only
#pragma once

#include <dutoan/account.hpp>
#include <dutoan/calendar.hpp>
#include <dutoan/document.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dutoan {

/// What a document must satisfy, in the order it is checked. The checks come in four steps; a
/// document that fails in one is not checked in the next. Within a step everything is told.
enum class LedgerRule : int {
  // The paper itself.
  posted_stays = 5005,  // the id is known with other content: reverse it, do not change it
  field_is_given = 5010,
  decided_by_another = 5011,  // author and decider are two people
  dates_in_order = 5012,
  within_year = 5002,
  within_extra_month = 5013,  // after 31/12 only what the law lets into the old year
  period_is_open = 6002,
  period_is_closed = 5014,  // what is to be reopened
  number_is_free = 5003,
  content_suits = 5039,
  guarantee_suits = 6910,
  target_suits = 6913,
  after_year_end = 6010,  // only when 31/12 is past
  draft_suits = 5095,     // what goes to the Treasury is drafted, nothing else
  reason_is_told = 5090,  // at least ten characters, of the Treasury's refusal too
  // Its lines.
  lines_are_given = 5015,
  line_stands_once = 5016,
  amount_is_allowed = 5017,
  amount_fits = 5018,
  lines_add_up = 5019,
  codes_are_complete = 5020,
  chapter_of_level = 5021,
  codes_are_detailed = 5022,
  // What it rests on.
  follows_known = 5023,
  not_reversed = 5024,
  draft_is_open = 5091,      // what is dropped or refused
  posted_as_drafted = 5092,  // what is posted under the number of an open draft is that draft
  version_is_next = 5025,
  estimate_in_state = 5041,  // saved, submitted, appraised, approved: in this order
  one_role_each = 5042,
  amended_instead = 5046,    // of an estimate that is approved already
  review_in_state = 6017,    // closed, reported, reviewed, minuted, noticed: in this order
  class_is_open = 6012,      // a class that was settled takes no more vouchers
  class_is_held = 6013,
  class_is_cleared = 6014,
  line_is_approved = 5026,
  line_keeps_place = 5027,
  within_saved = 5040,
  deviation_reasoned = 5043,     // a decision other than the appraisal says why
  amended_whole = 5044,          // an amended version is approved with all of its lines
  within_decided = 5045,         // a decision is funded once
  same_content = 5028,
  settled_once = 5096,           // one paper, one class, two programmes: no double financing
  within_contract_share = 5029,
  guarantee_covers = 6911,
  guarantee_valid = 6912,
  within_target = 6914,
  budget_undecided = 6915,
  drafted_within_advance = 5093,  // a draft holds nothing beyond the advance that it clears
  spent_in_full = 6015,           // its lines are what was spent, to the đồng
  within_voucher = 6018,
  as_carried = 6020,
  year_is_emptied = 6011,  // I3: nothing waits any more when the year is closed
  // What is left.
  within_allotted = 5030,
  within_withheld = 5031,
  within_commitment = 5032,
  within_advance = 5033,
  within_payment = 5034,
  within_refund_due = 6019,
  within_clearance = 5004,  // more than the advance, and the rest more than what is left
  within_available = 5001,
  within_used = 5047,  // a line is not amended below what is committed, advanced and spent
  // Warnings.
  level_exceeded = 5035,       // a level that does not block
  adjusted_late = 5036,
  commitment_expected = 5037,
  advance_outstanding = 5038,  // 80 % of the contract are paid
  guarantee_short = 6916,      // R-15, while money of the contract is still advanced
  provisional_above = 6917,
  funds_awaited = 5048,        // chờ bổ sung: more is requested or decided than was allotted
  drafts_exceed = 5094,        // own drafts and this together are more than what is left
  paper_shown_before = 5061,   // by a payment that still stands
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(LedgerRule) {}

/// Cấp ngân sách, which bounds the chapters (TT 324/2016, Điều 2).
enum class BudgetLevel : std::uint8_t { central, province, district, commune };

/// What a book was set up with.
struct BookSettings {
  ControlLevel blocks = ControlLevel::line;  // this level refuses, the others warn
  BudgetLevel level = BudgetLevel::province;
  /// From which amount a contract needs a commitment; without it none does.
  std::optional<Money> commitment_from = Money::dong(200'000'000);
  /// The sample that the book was filled with, so that no answer of it is taken for real; else
  /// empty.
  std::string sample = {};
};

/// An amount of a line that one document opened: what a commitment or advance still holds, what was
/// spent by a payment, what a disallowance left to be refunded.
struct Holding {
  Account account;
  DocumentNumber number;
  std::string holder;  // the contract, or the payee
  Date since;
  bool is_on_contract = false;  // an advance that follows a commitment
  Money amount;
};

/// A supplement for a target, and what of it no line has yet.
struct Targeted {
  Account account;
  LineCode target;
  DocumentNumber number;
  Money left;
};
/// Whether money for `target` may be approved for `line`.
[[nodiscard]] bool is_for(const LineCode& target, const LineCode& line);

/// What a book says, as far as a decision may ask. All answers are of one state of the book.
class BookView {
 public:
  virtual ~BookView() = default;

  /// What the book was set up with.
  [[nodiscard]] virtual BookSettings settings() const = 0;
  /// What stands in the scope; zeros where nothing was posted.
  [[nodiscard]] virtual Standing standing(const Scope& scope) const = 0;
  /// What stands in one account.
  [[nodiscard]] virtual Money balance(const Account& account) const = 0;
  /// What open drafts hold of the scope, but for those that `but_of` wrote; of everybody where it
  /// is empty.
  [[nodiscard]] virtual Money drafted(const Scope& scope, const PersonCode& but_of) const = 0;
  /// The open draft that becomes the document of this kind and number; nothing when there is none.
  [[nodiscard]] virtual std::optional<Kept> open_draft(DocumentKind kind,
                                                       const SpendingUnitCode& unit,
                                                       int fiscal_year,
                                                       const DocumentNumber& number) const = 0;
  /// All open drafts, in the order of the book.
  [[nodiscard]] virtual std::vector<Kept> open_drafts() const = 0;
  /// The line's place in the approved estimate; nothing when none was ever approved.
  [[nodiscard]] virtual std::optional<Classification> line(const Funding& funding,
                                                           const LineCode& line) const = 0;
  /// The document with this id; nothing when there is none.
  [[nodiscard]] virtual std::optional<Kept> document(const DocumentId& id) const = 0;
  /// The document with this number among those of its kind, unit and year.
  [[nodiscard]] virtual std::optional<Kept> document(DocumentKind kind,
                                                     const SpendingUnitCode& unit, int fiscal_year,
                                                     const DocumentNumber& number) const = 0;
  /// The documents that follow `id` up, in the order of the book.
  [[nodiscard]] virtual std::vector<Kept> followers(const DocumentId& id) const = 0;
  /// The documents that show a paper of this number, however typed, and date, in the order of the
  /// book.
  [[nodiscard]] virtual std::vector<Kept> showing(const DocumentNumber& paper, Date date) const = 0;
  /// What commitments and advances hold of the scope, oldest first; nothing that is used up.
  [[nodiscard]] virtual std::vector<Holding> holdings(const Scope& scope) const = 0;
  /// What stands in the scope in `stage` by the document that opened it, oldest first; `stage` is
  /// one that accounts are opened in (`Account::opened_by`).
  [[nodiscard]] virtual std::vector<Holding> opened(const Scope& scope, Stage stage) const = 0;
  /// The fundings of the unit and year, in their order.
  [[nodiscard]] virtual std::vector<Funding> fundings(const SpendingUnitCode& unit,
                                                      int fiscal_year) const = 0;
  /// The newest document of `kind` about the class that was not reversed; nothing where there is
  /// none.
  [[nodiscard]] virtual std::optional<Kept> newest(DocumentKind kind, const SpendingUnitCode& unit,
                                                   int fiscal_year,
                                                   const ClassCode& activity) const = 0;
  /// The documents of `kind` of the unit and year, in the order of the book.
  [[nodiscard]] virtual std::vector<Kept> documents(DocumentKind kind, const SpendingUnitCode& unit,
                                                    int fiscal_year) const = 0;
  /// The last closing or reopening of the unit's year; nothing where there was none.
  [[nodiscard]] virtual std::optional<Kept> last_closing(const SpendingUnitCode& unit,
                                                         int fiscal_year) const = 0;
  /// The version of the unit's approved estimate; 0 before the first approval.
  [[nodiscard]] virtual int version(const SpendingUnitCode& unit, int fiscal_year) const = 0;
  /// The saved estimate of the unit and year: this version of it, or the newest where `version` is
  /// 0. Nothing where it was not saved.
  [[nodiscard]] virtual std::optional<Kept> saved_estimate(const SpendingUnitCode& unit,
                                                           int fiscal_year, int version) const = 0;
};

/// What posting a document does.
struct Decision {
  std::vector<Posting> postings;
  Problems warnings;
  bool is_repeated = false;  // it stands in the book already, and nothing is to be done
};

/// Whether a document of `kind` may follow up one of `followed`.
[[nodiscard]] bool may_follow(DocumentKind kind, DocumentKind followed);

/// Whether the document was reversed.
[[nodiscard]] bool is_reversed(const BookView& book, const DocumentId& id);

/// What `document` would move, or every reason of the first step that refuses it. A draft is
/// decided as the document that it becomes, but for its decider, and moves nothing.
[[nodiscard]] Result<Decision> decide(const BookView& book, const Document& document);

/// What supplements for a target hold of what was allotted to `funding`, oldest first; nothing that
/// is used up.
[[nodiscard]] std::vector<Targeted> targeted_of(const BookView& book, const Funding& funding);
/// The guarantee of the contract's advances that counts: the newest that was handed in, or the one
/// that the commitment itself has. Nothing where the contract asks for none.
[[nodiscard]] std::optional<Guarantee> guarantee_of(const BookView& book,
                                                    const Document& commitment);

/// What may still be spent in a scope, and what it is made of.
struct Availability {
  Scope scope;
  Standing standing;
  Money drafted;                        // what other people's drafts hold
  std::vector<Targeted> targeted = {};  // of what was allotted, where somebody asked for it

  /// What is left, below 0 where more was taken.
  [[nodiscard]] Money left() const { return standing.available() - drafted; }
};
/// What the book says of `scope` to `person`, whose own drafts do not count; to anybody where it is
/// empty.
[[nodiscard]] Availability availability(const BookView& book, const Scope& scope,
                                        const PersonCode& person = {});

/// What `draft` holds of `scope` while it is open: what it would take out of approved amounts. A
/// draft that follows a commitment or an advance takes nothing out of them.
[[nodiscard]] Money held_by_draft(const BookView& book, const Document& draft, const Scope& scope);
/// What ended `draft`: its dropping, its refusal, or the document that it became; nothing while it
/// is open.
[[nodiscard]] std::optional<Kept> end_of_draft(const BookView& book, const Document& draft);
/// Says that `draft` is not open any more, because of `end`.
[[nodiscard]] Problem draft_has_ended(const Document& draft, const Document& end);

/// The last day on which an advance without a contract is cleared in time: the last day of the
/// month after the advance's (17/2024/TT-BTC, Điều 6, khoản 4). Nothing for other holdings.
[[nodiscard]] std::optional<Date> due_on(const Holding& holding);
/// How many days `today` is after the day it was due; 0 when it is not overdue.
[[nodiscard]] std::int64_t days_overdue(const Holding& holding, Date today);

/// The lines of an approval of `estimate` out of `funding`, in the estimate's order. Lines of 0 are
/// left out (memo lines and those that another rate includes): nothing may be spent on them.
[[nodiscard]] std::vector<DocumentLine> lines_to_approve(const Estimate& estimate,
                                                         const Funding& funding);

}  // namespace dutoan
