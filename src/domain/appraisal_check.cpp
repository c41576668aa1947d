#include <dutoan/appraisal_check.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dutoan {
namespace {

/// What many lines have in common: how many they are, what they come to, and the first of them.
struct Alike {
  std::int64_t lines = 0;
  Money amount;
  const FrozenLine* first = nullptr;

  void add(const FrozenLine& line) {
    if (lines++ == 0) first = &line;
    amount += line.amount;
  }
};

bool is_paid(const FrozenLine& line) { return !line.amount.is_zero(); }

/// Whether both pay the same people: they share a factor of people, or one of them names none.
bool pay_the_same(const FrozenLine& a, const FrozenLine& b) {
  const auto is_people = [](const FrozenFactor& f) { return f.cause == Cause::people; };
  if (std::ranges::none_of(a.factors, is_people) || std::ranges::none_of(b.factors, is_people))
    return true;
  return std::ranges::any_of(a.factors, [&](const FrozenFactor& f) {
    return is_people(f) &&
           std::ranges::find(b.factors, f.code, &FrozenFactor::code) != b.factors.end();
  });
}

class Check {
 public:
  Check(const FrozenEstimate& estimate, Percent share, const Vocabulary& vocabulary)
      : estimate_(estimate), share_(share) {
    for (const RateKeyEntry& entry : vocabulary.keys) keys_[entry.key.text()] = &entry;
  }

  Problems run() {
    for (const auto look : {&Check::look_at_rates, &Check::look_at_exclusions,
                            &Check::look_at_factors, &Check::look_for_twins})
      for (const FrozenActivity& activity : estimate_.activities) (this->*look)(activity);
    look_at_laws();
    look_per_head();
    if (estimate_.allotted && estimate_.total > *estimate_.allotted)
      report(CheckRule::above_allotted, {{"total", estimate_.total},
                                         {"allotted", *estimate_.allotted},
                                         {"excess", estimate_.total - *estimate_.allotted}});
    return std::move(found_);
  }

 private:
  const FrozenEstimate& estimate_;
  Percent share_;
  std::map<std::string, const RateKeyEntry*> keys_;
  Problems found_;

  void report(CheckRule rule, std::vector<Fact> facts) {
    found_.push_back(Problem{rule, {}, std::move(facts)});
  }

  void look_at_rates(const FrozenActivity& activity) {
    for (const FrozenLine& line : activity.lines) {
      if (line.ceiling && line.unit_rate > *line.ceiling)
        report(CheckRule::rate_passed, {{"line", line.code.text()},
                                        {"value", line.unit_rate},
                                        {"limit", *line.ceiling},
                                        {"law", line.law}});
      if (line.percent_ceiling && line.percent > *line.percent_ceiling)
        report(CheckRule::rate_passed, {{"line", line.code.text()},
                                        {"value", line.percent},
                                        {"limit", *line.percent_ceiling},
                                        {"law", line.law}});
    }
  }

  [[nodiscard]] bool excludes(const FrozenLine& a, const FrozenLine& b) const {
    const auto it = keys_.find(a.rate);
    return it != keys_.end() &&
           std::ranges::find(it->second->excludes, RateKey{b.rate}) != it->second->excludes.end();
  }

  void look_at_exclusions(const FrozenActivity& activity) {
    const auto& lines = activity.lines;
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t j = i + 1; j < lines.size(); ++j)
        if (is_paid(lines[i]) && is_paid(lines[j]) && pay_the_same(lines[i], lines[j]) &&
            (excludes(lines[i], lines[j]) || excludes(lines[j], lines[i])))
          report(CheckRule::excluded_beside, {{"line", lines[i].code.text()},
                                              {"other", lines[j].code.text()},
                                              {"amount", lines[j].amount},
                                              {"law", lines[j].law}});
  }

