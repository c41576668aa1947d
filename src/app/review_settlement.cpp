// The review of a settlement: what is reported, reviewed, minuted and noticed.
#include "app/typed.hpp"

#include <dutoan/budget_day.hpp>
#include <dutoan/reconciliation.hpp>
#include <dutoan/reviewing.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using Place = std::pair<Funding, LineCode>;

/// What each line spent, whatever the review made of it since.
std::map<Place, Money> reported_lines(const Store& book, const UnitYear& year) {
  std::map<Place, Money> lines;
  book.standings(year.query(), ControlLevel::line,
                 [&](const Scope& scope, const Standing& standing) {
                   if (standing[Stage::spent].is_zero()) return;
                   const auto slash = scope.code.find('/');
                   const LineCode line{ClassCode{scope.code.substr(0, slash)},
                                       ItemCode{scope.code.substr(slash + 1)}};
                   lines[{scope.funding, line}] = standing[Stage::spent];
                 });
  return lines;
}

std::map<Place, Money> amounts_of(const std::vector<DocumentLine>& lines) {
  std::map<Place, Money> amounts;
  for (const DocumentLine& line : lines) amounts[{line.funding, line.line}] += line.amount;
  return amounts;
}

std::vector<ReviewedLine> reviewed_lines(const SettlementCourse& course,
                                         const std::map<Place, Money>& spent) {
  const auto reported = course.settlement ? amounts_of(course.settlement->document.lines) : spent;
  const auto disallowed = amounts_of(disallowed_lines(course));
  std::vector<ReviewedLine> lines;
  for (const auto& [place, amount] : reported) {
    const auto it = disallowed.find(place);
    lines.push_back(
        {place.first, place.second, amount, it == disallowed.end() ? Money{} : it->second});
  }
  return lines;
}

std::vector<ReviewedVoucher> reviewed_vouchers(const BookView& view,
                                               const SettlementCourse& course) {
  std::vector<ReviewedVoucher> all;
  for (const Kept& review : course.reviews) {
    const auto voucher = view.document(review.document.follows);
    const auto finding = read_finding(review.document.content, review.document.number.text());
    if (voucher && finding) all.push_back({review, voucher->document, *finding});
  }
  return all;
}

void set_lines(Document& d, std::vector<DocumentLine> lines) {
  d.lines = std::move(lines);
  d.total = {};
  for (const DocumentLine& line : d.lines) d.total += line.amount;
}

/// The same document sent again is the one that was sent first, whatever the book says since. What
/// was undone since is none: its number stays taken, and the ledger says so.
std::optional<Document> sent_before(const Store& book, const Document& made) {
  std::optional<Document> before;
  book.read([&](const BookView& view) {
    const auto known = view.document(made.id);
    if (!known || known->document.kind != made.kind || known->document.date != made.date ||
        known->document.author != made.author || known->document.decider != made.decider)
      return;
    before = known->document;
  });
  return before;
}

/// Whether the document stands in the book and was reversed.
std::optional<Problem> undone_since(const Store& book, const Document& made) {
  std::optional<Problem> found;
  book.read([&](const BookView& view) {
    for (const Kept& each : view.followers(made.id))
      if (each.document.kind == DocumentKind::reversal && view.document(made.id))
        found = Problem{LedgerRule::not_reversed,
                        {},
                        {{"number", made.number.text()},
                         {"follows", made.number.text()},
                         {"by", each.document.number.text()},
                         {"on", each.document.posted_on}}};
  });
  return found;
}

/// The paper as it was typed, without lines.
Result<Document> paper_of(const Store& book, const TypedDocument& typed, const UnitYear& year,
                          DocumentKind kind) {
  const auto date =
      parse_day(typed.date, typed.today, year_of_days(DocumentKind::review, year.fiscal_year));
  if (!date)
    return refuse(Problem{EntryRule::date_unreadable,
                          {},
                          {{"text", typed.date}, {"field", Label{"ngày chứng từ", "date"}}}});
  Document d;
  d.kind = kind;
  d.number = DocumentNumber{typed.number};
  d.unit = year.unit;
  d.fiscal_year = year.fiscal_year;
  d.date = d.posted_on = *date;
  d.description = typed.description;
  d.author = PersonCode{typed.author};
  d.decider = PersonCode{typed.decider};
  d.id = typed.id.empty() ? typed::made_id(d) : DocumentId{typed.id};
  if (auto undone = undone_since(book, d)) return refuse(std::move(*undone));
  return d;
}

