// Closing a year, rehearsing it, and opening it again.
#include "app/typed.hpp"
#include "app/year_end.hpp"

#include <dutoan/budget_day.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace dutoan {
namespace {

/// Makes the documents of one close: their numbers are the close's, with a count behind.
class ClosingPapers {
 public:
  ClosingPapers(const BookView& view, const UnitYear& year, const Document& closing)
      : view_(view), year_(year), closing_(closing) {}

  [[nodiscard]] std::vector<Document> made(const std::vector<OpenItem>& items,
                                           const std::vector<Kept>& carried) {
    for (const OpenItem& item : items) take(item);
    for (Document& each : due_) add(std::move(each));
    for (Document& each : lapsed_by_contract_) add(std::move(each));
    if (!lapsed_.lines.empty()) add(std::move(lapsed_));
    all_.push_back(closing_);
    for (const Kept& each : carried) open(each);
    return std::move(all_);
  }

 private:
  const BookView& view_;
  const UnitYear& year_;
  const Document& closing_;
  std::vector<Document> all_, due_, lapsed_by_contract_;
  Document lapsed_ = paper(DocumentKind::lapse);
  int count_ = 0;

  [[nodiscard]] Document paper(DocumentKind kind) const {
    Document d = closing_;
    d.kind = kind;
    d.lines.clear();
    return d;
  }
  void add(Document d) {
    d.number = DocumentNumber{closing_.number.text() + "/" + std::to_string(++count_)};
    d.total = {};
    for (const DocumentLine& line : d.lines) d.total += line.amount;
    d.id = typed::made_id(d);
    all_.push_back(std::move(d));
  }
  void take(const OpenItem& item) {
    const Account& account = item.account;
    const DocumentLine line{account.funding, account.line, item.amount, {}, {}};
    if (account.stage == Stage::advanced)
      by_opener(due_, DocumentKind::advance_due, item).lines.push_back(line);
    else if (account.stage == Stage::committed)
      by_opener(lapsed_by_contract_, DocumentKind::lapse, item).lines.push_back(line);
    else
      take_unheld(line);
  }
  /// One document for each advance or commitment, whatever lines it has.
  Document& by_opener(std::vector<Document>& all, DocumentKind kind, const OpenItem& item) {
    const auto it = std::ranges::find(all, item.account.opened_by, &Document::follows);
    if (it != all.end()) return *it;
    Document d = paper(kind);
    d.follows = item.account.opened_by;
    d.payee = item.holder;
    return all.emplace_back(std::move(d));
  }
  /// What is allotted, withheld and disputed of a funding lapses in one line.
  void take_unheld(const DocumentLine& line) {
    const auto same = [&](const DocumentLine& each) {
      return each.funding == line.funding && each.line == line.line;
    };
    const auto it = std::ranges::find_if(lapsed_.lines, same);
    if (line.line == LineCode{} && it != lapsed_.lines.end())
      it->amount += line.amount;
    else
      lapsed_.lines.push_back(line);
  }
  void open(const Kept& carried);
};

/// Số dư chuyển sang: what was carried over is money of the next year (29).
void ClosingPapers::open(const Kept& carried) {
  const auto source = view_.document(carried.document.follows);
  const bool is_advance = source && source->document.kind != DocumentKind::commitment;
  Document d = paper(DocumentKind::opening);
  d.follows = carried.document.id;
  d.payee = carried.document.payee;
  ++d.fiscal_year;
  std::map<std::pair<Funding, LineCode>, Money> sums;
  for (const DocumentLine& line : carried.document.lines)
    sums[{line.funding, is_advance ? line.line : LineCode{}}] += line.amount;
  for (const auto& [place, amount] : sums) {
    DocumentLine line{place.first, place.second, amount, {}, {}};
    if (is_advance)
      line.classified = view_.line(place.first, place.second).value_or(Classification{});
    ++line.funding.fiscal_year;
    d.lines.push_back(std::move(line));
  }
  add(std::move(d));
}

/// "KS-2020", or the first of KS-2020-2, KS-2020-3 … that is free.
std::string free_number(const Store& book, const UnitYear& year, DocumentKind kind) {
  const std::string first =
      (kind == DocumentKind::closing ? "KS-" : "MS-") + std::to_string(year.fiscal_year);
  std::string number = first;
  book.read([&](const BookView& view) {
    for (int i = 2; view.document(kind, year.unit, year.fiscal_year, DocumentNumber{number}); ++i)
      number = first + "-" + std::to_string(i);
  });
  return number;
}

/// The day from which the document counts: a closing closes all of the year's books, a reopening
/// opens the month after the year in which they are put right.
Date counts_from(const UnitYear& year, DocumentKind kind, Date date) {
  if (kind == DocumentKind::closing) return std::max(date, last_day_of_books(year.fiscal_year));
  return *Date::of(year.fiscal_year + 1, 1, 1);
}

/// A year is not closed by a paper of its own days.
Problem closed_early(const Document& d) {
  return Problem{LedgerRule::after_year_end,
                 {},
                 {{"number", d.number.text()},
                  {"posted_on", d.date},
                  {"year", std::to_string(d.fiscal_year)},
                  {"last", *Date::of(d.fiscal_year, 12, 31)}}};
}

/// Told once, not for each document that bears the same names.
Problems people_missing(const Document& d) {
  Problems problems;
  const auto add = [&](const PersonCode& person, const Label& field) {
    if (person.is_empty())
      problems.emplace_back(LedgerRule::field_is_given, FilePlace{},
                            std::vector<Fact>{{"number", d.number.text()}, {"field", field}});
  };
  add(d.author, {"người lập", "author"});
  add(d.decider, {"người quyết định", "decider"});
  return problems;
}

/// The paper that closes the year or opens it again; what was not typed is filled in.
Result<Document> year_paper(const Store& book, const TypedDocument& typed, const UnitYear& year,
                            DocumentKind kind) {
  const Date last = last_day_of_books(year.fiscal_year);
  const auto date = typed.date.empty()
                        ? Result<Date, DateFault>{last}
                        : parse_day(typed.date, typed.today, year_of_days(kind, year.fiscal_year));
  if (!date)
    return refuse(Problem{EntryRule::date_unreadable,
                          {},
                          {{"text", typed.date}, {"field", Label{"ngày chứng từ", "date"}}}});
  Document d;
  d.kind = kind;
  d.unit = year.unit;
  d.fiscal_year = year.fiscal_year;
  d.number = DocumentNumber{typed.number.empty() ? free_number(book, year, kind) : typed.number};
  d.date = *date;
  d.posted_on = counts_from(year, kind, *date);
  d.description = typed.description;
  if (d.description.empty() && kind == DocumentKind::closing)
    d.description = "Khóa sổ năm " + std::to_string(year.fiscal_year);
  d.author = PersonCode{typed.author};
  d.decider = PersonCode{typed.decider};
  d.id = typed.id.empty() ? typed::made_id(d) : DocumentId{typed.id};
  Problems problems = people_missing(d);
  if (kind == DocumentKind::closing && d.date <= *Date::of(year.fiscal_year, 12, 31))
    problems.push_back(closed_early(d));
  if (!problems.empty()) return refuse(std::move(problems));
  return d;
}

std::vector<FundingEnd> standings_before(const BookView& view, const UnitYear& year) {
  std::vector<FundingEnd> all;
  for (const int fiscal_year : {year.fiscal_year, year.fiscal_year + 1})
    for (const Funding& funding : view.fundings(year.unit, fiscal_year))
      all.push_back({funding, view.standing(Scope::whole(funding)), {}});
  for (FundingEnd& each : all) each.after = each.before;  // until something is posted
  return all;
}

/// What the close left; a funding of the next year may be new.
void add_standings_after(const BookView& view, const UnitYear& year,
                         std::vector<FundingEnd>& fundings) {
  for (const int fiscal_year : {year.fiscal_year, year.fiscal_year + 1})
    for (const Funding& funding : view.fundings(year.unit, fiscal_year)) {
      auto it = std::ranges::find(fundings, funding, &FundingEnd::funding);
      if (it == fundings.end()) it = fundings.insert(it, FundingEnd{funding, {}, {}});
      it->after = view.standing(Scope::whole(funding));
    }
}

/// The number of a close that was undone closes nothing.
Problem number_taken(const Kept& kept) {
  const Document& d = kept.document;
  return Problem{
      LedgerRule::number_is_free, {}, {{"number", d.number.text()}, {"taken_on", d.date}}};
}

enum class Keep : std::uint8_t { nothing, all };

/// The close, which a rehearsal runs as well.
Result<YearEnd> run(Store& book, YearEnd end, std::chrono::sys_seconds now, Keep keep) {
  const auto show = [&](const BookView& view) {
    add_standings_after(view, end.year, end.fundings);
  };
  const auto receipts = keep == Keep::all ? book.append(end.documents, now, decide)
                                          : book.rehearse(end.documents, now, decide, show);
  if (!receipts) return refuse(receipts.error());
  if (keep == Keep::all) book.read(show);
  end.is_kept = keep == Keep::all;
  return end;
}

YearEndRule rule_of(BlockerKind kind) {
  switch (kind) {
    case BlockerKind::advance_open: return YearEndRule::advance_blocks;
    case BlockerKind::draft_open: return YearEndRule::draft_blocks;
    case BlockerKind::difference_open: return YearEndRule::difference_blocks;
    case BlockerKind::class_not_settled: break;
  }
  return YearEndRule::class_blocks;
}

Problems told(const std::vector<Blocker>& blockers) {
  Problems problems;
  for (const Blocker& each : blockers)
    problems.emplace_back(rule_of(each.kind), FilePlace{},
                          std::vector<Fact>{{"subject", each.subject}, {"amount", each.amount}});
  return problems;
}

}  // namespace