  void look_at_factors(const FrozenActivity& activity) {
    std::map<std::string, std::pair<const FrozenFactor*, const FrozenLine*>> first;
    for (const FrozenLine& line : activity.lines)
      for (const FrozenFactor& factor : line.factors) {
        const auto [it, is_new] = first.try_emplace(factor.code.text(), &factor, &line);
        if (!is_new && it->second.first->value != factor.value)
          report(CheckRule::factor_differs, {{"line", line.code.text()},
                                             {"factor", factor.label},
                                             {"value", factor.value},
                                             {"other", it->second.second->code.text()},
                                             {"other_value", it->second.first->value}});
        if (is_new && factor.code.text() == "trainees" &&
            factor.value > Quantity::whole(activity.people))
          report(
              CheckRule::more_than_people,
              {{"line", line.code.text()}, {"value", factor.value}, {"people", activity.people}});
      }
  }

  static bool are_twins(const FrozenLine& a, const FrozenLine& b) {
    return is_paid(a) && is_paid(b) && !a.rate.empty() && a.rate == b.rate &&
           a.unit_rate == b.unit_rate && a.factors == b.factors &&
           a.treatment != Treatment::percentage;
  }

  void look_for_twins(const FrozenActivity& activity) {
    const auto& lines = activity.lines;
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t j = i + 1; j < lines.size(); ++j)
        if (are_twins(lines[i], lines[j]))
          report(CheckRule::content_twice, {{"line", lines[i].code.text()},
                                            {"other", lines[j].code.text()},
                                            {"amount", lines[j].amount}});
  }

  void report_alike(CheckRule rule, const std::map<std::string, Alike>& all, bool by_law) {
    for (const auto& [key, alike] : all)
      report(rule, {{"what", by_law ? alike.first->law : alike.first->label},
                    {"lines", alike.lines},
                    {"amount", alike.amount},
                    {"line", alike.first->code.text()}});
  }

  void look_at_laws() {
    std::map<std::string, Alike> missing, unverified, uncapped;
    for (const FrozenActivity& activity : estimate_.activities)
      for (const FrozenLine& line : activity.lines) {
        if (!is_paid(line)) continue;
        if (line.rate.empty() && line.is_assumed) missing[line.code.item.text()].add(line);
        if (!line.rate.empty() && (line.is_unverified || line.is_standing_in))
          unverified[line.law.vi].add(line);
        if (line.treatment == Treatment::percentage && !line.percent_ceiling)
          uncapped[line.code.item.text()].add(line);
      }
    report_alike(CheckRule::law_missing, missing, false);
    report_alike(CheckRule::rate_unverified, unverified, true);
    report_alike(CheckRule::percentage_uncapped, uncapped, false);
  }

  /// What a class costs for each of its people.
  struct PerHead {
    const FrozenActivity* activity;
    Money each;
  };

  static Money total_of(const FrozenActivity& activity) {
    Money total;
    for (const FrozenLine& line : activity.lines) total += line.amount;
    return total;
  }

  void look_per_head() {
    std::map<std::string, std::vector<PerHead>> groups;
    for (const FrozenActivity& activity : estimate_.activities)
      if (activity.people > 0)
        groups[activity.group].push_back(
            {&activity, Money::dong(total_of(activity).dong() / activity.people)});
    for (auto& [group, classes] : groups) {
      std::ranges::stable_sort(classes, {}, &PerHead::each);
      const Money median = classes[(classes.size() - 1) / 2].each;
      for (const PerHead& one : classes) {
        const Money off = one.each > median ? one.each - median : median - one.each;
        if (off.dong() > median.dong() / Percent::whole_of * share_.hundredths())
          report(CheckRule::differs_per_head, {{"class", one.activity->code.text()},
                                               {"name", one.activity->name},
                                               {"each", one.each},
                                               {"median", median},
                                               {"share", share_}});
      }
    }
  }
};

}  // namespace

Problems findings_of(const FrozenEstimate& estimate, Percent share, const Vocabulary& vocabulary) {
  return Check{estimate, share, vocabulary}.run();
}

}  // namespace dutoan
