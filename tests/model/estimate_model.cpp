// The estimate against a naive model: factors looked up level by level, amounts multiplied out in
// 128 bits, totals added up line by line.
#include "support/random_plan.hpp"
#include "support/sample.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

__extension__ using Wide = __int128;

/// One activity as the model sees it: figures by code, people by post.
class Model {
 public:
  Model(const Plan& plan, const Activity& activity) : plan_(plan), activity_(activity) {}

  /// The factor in thousandths.
  [[nodiscard]] std::int64_t factor(const std::string& code) const {
    if (code == "trainees") return 1000 * people(Post::Role::trainee, {});
    if (code == "officials") return 1000 * people(Post::Role::official, {});
    if (code == "participants") return factor("trainees") + factor("officials");
    if (code == "salaried") return 1000 * people(Post::Role::trainee, PayStatus::payroll);
    if (code == "unsalaried") return factor("trainees") - factor("salaried");
    if (code == "units") return 1000 * activity_.units.value();
    const FactorId id = *sample_regulations().norms.factor(code);
    for (const Figures* level : levels())
      if (level->factors.contains(id)) return level->factors.at(id).value.thousandths();
    for (const Share& share : plan_.shares)
      if (share.factor == id) return part(factor("trainees"), share.percent.hundredths());
    if (code == "hall_days") return factor("days");
    if (code == "sessions") return 2 * factor("days");
    if (code == "nights") return std::max(factor("days") - 1000, std::int64_t{0});
    if (code == "duty_days") return factor("days") + factor("travel_days");
    if (code == "duty_nights") return std::max(factor("duty_days") - 1000, std::int64_t{0});
    if (code == "trips") return 2000;
    return code == "cars" || code == "buses" || code == "backdrops" ? 1000 : 0;
  }

  [[nodiscard]] std::int64_t price(const PriceCode& code) const {
    for (const Figures* level : levels())
      if (level->prices.contains(code)) return level->prices.at(code).amount.dong();
    throw std::runtime_error("no price " + code.text());
  }

  [[nodiscard]] std::int64_t percent(const PercentCode& code) const {
    for (const Figures* level : levels())
      if (level->percents.contains(code)) return level->percents.at(code).value.hundredths();
    throw std::runtime_error("no percentage " + code.text());
  }

  [[nodiscard]] bool is_away() const {
    const auto& own = activity_.listed ? activity_.listed->venue : std::nullopt;
    return (own ? own : activity_.row->venue) != plan_.seat;
  }
  [[nodiscard]] bool is_below_threshold() const {
    const bool is_hard = activity_.row->home->text() != "bordering-districts";
    return factor("kilometres") < (is_hard ? 10'000 : 15'000);
  }

 private:
  const Plan& plan_;
  const Activity& activity_;

  [[nodiscard]] std::vector<const Figures*> levels() const {
    std::vector<const Figures*> all{&activity_.row->figures, &activity_.group->figures,
                                    &plan_.figures};
    if (activity_.listed) all.insert(all.begin(), &activity_.listed->figures);
    return all;
  }
  [[nodiscard]] std::int64_t people(Post::Role role, std::optional<PayStatus> pay) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < activity_.people.size(); ++i) {
      const Post& post = *sample_regulations().post(activity_.row->delegation[i].post.text());
      const bool is_meant = post.role == role && (!pay || post.facts.front().pay == *pay);
      if (is_meant) sum += activity_.people[i].value();
    }
    return sum;
  }
  /// People by share are rounded up to whole people.
  static std::int64_t part(std::int64_t thousandths, std::int64_t hundredths) {
    const std::int64_t whole = std::int64_t{1000} * 10'000;
    return (thousandths * hundredths + whole - 1) / whole * 1000;
  }
};

/// Half away from zero; nothing here is negative.
std::int64_t product_of(const Working& working) {
  Wide n = working.unit_rate.dong(), d = 1;
  for (const FactorUse& use : working.factors()) n *= use.value.thousandths(), d *= 1000;
  return static_cast<std::int64_t>((2 * n + d) / (2 * d));
}

/// The factors printed are the model's, in the norm's order; the rate's coefficient is 0.2.
void check_factors(const Model& model, const Line& line) {
  std::vector<FactorId> expected = line.norm->factors, printed;
  for (const FactorUse& use : line.working.factors()) {
    if (use.factor == rate_coefficient) {
      RC_ASSERT(use.value == Quantity::thousandths(200));
      continue;
    }
    printed.push_back(use.factor);
    const Factor& factor = sample_regulations().norms.factors[use.factor];
    RC_ASSERT(use.value.thousandths() == model.factor(factor.code.text()));
  }
  RC_ASSERT(printed == expected);
}

