// A stated year (số liệu năm đem báo cáo): the figures of a unit's year with the state of the book
// that they were taken from, and what stands around them on paper.
//
// Invariants
//   SY1  the code of the book on a paper is that of the state its figures were taken from
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/class_file.hpp>
#include <dutoan/language.hpp>
#include <dutoan/letter.hpp>
#include <dutoan/store.hpp>
#include <dutoan/year_end.hpp>
#include <dutoan/year_figures.hpp>
#include <dutoan/year_statement.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// The figures of a year, and how far the book went when they were taken.
struct StatedYear {
  YearFigures figures;
  std::string head;  // as paper bears it: "12-ab01-…"
};
/// The figures of the unit's year in `book`, whose file is at `path`; taken again where a document
/// came between (SY1). Throws StorageFault.
[[nodiscard]] StatedYear stated_year(const Store& book, const std::string& path,
                                     const UnitYear& year);

/// What stands around the year's statements; offices and place are those of the plan, where there
/// is one.
[[nodiscard]] StatementHead statement_head(const StatedYear& stated, const Estimate* estimate,
                                           Language language);

/// Classes, trainees and days, planned and held; none where the book says nothing of classes.
[[nodiscard]] std::vector<YearOutput> year_outputs(std::span<const ClassFile> files);

/// What is still to be refunded in the year.
[[nodiscard]] std::vector<Holding> refunds_due(const Store& book, const UnitYear& year);

/// The head of a letter that has the number "12/BC-BDT": its number and the office's symbol.
[[nodiscard]] Letterhead numbered_letterhead(std::string_view number,
                                             const std::optional<Date>& date);
/// The same of the report on the results of `estimate`, which goes to who issued its plan.
[[nodiscard]] Letterhead results_letterhead(const FrozenEstimate& estimate, std::string_view number,
                                            const std::optional<Date>& date);

}  // namespace dutoan
