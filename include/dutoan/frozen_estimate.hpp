// The frozen estimate (phiên bản dự toán): an estimate that stands by itself.
//
// An Estimate refers to the plan and the rates that it was computed from. What is saved, submitted,
// appraised and kept for years must need neither: so a frozen line carries the figures that it is
// computed from, the law as it was cited, and the sentences that explain it. Appraisal changes
// inputs of frozen lines; amounts follow by the same product as in the estimate.
//
// Invariants
//   Z1  a frozen line's amount is what `recompute` makes of its inputs; a frozen total is the sum
//   Z2  one estimate has one text, byte for byte; a text that reads as an estimate but is not the
//       one that would be written for it is refused
//   Z3  freezing changes no amount
#pragma once

#include <dutoan/account.hpp>
#include <dutoan/calendar.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>
#include <dutoan/scenario.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// A number that a line is multiplied by.
struct FrozenFactor {
  FactorCode code;
  Label label;  // as it stands behind the number: "ngày", "học viên"
  Cause cause = Cause::quantities;
  Origin origin = Origin::plan;
  Quantity value;

  friend bool operator==(const FrozenFactor&, const FrozenFactor&) = default;
};

/// A line: what its amount is computed from, and why.
struct FrozenLine {
  LineCode code;
  Label label;
  Classification classified;  // its category, sub-item and the plan's group
  Label category, unit;
  Treatment treatment = Treatment::product;
  Rounding rounding = Rounding::half_away_from_zero;
  std::vector<FrozenFactor> factors;
  Money unit_rate;               // đồng per unit of the quantity
  std::optional<Money> ceiling;  // what the rate allows at most for the unit rate
  bool is_fixed = false;         // the rate itself is paid, neither more nor less (khoán)
  Percent percent;               // of a percentage
  std::optional<Percent> percent_ceiling;
  PercentBase percent_base = PercentBase::direct;
  Money base;  // what the percentage is taken of
  Money amount;
  std::string rate;             // the key of its rate; empty where it rests on none
  Label law;                    // căn cứ, as it is cited
  std::string quotation;        // what the price or percentage rests on, in the plan's words
  bool is_assumed = false;      // (a) rests on an assumed figure
  bool is_standing_in = false;  // (b) its rate stands in for one that nobody could read
  bool is_unverified = false;   // (c) its rate was not read in the text it cites
  std::vector<Label> steps;     // every step from the factors to the amount

  friend bool operator==(const FrozenLine&, const FrozenLine&) = default;
};

/// A class, tour or bundle of common costs.
struct FrozenActivity {
  ClassCode code;
  std::string name;
  std::string group, group_name;
  std::string row, row_name;  // the district
  KindCode kind;
  std::int64_t people = 0;
  Date rates_on = *Date::of(2000, 1, 1);
  std::vector<FrozenLine> lines;

  friend bool operator==(const FrozenActivity&, const FrozenActivity&) = default;
};

/// A document of the law that the lines rest on, as it was known on the day of freezing.
struct FrozenLaw {
  std::string number, short_name, title;
  bool is_verified = false;  // somebody has compared the rate file with the gazette

  friend bool operator==(const FrozenLaw&, const FrozenLaw&) = default;
};

/// A text file that the estimate was made from.
struct FrozenFile {
  std::string name, text;

  friend bool operator==(const FrozenFile&, const FrozenFile&) = default;
};

/// What an estimate was made from, to find it again; no figure rests on it.
struct EstimateInputs {
  std::string program;            // the version of the program
  std::string plan;               // SHA-256 of the plan's file and lists
  std::string rates;              // SHA-256 of the regulations folder
  std::vector<FrozenFile> files;  // the plan and its lists, where they are texts

  friend bool operator==(const EstimateInputs&, const EstimateInputs&) = default;
};

/// An estimate that needs neither its plan nor the rates.
struct FrozenEstimate {
  std::string plan_number, plan_title, issuer, drafter, programme, programme_code;
  std::optional<std::string> appraiser;  // the office that appraises it
  Date plan_date = *Date::of(2000, 1, 1);
  int fiscal_year = 0;
  std::optional<Money> allotted;  // what the plan is held against
  std::vector<FrozenLaw> laws;    // by number
  std::vector<FrozenActivity> activities;
  Money total;
  EstimateInputs inputs;

  /// The line of that code, or null.
  [[nodiscard]] const FrozenLine* line(const LineCode& code) const;
  /// The same, to be changed.
  [[nodiscard]] FrozenLine* line(const LineCode& code);

  friend bool operator==(const FrozenEstimate&, const FrozenEstimate&) = default;
};

/// What stops a frozen estimate's text from being read, in the order it is checked.
enum class FrozenRule : int {
  not_frozen = 4101,       // no text of this form, or of a newer one
  text_altered = 4102,     // not the text that would be written for what it says (Z2)
  does_not_add_up = 4103,  // amounts that do not follow from their inputs (Z1)
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(FrozenRule) {}

/// The estimate by itself.
[[nodiscard]] FrozenEstimate freeze(const Estimate& estimate, EstimateInputs inputs = {});

/// Whether both say the same plan, activities and lines. What they were made from may differ, as by
/// a remark in a file, and so may the sentences, as by a newer program.
[[nodiscard]] bool says_the_same(const FrozenEstimate& one, const FrozenEstimate& other);

/// The most that a frozen line may cost, and the most lines that a frozen estimate may have, so
/// that sums over any mixture of two estimates fit into Money.
inline constexpr std::int64_t most_frozen_dong = 10'000'000'000'000;
inline constexpr std::size_t most_frozen_lines = 500'000;

/// What the line's inputs come to, in đồng, of a percentage on the base that the line names;
/// nothing when it is below zero or above most_frozen_dong.
[[nodiscard]] std::optional<Money> amount_of(const FrozenLine& line);

/// Makes every amount of the activity anew out of its lines' inputs, percentages last, in đồng;
/// false, and the activity undefined, when one is below zero or above most_frozen_dong.
[[nodiscard]] bool recompute(FrozenActivity& activity);
/// The same for all activities and the total.
[[nodiscard]] bool recompute(FrozenEstimate& estimate);

/// The estimate as a text, "dutoan/estimate/1": one for one estimate (Z2).
[[nodiscard]] std::string frozen_text(const FrozenEstimate& estimate);
/// The estimate of such a text. Refuses with FrozenRule; problems name `file`.
[[nodiscard]] Result<FrozenEstimate> read_frozen(std::string_view text, const std::string& file);

}  // namespace dutoan
