// How a rate is found among layers, qualifiers, references and bounds: small tables, one per rule.
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <catch2/catch.hpp>

namespace dutoan::tests {
namespace {

constexpr std::size_t province = 0, programme = 1, general = 2, elsewhere = 3;

Result<RateTable> table_of(std::vector<RateValue> values) {
  return RateTable::of(small_vocabulary(), small_documents(), std::move(values));
}

/// What the table answers: the amount, or the rule's code.
std::string answer(const RateTable& table, const Case& of, std::optional<Layer> stand_in = {},
                   std::size_t key = 0, Date date = day(5)) {
  const auto found = table.find(key, {date, "here", "ct", &of, stand_in});
  if (!found) return "DT" + code_of(found.error());
  return found->value->amount ? std::to_string(found->value->amount->dong()) : "no amount";
}

Case case_with(std::vector<Condition> conditions) {
  Case of;
  for (const Condition c : conditions) of.set(c);
  return of;
}

TEST_CASE("the nearest layer that has a value decides") {
  struct Row {
    const char* what;
    std::vector<RateValue> values;
    const char* answer;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing anywhere", {}, "DT2001"},
      {"general alone", {value_of(general, {}, 1)}, "1"},
      {"programme before general", {value_of(general, {}, 1), value_of(programme, {}, 2)}, "2"},
      {"province before both",
       {value_of(general, {}, 1), value_of(programme, {}, 2), value_of(province, {}, 3)},
       "3"},
      {"another province does not count",
       {value_of(general, {}, 1), value_of(elsewhere, {}, 4)},
       "1"},
      {"a narrower general value yields to a wide one of the province",
       {value_of(general, {{0, 0}}, 1), value_of(province, {}, 3)},
       "3"},
      {"a province's value of another case leaves the question to the general layer",
       {value_of(general, {}, 1), value_of(province, {{0, 1}}, 3)},
       "1"},
  }));
  CAPTURE(row.what);
  const auto table = table_of(row.values);
  REQUIRE(table.has_value());
  CHECK(answer(*table, case_with({{0, 0}})) == row.answer);
}

TEST_CASE("inside a layer the value whose qualifiers contain all others wins") {
  struct Row {
    const char* what;
    std::vector<RateValue> values;
    std::vector<Condition> of;
    const char* answer;
  };
  const auto wide = value_of(general, {}, 1);
  const auto first = value_of(general, {{0, 0}}, 2);
  const auto second = value_of(general, {{1, 0}}, 3);
  const auto both = value_of(general, {{0, 0}, {1, 0}}, 4);
  const auto row = GENERATE_COPY(values<Row>({
      {"no qualifier of the case matches", {wide, first}, {{0, 1}}, "1"},
      {"one qualifier beats none", {wide, first}, {{0, 0}}, "2"},
      {"two beat one and none", {wide, first, both}, {{0, 0}, {1, 0}}, "4"},
      {"two beat two single ones", {first, second, both}, {{0, 0}, {1, 0}}, "4"},
      {"neither of two single ones contains the other",
       {first, second},
       {{0, 0}, {1, 0}},
       "DT2005"},
      {"they do not meet when only one of them matches", {first, second}, {{0, 0}, {1, 1}}, "2"},
      {"two qualifiers do not beat a third one",
       {both, value_of(general, {{2, 0}}, 5)},
       {{0, 0}, {1, 0}, {2, 0}},
       "DT2005"},
      {"a qualifier that the case does not know keeps a value out", {first}, {}, "DT2001"},
  }));
  CAPTURE(row.what);
  const auto table = table_of(row.values);
  REQUIRE(table.has_value());
  CHECK(answer(*table, case_with(row.of)) == row.answer);
}

TEST_CASE("two equal values are refused with the places of both") {
  const auto table =
      table_of({value_of(general, {{0, 0}}, 1, 11), value_of(general, {{1, 0}}, 2, 22)});
  REQUIRE(table.has_value());
  const Case of = case_with({{0, 0}, {1, 0}});
  const auto found = table->find(0, {day(5), "here", "ct", &of, {}});
  REQUIRE_FALSE(found.has_value());
  const Problem& problem = found.error().front();
  CHECK(problem.is(RateRule::two_equal_values));
  REQUIRE(problem.related.size() == 1);
  CHECK(problem.place.line + problem.related.front().line == 33);
}

