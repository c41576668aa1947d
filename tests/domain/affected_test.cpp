// Lines that a new rate touches, against a recomputation of everything; documents put into a table;
// what is frozen.
#include "support/random_plan.hpp"
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <dutoan/rate_review.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace dutoan::tests {
namespace {

/// The regulations that are shipped, with the amounts of one key in one file, or its clauses,
/// corrected.
Regulations corrected(std::size_t key, std::int64_t percent, bool has_new_clause) {
  Regulations regulations = sample_regulations();
  std::vector<RateValue> values{regulations.rates.values().begin(),
                                regulations.rates.values().end()};
  for (RateValue& value : values) {
    if (value.key != key) continue;
    if (value.amount) value.amount = Money::dong(value.amount->dong() * percent / 100);
    if (has_new_clause && value.citation)
      value.citation = Citation::of(value.citation->document(), "99");
  }
  const auto documents = regulations.rates.documents();
  regulations.rates = taken(RateTable::of(regulations.rates.vocabulary(),
                                          {documents.begin(), documents.end()}, std::move(values)));
  return regulations;
}

struct Seen {
  Money amount, unit_rate;
  Treatment treatment;
  std::string clause;
  friend bool operator==(const Seen&, const Seen&) = default;
};

/// Every line as it is printed.
std::map<std::string, Seen> lines_of(const Estimate& estimate) {
  std::map<std::string, Seen> all;
  for (const Line& line : estimate.lines) {
    const RateValue* value = line.working.rate.value;
    const std::string clause = value == nullptr || !value->citation
                                   ? std::string{}
                                   : value->citation->document() + value->citation->article() +
                                         "." + value->citation->clause() + value->citation->point();
    all.emplace(estimate.code_of(line).text(),
                Seen{line.amount, line.working.unit_rate, line.working.treatment, clause});
  }
  return all;
}

std::size_t any_rate_key() {
  std::set<std::size_t> keys;
  for (const Norm& norm : sample_regulations().norms.kinds)
    for (const NormLine& line : norm.lines)
      if (line.rate) keys.insert(*line.rate);
  return *rc::gen::elementOf(std::vector<std::size_t>{keys.begin(), keys.end()});
}

TEST_CASE("affected lines are those of a recomputation", "[affected]") {
  rc::prop("the same lines, the same amounts, and their sum is the difference of the totals", [] {
    const Plan plan = random_plan();
    const auto percent = *rc::gen::element<std::int64_t>(100, 99, 150);
    const Regulations other = corrected(any_rate_key(), percent, *rc::gen::arbitrary<bool>());
    const Estimate before = taken(estimate(plan, sample_regulations()));
    const auto made = estimate(plan, other);
    RC_PRE(made.has_value());  // a ceiling below a price of the plan
    const Estimate& after = *made;
    const auto was = lines_of(before), is = lines_of(after);
    std::set<std::string> expected;
    for (const auto& [code, seen] : was)
      if (!is.contains(code) || is.at(code) != seen) expected.insert(code);
    for (const auto& [code, seen] : is)
      if (!was.contains(code)) expected.insert(code);
    Money sum;
    std::set<std::string> told;
    for (const AffectedLine& line : affected(before, after, plan.rates_on)) {
      const std::string code = line.code.text();
      RC_ASSERT(told.insert(code).second);
      RC_ASSERT(line.before ==
                (was.contains(code) ? std::optional{was.at(code).amount} : std::optional<Money>{}));
      RC_ASSERT(line.after ==
                (is.contains(code) ? std::optional{is.at(code).amount} : std::optional<Money>{}));
      sum += line.difference();
    }
    RC_ASSERT(told == expected);
    RC_ASSERT(sum == after.total - before.total);
  });
}

TEST_CASE("a line that only one estimate has is told with what it costs there", "[affected]") {
  const Plan plan = sample_plan();
  Plan fewer = plan;
  fewer.groups.back().rows.pop_back();
  const Estimate whole = taken(estimate(plan, sample_regulations()));
  const Estimate part = taken(estimate(fewer, sample_regulations()));
  const auto gone = affected(whole, part, plan.rates_on);
  const auto come = affected(part, whole, plan.rates_on);
  REQUIRE_FALSE(gone.empty());
  REQUIRE(gone.size() == come.size());
  Money lost, won;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    CHECK((gone[i].before && !gone[i].after));
    CHECK((come[i].after && !come[i].before));
    CHECK(gone[i].code == come[i].code);
    lost += gone[i].difference();
    won += come[i].difference();
  }
  CHECK(lost == part.total - whole.total);
  CHECK(won == whole.total - part.total);
}

TEST_CASE("a line of nobody is touched when its unit rate differs", "[affected]") {
  Plan plan = sample_plan();
  const FactorId organisers = *sample_regulations().norms.factor("organisers");
  plan.figures.factors[organisers] = {Quantity{}, Origin::plan, {}};
  const auto key = sample_regulations().rates.vocabulary().key(RateKey{"travel.perdiem"});
  const Regulations other = corrected(*key, 110, false);
  const Estimate was = taken(estimate(plan, sample_regulations()));
  const Estimate is = taken(estimate(plan, other));
  const auto lines = affected(was, is, plan.rates_on);
  const auto line = std::ranges::find_if(
      lines, [](const AffectedLine& each) { return each.code.text() == "ML1/organiser-per-diem"; });
  REQUIRE(line != lines.end());
  CHECK(line->before == Money{});
  CHECK(line->after == Money{});
}

TEST_CASE("nothing is touched when nothing differs", "[affected]") {
  CHECK(affected(sample_estimate(), sample_estimate(), day(0)).empty());
}

// ---- Freeze ---------------------------------------------------------------------------------

TEST_CASE("what was approved and begun before the new rate keeps the old one", "[affected]") {
  const Date from = *Date::of(2020, 7, 1);
  const auto before = from.plus_days(-1), after = from.plus_days(1);
  using Day = std::optional<Date>;
  struct Row {
    const char* what;
    Day approved, started, own;
    bool is_reestimated;
    Freeze freeze;
  };
  using enum Freeze;
  const auto row = GENERATE_COPY(values<Row>({
      {"nobody approved it", {}, before, {}, false, open},
      {"approved on the day", from, before, {}, false, open},
      {"approved, not begun", before, {}, {}, false, ask},
      {"begun the day before", before, before, {}, false, frozen},
      {"begun on the day", before, from, {}, false, ask},
      {"begun the day after", before, after, {}, false, ask},
      {"the class begins later than the plan", before, before, after, false, ask},
      {"the class begins before the rest", before, {}, before, false, frozen},
      {"the class begins on the day", before, before, from, false, ask},
      {"the head estimates it anew", before, before, {}, true, open},
  }));
  CAPTURE(row.what);
  Plan plan = sample_plan();
  plan.approved_on = row.approved;
  plan.started_on = row.started;
  plan.is_reestimated = row.is_reestimated;
  plan.groups.erase(plan.groups.begin() + 1, plan.groups.end());
  dutoan::Row& district = plan.groups.front().rows.front();
  plan.groups.front().rows.erase(plan.groups.front().rows.begin() + 1,
                                 plan.groups.front().rows.end());
  plan.groups.front().split = Split::listed;
  ListedClass listed;
  listed.code = ClassCode{"A"};
  listed.units = Units{district.stated.people->value() / district.people_per_unit()};
  listed.starts = row.own;
  district.classes = {listed};
  district.only.clear();
  const auto key = sample_regulations().rates.vocabulary().key(RateKey{"travel.perdiem"});
  const Regulations other = corrected(*key, 110, false);
  const Estimate was = taken(estimate(plan, sample_regulations()));
  const Estimate is = taken(estimate(plan, other));
  const auto lines = affected(was, is, from);
  REQUIRE_FALSE(lines.empty());
  for (const AffectedLine& line : lines) CHECK(line.freeze == row.freeze);
}

// ---- Documents put into a table -------------------------------------------------------------

constexpr std::size_t general = 2;

RateValue during(RateValue value, int from, std::optional<int> until) {
  value.in_force = *DateRange::of(day(from), until ? std::optional{day(*until)} : std::nullopt);
  return value;
}

LegalDocument document_like(std::size_t position, const char* number) {
  LegalDocument made = small_documents()[position];
  made.number = number;
  made.short_name = number;
  return made;
}

/// What the table says of the first key, general layer, from day to day: "1 1 2 -".
std::string days_in(const RateTable& rates, int last) {
  std::string text;
  const Case of;
  for (int d = 0; d <= last; ++d) {
    const auto found = rates.find(0, {day(d), "", "", &of});
    text += (text.empty() ? "" : " ") +
            (found ? std::to_string(found->amount->dong()) : std::string{"-"});
  }
  return text;
}

RateTable with_values(std::vector<RateValue> values) {
  return taken(RateTable::of(small_vocabulary(), small_documents(), std::move(values)));
}

TEST_CASE("a document of the same number takes the old one's place", "[affected]") {
  const RateTable rates =
      with_values({during(value_of(general, {}, 1), 0, 2), during(value_of(general, {}, 2), 2, 4)});
  const RateTable after = taken(
      with_document(rates, document_like(general, "general"), {during(value_of(0, {}, 7), 1, 3)}));
  CHECK(days_in(rates, 4) == "1 1 2 2 -");
  CHECK(days_in(after, 4) == "- 7 7 - -");
  CHECK(after.documents().size() == rates.documents().size());
}

TEST_CASE("a document ends what it replaces or amends, and clashes with all else", "[affected]") {
  const RateTable rates = with_values(
      {during(value_of(general, {}, 1), 0, {}), during(value_of(general, {{0, 0}}, 5), 0, {})});
  const std::vector<RateValue> values{during(value_of(0, {}, 2), 2, {})};
  LegalDocument newer = document_like(general, "newer");
  CHECK(code_of(with_document(rates, newer, values).error()) == "2002");
  newer.replaces = {"general"};
  CHECK(days_in(taken(with_document(rates, newer, values)), 3) == "1 1 2 2");
  newer.replaces.clear();
  newer.amends = {"general"};
  const RateTable after = taken(with_document(rates, newer, values));
  CHECK(days_in(after, 3) == "1 1 2 2");
  Case narrow;
  narrow.set({0, 0});
  CHECK(after.find(0, {day(3), "", "", &narrow})->amount == Money::dong(5));
  // From the first day on nothing of the old value is left.
  CHECK(days_in(taken(with_document(rates, newer, {during(value_of(0, {}, 2), 0, 3)})), 3) ==
        "2 2 2 -");
}

TEST_CASE("the first day of a difference", "[affected]") {
  const RateTable rates =
      with_values({during(value_of(general, {}, 1), 0, 5), during(value_of(general, {}, 2), 5, 9)});
  const auto first = [&](std::vector<RateValue> values) {
    return first_difference(rates, with_values(std::move(values)));
  };
  const RateValue one = during(value_of(general, {}, 1), 0, 5);
  const RateValue two = during(value_of(general, {}, 2), 5, 9);
  CHECK(first({one, two}) == std::nullopt);
  CHECK(first({one, during(value_of(general, {}, 3), 5, 9)}) == day(5));
  CHECK(first({one}) == day(5));
  CHECK(first({one, two, during(value_of(general, {}, 3), 9, {})}) == day(9));
  CHECK(first({during(value_of(general, {}, 1), 0, 4), two}) == day(4));
  CHECK(first({one, during(value_of(general, {}, 2), 5, {})}) == day(9));
}

// ---- Files ----------------------------------------------------------------------------------

/// A file that is gone after the test.
struct FileForATest {
  explicit FileForATest(const std::string& text)
      : path(std::filesystem::temp_directory_path() / "dutoan-affected-test.toml") {
    std::ofstream{path} << text;
  }
  FileForATest(const FileForATest&) = delete;
  FileForATest& operator=(const FileForATest&) = delete;
  ~FileForATest() { std::filesystem::remove(path); }
  std::filesystem::path path;
};

const std::string new_circular = R"(format = "dutoan/rates/1"
[document]
type = "Thông tư"
number = "99/2020/TT-BTC"
short = "TT 99/2020"
title = "thử"
issuer = "Bộ Tài chính"
layer = "general"
jurisdiction = "VN"
amends = ["40/2017/TT-BTC"]
bound = "unknown"
read_by = "nhóm dutoan"
read_on = 2026-11-24
[[value]]
key = "travel.perdiem"
from = 2020-06-01
until = 2021-01-01
amount = 210_000
kind = "fixed"
article = "1"
status = "read"
source = "thử"
)";

