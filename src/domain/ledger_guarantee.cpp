// Guarantees of a contract's advances: whether what is advanced is covered on that day, and
// whether what is still advanced is.
#include "domain/ledger_steps.hpp"

#include <set>
#include <utility>

namespace dutoan {
namespace {

using enum DocumentKind;
using namespace ledger;

/// The one that counts among those handed in for the commitment, which `followers` follow up.
std::optional<Guarantee> newest_of(const BookView& book, const Document& commitment,
                                   const std::vector<Kept>& followers) {
  for (auto it = followers.rbegin(); it != followers.rend(); ++it)
    if (it->document.kind == guarantee && !reversal_of(book, it->document.id))
      return it->document.guarantee;
  return commitment.guarantee;
}

/// What of the contract is advanced once the postings are made.
Money advanced_after(const BookView& book, const Contract& contract,
                     const std::vector<Posting>& postings) {
  Money open = open_advances(book, contract.followers);
  for (const Posting& each : postings) {
    if (each.debit.stage == Stage::advanced) open += each.amount;
    if (each.credit.stage == Stage::advanced) open -= each.amount;
  }
  return open;
}

/// What a guarantee is told with.
std::vector<Fact> facts_of(const Contract& contract, const Guarantee& given, Money open) {
  std::vector<Fact> facts = {{"contract", contract.commitment.document.contract},
                             {"commitment", contract.commitment.document.number.text()},
                             {"guaranteed", given.amount},
                             {"open", open}};
  if (given.until) facts.push_back({"until", *given.until});
  return facts;
}

bool has_run_out(const Guarantee& given, Date day) { return given.until && *given.until < day; }

/// A commitment says whether its contract asks for one; a draft of it says the same.
bool may_have_guarantee(DocumentKind kind) { return kind == commitment || kind == guarantee; }

/// Whether amount and day are what such a paper may say: a guarantee itself is of something.
bool is_sound(const Document& d) {
  const Guarantee& given = *d.guarantee;
  if (given.amount.is_zero()) return d.kind == commitment && !given.until;
  return !given.amount.is_negative() && given.amount <= most_of_budget && given.until &&
         *given.until >= d.date;
}

}  // namespace

std::optional<Guarantee> guarantee_of(const BookView& book, const Document& commitment) {
  return newest_of(book, commitment, book.followers(commitment.id));
}

namespace ledger {

Money open_advances(const BookView& book, const std::vector<Kept>& followers) {
  std::set<Account> accounts;
  for (const Kept& each : followers)
    if (each.document.kind == advance)
      for (const DocumentLine& line : each.document.lines)
        accounts.insert(line_account(line, Stage::advanced, each.document.id));
  Money open;
  for (const Account& account : accounts) open += book.balance(account);
  return open;
}

std::optional<Contract> contract_of(const Question& q) {
  auto commitment_of = q.followed;
  if (commitment_of && commitment_of->document.kind == advance)
    commitment_of = q.book.document(commitment_of->document.follows);
  if (!commitment_of || commitment_of->document.kind != commitment) return std::nullopt;
  auto followers = q.book.followers(commitment_of->document.id);
  return Contract{*std::move(commitment_of), std::move(followers)};
}

void check_guarantee(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const bool is_right =
      d.guarantee ? may_have_guarantee(d.kind) && is_sound(d) : d.kind != guarantee;
  if (is_right) return;
  std::vector<Fact> facts = {
      {"misplaced", std::string{may_have_guarantee(d.kind) ? "" : "misplaced"}}};
  if (d.guarantee) facts.push_back({"guaranteed", d.guarantee->amount});
  if (d.guarantee && d.guarantee->until) facts.push_back({"until", *d.guarantee->until});
  problems.push_back(problem(LedgerRule::guarantee_suits, q, std::move(facts)));
}

void check_guaranteed(const Question& q, Problems& problems) {
  if (q.document.kind != advance || !q.followed) return;
  const auto contract = contract_of(q);
  if (!contract) return;
  const auto given = newest_of(q.book, contract->commitment.document, contract->followers);
  if (!given) return;
  const Money open = advanced_after(q.book, *contract, {}) + q.document.total;
  const auto refuse_by = [&](LedgerRule rule) {
    auto facts = facts_of(*contract, *given, open);
    facts.push_back({"asked", q.document.total});
    facts.push_back({"posted_on", q.document.posted_on});
    problems.push_back(problem(rule, q, std::move(facts)));
  };
  if (open > given->amount) refuse_by(LedgerRule::guarantee_covers);
  if (has_run_out(*given, q.document.posted_on)) refuse_by(LedgerRule::guarantee_valid);
}

void warn_guarantee(const Question& q, const Contract& contract,
                    const std::vector<Posting>& postings, Problems& warnings) {
  const Document& d = q.document;
  const auto given = d.kind == guarantee
                         ? d.guarantee
                         : newest_of(q.book, contract.commitment.document, contract.followers);
  if (!given) return;
  const Money open = advanced_after(q.book, contract, postings);
  if (open.is_zero() || (open <= given->amount && !has_run_out(*given, d.posted_on))) return;
  warnings.push_back(problem(LedgerRule::guarantee_short, q, facts_of(contract, *given, open)));
}

}  // namespace ledger
}  // namespace dutoan
