// Decisions about lines, as people type them.
#include <dutoan/deciding.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan {
namespace {

Result<std::vector<LineDecision>> cuts_of(const FrozenEstimate& requested,
                                          const TypedDecision& typed,
                                          const std::vector<Reason>& reasons) {
  const auto lines = lines_meant(requested, typed.lines);
  if (!lines) return refuse(lines.error());
  std::vector<CutRule> cuts;
  for (const std::string& text : typed.cuts) {
    auto cut = read_cut(text);
    if (!cut) return refuse(std::move(cut.error()));
    cuts.push_back(std::move(*cut));
  }
  return cut_lines(requested, *lines, cuts, reasons);
}

/// What nobody has decided about.
std::vector<LineDecision> rest_accepted(const AppraisalRound& round) {
  std::vector<LineDecision> decisions;
  for (const AppraisedLine& line : round.appraisal.lines)
    if (!line.verdict) decisions.push_back({line.code, Verdict::accepted, {}, {}});
  return decisions;
}

}  // namespace

Result<std::vector<Reason>> read_reasons(const std::vector<TypedReason>& typed) {
  std::vector<Reason> reasons;
  Problems problems;
  for (const TypedReason& each : typed) {
    Reason reason{each.code, {}, each.text, each.citation};
    if (!each.amount.empty()) {
      const auto amount = parse_amount(each.amount);
      if (amount)
        reason.amount = *amount;
      else
        problems.push_back(
            Problem{DecidingRule::reason_amount_unreadable, {}, {{"text", each.amount}}});
    }
    reasons.push_back(std::move(reason));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return reasons;
}

Result<std::vector<LineCode>> lines_meant(const FrozenEstimate& estimate,
                                          const std::vector<std::string>& words) {
  std::vector<LineCode> lines;
  Problems problems;
  for (const std::string& word : words) {
    auto meant = lines_meant(estimate, word);
    if (!meant) {
      std::ranges::move(meant.error(), std::back_inserter(problems));
      continue;
    }
    for (LineCode& line : *meant)
      if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return lines;
}

Result<std::vector<LineDecision>> read_decision(const AppraisalRound& round,
                                                const TypedDecision& typed) {
  const auto reasons = read_reasons(typed.reasons);
  if (!reasons) return refuse(reasons.error());
  const FrozenEstimate& requested = round.appraisal.requested;
  if (typed.verdict == Verdict::reduced || typed.verdict == Verdict::raised)
    return cuts_of(requested, typed, *reasons);
  const bool is_all = typed.lines == std::vector<std::string>{"*"};
  if (is_all && typed.verdict == Verdict::accepted && round.appraisal.undecided() > 0)
    return rest_accepted(round);
  const auto lines = lines_meant(requested, typed.lines);
  if (!lines) return refuse(lines.error());
  std::vector<LineDecision> decisions;
  for (const LineCode& line : *lines) decisions.push_back({line, typed.verdict, {}, *reasons});
  return decisions;
}

Result<AppraisalRound> with_decisions(AppraisalRound round, std::span<const LineDecision> decisions,
                                      std::span<const ReasonKind> reasons) {
  std::vector<LineDecision> all;
  for (const DatedDecision& each : round.decisions) all.push_back(each.decision);
  all.insert(all.end(), decisions.begin(), decisions.end());
  auto after = appraise(round.appraisal.requested, all, reasons);
  if (!after) return refuse(std::move(after.error()));
  round.appraisal = std::move(*after);
  return round;
}

}  // namespace dutoan
