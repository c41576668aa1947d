// Classes listed in a CSV file beside the plan: the invented example, and what may be wrong in it.
#include "files/plan_file.hpp"

#include <dutoan/app.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace dutoan;

const std::string folder = DUTOAN_SOURCE_DIR "/docs/examples/invented-2020";

const Regulations& regulations() {
  static const Regulations all = load_regulations(DUTOAN_SOURCE_DIR "/rates").value();
  return all;
}

Result<Plan> plan_with_list(const std::string& csv) {
  const auto text = files::read_text_file(folder + "/plan.toml").value();
  return files::read_plan(text, regulations(), [&](const std::string& name) {
    return Result<files::SourceBytes>{files::SourceBytes{name, csv}};
  });
}

/// "E3 DT1004" for each problem, in order.
std::string problems_of(const std::string& csv) {
  const auto plan = plan_with_list(csv);
  if (plan) return "none";
  std::string all;
  for (const Problem& problem : plan.error())
    all += (all.empty() ? "" : ", ") + problem.place.cell + " DT" +
           std::to_string(static_cast<int>(problem.rule));
  return all;
}

}  // namespace

TEST_CASE("the classes of a list have their own codes, sizes, dates and figures", "[files]") {
  const auto plan = load_plan(folder + "/plan.toml", regulations());
  REQUIRE(plan);
  CHECK(check(*plan).empty());
  const auto all = activities(*plan);
  REQUIRE(all.size() == 7);
  CHECK(all[1].code.text() == "ML-02");
  CHECK(all[1].headcount() == People{35});
  CHECK(format_date(*all[1].listed->starts) == "13/07/2020");
  const auto kilometres = regulations().norms.factor("kilometres");
  CHECK(all[1].listed->figures.factors.at(*kilometres).value == Quantity::thousandths(9500));
}

TEST_CASE("headers are known with or without accents, in any order and separator", "[files]") {
  const auto plan =
      plan_with_list("ngay bat dau\tHOC VIEN\tdong\tma lop\n6/7/2020\t75\tML\tX1\n\t25\tct\tX2\n");
  REQUIRE(plan);
  CHECK(plan->groups[0].rows[0].classes[0].code.text() == "X1");
  CHECK(plan->groups[0].rows[1].classes[0].people == People{25});
  CHECK_FALSE(plan->groups[0].rows[1].classes[0].starts);
}

TEST_CASE("every problem of a class list is told with its cell", "[files]") {
  struct Case {
    const char* what;
    const char* csv;
    const char* problems;
  };
  const auto c = GENERATE(
      Case{"a good list", "code,row,people\nA1,ML,75\nB1,CT,25\n", "none"},
      Case{"an unknown column", "code,row,people,hoc sinh\nA1,ML,75,1\nB1,CT,25,1\n", "D1 DT7005"},
      Case{"no row column", "code,people\nA1,75\n", " DT7001"},
      Case{"an unknown row", "code,row\nA1,ML\nB1,CT\nC1,MX\n", "B4 DT1011"},
      Case{"an impossible date", "code,row,starts\nA1,ML,31/02/2020\nB1,CT,1/6/1018\n",
           "C2 DT1005, C3 DT1006"},
      Case{"numbers that read two ways", "code,row,people\nA1,ML,1.23\nB1,CT,-5\n",
           "C2 DT1004, C3 DT1004"},
      Case{"half a person", "code,row,people\nA1,ML,\"7,5\"\nB1,CT,25\n", "C2 DT1004"},
      Case{"a code with an accent, and none", "code,row\nLớp1,ML\n,CT\n", "A2 DT1016, A3 DT1015"},
      Case{"a venue nobody knows", "code,row,venue\nA1,ML,Mường Lát X\nB1,CT,huyen cam thuy\n",
           "C2 DT1011"});
  CAPTURE(c.what);
  CHECK(problems_of(c.csv) == c.problems);
}

TEST_CASE("a list whose people do not add up is found by the proof", "[files]") {
  const auto plan = plan_with_list("code,row,people\nA1,ML,74\nB1,CT,25\n");
  REQUIRE(plan);
  const Problems problems = check(*plan);
  CHECK(std::ranges::any_of(problems,
                            [](const Problem& p) { return p.is(PlanRule::people_do_not_add_up); }));
}

TEST_CASE("the invented example adds up to the đồng", "[estimate]") {
  const auto made = estimate_plan({folder + "/plan.toml", DUTOAN_SOURCE_DIR "/rates"});
  REQUIRE(made);
  CHECK(made->estimate.total == Money::dong(178'920'134));
  const auto line = find_line(made->estimate, "ml-02 quản lý");
  REQUIRE(line);
  CHECK((*line)->amount == Money::dong(2'448'874));  // 7.5 % of 32 651 655 is …874.125
}