TEST_CASE("values of one key, layer and qualifiers may touch but not overlap in time") {
  struct Row {
    const char* what;
    int until, from;
    bool overlaps;
  };
  const auto row = GENERATE(Row{"a day between", 9, 10, false}, Row{"touching", 10, 10, false},
                            Row{"one day twice", 11, 10, true});
  CAPTURE(row.what);
  RateValue old = value_of(general, {{0, 0}}, 1, 1), young = value_of(general, {{0, 0}}, 2, 2);
  old.in_force = *DateRange::of(day(0), day(row.until));
  young.in_force = *DateRange::of(day(row.from), std::nullopt);
  const auto table = table_of({young, old});
  CHECK(table.has_value() != row.overlaps);
  if (!table) CHECK(code_of(table.error()) == "2002");
}

TEST_CASE("other layers, provinces, keys or words do not overlap") {
  auto other_key = value_of(general, {}, 2);
  other_key.key = 1;
  CHECK(table_of({value_of(general, {}, 1), value_of(province, {}, 2)}).has_value());
  CHECK(table_of({value_of(elsewhere, {}, 1), value_of(province, {}, 2)}).has_value());
  CHECK(table_of({value_of(general, {}, 1), other_key}).has_value());
  CHECK(table_of({value_of(general, {{0, 0}}, 1), value_of(general, {{0, 1}}, 2)}).has_value());
  CHECK_FALSE(
      table_of({value_of(general, {{0, 0}, {1, 0}}, 1), value_of(general, {{1, 0}, {0, 0}}, 2)})
          .has_value());
}

TEST_CASE("a value holds from its first day to the day before its until") {
  RateValue value = value_of(general, {}, 7);
  value.in_force = *DateRange::of(day(5), day(10));
  const auto table = table_of({value});
  REQUIRE(table.has_value());
  struct Row {
    int day;
    const char* answer;
  };
  const auto row = GENERATE(Row{4, "DT2001"}, Row{5, "7"}, Row{6, "7"}, Row{8, "7"}, Row{9, "7"},
                            Row{10, "DT2001"});
  CAPTURE(row.day);
  CHECK(answer(*table, Case{}, {}, 0, day(row.day)) == row.answer);
}

TEST_CASE("a value has exactly one figure, or none when it is unread or actual") {
  struct Row {
    const char* what;
    ValueStatus status;
    ValueKind kind;
    bool amount, percent, accepted;
  };
  constexpr auto read = ValueStatus::read, unread = ValueStatus::unread;
  constexpr auto fixed = ValueKind::fixed, actual = ValueKind::actual;
  const auto row =
      GENERATE(Row{"read with an amount", read, fixed, true, false, true},
               Row{"read without figure", read, fixed, false, false, false},
               Row{"read with two figures", read, fixed, true, true, false},
               Row{"read with a figure of another measure", read, fixed, false, true, false},
               Row{"recalled without figure", ValueStatus::recalled, fixed, false, false, false},
               Row{"unread without figure", unread, fixed, false, false, true},
               Row{"unread with an amount", unread, fixed, true, false, false},
               Row{"actual without figure", read, actual, false, false, true},
               Row{"actual with an amount", read, actual, true, false, false});
  CAPTURE(row.what);
  RateValue value = value_of(general, {}, 1);
  value.status = row.status;
  value.kind = row.kind;
  if (!row.amount) value.amount.reset();
  if (row.percent) value.percent = Percent::hundredths(100);
  const auto table = table_of({value});
  CHECK(table.has_value() == row.accepted);
  if (!table) CHECK(code_of(table.error()) == "2010");
}

TEST_CASE("an unread value is refused unless the plan names a layer that answers for it") {
  struct Row {
    const char* what;
    std::vector<RateValue> values;
    std::optional<Layer> stand_in;
    const char* answer;
  };
  const auto unread = unread_of(province, {});
  const auto row = GENERATE_COPY(values<Row>({
      {"without stand-in", {unread, value_of(general, {}, 1)}, {}, "DT2001"},
      {"with the general layer", {unread, value_of(general, {}, 1)}, Layer::general, "1"},
      {"the layer named is silent", {unread, value_of(general, {}, 1)}, Layer::programme, "DT2001"},
      {"the layer named is passed over to no other",
       {unread, value_of(programme, {}, 2), value_of(general, {}, 1)},
       Layer::general,
       "1"},
      {"the layer named is unread too", {unread, unread_of(general, {})}, Layer::general, "DT2001"},
      {"a wider value that was read does not replace a narrower unread one",
       {unread_of(province, {{0, 0}}), value_of(province, {}, 3), value_of(general, {}, 1)},
       {},
       "DT2001"},
      {"naming a layer changes nothing where the province was read",
       {value_of(province, {}, 3), value_of(general, {}, 1)},
       Layer::general,
       "3"},
  }));
  CAPTURE(row.what);
  const auto table = table_of(row.values);
  REQUIRE(table.has_value());
  CHECK(answer(*table, case_with({{0, 0}}), row.stand_in) == row.answer);
}

