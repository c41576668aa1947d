#include "domain/rate_cases.hpp"

#include <dutoan/rate_review.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace dutoan {
namespace {

/// `months` before `date`; the last day of a shorter month.
Date months_before(Date date, int months) {
  ensure(months >= 0 && months <= most_months, "a check is due after at most a century");
  const int count = date.year() * 12 + static_cast<int>(date.month()) - 1 - months;
  const int year = count / 12;
  const auto month = static_cast<unsigned>(count % 12) + 1;
  for (unsigned day = date.day();; --day)
    if (const auto found = Date::of(year, month, day)) return *found;
}

/// A table of a file may stand for several values, which differ only in their words; what is found
/// in them is told once.
using PlaceAndDay = std::tuple<std::string, int, Date>;
PlaceAndDay place_and_day(const RateValue& value, Date day) {
  return {value.place.file, value.place.line, day};
}

bool are_of_one_case(const RateTable& rates, const RateValue& a, const RateValue& b) {
  const LegalDocument& x = rates.document_of(a);
  const LegalDocument& y = rates.document_of(b);
  return a.key == b.key && a.qualifiers == b.qualifiers && x.layer == y.layer &&
         x.jurisdiction == y.jurisdiction;
}

bool covers(const DateRange& range, const DateRange& time) {
  const auto until = range.until();
  return range.from() <= time.from() && (!until || (time.until() && *time.until() <= *until));
}

/// Whether narrower cases were told apart in place of that of `value` all through that time.
bool is_split_up(const RateTable& rates, const RateValue& value, const DateRange& time) {
  return std::ranges::any_of(rates.values_of(value.key), [&](const RateValue& other) {
    const LegalDocument& x = rates.document_of(value);
    const LegalDocument& y = rates.document_of(other);
    return x.layer == y.layer && x.jurisdiction == y.jurisdiction && covers(other.in_force, time) &&
           other.qualifiers.size() > value.qualifiers.size() &&
           std::ranges::includes(other.qualifiers, value.qualifiers);
  });
}

/// The value of the same case that begins first after the end of `value`, or null: values of one
/// case never overlap.
const RateValue* next_after(const RateTable& rates, const RateValue& value, Date end) {
  const RateValue* next = nullptr;
  for (const RateValue& other : rates.values_of(value.key)) {
    if (!are_of_one_case(rates, value, other) || other.in_force.from() < end) continue;
    if (next == nullptr || other.in_force.from() < next->in_force.from()) next = &other;
  }
  return next;
}

void find_gaps(const RateTable& rates, Problems& problems) {
  std::set<PlaceAndDay> told;
  for (const RateValue& value : rates.values()) {
    const auto end = value.in_force.until();
    const RateValue* next = end ? next_after(rates, value, *end) : nullptr;
    if (next == nullptr || next->in_force.from() == *end) continue;
    if (is_split_up(rates, value, *DateRange::of(*end, next->in_force.from()))) continue;
    if (!told.insert(place_and_day(value, *end)).second) continue;
    problems.emplace_back(LintRule::gap, next->place,
                          std::vector<Fact>{{"key", rates.key_of(value).key.text()},
                                            {"from", *end},
                                            {"until", next->in_force.from().plus_days(-1)},
                                            {"document", rates.document_of(value).number}},
                          std::vector<FilePlace>{value.place});
  }
}

/// The first day of the value, and the days inside its range on which a value of its key begins.
std::set<Date> days_of(const RateTable& rates, const RateValue& value) {
  std::set<Date> days{value.in_force.from()};
  for (const RateValue& other : rates.values_of(value.key))
    if (value.in_force.contains(other.in_force.from())) days.insert(other.in_force.from());
  return days;
}

/// The settings in which `value` may decide: a province's under no programme, and under each one
/// that states the key.
std::vector<RateSetting> settings_of(const RateTable& rates, const RateValue& value) {
  const LegalDocument& document = rates.document_of(value);
  std::set<std::string> programmes;
  if (document.layer == Layer::programme) programmes.insert(document.jurisdiction);
  if (document.layer == Layer::province) {
    programmes.insert(std::string{});
    for (const RateValue& other : rates.values_of(value.key))
      if (rates.document_of(other).layer == Layer::programme)
        programmes.insert(rates.document_of(other).jurisdiction);
  }
  const std::string province = document.layer == Layer::province ? document.jurisdiction : "";
  std::vector<RateSetting> settings;
  for (const Date day : days_of(rates, value))
    for (const std::string& programme : programmes) settings.push_back({day, province, programme});
  return settings;
}

/// How badly a breach needs looking at; a lower figure that nobody could read is no breach.
int weight_of(const std::optional<Problem>& breach) {
  if (!breach) return 0;
  if (breach->is(RateRule::above_bound)) return 2;
  const bool is_compared = std::ranges::any_of(
      breach->facts, [](const Fact& fact) { return std::string_view{fact.name} == "limit"; });
  return breach->is(RateRule::bound_unknown) && is_compared ? 1 : 0;
}

/// The first breach of the bound by `value` in whatever case it decides, one of a known bound
/// before one of an unknown bound.
std::optional<Problem> breach_of(const RateTable& rates, const RateValue& value,
                                 const std::vector<CaseAnswers>& answers) {
  std::optional<Problem> worst;
  for (const RateSetting& setting : settings_of(rates, value))
    each_case(answers, value.qualifiers, [&](const Case& of, const std::vector<std::size_t>&) {
      if (weight_of(worst) == 2) return;
      const RateQuestion question{setting.on, setting.province, setting.programme, &of};
      const auto found = rates.find(value.key, question);
      if (!found || found->value != &value) return;
      auto breach = rates.breach_of_bound(*found, question);
      if (weight_of(breach) > weight_of(worst)) worst = std::move(breach);
    });
  return worst;
}

void find_breaches(const RateTable& rates, Problems& problems) {
  std::set<PlaceAndDay> told;
  for (const RateValue& value : rates.values()) {
    if (rates.document_of(value).layer >= Layer::general || !value.has_figure()) continue;
    const auto answers = answers_of(rates, value.key, value.qualifiers);
    if (auto problem = too_many(rates, value.key, answers)) {
      problems.push_back(std::move(*problem));
      continue;
    }
    auto breach = breach_of(rates, value, answers);
    if (!breach || !told.insert(place_and_day(value, value.in_force.from())).second) continue;
    const bool is_known = breach->is(RateRule::above_bound);
    problems.emplace_back(is_known ? LintRule::beyond_bound : LintRule::bound_not_known,
                          breach->place, std::move(breach->facts), std::move(breach->related));
  }
}

/// The keys that lines ask for, or that values lead to.
std::set<std::size_t> keys_asked(const Regulations& regulations) {
  std::set<std::size_t> asked;
  for (const Norm& norm : regulations.norms.kinds)
    for (const NormLine& line : norm.lines)
      if (line.rate) asked.insert(*line.rate);
  for (const RateValue& value : regulations.rates.values()) {
    if (value.see) asked.insert(*value.see);
    if (value.formula) asked.insert(value.formula->of);
  }
  return asked;
}

void find_idle_keys(const Regulations& regulations, Problems& problems) {
  const auto& keys = regulations.rates.vocabulary().keys;
  const auto asked = keys_asked(regulations);
  for (std::size_t key = 0; key < keys.size(); ++key) {
    if (!regulations.rates.values_of(key).empty()) continue;
    problems.emplace_back(
        asked.contains(key) ? LintRule::key_without_value : LintRule::unused_key, FilePlace{},
        std::vector<Fact>{{"key", keys[key].key.text()}, {"title", keys[key].label}});
  }
}

void find_unchecked(const RateTable& rates, Date today, int months, Problems& problems) {
  const Date due = months_before(today, months);
  std::set<PlaceAndDay> told;
  for (const RateValue& value : rates.values()) {
    if (value.reading.on && *value.reading.on >= due) continue;
    if (!told.insert(place_and_day(value, today)).second) continue;
    std::vector<Fact> facts{{"key", rates.key_of(value).key.text()},
                            {"document", rates.document_of(value).number},
                            {"months", std::int64_t{months}}};
    if (value.reading.on) facts.push_back({"date", *value.reading.on});
    problems.emplace_back(LintRule::not_checked, value.place, std::move(facts));
  }
}

}  // namespace

Problems lint(const Regulations& regulations, Date today, int months) {
  Problems problems;
  find_gaps(regulations.rates, problems);
  find_breaches(regulations.rates, problems);
  find_idle_keys(regulations, problems);
  find_unchecked(regulations.rates, today, months, problems);
  return problems;
}

}  // namespace dutoan
