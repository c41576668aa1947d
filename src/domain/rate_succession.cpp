// A document put into a table of rates: the values that it replaces end where its own begin.
#include <dutoan/rate_review.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

bool is_named(const std::vector<std::string>& numbers, const LegalDocument& document) {
  return std::ranges::find(numbers, document.number) != numbers.end();
}

/// Whether `later` takes the place of `value`, which stands in `document`: one key in one case, for
/// days that both claim.
bool succeeds(const RateValue& later, const LegalDocument& newer, const RateValue& value,
              const LegalDocument& document) {
  return later.key == value.key && later.qualifiers == value.qualifiers &&
         newer.layer == document.layer && newer.jurisdiction == document.jurisdiction &&
         later.in_force.overlaps(value.in_force);
}

/// `value` until the first day of what takes its place; nothing when no day is left.
std::optional<RateValue> cut(RateValue value, const LegalDocument& document,
                             const LegalDocument& newer, const std::vector<RateValue>& values) {
  for (const RateValue& later : values) {
    if (!succeeds(later, newer, value, document)) continue;
    const auto left = DateRange::of(value.in_force.from(), later.in_force.from());
    if (!left) return std::nullopt;
    value.in_force = *left;
  }
  return value;
}

/// Whether two values say the same of the same case from the same day, whatever their last day.
bool is_counterpart(const RateTable& before, const RateValue& a, const RateTable& after,
                    const RateValue& b) {
  return before.key_of(a).key == after.key_of(b).key && a.qualifiers == b.qualifiers &&
         before.document_of(a).number == after.document_of(b).number &&
         before.document_of(a).jurisdiction == after.document_of(b).jurisdiction &&
         a.in_force.from() == b.in_force.from() && a.kind == b.kind && a.status == b.status &&
         a.amount == b.amount && a.coefficient == b.coefficient && a.percent == b.percent &&
         a.see == b.see && a.formula == b.formula && a.includes == b.includes &&
         a.rounding == b.rounding && a.citation == b.citation;
}

/// The first day on which `value` of `one` holds and `other` says something else.
std::optional<Date> first_difference(const RateTable& one, const RateValue& value,
                                     const RateTable& other) {
  const auto values = other.values();
  const auto it = std::ranges::find_if(
      values, [&](const RateValue& v) { return is_counterpart(one, value, other, v); });
  if (it == values.end()) return value.in_force.from();
  const auto until = value.in_force.until(), its = it->in_force.until();
  if (until == its) return std::nullopt;
  if (!until || !its) return until ? until : its;
  return std::min(*until, *its);
}

}  // namespace

Result<RateTable> with_document(const RateTable& rates, LegalDocument document,
                                std::vector<RateValue> values) {
  std::vector<LegalDocument> documents{rates.documents().begin(), rates.documents().end()};
  const auto same = std::ranges::find(documents, document.number, &LegalDocument::number);
  const auto position = static_cast<std::size_t>(same - documents.begin());
  for (RateValue& value : values) {
    value.document = position;
    std::ranges::sort(value.qualifiers);
  }
  std::vector<RateValue> all;
  for (const RateValue& value : rates.values()) {
    if (value.document == position) continue;
    const LegalDocument& own = documents[value.document];
    const bool yields = is_named(document.replaces, own) || is_named(document.amends, own);
    if (auto left = yields ? cut(value, own, document, values) : value)
      all.push_back(std::move(*left));
  }
  std::ranges::move(values, std::back_inserter(all));
  if (same == documents.end())
    documents.push_back(std::move(document));
  else
    *same = std::move(document);
  return RateTable::of(rates.vocabulary(), std::move(documents), std::move(all));
}

std::optional<Date> first_difference(const RateTable& before, const RateTable& after) {
  std::optional<Date> first;
  const auto look = [&](const RateTable& one, const RateTable& other) {
    for (const RateValue& value : one.values())
      if (const auto day = first_difference(one, value, other))
        if (!first || *day < *first) first = day;
  };
  look(before, after);
  look(after, before);
  return first;
}

}  // namespace dutoan
