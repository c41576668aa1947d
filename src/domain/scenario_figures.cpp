#include "domain/scenario_figures.hpp"

#include <algorithm>

namespace dutoan {
namespace {

using Of = Change::Of;
using Level = Change::Level;

ListedClass* listed_class(Row& row, std::string_view code) {
  const auto it = std::ranges::find_if(
      row.classes, [&](const ListedClass& listed) { return listed.code.text() == code; });
  return it == row.classes.end() ? nullptr : &*it;
}

/// Which class of `row` the split gives this code: 0 for the first; nothing when none.
std::optional<std::size_t> position_in(const Row& row, std::string_view code) {
  if (!code.starts_with(row.code)) return std::nullopt;
  const std::int64_t classes = row.stated.classes ? row.stated.classes->value() : 0;
  const std::string_view digits = code.substr(row.code.size());
  if (digits.empty() || digits.front() == '0') return std::nullopt;
  std::int64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
    if (number > classes) return std::nullopt;
  }
  return static_cast<std::size_t>(number - 1);
}

bool makes(const Group& group, const Row& row, std::string_view code) {
  return group.split != Split::listed && position_in(row, code).has_value();
}

void add_classes(Row& row, std::vector<Figures*>& levels) {
  for (ListedClass& listed : row.classes) levels.push_back(&listed.figures);
  for (auto& [code, figures] : row.only) levels.push_back(&figures);
}

Anchor at_plan(Plan& plan) {
  Anchor anchor{&plan.figures, {}, {}};
  for (Group& group : plan.groups) {
    anchor.inside.push_back(&group.figures);
    for (Row& row : group.rows) {
      anchor.inside.push_back(&row.figures);
      add_classes(row, anchor.inside);
    }
  }
  return anchor;
}

Anchor at_group(Plan& plan, Group& group) {
  Anchor anchor{&group.figures, {&plan.figures}, {}};
  for (Row& row : group.rows) {
    anchor.inside.push_back(&row.figures);
    add_classes(row, anchor.inside);
  }
  return anchor;
}

Anchor at_row(Plan& plan, Group& group, Row& row) {
  Anchor anchor{&row.figures, {&group.figures, &plan.figures}, {}};
  add_classes(row, anchor.inside);
  return anchor;
}

std::optional<Anchor> at_class(Plan& plan, Group& group, Row& row, const std::string& code) {
  Anchor anchor{nullptr, {&row.figures, &group.figures, &plan.figures}, {}};
  if (ListedClass* listed = listed_class(row, code))
    anchor.at = &listed->figures;
  else if (makes(group, row, code))
    anchor.at = &row.only[ClassCode{code}];
  if (anchor.at == nullptr) return std::nullopt;
  return anchor;
}

/// The nearest figure of these levels.
std::optional<std::int64_t> nearest_of(const Named& name,
                                       std::initializer_list<const Figures*> levels) {
  for (const Figures* level : levels)
    if (level != nullptr)
      if (const auto value = name.in(*level)) return value;
  return std::nullopt;
}

/// What the classes of one row are given.
class RowSight {
 public:
  RowSight(const Plan& plan, const Named& name, const PriceSource* price)
      : plan_(plan), name_(name), price_(price) {}

  void look(const Group& group, const Row& row, std::vector<std::optional<std::int64_t>>& all) {
    for (const ListedClass& listed : row.classes)
      all.push_back(value({&listed.figures, &row.figures, &group.figures, &plan_.figures},
                          listed.starts.value_or(plan_.rates_on)));
    if (group.split == Split::listed) return;
    const std::size_t first = all.size();
    const std::int64_t classes = row.stated.classes ? row.stated.classes->value() : 0;
    all.resize(first + static_cast<std::size_t>(classes),
               value({&row.figures, &group.figures, &plan_.figures}, plan_.rates_on));
    for (const auto& [code, figures] : row.only)
      if (const auto position = position_in(row, code.text()))
        all[first + *position] =
            value({&figures, &row.figures, &group.figures, &plan_.figures}, plan_.rates_on);
  }

 private:
  const Plan& plan_;
  const Named& name_;
  const PriceSource* price_;

  [[nodiscard]] std::optional<std::int64_t> value(std::initializer_list<const Figures*> levels,
                                                  Date date) const {
    if (const auto given = nearest_of(name_, levels)) return given;
    if (price_ == nullptr) return std::nullopt;
    const GivenPrice* step = price_->on(plan_.rates_fixed_on.value_or(date));
    return step == nullptr ? std::nullopt : std::optional{step->amount.dong()};
  }
};

}  // namespace

