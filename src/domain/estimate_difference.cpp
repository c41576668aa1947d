#include <dutoan/estimate_difference.hpp>

#include <algorithm>
#include <numeric>
#include <ranges>
#include <utility>

namespace dutoan {
namespace {

/// Whether the lines are computed alike, so that putting the inputs of one into the other makes it
/// the other.
bool same_form(const FrozenLine& a, const FrozenLine& b) {
  return a.treatment == b.treatment && a.rounding == b.rounding &&
         a.percent_base == b.percent_base &&
         std::ranges::equal(a.factors, b.factors, {}, &FrozenFactor::code, &FrozenFactor::code);
}

const FrozenLine* line_in(const FrozenActivity* activity, const LineCode& code) {
  if (activity == nullptr) return nullptr;
  const auto it = std::ranges::find(activity->lines, code, &FrozenLine::code);
  return it == activity->lines.end() ? nullptr : &*it;
}

const FrozenActivity* activity_in(const FrozenEstimate& estimate, const ClassCode& code) {
  const auto it = std::ranges::find(estimate.activities, code, &FrozenActivity::code);
  return it == estimate.activities.end() ? nullptr : &*it;
}

/// The later activity's lines with the inputs of the earlier one, where both have the line alike:
/// what the change of scope alone makes.
FrozenActivity with_earlier_inputs(const FrozenActivity* before, const FrozenActivity& after) {
  FrozenActivity made = after;
  for (FrozenLine& line : made.lines) {
    const FrozenLine* earlier = line_in(before, line.code);
    if (earlier == nullptr || !same_form(*earlier, line)) continue;
    for (std::size_t i = 0; i < line.factors.size(); ++i)
      line.factors[i].value = earlier->factors[i].value;
    line.unit_rate = earlier->unit_rate;
    line.percent = earlier->percent;
  }
  return made;
}

/// Puts the inputs of `cause` into the lines.
void take(FrozenActivity& made, const FrozenActivity& after, Cause cause) {
  for (std::size_t i = 0; i < made.lines.size(); ++i) {
    FrozenLine& line = made.lines[i];
    const FrozenLine& later = after.lines[i];
    for (std::size_t f = 0; f < line.factors.size(); ++f)
      if (later.factors[f].cause == cause) line.factors[f].value = later.factors[f].value;
    if (cause == Cause::unit_rates) line.unit_rate = later.unit_rate;
    if (cause == Cause::percentages) line.percent = later.percent;
  }
}

std::vector<InputDifference> inputs_of(const FrozenLine& before, const FrozenLine& after) {
  std::vector<InputDifference> all;
  if (!same_form(before, after)) return all;
  for (std::size_t i = 0; i < after.factors.size(); ++i) {
    const FrozenFactor& factor = after.factors[i];
    if (before.factors[i].value != factor.value)
      all.push_back(
          {factor.code.text(), factor.label, factor.cause, before.factors[i].value, factor.value});
  }
  if (before.unit_rate != after.unit_rate)
    all.push_back({unit_rate_input,
                   {"đơn giá", "unit rate"},
                   Cause::unit_rates,
                   before.unit_rate,
                   after.unit_rate});
  if (before.percent != after.percent)
    all.push_back({percent_input,
                   {"tỷ lệ", "percentage"},
                   Cause::percentages,
                   before.percent,
                   after.percent});
  return all;
}

LineDifference begun(const FrozenActivity& activity, const FrozenLine& line) {
  LineDifference made;
  made.code = line.code;
  made.label = line.label;
  made.row = activity.row;
  made.row_name = activity.row_name;
  made.classified = line.classified;
  made.category = line.category;
  return made;
}

/// Steps through the causes and notes what each does to each line. After the last, the lines are
/// those of `after`.
void add_effects(const FrozenActivity* before, const FrozenActivity& after,
                 std::vector<LineDifference>& lines) {
  FrozenActivity made = with_earlier_inputs(before, after);
  std::vector<Money> amounts;
  for (const LineDifference& line : lines) amounts.push_back(line.before);
  for (const Cause cause : all_causes) {
    take(made, after, cause);
    if (!recompute(made)) continue;  // a mixture may be too large; the next cause counts it
    for (std::size_t i = 0; i < lines.size(); ++i)
      lines[i].effects[cause] +=
          made.lines[i].amount - std::exchange(amounts[i], made.lines[i].amount);
  }
}

void compare(const FrozenActivity* before, const FrozenActivity& after,
             std::vector<LineDifference>& all) {
  std::vector<LineDifference> lines;
  for (const FrozenLine& line : after.lines) {
    LineDifference& made = lines.emplace_back(begun(after, line));
    const FrozenLine* earlier = line_in(before, line.code);
    made.is_added = earlier == nullptr;
    made.after = line.amount;
    if (earlier == nullptr) continue;
    made.before = earlier->amount;
    made.inputs = inputs_of(*earlier, line);
  }
  add_effects(before, after, lines);
  for (LineDifference& line : lines)
    if (line.before != line.after || line.is_added || !line.inputs.empty())
      all.push_back(std::move(line));
}

void add_removed(const FrozenActivity& before, const FrozenActivity* after,
                 std::vector<LineDifference>& all) {
  for (const FrozenLine& line : before.lines) {
    if (line_in(after, line.code) != nullptr) continue;
    LineDifference& made = all.emplace_back(begun(before, line));
    made.is_removed = true;
    made.before = line.amount;
    made.effects[Cause::scope] = -line.amount;
  }
}

}  // namespace

Money Effects::sum() const { return std::accumulate(amounts_.begin(), amounts_.end(), Money{}); }

EstimateDifference difference(const FrozenEstimate& before, const FrozenEstimate& after) {
  EstimateDifference made{before.total, after.total, {}, {}};
  for (const FrozenActivity& activity : after.activities)
    compare(activity_in(before, activity.code), activity, made.lines);
  for (const FrozenActivity& activity : before.activities)
    add_removed(activity, activity_in(after, activity.code), made.lines);
  for (const LineDifference& line : made.lines)
    for (const Cause cause : all_causes) made.effects[cause] += line.effects[cause];
  ensure(made.effects.sum() == after.total - before.total, "the effects add up to the difference");
  return made;
}

}  // namespace dutoan
