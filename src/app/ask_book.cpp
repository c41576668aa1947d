#include "app/typed.hpp"

#include <dutoan/long_list.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dutoan {
namespace {

/// Whether the account is among those that a statement is about.
bool is_asked(const Query& query, const Account& account) {
  const auto agrees = [](const auto& wanted, const auto& has) { return !wanted || *wanted == has; };
  return agrees(query.unit, account.funding.unit) &&
         agrees(query.fiscal_year, account.funding.fiscal_year) &&
         agrees(query.funding, account.funding) && agrees(query.activity, account.line.activity) &&
         agrees(query.item, account.line.item) && agrees(query.opened_by, account.opened_by);
}

void add(const Query& query, const Posting& posting, Standing& standing) {
  if (is_asked(query, posting.debit)) standing[posting.debit.stage] += posting.amount;
  if (is_asked(query, posting.credit)) standing[posting.credit.stage] -= posting.amount;
}

/// What stood in the accounts before the period.
Standing opening_of(const Store& book, const Query& query) {
  if (!query.posted_on) return {};
  Query before = query;
  before.posted_on = DateRange::of(Date{}, query.posted_on->from());
  return before.posted_on ? book.standing(before) : Standing{};
}

Query query_of(const Subject& subject) {
  Query query;
  if (!subject.activity.is_empty()) query.activity = subject.activity;
  if (!subject.item.is_empty()) query.item = subject.item;
  return query;
}

}  // namespace

void each_left(const Store& book, ControlLevel level,
               const std::function<void(const Availability&)>& each) {
  book.read([&](const BookView& view) {
    book.standings({}, level, [&](const Scope& scope, const Standing& standing) {
      each({scope, standing, view.drafted(scope, {})});
    });
  });
}

std::vector<Availability> what_is_left(const Store& book, std::span<const Subject> subjects,
                                       ControlLevel level) {
  std::map<Scope, Standing> found;
  const auto take = [&](const Query& query) {
    book.standings(query, level, [&](const Scope& scope, const Standing& standing) {
      found.try_emplace(scope, standing);
    });
  };
  if (subjects.empty()) take({});
  for (const Subject& subject : subjects) take(query_of(subject));
  std::vector<Availability> all;
  book.read([&](const BookView& view) {
    for (const auto& [scope, standing] : found)
      all.push_back({scope, standing, view.drafted(scope, {}),
                     level == ControlLevel::whole ? targeted_of(view, scope.funding)
                                                  : std::vector<Targeted>{}});
  });
  return all;
}

Statement statement(const Store& book, const Query& query) {
  Statement made{query, opening_of(book, query), {}, {}};
  made.closing = made.opening;
  book.postings(query, [&](const Kept& kept, const Posting& posting) {
    if (made.entries.empty() || made.entries.back().document.id != kept.document.id)
      made.entries.push_back({kept.document, {}, {}});
    add(query, posting, made.entries.back().change);
    add(query, posting, made.closing);
    made.entries.back().after = made.closing;
    return true;
  });
  return made;
}

/// What happens to an estimate before it is decided, which history tells, and drafts with what ends
/// them.
static bool is_listed_apart(DocumentKind kind) {
  return !moves_money(kind) && !is_decision(kind) && kind != DocumentKind::closing &&
         kind != DocumentKind::reopening;
}

/// The numbers of the reversals, by what they reverse: few, and a book's first page may need its
/// last one.
static std::map<DocumentId, std::string> reversals_of(const Store& book, const BookView& view) {
  std::set<std::pair<SpendingUnitCode, int>> years;
  for (const Funding& each : typed::fundings_of(book)) years.insert({each.unit, each.fiscal_year});
  std::map<DocumentId, std::string> numbers;
  for (const auto& [unit, year] : years)
    for (const Kept& each : view.documents(DocumentKind::reversal, unit, year))
      numbers[each.document.follows] = each.document.number.text();
  return numbers;
}

void each_listed_document(const Store& book,
                          const std::function<bool(const ListedDocument&)>& each) {
  book.read([&](const BookView& view) {
    const auto reversals = reversals_of(book, view);
    book.documents(1, [&](const Kept& kept) {
      if (is_listed_apart(kept.document.kind)) return true;
      const auto reversal = reversals.find(kept.document.id);
      return each({kept, reversal == reversals.end() ? std::string{} : reversal->second});
    });
  });
}

std::vector<ListedDocument> list_documents(const Store& book) {
  std::vector<ListedDocument> all;
  each_listed_document(book, [&](const ListedDocument& each) {
    all.push_back(each);
    return true;
  });
  return all;
}

std::vector<ListedDocument> list_versions(const Store& book) {
  std::vector<ListedDocument> all = list_documents(book);
  std::erase_if(all, [](const ListedDocument& each) {
    const DocumentKind kind = each.kept.document.kind;
    return !is_decision(kind) && kind != DocumentKind::funded;
  });
  book.documents(1, [&](const Kept& each) {
    const DocumentKind kind = each.document.kind;
    const bool is_step = kind == DocumentKind::estimate || kind == DocumentKind::submission ||
                         kind == DocumentKind::returned || kind == DocumentKind::conclusion;
    if (is_step) all.push_back({each, {}});
    return true;
  });
  std::ranges::sort(all, {}, [](const ListedDocument& each) { return each.kept.sequence; });
  return all;
}

std::vector<Holding> open_advances(const Store& book) {
  std::vector<Holding> all;
  const auto fundings = typed::fundings_of(book);
  book.read([&](const BookView& view) {
    for (const Funding& funding : fundings)
      for (Holding& each : view.holdings(Scope::whole(funding)))
        if (each.account.stage == Stage::advanced) all.push_back(std::move(each));
  });
  std::ranges::stable_sort(all, {}, &Holding::since);
  return all;
}

}  // namespace dutoan
