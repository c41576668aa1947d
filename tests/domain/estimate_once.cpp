// Nothing is paid twice in one activity: rates that include others, keys that exclude each other;
// and figures that a plan states by the day or assumes.
#include "support/planted.hpp"
#include "support/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

std::size_t key_at(const char* key) {
  return sample_regulations().rates.vocabulary().key(RateKey{key}).value();
}

/// The shipped regulations with one more value of the province.
Regulations with_value(RateValue value) {
  LegalDocument document;
  document.number = "test";
  document.short_name = "test";
  document.layer = Layer::province;
  document.jurisdiction = "thanh-hoa";
  Regulations all = sample_regulations();
  all.rates = taken(all.rates.with(std::move(document), {std::move(value)}));
  return all;
}

RateValue lecturer_fee() {
  RateValue value;
  value.key = key_at("train.lecturer");
  value.in_force = *DateRange::of(*Date::of(2018, 1, 1), std::nullopt);
  value.kind = ValueKind::ceiling;
  value.status = ValueStatus::read;
  value.amount = Money::dong(1'000'000);
  value.citation = Citation::of("test", "1");
  return value;
}

const Line& line_at(const Estimate& estimate, const std::string& code) {
  const auto it = std::ranges::find_if(
      estimate.lines, [&](const Line& line) { return estimate.code_of(line).text() == code; });
  REQUIRE(it != estimate.lines.end());
  return *it;
}

TEST_CASE("what a rate includes is not paid again, and the management is taken of what is left") {
  const Plan plan = sample_plan();
  const Regulations apart = with_value(lecturer_fee());
  RateValue value = lecturer_fee();
  value.includes = {key_at("train.lecturer.meal")};
  const Regulations inside = with_value(value);
  const Estimate before = taken(estimate(plan, apart)), after = taken(estimate(plan, inside));
  const Line& paid = line_at(before, "ML1/trainer-per-diem");
  const Line& included = line_at(after, "ML1/trainer-per-diem");
  CHECK(paid.amount == Money::dong(1'000'000));  // 1 trainer × 5 days × 200.000
  CHECK(included.amount.is_zero());
  CHECK(included.working.treatment == Treatment::included);
  CHECK(included.working.compute() == Money{});
  const Line& management = line_at(after, "ML1/management");
  CHECK(line_at(before, "ML1/management").working.base - management.working.base ==
        Money::dong(1'000'000));
  Money sum;
  for (const Line& line : after.lines) sum += line.amount;
  CHECK(sum == after.total);
  CHECK(after.total < before.total);
}

/// A class's organisers lodge by invoice, too.
Regulations with_invoice(bool same_people) {
  Regulations all = sample_regulations();
  for (Norm& norm : all.norms.kinds) {
    if (norm.kind.text() != "village-class") continue;
    const auto it = std::ranges::find(norm.lines, ItemCode{"organiser-lodging"}, &NormLine::code);
    NormLine line = *it;
    line.code = ItemCode{"organiser-rooms"};
    line.rate = key_at("travel.lodging.invoice");
    line.unit = "day";
    line.price = PriceCode{"hall"};
    if (!same_people) line.factors.front() = *all.norms.factor("travellers");
    norm.lines.insert(it, line);
  }
  return all;
}

