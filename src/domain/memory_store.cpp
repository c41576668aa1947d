#include "domain/memory_store.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

template <class T, class U>
bool is_met(const std::optional<T>& wanted, const U& found) {
  return !wanted || *wanted == found;
}

bool is_asked(const Query& query, const Account& account, const Classification& place) {
  return is_met(query.unit, account.funding.unit) &&
         is_met(query.fiscal_year, account.funding.fiscal_year) &&
         is_met(query.funding, account.funding) && is_met(query.activity, account.line.activity) &&
         is_met(query.item, account.line.item) && is_met(query.category, place.category) &&
         is_met(query.opened_by, account.opened_by);
}

bool is_asked(const Query& query, const Document& document) {
  return is_met(query.payee, document.payee) &&
         (!query.posted_on || query.posted_on->contains(document.posted_on));
}

}  // namespace

// ---- The book -------------------------------------------------------------------------------

Classification MemoryStore::Book::place_of(const Account& account) const {
  return line(account.funding, account.line).value_or(Classification{});
}

void MemoryStore::Book::add(const Account& account, Money amount) {
  balances_[account] += amount;
  for (const Scope& scope : scopes_of(account, place_of(account)))
    standings_[scope][account.stage] += amount;
}

void MemoryStore::Book::keep(const Document& document, std::chrono::sys_seconds recorded_at,
                             const std::vector<Posting>& postings) {
  const bool is_approving = moves_money(document.kind);
  for (const DocumentLine& line : document.lines)
    if (is_approving && !line.classified.is_empty())
      lines_.try_emplace({line.funding, line.line}, line.classified);
  for (const Posting& posting : postings) {
    add(posting.debit, posting.amount);
    add(posting.credit, -posting.amount);
  }
  keep_draft(document);
  positions_.emplace(document.id, kept_.size());
  if (!document.follows.is_empty()) followers_.emplace(document.follows, kept_.size());
  kept_.push_back(
      {static_cast<std::int64_t>(kept_.size()) + 1, recorded_at, document, postings, {}});
}

/// A draft is open until it is dropped, refused or posted.
void MemoryStore::Book::keep_draft(const Document& d) {
  if (d.kind == DocumentKind::draft)
    open_drafts_.emplace(std::tuple{d.unit, d.fiscal_year, d.content}, kept_.size());
  else if (d.kind == DocumentKind::dropping || d.kind == DocumentKind::refusal)
    open_drafts_.erase({d.unit, d.fiscal_year, kept_[positions_.at(d.follows)].document.content});
  else
    open_drafts_.erase({d.unit, d.fiscal_year, draft_text(d.kind, d.number)});
}

Money MemoryStore::Book::drafted(const Scope& scope, const PersonCode& but_of) const {
  Money held;
  for (const auto& [becomes, at] : open_drafts_)
    if (const Document& draft = kept_[at].document; but_of.is_empty() || draft.author != but_of)
      held += held_by_draft(*this, draft, scope);
  return held;
}

std::optional<Kept> MemoryStore::Book::open_draft(DocumentKind kind, const SpendingUnitCode& unit,
                                                  int fiscal_year,
                                                  const DocumentNumber& number) const {
  const auto it = open_drafts_.find({unit, fiscal_year, draft_text(kind, number)});
  if (it == open_drafts_.end()) return std::nullopt;
  return kept_[it->second];
}

std::vector<Kept> MemoryStore::Book::open_drafts() const {
  std::vector<Kept> all;
  for (const auto& [becomes, at] : open_drafts_) all.push_back(kept_[at]);
  std::ranges::sort(all, {}, &Kept::sequence);
  return all;
}

Standing MemoryStore::Book::standing(const Scope& scope) const {
  const auto it = standings_.find(scope);
  return it == standings_.end() ? Standing{} : it->second;
}

Money MemoryStore::Book::balance(const Account& account) const {
  const auto it = balances_.find(account);
  return it == balances_.end() ? Money{} : it->second;
}

std::optional<Classification> MemoryStore::Book::line(const Funding& funding,
                                                      const LineCode& line) const {
  const auto it = lines_.find({funding, line});
  if (it == lines_.end()) return std::nullopt;
  return it->second;
}

std::optional<Kept> MemoryStore::Book::document(const DocumentId& id) const {
  const auto it = positions_.find(id);
  if (it == positions_.end()) return std::nullopt;
  return kept_[it->second];
}

