// Exact amounts and their rounding: the golden table, and arithmetic in __int128 beside it.
#include "support/csv_rows.hpp"

#include <dutoan/exact.hpp>
#include <dutoan/notation.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <limits>
#include <stdexcept>

using namespace dutoan;
using dutoan::tests::csv_rows;
using dutoan::tests::Row;

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

Rounding rounding_named(const std::string& name) {
  if (name == "half") return Rounding::half_away_from_zero;
  REQUIRE((name == "up" || name == "down"));
  return name == "up" ? Rounding::up : Rounding::down;
}

/// n ÷ d rounded by adding to the magnitude, another way than Exact's.
std::int64_t rounded(Wide n, Wide d, Rounding how) {
  const Wide size = n < 0 ? -n : n;
  const Wide added = how == Rounding::up ? d - 1 : how == Rounding::down ? 0 : d / 2;
  // With an even denominator d / 2 lifts exactly the halves; an odd one has no halves.
  const Wide whole = (size + added) / d;
  return static_cast<std::int64_t>(n < 0 ? -whole : whole);
}

Rounding any_rounding() {
  return *rc::gen::element(Rounding::half_away_from_zero, Rounding::down, Rounding::up);
}

}  // namespace

TEST_CASE("amounts are rounded as the golden table says") {
  for (const Row& row : csv_rows("rounding.csv")) {
    CAPTURE(row.at("line"));
    Exact exact{parse_amount(row.at("amount")).value()};
    if (const std::string& q = row.at("quantity"); !q.empty())
      exact *= parse_quantity(q, Style::machine).value();
    if (const std::string& p = row.at("percent"); !p.empty())
      exact *= parse_percent(p, Style::machine).value();
    if (const std::string& d = row.at("divided_by"); !d.empty())
      exact /= parse_amount(d).value().dong();
    const Money expected = parse_amount(row.at("rounded")).value();
    CHECK(round(exact, rounding_named(row.at("rounding"))) == expected);
    CHECK(round_count(exact, rounding_named(row.at("rounding"))) == expected.dong());
  }
}

TEST_CASE("exact amounts agree with 128-bit arithmetic") {
  rc::prop("amount × quantity × quantity × percent ÷ divisor", [] {
    const auto amount = *rc::gen::inRange<std::int64_t>(-10'000'000'000, 10'000'000'000);
    const auto first = *rc::gen::inRange<std::int64_t>(0, 10'000'000);
    const auto second = *rc::gen::inRange<std::int64_t>(0, 10'000);
    const auto percent = *rc::gen::inRange<std::int64_t>(0, 20'000);
    const auto divisor = *rc::gen::inRange<std::int64_t>(1, 1000);
    const Rounding how = any_rounding();
    Exact exact{Money::dong(amount)};
    exact *= Quantity::thousandths(first);
    exact *= Quantity::thousandths(second);
    exact *= Percent::hundredths(percent);
    exact /= divisor;
    const Wide n = Wide{amount} * first * second * percent;
    RC_ASSERT(round(exact, how).dong() == rounded(n, Wide{1000} * 1000 * 10'000 * divisor, how));
  });
  rc::prop("a sum of fractions, in whichever order", [] {
    const auto a = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
    const auto b = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
    const auto p = *rc::gen::inRange<std::int64_t>(1, 1000);
    const auto q = *rc::gen::inRange<std::int64_t>(1, 1000);
    const Rounding how = any_rounding();
    Exact x{Money::dong(a)}, y{Money::dong(b)};
    x /= p;
    y /= q;
    Exact other_way = y;
    other_way += x;
    x += y;
    RC_ASSERT(round(x, how).dong() == rounded(Wide{a} * q + Wide{b} * p, Wide{p} * q, how));
    RC_ASSERT(round(other_way, how) == round(x, how));
  });
  rc::prop("the three roundings of one amount differ by one đồng at most", [] {
    Exact exact{Money::dong(*rc::gen::inRange<std::int64_t>(0, 1'000'000))};
    exact /= *rc::gen::inRange<std::int64_t>(1, 1000);
    const Money down = round(exact, Rounding::down);
    const Money half = round(exact, Rounding::half_away_from_zero);
    const Money up = round(exact, Rounding::up);
    RC_ASSERT((down <= half && half <= up && up - down <= Money::dong(1)));
  });
}

TEST_CASE("an exact amount that does not fit throws, and nothing wraps") {
  const Exact largest{Money::dong(most)};
  CHECK(round(largest, Rounding::down) == Money::dong(most));

  Exact one_more = largest;
  one_more += Exact{Money::dong(1)};
  CHECK_THROWS_AS(round(one_more, Rounding::down), std::overflow_error);
  CHECK_THROWS_AS(round_count(one_more, Rounding::down), std::overflow_error);

  Exact least{Money::dong(-most)};
  least += Exact{Money::dong(-1)};
  CHECK_THROWS_AS(round(least, Rounding::down), std::overflow_error);

  Exact wide = largest;
  wide *= Quantity::thousandths(most);
  const Exact before = wide;
  CHECK_THROWS_AS(wide *= Quantity::thousandths(most), std::overflow_error);
  CHECK(wide.numerator() == before.numerator());
  CHECK(wide.denominator() == before.denominator());

  Exact fine = largest;
  fine /= most;
  fine /= most - 1;
  CHECK_THROWS_AS(fine /= most - 2, std::overflow_error);
}

TEST_CASE("a fraction near the half is settled even where twice the rest would not fit") {
  Exact exact{Money::dong(most)};
  exact *= Quantity::whole(std::int64_t{1} << 53);
  exact *= Quantity::whole(2458);
  exact /= most;
  exact /= std::int64_t{1} << 53;
  exact /= 2459;
  CHECK(round(exact, Rounding::half_away_from_zero) == Money::dong(1));
  CHECK(round(exact, Rounding::down) == Money::dong(0));
}

TEST_CASE("a pure number is rounded to people") {
  Exact people{Quantity::thousandths(12'500)};
  people *= Percent::hundredths(5000);
  CHECK(round_count(people, Rounding::up) == 7);
  CHECK(round_count(people, Rounding::down) == 6);
}
