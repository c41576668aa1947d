// What the end of a year moved that a stage alone does not tell apart.
#include "app/class_year.hpp"

#include <dutoan/notation.hpp>

#include <utility>

namespace dutoan::classes {
namespace {

std::string month_of(const Document& d) { return iso_date(d.posted_on).substr(0, 7); }

/// The lines of the documents of `kind`, and below zero those that a reversal took back.
template <class Wanted>
std::vector<MovedAmount> moved_by(const BookView& view, const UnitYear& year, DocumentKind kind,
                                  Wanted is_wanted) {
  std::vector<MovedAmount> all;
  for (const Kept& kept : view.documents(kind, year.unit, year.fiscal_year)) {
    const auto add = [&](const std::string& month, bool is_back) {
      for (const DocumentLine& line : kept.document.lines)
        if (is_wanted(line))
          all.push_back({line.funding, line.line, month, is_back ? -line.amount : line.amount});
    };
    add(month_of(kept.document), false);
    for (const Kept& each : view.followers(kept.document.id))
      if (each.document.kind == DocumentKind::reversal) add(month_of(each.document), true);
  }
  return all;
}

}  // namespace

std::vector<MovedAmount> disallowed_amounts(const BookView& view, const UnitYear& year) {
  return moved_by(view, year, DocumentKind::disallowance, [](const DocumentLine&) { return true; });
}

std::vector<MovedAmount> ended_without_line(const BookView& view, const UnitYear& year) {
  const auto has_no_line = [](const DocumentLine& line) { return line.line == LineCode{}; };
  std::vector<MovedAmount> all = moved_by(view, year, DocumentKind::lapse, has_no_line);
  for (MovedAmount& each : moved_by(view, year, DocumentKind::carry_over, has_no_line))
    all.push_back(std::move(each));
  return all;
}

}  // namespace dutoan::classes
