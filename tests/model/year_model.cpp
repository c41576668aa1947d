// Random years, through their close and review, against figures that are added up posting by
// posting.
#include "support/year_case.hpp"

#include <dutoan/year_trace.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using enum DocumentKind;

std::int64_t any(std::int64_t from, std::int64_t to) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}

template <class T>
const T& one_of(const std::vector<T>& all) {
  return all[static_cast<std::size_t>(any(0, static_cast<std::int64_t>(all.size()) - 1))];
}

const std::vector<std::string> lines = {"ML1/hall", "ML1/drinks", "ML1/meals", "TQ1/bus"};

/// Khoản 085 without autonomy, 341 with it.
Funding any_funding(int year = 2020) {
  Funding funding = small_funding(any(0, 1) == 0 ? "085" : "341");
  if (funding.subcategory.text() == "341") {
    funding.nature = SourceNatureCode{"13"};
    funding.programme = {};
  }
  funding.fiscal_year = year;
  return funding;
}

/// A year that is written document by document; what the ledger refuses is left out.
class RandomYear {
 public:
  void run();
  [[nodiscard]] const Store& store() const { return *store_; }
  [[nodiscard]] int posted(DocumentKind kind) { return accepted_[kind]; }

 private:
  std::unique_ptr<Store> store_ = make_memory_book({});
  std::vector<Document> documents_;
  std::map<DocumentKind, int> accepted_;
  Date day_ = *Date::of(2020, 1, 6);

  bool add(DocumentKind kind, std::vector<DocumentLine> made, const std::string& follows = {},
           int year = 2020);
  DocumentLine line(const Funding& funding, const std::string& code, std::int64_t amount) {
    DocumentLine made = small_line(code, amount);
    made.funding = funding;
    return made;
  }
  void begin();
  void spend();
  void end();
  void review();
  std::vector<DocumentLine> spent_lines(bool is_reviewed) const;
};

bool RandomYear::add(DocumentKind kind, std::vector<DocumentLine> made, const std::string& follows,
                     int year) {
  if (made.empty() && moves_money(kind) && kind != reversal) return false;
  for (DocumentLine& each : made)
    if (kind == approval || kind == amendment || (kind == opening && each.line != LineCode{}))
      each.classified = small_place(each.line);
  Document d = small_document(kind, "CT-" + std::to_string(documents_.size()), std::move(made));
  d.date = d.posted_on = day_;
  d.fiscal_year = year;
  d.follows = DocumentId{follows};
  if (kind == approval) d.version = 1;
  if (kind == amendment) d.version = 2 + accepted_[amendment];
  if (kind == DocumentKind::review) d.content = "x";
  if (kind >= DocumentKind::review && kind <= notice)
    d.author = PersonCode{"stc1"},
    d.decider = PersonCode{kind == DocumentKind::review ? "" : "gds"};
  if (kind == payment || kind == clearance)
    d.evidence.push_back({"hd", DocumentNumber{"1"}, *Date::of(2020, 12, 1), {}});
  const std::vector<Document> one = {d};
  if (!store_->append(one, recorded_at, decide)) return false;
  ++accepted_[kind];
  documents_.push_back(std::move(d));
  return true;
}

void RandomYear::begin() {
  for (const char* khoan : {"085", "341"}) {
    Funding funding = small_funding(khoan);
    if (funding.subcategory.text() == "341")
      funding.nature = SourceNatureCode{"13"}, funding.programme = {};
    RC_ASSERT(add(allotment, {line(funding, "", any(400, 600))}));
  }
  std::vector<DocumentLine> approved;
  for (const char* khoan : {"085", "341"})
    for (const std::string& code : lines) {
      Funding funding = small_funding(khoan);
      if (funding.subcategory.text() == "341")
        funding.nature = SourceNatureCode{"13"}, funding.programme = {};
      approved.push_back(line(funding, code, any(20, 90)));
    }
  RC_ASSERT(add(approval, std::move(approved)));
}

