#include "app/door.hpp"
#include "app/typed.hpp"

#include <dutoan/bookkeeping.hpp>

#include <array>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using Change = std::map<std::pair<Funding, LineCode>, Standing>;

/// What the postings move in the accounts of each line.
Change changes_of(const std::vector<Posting>& postings) {
  Change changes;
  for (const Posting& posting : postings) {
    const Account &debit = posting.debit, &credit = posting.credit;
    changes[{debit.funding, debit.line}][debit.stage] += posting.amount;
    changes[{credit.funding, credit.line}][credit.stage] -= posting.amount;
  }
  return changes;
}

Scope scope_of(const DocumentLine& line) {
  return line.line == LineCode{} ? Scope::whole(line.funding) : Scope::of(line.funding, line.line);
}

/// What the document changes of what drafts hold of `scope`, before it is kept.
Money drafts_changed(const BookView& view, const Document& document, const Scope& scope) {
  if (document.kind == DocumentKind::draft) return held_by_draft(view, document, scope);
  auto ended = view.open_draft(document.kind, document.unit, document.fiscal_year, document.number);
  if (!ended) ended = view.document(document.follows);
  return ended ? -held_by_draft(view, ended->document, scope) : Money{};
}

/// The lines that the document is about: those of the draft that it drops or refuses.
std::vector<DocumentLine> lines_about(const BookView& view, const Document& document) {
  if (document.kind != DocumentKind::dropping && document.kind != DocumentKind::refusal)
    return document.lines;
  const auto draft = view.document(document.follows);
  return draft ? draft->document.lines : document.lines;
}

/// `not_kept_yet` is what the document would move; null where it stands in the book.
std::vector<PostedLine> lines_of(const BookView& view, const Document& document,
                                 const std::vector<Posting>* not_kept_yet) {
  const Change changes = not_kept_yet != nullptr ? changes_of(*not_kept_yet) : Change{};
  std::vector<PostedLine> lines;
  for (const DocumentLine& line : lines_about(view, document)) {
    PostedLine made{line, availability(view, scope_of(line))};
    if (const auto it = changes.find({line.funding, line.line}); it != changes.end())
      for (const Stage stage : all_stages) made.after.standing[stage] += it->second[stage];
    if (not_kept_yet != nullptr)
      made.after.drafted += drafts_changed(view, document, made.after.scope);
    lines.push_back(std::move(made));
  }
  return lines;
}

Result<Posted> rehearse(const Store& book, const Document& document, const Store::Decide& decide) {
  Result<Posted> made = Posted{document, 0, {}, false, true, {}, {}};
  const Store::Decide decide_here = deciding_in(book, decide);  // reading passes no door
  book.read([&](const BookView& view) {
    auto decision = decide_here(view, document);
    if (!decision) {
      made = refuse(std::move(decision.error()));
      return;
    }
    made->warnings = std::move(decision->warnings);
    made->is_repeated = decision->is_repeated;
    made->lines = lines_of(view, document, decision->is_repeated ? nullptr : &decision->postings);
  });
  if (made) made->deviations = deviating_lines(book, document);
  return made;
}

}  // namespace

Result<Posted> typed::post(Store& book, const Document& document, std::chrono::sys_seconds now,
                           bool is_dry_run, const Store::Decide& decide) {
  if (is_dry_run) return rehearse(book, document, decide);
  auto receipts = book.append(std::array{document}, now, decide);
  if (!receipts) return refuse(std::move(receipts.error()));
  Receipt& receipt = receipts->front();
  Posted made{
      document, receipt.sequence, std::move(receipt.warnings), receipt.is_repeated, false, {}, {}};
  book.read([&](const BookView& view) { made.lines = lines_of(view, document, nullptr); });
  made.deviations = deviating_lines(book, document);
  return made;
}

Result<Posted> post(Store& book, const Document& document, std::chrono::sys_seconds now,
                    bool is_dry_run) {
  return typed::post(book, document, now, is_dry_run, decide);
}

}  // namespace dutoan
