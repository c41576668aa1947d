#include <dutoan/estimate.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace dutoan {
namespace {

/// Items are told apart by code: two kinds of class may have a line of the same code.
std::size_t item_number(const Estimate& estimate, const ItemCode& code) {
  std::vector<ItemCode> seen;
  for (const Norm& norm : estimate.regulations->norms.kinds)
    for (const NormLine& line : norm.lines) {
      const auto it = std::ranges::find(seen, line.code);
      if (line.code == code) return static_cast<std::size_t>(it - seen.begin());
      if (it == seen.end()) seen.push_back(line.code);
    }
  ensure(false, "a line's item stands in a norm");
  return 0;
}

/// Positions worked out once per row and per norm line, not once per line.
class Positions {
 public:
  Positions(const Estimate& estimate, Grouping grouping)
      : estimate_(estimate), grouping_(grouping) {
    if (grouping != Grouping::row) return;
    for (const Group& group : estimate.plan->groups)
      for (const Row& row : group.rows) known_.emplace(&row, known_.size());
  }

  std::size_t of(const Line& line) {
    const Activity& activity = estimate_.activities[line.activity];
    switch (grouping_) {
      case Grouping::whole: return 0;
      case Grouping::group:
        return static_cast<std::size_t>(activity.group - estimate_.plan->groups.data());
      case Grouping::row: return remembered(activity.row, [&] { return known_.at(activity.row); });
      case Grouping::activity: return line.activity;
      case Grouping::category: return line.norm->category;
      case Grouping::sub_item: return line.norm->sub_item;
      case Grouping::item:
        return remembered(line.norm, [&] { return item_number(estimate_, line.norm->code); });
    }
    return 0;
  }

 private:
  template <class WorkOut>
  std::size_t remembered(const void* subject, WorkOut work_out) {
    if (subject != last_) {
      const auto it = known_.find(subject);
      last_position_ = it != known_.end() ? it->second : (known_[subject] = work_out());
      last_ = subject;
    }
    return last_position_;
  }

  const Estimate& estimate_;
  Grouping grouping_;
  std::map<const void*, std::size_t> known_;
  const void* last_ = nullptr;
  std::size_t last_position_ = 0;
};

/// The activity at whose lines the running sum passes `allotted`.
const Activity* passed_at(const Estimate& estimate, const Group* group, Money allotted) {
  Money sum;
  for (const Line& line : estimate.lines) {
    const Activity& activity = estimate.activities[line.activity];
    if (group != nullptr && activity.group != group) continue;
    sum += line.amount;
    if (sum > allotted) return &activity;
  }
  return nullptr;
}

}  // namespace

Estimate part_of(const Estimate& estimate, std::span<const std::size_t> positions) {
  Estimate part;
  part.plan = estimate.plan;
  part.regulations = estimate.regulations;
  part.warnings = estimate.warnings;
  for (const std::size_t from : positions) {
    const auto to = static_cast<std::uint32_t>(part.activities.size());
    part.activities.push_back(estimate.activities[from]);
    part.first_line.push_back(part.lines.size());
    for (const Line& line : estimate.lines_of(from)) {
      part.lines.push_back(line);
      part.lines.back().activity = to;
      part.total += line.amount;
    }
  }
  part.first_line.push_back(part.lines.size());
  return part;
}

std::size_t position(const Estimate& estimate, const Line& line, Grouping grouping) {
  return Positions{estimate, grouping}.of(line);
}

std::vector<Subtotal> totals(const Estimate& estimate, Grouping grouping) {
  std::vector<std::optional<Money>> sums;  // by position; empty where no line is
  if (grouping == Grouping::category)
    sums.resize(estimate.regulations->norms.categories.size(), Money{});
  if (grouping == Grouping::whole) sums.resize(1, Money{});
  Positions positions{estimate, grouping};
  for (const Line& line : estimate.lines) {
    const std::size_t at = positions.of(line);
    if (at >= sums.size()) sums.resize(at + 1);
    sums[at] = sums[at].value_or(Money{}) + line.amount;
  }
  std::vector<Subtotal> subtotals;
  for (std::size_t about = 0; about < sums.size(); ++about)
    if (sums[about]) subtotals.push_back({about, *sums[about]});
  return subtotals;
}

std::vector<AllotmentBalance> against_allotment(const Estimate& estimate) {
  const Plan& plan = *estimate.plan;
  std::vector<AllotmentBalance> balances;
  if (plan.allotments.empty()) return balances;
  const auto balance = [&](const Group* group) {
    AllotmentBalance b;
    b.group = group;
    for (const Allotment& a : plan.allotments)
      if (group == nullptr || a.group == group->code) b.allotted += a.amount;
    for (const Line& line : estimate.lines)
      if (group == nullptr || estimate.activities[line.activity].group == group)
        b.estimated += line.amount;
    if (b.left().is_negative()) b.exceeded_at = passed_at(estimate, group, b.allotted);
    return b;
  };
  balances.push_back(balance(nullptr));
  for (const Group& group : plan.groups)
    if (std::ranges::any_of(plan.allotments,
                            [&](const Allotment& a) { return a.group == group.code; }))
      balances.push_back(balance(&group));
  return balances;
}

}  // namespace dutoan