void RandomYear::spend() {
  static const std::vector<DocumentKind> kinds = {
      supplement, reduction, withholding, commitment, commitment, release,
      advance,    advance,   advance,     clearance,  clearance,  clearance,
      repayment,  payment,   payment,     recovery,   reversal};
  const DocumentKind kind = one_of(kinds);
  std::string follows;
  Funding funding = any_funding();
  std::string code = one_of(lines);
  std::vector<const Document*> fitting;
  for (const Document& d : documents_)
    if (kind == reversal || may_follow(kind, d.kind)) fitting.push_back(&d);
  const bool is_bound = kind == release || kind == clearance || kind == repayment ||
                        kind == recovery || kind == reversal;
  if (!fitting.empty() && (is_bound || any(0, 2) == 0)) {
    const Document& followed = *one_of(fitting);
    follows = followed.id.text();
    if (!followed.lines.empty() && followed.lines.front().line != LineCode{}) {
      funding = followed.lines.front().funding;
      code = followed.lines.front().line.text();
    }
  }
  const bool is_of_pool = kind == supplement || kind == reduction || kind == withholding;
  std::vector<DocumentLine> made;
  if (kind != reversal) made.push_back(line(funding, is_of_pool ? "" : code, any(1, 30)));
  add(kind, std::move(made), follows);
}

void RandomYear::end() {
  day_ = *Date::of(2021, 1, 31);
  std::vector<Funding> fundings;
  std::vector<Holding> holdings;
  store_->read([&](const BookView& view) {
    fundings = view.fundings(SpendingUnitCode{"BDT"}, 2020);
    for (const Funding& each : fundings)
      for (const Holding& holding : view.holdings(Scope::whole(each))) holdings.push_back(holding);
  });
  for (const Holding& each : holdings) {
    const auto of = [&](std::int64_t amount) {
      return line(each.account.funding, each.account.line.text(), amount);
    };
    const std::string& opener = each.account.opened_by.text();
    const std::int64_t all = each.amount.dong(), part = any(0, all);
    const DocumentKind rest = each.account.stage == Stage::advanced ? advance_due : lapse;
    if (part > 0) add(carry_over, {of(part)}, opener);
    if (part < all) add(rest, {of(all - part)}, opener);
  }
  for (const Funding& funding : fundings) {
    const Standing whole = [&] {
      Standing found;
      store_->read([&](const BookView& view) { found = view.standing(Scope::whole(funding)); });
      return found;
    }();
    const std::int64_t pool =
        (whole[Stage::allotted] + whole[Stage::withheld] + whole[Stage::disputed]).dong();
    const std::int64_t kept = any(0, whole[Stage::allotted].dong());
    if (kept > 0) add(carry_over, {line(funding, "", kept)});
    if (pool > kept) add(lapse, {line(funding, "", pool - kept)});
    for (const std::string& code : lines) {
      Money left;
      store_->read([&](const BookView& view) {
        left = view.standing(Scope::of(funding, line_code(code)))[Stage::approved];
      });
      if (left.dong() > 0) add(lapse, {line(funding, code, left.dong())});
    }
  }
  RC_ASSERT(add(closing, {}));
}

std::vector<DocumentLine> RandomYear::spent_lines(bool is_reviewed) const {
  std::vector<DocumentLine> made;
  store_->read([&](const BookView& view) {
    std::map<std::pair<Funding, LineCode>, Money> disallowed;
    if (is_reviewed)
      for (const DocumentLine& each :
           disallowed_lines(settlement_course(view, SpendingUnitCode{"BDT"}, 2020)))
        disallowed[{each.funding, each.line}] = each.amount;
    for (const Funding& funding : view.fundings(SpendingUnitCode{"BDT"}, 2020))
      for (const std::string& code : lines) {
        DocumentLine one = small_line(code, 0);
        one.funding = funding;
        one.amount = view.standing(Scope::of(funding, line_code(code)))[Stage::spent] -
                     disallowed[{funding, one.line}];
        if (!one.amount.is_zero()) made.push_back(std::move(one));
      }
  });
  return made;
}

