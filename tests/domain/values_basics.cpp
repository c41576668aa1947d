// Money, citations, dates and the order of problems.
#include <dutoan/citation.hpp>
#include <dutoan/result.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <limits>

using namespace dutoan;

namespace {

enum class SampleRule : int { first = 1, second = 2 };
constexpr void is_rule_enum(SampleRule) {}

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

FilePlace place(const char* file, int line, int column) {
  FilePlace p;
  p.file = file;
  p.line = line;
  p.column = column;
  return p;
}

}  // namespace

TEST_CASE("amounts add, subtract and compare") {
  const Money a = Money::dong(1'500'000), b = Money::dong(400'000);
  CHECK(a + b == Money::dong(1'900'000));
  CHECK(b - a == -Money::dong(1'100'000));
  CHECK((b - a).is_negative());
  CHECK((a - a).is_zero());
  CHECK(a > b);
  CHECK(Money::dong(-1) - Money::dong(most - 1) == Money::dong(-most));
}

TEST_CASE("a checked sum has a value exactly where it fits") {
  struct Case {
    const char* what;
    std::int64_t a, b;
    bool fits;
  };
  const auto c = GENERATE(
      Case{"one less than the largest", most - 2, 1, true}, Case{"the largest", most - 1, 1, true},
      Case{"one more than the largest", most, 1, false},
      Case{"one more than the least", -most + 2, -1, true}, Case{"the least", -most + 1, -1, true},
      Case{"one less than the least", -most, -1, false}, Case{"far beyond", -most, -most, false});
  CAPTURE(c.what);
  const auto sum = checked_sum(Money::dong(c.a), Money::dong(c.b));
  REQUIRE(sum.has_value() == c.fits);
  if (sum) CHECK(*sum == Money::dong(c.a + c.b));
}

TEST_CASE("a citation is given from the outside in") {
  CHECK(Citation::of("40/2017/TT-BTC", "12", "4", "b")->point() == "b");
  CHECK(Citation::of("40/2017/TT-BTC", "12")->clause().empty());
  CHECK(Citation::of("40/2017/TT-BTC").has_value());
  CHECK_FALSE(Citation::of("").has_value());
  CHECK_FALSE(Citation::of("", "12").has_value());
  CHECK_FALSE(Citation::of("40/2017/TT-BTC", "", "4").has_value());
  CHECK_FALSE(Citation::of("40/2017/TT-BTC", "12", "", "b").has_value());
}

TEST_CASE("problems are sorted by file, line, column and code") {
  Problems problems{{SampleRule::first, place("b", 1, 1)},  {SampleRule::second, place("a", 2, 1)},
                    {SampleRule::first, place("a", 2, 1)},  {SampleRule::first, place("a", 10, 1)},
                    {SampleRule::second, place("a", 1, 2)}, {SampleRule::first, place("a", 0, 0)}};
  sort_by_place(problems);
  const std::vector<std::tuple<std::string, int, int, int>> expected{
      {"a", 0, 0, 1}, {"a", 1, 2, 2},  {"a", 2, 1, 1},
      {"a", 2, 1, 2}, {"a", 10, 1, 1}, {"b", 1, 1, 1}};
  std::vector<std::tuple<std::string, int, int, int>> is;
  for (const Problem& p : problems)
    is.emplace_back(p.place.file, p.place.line, p.place.column, static_cast<int>(p.rule));
  CHECK(is == expected);
}

TEST_CASE("a date range includes its first day and excludes its last") {
  const DateRange year = DateRange::fiscal_year(2020);
  CHECK_FALSE(year.contains(*Date::of(2019, 12, 31)));
  CHECK(year.contains(*Date::of(2020, 1, 1)));
  CHECK(year.contains(*Date::of(2020, 12, 31)));
  CHECK_FALSE(year.contains(*Date::of(2021, 1, 1)));
  CHECK_FALSE(year.overlaps(DateRange::fiscal_year(2021)));
  CHECK_FALSE(DateRange::of(*Date::of(2020, 1, 2), Date::of(2020, 1, 2)).has_value());
  CHECK_FALSE(Date::of(2020, 2, 30).has_value());
}