std::vector<DocumentLine> accepted_lines(const SettlementReview& review) {
  std::vector<DocumentLine> lines;
  for (const ReviewedLine& line : review.lines)
    if (!line.reviewed().is_zero())
      lines.push_back({line.funding, line.line, line.reviewed(), {}, {}});
  return lines;
}

/// What the finding must say for itself.
Problems lacking(const ReviewFinding& finding, const SettlementRegime* regime,
                 const std::vector<std::string>& amounts) {
  Problems problems;
  const auto add = [&](ReviewRule rule, std::vector<Fact> facts = {}) {
    problems.emplace_back(rule, FilePlace{}, std::move(facts));
  };
  const bool disallows = finding.outcome == ReviewOutcome::disallowed;
  if (disallows && regime != nullptr && regime->finance == FinanceRole::check)
    add(ReviewRule::finance_checks_only,
        {{"law", regime->label}, {"citation", regime->finance_citation}});
  if (finding.outcome != ReviewOutcome::accepted && finding.reason.empty())
    add(ReviewRule::reason_missing);
  if (disallows && finding.citation.empty()) add(ReviewRule::clause_missing);
  if (finding.outcome == ReviewOutcome::incomplete && !finding.until)
    add(ReviewRule::deadline_missing);
  if (disallows == amounts.empty()) add(ReviewRule::nothing_disallowed);
  return problems;
}

/// The amounts that are disallowed of the voucher's lines.
Result<std::vector<DocumentLine>> lines_disallowed(const Store& book, const TypedDocument& typed,
                                                   const Kept& voucher) {
  if (typed.lines.empty()) return std::vector<DocumentLine>{};
  typed::Finder finder{book, nullptr};
  TypedDocument meant = typed;
  meant.kind = DocumentKind::disallowance;
  const std::optional<Kept> followed = voucher;
  return typed::read_lines({finder, meant, {}, voucher.document.lines.front().funding, followed});
}

std::optional<Date> incomplete_until(const SettlementReview& review, std::string& voucher) {
  for (const ReviewedVoucher& each : review.vouchers) {
    if (each.finding.outcome != ReviewOutcome::incomplete) continue;
    voucher = each.voucher.number.text();
    return each.finding.until;
  }
  return std::nullopt;
}

/// One disallowance for each voucher of which something is disallowed, numbered behind the notice.
std::vector<Document> disallowances(const SettlementReview& review, const Document& notice) {
  std::vector<Document> all;
  for (const ReviewedVoucher& each : review.vouchers) {
    if (each.review.document.lines.empty()) continue;
    Document d = notice;
    d.kind = DocumentKind::disallowance;
    d.number = DocumentNumber{notice.number.text() + "/" + std::to_string(all.size() + 1)};
    d.follows = each.voucher.id;
    d.payee = each.voucher.payee;
    d.description = each.finding.reason + " (" + each.finding.citation + ")";
    set_lines(d, each.review.document.lines);
    d.id = typed::made_id(d);
    all.push_back(std::move(d));
  }
  return all;
}

}  // namespace

Result<SettlementReview> find_review(const Store& book, const TypedFunding& typed) {
  const auto year = find_year(book, typed);
  if (!year) return refuse(year.error());
  SettlementReview review;
  review.year = *year;
  book.read([&](const BookView& view) {
    review.course = settlement_course(view, year->unit, year->fiscal_year);
    review.lines = reviewed_lines(review.course, reported_lines(book, *year));
    review.vouchers = reviewed_vouchers(view, review.course);
  });
  return review;
}

Result<Document> read_settlement(const Store& book, const TypedDocument& typed) {
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  auto made = paper_of(book, typed, *year, DocumentKind::settlement);
  if (!made) return made;
  if (auto before = sent_before(book, *made)) return *std::move(before);
  const auto open = open_differences(book, year->unit, year->fiscal_year);
  if (!open) return refuse(open.error());
  if (!open->cells.empty())
    return refuse(Problem{ReviewRule::differences_open,
                          {},
                          {{"count", static_cast<std::int64_t>(open->cells.size())},
                           {"paper", open->reconciliation->document.number.text()}}});
  std::vector<DocumentLine> lines;
  for (const auto& [place, amount] : reported_lines(book, *year))
    lines.push_back({place.first, place.second, amount, {}, {}});
  set_lines(*made, std::move(lines));
  return made;
}