Query UnitYear::query() const {
  Query query;
  query.unit = unit;
  query.fiscal_year = fiscal_year;
  return query;
}

Result<UnitYear> find_year(const Store& book, const TypedFunding& typed) {
  std::set<UnitYear> all, found;
  for (const Funding& funding : typed::fundings_of(book))
    all.insert({funding.unit, funding.fiscal_year});
  for (const UnitYear& each : all)
    if ((typed.unit.empty() || typed.unit == each.unit.text()) &&
        (typed.year.empty() || typed.year == std::to_string(each.fiscal_year)))
      found.insert(each);
  if (found.size() == 1) return *found.begin();
  std::string known;
  for (const UnitYear& each : all)
    known +=
        (known.empty() ? "" : ", ") + each.unit.text() + " " + std::to_string(each.fiscal_year);
  return refuse(Problem{found.empty() ? YearEndRule::year_not_found : YearEndRule::several_years,
                        {},
                        {{"known", known}}});
}

namespace {

/// What is only looked at needs nobody's name.
TypedDocument with_people(TypedDocument typed) {
  if (typed.author.empty()) typed.author = "khóa sổ thử";
  if (typed.decider.empty()) typed.decider = "chưa quyết định";
  return typed;
}

Result<YearEnd> prepared(const Store& book, const TypedDocument& typed,
                         const std::vector<SettlementRegime>& regimes) {
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  const SettlementRegime* regime = regime_of(regimes, year->fiscal_year);
  if (regime == nullptr)
    return refuse(
        Problem{YearEndRule::regime_unknown, {}, {{"year", std::to_string(year->fiscal_year)}}});
  const auto closing = year_paper(book, typed, *year, DocumentKind::closing);
  if (!closing) return refuse(closing.error());
  YearEnd end;
  end.year = *year;
  end.regime = *regime;
  std::optional<Kept> taken;  // by a close that was undone since
  book.read([&](const BookView& view) {
    end.state = settlement_course(view, year->unit, year->fiscal_year).state();
    end.carried = year_end::carried_over(view, *year);
    end.fundings = standings_before(view, *year);
    if (end.state != SettlementState::open) return;
    taken = view.document(closing->id);
    end.blockers = year_end::blockers_of(book, view, *year);
    end.items = year_end::open_items(book, view, *year, *regime);
    end.documents = ClosingPapers{view, *year, *closing}.made(end.items, end.carried);
  });
  if (taken) return refuse(number_taken(*taken));
  return end;
}

}  // namespace

