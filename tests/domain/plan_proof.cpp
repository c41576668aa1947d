// The real plan is proven, and every error planted into its text is found where it stands.
#include "support/csv_rows.hpp"
#include "support/planted.hpp"
#include "support/sample.hpp"

#include <catch2/catch.hpp>

namespace dutoan::tests {
namespace {

/// All that is wrong with the plan in `text`, read or checked.
Problems problems_of(const std::string& text) {
  const auto plan = plan_in(text);
  return plan ? check(*plan) : plan.error();
}

struct Expected {
  std::string code, line;
};

/// "3001 @ states = { / 3008 @ states = {".
std::vector<Expected> expected_of(const std::string& cell) {
  std::vector<Expected> all;
  const std::string text = cell.empty() ? cell : cell + " / ";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find(" / ", at), cut = text.find(" @ ", at);
    all.push_back({text.substr(at, cut - at), as_in_file(text.substr(cut + 3, end - cut - 3))});
    at = end + 3;
  }
  return all;
}

std::string found_in(const Problems& problems, const files::SourceText& source) {
  std::string found;
  for (const Problem& problem : problems)
    found += std::to_string(static_cast<int>(problem.rule)) + " @ " +
             std::string{files::line_of(source, problem.place.line)} + "\n";
  return found;
}

TEST_CASE("the plan is sound as it stands") { CHECK(problems_of(sample_plan_text()).empty()); }

TEST_CASE("an error planted into the plan is found at its line") {
  for (const Row& row : csv_rows("plan/mutations.csv")) {
    CAPTURE(row.at("line"), row.at("what"));
    const files::SourceText source{
        "plan.toml",
        replaced(sample_plan_text(), as_in_file(row.at("find")), as_in_file(row.at("replace")))};
    const Problems problems = problems_of(source.text);
    const auto expected = expected_of(row.at("found"));
    CAPTURE(found_in(problems, source));
    CHECK(problems.size() == expected.size());
    for (std::size_t i = 0; i < std::min(problems.size(), expected.size()); ++i) {
      CHECK(code_of({problems[i]}) == expected[i].code);
      CHECK(files::line_of(source, problems[i].place.line).starts_with(expected[i].line));
      CHECK(problems[i].place.column > 0);
    }
    if (problems.empty()) continue;
    const std::string guess = fact_of(problems.front(), "guess");
    CHECK((guess.empty() ? fact_of(problems.front(), "nearest") : guess) == row.at("nearest"));
  }
}

std::string written(const Proof::Term& term) {
  std::string each;
  for (const std::int64_t n : term.each) each += (each.empty() ? "" : " + ") + std::to_string(n);
  if (term.each.empty()) return std::to_string(term.count);
  if (term.each.size() > 1) return "(" + each + ") × " + std::to_string(term.count);
  return std::to_string(term.count) + " × " + each;
}

std::string written(const Proof& proof) {
  std::string text;
  for (const Proof::Term& term : proof.terms) text += (text.empty() ? "" : " + ") + written(term);
  return text;
}

PlanRule rule_of(const std::string& about) {
  if (about == "classes") return PlanRule::classes_do_not_add_up;
  if (about == "units") return PlanRule::units_do_not_add_up;
  return PlanRule::people_do_not_add_up;
}

/// The names behind the codes of the golden table.
std::string name_of(const Plan& plan, const std::string& group, const std::string& row) {
  for (const Group& g : plan.groups) {
    if (g.code != group) continue;
    if (row.empty()) return g.name;
    for (const dutoan::Row& r : g.rows)
      if (r.code == row) return r.name;
  }
  return "none";
}

TEST_CASE("every sum of the plan is proven, with the figures that it rests on") {
  const Plan plan = sample_plan();
  const auto proofs = prove(plan);
  const auto rows = csv_rows("plan/proofs.csv");
  REQUIRE(proofs.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    CAPTURE(row.at("line"));
    CHECK(proofs[i].group == name_of(plan, row.at("group"), ""));
    CHECK(proofs[i].row ==
          (row.at("row").empty() ? "" : name_of(plan, row.at("group"), row.at("row"))));
    CHECK(proofs[i].rule == rule_of(row.at("about")));
    CHECK(written(proofs[i]) == row.at("working"));
    CHECK(proofs[i].computed == number(row.at("computed")));
    CHECK(proofs[i].stated == number(row.at("stated")));
    CHECK(proofs[i].holds());
  }
}

TEST_CASE("a listed class may begin from the day of the plan to the day it is to be finished by") {
  struct Day {
    const char* what;
    Date starts;
    const char* code;
  };
  const auto day = GENERATE(Day{"the day before the plan", *Date::of(2020, 5, 5), "3010"},
                            Day{"the day of the plan", *Date::of(2020, 5, 6), ""},
                            Day{"the day after the plan", *Date::of(2020, 5, 7), ""},
                            Day{"the day before the end", *Date::of(2020, 10, 30), ""},
                            Day{"the day of the end", *Date::of(2020, 10, 31), ""},
                            Day{"the day after the end", *Date::of(2020, 11, 1), "3009"},
                            Day{"the last day of the year", *Date::of(2020, 12, 31), "3009"},
                            Day{"the first day of the next year", *Date::of(2021, 1, 1), "3007"});
  CAPTURE(day.what);
  Plan plan = sample_plan();
  plan.finish_by = Date::of(2020, 10, 31);
  plan.groups[2].rows[0].classes[0].starts = day.starts;
  CHECK(code_of(check(plan)) == day.code);
}

TEST_CASE("a plan without any class is refused") {
  Plan plan = sample_plan();
  plan.groups.clear();
  CHECK(code_of(check(plan)) == "3019");
}

TEST_CASE("lines that end in CR LF are read as the same plan") {
  std::string text;
  for (const char c : sample_plan_text()) text += c == '\n' ? std::string{"\r\n"} : std::string{c};
  CHECK(problems_of(text).empty());
  CHECK(code_of(problems_of(replaced(text, "people = 425", "people = 424"))) == "3001");
}

}  // namespace
}  // namespace dutoan::tests
