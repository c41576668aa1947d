// What the law does not state readably: the figures that a plan assumes for it, and the agencies
// that have ended since.
#include <dutoan/plan.hpp>

#include <algorithm>

namespace dutoan {

Result<Regulations> with_assumptions(const Regulations& regulations, const Plan& plan) {
  if (plan.assumed_rates.empty()) return regulations;
  LegalDocument document;
  document.type = "Kế hoạch";
  document.number = plan.number;
  document.short_name = plan.number;
  document.title = plan.title;
  document.issuer = plan.issuer;
  document.date = plan.date;
  document.layer = Layer::assumption;
  document.place = plan.place;
  std::vector<RateValue> values;
  for (const AssumedRate& assumed : plan.assumed_rates) values.push_back(assumed.value);
  auto rates = regulations.rates.with(std::move(document), std::move(values));
  if (!rates) return refuse(std::move(rates.error()));
  Regulations all = regulations;
  all.rates = std::move(*rates);
  return all;
}

Problems check_agencies(const Plan& plan, const Regulations& regulations) {
  Problems problems;
  const auto check = [&](const std::string& name, const FilePlace& place) {
    const auto exists = [&](const Agency& a) {
      return (!a.from || *a.from <= plan.date) && (!a.until || plan.date < *a.until);
    };
    const Agency* ended = nullptr;
    for (const Agency& agency : regulations.agencies) {
      if (agency.name != name) continue;
      if (exists(agency)) return;
      ended = &agency;
    }
    if (ended == nullptr) return;
    std::vector<Fact> facts{{"name", name}, {"date", plan.date}, {"source", ended->source}};
    if (ended->until && *ended->until <= plan.date) facts.push_back({"until", *ended->until});
    if (const Agency* next = regulations.agency(ended->successor))
      facts.push_back({"successor", next->name});
    problems.emplace_back(PlanRule::agency_has_ended, place, std::move(facts),
                          std::vector<FilePlace>{ended->place});
  };
  check(plan.issuer, plan.place);
  check(plan.drafter, plan.drafter_place);
  return problems;
}

}  // namespace dutoan
