// Deciding: four steps of checks, each over the whole document, then the warnings.
#include <dutoan/ledger.hpp>

#include "domain/ledger_steps.hpp"

namespace dutoan {
namespace {

/// The document has been kept before: under this id it is either the same or refused.
Result<Decision> repeated(const ledger::Question& question, const Kept& kept) {
  if (kept.document == question.document) return Decision{{}, {}, true};
  const bool is_draft = kept.document.kind == DocumentKind::draft;
  return refuse(ledger::problem(LedgerRule::posted_stays, question,
                                {{"kept", kept.document.number.text()},
                                 {"kept_on", kept.document.posted_on},
                                 {"posted", std::string{is_draft ? "" : "posted"}}}));
}

/// The four steps.
Result<Decision> decided(ledger::Question& question) {
  const DocumentId& followed = question.document.follows;
  if (!followed.is_empty()) question.followed = question.book.document(followed);
  if (is_decision(question.document.kind))
    for (Deviation& each :
         read_deviations(question.document.content).value_or(std::vector<Deviation>{}))
      question.reasons[each.line] = std::move(each.reason);
  for (const auto check : {ledger::check_paper, ledger::check_lines, ledger::check_basis})
    if (Problems problems = check(question); !problems.empty()) return Refusal{std::move(problems)};
  Decision decision;
  decision.postings = ledger::postings_of(question);
  for (const auto check : {ledger::check_drafted, ledger::check_left})
    if (Problems problems = check(question, decision.postings); !problems.empty())
      return Refusal{std::move(problems)};
  decision.warnings = ledger::warnings_of(question, decision.postings);
  return decision;
}

/// A draft must be what may be posted today; it is not.
Result<Decision> decided_draft(const BookView& book, const Document& draft) {
  const auto becomes = drafted_document(draft);
  ledger::Question question{book,  becomes ? *becomes : draft, book.settings(), std::nullopt, {},
                            &draft};
  if (!becomes) return refuse(ledger::problem(LedgerRule::draft_suits, question));
  auto decision = decided(question);
  if (decision) decision->postings.clear();
  return decision;
}

}  // namespace

Result<Decision> decide(const BookView& book, const Document& document) {
  ledger::Question question{book, document, book.settings(), std::nullopt, {}};
  if (const auto kept = book.document(document.id)) return repeated(question, *kept);
  if (document.kind == DocumentKind::draft) return decided_draft(book, document);
  return decided(question);
}

Availability availability(const BookView& book, const Scope& scope, const PersonCode& person) {
  return {scope, book.standing(scope), book.drafted(scope, person)};
}

std::optional<Date> due_on(const Holding& holding) {
  if (holding.account.stage != Stage::advanced || holding.is_on_contract) return std::nullopt;
  const int months = holding.since.year() * 12 + static_cast<int>(holding.since.month()) + 1;
  return Date::of(months / 12, static_cast<unsigned>(months % 12) + 1, 1)->plus_days(-1);
}

std::int64_t days_overdue(const Holding& holding, Date today) {
  const auto due = due_on(holding);
  return due && *due < today ? today.days_since(*due) : 0;
}

std::vector<DocumentLine> lines_to_approve(const Estimate& estimate, const Funding& funding) {
  const Norms& norms = estimate.regulations->norms;
  std::vector<DocumentLine> lines;
  for (const Line& line : estimate.lines) {
    if (line.amount.is_zero()) continue;
    const Activity& activity = estimate.activities[line.activity];
    lines.push_back({funding,
                     estimate.code_of(line),
                     line.amount,
                     {},
                     {norms.categories[line.norm->category].code,
                      norms.sub_items[line.norm->sub_item].code, activity.group->code}});
  }
  return lines;
}

}  // namespace dutoan
