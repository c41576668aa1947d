// Two settings compared: every case is asked in both, and cases with equal answers are put
// together.
#include "domain/rate_cases.hpp"

#include <dutoan/rate_review.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {
namespace {

/// A pair of answers; equal pairs have equal numbers.
class Outcomes {
 public:
  using Pair = std::array<RateAnswer, 2>;

  std::size_t number_of(Pair pair) {
    for (std::size_t i = 0; i < pairs_.size(); ++i)
      if (is_same(pairs_[i][0], pair[0]) && is_same(pairs_[i][1], pair[1])) return i;
    pairs_.push_back(std::move(pair));
    return pairs_.size() - 1;
  }
  [[nodiscard]] const Pair& pair(std::size_t number) const { return pairs_[number]; }

 private:
  std::vector<Pair> pairs_;
};

RateAnswer ask(const RateTable& rates, std::size_t key, const RateSetting& setting, const Case& of,
               std::optional<Layer> stand_in = {}) {
  RateQuestion question{setting.on, setting.province, setting.programme, &of, stand_in};
  auto found = rates.find(key, question);
  if (found) return {*found, std::nullopt};
  return {std::nullopt, std::move(found.error().front())};
}

std::string clause_of(const RateValue* value) {
  if (value == nullptr || !value->citation) return {};
  const Citation& c = *value->citation;
  return c.document() + " " + c.article() + " " + c.clause() + " " + c.point();
}

/// Whether two refusals tell the reader the same: one rule, resting on one document.
bool tells_the_same(const Problem& a, const Problem& b) {
  return a.rule == b.rule && document_of(a) == document_of(b);
}

std::optional<Problem> compare(const RateTable& rates, std::size_t key, const RateSetting& before,
                               const RateSetting& after, std::vector<RateDifference>& all) {
  const auto answers = answers_of(rates, key, {});
  if (auto problem = too_many(rates, key, answers)) return problem;
  Outcomes outcomes;
  const auto blocks = blocks_of(answers, {}, [&](const Case& of) -> std::optional<std::size_t> {
    RateAnswer was = ask(rates, key, before, of), is = ask(rates, key, after, of);
    if (is_same(was, is)) return std::nullopt;
    return outcomes.number_of({std::move(was), std::move(is)});
  });
  for (const CaseBlock& block : blocks) {
    const auto& [was, is] = outcomes.pair(block.outcome);
    all.push_back({key, block.of, was, is});
  }
  return std::nullopt;
}

}  // namespace

std::string document_of(const Problem& refusal) {
  for (const Fact& fact : refusal.facts)
    if (std::string_view{fact.name} == "document")
      if (const auto* number = std::get_if<std::string>(&fact.value)) return *number;
  return {};
}

bool is_same(const RateAnswer& a, const RateAnswer& b) {
  if (a.found.has_value() != b.found.has_value()) return false;
  if (!a.found) return a.refusal && b.refusal && tells_the_same(*a.refusal, *b.refusal);
  const RateValue& x = *a.found->value;
  const RateValue& y = *b.found->value;
  return a.found->amount == b.found->amount && x.coefficient == y.coefficient &&
         x.percent == y.percent && x.kind == y.kind && clause_of(&x) == clause_of(&y) &&
         clause_of(a.found->via) == clause_of(b.found->via);
}

Result<std::vector<RateDifference>> differences(const RateTable& rates, const RateSetting& before,
                                                const RateSetting& after) {
  std::vector<RateDifference> all;
  Problems problems;
  for (std::size_t key = 0; key < rates.vocabulary().keys.size(); ++key)
    if (auto problem = compare(rates, key, before, after, all))
      problems.push_back(std::move(*problem));
  if (!problems.empty()) return refuse(std::move(problems));
  return all;
}

Result<std::vector<RateCase>> answers(const RateTable& rates, std::size_t key,
                                      const RateSetting& setting,
                                      const std::vector<Condition>& fixed) {
  const auto asked = answers_of(rates, key, fixed);
  if (auto problem = too_many(rates, key, asked)) return refuse(std::move(*problem));
  Outcomes outcomes;
  const auto blocks = blocks_of(asked, fixed, [&](const Case& of) {
    return std::optional{outcomes.number_of(
        {ask(rates, key, setting, of), ask(rates, key, setting, of, Layer::general)})};
  });
  std::vector<RateCase> all;
  for (const CaseBlock& block : blocks) {
    const auto& [answer, standing_in] = outcomes.pair(block.outcome);
    all.push_back({block.of, answer, answer.found ? std::nullopt : standing_in.found});
  }
  return all;
}

}  // namespace dutoan
