// The drafter's lines beside those of the same plan under the appraiser's rates.
#include <dutoan/appraisal_check.hpp>

#include <set>

namespace dutoan {
namespace {

bool is_alike(const FrozenLine& one, const FrozenLine& other) {
  return one.unit_rate == other.unit_rate && one.percent == other.percent &&
         one.rate == other.rate && one.law == other.law && one.amount == other.amount;
}

/// What a line's figures are called.
struct FigureNames {
  const char *amount, *percent, *unit_rate, *law;
};
constexpr FigureNames requested{"amount", "percent", "unit_rate", "law"};
constexpr FigureNames by_own{"own_amount", "own_percent", "own_unit_rate", "own_law"};

void add_figures(const FrozenLine& line, const FigureNames& names, std::vector<Fact>& facts) {
  facts.push_back({names.amount, line.amount});
  if (line.treatment == Treatment::percentage)
    facts.push_back({names.percent, line.percent});
  else
    facts.push_back({names.unit_rate, line.unit_rate});
  if (!line.law.vi.empty()) facts.push_back({names.law, line.law});
}

/// Of the line in both estimates; one of them may lack it.
Problem differing(const LineCode& code, const FrozenLine* line, const FrozenLine* own) {
  std::vector<Fact> facts = {{"line", code.text()}};
  if (line != nullptr) add_figures(*line, requested, facts);
  if (own != nullptr) add_figures(*own, by_own, facts);
  return Problem{CheckRule::differs_by_own_rates, {}, std::move(facts)};
}

}  // namespace

Problems findings_by_own_rates(const FrozenEstimate& estimate, const FrozenEstimate& own) {
  Problems findings;
  std::set<LineCode> met;
  for (const FrozenActivity& activity : estimate.activities)
    for (const FrozenLine& line : activity.lines) {
      met.insert(line.code);
      const FrozenLine* other = own.line(line.code);
      if (other == nullptr || !is_alike(line, *other))
        findings.push_back(differing(line.code, &line, other));
    }
  for (const FrozenActivity& activity : own.activities)
    for (const FrozenLine& line : activity.lines)
      if (!met.contains(line.code)) findings.push_back(differing(line.code, nullptr, &line));
  return findings;
}

}  // namespace dutoan
