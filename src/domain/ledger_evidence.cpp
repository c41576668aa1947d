// Papers that were shown before: nobody is paid for one of them twice unseen.
#include "domain/ledger_steps.hpp"

#include <dutoan/store.hpp>

#include <algorithm>
#include <string>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

/// What spends, and is shown papers for it.
bool is_settling(DocumentKind kind) { return kind == payment || kind == clearance; }

/// Whether anything that it spent still stands; a reversal or a recovery may have taken it back.
bool still_stands(const Question& q, const Kept& kept) {
  return std::ranges::any_of(kept.postings, [&](const Posting& each) {
    return each.debit.stage == Stage::spent && !q.book.balance(each.debit).is_zero();
  });
}

bool shows(const Document& document, const Evidence& paper) {
  return std::ranges::any_of(document.evidence, [&](const Evidence& each) {
    return each.date == paper.date &&
           plain_number(each.number.text()) == plain_number(paper.number.text()) &&
           plain_number(each.kind) == plain_number(paper.kind);
  });
}

/// A line of `document` whose class another programme pays for in `before`; null where none is.
const DocumentLine* paid_elsewhere(const Document& document, const Document& before) {
  for (const DocumentLine& line : document.lines)
    for (const DocumentLine& other : before.lines)
      if (line.line.activity == other.line.activity &&
          line.funding.programme != other.funding.programme)
        return &other;
  return nullptr;
}

/// Tells `each` of the papers that the document shows, and of the payments that showed them before.
template <class Each>
void for_papers_shown(const Question& q, Each each) {
  if (!is_settling(q.document.kind)) return;
  for (const Evidence& paper : q.document.evidence) {
    if (paper.number.is_empty()) continue;
    for (const Kept& kept : q.book.showing(paper.number, paper.date))
      if (is_settling(kept.document.kind) && shows(kept.document, paper) && still_stands(q, kept))
        each(paper, kept.document);
  }
}

std::vector<Fact> facts_of(const Evidence& paper, const Document& before) {
  return {{"paper", paper.kind + " " + paper.number.text()},
          {"paper_date", paper.date},
          {"by", before.number.text()},
          {"on", before.posted_on}};
}

}  // namespace

void check_settled_once(const Question& q, Problems& problems) {
  for_papers_shown(q, [&](const Evidence& paper, const Document& before) {
    const DocumentLine* line = paid_elsewhere(q.document, before);
    if (line == nullptr) return;
    auto facts = facts_of(paper, before);
    facts.push_back({"class", line->line.activity.text()});
    if (!line->funding.programme.is_empty())
      facts.push_back({"programme", line->funding.programme.text()});
    problems.push_back(problem(LedgerRule::settled_once, q, std::move(facts)));
  });
}

void warn_shown_before(const Question& q, Problems& warnings) {
  for_papers_shown(q, [&](const Evidence& paper, const Document& before) {
    warnings.push_back(problem(LedgerRule::paper_shown_before, q, facts_of(paper, before)));
  });
}

}  // namespace dutoan::ledger
