// Grants that are not for whatever is approved: supplements for a target, and what is
// allotted provisionally until the budget is decided.
#include "domain/ledger_steps.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace dutoan {
namespace {

using enum DocumentKind;
using namespace ledger;

bool has_line_of(const Document& d, const Funding& funding) {
  return std::ranges::any_of(d.lines,
                             [&](const DocumentLine& line) { return line.funding == funding; });
}

/// The allotments of the unit and year that give money to `funding` and stand.
std::optional<Kept> standing_allotment(const Question& q, const Funding& funding) {
  for (Kept& each : q.book.documents(allotment, funding.unit, funding.fiscal_year))
    if (has_line_of(each.document, funding) && !reversal_of(q.book, each.document.id))
      return std::move(each);
  return std::nullopt;
}

/// What stands of `funding` that was allotted provisionally in the month of `day`, or in all
/// months.
Money provisional_of(const Question& q, const Funding& funding, std::optional<Date> day) {
  Money sum;
  for (const Kept& each : q.book.documents(provisional, funding.unit, funding.fiscal_year)) {
    const Document& d = each.document;
    const bool is_meant =
        !day || (d.posted_on.year() == day->year() && d.posted_on.month() == day->month());
    if (!is_meant || reversal_of(q.book, d.id)) continue;
    for (const DocumentLine& line : d.lines)
      if (line.funding == funding) sum += line.amount;
  }
  return sum;
}

std::set<Funding> fundings_of(const Document& d) {
  std::set<Funding> all;
  for (const DocumentLine& line : d.lines) all.insert(line.funding);
  return all;
}

}  // namespace

bool is_for(const LineCode& target, const LineCode& line) {
  return target.activity == line.activity && (target.item.is_empty() || target.item == line.item);
}

std::vector<Targeted> targeted_of(const BookView& book, const Funding& funding) {
  std::vector<Targeted> all;
  for (Holding& each : book.opened(Scope::whole(funding), Stage::allotted)) {
    const auto supplement = book.document(each.account.opened_by);
    ensure(supplement.has_value(), "what a supplement holds names it");
    all.push_back({std::move(each.account), supplement->document.target,
                   supplement->document.number, each.amount});
  }
  return all;
}

namespace ledger {

void check_target(const Question& q, Problems& problems) {
  const Document& d = q.document;
  if (d.target == LineCode{}) return;
  const bool may_have_one = d.kind == supplement || d.kind == reduction;
  if (!may_have_one || d.target.activity.is_empty())
    problems.push_back(problem(LedgerRule::target_suits, q, {{"target", target_text(d.target)}}));
}

void check_targeted(const Question& q, Problems& problems) {
  const Document& d = q.document;
  if (d.kind != reduction || d.target == LineCode{}) return;
  std::map<Funding, Money> asked;
  for (const DocumentLine& line : d.lines) asked[line.funding] += line.amount;
  for (const auto& [funding, amount] : asked) {
    Money left;
    for (const Targeted& each : targeted_of(q.book, funding))
      if (each.target == d.target) left += each.left;
    if (amount > left)
      problems.push_back(problem(LedgerRule::within_target, q,
                                 {{"target", target_text(d.target)},
                                  {"asked", amount},
                                  {"left", left},
                                  {"over", amount - left}}));
  }
}

Money approved_out_of(const Question& q, const Account& supplement, const DocumentLine& line) {
  const Account approved = line_account(line, Stage::approved);
  Money sum;
  for (const DocumentKind kind : {approval, amendment, funded, reversal})
    for (const Kept& each : q.book.documents(kind, line.funding.unit, line.funding.fiscal_year))
      for (const Posting& posting : each.postings) {
        if (posting.credit == supplement && posting.debit == approved) sum += posting.amount;
        if (posting.debit == supplement && posting.credit == approved) sum -= posting.amount;
      }
  return sum;
}

void check_provisional(const Question& q, Problems& problems) {
  const bool is_undone =
      q.document.kind == reversal && q.followed && q.followed->document.kind == provisional;
  if (q.document.kind != provisional && !is_undone) return;
  for (const Funding& funding : fundings_of(is_undone ? q.followed->document : q.document))
    if (const auto decided = standing_allotment(q, funding))
      problems.push_back(problem(LedgerRule::budget_undecided, q,
                                 {{"by", decided->document.number.text()},
                                  {"on", decided->document.posted_on},
                                  {"undone", std::string{is_undone ? "undone" : ""}}}));
}

Money replaced_by(const Question& q, const Funding& funding) {
  if (q.document.kind != allotment || standing_allotment(q, funding)) return {};
  return provisional_of(q, funding, std::nullopt);
}

/// Luật NSNN 83/2015/QH13, Điều 51, khoản 2 bounds some tasks by it, and not programmes in
/// progress; which of them the money is for nobody can see from its codes.
void warn_provisional(const Question& q, Problems& warnings) {
  if (q.document.kind != provisional) return;
  for (const Funding& funding : fundings_of(q.document)) {
    Funding before = funding;
    --before.fiscal_year;
    const Standing standing = q.book.standing(Scope::whole(before));
    const Money average =
        Money::dong((standing[Stage::spent] + standing[Stage::settled]).dong() / 12);
    Money asked = provisional_of(q, funding, q.document.posted_on);
    for (const DocumentLine& line : q.document.lines)
      if (line.funding == funding) asked += line.amount;
    if (asked <= average) continue;
    std::vector<Fact> facts = {{"asked", asked},
                               {"month", std::int64_t{q.document.posted_on.month()}},
                               {"year", std::to_string(before.fiscal_year)}};
    if (!average.is_zero()) facts.push_back({"average", average});
    warnings.push_back(problem(LedgerRule::provisional_above, q, std::move(facts)));
  }
}

}  // namespace ledger
}  // namespace dutoan
