// Amounts in words: the golden table, and words read back.
#include "support/csv_rows.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <limits>

using namespace dutoan;
using dutoan::tests::csv_rows;
using dutoan::tests::Row;

namespace {

WordStyle style_named(const std::string& names) {
  const auto has = [&](const char* name) {
    return (" " + names + " ").find(" " + std::string{name} + " ") != std::string::npos;
  };
  return {.le = has("le"), .ngan = has("ngan"), .bon = has("bon"), .chan = has("chan")};
}

WordStyle any_style() {
  return {.le = *rc::gen::arbitrary<bool>(),
          .ngan = *rc::gen::arbitrary<bool>(),
          .bon = *rc::gen::arbitrary<bool>(),
          .chan = *rc::gen::arbitrary<bool>()};
}

}  // namespace

TEST_CASE("amounts are written out as the golden table says") {
  for (const Row& row : csv_rows("words.csv")) {
    CAPTURE(row.at("line"), row.at("amount"));
    const Money amount = parse_amount(row.at("amount")).value();
    CHECK(amount_in_words(amount, style_named(row.at("style"))) == row.at("words"));
    CHECK(amount_from_words(row.at("words")) == amount);
  }
}

TEST_CASE("the least 64-bit number is written out too") {
  const Money least = Money::dong(std::numeric_limits<std::int64_t>::min());
  CHECK(amount_in_words(least).ends_with("tám trăm linh tám đồng"));
  CHECK(amount_from_words(amount_in_words(least)) == least);
}

TEST_CASE("words are read back as the same amount") {
  rc::prop("any amount, any style", [] {
    const Money amount =
        Money::dong(*rc::gen::arbitrary<std::int64_t>() >> *rc::gen::inRange(0, 63));
    RC_ASSERT(amount_from_words(amount_in_words(amount, any_style())) == amount);
  });
  rc::prop("amounts made mostly of zeros", [] {
    std::string digits = "1";
    for (const auto d : *rc::gen::container<std::vector<int>>(17, rc::gen::inRange(0, 30)))
      digits += d < 10 ? std::to_string(d) : "0";
    const Money amount = parse_amount(digits).value();
    RC_ASSERT(amount_from_words(amount_in_words(amount, any_style())) == amount);
  });
}

TEST_CASE("words with commas are let pass, other words are no amount") {
  CHECK(amount_from_words("Một trăm hai mươi tám triệu, bảy trăm tám mươi tám nghìn đồng") ==
        Money::dong(128788000));
  for (const char* words :
       {"", "đồng", "Một", "hai ba đồng", "Một triệu linh năm đồng", "Mười năm đồng",
        "Âm không đồng", "Một tỷ tỷ tỷ đồng", "Hai mươi một đồng", "Một nghìn một triệu đồng",
        "Không một đồng", "Five dong", "Một đồng đồng"}) {
    CAPTURE(words);
    CHECK(amount_from_words(words) == std::nullopt);
  }
}