Result<Document> read_review(const Store& book, const TypedDocument& typed,
                             const ReviewFinding& finding,
                             const std::vector<SettlementRegime>& regimes) {
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  if (Problems problems = lacking(finding, regime_of(regimes, year->fiscal_year), typed.lines);
      !problems.empty())
    return refuse(std::move(problems));
  typed::Finder finder{book, nullptr};
  const auto voucher = finder.followed(typed.follows, DocumentKind::review);
  if (!voucher) return refuse(voucher.error());
  auto made = paper_of(book, typed, *year, DocumentKind::review);
  if (!made) return made;
  if (finding.until && *finding.until < made->date)
    return refuse(Problem{ReviewRule::deadline_missing, {}, {}});
  made->follows = voucher->document.id;
  made->payee = voucher->document.payee;
  made->content = finding_text(finding);
  if (made->description.empty())
    made->description = finding.reason.empty() ? "Chấp nhận" : finding.reason;
  auto lines = lines_disallowed(book, typed, *voucher);
  if (!lines) return refuse(lines.error());
  set_lines(*made, std::move(*lines));
  return made;
}

Result<Document> read_minutes(const Store& book, const TypedDocument& typed) {
  const auto review = find_review(book, typed.funding);
  if (!review) return refuse(review.error());
  auto made = paper_of(book, typed, review->year, DocumentKind::minutes);
  if (!made) return made;
  if (auto before = sent_before(book, *made)) return *std::move(before);
  if (!review->course.settlement) return refuse(Problem{ReviewRule::not_reported, {}, {}});
  std::string voucher;
  if (const auto until = incomplete_until(*review, voucher))
    return refuse(
        Problem{ReviewRule::files_incomplete, {}, {{"voucher", voucher}, {"until", *until}}});
  made->follows = review->course.settlement->document.id;
  set_lines(*made, accepted_lines(*review));
  return made;
}

Result<std::vector<Document>> read_notice(const Store& book, const TypedDocument& typed) {
  const auto review = find_review(book, typed.funding);
  if (!review) return refuse(review.error());
  auto notice = paper_of(book, typed, review->year, DocumentKind::notice);
  if (!notice) return refuse(notice.error());
  if (auto before = sent_before(book, *notice)) return std::vector{*std::move(before)};
  if (!review->course.minutes) return refuse(Problem{ReviewRule::not_minuted, {}, {}});
  notice->follows = review->course.minutes->document.id;
  set_lines(*notice, review->course.minutes->document.lines);
  std::vector<Document> all = disallowances(*review, *notice);
  all.push_back(std::move(*notice));
  return all;
}

namespace {

/// The disallowances of the year that hold.
std::vector<Kept> standing_disallowances(const BookView& view, const UnitYear& year) {
  std::vector<Kept> all = view.documents(DocumentKind::disallowance, year.unit, year.fiscal_year);
  std::erase_if(all, [&](const Kept& each) { return is_reversed(view, each.document.id); });
  return all;
}

}  // namespace

Result<std::vector<Document>> read_review_reopening(const Store& book, const TypedDocument& typed) {
  const auto review = find_review(book, typed.funding);
  if (!review) return refuse(review.error());
  const auto paper = paper_of(book, typed, review->year, DocumentKind::reversal);
  if (!paper) return refuse(paper.error());
  std::vector<Kept> undone;
  const SettlementCourse& course = review->course;
  if (course.notice) undone.push_back(*course.notice);
  book.read([&](const BookView& view) {
    std::ranges::move(standing_disallowances(view, review->year), std::back_inserter(undone));
  });
  if (course.minutes) undone.push_back(*course.minutes);
  if (undone.empty() && course.settlement) undone.push_back(*course.settlement);
  if (undone.empty()) return refuse(Problem{ReviewRule::nothing_to_undo, {}, {}});
  std::vector<Document> documents;
  for (const Kept& each : undone) {
    Document d = *paper;
    d.follows = each.document.id;
    if (undone.size() > 1)
      d.number = DocumentNumber{paper->number.text() + "/" + std::to_string(documents.size() + 1)};
    d.id = typed::made_id(d);
    documents.push_back(std::move(d));
  }
  return documents;
}

}  // namespace dutoan
