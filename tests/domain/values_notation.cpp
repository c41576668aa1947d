// Figures and dates as people and machines write them: golden tables and round trips.
#include "support/csv_rows.hpp"

#include <dutoan/notation.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <array>
#include <limits>

using namespace dutoan;
using dutoan::tests::csv_rows;
using dutoan::tests::Row;

namespace {

std::string name_of(NumberFault f) {
  switch (f) {
    case NumberFault::empty: return "empty";
    case NumberFault::not_a_number: return "not_a_number";
    case NumberFault::ambiguous: return "ambiguous";
    case NumberFault::too_large: return "too_large";
    case NumberFault::fraction_of_dong: return "fraction_of_dong";
    case NumberFault::too_fine: return "too_fine";
    case NumberFault::negative: return "negative";
  }
  return "unknown";
}

std::string name_of(DateFault f) {
  switch (f) {
    case DateFault::not_a_date: return "not_a_date";
    case DateFault::no_such_day: return "no_such_day";
    case DateFault::year_out_of_range: return "year_out_of_range";
  }
  return "unknown";
}

/// What the row's text reads as: the figure, or the fault.
struct Reading {
  std::string read, fault;
};

template <class T, class Fault, class Write>
Reading reading(const Result<T, Fault>& parsed, Write write) {
  if (!parsed) return {"", name_of(parsed.error())};
  return {write(*parsed), ""};
}

std::string plain(Percent p) {
  return machine_quantity(Quantity::thousandths(p.hundredths() * 10));
}

Reading reading_of_figure(const Row& row) {
  const std::string& kind = row.at("kind");
  const std::string& text = row.at("written");
  const Style style = kind.starts_with("file ") ? Style::machine : Style::people;
  if (kind.ends_with("amount"))
    return reading(parse_amount(text), [](Money m) { return std::to_string(m.dong()); });
  if (kind.ends_with("quantity")) return reading(parse_quantity(text, style), machine_quantity);
  REQUIRE(kind.ends_with("percent"));
  return reading(parse_percent(text, style), plain);
}

std::optional<Date> iso(const std::string& text) {
  const auto date = parse_date(text);
  return date ? std::optional{*date} : std::nullopt;
}

/// Any amount but the least 64-bit number, and small ones as often as large ones.
Money any_amount() {
  const auto n = *rc::gen::arbitrary<std::int64_t>();
  const auto shift = *rc::gen::inRange(0, 63);
  return Money::dong((n == std::numeric_limits<std::int64_t>::min() ? n + 1 : n) >> shift);
}

Date any_date() {
  const Date first = *Date::of(first_year, 1, 1);
  return first.plus_days(*rc::gen::inRange(0, 56978));
}

}  // namespace

TEST_CASE("figures are read as the golden table says") {
  for (const Row& row : csv_rows("amounts.csv")) {
    CAPTURE(row.at("line"), row.at("kind"), row.at("written"));
    const Reading is = reading_of_figure(row);
    CHECK(is.read == row.at("read"));
    CHECK(is.fault == row.at("fault"));
  }
}

TEST_CASE("dates are read as the golden table says") {
  for (const Row& row : csv_rows("dates.csv")) {
    CAPTURE(row.at("line"), row.at("written"), row.at("today"));
    const Reading is = reading(parse_date(row.at("written"), iso(row.at("today"))), iso_date);
    CHECK(is.read == row.at("read"));
    CHECK(is.fault == row.at("fault"));
  }
}

