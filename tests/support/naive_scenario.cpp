#include "support/naive_scenario.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace dutoan::tests {
namespace {

using Of = Change::Of;

/// Gives every class each figure that it would take from the levels behind it.
void flatten(Plan& plan) {
  for (const Activity& activity : activities(plan)) {
    Figures own = activity.figures() != nullptr ? *activity.figures() : Figures{};
    for (const Figures* level : {&activity.row->figures, &activity.group->figures,
                                 static_cast<const Figures*>(&plan.figures)}) {
      own.factors.insert(level->factors.begin(), level->factors.end());
      own.prices.insert(level->prices.begin(), level->prices.end());
      own.percents.insert(level->percents.begin(), level->percents.end());
    }
    if (activity.listed != nullptr)
      const_cast<ListedClass*>(activity.listed)->figures = std::move(own);
    else
      const_cast<Row*>(activity.row)->only[activity.code] = std::move(own);
  }
  plan.figures = {};
  for (Group& group : plan.groups) {
    group.figures = {};
    for (Row& row : group.rows) row.figures = {};
  }
}

bool is_meant(const Change& change, const Activity& activity) {
  switch (change.level) {
    case Change::Level::plan: return true;
    case Change::Level::kind: return activity.group->kind.text() == change.scope;
    case Change::Level::group: return activity.group->code == change.scope;
    case Change::Level::row: return activity.row->code == change.scope;
    case Change::Level::activity: break;
  }
  return activity.code.text() == change.scope;
}

/// `value` after the change, in whole `grain`s; below zero when it goes below nothing.
std::int64_t after(const Change& change, std::int64_t value, std::int64_t grain) {
  if (!change.is_relative) return change.value;
  if (!change.is_share_of_it) return value + change.value;
  if (change.value < -10'000) return value > 0 ? -1 : 0;
  __extension__ using Wide = __int128;
  const Wide product = Wide{value} * (10'000 + change.value);
  return static_cast<std::int64_t>((2 * product + Wide{10'000} * grain) / (Wide{20'000} * grain)) *
         grain;
}

/// Edits the figures of one class; false when it goes below nothing.
bool edit(Figures& figures, const Change& change, const Norms& norms) {
  if (change.of == Of::price) {
    const PriceCode code{change.name};
    if (change.is_relative && !figures.prices.contains(code)) return true;
    GivenPrice& price = figures.prices[code];
    price.amount = Money::dong(after(change, price.amount.dong(), 1));
    return !price.amount.is_negative();
  }
  if (change.of == Of::percent) {
    GivenPercent& percent = figures.percents[PercentCode{change.name}];
    percent.value = Percent::hundredths(after(change, percent.value.hundredths(), 1));
    return percent.value.hundredths() >= 0;
  }
  const FactorId id = *norms.factor(change.name);
  if (change.of == Of::share) return figures.factors.erase(id), true;
  if (change.is_relative && !figures.factors.contains(id)) return true;
  Quantity& value = figures.factors[id].value;
  const bool is_person = norms.factors[id].counts == Counts::people && value.is_whole();
  value = Quantity::thousandths(after(change, value.thousandths(), is_person ? 1000 : 1));
  return value.thousandths() >= 0;
}

bool edit_row(Group& group, Row& row, const Change& change) {
  if (change.of == Of::classes) {
    const std::int64_t before = row.stated.classes->value();
    const std::int64_t n = after(change, before, 1);
    if (n < 1) return false;
    row.stated.classes = ClassCount{n};
    if (group.stated.classes)
      group.stated.classes = ClassCount{group.stated.classes->value() - before + n};
    return true;
  }
  const std::int64_t before = row.stated.people->value();
  const std::int64_t n = after(change, before, 1);
  if (n < 0) return false;
  row.stated.people = People{n};
  if (group.stated.people) group.stated.people = People{group.stated.people->value() - before + n};
  return true;
}

bool edit_rows(Plan& plan, const Change& change) {
  std::set<const Row*> meant;
  for (const Activity& activity : activities(plan))
    if (is_meant(change, activity)) meant.insert(activity.row);
  for (Group& group : plan.groups)
    for (Row& row : group.rows)
      if (meant.contains(&row) && !edit_row(group, row, change)) return false;
  return true;
}

bool edit_share(Plan& plan, const Change& change, const Norms& norms) {
  for (Share& share : plan.shares) {
    if (norms.factors[share.factor].code.text() != change.name) continue;
    const bool is_about_it =
        change.of == Of::share || (change.level == Change::Level::plan && change.is_share_of_it);
    if (!is_about_it) continue;
    share.percent = Percent::hundredths(after(change, share.percent.hundredths(), 1));
    if (share.percent.hundredths() < 0) return false;
  }
  return true;
}

bool edit_classes(Plan& plan, const Change& change, const Norms& norms) {
  for (const Activity& activity : activities(plan))
    if (is_meant(change, activity) &&
        !edit(*const_cast<Figures*>(activity.figures()), change, norms))
      return false;
  return true;
}

void write(const Figures& figures, std::string& out) {
  for (const auto& [id, given] : figures.factors)
    out += " f" + std::to_string(id) + "=" + std::to_string(given.value.thousandths()) + "/" +
           std::to_string(static_cast<int>(given.origin));
  for (const auto& [code, given] : figures.prices)
    out += " " + code.text() + "=" + std::to_string(given.amount.dong());
  for (const auto& [code, given] : figures.percents)
    out += " " + code.text() + "=" + std::to_string(given.value.hundredths());
  out += "\n";
}

void write(const Stated& stated, std::string& out) {
  out += " " + std::to_string(stated.classes ? stated.classes->value() : -1) + "," +
         std::to_string(stated.people ? stated.people->value() : -1) + "," +
         std::to_string(stated.units ? stated.units->value() : -1) + "," +
         std::to_string(stated.unit_parts.size());
}

}  // namespace

std::optional<Plan> naively_changed(const Plan& plan, const Regulations& regulations,
                                    const std::vector<Change>& changes, Cause last) {
  Plan changed = plan;
  bool is_flat = false;
  for (const Cause cause : all_causes) {
    if (cause > last) break;
    for (const Change& change : changes) {
      if (change.cause != cause) continue;
      if (change.of == Of::classes || change.of == Of::people) {
        if (!edit_rows(changed, change)) return std::nullopt;
        continue;
      }
      if (!is_flat) flatten(changed), is_flat = true;
      if (!edit_share(changed, change, regulations.norms) ||
          !edit_classes(changed, change, regulations.norms))
        return std::nullopt;
    }
  }
  return changed;
}

std::string fingerprint(const Plan& plan) {
  std::string out = plan.province + plan.rates_province.value_or("") + plan.programme_code +
                    (plan.rates_fixed_on ? "fixed" : "");
  write(plan.figures, out);
  for (const Share& share : plan.shares) out += std::to_string(share.percent.hundredths()) + " ";
  for (const Group& group : plan.groups) {
    out += group.code;
    write(group.stated, out);
    write(group.figures, out);
    for (const Row& row : group.rows) {
      out += row.code;
      write(row.stated, out);
      write(row.figures, out);
      for (const ListedClass& listed : row.classes)
        write(listed.figures, out += listed.code.text());
      for (const auto& [code, figures] : row.only) write(figures, out += code.text());
    }
  }
  return out;
}

}  // namespace dutoan::tests