TEST_CASE("a new circular touches the per-diems of the plan, from its own first day",
          "[affected]") {
  const FileForATest file{new_circular};
  const Sources sources{sample_plan_file, rates_folder};
  const Comparison found = taken(lines_affected(sources, file.path.string(), {}));
  CHECK(found.from == *Date::of(2020, 6, 1));
  REQUIRE_FALSE(found.lines.empty());
  Money sum;
  for (const AffectedLine& line : found.lines) sum += line.difference();
  CHECK(sum == found.after.estimate.total - found.before.estimate.total);
  CHECK(sum > Money{});
  const auto per_diem = std::ranges::find_if(found.lines, [](const AffectedLine& line) {
    return line.code.text() == "TQ1/official-per-diem";
  });
  REQUIRE(per_diem != found.lines.end());
  CHECK(per_diem->before == Money::dong(10'800'000));
  CHECK(per_diem->after == Money::dong(11'340'000));  // 54 days × 210.000
}

TEST_CASE("a folder stands for itself, and a plan is no rate document", "[affected]") {
  const Sources sources{sample_plan_file, rates_folder};
  CHECK(taken(lines_affected(sources, rates_folder, {})).lines.empty());
  CHECK(taken(lines_affected(sources, rates_folder + "/VN/tt-40-2017.toml", {})).lines.empty());
  CHECK(code_of(lines_affected(sources, sample_plan_file, {}).error()) == "1013");
}

// ---- Settings -------------------------------------------------------------------------------

TEST_CASE("a plan asked in a setting costs what its scenario costs", "[affected]") {
  const Plan plan = sample_plan();
  const Date date = *Date::of(2019, 3, 1);
  const Plan asked = asked_in(plan, {date, "son-la", ""});
  Scenario scenario;
  scenario.rates_on = date;
  scenario.province = "son-la";
  const Outcome outcome = taken(try_out(plan, sample_regulations(), scenario));
  CHECK(taken(estimate(asked, sample_regulations())).total == outcome.after);
  CHECK(asked.programme_code == plan.programme_code);
}

}  // namespace
}  // namespace dutoan::tests