std::optional<Kept> MemoryStore::Book::document(DocumentKind kind, const SpendingUnitCode& unit,
                                                int fiscal_year,
                                                const DocumentNumber& number) const {
  const auto it = std::ranges::find_if(kept_, [&](const Kept& each) {
    const Document& d = each.document;
    return d.kind == kind && d.unit == unit && d.fiscal_year == fiscal_year && d.number == number;
  });
  if (it == kept_.end()) return std::nullopt;
  return *it;
}

std::vector<Kept> MemoryStore::Book::followers(const DocumentId& id) const {
  std::vector<Kept> all;
  const auto [first, last] = followers_.equal_range(id);
  for (auto it = first; it != last; ++it) all.push_back(kept_[it->second]);
  return all;
}

std::vector<Kept> MemoryStore::Book::showing(const DocumentNumber& paper, Date date) const {
  const std::string number = plain_number(paper.text());
  std::vector<Kept> all;
  for (const Kept& each : kept_)
    if (std::ranges::any_of(each.document.evidence, [&](const Evidence& e) {
          return e.date == date && plain_number(e.number.text()) == number;
        }))
      all.push_back(each);
  return all;
}

Holding MemoryStore::Book::holding(const Account& account, Money amount) const {
  const Document& d = kept_[positions_.at(account.opened_by)].document;
  return {account,
          d.number,
          d.kind == DocumentKind::commitment ? d.contract : d.payee,
          d.posted_on,
          d.kind == DocumentKind::advance && !d.follows.is_empty(),
          amount};
}

std::vector<Holding> MemoryStore::Book::opened_in(const Scope& scope,
                                                  std::initializer_list<Stage> stages) const {
  std::vector<Holding> all;
  for (const auto& [account, amount] : balances_) {
    if (std::ranges::find(stages, account.stage) == stages.end()) continue;
    if (account.opened_by.is_empty()) continue;  // what is allotted for whatever is approved
    const auto scopes = scopes_of(account, place_of(account));
    if (!amount.is_zero() && std::ranges::find(scopes, scope) != scopes.end())
      all.push_back(holding(account, amount));
  }
  std::ranges::stable_sort(all, {}, &Holding::since);
  return all;
}

std::vector<Holding> MemoryStore::Book::holdings(const Scope& scope) const {
  return opened_in(scope, {Stage::committed, Stage::advanced});
}

std::vector<Holding> MemoryStore::Book::opened(const Scope& scope, Stage stage) const {
  return opened_in(scope, {stage});
}

std::vector<Funding> MemoryStore::Book::fundings(const SpendingUnitCode& unit,
                                                 int fiscal_year) const {
  std::vector<Funding> all;
  for (const auto& [scope, standing] : standings_) {
    const Funding& funding = scope.funding;
    if (scope.level == ControlLevel::whole && funding.unit == unit &&
        funding.fiscal_year == fiscal_year)
      all.push_back(funding);
  }
  return all;
}

std::vector<Kept> MemoryStore::Book::documents(DocumentKind kind, const SpendingUnitCode& unit,
                                               int fiscal_year) const {
  std::vector<Kept> all;
  for (const Kept& each : kept_) {
    const Document& d = each.document;
    if (d.kind == kind && d.unit == unit && d.fiscal_year == fiscal_year) all.push_back(each);
  }
  return all;
}

std::optional<Kept> MemoryStore::Book::newest(DocumentKind kind, const SpendingUnitCode& unit,
                                              int fiscal_year, const ClassCode& activity) const {
  std::optional<Kept> found;
  for (Kept& each : documents(kind, unit, fiscal_year)) {
    if (each.document.activity == activity && !is_reversed(*this, each.document.id))
      found = std::move(each);
  }
  return found;
}

std::optional<Kept> MemoryStore::Book::last_closing(const SpendingUnitCode& unit,
                                                    int fiscal_year) const {
  std::optional<Kept> last;
  for (const Kept& each : kept_) {
    const Document& d = each.document;
    const bool is_one = d.kind == DocumentKind::closing || d.kind == DocumentKind::reopening;
    if (is_one && d.unit == unit && d.fiscal_year == fiscal_year) last = each;
  }
  return last;
}

int MemoryStore::Book::version(const SpendingUnitCode& unit, int fiscal_year) const {
  int version = 0;
  for (const Kept& each : kept_) {
    const Document& d = each.document;
    if (d.unit == unit && d.fiscal_year == fiscal_year && d.kind != DocumentKind::estimate)
      version = std::max(version, d.version);
  }
  return version;
}

std::optional<Kept> MemoryStore::Book::saved_estimate(const SpendingUnitCode& unit, int fiscal_year,
                                                      int version) const {
  std::optional<Kept> found;
  for (const Kept& each : kept_) {
    const Document& d = each.document;
    const bool is_one =
        d.kind == DocumentKind::estimate && d.unit == unit && d.fiscal_year == fiscal_year;
    if (is_one && (version == 0 || d.version == version)) found = each;
  }
  return found;
}

