// The rows of a class's grid as its page shows them: a line with its figures, and below it why.
#pragma once

#include "web/appraised_class.hpp"

#include <string>

namespace dutoan::web {

/// All that the rows of a page are made of.
struct AppraisalGrid {
  const Visit& visit;
  const Course& course;
  const FrozenActivity& activity;
  const Values& typed;
  const Problems& problems;
  bool may_decide = false;
  bool only_changed = false;

  [[nodiscard]] std::string words(const Label& label) const { return in(visit.language, label); }
};

/// The line as it was requested and appraised; null where the version has it not.
[[nodiscard]] const AppraisedLine* appraised_line(const Course& course, const LineCode& code);

/// One line for the template.
[[nodiscard]] kainjow::mustache::data row_view(const AppraisalGrid& grid, const FrozenLine& line,
                                               const AppraisedLine& of);

}  // namespace dutoan::web
