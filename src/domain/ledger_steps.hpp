// The steps of `decide`, each a list of checks. What a later step reads was checked by those
// before.
#pragma once

#include <dutoan/ledger.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dutoan::ledger {

/// A document before the book, and what both have been asked for already.
struct Question {
  const BookView& book;
  const Document& document;
  BookSettings settings;
  std::optional<Kept> followed;             // the document that it follows up
  std::map<LineCode, std::string> reasons;  // of a decision's deviations
  const Document* draft = nullptr;  // of which the document is what it becomes; null: it is posted
};

/// More than any budget of this country; sums of a book stay far below 64 bits.
inline constexpr Money most_of_budget = Money::dong(10'000'000'000'000'000);

/// What a kind of document may hold.
enum class Lines : std::uint8_t {
  none,
  of_allotment,
  of_estimate,
  of_estimate_if_any,
  of_either,  // with a line or without one
};
enum class Sign : std::uint8_t { above_zero, either };
enum class Follows : std::uint8_t { nothing, if_named, always };
struct KindForm {
  Lines lines = Lines::none;
  Sign sign = Sign::above_zero;
  Follows follows = Follows::nothing;
};
[[nodiscard]] KindForm form_of(DocumentKind kind);

/// The last day that is closed in the document's unit and year.
[[nodiscard]] std::optional<Date> closed_through(const Question& question);
/// The reversal of `id`, when there is one.
[[nodiscard]] std::optional<Kept> reversal_of(const BookView& book, const DocumentId& id);
/// A commitment and all that follows it up, in the order of the book.
struct Contract {
  Kept commitment;
  std::vector<Kept> followers;
};
/// The contract that the document is about, itself or through the advance that it follows up;
/// nothing where it is about none.
[[nodiscard]] std::optional<Contract> contract_of(const Question& question);
/// What is still open of the advances among `followers`.
[[nodiscard]] Money open_advances(const BookView& book, const std::vector<Kept>& followers);
/// Whether a guarantee stands where one may, with an amount and a day.
void check_guarantee(const Question& question, Problems& problems);
/// Whether what the document advances is guaranteed on its day, where the contract asks for it.
void check_guaranteed(const Question& question, Problems& problems);
/// What stays advanced of the contract beyond what is guaranteed on that day.
void warn_guarantee(const Question& question, const Contract& contract,
                    const std::vector<Posting>& postings, Problems& warnings);

/// Whether a target stands where one may.
void check_target(const Question& question, Problems& problems);
/// Whether what is taken back of a supplement for a target is there.
void check_targeted(const Question& question, Problems& problems);
/// What was approved of `line` out of the account of a supplement and did not come back.
[[nodiscard]] Money approved_out_of(const Question& question, const Account& supplement,
                                    const DocumentLine& line);
/// Whether money is allotted provisionally while nothing else was.
void check_provisional(const Question& question, Problems& problems);
/// What of `funding` was allotted provisionally and is replaced by the document's allotment.
[[nodiscard]] Money replaced_by(const Question& question, const Funding& funding);
/// A month's provisional allotments beside what an average month of the year before spent.
void warn_provisional(const Question& question, Problems& warnings);
/// The account of `line` in `stage`, opened by `opened_by`.
[[nodiscard]] Account line_account(const DocumentLine& line, Stage stage,
                                   const DocumentId& opened_by = {});
/// The line on which a clearance's money was advanced.
[[nodiscard]] const LineCode& advanced_line(const DocumentLine& line);

/// Whether the settlement of the year and of its classes is where the document finds it.
void check_settlement(const Question& question, Problems& problems);
/// Whether what is reported, reviewed, carried and closed is so to the đồng.
void check_settled_amounts(const Question& question, Problems& problems);

/// Whether the estimate is where the document finds it, and each person has one role.
void check_course(const Question& question, Problems& problems);
/// Whether a decision has the lines as they were appraised, or says why not; whether what funds one
/// keeps within it.
void check_decision(const Question& question, Problems& problems);
/// The number of the decision that awaits money for the line; empty where there is none.
[[nodiscard]] std::string awaited_by(const Question& question, const DocumentLine& line);

/// Whether it says what became of a draft.
[[nodiscard]] bool ends_draft(DocumentKind kind);
/// Whether the draft is open that the document ends, and says the same where it is posted.
void check_draft(const Question& question, Problems& problems);
/// Whether a clearance that is drafted takes nothing out of approved amounts, which it cannot hold.
[[nodiscard]] Problems check_drafted(const Question& question,
                                     const std::vector<Posting>& postings);
/// The open draft that the document ends by being posted.
[[nodiscard]] std::optional<Kept> draft_posted_by(const Question& question);
/// Who holds most of the scope by a draft, as facts of a problem.
void add_drafters(const Question& question, const Scope& scope, std::vector<Fact>& facts);

/// Whether another programme paid for the same class on a paper that the document shows.
void check_settled_once(const Question& question, Problems& problems);
/// Papers of the document that were shown by payments which still stand.
void warn_shown_before(const Question& question, Problems& warnings);

[[nodiscard]] Problems check_paper(const Question& question);
[[nodiscard]] Problems check_lines(const Question& question);
[[nodiscard]] Problems check_basis(const Question& question);
[[nodiscard]] std::vector<Posting> postings_of(const Question& question);
[[nodiscard]] Problems check_left(const Question& question, const std::vector<Posting>& postings);
/// The levels that do not block and are exceeded all the same.
[[nodiscard]] Problems levels_exceeded(const Question& question,
                                       const std::vector<Posting>& postings);
/// Scopes of the level that blocks, of which this and its author's own drafts take more than is
/// left.
[[nodiscard]] Problems drafts_exceeded(const Question& question,
                                       const std::vector<Posting>& postings);
[[nodiscard]] Problems warnings_of(const Question& question, const std::vector<Posting>& postings);

/// A problem of `rule` in this document.
template <RuleEnum E>
[[nodiscard]] Problem problem(E rule, const Question& question, std::vector<Fact> facts = {}) {
  facts.push_back({"number", question.document.number.text()});
  return {rule, {}, std::move(facts)};
}

}  // namespace dutoan::ledger