// ---- The store ------------------------------------------------------------------------------

Result<std::vector<Receipt>> MemoryStore::append(std::span<const Document> documents,
                                                 std::chrono::sys_seconds recorded_at,
                                                 const Decide& decide) {
  Book book = book_;
  std::vector<Receipt> receipts;
  Problems problems;
  for (const Document& document : documents) {
    Result<Decision> decision = decide(book, document);
    if (!decision) {
      for (Problem& each : decision.error()) problems.push_back(std::move(each));
      continue;
    }
    if (!decision->is_repeated) book.keep(document, recorded_at, decision->postings);
    receipts.push_back({book.document(document.id)->sequence, std::move(decision->warnings),
                        decision->is_repeated});
  }
  if (!problems.empty()) return Refusal{std::move(problems)};
  book_ = std::move(book);
  return receipts;
}

Result<std::vector<Receipt>> MemoryStore::rehearse(
    std::span<const Document> documents, std::chrono::sys_seconds recorded_at, const Decide& decide,
    const std::function<void(const BookView&)>& reader) {
  MemoryStore stage{*this};
  auto receipts = stage.append(documents, recorded_at, decide);
  if (receipts) reader(stage.book_);
  return receipts;
}

void MemoryStore::standings(const Query& query, ControlLevel level,
                            const EachStanding& each) const {
  std::map<Scope, Standing> found;
  for (const auto& [account, amount] : book_.balances()) {
    const Classification place = book_.place_of(account);
    if (!is_asked(query, account, place)) continue;
    for (const Scope& scope : scopes_of(account, place))
      if (scope.level == level) found[scope][account.stage] += amount;
  }
  for (const auto& [scope, standing] : found) each(scope, standing);
}

void MemoryStore::sums(const SpendingUnitCode& unit, int fiscal_year, Breakdown breakdown,
                       const EachSum& each) const {
  std::map<std::pair<Funding, std::string>, Standing> found;
  Query query;
  query.unit = unit;
  query.fiscal_year = fiscal_year;
  postings(query, [&](const Kept& kept, const Posting& posting) {
    const auto add = [&](const Account& account, Money amount) {
      const bool is_of_line = account.line != LineCode{};
      const std::string code = breakdown == Breakdown::month
                                   ? iso_date(kept.document.posted_on).substr(0, 7)
                                   : book_.place_of(account).sub_item.text();
      if (is_of_line || breakdown == Breakdown::month)
        found[{account.funding, code}][account.stage] += amount;
    };
    add(posting.debit, posting.amount);
    add(posting.credit, -posting.amount);
    return true;
  });
  for (const auto& [place, standing] : found) each(place.first, place.second, standing);
}

Standing MemoryStore::standing(const Query& query) const {
  Standing standing;
  const auto add = [&](const Account& account, Money amount) {
    if (is_asked(query, account, book_.place_of(account))) standing[account.stage] += amount;
  };
  postings(query, [&](const Kept&, const Posting& posting) {
    add(posting.debit, posting.amount);
    add(posting.credit, -posting.amount);
    return true;
  });
  return standing;
}

void MemoryStore::postings(const Query& query, const EachPosting& each) const {
  std::vector<const Kept*> ordered;
  for (const Kept& kept : book_.kept())
    if (is_asked(query, kept.document)) ordered.push_back(&kept);
  std::ranges::stable_sort(ordered, {}, [](const Kept* kept) { return kept->document.posted_on; });
  for (const Kept* kept : ordered)
    for (const Posting& posting : kept->postings) {
      const bool is_wanted = is_asked(query, posting.debit, book_.place_of(posting.debit)) ||
                             is_asked(query, posting.credit, book_.place_of(posting.credit));
      if (is_wanted && !each(*kept, posting)) return;
    }
}

void MemoryStore::documents(std::int64_t from, const EachDocument& each) const {
  for (const Kept& kept : book_.kept())
    if (kept.sequence >= from && !each(kept)) return;
}

std::vector<Kept> MemoryStore::documents_named(std::string_view text) const {
  std::vector<Kept> all;
  const std::string number = plain_number(text);
  for (const Kept& kept : book_.kept())
    if (kept.document.id.text() == text || plain_number(kept.document.number.text()) == number)
      all.push_back(kept);
  return all;
}

std::unique_ptr<Store> make_memory_book(const BookSettings& settings) {
  return std::make_unique<MemoryStore>(settings);
}

}  // namespace dutoan
