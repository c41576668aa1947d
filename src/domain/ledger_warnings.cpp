// What is posted all the same, with a word of warning.
#include "domain/ledger_steps.hpp"

#include <dutoan/settlement.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

/// Adjustments are to be finished before this day: Law 83/2015, Điều 53; from the year 2026 on
/// Law 89/2025, Điều 55.
Date adjusted_before(int fiscal_year) {
  return *Date::of(fiscal_year, fiscal_year < 2026 ? 11 : 12, 15);
}

void warn_late(const Question& q, Problems& warnings) {
  const Date before = adjusted_before(q.document.fiscal_year);
  if (q.document.kind == adjustment && q.document.date >= before)
    warnings.push_back(
        problem(LedgerRule::adjusted_late, q, {{"date", q.document.date}, {"before", before}}));
}

void warn_uncommitted(const Question& q, Problems& warnings) {
  const Document& d = q.document;
  if ((d.kind != advance && d.kind != payment) || !d.follows.is_empty()) return;
  if (const auto from = q.settings.commitment_from; from && d.total >= *from)
    warnings.push_back(
        problem(LedgerRule::commitment_expected, q, {{"total", d.total}, {"from", *from}}));
}

/// Money by funding: more is requested, or decided, than was allotted and what was approved before.
/// That is chờ bổ sung, and blocks nothing.
void warn_awaited(const Question& q, Problems& warnings) {
  if (q.document.kind != submission && q.document.kind != awaiting) return;
  std::map<Funding, Money> asked;
  const auto& lines = q.document.kind == submission ? q.followed->document.lines : q.document.lines;
  for (const DocumentLine& line : lines) asked[line.funding] += line.amount;
  for (const auto& [funding, amount] : asked) {
    const Standing standing = q.book.standing(Scope::whole(funding));
    const Money there = standing[Stage::allotted] + standing.approved_in_all();
    if (amount > there)
      warnings.push_back(problem(LedgerRule::funds_awaited, q,
                                 {{"asked", amount}, {"left", there}, {"over", amount - there}}));
  }
}

/// The commitment on which the document pays; null where it pays on none.
std::optional<Kept> commitment_of(const Question& q) {
  if (q.document.kind == payment) return q.followed;
  if (q.document.kind != clearance || q.followed->document.follows.is_empty()) return std::nullopt;
  auto followed = q.book.document(q.followed->document.follows);
  return followed && followed->document.kind == commitment ? followed : std::nullopt;
}

/// What is still open of the contract's advances when the document is posted.
Money open_advances(const Question& q, const DocumentId& commitment,
                    const std::vector<Posting>& postings) {
  std::set<Account> accounts;
  for (const Kept& each : q.book.followers(commitment))
    if (each.document.kind == advance)
      for (const DocumentLine& line : each.document.lines)
        accounts.insert(line_account(line, Stage::advanced, each.document.id));
  Money open;
  for (const Account& account : accounts) open += q.book.balance(account);
  for (const Posting& posting : postings)
    if (posting.credit.stage == Stage::advanced) open -= posting.amount;
  return open;
}

/// 17/2024/TT-BTC, Điều 6, khoản 4: advances are recovered in full once 80 % are paid.
void warn_outstanding(const Question& q, const std::vector<Posting>& postings, Problems& warnings) {
  const auto commitment = commitment_of(q);
  if (!commitment) return;
  const Money paid = paid_on(q.book, commitment->document.id) + q.document.total;
  const Money value = commitment->document.total;
  if (paid.dong() * 5 < value.dong() * 4) return;
  const Money open = open_advances(q, commitment->document.id, postings);
  if (!open.is_zero())
    warnings.push_back(problem(LedgerRule::advance_outstanding, q,
                               {{"contract", commitment->document.contract},
                                {"paid", paid},
                                {"value", value},
                                {"open", open}}));
}

/// what is reported was to be compared with the Treasury's paper before.
void warn_unreconciled(const Question& q, Problems& warnings) {
  const Document& d = q.document;
  if (d.kind == settlement && !newest_standing(q.book, reconciliation, d.unit, d.fiscal_year))
    warnings.emplace_back(SettlementRule::not_reconciled, FilePlace{},
                          std::vector<Fact>{{"year", std::to_string(d.fiscal_year)}});
}

Money standing_total(const BookView& book, const Kept& kept) {
  return reversal_of(book, kept.document.id) ? Money{} : kept.document.total;
}

}  // namespace

Money paid_on(const BookView& book, const DocumentId& id) {
  Money paid;
  for (const Kept& each : book.followers(id)) {
    if (each.document.kind == payment) paid += standing_total(book, each);
    if (each.document.kind == advance)
      for (const Kept& cleared : book.followers(each.document.id))
        if (cleared.document.kind == clearance) paid += standing_total(book, cleared);
  }
  return paid;
}

Problems warnings_of(const Question& q, const std::vector<Posting>& postings) {
  Problems warnings = levels_exceeded(q, postings);
  warn_late(q, warnings);
  warn_uncommitted(q, warnings);
  warn_outstanding(q, postings, warnings);
  warn_awaited(q, warnings);
  warn_unreconciled(q, warnings);
  for (Problem& each : drafts_exceeded(q, postings)) warnings.push_back(std::move(each));
  warn_shown_before(q, warnings);
  return warnings;
}

}  // namespace dutoan::ledger
