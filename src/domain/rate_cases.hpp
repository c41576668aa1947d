// All cases in which a rate may be asked: combinations of the answers to the qualifiers that decide
// it. Answers that no value tells apart are tried once, so that the combinations stay few.
//
// Invariants
//   R1  a case outside the combinations tried has the answer of one that was tried
#pragma once

#include <dutoan/rate_review.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace dutoan {

/// More combinations than any key of the law has; a key with more is refused, not cut.
inline constexpr std::size_t most_cases = 100'000;

/// Answers to one qualifier that the same values ask for; `is_open`: also no answer at all.
struct AnswerGroup {
  std::vector<std::uint8_t> words;
  bool is_open = false;
};
struct CaseAnswers {
  std::size_t qualifier = 0;
  std::vector<AnswerGroup> groups;
};

/// The qualifiers that values of the key ask about, and those of the keys that they lead to, with
/// every word; one that no place answers may be left open. Those in `fixed` are left out.
[[nodiscard]] std::vector<CaseAnswers> answers_of(const RateTable& rates, std::size_t key,
                                                  const std::vector<Condition>& fixed);

/// too_large, when the answers have more combinations than most_cases.
[[nodiscard]] std::optional<Problem> too_many(const RateTable& rates, std::size_t key,
                                              const std::vector<CaseAnswers>& answers);

/// Calls `visit` for every combination of the answers, with the group chosen for each qualifier, in
/// a case in which `fixed` holds, too.
void each_case(const std::vector<CaseAnswers>& answers, const std::vector<Condition>& fixed,
               const std::function<void(const Case&, const std::vector<std::size_t>&)>& visit);

/// Cases that have one outcome.
struct CaseBlock {
  std::vector<CaseWords> of;
  std::size_t outcome = 0;
};

/// Every case by its outcome, those without one left out; cases with equal outcomes are put
/// together, and qualifiers that do not matter are dropped. In the order of the answers.
[[nodiscard]] std::vector<CaseBlock> blocks_of(
    const std::vector<CaseAnswers>& answers, const std::vector<Condition>& fixed,
    const std::function<std::optional<std::size_t>(const Case&)>& outcome_of);

}  // namespace dutoan
