// The pages of scenarios and savings re-add: down every column and along every row.
#include "support/sample.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

using nlohmann::json;

Report scenario_page(const std::vector<std::string>& texts) {
  const Plan plan = sample_plan();
  const auto changes = taken(read_changes(texts, plan, sample_regulations()));
  return outcome_report(plan, taken(try_out(plan, sample_regulations(), {changes, {}, {}, {}})));
}

Report fit_page(std::int64_t ceiling) {
  const Plan plan = sample_plan();
  return fit_report(plan, taken(fit(plan, sample_regulations(), Money::dong(ceiling))));
}

json page_of(const Report& report) { return json::parse(as_json(report, Language::en)); }

std::int64_t sum_of(const json& rows, const char* kind, const std::string& column) {
  std::int64_t sum = 0;
  for (const json& row : rows)
    if (row["kind"] == kind) sum += row[column].get<std::int64_t>();
  return sum;
}

/// Rows add up to their groups, groups to the total, in every column of amounts.
void check_columns(const json& rows) {
  for (const auto& [key, value] : rows.front().items()) {
    if (!value.is_number()) continue;
    CAPTURE(key);
    CHECK(sum_of(rows, "plain", key) == rows.back()[key].get<std::int64_t>());
    CHECK(sum_of(rows, "subtotal", key) == rows.back()[key].get<std::int64_t>());
  }
}

/// Before and what is between give after, row by row.
void check_rows(const json& rows, const std::vector<std::string>& between) {
  for (const json& row : rows) {
    std::int64_t sum = row["before"].get<std::int64_t>();
    for (const std::string& key : between) sum += row[key].get<std::int64_t>();
    CHECK(sum == row["after"].get<std::int64_t>());
  }
}

/// The table's last row is the page's own total.
void check_total(const json& page) {
  const json& total = page["tables"]["by_row"]["rows"].back();
  CHECK(total["before"] == page["before"]);
  CHECK(total["after"] == page["after"]);
}

/// The first row and those between give the last.
void check_list(const json& rows) {
  CHECK(sum_of(rows, "subtotal", "amount") + sum_of(rows, "plain", "amount") ==
        sum_of(rows, "total", "amount"));
}

TEST_CASE("a scenario's page re-adds", "[scenario]") {
  const json page = page_of(
      scenario_page({"management=4", "fuel=+10%", "I/days=-1", "lodgers=30%", "ML/classes=3"}));
  CHECK(page["schema"] == "dutoan.scenario/1");
  check_list(page["tables"]["effects"]["rows"]);
  const json& rows = page["tables"]["by_row"]["rows"];
  check_columns(rows);
  check_total(page);
  check_rows(rows, {"difference"});
  check_rows(rows, {"scope", "people", "days", "unit_rates", "percentages"});
  CHECK(page["before"].get<std::int64_t>() + page["difference"].get<std::int64_t>() ==
        page["after"].get<std::int64_t>());
  CHECK(page["allotted"].get<std::int64_t>() - page["after"].get<std::int64_t>() ==
        page["left"].get<std::int64_t>());
  CHECK(page["remarks"].contains("unchanged"));
}

TEST_CASE("the page of savings re-adds, and says what fits and what does not", "[scenario]") {
  const json fitting = page_of(fit_page(5'200'000'000));
  CHECK(fitting["schema"] == "dutoan.fit/1");
  check_list(fitting["tables"]["savings"]["rows"]);
  check_columns(fitting["tables"]["by_row"]["rows"]);
  check_rows(fitting["tables"]["by_row"]["rows"],
             {"fewer-materials", "cheaper-hall", "lower-management", "merged-classes"});
  check_total(fitting);
  CHECK(fitting["left"] == 5'887'018);
  CHECK(fitting["remarks"].contains("unchanged"));

  const json above = page_of(fit_page(5'050'486'981));
  check_list(above["tables"]["savings"]["rows"]);
  CHECK(above["above"] == 1);
  const json as_it_is = page_of(fit_page(5'483'370'780));
  CHECK(as_it_is["left"] == 0);
  CHECK_FALSE(as_it_is["remarks"].contains("as_scenario"));
}

TEST_CASE("every cause has a column of its own name only beside others", "[scenario]") {
  const auto columns = [](const Report& report) {
    std::vector<std::string> keys;
    for (const ReportColumn& column : report.tables.back().columns) keys.push_back(column.key);
    return keys;
  };
  CHECK(columns(scenario_page({"hall=1"})) ==
        std::vector<std::string>{"code", "name", "before", "after", "difference"});
  CHECK(columns(scenario_page({"hall=1", "days=1"})) ==
        std::vector<std::string>{"code", "name", "before", "after", "difference", "days",
                                 "unit_rates"});
}

TEST_CASE("an allotment of a group is said not to be considered", "[scenario]") {
  Plan plan = sample_plan();
  const Fit found = taken(fit(plan, sample_regulations(), Money::dong(5'400'000'000)));
  const auto says_so = [&] {
    return std::ranges::any_of(fit_report(plan, found).remarks,
                               [](const ReportRemark& remark) { return remark.key == "groups"; });
  };
  CHECK_FALSE(says_so());
  plan.allotments.front().group = "II";
  CHECK(says_so());
}

}  // namespace
}  // namespace dutoan::tests
