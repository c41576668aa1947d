// How a change is made in a plan.
#include "domain/scenario_figures.hpp"

#include <dutoan/exact.hpp>

#include <algorithm>
#include <stdexcept>

namespace dutoan {
namespace {

using Of = Change::Of;
using Level = Change::Level;

// As much as a plan file may give.
constexpr std::int64_t most_people = 10'000'000;
constexpr std::int64_t most_classes = 100'000;
constexpr std::int64_t most_thousandths = most_people * Quantity::scale;
constexpr std::int64_t most_dong = 1'000'000'000'000'000;
constexpr std::int64_t most_hundredths = Percent::whole_of;

std::int64_t most_of(Of of) {
  switch (of) {
    case Of::factor: return most_thousandths;
    case Of::price: return most_dong;
    case Of::percent:
    case Of::share: return most_hundredths;
    case Of::classes: return most_classes;
    case Of::people: break;
  }
  return most_people;
}

/// The value as a sentence names it.
FactValue written(Of of, std::int64_t value) {
  if (of == Of::factor) return Quantity::thousandths(value);
  if (of == Of::price) return Money::dong(value);
  if (of == Of::percent || of == Of::share) return Percent::hundredths(value);
  return value;
}

Problem below_nothing(const Change& change, std::int64_t given) {
  return about(ScenarioRule::below_nothing, change.text,
               {{"name", change.name}, {"given", written(change.of, given)}});
}

/// `value` and so many hundredths of a percent of it, in whole `grain`s, half away from zero.
std::optional<std::int64_t> share_more(std::int64_t value, std::int64_t hundredths,
                                       std::int64_t grain) {
  std::int64_t whole = 0;
  if (__builtin_add_overflow(Percent::whole_of, hundredths, &whole)) return std::nullopt;
  try {
    Exact exact{Money::dong(value)};
    exact *= Percent::hundredths(whole);
    exact /= grain;
    return round(exact, Rounding::half_away_from_zero).dong() * grain;
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

/// The changes of one name in one plan.
class Maker {
 public:
  Maker(Plan& plan, const Norms& norms, const Change& change)
      : plan_(plan), norms_(norms), change_(change), name_(change, norms) {}

  std::optional<Problem> run() {
    if (change_.of == Of::share) {
      set_share();
    } else if (change_.is_relative) {
      change_given();
    } else {
      for (Anchor& anchor : anchors(plan_, change_)) set_at(anchor);
      met_ = true;
    }
    if (!problem_ && !met_)
      problem_ = about(ScenarioRule::not_given, change_.text, {{"name", change_.name}});
    return std::move(problem_);
  }

 private:
  Plan& plan_;
  const Norms& norms_;
  const Change& change_;
  Named name_;
  bool met_ = false;
  std::optional<Problem> problem_;

  void set_at(Anchor& anchor) {
    name_.set(*anchor.at, change_.value);
    for (Figures* level : anchor.inside) name_.remove(*level);
  }

  void set_share() {
    met_ = true;
    for (Anchor& anchor : anchors(plan_, change_)) {
      name_.remove(*anchor.at);
      for (Figures* level : anchor.inside) name_.remove(*level);
    }
    if (Share* share = own_share()) share->percent = Percent::hundredths(change_.value);
  }

  Share* own_share() {
    const auto it = std::ranges::find_if(plan_.shares, [&](const Share& share) {
      return norms_.factors[share.factor].code.text() == change_.name;
    });
    return it == plan_.shares.end() ? nullptr : &*it;
  }

  /// Every given figure of the scope, and the one behind it that its classes take.
  void change_given() {
    for (Anchor& anchor : anchors(plan_, change_)) {
      if (const auto given = at_or_behind(anchor)) set(*anchor.at, *given);
      for (Figures* level : anchor.inside)
        if (const auto given = name_.in(*level)) set(*level, *given);
    }
    if (change_.of == Of::price) change_steps();
    Share* share = own_share();
    if (share == nullptr || change_.level != Level::plan || !change_.is_share_of_it) return;
    if (const auto value = changed(share->percent.hundredths(), most_hundredths, 1))
      share->percent = Percent::hundredths(*value);
  }

  [[nodiscard]] std::optional<std::int64_t> at_or_behind(const Anchor& anchor) const {
    if (const auto own = name_.in(*anchor.at)) return own;
    for (const Figures* level : anchor.behind)
      if (const auto value = name_.in(*level)) return value;
    return std::nullopt;
  }

  void set(Figures& figures, std::int64_t given) {
    if (problem_) return;
    if (const auto value = changed(given, most_of(change_.of), grain_of(given)))
      name_.set(figures, *value);
    else if (!is_taken(figures))
      problem_.reset();
  }

  /// Whether a class takes its figure from this level; a figure that none takes refuses nothing.
  bool is_taken(Figures& figures) {
    const auto before = seen(plan_, norms_, change_);
    const Figures kept = figures;
    name_.set(figures, -1);  // no figure of a plan is below nothing
    const bool is_seen = seen(plan_, norms_, change_) != before;
    figures = kept;
    return is_seen;
  }

  /// People stay whole where they were.
  [[nodiscard]] std::int64_t grain_of(std::int64_t given) const {
    if (change_.of != Of::factor || given % Quantity::scale != 0) return 1;
    const FactorId id = *norms_.factor(change_.name);
    return norms_.factors[id].counts == Counts::people ? Quantity::scale : 1;
  }

  std::optional<std::int64_t> changed(std::int64_t given, std::int64_t most, std::int64_t grain) {
    met_ = true;
    std::int64_t sum = 0;
    std::optional<std::int64_t> value;
    if (change_.is_share_of_it)
      value = share_more(given, change_.value, grain);
    else if (!__builtin_add_overflow(given, change_.value, &sum))
      value = sum;
    if (value && *value < 0) {
      problem_ = below_nothing(change_, given);
      return std::nullopt;
    }
    if (!value || *value > most) {
      problem_ = about(ScenarioRule::above_most, change_.text,
                       {{"name", change_.name}, {"limit", written(change_.of, most)}});
      return std::nullopt;
    }
    return value;
  }

  /// Prices by day are taken where no level gives one: they belong to the plan, so inside a
  /// narrower scope each class gets its own day's price, changed.
  void change_steps() {
    const auto source =
        std::ranges::find(plan_.prices, PriceCode{change_.name}, &PriceSource::code);
    if (source == plan_.prices.end() || source->steps.empty()) return;
    if (change_.level == Level::plan) {
      for (PriceSource::Step& step : source->steps)
        if (const auto value = changed(step.price.amount.dong(), most_dong, 1))
          step.price = {Money::dong(*value), {}};
      return;
    }
    for (Group& group : plan_.groups)
      for (Row& row : group.rows)
        if (reaches(change_, group, row)) change_steps_of(*source, group, row);
  }

  void change_steps_of(const PriceSource& source, Group& group, Row& row) {
    const bool is_given =
        name_.in(row.figures) || name_.in(group.figures) || name_.in(plan_.figures);
    if (is_given) return;
    const auto change = [&](Figures& figures, Date date) {
      const GivenPrice* step = source.on(plan_.rates_fixed_on.value_or(date));
      if (step != nullptr && !name_.in(figures)) set(figures, step->amount.dong());
    };
    for (ListedClass& listed : row.classes)
      if (change_.level != Level::activity || listed.code.text() == change_.scope)
        change(listed.figures, listed.starts.value_or(plan_.rates_on));
    if (group.split == Split::listed) return;
    change(change_.level == Level::activity ? row.only[ClassCode{change_.scope}] : row.figures,
           plan_.rates_on);
  }
};

// ---- Classes and people ---------------------------------------------------------------------

/// The stated total of the group follows its row, so that the plan still adds up.
template <class T>
void follow(std::optional<T>& total, std::int64_t before, std::int64_t after) {
  if (total) total = T{total->value() - before + after};
}

std::optional<Problem> set_classes(Group& group, Row& row, const Change& change) {
  const std::int64_t before = row.stated.classes ? row.stated.classes->value() : 0;
  const std::int64_t after = change.is_relative ? before + change.value : change.value;
  if (after < 1)
    return about(ScenarioRule::below_nothing, change.text,
                 {{"name", change.name}, {"given", before}, {"row", row.name}});
  if (after > most_classes)
    return about(ScenarioRule::above_most, change.text,
                 {{"name", change.name}, {"limit", most_classes}});
  row.stated.classes = ClassCount{after};
  follow(group.stated.classes, before, after);
  return std::nullopt;
}

std::int64_t people_in(const Row& row) {
  if (row.stated.people) return row.stated.people->value();
  return row.stated.units ? row.stated.units->value() * row.people_per_unit() : 0;
}

std::optional<Problem> set_people(Group& group, Row& row, const Change& change) {
  const std::int64_t each = row.people_per_unit();
  const std::int64_t before = people_in(row);
  const std::int64_t after = change.is_relative ? before + change.value : change.value;
  if (after < 0)
    return about(ScenarioRule::below_nothing, change.text,
                 {{"name", change.name}, {"given", before}, {"row", row.name}});
  if (after > most_people)
    return about(ScenarioRule::above_most, change.text,
                 {{"name", change.name}, {"limit", most_people}});
  if (each == 0 || after % each != 0)
    return about(ScenarioRule::people_do_not_divide, change.text,
                 {{"row", row.name}, {"people", after}, {"each", each}, {"unit", group.unit_name}});
  row.stated.people = People{after};
  if (row.stated.units) row.stated.units = Units{after / each};
  follow(group.stated.people, before, after);
  follow(group.stated.units, before / each, after / each);
  group.stated.unit_parts.clear();  // which of the parts has become another is not known
  return std::nullopt;
}

std::optional<Problem> change_row(RowOfGroup at, const Change& change) {
  if (at.group->split == Split::listed)
    return about(ScenarioRule::cannot_be_set, change.text,
                 {{"name", change.name}, {"listed", at.row->name}});
  return change.of == Of::classes ? set_classes(*at.group, *at.row, change)
                                  : set_people(*at.group, *at.row, change);
}

}  // namespace

std::optional<Problem> make(Plan& plan, const Norms& norms, const Change& change) {
  if (anchors(plan, change).empty())
    return about(ScenarioRule::scope_not_found, change.text, {{"scope", change.scope}});
  if (change.of != Of::classes && change.of != Of::people) return Maker{plan, norms, change}.run();
  for (const RowOfGroup at : rows_of(plan, change))
    if (auto problem = change_row(at, change)) return problem;
  return std::nullopt;
}

}  // namespace dutoan
