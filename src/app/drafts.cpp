// Drafts: kept before anybody decides them, found again by the number that they were given, posted.
#include "app/typed.hpp"

#include <dutoan/bookkeeping.hpp>
#include <dutoan/budget_day.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {
namespace {

/// "PC-12"; where a draft had that number before, "PC-12 (2)", "PC-12 (3)" …
DocumentNumber number_of_try(const DocumentNumber& number, int n) {
  if (n == 1) return number;
  return DocumentNumber{number.text() + " (" + std::to_string(n) + ")"};
}

bool is_called(const Document& draft, std::string_view text) {
  const auto becomes = drafted_document(draft);
  return draft.id.text() == text || plain_number(draft.number.text()) == plain_number(text) ||
         (becomes && plain_number(becomes->number.text()) == plain_number(text));
}

/// The newest of the drafts that had the same number one after another.
Kept newest_try(const BookView& view, Kept draft) {
  const Document first = draft.document;
  for (int n = 2;; ++n) {
    auto next = view.document(DocumentKind::draft, first.unit, first.fiscal_year,
                              number_of_try(first.number, n));
    if (!next) return draft;
    if (next->document.content == first.content) draft = std::move(*next);
  }
}

/// What `draft` becomes, with what is typed of it when it is posted.
Document posted_of(const Document& draft, const TypedDocument& typed, Date posted_on) {
  Document made = drafted_document(draft).value_or(draft);
  made.id = typed::made_id(made);
  made.decider = PersonCode{typed.decider};
  made.posted_on = posted_on;
  return made;
}

}  // namespace

Result<Kept> typed::find_draft(const Store& book, const std::string& text) {
  std::vector<Kept> found;
  book.read([&](const BookView& view) {
    found = view.open_drafts();
    std::erase_if(found, [&](const Kept& each) { return !is_called(each.document, text); });
  });
  if (!found.empty()) return the_one(std::move(found), text);
  found = book.documents_named(text);
  std::erase_if(found, [](const Kept& each) { return each.document.kind != DocumentKind::draft; });
  auto ended = the_one(std::move(found), text);
  if (ended) book.read([&](const BookView& view) { *ended = newest_try(view, *ended); });
  return ended;
}

void typed::make_draft(const Store& book, const TypedDocument& typed, Document& made) {
  const DocumentNumber number = made.number;
  made.content = draft_text(made.kind, number);
  made.kind = DocumentKind::draft;
  made.decider = {};  // who decides it is said when it is posted
  book.read([&](const BookView& view) {
    for (int n = 1;; ++n) {
      made.number = number_of_try(number, n);
      made.id = typed.id.empty() ? made_id(made) : DocumentId{typed.id};
      const auto known =
          view.document(DocumentKind::draft, made.unit, made.fiscal_year, made.number);
      if (!known) return;
      Document same = made;
      if (typed.lines.empty()) {  // "all that is open" is what was open when it was sent first
        same.lines = known->document.lines;
        same.total = known->document.total;
      }
      if (same == known->document) made = std::move(same);
      const bool is_open =
          known->document.content == made.content && !end_of_draft(view, known->document);
      if (is_open || made == known->document) return;
    }
  });
}

Result<Posted> post_draft(Store& book, const TypedDocument& typed, std::chrono::sys_seconds now,
                          bool is_dry_run) {
  const auto draft = typed::find_draft(book, typed.follows);
  if (!draft) return refuse(draft.error());
  Date posted_on = draft->document.posted_on;
  if (!typed.posted_on.empty()) {
    const auto day = parse_day(typed.posted_on, typed.today, draft->document.fiscal_year);
    if (!day)
      return refuse(
          Problem{EntryRule::date_unreadable,
                  {},
                  {{"text", typed.posted_on}, {"field", Label{"ngày ghi sổ", "date of posting"}}}});
    posted_on = *day;
  }
  const auto decide_open = [&](const BookView& view, const Document& document) -> Result<Decision> {
    const auto end = end_of_draft(view, draft->document);
    if (end && end->document.id != document.id)
      return refuse(draft_has_ended(draft->document, end->document));
    return decide(view, document);
  };
  return typed::post(book, posted_of(draft->document, typed, posted_on), now, is_dry_run,
                     decide_open);
}

std::vector<ListedDraft> list_drafts(const Store& book, bool is_open) {
  std::vector<ListedDraft> all;
  book.read([&](const BookView& view) {
    if (is_open)
      for (Kept& each : view.open_drafts()) all.push_back({std::move(each), {}});
  });
  if (is_open) return all;
  book.documents(1, [&](const Kept& each) {
    if (each.document.kind == DocumentKind::draft) all.push_back({each, {}});
    return true;
  });
  book.read([&](const BookView& view) {
    for (ListedDraft& each : all) each.ended_by = end_of_draft(view, each.draft.document);
  });
  return all;
}

}  // namespace dutoan
