// An estimate taken out of its plan and rates: figures as they are, explanations as they are
// worded.
#include "report/working_text.hpp"

#include <dutoan/frozen_estimate.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

Cause cause_of(const Estimate& estimate, const FactorUse& use) {
  if (use.factor == rate_coefficient) return Cause::unit_rates;
  switch (estimate.regulations->norms.factors[use.factor].counts) {
    case Counts::people: return Cause::people;
    case Counts::days: return Cause::days;
    case Counts::other: break;
  }
  return Cause::quantities;
}

FrozenFactor frozen(const Estimate& estimate, const Line& line, const FactorUse& use) {
  const FactorCode code = use.factor == rate_coefficient
                              ? FactorCode{"rate-coefficient"}
                              : estimate.regulations->norms.factors[use.factor].code;
  return {code, report::factor_label(estimate, line, use), cause_of(estimate, use), use.origin,
          use.value};
}

std::string quotation_of(const Working& working) {
  if (working.price != nullptr) return working.price->source;
  return working.percent_source != nullptr ? working.percent_source->source : std::string{};
}

void freeze_rate(const Estimate& estimate, const Working& working, FrozenLine& to) {
  const RateValue* value = working.rate.value;
  if (value == nullptr) return;
  to.rate = estimate.regulations->rates.key_of(*value).key.text();
  to.ceiling = working.rate.amount;
  to.percent_ceiling = value->percent;
  to.is_fixed = working.price == nullptr && value->kind == ValueKind::fixed;
}

FrozenLine frozen(const Estimate& estimate, const Line& line) {
  const Norms& norms = estimate.regulations->norms;
  const Activity& activity = estimate.activities[line.activity];
  const Working& working = line.working;
  const std::string marks = report::marks_text(line).vi;
  FrozenLine to;
  to.code = estimate.code_of(line);
  to.label = line.norm->label;
  to.classified = {norms.categories[line.norm->category].code,
                   norms.sub_items[line.norm->sub_item].code, activity.group->code};
  to.category = norms.categories[line.norm->category].label;
  to.unit = report::unit_text(estimate, line);
  to.treatment = working.treatment;
  to.rounding = working.rounding;
  for (const FactorUse& use : working.factors()) to.factors.push_back(frozen(estimate, line, use));
  to.unit_rate = working.unit_rate;
  to.percent = working.percent;
  to.percent_base = working.percent_base;
  to.base = working.base;
  to.amount = line.amount;
  freeze_rate(estimate, working, to);
  to.law = report::law_text(estimate, line);
  to.quotation = quotation_of(working);
  to.is_assumed = marks.find("(a)") != std::string::npos;
  to.is_standing_in = marks.find("(b)") != std::string::npos;
  to.is_unverified = marks.find("(c)") != std::string::npos;
  to.steps = report::steps_of(estimate, line);
  to.steps.erase(to.steps.begin());  // the product, which the inputs say
  return to;
}

FrozenActivity frozen(const Estimate& estimate, std::size_t position) {
  const Activity& activity = estimate.activities[position];
  FrozenActivity to{activity.code,
                    activity.name,
                    activity.group->code,
                    activity.group->name,
                    activity.row->code,
                    activity.row->name,
                    activity.group->kind,
                    activity.headcount().value(),
                    rate_date(*estimate.plan, activity),
                    {}};
  for (const Line& line : estimate.lines_of(position)) to.lines.push_back(frozen(estimate, line));
  return to;
}

/// Every document that a rate came from, was led to or stands in for, by number.
std::vector<FrozenLaw> laws_of(const Estimate& estimate) {
  std::map<std::string, FrozenLaw> laws;
  const auto add = [&](const RateValue* value) {
    if (value == nullptr) return;
    const LegalDocument& document = estimate.regulations->rates.document_of(*value);
    laws[document.number] = {document.number, document.short_name, document.title,
                             !document.verified_by.empty()};
  };
  for (const Line& line : estimate.lines) {
    const Found& rate = line.working.rate;
    for (const RateValue* value : {rate.value, rate.via, rate.stands_in_for, rate.input})
      add(value);
  }
  std::vector<FrozenLaw> all;
  for (auto& [number, law] : laws) all.push_back(std::move(law));
  return all;
}

}  // namespace

FrozenEstimate freeze(const Estimate& estimate, EstimateInputs inputs) {
  const Plan& plan = *estimate.plan;
  FrozenEstimate to;
  to.plan_number = plan.number;
  to.plan_title = plan.title;
  to.issuer = plan.issuer;
  to.drafter = plan.drafter;
  to.appraiser = plan.appraiser;
  to.programme = plan.programme;
  to.programme_code = plan.programme_code;
  to.plan_date = plan.date;
  to.fiscal_year = plan.fiscal_year;
  if (const auto allotted = allotment_of(plan)) to.allotted = *allotted;
  to.laws = laws_of(estimate);
  for (std::size_t i = 0; i < estimate.activities.size(); ++i)
    to.activities.push_back(frozen(estimate, i));
  to.total = estimate.total;
  to.inputs = std::move(inputs);
  return to;
}

}  // namespace dutoan
