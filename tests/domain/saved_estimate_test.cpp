// The text that a book keeps of an estimate: everything is in it, in one way.
#include "support/sample.hpp"

#include <dutoan/saved_estimate.hpp>

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace dutoan::tests {
namespace {

using nlohmann::json;

const EstimateInputs inputs{"0.1.0", "plan", "rates"};

const std::string& sample_text() {
  static const std::string text = text_of(sample_estimate(), inputs);
  return text;
}

/// "1.25" → 1250.
std::int64_t thousandths(const std::string& text) {
  const auto point = text.find('.');
  std::string decimals = point == text.npos ? "" : text.substr(point + 1);
  decimals.resize(3, '0');
  return number(text.substr(0, point)) * 1000 + number(decimals);
}

TEST_CASE("the saved text has every class and every line, and adds up", "[saved]") {
  const Estimate& estimate = sample_estimate();
  const json text = json::parse(sample_text());
  CHECK(text["format"] == "dutoan/estimate/1");
  CHECK(text["activities"].size() == estimate.activities.size());
  REQUIRE(text["lines"].size() == estimate.lines.size());
  REQUIRE(text["words"].size() == estimate.lines.size());
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < estimate.lines.size(); ++i) {
    const json& line = text["lines"][i];
    CHECK(line["line"] == estimate.code_of(estimate.lines[i]).text());
    CHECK(line["line"] == text["words"][i]["line"]);
    CHECK(line["amount"].get<std::int64_t>() == estimate.lines[i].amount.dong());
    CHECK_FALSE(text["words"][i]["vi"].empty());
    sum += line["amount"].get<std::int64_t>();
  }
  CHECK(text["total"].get<std::int64_t>() == sum);
  CHECK(sum == 5'483'370'780);
}

TEST_CASE("the amount of a saved product follows from the saved figures alone", "[saved]") {
  int products = 0;
  for (const json text = json::parse(sample_text()); const json& line : text["lines"]) {
    if (line["treatment"] != "product") continue;
    CAPTURE(line["line"].get<std::string>());
    std::int64_t quantity = 1, scale = 1;
    for (const json& factor : line["factors"]) {
      quantity *= thousandths(factor["value"].get<std::string>());
      scale *= 1000;
      while (scale > 1 && quantity % 10 == 0) quantity /= 10, scale /= 10;
    }
    const std::int64_t product = quantity * line["unit_rate"].get<std::int64_t>();
    CHECK((product + scale / 2) / scale == line["amount"].get<std::int64_t>());
    ++products;
  }
  CHECK(products > 400);
}

TEST_CASE("every saved rate names its document, and every line its rate or price", "[saved]") {
  const json text = json::parse(sample_text());
  const auto count = static_cast<std::int64_t>(text["rates"].size());
  CHECK(count > 10);
  for (const json& rate : text["rates"]) CHECK_FALSE(rate["document"].get<std::string>().empty());
  for (const json& line : text["lines"]) {
    CAPTURE(line["line"].get<std::string>());
    CHECK((line.contains("rate") || line.contains("price") || line.contains("percentage") ||
           line.contains("paid_by")));
    if (!line.contains("rate")) continue;
    CHECK(line["rate"]["value"].get<std::int64_t>() >= 1);
    CHECK(line["rate"]["value"].get<std::int64_t>() <= count);
  }
}

/// E2: lines that stand for every treatment, to the letter.
TEST_CASE("the form dutoan/estimate/1 never changes", "[saved]") {
  std::ifstream golden{source_folder + "/tests/golden/estimate/saved_lines.txt"};
  std::istringstream text{sample_text()};
  std::map<std::string, int> lines;
  for (std::string line; std::getline(text, line);) ++lines[line];
  int checked = 0;
  for (std::string wanted; std::getline(golden, wanted); ++checked) {
    CAPTURE(wanted);
    CHECK(lines[wanted] == 1);
  }
  CHECK(checked == 9);
}

TEST_CASE("one estimate has one text, and another has another", "[saved]") {
  CHECK(text_of(sample_estimate(), inputs) == sample_text());
  Plan plan = sample_plan();
  const Estimate again = taken(estimate(plan, sample_regulations()));
  CHECK(text_of(again, inputs) == sample_text());
  Plan changed = sample_plan();
  changed.groups.front().name += " ";
  CHECK(is_same_estimate(text_of(taken(estimate(changed, sample_regulations())), inputs),
                         sample_text()));  // a group's name is in no figure
  auto& price = changed.figures.prices.begin()->second;
  price.amount = price.amount + Money::dong(1);
  CHECK_FALSE(is_same_estimate(text_of(taken(estimate(changed, sample_regulations())), inputs),
                               sample_text()));
}

TEST_CASE("inputs and words do not make another estimate", "[saved]") {
  CHECK(is_same_estimate(text_of(sample_estimate(), {"9.9.9", "other", "files"}), sample_text()));
  std::string reworded = sample_text();
  reworded.insert(reworded.find("\n\"words\":") + 20, "more");
  CHECK(is_same_estimate(reworded, sample_text()));
  CHECK_FALSE(is_same_estimate("", sample_text()));
  CHECK_FALSE(is_same_estimate("\n\"words\":\n\"plan\":", "\n\"words\":"));
  CHECK(is_same_estimate("x", "x"));
}

}  // namespace
}  // namespace dutoan::tests
