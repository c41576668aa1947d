// Places, posts and agencies have days: facts that overlap, districts that end, boards that become
// departments.
#include "support/planted.hpp"
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <catch2/catch.hpp>

namespace dutoan::tests {
namespace {

TEST_CASE("facts of one place may touch but not overlap, those of a post by programme") {
  struct Span {
    const char* what;
    int until, from;
    bool overlaps;
  };
  const auto row = GENERATE(Span{"a day between", 9, 10, false}, Span{"touching", 10, 10, false},
                            Span{"one day twice", 11, 10, true});
  CAPTURE(row.what);
  const DateRange first = *DateRange::of(day(0), day(row.until));
  const DateRange second = *DateRange::of(day(row.from), std::nullopt);
  Place place;
  place.facts = {{{0, 0}, first, ValueStatus::read, "a", {}},
                 {{0, 1}, second, ValueStatus::read, "b", {}}};
  CHECK(check_facts({place}, {}).empty() != row.overlaps);
  place.facts[1].condition.qualifier = 1;  // another question
  CHECK(check_facts({place}, {}).empty());
  Post post;
  post.facts = {{PayStatus::none, "", first, ValueStatus::read, "a", {}},
                {PayStatus::payroll, "", second, ValueStatus::read, "b", {}}};
  CHECK(check_facts({}, {post}).empty() != row.overlaps);
  post.facts[1].programme = "ct";
  CHECK(check_facts({}, {post}).empty());
}

TEST_CASE("the pay of a post is that of the programme, else that of every programme") {
  const DateRange always = *DateRange::of(day(0), std::nullopt);
  Post post;
  post.facts = {
      {PayStatus::none, "ct", *DateRange::of(day(10), day(20)), ValueStatus::read, "", {}},
      {PayStatus::payroll, "", always, ValueStatus::read, "", {}}};
  const auto pay = [&](int n, const char* programme) { return post.fact(day(n), programme)->pay; };
  CHECK(pay(15, "ct") == PayStatus::none);
  CHECK(pay(15, "other") == PayStatus::payroll);
  CHECK(pay(9, "ct") == PayStatus::payroll);
  CHECK(pay(10, "ct") == PayStatus::none);
  CHECK(pay(20, "ct") == PayStatus::payroll);
  post.facts.pop_back();
  CHECK(post.fact(day(15), "other") == nullptr);
}

/// The codes that refuse plan 1026 when its rates are asked for `date`.
std::string refusals_on(Date date) {
  Plan plan = sample_plan();
  plan.rates_fixed_on = date;
  const auto made = estimate(plan, sample_regulations());
  std::string codes;
  if (!made)
    for (const Problem& problem : made.error())
      if (const std::string code = code_of({problem}); codes.find(code) == std::string::npos)
        codes += (codes.empty() ? "" : " ") + code;
  return codes;
}

TEST_CASE("a place or an agency ends on its day") {
  // Before 01/07/2025 rates of 2025 are asked (some unread); from that day on there is no district.
  CHECK(refusals_on(*Date::of(2025, 6, 30)).find("2018") == std::string::npos);
  CHECK(refusals_on(*Date::of(2025, 7, 1)).find("2018") != std::string::npos);
  CHECK(refusals_on(*Date::of(2025, 7, 2)).find("2018") != std::string::npos);

  const auto agencies_on = [](Date date) {
    Plan plan = sample_plan();
    plan.date = date;
    return check_agencies(plan, sample_regulations());
  };
  CHECK(agencies_on(*Date::of(2025, 6, 30)).empty());
  const Problems ended = agencies_on(*Date::of(2025, 7, 1));
  REQUIRE(ended.size() == 1);
  CHECK(code_of(ended) == "3022");
  CHECK(fact_of(ended.front(), "successor") == "Sở Dân tộc và Tôn giáo tỉnh Thanh Hóa");
}

TEST_CASE("what has ended is told once for a row, with what stands in its place") {
  Plan plan = sample_plan();
  plan.rates_fixed_on = *Date::of(2026, 1, 1);
  const auto made = estimate(plan, sample_regulations());
  REQUIRE_FALSE(made.has_value());
  int city = 0;
  for (const Problem& problem : made.error()) {
    if (!problem.is(RateRule::place_has_ended)) continue;
    if (fact_of(problem, "place") != "Thành phố Thanh Hóa") continue;
    ++city;
    CHECK(fact_of(problem, "successors").find("hac-thanh") != std::string::npos);
    CHECK(fact_of(problem, "until") == "2025-07-01");
  }
  CHECK(city == 2);  // the bordering districts' classes and the commune classes
}

}  // namespace
}  // namespace dutoan::tests
