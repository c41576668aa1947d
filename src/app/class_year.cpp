#include "app/class_year.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dutoan {
namespace {

/// What the newest decision that holds follows: a saved estimate, or the conclusion of an
/// appraisal.
std::optional<Kept> followed_by_decision(const BookView& book, const SpendingUnitCode& unit,
                                         int fiscal_year) {
  std::optional<Kept> newest;
  for (const DocumentKind kind :
       {DocumentKind::approval, DocumentKind::amendment, DocumentKind::awaiting})
    for (Kept& each : book.documents(kind, unit, fiscal_year)) {
      const bool is_newer = !newest || newest->sequence < each.sequence;
      if (is_newer && !each.document.follows.is_empty() && !is_reversed(book, each.document.id))
        newest = std::move(each);
    }
  if (newest) return book.document(newest->document.follows);
  return book.saved_estimate(unit, fiscal_year, 0);
}

}  // namespace

TypedDocument typed::of_year(const Store& book, const UnitYear& year, TypedDocument typed) {
  for (const Funding& each : fundings_of(book))
    if (each.unit == year.unit && each.fiscal_year == year.fiscal_year) {
      typed.funding = {std::to_string(each.fiscal_year),
                       each.unit.text(),
                       each.chapter.text(),
                       each.subcategory.text(),
                       each.source.text(),
                       each.nature.text(),
                       each.programme.text()};
      break;
    }
  return typed;
}

std::string typed::next_number(const BookView& book, DocumentKind kind, const UnitYear& year,
                               const std::string& first) {
  std::string number = first;
  for (int n = 2; book.document(kind, year.unit, year.fiscal_year, DocumentNumber{number}); ++n)
    number = first + "-" + std::to_string(n);
  return number;
}

Result<ClassOutcome> typed::outcome_in(const Kept& kept) {
  return read_outcome(kept.document.content, kept.document.number.text());
}

Result<std::optional<FrozenEstimate>> typed::approved_estimate(const BookView& book,
                                                               const UnitYear& year,
                                                               const Estimate* otherwise) {
  const auto kept = followed_by_decision(book, year.unit, year.fiscal_year);
  if (kept) {
    auto read = read_frozen(kept->document.content, kept->document.number.text());
    if (!read) return refuse(std::move(read.error()));
    return std::optional{std::move(*read)};
  }
  if (otherwise == nullptr) return std::optional<FrozenEstimate>{};
  return std::optional{freeze(*otherwise)};
}

Result<FrozenEstimate> find_approved_estimate(const Store& book, const TypedFunding& funding,
                                              const Estimate* otherwise) {
  const auto year = find_year(book, funding);
  if (!year) return refuse(year.error());
  Result<std::optional<FrozenEstimate>> found = std::optional<FrozenEstimate>{};
  book.read(
      [&](const BookView& view) { found = typed::approved_estimate(view, *year, otherwise); });
  if (!found) return refuse(std::move(found.error()));
  if (!*found) return refuse(Problem{EntryRule::estimate_not_saved, {}, {}});
  return std::move(**found);
}

}  // namespace dutoan
