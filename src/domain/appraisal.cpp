#include "domain/line_inputs.hpp"

#include <dutoan/appraisal.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dutoan {
namespace {

Problem about(AppraisalRule rule, const LineCode& line, std::vector<Fact> facts = {}) {
  facts.insert(facts.begin(), Fact{"line", line.text()});
  return Problem{rule, {}, std::move(facts)};
}

/// What refuses one decision, by itself.
class DecisionCheck {
 public:
  DecisionCheck(const FrozenLine& requested, const LineDecision& decision,
                std::span<const ReasonKind> kinds)
      : requested_(requested), decision_(decision), kinds_(kinds) {}

  Problems run() {
    if (decision_.verdict == Verdict::accepted || decision_.verdict == Verdict::undone) return {};
    if (decision_.verdict != Verdict::rejected && !check_inputs()) return problems_;
    if (decision_.reasons.empty()) report(AppraisalRule::reason_not_given);
    for (const Reason& reason : decision_.reasons) check_reason(reason);
    if (problems_.empty()) check_amounts();
    return problems_;
  }

 private:
  const FrozenLine& requested_;
  const LineDecision& decision_;
  std::span<const ReasonKind> kinds_;
  Money after_;  // what the line's own inputs come to
  Problems problems_;

  void report(AppraisalRule rule, std::vector<Fact> facts = {}) {
    problems_.push_back(about(rule, requested_.code, std::move(facts)));
  }

  bool check_inputs() {
    FrozenLine made = requested_;
    for (const DecidedInput& input : decision_.inputs) {
      if (!input_of(made, input.name)) {
        report(AppraisalRule::input_not_found, {{"input", input.name}});
        return false;
      }
      set_input(made, input.name, input.value);
    }
    const auto amount = amount_of(made);
    if (!amount) report(AppraisalRule::appraised_too_large);
    if (amount && *amount == requested_.amount) report(AppraisalRule::changes_no_line);
    if (amount) after_ = *amount;
    if ((decision_.verdict == Verdict::raised) != (after_ > requested_.amount))
      report(AppraisalRule::reason_of_other_sign, {{"reason", Label{"quyết định", "decision"}}});
    check_ceilings(made);
    return problems_.empty();
  }

  void check_ceilings(const FrozenLine& made) {
    if (made.ceiling && made.unit_rate > *made.ceiling && made.unit_rate > requested_.unit_rate)
      report(AppraisalRule::above_rate,
             {{"value", made.unit_rate}, {"limit", *made.ceiling}, {"law", made.law}});
    if (made.percent_ceiling && made.percent > *made.percent_ceiling &&
        made.percent > requested_.percent)
      report(AppraisalRule::above_rate,
             {{"value", made.percent}, {"limit", *made.percent_ceiling}, {"law", made.law}});
  }

  void check_reason(const Reason& reason) {
    const auto kind = std::ranges::find(kinds_, reason.code, &ReasonKind::code);
    if (kind == kinds_.end())
      return report(AppraisalRule::reason_not_known, {{"reason", reason.code}});
    if (reason.text.empty()) report(AppraisalRule::reason_without_words, {{"reason", kind->label}});
    if (kind->needs_citation && reason.citation.empty())
      report(AppraisalRule::citation_not_given, {{"reason", kind->label}});
    if (kind->raises != (after_ > requested_.amount))
      report(AppraisalRule::reason_of_other_sign, {{"reason", kind->label}});
  }

  /// Of a percentage only one reason can be told apart from what follows from its base.
  void check_amounts() {
    const std::vector<Reason>& reasons = decision_.reasons;
    if (reasons.size() == 1 && !reasons.front().amount) return;
    Money sum;
    bool is_complete = requested_.treatment != Treatment::percentage;
    for (const Reason& reason : reasons) {
      is_complete = is_complete && reason.amount && checked_sum(sum, *reason.amount);
      if (is_complete) sum += *reason.amount;
    }
    const Money difference = after_ - requested_.amount;
    if (!is_complete || sum != difference)
      report(AppraisalRule::reasons_differ, {{"sum", sum}, {"difference", difference}});
  }
};

/// The last decision of every line.
using Decisions = std::map<LineCode, const LineDecision*>;

FrozenEstimate decided(const FrozenEstimate& requested, const Decisions& decisions) {
  FrozenEstimate made = requested;
  for (FrozenActivity& activity : made.activities)
    std::erase_if(activity.lines, [&](FrozenLine& line) {
      const auto it = decisions.find(line.code);
      if (it == decisions.end()) return false;
      for (const DecidedInput& input : it->second->inputs) set_input(line, input.name, input.value);
      return it->second->verdict == Verdict::rejected;
    });
  return made;
}

/// What a percentage loses or gains because its base did.
Money follow(const FrozenLine& requested, const FrozenLine& appraised) {
  if (requested.treatment != Treatment::percentage) return {};
  FrozenLine made = requested;
  made.base = appraised.base;
  const auto amount = amount_of(made);
  return amount ? *amount - requested.amount : Money{};
}

AppraisedLine appraised_line(const FrozenLine& requested, const FrozenLine* appraised,
                             const LineDecision* decision) {
  AppraisedLine made{requested.code, {}, requested.amount, {}, {}};
  if (appraised != nullptr) made.appraised = appraised->amount;
  if (decision != nullptr) {
    made.verdict = decision->verdict;
    made.reasons = decision->reasons;
  }
  const Money followed = appraised == nullptr ? Money{} : follow(requested, *appraised);
  if (made.reasons.size() == 1)
    made.reasons.front().amount = made.appraised - made.requested - followed;
  if (!followed.is_zero()) made.reasons.push_back({std::string{follows_reason}, followed, {}, {}});
  return made;
}

}  // namespace

std::size_t Appraisal::undecided() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(lines, [](const AppraisedLine& line) { return !line.verdict; }));
}

Result<Appraisal> appraise(const FrozenEstimate& requested, std::span<const LineDecision> decisions,
                           std::span<const ReasonKind> reasons) {
  Problems problems;
  Decisions last;
  for (const LineDecision& decision : decisions) {
    const FrozenLine* line = requested.line(decision.line);
    if (line == nullptr) {
      problems.push_back(
          Problem{AppraisalRule::lines_not_found, {}, {{"text", decision.line.text()}}});
      continue;
    }
    std::ranges::move(DecisionCheck{*line, decision, reasons}.run(), std::back_inserter(problems));
    if (decision.verdict == Verdict::undone)
      last.erase(decision.line);
    else
      last[decision.line] = &decision;
  }
  if (!problems.empty()) return refuse(std::move(problems));
  Appraisal made{requested, decided(requested, last), {}};
  if (!recompute(made.appraised))
    return refuse(Problem{AppraisalRule::appraised_too_large, {}, {{"line", std::string{"*"}}}});
  for (std::size_t i = 0; i < requested.activities.size(); ++i) {
    auto next = made.appraised.activities[i].lines.cbegin();  // rejected lines are not among them
    for (const FrozenLine& line : requested.activities[i].lines) {
      const auto it = last.find(line.code);
      const LineDecision* decision = it == last.end() ? nullptr : it->second;
      const bool is_rejected = decision != nullptr && decision->verdict == Verdict::rejected;
      made.lines.push_back(appraised_line(line, is_rejected ? nullptr : &*next++, decision));
    }
  }
  return made;
}

}  // namespace dutoan
