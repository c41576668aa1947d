#include <dutoan/plan.hpp>

#include <algorithm>
#include <numeric>

namespace dutoan {
namespace {

/// Whole villages or communes of the row; a remainder is `check`'s business.
std::int64_t units_of(const Row& row) {
  if (row.stated.units) return row.stated.units->value();
  const std::int64_t each = row.people_per_unit();
  return row.stated.people && each > 0 ? row.stated.people->value() / each : 0;
}

std::int64_t people_of(const Row& row) {
  if (row.stated.people) return row.stated.people->value();
  return units_of(row) * row.people_per_unit();
}

/// The row's people stand in a line, village after village, in each village post after post; a
/// class takes the stretch from `from` to `until`. How many of the post at `post` are in it?
std::int64_t holders_in(const Row& row, std::size_t post, std::int64_t from, std::int64_t until) {
  const std::int64_t each = row.people_per_unit();
  if (each == 0) return 0;
  std::int64_t offset = 0;
  for (std::size_t i = 0; i < post; ++i) offset += row.delegation[i].per_unit;
  const std::int64_t holders = row.delegation[post].per_unit;
  const auto before = [&](std::int64_t person) {
    return person / each * holders + std::clamp(person % each - offset, std::int64_t{0}, holders);
  };
  return before(until) - before(from);
}

Activity made(const Group& group, const Row& row, std::int64_t units, std::int64_t from,
              std::int64_t until) {
  Activity activity;
  activity.group = &group;
  activity.row = &row;
  activity.units = Units{units};
  for (std::size_t post = 0; post < row.delegation.size(); ++post)
    activity.people.emplace_back(holders_in(row, post, from, until));
  return activity;
}

void split_evenly(const Group& group, const Row& row, std::vector<Activity>& all) {
  const std::int64_t classes = row.stated.classes ? row.stated.classes->value() : 0;
  if (classes == 0) return;
  const auto units = largest_remainder(units_of(row), classes);
  const auto people = largest_remainder(people_of(row), classes);
  std::int64_t from = 0;
  for (std::int64_t i = 0; i < classes; ++i) {
    const auto n = static_cast<std::size_t>(i);
    const std::int64_t size =
        group.split == Split::whole_units ? units[n] * row.people_per_unit() : people[n];
    Activity activity = made(group, row, units[n], from, from + size);
    activity.code = ClassCode{row.code + std::to_string(i + 1)};
    activity.name = row.name + " " + std::to_string(i + 1);
    all.push_back(std::move(activity));
    from += size;
  }
}

void take_listed(const Group& group, const Row& row, std::vector<Activity>& all) {
  const std::int64_t each = row.people_per_unit();
  std::int64_t from = 0;
  for (const ListedClass& listed : row.classes) {
    std::int64_t size = people_of(row);  // one class that says nothing is the whole row
    if (listed.people)
      size = listed.people->value();
    else if (listed.units)
      size = listed.units->value() * each;
    else if (row.classes.size() > 1)
      size = 0;
    std::int64_t units = each > 0 ? size / each : 0;
    if (listed.units) units = listed.units->value();
    Activity activity = made(group, row, units, from, from + size);
    activity.listed = &listed;
    activity.code = listed.code;
    activity.name = listed.name.empty() ? row.name : listed.name;
    all.push_back(std::move(activity));
    from += size;
  }
}

std::vector<std::int64_t> composition(const Row& row) {
  std::vector<std::int64_t> each;
  for (const Delegation& d : row.delegation) each.push_back(d.per_unit);
  const bool all_single = std::ranges::all_of(each, [](std::int64_t n) { return n == 1; });
  if (all_single) return {static_cast<std::int64_t>(each.size())};
  return each;
}

/// Adds up the terms and leaves the proof for the reader, whether it holds or not.
void add_proof(std::vector<Proof>& proofs, Proof proof, std::int64_t stated, FilePlace place) {
  proof.stated = stated;
  proof.place = std::move(place);
  proof.computed = 0;
  for (const Proof::Term& term : proof.terms) proof.computed += term.value();
  proofs.push_back(std::move(proof));
}

/// Units by what each sends: 507 villages of 5 and 293 of 4.
std::vector<Proof::Term> cohorts(const Group& group) {
  std::vector<Proof::Term> terms;
  for (const Row& row : group.rows) {
    if (row.delegation.empty()) continue;
    const auto each = composition(row);
    auto it = std::ranges::find(terms, each, &Proof::Term::each);
    if (it == terms.end()) it = terms.insert(terms.end(), Proof::Term{0, each});
    it->count += units_of(row);
  }
  return terms;
}

std::vector<Proof::Term> counts_only(std::vector<Proof::Term> terms) {
  for (Proof::Term& term : terms) term.each.clear();
  return terms;
}

void prove_row(const Group& group, const Row& row, std::vector<Proof>& proofs) {
  if (group.split != Split::listed) return;
  Proof classes{PlanRule::classes_do_not_add_up, group.name, row.name, {}, 0, 0, {}};
  Proof people{PlanRule::people_do_not_add_up, group.name, row.name, {}, 0, 0, {}};
  classes.terms.push_back({static_cast<std::int64_t>(row.classes.size()), {}});
  std::vector<Activity> listed;
  take_listed(group, row, listed);
  for (const Activity& activity : listed)
    people.terms.push_back({activity.headcount().value(), {}});
  if (row.stated.units) {
    Proof units{PlanRule::units_do_not_add_up, group.name, row.name, {}, 0, 0, {}};
    for (const Activity& activity : listed) units.terms.push_back({activity.units.value(), {}});
    add_proof(proofs, std::move(units), row.stated.units->value(), row.stated.units_place);
  }
  if (row.stated.classes)
    add_proof(proofs, std::move(classes), row.stated.classes->value(), row.stated.classes_place);
  if (row.stated.people)
    add_proof(proofs, std::move(people), row.stated.people->value(), row.stated.people_place);
}

void prove_group(const Group& group, std::vector<Proof>& proofs) {
  const Stated& stated = group.stated;
  Proof classes{PlanRule::classes_do_not_add_up, group.name, {}, {}, 0, 0, {}};
  Proof people{PlanRule::people_do_not_add_up, group.name, {}, {}, 0, 0, {}};
  for (const Row& row : group.rows) {
    const auto listed = static_cast<std::int64_t>(row.classes.size());
    classes.terms.push_back({row.stated.classes ? row.stated.classes->value() : listed, {}});
    people.terms.push_back({people_of(row), {}});
  }
  if (stated.classes)
    add_proof(proofs, std::move(classes), stated.classes->value(), stated.classes_place);
  if (stated.people) {
    add_proof(proofs, std::move(people), stated.people->value(), stated.people_place);
    Proof cohort{PlanRule::people_do_not_add_up, group.name, {}, cohorts(group), 0, 0, {}};
    if (!cohort.terms.empty())
      add_proof(proofs, std::move(cohort), stated.people->value(), stated.people_place);
  }
  if (!stated.units) return;
  Proof units{PlanRule::units_do_not_add_up, group.name, {}, counts_only(cohorts(group)), 0, 0, {}};
  add_proof(proofs, std::move(units), stated.units->value(), stated.units_place);
  if (stated.unit_parts.empty()) return;
  Proof parts{PlanRule::units_do_not_add_up, group.name, {}, {}, 0, 0, {}};
  for (const std::int64_t part : stated.unit_parts) parts.terms.push_back({part, {}});
  add_proof(proofs, std::move(parts), stated.units->value(), stated.units_place);
}

}  // namespace

std::int64_t Row::people_per_unit() const {
  std::int64_t sum = 0;
  for (const Delegation& d : delegation) sum += d.per_unit;
  return sum;
}

People Activity::headcount() const {
  return std::accumulate(people.begin(), people.end(), People{});
}

const Figures* Activity::figures() const {
  if (listed != nullptr) return &listed->figures;
  if (row == nullptr || row->only.empty()) return nullptr;
  const auto it = row->only.find(code);
  return it == row->only.end() ? nullptr : &it->second;
}

Date rate_date(const Plan& plan, const Activity& activity) {
  if (plan.rates_fixed_on) return *plan.rates_fixed_on;
  return activity.listed && activity.listed->starts ? *activity.listed->starts : plan.rates_on;
}

const GivenPrice* PriceSource::on(Date date) const {
  const GivenPrice* last = nullptr;
  for (const Step& step : steps)
    if (step.from <= date) last = &step.price;
  return last;
}

std::int64_t Proof::Term::value() const {
  if (each.empty()) return count;
  return count * std::accumulate(each.begin(), each.end(), std::int64_t{0});
}

const PriceSource* Plan::price(const PriceCode& code) const {
  const auto it = std::ranges::find(prices, code, &PriceSource::code);
  return it == prices.end() ? nullptr : &*it;
}

const PercentSource* Plan::percent(const PercentCode& code) const {
  const auto it = std::ranges::find(percents, code, &PercentSource::code);
  return it == percents.end() ? nullptr : &*it;
}

std::vector<std::int64_t> largest_remainder(std::int64_t total, std::int64_t parts) {
  ensure(parts > 0 && total >= 0, "a split has parts, and nothing negative to split");
  std::vector<std::int64_t> sizes(static_cast<std::size_t>(parts), total / parts);
  const std::int64_t remainder = total % parts;
  for (std::int64_t i = 0; i < remainder; ++i) ++sizes[static_cast<std::size_t>(i)];
  return sizes;
}

std::vector<Activity> activities(const Plan& plan) {
  std::vector<Activity> all;
  for (const Group& group : plan.groups)
    for (const Row& row : group.rows)
      group.split == Split::listed ? take_listed(group, row, all) : split_evenly(group, row, all);
  return all;
}

std::vector<Proof> prove(const Plan& plan) {
  std::vector<Proof> proofs;
  for (const Group& group : plan.groups) {
    for (const Row& row : group.rows) prove_row(group, row, proofs);
    prove_group(group, proofs);
  }
  return proofs;
}

}  // namespace dutoan
