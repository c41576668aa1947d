// Estimates that stand by themselves: nothing is lost, nothing may be altered, amounts follow.
#include "support/random_plan.hpp"
#include "support/sample.hpp"

#include <dutoan/frozen_estimate.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <string>

namespace dutoan::tests {
namespace {

const FrozenEstimate& sample_frozen() {
  static const FrozenEstimate frozen = freeze(sample_estimate());
  return frozen;
}

std::string refusal_of(const std::string& text) {
  const auto read = read_frozen(text, "v1.json");
  if (read) return "accepted";
  return std::to_string(static_cast<int>(read.error().front().rule));
}

/// The text with the first `from` written as `to`.
std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("freezing the example changes no amount, and every amount follows from its inputs",
          "[frozen]") {
  const Estimate& estimate = sample_estimate();
  FrozenEstimate frozen = sample_frozen();
  CHECK(frozen.total == estimate.total);
  for (const Line& line : estimate.lines) {
    const FrozenLine* found = frozen.line(estimate.code_of(line));
    REQUIRE(found != nullptr);
    CHECK(found->amount == line.amount);
    CHECK_FALSE(found->steps.empty());
  }
  REQUIRE(recompute(frozen));
  CHECK(frozen == sample_frozen());
}

TEST_CASE("a saved estimate reads back as it was, and has one text", "[frozen]") {
  const std::string text = frozen_text(sample_frozen());
  const auto read = read_frozen(text, "v1.json");
  REQUIRE(read);
  CHECK(*read == sample_frozen());
  CHECK(frozen_text(*read) == text);
}

TEST_CASE("the form dutoan/estimate/1 never changes, to the letter", "[frozen]") {
  std::ifstream file{source_folder + "/tests/golden/estimate/frozen_lines.txt"};
  const std::string text = frozen_text(sample_frozen());
  std::string line, golden;
  int checked = 0;
  while (std::getline(file, line)) {
    golden += line + (line == "     }" ? "" : "\n");
    if (line != "     }") continue;
    CHECK(text.find(golden) != std::string::npos);
    golden.clear();
    ++checked;
  }
  CHECK(checked == 2);
}

TEST_CASE("a saved estimate that was altered in any way is refused", "[frozen]") {
  const std::string text = frozen_text(sample_frozen());
  CHECK(refusal_of("") == "4101");
  CHECK(refusal_of("[") == "4101");
  CHECK(refusal_of("{}\n") == "4101");
  CHECK(refusal_of(with(text, "dutoan/estimate/1", "dutoan/estimate/2")) == "4101");
  CHECK(refusal_of(with(text, "\"fiscal_year\": 2020", "\"fiscal_year\": 2020.0")) == "4101");
  CHECK(refusal_of(with(text, "\"fiscal_year\": 2020", "\"fiscal_year\": 9999999999")) == "4101");
  CHECK(refusal_of(with(text, "\"treatment\": \"product\"", "\"treatment\": \"gift\"")) == "4101");
  CHECK(refusal_of(with(text, "\"fiscal_year\": 2020", "\"fiscal_year\":  2020")) == "4102");
  CHECK(refusal_of(with(text, "\"is_fixed\"", "\"is_fixed\": true, \"is_fixed\"")) == "4102");
  CHECK(refusal_of(text + "\n") == "4102");
  CHECK(refusal_of(with(text, "\"total\": 5483370780", "\"total\": 5483370781")) == "4103");
  CHECK(refusal_of(with(text, "\"total\": 5483370780", "\"total\": 5483370779")) == "4103");
}

TEST_CASE("an amount or input altered by one is refused, on whatever line", "[frozen]") {
  rc::check([] {
    FrozenEstimate altered = sample_frozen();
    auto& activity = altered.activities[*rc::gen::inRange<std::size_t>(
        0, altered.activities.size())];
    auto& line = activity.lines[*rc::gen::inRange<std::size_t>(0, activity.lines.size())];
    line.amount += Money::dong(*rc::gen::element(-1, 1));
    RC_ASSERT(refusal_of(frozen_text(altered)) == "4103");
  });
}

TEST_CASE("random plans freeze to the same amounts and read back", "[frozen]") {
  rc::check([] {
    const Plan plan = random_plan();
    const auto estimated = estimate(plan, sample_regulations());
    RC_ASSERT(bool{estimated});
    FrozenEstimate frozen = freeze(*estimated);
    RC_ASSERT(frozen.total == estimated->total);
    const FrozenEstimate before = frozen;
    RC_ASSERT(recompute(frozen));
    RC_ASSERT(frozen == before);
    const auto read = read_frozen(frozen_text(frozen), "v1.json");
    RC_ASSERT(bool{read});
    RC_ASSERT(*read == frozen);
  });
}

}  // namespace
}  // namespace dutoan::tests
