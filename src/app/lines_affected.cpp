#include "app/proven.hpp"
#include "app/with_document.hpp"

#include <dutoan/app.hpp>

namespace dutoan {
namespace {

Result<EstimatedPlan> estimated(ProvenPlan proven) {
  auto made = estimate(*proven.plan, *proven.regulations);
  if (!made) return refuse(std::move(made.error()));
  return EstimatedPlan{std::move(proven.regulations), std::move(proven.plan), std::move(*made)};
}

/// Where the two say the same, no line is touched, and any day will do.
Date first_day(const EstimatedPlan& before, const EstimatedPlan& after) {
  return first_difference(before.regulations->rates, after.regulations->rates)
      .value_or(before.plan->rates_on);
}

}  // namespace

Result<Comparison> lines_affected(const Sources& sources, const std::string& path,
                                  std::optional<Date> from) {
  return compared_with(sources, load_regulations_with(sources.rates, path), from);
}

Result<Comparison> compared_with(const Sources& sources, const Result<Regulations>& regulations,
                                 std::optional<Date> from) {
  auto before = estimate_plan(sources);
  if (!before) return refuse(std::move(before.error()));
  if (!regulations) return refuse(regulations.error());
  auto proven = prove_plan(sources.plan, *regulations);
  if (!proven) return refuse(std::move(proven.error()));
  auto after = estimated(std::move(*proven));
  if (!after) return refuse(std::move(after.error()));
  Comparison made{std::move(*before), std::move(*after), {}, {}};
  made.from = from.value_or(first_day(made.before, made.after));
  made.lines = affected(made.before.estimate, made.after.estimate, made.from);
  return made;
}

Result<ComparedSettings> compare_settings(const Sources& sources, const RateSetting& before,
                                          const RateSetting& after) {
  auto proven = load_proven(sources);
  if (!proven) return refuse(std::move(proven.error()));
  auto first = std::make_unique<const Plan>(asked_in(*proven->plan, before));
  auto second = std::make_unique<const Plan>(asked_in(*proven->plan, after));
  auto was = estimate(*first, *proven->regulations);
  auto is = estimate(*second, *proven->regulations);
  if (!was) return refuse(std::move(was.error()));
  if (!is) return refuse(std::move(is.error()));
  return ComparedSettings{std::move(proven->regulations), std::move(first), std::move(second),
                          std::move(*was), std::move(*is)};
}

}  // namespace dutoan
