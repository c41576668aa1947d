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

Money standing_total(const BookView& book, const Kept& kept) {
  return reversal_of(book, kept.document.id) ? Money{} : kept.document.total;
}

/// What paid and cleared documents on the contract add up to.
Money paid_on(const BookView& book, const Contract& contract) {
  Money paid;
  for (const Kept& each : contract.followers) {
    if (each.document.kind == payment) paid += standing_total(book, each);
    if (each.document.kind == advance)
      for (const Kept& cleared : book.followers(each.document.id))
        if (cleared.document.kind == clearance) paid += standing_total(book, cleared);
  }
  return paid;
}

/// 17/2024/TT-BTC, Điều 6, khoản 4: advances are recovered in full once 80 % are paid.
void warn_outstanding(const Question& q, const Contract& contract,
                      const std::vector<Posting>& postings, Problems& warnings) {
  if (q.document.kind != payment && q.document.kind != clearance) return;
  const Money paid = paid_on(q.book, contract) + q.document.total;
  const Document& commitment = contract.commitment.document;
  if (paid.dong() * 5 < commitment.total.dong() * 4) return;
  Money open = open_advances(q.book, contract.followers);
  for (const Posting& posting : postings)
    if (posting.credit.stage == Stage::advanced) open -= posting.amount;
  if (!open.is_zero())
    warnings.push_back(problem(LedgerRule::advance_outstanding, q,
                               {{"contract", commitment.contract},
                                {"paid", paid},
                                {"value", commitment.total},
                                {"open", open}}));
}

void warn_contract(const Question& q, const std::vector<Posting>& postings, Problems& warnings) {
  const DocumentKind kind = q.document.kind;
  if (kind != guarantee && (!is_voucher(kind) || kind == advance)) return;
  const auto contract = contract_of(q);
  if (!contract) return;
  warn_outstanding(q, *contract, postings, warnings);
  warn_guarantee(q, *contract, postings, warnings);
}

/// what is reported was to be compared with the Treasury's paper before.
void warn_unreconciled(const Question& q, Problems& warnings) {
  const Document& d = q.document;
  if (d.kind == settlement && !newest_standing(q.book, reconciliation, d.unit, d.fiscal_year))
    warnings.emplace_back(SettlementRule::not_reconciled, FilePlace{},
                          std::vector<Fact>{{"year", std::to_string(d.fiscal_year)}});
}

}  // namespace

Problems warnings_of(const Question& q, const std::vector<Posting>& postings) {
  Problems warnings = levels_exceeded(q, postings);
  warn_late(q, warnings);
  warn_uncommitted(q, warnings);
  warn_contract(q, postings, warnings);
  warn_provisional(q, warnings);
  warn_awaited(q, warnings);
  warn_unreconciled(q, warnings);
  for (Problem& each : drafts_exceeded(q, postings)) warnings.push_back(std::move(each));
  warn_shown_before(q, warnings);
  return warnings;
}

}  // namespace dutoan::ledger