/// The amount of one line by the model; `direct` is what stands above it.
std::int64_t amount_of(const Model& model, const Line& line, std::int64_t direct) {
  const NormLine& norm = *line.norm;
  if (norm.is_memo()) return 0;
  if (norm.is_percentage())
    return static_cast<std::int64_t>(Wide{direct} * model.percent(*norm.percent) / 10'000);
  check_factors(model, line);
  const RateValue* rate = line.working.rate.value;
  // A fixed rate is paid where the plan gives no price; no random plan has a lower one.
  const bool is_fixed = rate != nullptr && rate->kind == ValueKind::fixed && rate->amount;
  const std::int64_t unit = is_fixed ? rate->amount->dong() : model.price(norm.price.value());
  RC_ASSERT(line.working.unit_rate.dong() == unit);
  const bool is_own_transport = rate != nullptr && rate->coefficient;
  if (is_own_transport && model.is_below_threshold()) return 0;
  return product_of(line.working);
}

bool stands(const Model& model, const NormLine& line) {
  if (!line.when.empty() && !model.is_away()) return false;
  return !line.omit_when_zero || std::ranges::none_of(line.factors, [&](FactorId id) {
    return model.factor(sample_regulations().norms.factors[id].code.text()) == 0;
  });
}

void check_activity(const Estimate& estimate, std::size_t position) {
  const Activity& activity = estimate.activities[position];
  const Model model{*estimate.plan, activity};
  const Norm& norm = *sample_regulations().norms.kind(activity.group->kind.text());
  std::vector<const NormLine*> expected, found;
  for (const NormLine& line : norm.lines)
    if (stands(model, line)) expected.push_back(&line);
  std::int64_t direct = 0;
  for (const Line& line : estimate.lines_of(position)) {
    found.push_back(line.norm);
    const std::int64_t amount = amount_of(model, line, direct);
    RC_LOG(estimate.code_of(line).text());
    RC_ASSERT(line.amount.dong() == amount);
    RC_ASSERT(line.working.compute() == line.amount);
    if (!line.norm->is_percentage()) direct += amount;
  }
  RC_ASSERT(found == expected);
}

/// Every grouping adds up to the whole, and each of its sums to the lines that it is about.
void check_totals(const Estimate& estimate) {
  Money all;
  for (const Line& line : estimate.lines) all += line.amount;
  RC_ASSERT(estimate.total == all);
  for (const Grouping grouping :
       {Grouping::whole, Grouping::group, Grouping::row, Grouping::activity, Grouping::category,
        Grouping::sub_item, Grouping::item}) {
    Money sum;
    for (const Subtotal& subtotal : totals(estimate, grouping)) {
      Money own;
      for (const Line& line : estimate.lines)
        if (position(estimate, line, grouping) == subtotal.about) own += line.amount;
      RC_ASSERT(own == subtotal.amount);
      sum += subtotal.amount;
    }
    RC_ASSERT(sum == all);
  }
}

Money sum_where(const Estimate& estimate, Grouping inner, Grouping outer, std::size_t about) {
  Money sum;
  for (const Subtotal& subtotal : totals(estimate, inner)) {
    const auto line = std::ranges::find_if(estimate.lines, [&](const Line& l) {
      return position(estimate, l, inner) == subtotal.about;
    });
    if (line != estimate.lines.end() && position(estimate, *line, outer) == about)
      sum += subtotal.amount;
  }
  return sum;
}

TEST_CASE("random plans are estimated as the naive model does") {
  rc::prop("every line, every sum", [] {
    const Plan plan = random_plan();
    RC_ASSERT(check(plan).empty());
    const auto made = estimate(plan, sample_regulations());
    RC_ASSERT(made.has_value());
    for (std::size_t i = 0; i < made->activities.size(); ++i) check_activity(*made, i);
    check_totals(*made);
    for (const Subtotal& row : totals(*made, Grouping::row))
      RC_ASSERT(row.amount == sum_where(*made, Grouping::activity, Grouping::row, row.about));
    for (const Subtotal& group : totals(*made, Grouping::group))
      RC_ASSERT(group.amount == sum_where(*made, Grouping::row, Grouping::group, group.about));
  });
}

}  // namespace
}  // namespace dutoan::tests