Named::Named(const Change& change, const Norms& norms) : of_(change.of) {
  if (of_ == Of::price) price_ = PriceCode{change.name};
  if (of_ == Of::percent) percent_ = PercentCode{change.name};
  if (of_ == Of::factor || of_ == Of::share) {
    const auto factor = norms.factor(change.name);
    ensure(factor.has_value(), "the factor of a change is known");
    factor_ = *factor;
  }
}

std::optional<std::int64_t> Named::in(const Figures& figures) const {
  if (of_ == Of::price) {
    const auto it = figures.prices.find(price_);
    if (it != figures.prices.end()) return it->second.amount.dong();
  } else if (of_ == Of::percent) {
    const auto it = figures.percents.find(percent_);
    if (it != figures.percents.end()) return it->second.value.hundredths();
  } else {
    const auto it = figures.factors.find(factor_);
    if (it != figures.factors.end()) return it->second.value.thousandths();
  }
  return std::nullopt;
}

/// A figure that was set stands in no file; whatever the plan stated, the new one is assumed.
void Named::set(Figures& figures, std::int64_t value) const {
  if (of_ == Of::price)
    figures.prices[price_] = {Money::dong(value), {}};
  else if (of_ == Of::percent)
    figures.percents[percent_] = {Percent::hundredths(value), {}};
  else
    figures.factors[factor_] = {Quantity::thousandths(value), Origin::assumed, {}};
}

void Named::remove(Figures& figures) const {
  if (of_ == Of::price)
    figures.prices.erase(price_);
  else if (of_ == Of::percent)
    figures.percents.erase(percent_);
  else
    figures.factors.erase(factor_);
}

bool reaches(const Change& change, const Group& group) {
  switch (change.level) {
    case Level::plan: return true;
    case Level::kind: return group.kind.text() == change.scope;
    case Level::group: return group.code == change.scope;
    case Level::row:
    case Level::activity:
      return std::ranges::any_of(group.rows,
                                 [&](const Row& row) { return reaches(change, group, row); });
  }
  return false;
}

bool reaches(const Change& change, const Group& group, const Row& row) {
  if (change.level == Level::row)
    return row.code == change.scope && (change.group.empty() || change.group == group.code);
  if (change.level != Level::activity) return reaches(change, group);
  return makes(group, row, change.scope) ||
         std::ranges::any_of(row.classes, [&](const ListedClass& listed) {
           return listed.code.text() == change.scope;
         });
}

std::vector<Anchor> anchors(Plan& plan, const Change& change) {
  if (change.level == Level::plan) return {at_plan(plan)};
  std::vector<Anchor> all;
  for (Group& group : plan.groups) {
    if (change.level == Level::kind || change.level == Level::group) {
      if (reaches(change, group)) all.push_back(at_group(plan, group));
      continue;
    }
    for (Row& row : group.rows) {
      if (!reaches(change, group, row)) continue;
      if (change.level == Level::row)
        all.push_back(at_row(plan, group, row));
      else if (auto anchor = at_class(plan, group, row, change.scope))
        all.push_back(std::move(*anchor));
    }
  }
  return all;
}

std::vector<RowOfGroup> rows_of(Plan& plan, const Change& change) {
  std::vector<RowOfGroup> all;
  for (Group& group : plan.groups)
    for (Row& row : group.rows)
      if (reaches(change, group, row)) all.push_back({&group, &row});
  return all;
}

std::vector<std::optional<std::int64_t>> seen(const Plan& plan, const Norms& norms,
                                              const Change& change) {
  std::vector<std::optional<std::int64_t>> all;
  if (change.of == Of::classes || change.of == Of::people) {
    for (const Group& group : plan.groups)
      for (const Row& row : group.rows) {
        all.emplace_back(row.stated.classes ? row.stated.classes->value() : 0);
        all.emplace_back(row.stated.people ? row.stated.people->value() : 0);
      }
    return all;
  }
  const Named name{change, norms};
  RowSight sight{plan, name, change.of == Of::price ? plan.price(PriceCode{change.name}) : nullptr};
  for (const Group& group : plan.groups)
    for (const Row& row : group.rows) sight.look(group, row, all);
  for (const Share& share : plan.shares)
    if (norms.factors[share.factor].code.text() == change.name)
      all.emplace_back(share.percent.hundredths());
  return all;
}

Problem about(ScenarioRule rule, std::string_view text, std::vector<Fact> facts) {
  facts.insert(facts.begin(), Fact{"text", std::string{text}});
  return Problem{rule, {}, std::move(facts)};
}

}  // namespace dutoan
