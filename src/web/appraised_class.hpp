// The lines of one class in its appraisal, as a grid: requested beside appraised, each figure an
// input where the person may decide; and what somebody typed into it as decisions.
#pragma once

#include "web/course.hpp"

#include <string>
#include <vector>

namespace dutoan::web {

/// An input of a line: a factor, the unit rate or the percentage.
struct LineFigure {
  std::string name;                  // as `read_cut` knows it
  Label words;                       // "ngày", "đơn giá"
  std::string requested, appraised;  // as people write them
};
/// The inputs of the line, requested beside appraised; `appraised` is null where it was left out.
[[nodiscard]] std::vector<LineFigure> figures_of(const FrozenLine& requested,
                                                 const FrozenLine* appraised);

/// The reason that stands, to be changed: the only one of the last decision; empty where there is
/// none or where several share the difference.
[[nodiscard]] Reason reason_on(const AppraisalRound& round, const LineCode& line);

/// What was typed into the grid of the class: one decision for each line that was changed, or what
/// one of its buttons says. Refuses with AppraisalRule of every line.
[[nodiscard]] Result<std::vector<LineDecision>> grid_decisions(const Course& course,
                                                               const FrozenActivity& activity,
                                                               const Values& typed);

}  // namespace dutoan::web
