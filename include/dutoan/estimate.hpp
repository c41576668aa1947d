// The estimate (dự toán chi tiết): what each line of each class may cost, and why.
//
// A line's amount and its explanation are one object, the Working: factors, unit rate, rate,
// citation and rounding are what the amount is computed from, so that the explanation cannot
// differ from the figure.
//
// Invariants
//   S1  a line's amount is the rounded product of its own working; every total is a sum of lines
//   S2  a price is never above the ceiling of its rate
//   S3  a figure that is assumed, recalled, or stands in for an unread one is marked in its working
//   S4  a memo line has the amount 0 and names who pays
//   S5  what one rate includes or excludes is not paid a second time in the same activity
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/plan.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dutoan {

/// What stops an estimate, in the order it is checked for each line.
enum class EstimateRule : int {
  case_not_answered = 3021,
  factor_not_given = 3011,
  price_not_given = 3012,
  price_unit_differs = 3020,
  percent_not_given = 3013,
  amount_too_large = 3014,
  paid_twice = 3023,         // two rates of one purpose for the same people
  assumption_unused = 3024,  // a warning: the law has a figure, or no line asks
  above_allotment = 3003,    // an answer, not a refusal
  class_not_found = 3015,
  several_classes = 3016,
  line_not_found = 3017,
  several_lines = 3018,
};
constexpr void is_rule_enum(EstimateRule) {}  // a RuleEnum

/// Stands for the coefficient of the line's rate (0.2 litre per kilometre) among its factors.
inline constexpr FactorId rate_coefficient = 0xFFFF;

/// One factor of a line, with its value and where it comes from.
struct FactorUse {
  FactorId factor = 0;
  Origin origin = Origin::plan;
  Quantity value;
};

/// How a line came to its amount.
enum class Treatment : std::uint8_t {
  product,          // unit rate × factors
  below_threshold,  // the rate pays nothing below its threshold: 0
  percentage,       // percentage × base
  included,         // paid inside another line's rate already: 0
  memo,             // somebody else pays: 0
};

/// The factors, the unit rate and the law of one line, and the amount that follows from them.
class Working {
 public:
  static constexpr std::size_t most_factors = 6;

  Treatment treatment = Treatment::product;
  Rounding rounding = Rounding::half_away_from_zero;
  std::uint8_t factor_count = 0;
  std::array<FactorUse, most_factors> factor_uses{};
  Money unit_rate;                     // đồng per unit of the quantity
  Found rate;                          // empty when the line rests on a quotation alone
  const PriceSource* price = nullptr;  // when the unit rate is a price of the plan
  const PercentSource* percent_source = nullptr;
  Percent percent;
  PercentBase percent_base = PercentBase::direct;
  Money base;  // what the percentage is taken of, before `percent_base`

  /// The factors in their order, at most most_factors.
  [[nodiscard]] std::span<const FactorUse> factors() const {
    return {factor_uses.data(), factor_count};
  }
  /// What the rate allows at most for the price; nothing where it names no amount.
  [[nodiscard]] std::optional<Money> ceiling() const {
    if (price == nullptr || rate.value == nullptr) return std::nullopt;
    return rate.amount;
  }
  /// The amount that follows from the members above, or nothing when it does not fit into Money.
  [[nodiscard]] std::optional<Money> compute() const;
};

/// A line of the estimate (dòng dự toán): one item of one activity.
struct Line {
  std::uint32_t activity = 0;  // position in Estimate::activities
  const NormLine* norm = nullptr;
  Working working;
  Money amount;  // working.compute(), kept (S1)
};

/// The estimate of a plan. It refers to the plan and the regulations, which must outlive it.
struct Estimate {
  const Plan* plan = nullptr;
  const Regulations* regulations = nullptr;
  std::vector<Activity> activities;
  std::vector<Line> lines;  // in the plan's order, and in each activity in the norm's
  Money total;
  Problems warnings;

  /// The code of one of this estimate's lines.
  [[nodiscard]] LineCode code_of(const Line& line) const;
  /// The lines of the activity at position `activity`.
  [[nodiscard]] std::span<const Line> lines_of(std::size_t activity) const;

  std::vector<std::size_t> first_line;  // where each activity's lines begin; one more at the end
};

/// Computes every line of the plan, or refuses with every problem met: RateRule and EstimateRule,
/// each at the plan's or the rate file's place. The plan must have passed `check`.
[[nodiscard]] Result<Estimate> estimate(const Plan& plan, const Regulations& regulations,
                                        Progress& progress = no_progress());

/// Where a factor's value comes from: the first of these that the plan or the norms name.
enum class FactorSource : std::uint8_t { counted, given, share, derivation, missing };

/// A factor of one activity with the figures that its value follows from.
struct FactorTrace {
  FactorSource source = FactorSource::missing;
  const Share* share = nullptr;
  std::vector<FactorUse> inputs;  // of a share or a derivation
};

/// How the factor got its value in the activity at position `activity`.
[[nodiscard]] FactorTrace trace(const Estimate& estimate, std::size_t activity, FactorId factor);

/// The estimate of the activities at `positions` alone, in order, as if the plan had no others.
[[nodiscard]] Estimate part_of(const Estimate& estimate, std::span<const std::size_t> positions);

/// By what an estimate's amounts are added up.
enum class Grouping : std::uint8_t { whole, group, row, activity, category, sub_item, item };

/// One subtotal: the position of what it is about (group, row, activity, category…; rows are
/// numbered through the whole plan, items in order of first appearance).
struct Subtotal {
  std::size_t about = 0;
  Money amount;
};

/// Sums of lines by `grouping`, in the plan's order; positions without lines are left out, except
/// categories, which are all shown. The sums add up to the estimate's total (S1).
[[nodiscard]] std::vector<Subtotal> totals(const Estimate& estimate, Grouping grouping);

/// The position of `line` in `grouping`.
[[nodiscard]] std::size_t position(const Estimate& estimate, const Line& line, Grouping grouping);

/// The estimate beside what was allotted: for the whole plan, or for one group.
struct AllotmentBalance {
  const Group* group = nullptr;  // null: the whole plan
  Money allotted;
  Money estimated;
  const Activity* exceeded_at = nullptr;  // the activity whose lines pass the allotment, in order
  /// What the estimate leaves of the allotment, in đồng; below 0 when it passes it.
  [[nodiscard]] Money left() const { return allotted - estimated; }
};

/// One balance for the whole plan, and one for each group that has an allotment of its own; empty
/// when the plan names no allotment.
[[nodiscard]] std::vector<AllotmentBalance> against_allotment(const Estimate& estimate);

/// What the reader must know before trusting the figures.
struct Reservations {
  /// A factor that the plan assumes, over all of its levels, or as a share of another.
  struct AssumedFactor {
    FactorId factor = 0;
    Quantity least, most;
    const Share* share = nullptr;
  };
  /// A price that the plan assumes, over all of its levels.
  struct AssumedPrice {
    const PriceSource* price = nullptr;
    Money least, most;
    Money amount;  // of the lines that rest on it
  };
  /// A percentage that the plan assumes, over all of its levels.
  struct AssumedPercent {
    const PercentSource* percent = nullptr;
    Percent least, most;
    Money amount;  // of the lines that rest on it
  };
  /// A value used instead of one that nobody could read.
  struct StandIn {
    const RateValue* used = nullptr;
    const RateValue* instead_of = nullptr;
    Money amount;
  };
  /// A value used that was not read in the text it cites.
  struct Unverified {
    const RateValue* value = nullptr;
    Money amount;
  };
  std::vector<AssumedFactor> factors;
  std::vector<AssumedPrice> prices;
  std::vector<AssumedPercent> percents;
  std::vector<StandIn> stand_ins;
  std::vector<Unverified> unverified;
  std::vector<const Line*> without_law;          // lines that rest on a quotation alone
  std::vector<const Place*> unverified_places;   // whose tiers are recalled
  std::vector<const Post*> unverified_posts;     // whose pay is recalled
  std::vector<const SubItem*> unverified_codes;  // sub-items used, whose code is not verified
};
/// Everything in the estimate that is assumed, standing in or unverified, with the amounts that
/// rest on it.
[[nodiscard]] Reservations reservations(const Estimate& estimate);

}  // namespace dutoan