void RandomYear::review() {
  day_ = *Date::of(2021, 3, 1);
  for (const Document& d : std::vector(documents_)) {
    if (d.kind == advance_due && any(0, 1) == 0)
      add(refund,
          {line(d.lines[0].funding, d.lines[0].line.text(), any(1, d.lines[0].amount.dong()))},
          d.id.text());
    if (d.kind == carry_over) {
      DocumentLine one = d.lines[0];
      ++one.funding.fiscal_year;
      const auto source = std::ranges::find(documents_, d.follows, &Document::id);
      if (source == documents_.end() || source->kind == commitment) one.line = {};
      add(opening, {one}, d.id.text(), 2021);
    }
  }
  RC_ASSERT(add(settlement, spent_lines(false)));
  const std::string report = documents_.back().id.text();
  for (const Document& d : std::vector(documents_))
    if ((d.kind == payment || d.kind == clearance) && any(0, 2) == 0)
      add(DocumentKind::review,
          {line(d.lines[0].funding, d.lines[0].line.text(), any(1, d.lines[0].amount.dong()))},
          d.id.text());
  RC_ASSERT(add(minutes, spent_lines(true), report));
  const std::string agreed = documents_.back().id.text();
  for (const Document& d : std::vector(documents_))
    if (d.kind == DocumentKind::review) add(disallowance, d.lines, d.follows.text());
  if (!spent_lines(false).empty()) RC_ASSERT(add(notice, spent_lines(false), agreed));
  for (const Document& d : std::vector(documents_))
    if (d.kind == disallowance && any(0, 1) == 0)
      add(refund,
          {line(d.lines[0].funding, d.lines[0].line.text(), any(1, d.lines[0].amount.dong()))},
          d.id.text());
}

// ---- What must hold ---------------------------------------------------------------------------

/// Each figure of the year as all its postings, and reviews, make it (YF3).
std::map<std::pair<Funding, YearFigure>, Money> added_up(const Store& store, int year,
                                                         YearBasis basis) {
  std::map<DocumentId, DocumentKind> kinds;
  store.documents(1, [&](const Kept& each) {
    kinds[each.document.id] = each.document.kind;
    return true;
  });
  std::map<std::pair<Funding, YearFigure>, Money> sums;
  Query query;
  query.fiscal_year = year;
  store.postings(query, [&](const Kept& kept, const Posting& posting) {
    for (std::size_t i = 0; i < year_figure_count; ++i) {
      const auto figure = static_cast<YearFigure>(i);
      sums[{posting.debit.funding, figure}] +=
          moved(figure, basis, kept, posting, [&](const DocumentId& id) { return kinds.at(id); });
    }
    return true;
  });
  if (basis == YearBasis::reviewed)
    store.read([&](const BookView& view) {
      for (const DocumentLine& each :
           disallowed_lines(settlement_course(view, SpendingUnitCode{"BDT"}, year))) {
        sums[{each.funding, YearFigure::expended}] -= each.amount;
        sums[{each.funding, YearFigure::refund_due}] += each.amount;
      }
    });
  return sums;
}

void check_cash(const YearAmounts& f) {
  using enum YearFigure;
  RC_ASSERT(f[advance_brought] + f[withdrawn] ==
            f[expended] + f[refunded] + f[refund_due] + f[advanced] + f[advance_carried]);
}

