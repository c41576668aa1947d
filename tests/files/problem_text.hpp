// Problems as lines of text, so that a test can be a table of expected lines.
#pragma once

#include <dutoan/result.hpp>

#include <string>
#include <variant>

namespace dutoan::files {

inline std::string written(const FactValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return "?";
}

/// "2:5+3 DT1004 text=1.5 | @1:1", one line for each problem.
inline std::string written(const Problems& problems) {
  std::string lines;
  for (const Problem& problem : problems) {
    const FilePlace& place = problem.place;
    lines += std::to_string(place.line) + ":" + std::to_string(place.column) + "+" +
             std::to_string(place.length) + (place.cell.empty() ? "" : " " + place.cell) + " DT" +
             std::to_string(static_cast<int>(problem.rule));
    for (const Fact& fact : problem.facts)
      lines += std::string{" "} + fact.name + "=" + written(fact.value);
    for (const FilePlace& also : problem.related)
      lines += " @" + std::to_string(also.line) + ":" + std::to_string(also.column);
    lines += "\n";
  }
  return lines;
}

}  // namespace dutoan::files