TEST_CASE("what was found says which unread value it stands in for and which reference led to it") {
  RateValue unread = unread_of(province, {});
  unread.key = 1;
  RateValue bed = value_of(general, {}, 9);
  bed.key = 1;
  const auto table = table_of({reference_of(general, 0, 1), unread, bed});
  REQUIRE(table.has_value());
  const Case of;
  const auto found = table->find(0, {day(5), "here", "ct", &of, Layer::general});
  REQUIRE(found.has_value());
  CHECK(found->value->amount == Money::dong(9));
  REQUIRE(found->via != nullptr);
  CHECK(found->via->key == 0);
  REQUIRE(found->stands_in_for != nullptr);
  CHECK(table->document_of(*found->stands_in_for).number == "province");
  CHECK(answer(*table, of) == "DT2001");
}

TEST_CASE("references that come back to themselves are refused") {
  const auto circle = table_of(
      {reference_of(general, 0, 1), reference_of(general, 1, 2), reference_of(general, 2, 0)});
  REQUIRE(circle.has_value());
  CHECK(answer(*circle, Case{}) == "DT2011");
  const auto itself = table_of({reference_of(general, 0, 0)});
  REQUIRE(itself.has_value());
  CHECK(answer(*itself, Case{}) == "DT2011");
  const auto nowhere = table_of({reference_of(general, 0, 1)});
  REQUIRE(nowhere.has_value());
  CHECK(answer(*nowhere, Case{}) == "DT2001");
}

struct BoundRow {
  const char* what;
  BoundKind kind;
  std::int64_t plus;  // hundredths of a percent
  std::int64_t general, province;
  const char* breach;
};

void check_bound(const BoundRow& row) {
  CAPTURE(row.what, row.province);
  RateValue limit = value_of(general, {}, row.general);
  limit.bound = {row.kind, Percent::hundredths(row.plus)};
  const auto table = table_of({limit, value_of(province, {}, row.province)});
  REQUIRE(table.has_value());
  const Case of;
  const RateQuestion question{day(5), "here", "ct", &of, {}};
  const auto found = table->find(0, question);
  REQUIRE(found.has_value());
  const auto breach = table->breach_of_bound(*found, question);
  CHECK((breach ? code_of({*breach}) : "") == row.breach);
}

TEST_CASE("a province stays within the bound of the general rate, to the đồng") {
  constexpr auto ceiling = BoundKind::ceiling, plus = BoundKind::ceiling_plus;
  const auto row = GENERATE(values<BoundRow>({
      {"ceiling, one đồng less", ceiling, 0, 200'000, 199'999, ""},
      {"ceiling, exactly", ceiling, 0, 200'000, 200'000, ""},
      {"ceiling, one đồng more", ceiling, 0, 200'000, 200'001, "2006"},
      {"20 % more, one đồng less", plus, 2000, 200'000, 239'999, ""},
      {"20 % more, exactly", plus, 2000, 200'000, 240'000, ""},
      {"20 % more, one đồng more", plus, 2000, 200'000, 240'001, "2006"},
      {"20 % of an odd limit is not rounded up", plus, 2000, 99'999, 119'998, ""},
      {"20 % of an odd limit, one đồng more", plus, 2000, 99'999, 119'999, "2006"},
      {"21 % where 20 % is allowed", plus, 2000, 100'000, 121'000, "2006"},
      {"free", BoundKind::free, 0, 200'000, 900'000, ""},
      {"silent", BoundKind::silent, 0, 200'000, 900'000, ""},
      {"unknown, exactly", BoundKind::unknown, 0, 200'000, 200'000, ""},
      {"unknown, one đồng more only warns", BoundKind::unknown, 0, 200'000, 200'001, "2007"},
  }));
  check_bound(row);
}

TEST_CASE("there is no bound where the layers below are silent") {
  const auto table = table_of({value_of(province, {}, 5), value_of(general, {{0, 1}}, 1)});
  REQUIRE(table.has_value());
  const Case of = case_with({{0, 0}});
  const RateQuestion question{day(5), "here", "ct", &of, {}};
  CHECK_FALSE(table->breach_of_bound(*table->find(0, question), question).has_value());
}

}  // namespace
}  // namespace dutoan::tests
