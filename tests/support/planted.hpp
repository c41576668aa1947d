// Errors planted into the text of the real plan, as the golden tables name them.
#pragma once

#include "files/plan_file.hpp"
#include "support/sample.hpp"

#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace dutoan::tests {

/// The cell as it stands in a plan file: ' is a double quote there, ⏎ the end of a line.
inline std::string as_in_file(std::string cell) {
  const std::string end_of_line = "⏎";
  for (std::size_t at = 0; (at = cell.find(end_of_line, at)) != std::string::npos;)
    cell.replace(at, end_of_line.size(), "\n");
  for (char& c : cell)
    if (c == '\'') c = '"';
  return cell;
}

/// The plan in `text`; it may name no list.
inline Result<Plan> plan_in(const std::string& text) {
  return files::read_plan({"plan.toml", text}, sample_regulations(),
                          [](const std::string&) -> Result<files::SourceBytes> {
                            throw std::runtime_error("the plan names no list");
                          });
}

/// How often `part` stands in `text`.
inline std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
    ++count;
  return count;
}

/// `text` with the one place where `find` stands changed to `replace`.
inline std::string replaced(std::string text, const std::string& find, const std::string& replace) {
  INFO(find);
  REQUIRE(times(text, find) == 1);
  return text.replace(text.find(find), find.size(), replace);
}

/// What the problem says about `name`, empty when it says nothing.
inline std::string fact_of(const Problem& problem, std::string_view name) {
  for (const Fact& fact : problem.facts) {
    if (fact.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&fact.value)) return *text;
    if (const auto* n = std::get_if<std::int64_t>(&fact.value)) return std::to_string(*n);
    if (const auto* date = std::get_if<Date>(&fact.value)) return iso_date(*date);
  }
  return {};
}

}  // namespace dutoan::tests
