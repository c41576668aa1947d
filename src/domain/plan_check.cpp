#include <dutoan/plan.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_at(std::string_view text, std::size_t from) {
  std::size_t until = from;
  while (until < text.size() && is_digit(text[until])) ++until;
  return std::string{text.substr(from, until - from)};
}

/// The number behind "Chương trình" in `text`, from `from` on; moves `from` behind it.
std::string programme_number(std::string_view text, std::size_t& from) {
  constexpr std::string_view words = "hương trình ";  // with C or c before it
  while ((from = text.find(words, from)) != std::string_view::npos) {
    from += words.size();
    if (std::string number = digits_at(text, from); !number.empty()) return number;
  }
  return {};
}

/// A scan once read 135 as 125: every text of the plan must name the programme alike.
void check_programme(const Plan& plan, Problems& problems) {
  std::size_t at = 0;
  const std::string expected = programme_number(plan.programme, at);
  if (expected.empty()) return;
  const auto check_text = [&](std::string_view text, const FilePlace& place) {
    std::size_t from = 0;
    for (std::string number; !(number = programme_number(text, from)).empty();)
      if (number != expected)
        problems.emplace_back(
            PlanRule::programme_differs, place,
            std::vector<Fact>{{"found", "Chương trình " + number}, {"expected", plan.programme}},
            std::vector<FilePlace>{plan.programme_place});
  };
  check_text(plan.title, plan.title_place);
  for (const Basis& basis : plan.bases) check_text(basis.title, basis.place);
  for (const Group& group : plan.groups) check_text(group.name, group.place);
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

const FilePlace& place_of(const Activity& activity) {
  return activity.listed ? activity.listed->place : activity.row->place;
}

/// Codes may be typed loosely, so ML1 and ml1 are one code.
void check_codes(const std::vector<Activity>& all, Problems& problems) {
  std::map<std::string, const Activity*> seen;
  for (const Activity& activity : all) {
    const auto [it, is_new] = seen.emplace(lower_case(activity.code.text()), &activity);
    if (!is_new)
      problems.emplace_back(PlanRule::duplicate_class, place_of(activity),
                            std::vector<Fact>{{"class", activity.code.text()}},
                            std::vector<FilePlace>{place_of(*it->second)});
  }
}

void check_cohorts(const Plan& plan, Problems& problems) {
  for (const Group& group : plan.groups) {
    for (const Row& row : group.rows) {
      if (!row.stated.people) continue;
      const std::int64_t each = row.people_per_unit();
      const std::int64_t people = row.stated.people->value();
      const bool fits = each > 0 && (row.stated.units ? row.stated.units->value() * each == people
                                                      : people % each == 0);
      // A listed roster may be smaller than its villages; its sums are proven instead.
      if (fits || people == 0 || (group.split == Split::listed && each > 0 && !row.stated.units))
        continue;
      problems.emplace_back(
          PlanRule::cohort_does_not_divide, row.stated.people_place,
          std::vector<Fact>{
              {"row", row.name}, {"people", people}, {"each", each}, {"unit", group.unit_name}});
    }
  }
}

/// A listed class may be smaller than its villages, but not say two different things of its size.
void check_listed(const Plan& plan, Problems& problems) {
  for (const Group& group : plan.groups) {
    for (const Row& row : group.rows) {
      const std::int64_t each = row.people_per_unit();
      for (const ListedClass& listed : row.classes) {
        if (!listed.units || !listed.people ||
            listed.units->value() * each == listed.people->value())
          continue;
        problems.emplace_back(PlanRule::cohort_does_not_divide, listed.place,
                              std::vector<Fact>{{"row", listed.code.text()},
                                                {"people", listed.people->value()},
                                                {"each", each},
                                                {"unit", group.unit_name}});
      }
    }
  }
}

std::string written(const Proof& proof) {
  std::string text;
  for (const Proof::Term& term : proof.terms) {
    if (!text.empty()) text += " + ";
    text += std::to_string(term.count);
    if (term.each.empty()) continue;
    text += " × ";
    std::string each;
    for (const std::int64_t n : term.each) each += (each.empty() ? "" : " + ") + std::to_string(n);
    text += term.each.size() > 1 ? "(" + each + ")" : each;
  }
  return text;
}

void check_sums(const Plan& plan, PlanRule rule, Problems& problems) {
  for (const Proof& proof : prove(plan)) {
    if (proof.rule != rule || proof.holds()) continue;
    problems.emplace_back(proof.rule, proof.place,
                          std::vector<Fact>{{"about", proof.row.empty() ? proof.group : proof.row},
                                            {"working", written(proof)},
                                            {"computed", proof.computed},
                                            {"stated", proof.stated},
                                            {"difference", proof.computed - proof.stated}});
  }
}

void check_date(const Plan& plan, const std::string& what, Date date, const FilePlace& place,
                Problems& problems) {
  const std::vector<Fact> facts{{"what", what}, {"date", date}};
  const auto with = [&](Fact more) {
    auto all = facts;
    all.push_back(std::move(more));
    return all;
  };
  if (!DateRange::fiscal_year(plan.fiscal_year).contains(date))
    problems.emplace_back(PlanRule::dated_outside_year, place,
                          with({"year", std::to_string(plan.fiscal_year)}));
  else if (plan.finish_by && *plan.finish_by < date)
    problems.emplace_back(PlanRule::dated_after_end, place, with({"end", *plan.finish_by}));
  else if (date < plan.date)
    problems.emplace_back(PlanRule::dated_before_plan, place, with({"plan", plan.date}));
}

void check_dates(const Plan& plan, const std::vector<Activity>& all, Problems& problems) {
  check_date(plan, "rates_on", plan.rates_on, plan.rates_on_place, problems);
  for (const Activity& activity : all)
    if (activity.listed && activity.listed->starts)
      check_date(plan, activity.code.text(), *activity.listed->starts,
                 activity.listed->starts_place, problems);
}

}  // namespace

Problems check(const Plan& plan) {
  const auto all = activities(plan);
  Problems problems;
  check_programme(plan, problems);
  check_codes(all, problems);
  check_cohorts(plan, problems);
  check_listed(plan, problems);
  check_sums(plan, PlanRule::classes_do_not_add_up, problems);
  check_sums(plan, PlanRule::people_do_not_add_up, problems);
  check_sums(plan, PlanRule::units_do_not_add_up, problems);
  check_dates(plan, all, problems);
  if (all.empty()) problems.emplace_back(PlanRule::no_activity, plan.place);
  sort_by_place(problems);
  return problems;
}

}  // namespace dutoan
