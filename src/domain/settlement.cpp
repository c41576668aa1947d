#include <dutoan/settlement.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

/// The reviews that hold: of each voucher the newest that was not reversed.
std::vector<Kept> newest_reviews(const BookView& book, const SpendingUnitCode& unit,
                                 int fiscal_year) {
  std::map<DocumentId, Kept> by_voucher;
  for (Kept& each : book.documents(DocumentKind::review, unit, fiscal_year))
    if (!is_reversed(book, each.document.id)) by_voucher[each.document.follows] = std::move(each);
  std::vector<Kept> all;
  for (auto& [voucher, review] : by_voucher) all.push_back(std::move(review));
  std::ranges::sort(all, {}, &Kept::sequence);
  return all;
}

}  // namespace

std::optional<Kept> newest_standing(const BookView& book, DocumentKind kind,
                                    const SpendingUnitCode& unit, int fiscal_year) {
  std::optional<Kept> found;
  for (Kept& each : book.documents(kind, unit, fiscal_year))
    if (!is_reversed(book, each.document.id)) found = std::move(each);
  return found;
}

Date last_day_of_books(int fiscal_year) { return *Date::of(fiscal_year + 1, 1, 31); }

SettlementState SettlementCourse::state() const {
  if (notice) return SettlementState::noticed;
  if (minutes) return SettlementState::minuted;
  if (settlement) return SettlementState::reported;
  return closing ? SettlementState::closed : SettlementState::open;
}

SettlementCourse settlement_steps(const BookView& book, const SpendingUnitCode& unit,
                                  int fiscal_year) {
  SettlementCourse course;
  auto last = book.last_closing(unit, fiscal_year);
  if (last && last->document.kind == DocumentKind::closing &&
      last->document.posted_on >= last_day_of_books(fiscal_year))
    course.closing = std::move(last);
  course.settlement = newest_standing(book, DocumentKind::settlement, unit, fiscal_year);
  course.minutes = newest_standing(book, DocumentKind::minutes, unit, fiscal_year);
  course.notice = newest_standing(book, DocumentKind::notice, unit, fiscal_year);
  return course;
}

SettlementCourse settlement_course(const BookView& book, const SpendingUnitCode& unit,
                                   int fiscal_year) {
  SettlementCourse course = settlement_steps(book, unit, fiscal_year);
  course.reviews = newest_reviews(book, unit, fiscal_year);
  return course;
}

std::vector<DocumentLine> disallowed_lines(const SettlementCourse& course) {
  std::map<std::pair<Funding, LineCode>, Money> sums;
  for (const Kept& review : course.reviews)
    for (const DocumentLine& line : review.document.lines)
      sums[{line.funding, line.line}] += line.amount;
  std::vector<DocumentLine> lines;
  for (const auto& [place, amount] : sums)
    lines.push_back({place.first, place.second, amount, {}, {}});
  return lines;
}

bool admits(SettlementState state, DocumentKind kind) {
  using enum SettlementState;
  switch (kind) {
    case DocumentKind::reopening: return state <= closed;
    case DocumentKind::settlement: return state == closed;
    case DocumentKind::review:
    case DocumentKind::minutes: return state == reported;
    case DocumentKind::disallowance:
    case DocumentKind::notice: return state == minuted;
    default: return true;
  }
}

}  // namespace dutoan
