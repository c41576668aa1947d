// What lint finds: one planted error per finding, each with its neighbours that are none; and that
// it finds nothing in the rates that are shipped.
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <dutoan/rate_review.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

constexpr std::size_t province = 0, programme = 1, general = 2, elsewhere = 3;
const Date read_on = day(0), soon_after = day(1);
constexpr int year = 12;

/// The values, read on day 0 so that they are not due, in small tables where other keys are idle.
Regulations regulations_of(std::vector<RateValue> values) {
  for (RateValue& value : values)
    if (!value.reading.on) value.reading = {"somebody", "a page", read_on};
  Regulations regulations;
  regulations.rates = taken(RateTable::of(small_vocabulary(), small_documents(), values));
  return regulations;
}

RateValue during(RateValue value, int from, std::optional<int> until) {
  value.in_force = *DateRange::of(day(from), until ? std::optional{day(*until)} : std::nullopt);
  return value;
}

/// The findings but the idle keys, which small tables always have.
Problems found_in(std::vector<RateValue> values) {
  Problems problems = lint(regulations_of(std::move(values)), soon_after, year);
  std::erase_if(problems, [](const Problem& p) { return p.is(LintRule::unused_key); });
  return problems;
}

std::string codes_in(std::vector<RateValue> values) {
  std::string codes;
  for (const Problem& problem : found_in(std::move(values)))
    codes += (codes.empty() ? "" : " ") + std::to_string(static_cast<int>(problem.rule));
  return codes;
}

TEST_CASE("a gap is told with its days, and none where values meet", "[lint]") {
  struct Row {
    int from;
    const char* codes;
  };
  const auto row = GENERATE(values<Row>({{10, ""}, {11, "2201"}, {12, "2201"}}));
  const std::vector<RateValue> both{during(value_of(general, {{0, 0}}, 1, 1), 0, 10),
                                    during(value_of(general, {{0, 0}}, 2, 2), row.from, {})};
  CAPTURE(row.from);
  CHECK(codes_in(both) == row.codes);
  if (row.from != 12) return;
  const Problem gap = found_in(both).front();
  CHECK(std::get<Date>(gap.facts[1].value) == day(10));
  CHECK(std::get<Date>(gap.facts[2].value) == day(11));
  CHECK(gap.place.line == 2);
  CHECK(gap.related.front().line == 1);
}

TEST_CASE("only values of one key, layer, jurisdiction and case leave a gap", "[lint]") {
  const RateValue old = during(value_of(province, {{0, 0}}, 1, 1), 0, 10);
  const auto later = [](RateValue value) { return during(std::move(value), 20, {}); };
  RateValue other_key = later(value_of(province, {{0, 0}}, 2, 2));
  other_key.key = 1;
  CHECK(codes_in({old, later(value_of(province, {{0, 0}}, 2, 2))}) == "2201");
  CHECK(codes_in({old, later(value_of(province, {{0, 1}}, 2, 2))}).empty());
  CHECK(codes_in({old, later(value_of(province, {}, 2, 2))}).empty());
  CHECK(codes_in({old, later(value_of(elsewhere, {{0, 0}}, 2, 2))}).empty());
  CHECK(codes_in({old, later(value_of(programme, {{0, 0}}, 2, 2))}).empty());
  CHECK(codes_in({old, other_key}).empty());
  CHECK(codes_in({old}).empty());
}

TEST_CASE("a case that is told apart for a time leaves no gap", "[lint]") {
  const RateValue old = during(value_of(general, {}, 1, 1), 0, 10);
  const RateValue young = during(value_of(general, {}, 2, 2), 20, {});
  const auto narrower = [](int from, int until) {
    return during(value_of(general, {{0, 0}}, 3, 3), from, until);
  };
  CHECK(codes_in({old, narrower(10, 20), young}).empty());
  CHECK(codes_in({old, narrower(9, 21), young}).empty());
  CHECK(codes_in({old, narrower(11, 20), young}) == "2201");
  CHECK(codes_in({old, narrower(10, 19), young}) == "2201");
}

