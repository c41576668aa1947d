// The unit and year that a question about classes is of, and their lines.
#pragma once

#include "app/typed.hpp"

#include <dutoan/class_file.hpp>
#include <dutoan/year_end.hpp>

#include <map>

namespace dutoan::typed {

/// What is typed of a document about a class, with the codes of a funding of the unit and year.
[[nodiscard]] TypedDocument of_year(const Store& book, const UnitYear& year, TypedDocument typed);
/// "KQ-ML1", or "KQ-ML1-2", "KQ-ML1-3" … where documents of the kind have these numbers.
[[nodiscard]] std::string next_number(const BookView& book, DocumentKind kind, const UnitYear& year,
                                      const std::string& first);

/// The approved estimate of the unit and year, as find_approved_estimate says; nothing where there
/// is none. Refuses with FrozenRule.
[[nodiscard]] Result<std::optional<FrozenEstimate>> approved_estimate(const BookView& book,
                                                                      const UnitYear& year,
                                                                      const Estimate* otherwise);

/// What the outcome's document says. Refuses with FrozenRule.
[[nodiscard]] Result<ClassOutcome> outcome_in(const Kept& kept);

}  // namespace dutoan::typed

namespace dutoan::classes {

/// An amount that a document of the year's end moved; below zero where it was reversed.
struct MovedAmount {
  Funding funding;
  LineCode line;
  std::string month;  // "2021-01"
  Money amount;
};
/// What was disallowed: it was spent all the same, and is to be refunded.
[[nodiscard]] std::vector<MovedAmount> disallowed_amounts(const BookView& view,
                                                          const UnitYear& year);
/// What lapsed or was carried over without ever having been approved for a line.
[[nodiscard]] std::vector<MovedAmount> ended_without_line(const BookView& view,
                                                          const UnitYear& year);

/// Whether one of the papers that are there is the one required.
[[nodiscard]] bool has(const std::vector<Evidence>& evidence, const RequiredPaper& paper);
/// Adds to `file` which required papers are not there.
void add_missing_papers(ClassFile& file, std::span<const RequiredPaper> papers);
/// Adds what looks wrong.
void add_warnings(ClassFile& file);

}  // namespace dutoan::classes
