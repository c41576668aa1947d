// What stops an estimate: errors planted into the real plan, each named with its line and its law.
#include "support/csv_rows.hpp"
#include "support/planted.hpp"
#include "support/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

/// The codes met, each once: a missing figure stops every line of every row that needs it.
std::string codes_of(const Problems& problems) {
  std::string codes;
  for (const Problem& problem : problems)
    if (const std::string code = code_of({problem}); codes.find(code) == std::string::npos)
      codes += (codes.empty() ? "" : " ") + code;
  return codes;
}

/// Whether one of the problems names `what` and points to a line that begins with `at`.
bool is_named(const Problems& problems, const std::string& what, const std::string& at,
              const files::SourceText& source) {
  return std::ranges::any_of(problems, [&](const Problem& problem) {
    return sentence(problem, Language::vi).find(what) != std::string::npos &&
           files::line_of(source, problem.place.line).starts_with(at);
  });
}

TEST_CASE("an estimate is refused for the reason planted, and names it") {
  for (const Row& row : csv_rows("estimate/refusals.csv")) {
    CAPTURE(row.at("line"), row.at("what"));
    const files::SourceText source{
        "plan.toml",
        replaced(sample_plan_text(), as_in_file(row.at("find")), as_in_file(row.at("replace")))};
    const auto plan = plan_in(source.text);
    REQUIRE(plan.has_value());
    const auto made = estimate(*plan, sample_regulations());
    const Problems refusals = made ? Problems{} : made.error();
    CHECK(codes_of(refusals) == row.at("refused"));
    if (refusals.empty()) continue;
    CAPTURE(sentence(refusals.front(), Language::vi));
    CHECK(is_named(refusals, row.at("names"), as_in_file(row.at("at")), source));
  }
}

}  // namespace
}  // namespace dutoan::tests
