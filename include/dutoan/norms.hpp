// Norms (định mức lập dự toán): for each kind of activity, the lines that its estimate has.
//
// A line says what is paid for, in which category and sub-item it is booked, the rate or the
// quoted price of one unit, and the factors whose product is the quantity. There are no formulas:
// a product of named factors explains itself. Kinds, lines and factors are files; adding one
// touches no program.
//
// Invariants
//   N1  a line has a rate, a price, or both; a percentage line has a percentage and a base; the
//       rate and the price are for the unit of the line
//   N2  a derived factor rests on other factors without a circle
//   N3  a percentage line stands after the lines that it is a percentage of
#pragma once

#include <dutoan/ids.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What norms may get wrong, in the order of codes.
enum class NormRule : int {
  line_without_price = 2101,
  circular_factor = 2102,
  percentage_before_lines = 2103,
  duplicate_code = 2104,
  wrong_measure = 2105,
  unit_differs = 2106,
};
constexpr void is_rule_enum(NormRule) {}  // a RuleEnum

/// A factor's position in Norms::factors.
using FactorId = std::uint16_t;

/// How a factor follows from others: (sum of `of` + plus) × times × percent ÷ divide, rounded.
/// Half-day sessions are 2 × days; nights are days − 1; rooms are men ÷ 2 rounded up.
struct Derivation {
  std::vector<FactorId> of;
  std::int64_t plus = 0;
  std::int64_t times = 1;
  std::int64_t divide = 1;
  std::optional<Percent> percent;
  Rounding rounding = Rounding::up;
};

/// A factor that the program itself counts from the plan's people and classes.
enum class Counted : std::uint8_t {
  no,
  trainees,      // people of trainee posts
  officials,     // people of official posts
  participants,  // both
  unsalaried,    // trainees not on the payroll
  salaried,      // trainees on the payroll
  units,         // villages, communes
};

/// What a factor is a number of; a comparison of two estimates is told by it.
enum class Counts : std::uint8_t { other, people, days };

/// A named number that lines multiply: days, trainees, kilometres.
struct Factor {
  FactorCode code;
  Label label;  // as it stands behind the number: "ngày", "học viên"
  Counted counted = Counted::no;
  Counts counts = Counts::other;
  std::optional<Derivation> derived;
  FilePlace place;
};

/// A group of lines (nhóm chi) in statements: lodging, hall, trainers.
struct Category {
  CategoryCode code;
  Label label;
};

/// A sub-item (tiểu mục) of the state budget index.
struct SubItem {
  SubItemCode code;
  std::string name;
  ValueStatus status = ValueStatus::recalled;
  FilePlace place;
};

/// What a percentage is taken of.
enum class PercentBase : std::uint8_t {
  direct,  // the class's lines above it
  total,   // the class's whole cost, the percentage included
};

/// A line that every activity of a kind has: what is paid, for how many, at which rate.
struct NormLine {
  ItemCode code;
  Label label;
  std::size_t category = 0;
  std::size_t sub_item = 0;
  std::string unit;                 // of the quantity, a unit's code
  std::optional<std::size_t> rate;  // a key's position in the vocabulary
  std::optional<PriceCode> price;   // from the plan
  std::vector<FactorId> factors;
  std::vector<Condition> when;  // the line exists only in such a case
  std::vector<Condition> as;    // what the rate is asked as, whatever the case says
  bool omit_when_zero = false;
  std::optional<PercentCode> percent;  // a percentage of the plan, instead of factors
  PercentBase base = PercentBase::direct;
  std::optional<Label> paid_by;  // a memo line: who pays instead; its amount is 0
  FilePlace place;

  /// Whether somebody else pays.
  [[nodiscard]] bool is_memo() const { return paid_by.has_value(); }
  /// Whether its amount is a percentage of other lines.
  [[nodiscard]] bool is_percentage() const { return percent.has_value(); }
};

/// The lines of one kind of activity.
struct Norm {
  KindCode kind;
  Label label;
  std::vector<NormLine> lines;
  FilePlace place;
};

/// A way of saving by which an estimate may be made to fit an allotment (biện pháp tiết giảm).
/// Either steps, each a list of changes as a scenario writes them, or merging classes of one row.
struct FitRule {
  std::string code;
  Label label;
  std::vector<std::vector<std::string>> steps;  // from the least to the greatest saving
  std::optional<std::int64_t> merge_up_to;      // people in a class at most
  FilePlace place;
};

/// A ground on which appraisal changes a line (lý do điều chỉnh).
struct ReasonKind {
  std::string code;
  Label label;
  bool raises = false;          // it adds to a line; the others cut
  bool needs_citation = false;  // whoever gives it cites the clause
  FilePlace place;
};

/// All that the files under rates/norms hold.
struct Norms {
  std::vector<Factor> factors;
  std::vector<Category> categories;  // in the order in which statements show them
  std::vector<SubItem> sub_items;
  std::vector<Norm> kinds;
  std::vector<FitRule> fit_rules;   // in order of preference
  std::vector<ReasonKind> reasons;  // in the order in which statements show them

  /// The position of the factor of that code, or nothing.
  [[nodiscard]] std::optional<FactorId> factor(std::string_view code) const;
  /// The position of the category of that code, or nothing.
  [[nodiscard]] std::optional<std::size_t> category(std::string_view code) const;
  /// The position of the sub-item of that code, or nothing.
  [[nodiscard]] std::optional<std::size_t> sub_item(std::string_view code) const;
  /// The norm of that kind of activity, or null.
  [[nodiscard]] const Norm* kind(std::string_view code) const;
};

/// Every breach of N1 to N3, and codes that stand twice.
[[nodiscard]] Problems check(const Norms& norms, const Vocabulary& vocabulary);

}  // namespace dutoan