TEST_CASE("values that one table of a file holds are told once", "[lint]") {
  const auto of_words = [](std::int64_t amount, int line, int from, std::optional<int> until) {
    return std::vector{during(value_of(general, {{0, 0}}, amount, line), from, until),
                       during(value_of(general, {{0, 1}}, amount, line), from, until)};
  };
  auto values = of_words(1, 1, 0, 10);
  std::ranges::copy(of_words(2, 2, 20, {}), std::back_inserter(values));
  CHECK(codes_in(values) == "2201");
}

// ---- Bounds ---------------------------------------------------------------------------------

RateValue limit_of(std::int64_t amount, BoundKind kind, std::int64_t plus = 0) {
  RateValue value = value_of(general, {}, amount, 1);
  value.bound = {kind, Percent::hundredths(plus * 100)};
  return value;
}

TEST_CASE("a value is found beyond its bound from the first đồng on", "[lint]") {
  struct Row {
    const char* what;
    RateValue lower;
    std::int64_t amount;
    const char* codes;
  };
  using enum BoundKind;
  const auto row = GENERATE(values<Row>({
      {"below the ceiling", limit_of(100'000, ceiling), 99'999, ""},
      {"at the ceiling", limit_of(100'000, ceiling), 100'000, ""},
      {"above the ceiling", limit_of(100'000, ceiling), 100'001, "2202"},
      {"below 1.20 of it", limit_of(100'000, ceiling_plus, 20), 119'999, ""},
      {"at 1.20 of it", limit_of(100'000, ceiling_plus, 20), 120'000, ""},
      {"one đồng more", limit_of(100'000, ceiling_plus, 20), 120'001, "2202"},
      {"1.20 of an odd figure ends below", limit_of(33, ceiling_plus, 20), 39, ""},
      {"and is not rounded up", limit_of(33, ceiling_plus, 20), 40, "2202"},
      {"free", limit_of(100'000, free), 900'000, ""},
      {"silent", limit_of(100'000, silent), 900'000, ""},
      {"unknown and not above", limit_of(100'000, unknown), 100'000, ""},
      {"unknown and above: a note", limit_of(100'000, unknown), 100'001, "2206"},
      {"nobody could read the lower one", unread_of(general, {}), 900'000, ""},
  }));
  CAPTURE(row.what);
  const Problems found = found_in({row.lower, value_of(province, {}, row.amount, 2)});
  CHECK(code_of(found) == row.codes);
  CHECK(exit_code_of(found) == (std::string{row.codes} == "2202" ? 1 : 0));
  if (!found.empty()) CHECK(found.front().place.line == 2);
}

TEST_CASE("a bound is looked at on every day and in every case", "[lint]") {
  using enum BoundKind;
  const auto lowered = during(limit_of(80, ceiling), 50, {});
  const auto first = during(limit_of(100, ceiling), 0, 50);
  RateValue narrow = limit_of(80, ceiling);
  narrow.qualifiers = {{1, 1}};
  RateValue at_a_place = limit_of(80, ceiling);
  at_a_place.qualifiers = {{2, 1}};
  RateValue of_programme = limit_of(80, ceiling);
  of_programme.document = programme;
  const RateValue own = value_of(province, {}, 90, 2);
  CHECK(codes_in({limit_of(100, ceiling), own}).empty());
  CHECK(codes_in({first, lowered, own}) == "2202");
  CHECK(codes_in({first, lowered, during(own, 0, 50)}).empty());
  CHECK(codes_in({first, lowered, during(own, 49, 51)}) == "2202");
  CHECK(codes_in({limit_of(100, ceiling), narrow, own}) == "2202");
  CHECK(codes_in({limit_of(100, ceiling), narrow, value_of(province, {{1, 0}}, 90, 2)}).empty());
  CHECK(codes_in({limit_of(100, ceiling), at_a_place, own}) == "2202");
  CHECK(codes_in({limit_of(100, ceiling), of_programme, own}) == "2202");
  CHECK(codes_in({limit_of(80, ceiling), value_of(programme, {}, 90, 2)}) == "2202");
}

TEST_CASE("a bound that is passed goes before one that is not known", "[lint]") {
  RateValue narrow = limit_of(80, BoundKind::ceiling);
  narrow.qualifiers = {{0, 1}};
  CHECK(codes_in({limit_of(85, BoundKind::unknown), narrow, value_of(province, {}, 90, 2)}) ==
        "2202");
}

// ---- Keys and readings ----------------------------------------------------------------------

TEST_CASE("a key without a value is told apart from one that nobody asks for", "[lint]") {
  Regulations regulations = regulations_of({value_of(general, {}, 1, 1)});
  const auto codes = [&] {
    std::string text;
    for (const Problem& problem : lint(regulations, soon_after, year))
      text += std::get<std::string>(problem.facts.front().value) +
              std::to_string(static_cast<int>(problem.rule)) + " ";
    return text;
  };
  CHECK(codes() == "bed2203 fuel2203 ");
  NormLine line;
  line.rate = 1;
  regulations.norms.kinds.push_back({KindCode{"class"}, {}, {line}, {}});
  CHECK(codes() == "bed2204 fuel2203 ");
  regulations.rates = regulations_of({reference_of(general, 0, 2)}).rates;
  CHECK(codes() == "bed2204 fuel2204 ");
}

TEST_CASE("a reading is due the day after so many months", "[lint]") {
  struct Row {
    Date today, read;
    int months;
    bool is_due;
  };
  const auto date = [](int y, unsigned m, unsigned d) { return *Date::of(y, m, d); };
  const auto row = GENERATE_COPY(values<Row>({
      {date(2026, 11, 24), date(2024, 11, 23), 24, true},
      {date(2026, 11, 24), date(2024, 11, 24), 24, false},
      {date(2026, 11, 24), date(2024, 11, 25), 24, false},
      {date(2024, 2, 29), date(2023, 2, 27), 12, true},
      {date(2024, 2, 29), date(2023, 2, 28), 12, false},
      {date(2024, 3, 31), date(2024, 2, 28), 1, true},
      {date(2024, 3, 31), date(2024, 2, 29), 1, false},
      {date(2026, 1, 1), date(2025, 12, 1), 1, false},
      {date(2026, 1, 1), date(2025, 11, 30), 1, true},
      {date(2026, 11, 24), date(2026, 11, 23), 0, true},
  }));
  RateValue value = value_of(general, {}, 1, 1);
  value.reading = {"somebody", "a page", row.read};
  const Problems found = lint(regulations_of({value}), row.today, row.months);
  const auto is_due = [](const Problem& p) { return p.is(LintRule::not_checked); };
  CAPTURE(row.today.year(), row.months, row.read.day());
  CHECK(std::ranges::any_of(found, is_due) == row.is_due);
}

TEST_CASE("a value that nobody is known to have read is due", "[lint]") {
  Regulations regulations;
  regulations.rates =
      taken(RateTable::of(small_vocabulary(), small_documents(), {value_of(general, {}, 1, 1)}));
  CHECK(lint(regulations, soon_after, year).back().is(LintRule::not_checked));
}

// ---- What is shipped ------------------------------------------------------------------------

TEST_CASE("every shipped figure has a source, a reader and a clause", "[lint]") {
  const RateTable& rates = sample_regulations().rates;
  REQUIRE(rates.values().size() > 200);
  for (const RateValue& value : rates.values()) {
    CAPTURE(value.place.file, value.place.line);
    CHECK_FALSE(value.reading.text.empty());
    CHECK_FALSE(value.reading.by.empty());
    CHECK(value.reading.on.has_value());
    CHECK((value.citation.has_value() || value.status == ValueStatus::unread));
    CHECK((value.status != ValueStatus::unread || !value.has_figure()));
  }
  for (const LegalDocument& document : rates.documents()) {
    CAPTURE(document.number);
    for (const Transition& each : document.transitions) CHECK_FALSE(each.source.empty());
    for (const DocumentRule& each : document.rules) CHECK_FALSE(each.source.empty());
  }
}

TEST_CASE("lint finds nothing in the rates that are shipped", "[lint]") {
  const Problems found = lint(sample_regulations(), *Date::of(2026, 11, 24), 24);
  CHECK(exit_code_of(found) == 0);
  for (const Problem& problem : found) {
    INFO(sentence(problem, Language::en));
    CHECK(problem.is(LintRule::bound_not_known));
  }
  CHECK(exit_code_of(lint(sample_regulations(), *Date::of(2028, 11, 25), 24)) == 1);
}

}  // namespace
}  // namespace dutoan::tests