void check_figures(const Store& store, int year) {
  const YearFigures figures = small_year(store, year);
  for (const YearBasis basis : {YearBasis::reported, YearBasis::reviewed}) {
    auto sums = added_up(store, year, basis);
    for (const FundingFigures& each : figures.fundings) {
      for (std::size_t i = 0; i < year_figure_count; ++i) {
        const auto figure = static_cast<YearFigure>(i);
        RC_ASSERT(each.on(basis)[figure] == (sums[{each.funding, figure}]));
      }
      check_cash(each.on(basis));
      YearAmounts by_sub_item;
      for (const SubItemFigures& one : figures.sub_items)
        if (one.funding == each.funding) by_sub_item += one.on(basis);
      for (const YearFigure figure : {YearFigure::expended, YearFigure::advance_open})
        RC_ASSERT(by_sub_item[figure] == each.on(basis)[figure]);
    }
  }
  Money granted, withdrawn;
  for (const FundingFigures& each : figures.fundings)
    granted += each.reported[YearFigure::granted],
        withdrawn += each.reported[YearFigure::withdrawn];
  for (const MonthFigures& each : figures.months)
    granted -= each.granted, withdrawn -= each.withdrawn;
  RC_ASSERT(granted == Money{});
  RC_ASSERT(withdrawn == Money{});
}

void check_statements(const Store& store) {
  const YearFigures figures = small_year(store);
  for (const YearForm& form : shipped_forms().forms)
    for (const YearBasis basis : {YearBasis::reported, YearBasis::reviewed}) {
      const auto made = year_statement(form, shipped_forms(), figures, basis);
      RC_ASSERT(made.has_value());
      for (const Problem& each : made->problems)
        RC_ASSERT_FALSE(each.is(StatementRule::identity_holds));
    }
  const YearStatement b01 = statement_of("B01", figures), f0101 = statement_of("F01-01", figures);
  RC_ASSERT(cell_of(f0101, "I", "1") == cell_of(b01, "18"));
  RC_ASSERT(cell_of(f0101, "II", "1") == cell_of(b01, "19"));
  RC_ASSERT(cell_of(statement_of("F01-02", figures), "07") == cell_of(b01, "17"));
}

/// The documents of a traced cell come to it (TR1).
void check_trace(const Store& store) {
  const YearFigures figures = small_year(store);
  static const std::vector<std::string> cells = {
      "B01/11/total",   "B01/16/085",       "B01/17/070",  "B01/19/total",
      "B01/22/total",   "B01/27/total",     "B01/24/341",  "B01/33/total",
      "1c/19/reviewed", "1c/27/difference", "F01-01/II/1", "02-SDKP/total/1"};
  for (const YearBasis basis : {YearBasis::reported, YearBasis::reviewed}) {
    const auto cell = find_cell(shipped_forms(), figures, basis, one_of(cells));
    if (!cell) continue;  // a khoản that this year has not
    const Trace made = trace(store, shipped_forms(), figures, *cell, 1, 100'000);
    Money sum;
    for (const TraceEntry& each : made.entries) sum += each.amount;
    RC_ASSERT(sum == made.amount);
    RC_ASSERT(made.count == made.entries.size());
  }
}

void RandomYear::run() {
  begin();
  for (std::int64_t left = any(10, 60); left > 0; --left) {
    spend();
    if (left % 7 == 0) day_ = day_.plus_days(static_cast<int>(any(1, 20)));
  }
  check_figures(*store_, 2020);
  check_statements(*store_);
  end();
  check_figures(*store_, 2020);
  check_statements(*store_);
  review();
  check_figures(*store_, 2020);
  check_figures(*store_, 2021);
  check_statements(*store_);
  check_trace(*store_);
}

TEST_CASE("the figures of random years are what their postings add up to", "[statement]") {
  std::map<DocumentKind, int> seen;
  rc::prop("random years", [&] {
    RandomYear year;
    year.run();
    for (const DocumentKind kind : {carry_over, lapse, advance_due, opening, DocumentKind::review,
                                    disallowance, refund, recovery, reversal})
      seen[kind] += year.posted(kind);
  });
  for (const DocumentKind kind : {carry_over, lapse, advance_due, opening, DocumentKind::review,
                                  disallowance, refund, recovery, reversal}) {
    CAPTURE(word(kind));
    CHECK(seen[kind] > 10);
  }
}

}  // namespace
}  // namespace dutoan::tests
