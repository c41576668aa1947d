// Drafts: what they hold while they are open, and how they end.
#include "domain/ledger_steps.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dutoan {
namespace {

using enum DocumentKind;

Label end_in_words(DocumentKind kind) {
  switch (kind) {
    case dropping: return {"đã bỏ", "was dropped"};
    case refusal: return {"đã bị Kho bạc từ chối", "was refused by the Treasury"};
    default: return {"đã ghi sổ", "was posted"};
  }
}

}  // namespace

Money held_by_draft(const BookView& book, const Document& draft, const Scope& scope) {
  Money held;
  if (draft.kind != DocumentKind::draft || !draft.follows.is_empty()) return held;
  for (const DocumentLine& line : draft.lines) {
    const auto place = book.line(line.funding, line.line).value_or(Classification{});
    if (scope_at(scope.level, line.funding, line.line, place) == scope) held += line.amount;
  }
  return held;
}

std::optional<Kept> end_of_draft(const BookView& book, const Document& draft) {
  const auto becomes = drafted_document(draft);
  if (!becomes) return std::nullopt;
  const auto open = book.open_draft(becomes->kind, draft.unit, draft.fiscal_year, becomes->number);
  if (open && open->document.id == draft.id) return std::nullopt;
  for (Kept& each : book.followers(draft.id))
    if (ledger::ends_draft(each.document.kind)) return std::move(each);
  return book.document(becomes->kind, draft.unit, draft.fiscal_year, becomes->number);
}

Problem draft_has_ended(const Document& draft, const Document& end) {
  return {
      LedgerRule::draft_is_open,
      {},
      {{"draft", draft.number.text()}, {"ended", end_in_words(end.kind)}, {"on", end.posted_on}}};
}

namespace ledger {

bool ends_draft(DocumentKind kind) { return kind == dropping || kind == refusal; }

std::optional<Kept> draft_posted_by(const Question& q) {
  const Document& d = q.document;
  if (q.draft != nullptr || !may_be_drafted(d.kind)) return std::nullopt;
  return q.book.open_draft(d.kind, d.unit, d.fiscal_year, d.number);
}

namespace {

void check_ended(const Question& q, Problems& problems) {
  const Document& draft = q.followed->document;
  if (const auto end = end_of_draft(q.book, draft))
    problems.push_back(draft_has_ended(draft, end->document));
}

/// Whoever decides a draft decides what was drafted, and says when it counts; nothing else.
void check_posted(const Question& q, Problems& problems) {
  const auto draft = draft_posted_by(q);
  if (!draft) return;
  auto drafted = drafted_document(draft->document);
  drafted->id = q.document.id;
  drafted->decider = q.document.decider;
  drafted->posted_on = q.document.posted_on;
  if (*drafted != q.document)
    problems.push_back(problem(
        LedgerRule::posted_as_drafted, q,
        {{"draft", draft->document.number.text()}, {"author", draft->document.author.text()}}));
}

}  // namespace

void check_draft(const Question& q, Problems& problems) {
  if (ends_draft(q.document.kind)) return check_ended(q, problems);
  check_posted(q, problems);
}

Problems check_drafted(const Question& q, const std::vector<Posting>& postings) {
  Money beyond;
  for (const Posting& each : postings)
    if (each.credit.stage == Stage::approved) beyond += each.amount;
  if (q.draft == nullptr || q.document.kind != clearance || beyond.is_zero()) return {};
  return {problem(LedgerRule::drafted_within_advance, q, {{"beyond", beyond}})};
}

void add_drafters(const Question& q, const Scope& scope, std::vector<Fact>& facts) {
  Money most;
  std::int64_t others = -1;
  Document largest;
  for (Kept& each : q.book.open_drafts()) {
    const Money held = held_by_draft(q.book, each.document, scope);
    if (held.is_zero() || each.document.author == q.document.author) continue;
    ++others;
    if (held <= most) continue;
    most = held;
    largest = std::move(each.document);
  }
  if (most.is_zero()) return;
  facts.push_back({"draft", largest.number.text()});
  facts.push_back({"drafter", largest.author.text()});
  facts.push_back({"draft_held", most});
  if (others > 0) facts.push_back({"other_drafts", others});
}

}  // namespace ledger
}  // namespace dutoan
