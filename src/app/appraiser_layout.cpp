// Where the columns of an appraiser's sheet stand, and which inputs a line has in them.
#include "app/appraiser_sheet.hpp"

#include <dutoan/estimate_difference.hpp>

#include <algorithm>

namespace dutoan::appraiser {
namespace {

std::size_t most_factors(const FrozenEstimate& estimate) {
  std::size_t most = 2;  // as the form has it: quantity, days
  for (const FrozenActivity& activity : estimate.activities)
    for (const FrozenLine& line : activity.lines)
      if (line.treatment == Treatment::product) most = std::max(most, line.factors.size());
  return most;
}

/// "10=6x7x8x9": how an amount follows from the columns before it.
std::string product_mark(std::size_t at, std::size_t inputs) {
  std::string mark = std::to_string(at) + "=";
  for (std::size_t i = at - inputs; i < at; ++i)
    mark += (i == at - inputs ? "" : "x") + std::to_string(i);
  return mark;
}

}  // namespace

Layout::Layout(const FrozenEstimate& estimate)
    : factors(most_factors(estimate)),
      requested(unit + 1),
      requested_rate(requested + factors),
      requested_amount(requested_rate + 1),
      appraised(requested_amount + 1),
      rate(appraised + factors),
      amount(rate + 1),
      difference(amount + 1),
      ceiling(difference + 1),
      verdict(ceiling + 1),
      reason(verdict + 1),
      text(reason + 1),
      citation(text + 1),
      line(citation + 1),
      activity(line + 1),
      district(activity + 1),
      all(district + 1),
      base(all + 1) {}

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + static_cast<int>((rest - 1) % 26)));
  return name;
}

std::vector<std::string> column_marks(const Layout& layout) {
  std::vector<std::string> marks{"A", "B", "C"};
  std::size_t at = 0;
  const auto add_side = [&] {
    const std::size_t inputs = layout.factors + 1;
    for (std::size_t i = 0; i < inputs; ++i) marks.push_back(std::to_string(++at));
    ++at;
    marks.push_back(product_mark(at, inputs));
  };
  add_side();
  const std::string requested = std::to_string(at);
  add_side();
  const std::string appraised = std::to_string(at);
  marks.push_back(std::to_string(++at) + "=" + appraised + "-" + requested);
  marks.push_back(std::to_string(++at));
  for (const char* mark : {"D", "E", "F", "G", "line", "activity", "district", "all", "base"})
    marks.emplace_back(mark);
  return marks;
}

std::vector<OpenInput> open_inputs(const FrozenLine& line, const Layout& layout) {
  if (line.treatment == Treatment::percentage)
    return {{percent_input, layout.rate, {"tỷ lệ (%)", "percentage"}}};
  if (line.treatment != Treatment::product) return {};
  auto first = std::ranges::find(line.factors, Cause::people, &FrozenFactor::cause);
  if (first == line.factors.end()) first = line.factors.begin();
  std::vector<OpenInput> inputs;
  const auto add = [&](const FrozenFactor& factor) {
    inputs.push_back({factor.code.text(), layout.appraised + inputs.size(), factor.label});
  };
  if (first != line.factors.end()) add(*first);
  for (auto factor = line.factors.begin(); factor != line.factors.end(); ++factor)
    if (factor != first) add(*factor);
  inputs.push_back({unit_rate_input, layout.rate, {"đơn giá", "unit rate"}});
  return inputs;
}

std::map<std::string, const FrozenLine*> shown_lines(const Appraisal& appraisal) {
  std::map<std::string, const FrozenLine*> lines;
  for (const FrozenEstimate* estimate : {&appraisal.appraised, &appraisal.requested})
    for (const FrozenActivity& activity : estimate->activities)
      for (const FrozenLine& line : activity.lines) lines.try_emplace(line.code.text(), &line);
  return lines;
}

Result<Snapshot> snapshot_after(const AppraisalRound& round, std::size_t documents,
                                std::span<const LineDecision> more,
                                std::span<const ReasonKind> reasons) {
  std::vector<LineDecision> decisions;
  for (const DatedDecision& each : round.decisions)
    if (documents == round.round.appraisals.size() ||
        each.sequence < round.round.appraisals[documents].sequence)
      decisions.push_back(each.decision);
  decisions.insert(decisions.end(), more.begin(), more.end());
  auto appraisal = appraise(round.appraisal.requested, decisions, reasons);
  if (!appraisal) return refuse(std::move(appraisal.error()));
  Snapshot made{std::move(*appraisal), {}, documents};
  for (LineDecision& each : decisions) {
    const std::string code = each.line.text();
    if (each.verdict == Verdict::undone)
      made.decisions.erase(code);
    else
      made.decisions.insert_or_assign(code, std::move(each));
  }
  return made;
}

}  // namespace dutoan::appraiser
