// The sample of the real plan, to the đồng, and the classes that its splits make.
#include "support/csv_rows.hpp"
#include "support/sample.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

namespace dutoan::tests {
namespace {

std::size_t position_of(const Estimate& estimate, const std::string& code) {
  const auto it = std::ranges::find_if(estimate.activities,
                                       [&](const Activity& a) { return a.code.text() == code; });
  if (it == estimate.activities.end()) throw std::runtime_error("no class " + code);
  return static_cast<std::size_t>(it - estimate.activities.begin());
}

std::map<std::string, Money> paid_lines(const Estimate& estimate, std::size_t activity) {
  std::map<std::string, Money> amounts;
  for (const Line& line : estimate.lines_of(activity))
    if (!line.norm->is_memo()) amounts[line.norm->code.text()] = line.amount;
  return amounts;
}

std::string sizes_of(const std::vector<Activity>& all, const std::string& row) {
  std::string sizes;
  for (const Activity& activity : all)
    if (activity.row->code == row)
      sizes += (sizes.empty() ? "" : " ") + std::to_string(activity.headcount().value());
  return sizes;
}

TEST_CASE("each line of the worked classes is right to the đồng and none is missing or extra") {
  const Estimate& estimate = sample_estimate();
  std::map<std::string, std::map<std::string, Money>> expected;
  for (const auto& row : csv_rows("thanh-hoa-2020/lines.csv")) {
    CAPTURE(row.at("line"), row.at("class"));
    expected[row.at("class")][row.at("line")] = Money::dong(number(row.at("amount")));
    const auto position = position_of(estimate, row.at("class"));
    CHECK(estimate.activities[position].headcount().value() == number(row.at("people")));
  }
  CHECK(expected.size() == 9);
  for (const auto& [code, lines] : expected) {
    CAPTURE(code);
    const auto found = paid_lines(estimate, position_of(estimate, code));
    CHECK(found.size() == lines.size());
    for (const auto& [item, amount] : lines) {
      CAPTURE(item);
      REQUIRE(found.contains(item));
      CHECK(found.at(item).dong() == amount.dong());
    }
  }
}

TEST_CASE("the worked classes add up to the đồng") {
  const Estimate& estimate = sample_estimate();
  const auto subtotals = totals(estimate, Grouping::activity);
  for (const auto& row : csv_rows("thanh-hoa-2020/classes.csv")) {
    CAPTURE(row.at("class"));
    const auto position = position_of(estimate, row.at("class"));
    CHECK(subtotals.at(position).about == position);
    CHECK(subtotals.at(position).amount.dong() == number(row.at("amount")));
  }
}

TEST_CASE("each row and the whole plan have the classes, people and amount worked out apart") {
  const Estimate& estimate = sample_estimate();
  for (const auto& expected : csv_rows("estimate/rows.csv")) {
    CAPTURE(expected.at("row"));
    std::int64_t classes = 0, people = 0;
    Money amount;
    for (std::size_t i = 0; i < estimate.activities.size(); ++i) {
      const Activity& activity = estimate.activities[i];
      if (!expected.at("row").empty() && activity.row->code != expected.at("row")) continue;
      ++classes;
      people += activity.headcount().value();
      for (const Line& line : estimate.lines_of(i)) amount += line.amount;
    }
    CHECK(classes == number(expected.at("classes")));
    CHECK(people == number(expected.at("people")));
    CHECK(amount.dong() == number(expected.at("amount")));
  }
}

TEST_CASE("the whole plan costs 5 483 370 780 đồng and leaves 16 629 220 of its allotment") {
  const Estimate& estimate = sample_estimate();
  CHECK(estimate.total.dong() == 5'483'370'780);
  CHECK(estimate.warnings.empty());
  const auto balances = against_allotment(estimate);
  REQUIRE(balances.size() == 1);
  CHECK(balances.front().allotted.dong() == 5'500'000'000);
  CHECK(balances.front().estimated.dong() == 5'483'370'780);
  CHECK(balances.front().left().dong() == 16'629'220);
  CHECK(balances.front().exceeded_at == nullptr);
}

TEST_CASE("an allotment is passed by one đồng more, at the class where it happens") {
  struct Case {
    const char* what;
    std::int64_t allotted;
    const char* exceeded_at;
  };
  const auto c = GENERATE(Case{"one đồng more than needed", 5'483'370'781, ""},
                          Case{"exactly what is needed", 5'483'370'780, ""},
                          Case{"one đồng less", 5'483'370'779, "TQ2"},
                          Case{"exactly the first class", 140'856'450, "ML2"},
                          Case{"one đồng less than the first class", 140'856'449, "ML1"});
  CAPTURE(c.what);
  Plan plan = sample_plan();
  plan.allotments.front().amount = Money::dong(c.allotted);
  const Estimate made = taken(estimate(plan, sample_regulations()));
  const auto balance = against_allotment(made).front();
  const Activity* exceeded_at = balance.exceeded_at;
  CHECK((exceeded_at == nullptr ? "" : exceeded_at->code.text()) == c.exceeded_at);
  CHECK(balance.left().is_negative() == (exceeded_at != nullptr));
}

TEST_CASE("an allotment for one group is held against the lines of that group alone") {
  Plan plan = sample_plan();
  plan.allotments.front().group = "II";
  plan.allotments.front().amount = Money::dong(575'567'999);
  const Estimate made = taken(estimate(plan, sample_regulations()));
  const auto balances = against_allotment(made);
  REQUIRE(balances.size() == 2);
  CHECK(balances[1].group->code == "II");
  CHECK(balances[1].left().dong() == -1);
  REQUIRE(balances[1].exceeded_at != nullptr);
  CHECK(balances[1].exceeded_at->code.text() == "XA5");
}

TEST_CASE("rows are split over their classes as the table of splits says") {
  Plan plan = sample_plan();
  const auto expected = csv_rows("plan/splits.csv");
  CHECK(expected.size() == plan.groups[0].rows.size() + plan.groups[1].rows.size());
  struct Case {
    const char* column;
    Split split;
  };
  const auto c =
      GENERATE(Case{"whole units", Split::whole_units}, Case{"by person", Split::by_person});
  for (Group& group : plan.groups)
    if (group.split != Split::listed) group.split = c.split;
  const auto all = activities(plan);
  for (const auto& row : expected) {
    CAPTURE(row.at("line"), c.column);
    CHECK(sizes_of(all, row.at("row")) == row.at(c.column));
  }
}

/// A plan of one row: so many people, each village sending the same posts.
Plan plan_of(Split split, const std::vector<std::int64_t>& per_unit, std::int64_t people,
             std::int64_t classes) {
  Plan plan;
  Group& group = plan.groups.emplace_back();
  group.split = split;
  dutoan::Row& row = group.rows.emplace_back();
  row.code = "R";
  for (std::size_t i = 0; i < per_unit.size(); ++i)
    row.delegation.push_back({PostCode{"post" + std::to_string(i)}, per_unit[i], {}});
  row.stated.people = People{people};
  row.stated.classes = ClassCount{classes};
  return plan;
}

std::int64_t total_at(const std::vector<Activity>& all, std::size_t post) {
  std::int64_t sum = 0;
  for (const Activity& activity : all) sum += activity.people.at(post).value();
  return sum;
}

TEST_CASE("the people of a row's classes add up to the row's people, post by post") {
  const auto any_posts = [] {
    auto posts =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 5));
    posts.push_back(*rc::gen::inRange<std::int64_t>(1, 5));
    return posts;
  };
  rc::prop("whole units or person by person", [&] {
    const auto posts = any_posts();
    const auto each = std::accumulate(posts.begin(), posts.end(), std::int64_t{0});
    const auto units = *rc::gen::inRange<std::int64_t>(0, 300);
    const auto classes = *rc::gen::inRange<std::int64_t>(1, 12);
    const auto split = *rc::gen::element(Split::whole_units, Split::by_person);
    const Plan plan = plan_of(split, posts, units * each, classes);
    const auto all = activities(plan);
    RC_ASSERT(all.size() == static_cast<std::size_t>(classes));
    for (std::size_t post = 0; post < posts.size(); ++post)
      RC_ASSERT(total_at(all, post) == units * posts[post]);
    const std::int64_t grain = split == Split::whole_units ? each : 1;
    for (std::size_t i = 1; i < all.size(); ++i) {
      const auto step = all[i - 1].headcount().value() - all[i].headcount().value();
      RC_ASSERT((step == 0 || step == grain));
    }
    RC_ASSERT(all.front().headcount().value() - all.back().headcount().value() <= grain);
  });
  rc::prop("classes that the plan lists by their units", [&] {
    const auto posts = any_posts();
    Plan plan = plan_of(Split::listed, posts, 0, 0);
    std::int64_t units = 0;
    for (const auto n :
         *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 40))) {
      plan.groups[0].rows[0].classes.emplace_back().units = Units{n};
      units += n;
    }
    const auto all = activities(plan);
    for (std::size_t post = 0; post < posts.size(); ++post)
      RC_ASSERT(total_at(all, post) == units * posts[post]);
  });
}

}  // namespace
}  // namespace dutoan::tests