TEST_CASE("figures are written with a dot between thousands and a comma before decimals") {
  CHECK(format_amount(Money::dong(0)) == "0");
  CHECK(format_amount(Money::dong(999)) == "999");
  CHECK(format_amount(Money::dong(1000)) == "1.000");
  CHECK(format_amount(Money::dong(1234567)) == "1.234.567");
  CHECK(format_amount(Money::dong(-1234)) == "-1.234");
  CHECK(format_amount(Money::dong(std::numeric_limits<std::int64_t>::min())) ==
        "-9.223.372.036.854.775.808");
  CHECK(format_amount_in_parentheses(Money::dong(-1234)) == "(1.234)");
  CHECK(format_amount_in_parentheses(Money::dong(1234)) == "1.234");
  CHECK(format_whole(-12345) == "-12.345");
  CHECK(format_quantity(Quantity::thousandths(12500)) == "12,5");
  CHECK(format_quantity(Quantity::thousandths(200)) == "0,2");
  CHECK(format_quantity(Quantity::thousandths(-5)) == "-0,005");
  CHECK(format_quantity(Quantity::whole(1234)) == "1.234");
  CHECK(format_percent(Percent::hundredths(500)) == "5");
  CHECK(format_percent(Percent::hundredths(1250)) == "12,5");
  CHECK(format_percent(Percent::hundredths(5)) == "0,05");
  CHECK(machine_quantity(Quantity::thousandths(200)) == "0.2");
  CHECK(machine_quantity(Quantity::whole(1234)) == "1234");
  CHECK(machine_quantity(Quantity::thousandths(-1500)) == "-1.5");
  CHECK(format_date(*Date::of(2020, 5, 6)) == "06/05/2020");
  CHECK(iso_date(*Date::of(2020, 5, 6)) == "2020-05-06");
}

TEST_CASE("what is written is read back") {
  rc::prop("an amount, with a minus or in parentheses, with or without its unit", [] {
    const Money amount = any_amount();
    RC_ASSERT(parse_amount(format_amount(amount)).value() == amount);
    RC_ASSERT(parse_amount(format_amount_in_parentheses(amount)).value() == amount);
    RC_ASSERT(parse_amount(std::to_string(amount.dong())).value() == amount);
    RC_ASSERT(parse_amount(" " + format_amount(amount) + " đồng ").value() == amount);
  });
  rc::prop("a quantity, unless it looks like English thousands", [] {
    const std::int64_t n = *rc::gen::inRange<std::int64_t>(0, 5'000'000);
    const Quantity quantity = Quantity::thousandths(n);
    RC_ASSERT(parse_quantity(machine_quantity(quantity), Style::machine).value() == quantity);
    const auto read = parse_quantity(format_quantity(quantity), Style::people);
    const bool looks_english = n % 10 != 0 && n >= 1000 && n < 1'000'000;
    RC_ASSERT(read.has_value() != looks_english);
    if (read)
      RC_ASSERT(*read == quantity);
    else
      RC_ASSERT(read.error() == NumberFault::ambiguous);
  });
  rc::prop("a share, with or without its sign", [] {
    const Percent share = Percent::hundredths(*rc::gen::inRange<std::int64_t>(0, 2'000'000));
    RC_ASSERT(parse_percent(format_percent(share), Style::people).value() == share);
    RC_ASSERT(parse_percent(format_percent(share) + " %", Style::people).value() == share);
  });
  rc::prop("a date", [] {
    const Date date = any_date();
    RC_ASSERT(parse_date(format_date(date)).value() == date);
    RC_ASSERT(parse_date(iso_date(date)).value() == date);
  });
}

TEST_CASE("no text stops the parsers") {
  rc::prop("characters that figures and dates are made of, and any others", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::oneOf(
        rc::gen::elementOf(std::string{"0123456789.,_-+()/ kKtrhn%"}), rc::gen::arbitrary<char>()));
    (void)parse_amount(text);
    (void)parse_date(text, Date{});
    for (const Style style : {Style::people, Style::machine}) {
      (void)parse_quantity(text, style);
      (void)parse_percent(text, style);
    }
    // Whatever is read as an amount is written in one way only.
    if (const auto amount = parse_amount(text))
      RC_ASSERT(parse_amount(format_amount(*amount)).value() == *amount);
  });
}
