// Lines at their boundaries: tests/golden/estimate/lines.csv.
#include "support/csv_rows.hpp"
#include "support/sample.hpp"

#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

dutoan::Row& row_of(Plan& plan, const std::string& code) {
  for (Group& group : plan.groups)
    for (dutoan::Row& row : group.rows)
      if (row.code == code) return row;
  throw std::runtime_error("no row " + code);
}

/// "kilometres=9", "price:fuel=1", "percent:management=10".
void give(Figures& figures, const std::string& setting) {
  const auto cut = setting.find('=');
  const std::string name = setting.substr(0, cut), value = setting.substr(cut + 1);
  if (name.starts_with("price:")) {
    figures.prices[PriceCode{name.substr(6)}] = {Money::dong(number(value)), {}};
  } else if (name.starts_with("percent:")) {
    figures.percents[PercentCode{name.substr(8)}] = {parse_percent(value, Style::machine).value(),
                                                     {}};
  } else {
    const auto factor = sample_regulations().norms.factor(name);
    REQUIRE(factor.has_value());
    figures.factors[*factor] = {parse_quantity(value, Style::machine).value(), Origin::plan, {}};
  }
}

const Line* line_at(const Estimate& estimate, const std::string& code) {
  const auto it = std::ranges::find_if(
      estimate.lines, [&](const Line& line) { return estimate.code_of(line).text() == code; });
  return it == estimate.lines.end() ? nullptr : &*it;
}

TEST_CASE("a line at its boundary has the amount of the golden table, or is refused") {
  for (const Row& row : csv_rows("estimate/lines.csv")) {
    CAPTURE(row.at("line"), row.at("of"), row.at("set"));
    Plan plan = sample_plan();
    for (const std::string& setting : words_of(row.at("set")))
      give(row_of(plan, row.at("row")).figures, setting);
    const auto made = estimate(plan, sample_regulations());
    CHECK(code_of(made ? Problems{} : made.error()) == row.at("refused"));
    if (!made) continue;
    const Line* line = line_at(*made, row.at("of"));
    const std::string amount = line == nullptr ? "none" : std::to_string(line->amount.dong());
    CHECK(amount == row.at("amount"));
  }
}

TEST_CASE("a line that the law pays nothing for says why") {
  Plan plan = sample_plan();
  const Estimate made = taken(estimate(plan, sample_regulations()));
  const Line* below = line_at(made, "CT1/trainee-travel");
  REQUIRE(below != nullptr);
  CHECK(below->working.treatment == Treatment::below_threshold);
  CHECK(below->amount.is_zero());
  const Line* memo = line_at(made, "XA1/salaried-trainees");
  REQUIRE(memo != nullptr);
  CHECK(memo->working.treatment == Treatment::memo);
  CHECK(memo->amount.is_zero());
  CHECK(memo->working.factors().front().value == Quantity::whole(75));
  CHECK_FALSE(memo->norm->paid_by->vi.empty());
}

TEST_CASE("a figure given nearer to the class goes before one given farther away") {
  const auto days_at = [](int levels) {
    Plan plan = sample_plan();
    const FactorId days = *sample_regulations().norms.factor("days");
    Group& tours = plan.groups[2];
    Figures* all[] = {&plan.figures, &tours.figures, &tours.rows[0].figures,
                      &tours.rows[0].classes[0].figures};
    for (Figures* figures : all) figures->factors.erase(days);
    for (int level = 0; level < levels; ++level)
      all[level]->factors[days] = {Quantity::whole(level + 1), Origin::plan, {}};
    for (std::size_t g = 0; g < 2; ++g)
      plan.groups[g].figures.factors[days] = {Quantity::whole(9), Origin::plan, {}};
    tours.rows[1].figures.factors[days] = {Quantity::whole(9), Origin::plan, {}};
    const auto made = estimate(plan, sample_regulations());
    if (!made) return std::string{"DT"} + code_of(made.error());
    const Line* line = line_at(*made, "TQ1/official-per-diem");
    return std::to_string(line->amount.dong() / (9 * 200'000));  // days with two of travel
  };
  CHECK(days_at(0) == "DT3011");
  CHECK(days_at(1) == "3");
  CHECK(days_at(2) == "4");
  CHECK(days_at(3) == "5");
  CHECK(days_at(4) == "6");
}

}  // namespace
}  // namespace dutoan::tests
