// Figures that follow from other rates, and questions that a place's missing tier leaves open.
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <catch2/catch.hpp>

namespace dutoan::tests {
namespace {

constexpr std::size_t province = 0, general = 2;

RateValue formula_of(const Formula& formula, Rounding rounding = Rounding::half_away_from_zero) {
  RateValue value = value_of(general, {}, 0);
  value.amount.reset();
  value.formula = formula;
  value.rounding = rounding;
  return value;
}

RateValue input_of(std::int64_t amount, std::size_t document = general) {
  RateValue value = value_of(document, {}, amount);
  value.key = 1;
  return value;
}

Result<Found> asked(const std::vector<RateValue>& values, const Case& of = {},
                    std::optional<Layer> stand_in = {}) {
  static std::vector<RateTable> tables;  // what was found points into its table
  tables.push_back(taken(RateTable::of(small_vocabulary(), small_documents(), values)));
  return tables.back().find(0, {day(5), "here", "ct", &of, stand_in});
}

TEST_CASE("a formula is worked out to the multiple that the law names") {
  struct Row {
    const char* what;
    std::int64_t input, hundredths, divide, to;
    Rounding rounding;
    std::int64_t amount;
  };
  constexpr auto half = Rounding::half_away_from_zero, down = Rounding::down, up = Rounding::up;
  const auto row = GENERATE(values<Row>({
      {"the law's own example: 3.500.000 ÷ 22", 3'500'000, 10'000, 22, 1'000, half, 159'000},
      {"2020, nearest", 4'420'000, 10'000, 22, 1'000, half, 201'000},
      {"2020, down", 4'420'000, 10'000, 22, 1'000, down, 200'000},
      {"2026", 5'310'000, 10'000, 22, 1'000, half, 241'000},
      {"a guide: 70 %, rounded once", 3'500'000, 7'000, 22, 1'000, half, 111'000},
      {"half of it", 3'500'000, 5'000, 22, 1'000, half, 80'000},
      {"130 % of the meal", 150'000, 13'000, 1, 1, half, 195'000},
      {"a half goes up", 1'500, 10'000, 1, 1'000, half, 2'000},
      {"one đồng below the half", 1'499, 10'000, 1, 1'000, half, 1'000},
      {"up", 1'001, 10'000, 1, 1'000, up, 2'000},
      {"as it stands", 7, 10'000, 1, 1, half, 7},
  }));
  CAPTURE(row.what);
  const auto found =
      asked({formula_of({1, Percent::hundredths(row.hundredths), row.divide, row.to}, row.rounding),
             input_of(row.input)});
  REQUIRE(found.has_value());
  CHECK(found->amount == Money::dong(row.amount));
  CHECK(found->value->formula.has_value());
  REQUIRE(found->input != nullptr);
  CHECK(found->input->amount == Money::dong(row.input));
}

TEST_CASE("a formula rests on the rate in force for the case, and says what stands in for it") {
  RateValue unread = input_of(0, province);
  unread.status = ValueStatus::unread;
  unread.amount.reset();
  const std::vector<RateValue> values{formula_of({1, Percent::hundredths(5'000)}), unread,
                                      input_of(100)};
  const auto refused = asked(values);
  REQUIRE_FALSE(refused.has_value());
  CHECK(code_of(refused.error()) == "2001");
  const auto found = asked(values, {}, Layer::general);
  REQUIRE(found.has_value());
  CHECK(found->amount == Money::dong(50));
  CHECK(found->stands_in_for != nullptr);
}

TEST_CASE("a formula that comes back to itself, or does not fit into money, is refused") {
  CHECK(code_of(asked({formula_of({0})}).error()) == "2011");
  const auto huge = asked({formula_of({1, Percent::hundredths(100'000)}),
                           input_of(std::numeric_limits<std::int64_t>::max())});
  CHECK(code_of(huge.error()) == "2001");
}

TEST_CASE("the bound of a formula is that of its result") {
  RateValue limit = formula_of({1, Percent::hundredths(10'000), 22, 1'000});
  limit.bound = {BoundKind::ceiling_plus, Percent::hundredths(2'000)};
  const auto breach = [&](std::int64_t amount) {
    const auto table =
        taken(RateTable::of(small_vocabulary(), small_documents(),
                            {limit, input_of(3'500'000), value_of(province, {}, amount)}));
    const Case of;
    const RateQuestion question{day(5), "here", "ct", &of};
    const auto problem = table.breach_of_bound(taken(table.find(0, question)), question);
    return problem ? code_of({*problem}) : std::string{};
  };
  CHECK(breach(190'799).empty());
  CHECK(breach(190'800).empty());  // 159.000 × 1,2
  CHECK(breach(190'801) == "2006");
}

TEST_CASE("what hangs on the unknown tier of a place has no answer") {
  struct Row {
    const char* what;
    std::vector<RateValue> values;
    const char* answer;
  };
  const RateValue wide = value_of(general, {}, 1);
  const RateValue tiered = value_of(general, {{2, 0}}, 2);  // the third question is about a place
  const auto row = GENERATE_COPY(values<Row>({
      {"only tiered values", {tiered}, "2017"},
      {"a wide value does not answer for the tier", {wide, tiered}, "2017"},
      {"a province's tiered value does not let the centre answer",
       {wide, value_of(province, {{2, 1}}, 3)},
       "2017"},
      {"a narrower value decides whatever the tier",
       {value_of(general, {{0, 0}, {2, 0}}, 4), value_of(general, {{0, 0}}, 5)},
       "2017"},
      {"a tier of another case does not matter",
       {wide, value_of(general, {{0, 1}, {2, 0}}, 6)},
       ""},
      {"a wide value of a nearer layer decides", {value_of(province, {}, 7), tiered}, ""},
  }));
  CAPTURE(row.what);
  Case of;
  of.set({0, 0});
  const auto found = asked(row.values, of);
  CHECK((found ? "" : code_of(found.error())) == row.answer);
}

TEST_CASE("a plan's assumption answers only where the law has no readable figure") {
  struct Row {
    const char* what;
    std::vector<RateValue> values;
    std::optional<Layer> stand_in;
    std::int64_t amount;
    bool is_instead;
  };
  constexpr std::size_t assumed = 4;
  const RateValue assumption = value_of(assumed, {}, 9);
  const auto row = GENERATE_COPY(values<Row>({
      {"no law at all", {assumption}, {}, 9, false},
      {"the law has a figure", {assumption, value_of(general, {}, 1)}, {}, 1, false},
      {"the province is unread", {assumption, unread_of(province, {})}, {}, 9, true},
      {"the province is unread, the centre read: the assumption is nearer",
       {assumption, unread_of(province, {}), value_of(general, {}, 1)},
       {},
       9,
       true},
      {"nearer than a layer that would stand in, too",
       {assumption, unread_of(province, {}), value_of(general, {}, 1)},
       Layer::general,
       9,
       true},
      {"of another case: the layer stands in",
       {value_of(assumed, {{0, 1}}, 8), unread_of(province, {}), value_of(general, {}, 1)},
       Layer::general,
       1,
       true},
  }));
  CAPTURE(row.what);
  Case of;
  of.set({0, 0});
  const auto found = asked(row.values, of, row.stand_in);
  REQUIRE(found.has_value());
  CHECK(found->amount == Money::dong(row.amount));
  CHECK((found->stands_in_for != nullptr) == row.is_instead);
}

}  // namespace
}  // namespace dutoan::tests