TEST_CASE("lodging by lump sum and by invoice for the same people is refused") {
  Plan plan = sample_plan();
  for (Group& group : plan.groups)  // within the cap of a room
    if (group.figures.prices.contains(PriceCode{"hall"}))
      group.figures.prices[PriceCode{"hall"}].amount = Money::dong(600'000);
  for (Group& group : plan.groups)
    for (auto& row : group.rows) row.figures.prices.erase(PriceCode{"hall"});
  const Regulations twice = with_invoice(true);
  const auto refused = estimate(plan, twice);
  REQUIRE_FALSE(refused.has_value());
  CHECK(code_of(refused.error()) == "3023");
  CHECK(sentence(refused.error().front(), Language::vi).find("organiser-rooms") !=
        std::string::npos);
  CHECK(estimate(plan, with_invoice(false)).has_value());
}

/// The plan's text with a price of fuel of 14.000 from the day `later` and 13.000 from `earlier`.
std::string fuel_by_day(const std::string& later, const std::string& earlier) {
  return replaced(sample_plan_text(),
                  "amount = 14_500\nsource = \"giá xăng tháng 6/2020, giả định\"\nassumed = true\n",
                  "source = \"giá xăng\"\n[[price.step]]\nfrom = " + later +
                      "\namount = 14_000\nsource = \"b\"\n[[price.step]]\nfrom = " + earlier +
                      "\namount = 13_000\nsource = \"a\"\n");
}

TEST_CASE("fuel is paid at the price of the day of the class") {
  const std::string text = fuel_by_day("2020-06-10", "2020-05-01");
  const auto unit_rate = [&](Date date) {
    Plan plan = taken(plan_in(text));
    plan.rates_on = date;
    const auto made = estimate(plan, sample_regulations());
    if (!made) return "DT" + code_of(made.error());
    return std::to_string(line_at(*made, "ML1/trainee-travel").working.unit_rate.dong());
  };
  CHECK(unit_rate(*Date::of(2020, 4, 30)) == "DT3012");
  CHECK(unit_rate(*Date::of(2020, 5, 1)) == "13000");
  CHECK(unit_rate(*Date::of(2020, 6, 9)) == "13000");
  CHECK(unit_rate(*Date::of(2020, 6, 10)) == "14000");
  CHECK(unit_rate(*Date::of(2020, 6, 11)) == "14000");
}

TEST_CASE("two prices of one day are refused") {
  const auto plan = plan_in(fuel_by_day("2020-06-10", "2020-06-10"));
  REQUIRE_FALSE(plan.has_value());
  CHECK(code_of(plan.error()) == "2104");
}

TEST_CASE("a plan's assumed rate decides where the law is unread, and is marked") {
  const std::string text = replaced(
      replaced(sample_plan_text(), "stand_in = \"general\"", "# no layer stands in"),
      "[assumed]\ntravel_days = 2",
      "[[rate]]\nkey = \"travel.perdiem\"\namount = 180_000\nsource = \"giả định\"\n"
      "[[rate]]\nkey = \"travel.lodging.khoan\"\namount = 250_000\nsource = \"giả định\"\n"
      "[[rate]]\nkey = \"conf.meal.unsalaried\"\namount = 120_000\nsource = \"giả định\"\n"
      "[[rate]]\nkey = \"conf.drinks\"\namount = 15_000\nsource = \"giả định\"\n"
      "[[rate]]\nkey = \"travel.transport.own\"\ncoefficient = \"0,2\"\nsource = \"giả định\"\n"
      "[[rate]]\nkey = \"train.lecturer\"\namount = 9_000_000\nsource = \"luật đã có\"\n"
      "[assumed]\ntravel_days = 2");
  const Plan plan = taken(plan_in(text));
  const Regulations regulations = taken(with_assumptions(sample_regulations(), plan));
  const Estimate made = taken(estimate(plan, regulations));
  const Line& meals = line_at(made, "ML1/trainee-meals");
  CHECK(meals.working.unit_rate == Money::dong(120'000));
  CHECK(meals.working.rate.value->status == ValueStatus::assumed);
  REQUIRE(meals.working.rate.stands_in_for != nullptr);
  CHECK(meals.working.rate.stands_in_for->status == ValueStatus::unread);
  // A reference of the law leads to the assumption; what the law states is not overridden.
  CHECK(line_at(made, "ML1/trainee-lodging").working.unit_rate == Money::dong(250'000));
  CHECK(line_at(made, "ML1/trainer-fee").working.ceiling() == Money::dong(2'000'000));
  REQUIRE(made.warnings.size() == 1);
  CHECK(code_of(made.warnings) == "3024");
  CHECK(fact_of(made.warnings.front(), "key") == "train.lecturer");
  // Without them the estimate is refused.
  CHECK_FALSE(estimate(plan, sample_regulations()).has_value());
}

}  // namespace
}  // namespace dutoan::tests
