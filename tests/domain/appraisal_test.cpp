// Decisions on lines: what they come to, what refuses them, and that reasons add up.
#include "support/csv_rows.hpp"
#include "support/sample.hpp"

#include <dutoan/appraisal.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <sstream>
#include <string>

namespace dutoan::tests {
namespace {

const FrozenEstimate& requested() {
  static const FrozenEstimate frozen = freeze(sample_estimate());
  return frozen;
}

std::span<const ReasonKind> kinds() { return sample_regulations().norms.reasons; }

std::vector<std::string> parts(const std::string& text, char separator) {
  std::vector<std::string> all;
  std::istringstream in{text};
  for (std::string part; std::getline(in, part, separator);) all.push_back(part);
  return all;
}

std::vector<Reason> reasons_of(const std::string& text) {
  std::vector<Reason> all;
  for (const std::string& each : parts(text, ';')) {
    std::vector<std::string> fields = parts(each, '|');
    fields.resize(4);
    Reason& reason = all.emplace_back(Reason{fields[0], {}, fields[1], fields[2]});
    if (!fields[3].empty()) reason.amount = Money::dong(std::stoll(fields[3]));
  }
  return all;
}

std::string codes_of(const Problems& problems) {
  std::vector<std::string> codes;
  for (const Problem& problem : problems)
    codes.push_back(std::to_string(static_cast<int>(problem.rule)));
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : " ") + code;
  return text;
}

Result<std::vector<LineDecision>> typed(const std::string& line, const std::string& cut,
                                        const std::vector<Reason>& reasons) {
  const auto meant = lines_meant(requested(), line);
  if (!meant) return refuse(meant.error());
  if (cut == "accept" || cut == "reject") {
    const Verdict verdict = cut == "accept" ? Verdict::accepted : Verdict::rejected;
    std::vector<LineDecision> all;
    for (const LineCode& code : *meant) all.push_back({code, verdict, {}, reasons});
    return all;
  }
  std::vector<CutRule> rules;
  for (const std::string& each : parts(cut, ' ')) {
    auto rule = read_cut(each);
    if (!rule) return refuse(rule.error());
    rules.push_back(std::move(*rule));
  }
  return cut_lines(requested(), *meant, rules, reasons);
}

std::string word_of(Verdict verdict) {
  static constexpr std::array words{"accepted", "reduced", "raised", "rejected"};
  return words[static_cast<std::size_t>(verdict)];
}

const AppraisedLine& line_of(const Appraisal& appraisal, const std::string& code) {
  const auto it = std::ranges::find_if(
      appraisal.lines, [&](const AppraisedLine& line) { return line.code.text() == code; });
  if (it == appraisal.lines.end()) throw std::runtime_error("no line " + code);
  return *it;
}

Money sum_of(const std::vector<Reason>& reasons) {
  return std::accumulate(reasons.begin(), reasons.end(), Money{},
                         [](Money sum, const Reason& reason) { return sum + *reason.amount; });
}

void check_sums(const Appraisal& appraisal) {
  Money requested, appraised;
  for (const AppraisedLine& line : appraisal.lines) {
    RC_ASSERT(sum_of(line.reasons) == line.appraised - line.requested);
    requested += line.requested;
    appraised += line.appraised;
  }
  RC_ASSERT(requested == appraisal.requested.total);
  RC_ASSERT(appraised == appraisal.appraised.total);
}

TEST_CASE("each decision comes to its amount, or is refused by its rule", "[appraisal]") {
  for (const auto& row : csv_rows("appraisal/decisions.csv")) {
    CAPTURE(row.at("line"));
    const std::string code = "ML1/" + row.at("line");
    INFO(code << " " << row.at("cut") << " " << row.at("reasons"));
    const auto decisions = typed(code, row.at("cut"), reasons_of(row.at("reasons")));
    if (!decisions) {
      CHECK(codes_of(decisions.error()) == row.at("says"));
      continue;
    }
    const auto appraisal = appraise(requested(), *decisions, kinds());
    if (!appraisal) {
      CHECK(codes_of(appraisal.error()) == row.at("says"));
      continue;
    }
    const AppraisedLine& line = line_of(*appraisal, code);
    REQUIRE(line.verdict);
    CHECK(word_of(*line.verdict) == row.at("says"));
    CHECK(line.appraised.dong() == number(row.at("amount")));
    CHECK(line_of(*appraisal, "ML1/management").appraised.dong() == number(row.at("management")));
    CHECK(sum_of(line.reasons) == line.appraised - line.requested);
  }
}

TEST_CASE("with all lines accepted the appraised estimate is the requested one", "[appraisal]") {
  const auto decisions = typed("*", "accept", {});
  REQUIRE(decisions);
  const auto appraisal = appraise(requested(), *decisions, kinds());
  REQUIRE(appraisal);
  CHECK(appraisal->appraised == requested());
  CHECK(appraisal->undecided() == 0);
  CHECK(appraisal->cut().is_zero());
}

TEST_CASE("a later decision takes the place of an earlier one", "[appraisal]") {
  auto decisions = *typed("ML1/hall", "unit_rate=1.000.000", {{"saving", {}, "rẻ hơn", {}}});
  const auto later = *typed("ML1/hall", "hall_days=2", {{"days-differ", {}, "hai ngày", {}}});
  decisions.insert(decisions.end(), later.begin(), later.end());
  const auto both = appraise(requested(), decisions, kinds());
  const auto last = appraise(requested(), later, kinds());
  REQUIRE(both);
  REQUIRE(last);
  CHECK(both->appraised == last->appraised);
  CHECK(line_of(*both, "ML1/hall").appraised == Money::dong(4'000'000));
}

TEST_CASE("a cut by rule reaches every line that it changes and no other", "[appraisal]") {
  const auto count = [](const std::string& lines, const std::string& cut) {
    const auto all = typed(lines, cut, {{"saving", {}, "tiết kiệm", {}}});
    return all ? all->size() : 0;
  };
  CHECK(count("*/hall", "unit_rate<=1.999.999") == 41);
  CHECK(count("*/hall", "unit_rate<=2.000.000") == 7);
  CHECK(count("ML/hall", "unit_rate=-10%") == 4);
  CHECK(count("I/hall", "unit_rate=-10%") == 36);
  CHECK(count("ML", "unit_rate=-10%") == 4 * 14);
}

LineDecision any_decision() {
  const auto& activity =
      requested().activities[*rc::gen::inRange<std::size_t>(0, requested().activities.size())];
  const FrozenLine& line = activity.lines[*rc::gen::inRange<std::size_t>(0, activity.lines.size())];
  const int kind = *rc::gen::inRange(0, 3);
  if (kind == 0) return {line.code, Verdict::accepted, {}, {}};
  if (kind == 1) return {line.code, Verdict::rejected, {}, {{"saving", {}, "w", {}}}};
  const std::string name = line.treatment == Treatment::percentage ? "percent" : "unit_rate";
  const auto cuts = read_cut(name + "=-" + std::to_string(*rc::gen::inRange(1, 3)));
  const auto made =
      cut_lines(requested(), std::vector{line.code}, std::vector{*cuts}, {{"saving", {}, "w", {}}});
  return made && !made->empty() ? made->front()
                                : LineDecision{line.code, Verdict::accepted, {}, {}};
}

TEST_CASE("the reasons of every line add up, whatever is decided", "[appraisal]") {
  rc::check([] {
    std::vector<LineDecision> decisions;
    const int count = *rc::gen::inRange(0, 40);
    for (int i = 0; i < count; ++i) decisions.push_back(any_decision());
    const auto appraisal = appraise(requested(), decisions, kinds());
    RC_ASSERT(bool{appraisal});
    check_sums(*appraisal);
    FrozenEstimate again = appraisal->appraised;
    RC_ASSERT(recompute(again));
    RC_ASSERT(again == appraisal->appraised);
  });
}

}  // namespace
}  // namespace dutoan::tests