Result<YearEnd> look_at_year(const Store& book, const TypedDocument& typed,
                             const std::vector<SettlementRegime>& regimes) {
  return prepared(book, with_people(typed), regimes);
}

Result<YearEnd> rehearse_close(Store& book, const TypedDocument& typed,
                               const std::vector<SettlementRegime>& regimes,
                               std::chrono::sys_seconds now) {
  auto end = look_at_year(book, typed, regimes);
  if (!end || end->documents.empty()) return end;
  return run(book, std::move(*end), now, Keep::nothing);
}

Result<YearEnd> close_year(Store& book, const TypedDocument& typed,
                           const std::vector<SettlementRegime>& regimes,
                           std::chrono::sys_seconds now) {
  auto end = prepared(book, typed, regimes);
  if (!end || end->documents.empty()) return end;
  if (!end->blockers.empty()) return refuse(told(end->blockers));
  return run(book, std::move(*end), now, Keep::all);
}

namespace {

/// What the close posted and nobody undid, the last first.
std::vector<Kept> posted_by(const BookView& view, const UnitYear& year, const Kept& closing) {
  std::vector<Kept> all;
  const std::string prefix = closing.document.number.text() + "/";
  const auto take = [&](DocumentKind kind, int fiscal_year) {
    for (Kept& each : view.documents(kind, year.unit, fiscal_year))
      if (each.document.number.text().starts_with(prefix) && !is_reversed(view, each.document.id))
        all.push_back(std::move(each));
  };
  take(DocumentKind::opening, year.fiscal_year + 1);
  take(DocumentKind::lapse, year.fiscal_year);
  take(DocumentKind::advance_due, year.fiscal_year);
  std::ranges::sort(all, std::greater{}, &Kept::sequence);
  return all;
}

}  // namespace

Result<std::vector<Document>> read_reopening(const Store& book, const TypedDocument& typed) {
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  std::optional<Kept> closing;
  std::vector<Kept> posted;
  book.read([&](const BookView& view) {
    closing = settlement_course(view, year->unit, year->fiscal_year).closing;
    if (closing) posted = posted_by(view, *year, *closing);
  });
  if (!closing)
    return refuse(
        Problem{YearEndRule::year_not_closed, {}, {{"year", std::to_string(year->fiscal_year)}}});
  const auto paper = year_paper(book, typed, *year, DocumentKind::reopening);
  if (!paper) return refuse(paper.error());
  std::vector<Document> documents;
  const auto reverse = [&](const Kept& kept) {
    Document d = *paper;
    d.kind = DocumentKind::reversal;
    d.fiscal_year = kept.document.fiscal_year;
    d.posted_on = d.date;
    d.follows = kept.document.id;
    d.number = DocumentNumber{paper->number.text() + "/" + std::to_string(documents.size())};
    d.id = typed::made_id(d);
    documents.push_back(std::move(d));
  };
  documents.push_back(*paper);
  for (const Kept& each : posted) reverse(each);
  return documents;
}

}  // namespace dutoan
