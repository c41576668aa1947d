#include <dutoan/rate_review.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

const Found* rate_of(const Line& line) {
  return line.working.rate.value == nullptr ? nullptr : &line.working.rate;
}

std::optional<Citation> clause_of(const Line& line) {
  return rate_of(line) == nullptr ? std::nullopt : line.working.rate.value->citation;
}

bool is_touched(const Line& before, const Line& after) {
  return before.amount != after.amount || before.working.unit_rate != after.working.unit_rate ||
         before.working.treatment != after.working.treatment ||
         clause_of(before) != clause_of(after);
}

/// Approved before the new rate, and begun before it?
Freeze freeze_of(const Estimate& estimate, const Line& line, Date from) {
  const Plan& plan = *estimate.plan;
  if (!plan.approved_on || *plan.approved_on >= from || plan.is_reestimated) return Freeze::open;
  const Activity& activity = estimate.activities[line.activity];
  const auto begun =
      activity.listed && activity.listed->starts ? activity.listed->starts : plan.started_on;
  return begun && *begun < from ? Freeze::frozen : Freeze::ask;
}

AffectedLine described(const Estimate& estimate, const Line& line, Date from) {
  AffectedLine affected;
  affected.code = estimate.code_of(line);
  affected.title = line.norm->label;
  affected.row = estimate.activities[line.activity].row->name;
  affected.freeze = freeze_of(estimate, line, from);
  return affected;
}

}  // namespace

Plan asked_in(Plan plan, const RateSetting& setting) {
  plan.rates_fixed_on = setting.on;
  if (!setting.province.empty()) plan.rates_province = setting.province;
  if (!setting.programme.empty()) plan.programme_code = setting.programme;
  return plan;
}

std::vector<AffectedLine> affected(const Estimate& before, const Estimate& after, Date from) {
  std::map<LineCode, const Line*> later;
  for (const Line& line : after.lines) later.emplace(after.code_of(line), &line);
  std::vector<AffectedLine> all;
  for (const Line& line : before.lines) {
    const auto it = later.find(before.code_of(line));
    const Line* other = it == later.end() ? nullptr : it->second;
    if (it != later.end()) later.erase(it);
    if (other != nullptr && !is_touched(line, *other)) continue;
    AffectedLine one = described(before, line, from);
    one.before = line.amount;
    one.rate_before = rate_of(line);
    if (other != nullptr) one.after = other->amount;
    if (other != nullptr) one.rate_after = rate_of(*other);
    all.push_back(std::move(one));
  }
  for (const Line& line : after.lines) {
    if (!later.contains(after.code_of(line))) continue;
    AffectedLine one = described(after, line, from);
    one.after = line.amount;
    one.rate_after = rate_of(line);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace dutoan
