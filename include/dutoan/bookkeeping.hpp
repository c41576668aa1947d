// Bookkeeping (kế toán): what an accountant types becomes a document of the book, and what the book
// says of one line, class, payee or period.
//
// Invariants
//   U1  a document typed without an id gets one from its kind, unit, year and number: typing it
//       again posts nothing more
//   U2  a dry run decides what posting would decide, and keeps nothing
//   U3  an estimate that was saved already is not saved again: it is the version that it is
#pragma once

#include <dutoan/account.hpp>
#include <dutoan/calendar.hpp>
#include <dutoan/document.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/ledger.hpp>
#include <dutoan/result.hpp>
#include <dutoan/store.hpp>

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What cannot be understood of what was typed, in the order it is checked.
enum class EntryRule : int {
  date_unreadable = 5050,
  document_not_found = 5051,
  several_documents = 5052,
  funding_not_found = 5053,
  several_fundings = 5054,
  line_unreadable = 5055,
  line_not_in_book = 5056,
  line_not_named = 5057,
  nothing_open = 5058,
  evidence_unreadable = 5059,
  total_unreadable = 5060,
  estimate_not_saved = 5070,
  version_not_saved = 5071,
  plan_of_other_year = 5072,
  giver_not_named = 5073,
  nothing_differs = 5074,
  plan_not_kept = 5075,
  guarantee_unreadable = 6918,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(EntryRule) {}

/// The codes by which a funding is named; those left empty are those of the only funding in the
/// book that has the others.
struct TypedFunding {
  std::string year, unit, chapter, subcategory, source, nature, programme;
};

/// "ML1/hall=3tr", the amount that a decision gives a line instead of the appraised one, and why.
struct TypedDeviation {
  std::string line, reason;
};

/// A document as it was typed; what is empty was not given.
struct TypedDocument {
  DocumentKind kind = DocumentKind::allotment;
  TypedFunding funding;
  std::string id, number, date, posted_on, payee, contract, description, author, decider, total;
  std::string follows;  // the number, or the id, of the document that it follows up
  /// Of an approval: "2" or "DT-2"; the newest that was saved without it. Of an amendment: the
  /// version that it makes the approved one; without it only the typed lines change.
  std::string version;
  std::string giver;        // of an adjustment: "subcategory=085", as read_document says
  std::string advanced_on;  // of a clearance: the line of the advance, where it is another one
  /// Of a commitment and a guarantee: the amount, "0" where the contract asks for one that nobody
  /// handed in yet, and the last day on which it is valid.
  std::string guarantee, guarantee_until;
  std::string target;  // of a supplement, or of what is taken back of one: a class or a line
  /// "ML1/hall=1tr5", "ml1 hoi truong 1tr5", or an amount alone. None: all that is open of what is
  /// followed up; in an approval, all lines as saved or appraised; in an amendment of a version,
  /// all that differ.
  std::vector<std::string> lines;
  std::vector<TypedDeviation> deviations;
  std::optional<Date> today;          // what "hn" means in a date
  std::vector<std::string> evidence;  // "hóa đơn;0012345;15/07/2020;1.500.000"; the amount may miss
  bool is_draft = false;              // it is not decided yet
};

/// The document that was meant. An approval follows the saved estimate; where none was saved, its
/// lines must be typed. Lines are looked up in the book by their codes, and by the words of
/// `estimate` where there is one. An adjustment gives each amount to `funding`, which may be new,
/// and takes it from the funding that has these codes but for those in `giver`, which are named as
/// in TypedFunding, with blanks or commas between them. Refuses with every EntryRule met, and as
/// find_line does.
[[nodiscard]] Result<Document> read_document(const Store& book, const TypedDocument& typed,
                                             const Estimate* estimate);

/// The document that saves `estimate` as the next version of its unit and year; without a number it
/// is "DT-" and the version. It is the newest version itself where that is this estimate (U3).
/// Refuses with EntryRule.
[[nodiscard]] Result<Document> read_estimate(const Store& book, const TypedDocument& typed,
                                             const Estimate& estimate,
                                             const EstimateInputs& inputs);

/// A line to which a decision gives another amount than it was appraised at, or requested where it
/// was not appraised.
struct DeviatingLine {
  DocumentNumber decision;
  LineCode line;
  Money appraised, approved;
  std::string reason;
};
/// What the estimate's lines come to by the decision: what was approved before, and this.
[[nodiscard]] std::vector<DocumentLine> decided_lines(const Store& book, const Document& decision);
/// Where the decision, posted or not, departs from the appraisal; nothing of other documents.
[[nodiscard]] std::vector<DeviatingLine> deviating_lines(const Store& book,
                                                         const Document& decision);

/// A line of a posted document, and what its scope holds afterwards.
struct PostedLine {
  DocumentLine line;
  Availability after;
};

/// What became of a document that was sent, or would become of it.
struct Posted {
  Document document;
  std::int64_t sequence = 0;  // 0 in a dry run
  Problems warnings;
  bool is_repeated = false;  // it stood in the book already
  bool is_dry_run = false;
  std::vector<PostedLine> lines;
  std::vector<DeviatingLine> deviations;
};

/// Posts the document, or only says what posting it would do (U2). Refuses with LedgerRule.
[[nodiscard]] Result<Posted> post(Store& book, const Document& document,
                                  std::chrono::sys_seconds now, bool is_dry_run);

/// Posts what the draft `typed.follows` becomes: as it was drafted, decided by `typed.decider`,
/// posted on `typed.posted_on`, or the draft's own day where none was typed. Refuses with EntryRule
/// and LedgerRule; with LedgerRule::draft_is_open where the draft was dropped or refused.
[[nodiscard]] Result<Posted> post_draft(Store& book, const TypedDocument& typed,
                                        std::chrono::sys_seconds now, bool is_dry_run);

/// What a question is about: a class, a line, or the whole book where both are empty.
struct Subject {
  ClassCode activity;
  ItemCode item;
};

/// The class or line that `text` means; all of the book when it is empty. Refuses with
/// EntryRule::line_not_in_book.
[[nodiscard]] Result<Subject> find_subject(const Store& book, std::string_view text,
                                           const Estimate* estimate);

/// The document with this number or id. Where a draft and what it became have it in common, what it
/// became is meant. Refuses with EntryRule.
[[nodiscard]] Result<Kept> find_document(const Store& book, std::string_view text);

/// What is left in every scope of `level` that `subjects` has, by funding and code.
[[nodiscard]] std::vector<Availability> what_is_left(const Store& book,
                                                     std::span<const Subject> subjects,
                                                     ControlLevel level);

/// What one document moved in the accounts asked for, and what stood in them afterwards.
struct StatementEntry {
  Document document;
  Standing change, after;
};
/// The entries of one question, between two balances.
struct Statement {
  Query query;
  Standing opening;
  std::vector<StatementEntry> entries;
  Standing closing;
};
/// The statement of the accounts asked for. Of `query`, a category is not understood.
[[nodiscard]] Statement statement(const Store& book, const Query& query);

/// A document, and the number of the one that reversed it.
struct ListedDocument {
  Kept kept;
  std::string reversed_by;  // empty when it holds
};
/// The decisions and vouchers in the order of the book: all documents but saved estimates and
/// drafts.
[[nodiscard]] std::vector<ListedDocument> list_documents(const Store& book);

/// A draft, and what ended it: the document that it became, its dropping or its refusal; nothing
/// while it is open.
struct ListedDraft {
  Kept draft;
  std::optional<Kept> ended_by;
};
/// The drafts in the order of the book: all, or the open ones.
[[nodiscard]] std::vector<ListedDraft> list_drafts(const Store& book, bool is_open);

/// The saved estimates, what was decided of them and funded, in the order of the book.
[[nodiscard]] std::vector<ListedDocument> list_versions(const Store& book);
/// The saved estimate that `text` names: a version, or a number. Refuses with
/// EntryRule::version_not_saved, and several_documents where units or years have it in common.
[[nodiscard]] Result<Kept> find_saved(const Store& book, std::string_view text);

/// What advances still hold, oldest first.
[[nodiscard]] std::vector<Holding> open_advances(const Store& book);

}  // namespace dutoan
