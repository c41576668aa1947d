#include "support/random_plan.hpp"

#include "support/sample.hpp"

#include <rapidcheck.h>

namespace dutoan::tests {
namespace {

std::int64_t any(std::int64_t from, std::int64_t to) { return *rc::gen::inRange(from, to + 1); }
bool once_in(std::int64_t n) { return any(1, n) == 1; }

template <class T>
T one_of(const std::vector<T>& all) {
  return all[static_cast<std::size_t>(any(0, static_cast<std::int64_t>(all.size()) - 1))];
}

struct FactorBound {
  const char* code;
  std::int64_t most;  // thousandths
};
constexpr FactorBound factors[] = {
    {"days", 12'000},      {"travel_days", 4'000},   {"trainers", 5'000},
    {"organisers", 6'000}, {"kilometres", 40'000},   {"speaker_sessions", 8'000},
    {"nights_top", 3'000}, {"nights_middle", 3'000}, {"nights_rest", 3'000},
    {"updates", 3'000},    {"inspectors", 9'000},    {"inspection_days", 30'000},
    {"reports", 2'000},    {"lodgers", 200'000},     {"travellers", 200'000},
    {"sessions", 20'000},  {"trips", 4'000},         {"duty_nights", 9'000}};
constexpr std::size_t must_be_given = 9;  // the others follow from shares or derivations

struct PriceBound {
  const char* code;
  std::int64_t most;
};
constexpr PriceBound prices[] = {
    {"fuel", 30'000},         {"trainer-fee", 2'000'000}, {"trainer-car", 1'000'000'000},
    {"hall", 1'000'000'000},  {"materials", 999'999},     {"stationery", 999'999},
    {"backdrop", 9'999'999},  {"fare", 999'999},          {"bus", 1'000'000'000},
    {"tickets", 999'999},     {"speaker-fee", 2'000'000}, {"materials-update", 1'000'000'000},
    {"report", 1'000'000'000}};

GivenQuantity any_quantity(std::int64_t most) {
  const std::int64_t grain = one_of<std::int64_t>({1, 500, 1000});
  const auto origin = *rc::gen::element(Origin::plan, Origin::assumed);
  return {Quantity::thousandths(any(0, most / grain) * grain), origin, {}};
}

FactorId factor_id(const char* code) { return *sample_regulations().norms.factor(code); }

void give_all(Figures& figures) {
  for (std::size_t i = 0; i < must_be_given; ++i)
    figures.factors[factor_id(factors[i].code)] = any_quantity(factors[i].most);
  for (const PriceBound& price : prices)
    figures.prices[PriceCode{price.code}] = {Money::dong(any(0, price.most)), {}};
  figures.percents[PercentCode{"management"}] = {Percent::hundredths(any(0, 1000)), {}};
}

Figures some_figures() {
  Figures figures;
  for (const FactorBound& factor : factors)
    if (once_in(12)) figures.factors[factor_id(factor.code)] = any_quantity(factor.most);
  for (const PriceBound& price : prices)
    if (once_in(12)) figures.prices[PriceCode{price.code}] = {Money::dong(any(0, price.most)), {}};
  if (once_in(6))
    figures.percents[PercentCode{"management"}] = {Percent::hundredths(any(0, 1000)), {}};
  return figures;
}

std::optional<PlaceCode> any_venue() {
  return PlaceCode{one_of<std::string>({"thanh-hoa-city", "muong-lat", "cam-thuy", "nhu-xuan"})};
}

ListedClass any_class(const std::string& code, std::int64_t units) {
  ListedClass listed;
  listed.code = ClassCode{code};
  listed.units = Units{units};
  listed.figures = some_figures();
  if (once_in(3)) listed.venue = any_venue();
  if (once_in(3)) listed.starts = Date::of(2020, 7, 1)->plus_days(static_cast<int>(any(0, 150)));
  return listed;
}

dutoan::Row any_row(const Group& group, const std::string& code) {
  dutoan::Row row;
  row.code = code;
  row.name = code;
  row.home = PlaceCode{one_of<std::string>({"muong-lat", "bordering-districts", "cam-thuy"})};
  row.venue = any_venue();
  const auto& posts = sample_regulations().posts;
  std::int64_t each = 0;
  for (const Post& post : posts) {
    if (once_in(2)) continue;
    row.delegation.push_back({post.code, any(0, 3), {}});
    each += row.delegation.back().per_unit;
  }
  if (each == 0) row.delegation.push_back({posts.front().code, 1, {}}), each = 1;
  row.figures = some_figures();
  const std::int64_t classes = any(1, 4);
  std::int64_t units = any(0, 60);
  if (group.split == Split::listed) {
    units = 0;
    for (std::int64_t i = 0; i < classes; ++i) {
      row.classes.push_back(any_class(code + "-" + std::to_string(i + 1), any(0, 20)));
      units += row.classes.back().units->value();
    }
  }
  row.stated.classes = ClassCount{classes};
  row.stated.people = People{units * each};
  return row;
}

Share any_share(const char* factor, const char* of) {
  return {factor_id(factor), factor_id(of), Percent::hundredths(any(0, 10'000)), "random", {}};
}

}  // namespace

Plan random_plan() {
  Plan plan = sample_plan();
  plan.groups.clear();
  plan.allotments.clear();
  plan.figures = {};
  give_all(plan.figures);
  for (const char* code : {"materials-update", "report"})
    plan.prices.push_back({PriceCode{code}, {code, code}, "task", "random", Origin::quoted, {}});
  plan.shares = {any_share("lodgers", "trainees"), any_share("travellers", "trainees")};
  const std::int64_t groups = any(1, 3);
  for (std::int64_t g = 0; g < groups; ++g) {
    Group group;
    group.code = "G" + std::to_string(g + 1);
    group.name = group.code;
    group.kind = one_of(std::vector{KindCode{"village-class"}, KindCode{"commune-class"},
                                    KindCode{"study-tour"}, KindCode{"common-costs"}});
    group.split = *rc::gen::element(Split::whole_units, Split::by_person, Split::listed);
    group.figures = some_figures();
    const std::int64_t rows = any(1, 3);
    for (std::int64_t r = 0; r < rows; ++r)
      group.rows.push_back(any_row(group, group.code + "R" + std::to_string(r + 1) + "."));
    plan.groups.push_back(std::move(group));
  }
  return plan;
}

}  // namespace dutoan::tests
