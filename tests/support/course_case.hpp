// What people type on an estimate's course, as the tests of the use cases type it.
#pragma once

#include "support/sample.hpp"

#include <dutoan/bookkeeping.hpp>

#include <span>
#include <string>

namespace dutoan::tests {

/// The grounds of the sample's regulations.
[[nodiscard]] inline std::span<const ReasonKind> kinds() {
  return sample_regulations().norms.reasons;
}

/// A document as it is typed on 20/05/2020, without lines.
[[nodiscard]] inline TypedDocument typed(DocumentKind kind, const std::string& number,
                                         const std::string& author, const std::string& decider) {
  TypedDocument made;
  made.kind = kind;
  made.number = number;
  made.date = "20/05/2020";
  made.author = author;
  made.decider = decider;
  made.description = "diễn giải";
  return made;
}

}  // namespace dutoan::tests
