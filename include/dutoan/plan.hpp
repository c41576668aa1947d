// The plan (kế hoạch): which classes and tours, for whom, where and how long; the figures that it
// states, the figures that are assumed, the prices that were quoted, the allotment it is held
// against. A plan carries quantities and prices, never an amount of its own making.
//
// A group (I, II, III of the plan) has rows (districts); a row has classes. A class's people follow
// from the row's: so many villages, each sending the same posts, split over the row's classes by
// a named policy.
//
// Invariants
//   P1  the people of a row's classes add up to the row's people, post by post
//   P2  every figure knows whether the plan states it, or somebody assumed or quoted it
//   P3  a plan that `check` accepts adds up: its stated totals are the sums of its rows
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What a plan may get wrong, in the order it is checked.
enum class PlanRule : int {
  programme_differs = 3006,
  duplicate_class = 3004,
  cohort_does_not_divide = 3005,
  classes_do_not_add_up = 3002,
  people_do_not_add_up = 3001,
  units_do_not_add_up = 3008,
  dated_outside_year = 3007,
  dated_after_end = 3009,
  dated_before_plan = 3010,
  no_activity = 3019,
  agency_has_ended = 3022,
};
constexpr void is_rule_enum(PlanRule) {}  // a RuleEnum

/// Where a figure of the plan comes from.
enum class Origin : std::uint8_t {
  plan,     // the plan states it
  assumed,  // somebody assumed it so that the arithmetic runs
  quoted,   // a quotation states it
  counted,  // the program counted or derived it from the above
  rate,     // a rate states it (0.2 litre per kilometre)
};

/// A factor's value as one level of the plan gives it.
struct GivenQuantity {
  Quantity value;
  Origin origin = Origin::plan;
  FilePlace place;
};
/// A price as one level of the plan gives it.
struct GivenPrice {
  Money amount;  // đồng per unit
  FilePlace place;
};
/// A percentage as one level of the plan gives it.
struct GivenPercent {
  Percent value;
  FilePlace place;
};

/// Figures given at one level of the plan; the nearest level wins: class, row, group, plan.
struct Figures {
  std::map<FactorId, GivenQuantity> factors;
  std::map<PriceCode, GivenPrice> prices;
  std::map<PercentCode, GivenPercent> percents;
};

/// What a price of the plan is and who says so.
struct PriceSource {
  /// What the price is from a day on, such as fuel at the time of travel.
  struct Step {
    Date from;
    GivenPrice price;
    std::string source;
  };
  PriceCode code;
  Label label;
  std::string unit;
  std::string source;               // the quotation, or the words of the assumption
  Origin origin = Origin::assumed;  // assumed or quoted
  FilePlace place;
  std::vector<Step> steps = {};  // by day, the earliest first

  /// The price of the last step on or before `date`, or null.
  [[nodiscard]] const GivenPrice* on(Date date) const;
};
/// What a percentage of the plan is and who says so.
struct PercentSource {
  PercentCode code;
  Label label;
  std::string source;
  Origin origin = Origin::assumed;
  FilePlace place;
};

/// An assumed share: lodgers are 40 % of the trainees, rounded up.
struct Share {
  FactorId factor = 0;
  FactorId of = 0;
  Percent percent;
  std::string source;
  FilePlace place;
};

/// How a row's people are split over its classes.
enum class Split : std::uint8_t {
  whole_units,  // whole villages together; largest remainder, earlier classes larger
  by_person,    // person by person; largest remainder, earlier classes larger
  listed,       // the plan lists each class
};

/// A class that the plan lists by itself.
struct ListedClass {
  ClassCode code;
  std::string name;
  std::optional<Units> units;
  std::optional<People> people;
  std::optional<Date> starts;
  std::optional<PlaceCode> venue;
  Figures figures;
  FilePlace place, starts_place;
};

/// How many holders of a post each village, commune or tour sends.
struct Delegation {
  PostCode post;
  std::int64_t per_unit = 0;
  FilePlace place;
};

/// What the document states about a group or row; the program adds up and compares.
struct Stated {
  std::optional<ClassCount> classes;
  std::optional<People> people;
  std::optional<Units> units;
  std::vector<std::int64_t> unit_parts;  // 741 + 59 villages
  FilePlace classes_place, people_place, units_place;
};

/// A row of a group: a district, and the people that it sends.
struct Row {
  std::string code;  // prefix of its classes' codes: ML
  std::string name;
  std::optional<PlaceCode> home;   // where the people come from
  std::optional<PlaceCode> venue;  // where the classes are held
  Stated stated;
  std::vector<Delegation> delegation;
  std::vector<ListedClass> classes;   // only with Split::listed
  std::map<ClassCode, Figures> only;  // figures of single classes that the split makes
  Figures figures;
  FilePlace place;

  /// How many people one village, commune or tour sends.
  [[nodiscard]] std::int64_t people_per_unit() const;
};

/// A group of the plan: classes of one kind.
struct Group {
  std::string code;
  std::string name;
  KindCode kind;
  std::string unit_name;  // thôn, xã, đoàn
  Split split = Split::whole_units;
  Stated stated;
  Figures figures;
  std::vector<Row> rows;
  FilePlace place;
};

/// A document that the plan rests on.
struct Basis {  // căn cứ of the plan
  std::string number;
  std::string title;
  Date date;
  FilePlace place;
};

/// Money allotted (kinh phí được giao) for the plan, or for one of its groups.
struct Allotment {
  Money amount;
  std::string decision;
  Date date;
  std::optional<std::string> group;  // the group it is meant for; the whole plan without
  std::string assumed;               // why the amount is assumed; empty when the decision states it
  FilePlace place;
};

/// A figure that the plan assumes for a rate that no document states readably.
struct AssumedRate {
  RateValue value;
  std::string source;  // the words of the assumption
};

/// A plan as it was read; a value that nothing here changes.
struct Plan {
  std::string number;
  std::string title;
  std::string issuer;
  std::string drafter;
  std::optional<std::string> appraiser;  // the office that appraises the estimate
  std::string programme;                 // as people write it: "Chương trình 135"
  std::string programme_code;
  Date date;
  int fiscal_year = 0;
  std::optional<Date> finish_by;
  Date rates_on;  // the date on which rates are looked up for classes without a date
  std::optional<Date> rates_fixed_on;           // for every class, whatever its date
  std::optional<Date> approved_on, started_on;  // what transitions between rates ask
  bool is_reestimated = false;                  // the head has decided to estimate it anew
  bool is_prolonged = false;                    // a task of an older programme, carried on
  std::string province;
  std::optional<std::string> rates_province;  // whose rates are asked instead of the own province's
  std::optional<Condition> organiser;
  std::optional<PlaceCode> seat;  // the organiser's own town: no per-diem, no lodging there
  std::optional<Layer> stand_in;
  std::vector<Basis> bases;
  std::vector<Allotment> allotments;
  std::vector<PriceSource> prices;
  std::vector<PercentSource> percents;
  std::vector<Share> shares;
  std::vector<AssumedRate> assumed_rates;
  Figures figures;
  std::vector<Group> groups;
  FilePlace drafter_place, place, programme_place, title_place, rates_on_place;

  /// The price of that code, or null.
  [[nodiscard]] const PriceSource* price(const PriceCode& code) const;
  /// The percentage of that code, or null.
  [[nodiscard]] const PercentSource* percent(const PercentCode& code) const;
};

/// One class, tour, or bundle of common costs, as the split made it.
struct Activity {
  ClassCode code;
  std::string name;
  const Group* group = nullptr;
  const Row* row = nullptr;
  const ListedClass* listed = nullptr;
  Units units;
  std::vector<People> people;  // beside the row's delegation, post by post

  /// Everybody who comes, post by post added up.
  [[nodiscard]] People headcount() const;
  /// The figures given for this class alone, or null.
  [[nodiscard]] const Figures* figures() const;
};

/// The day on which the rates of `activity` are looked up.
[[nodiscard]] Date rate_date(const Plan& plan, const Activity& activity);

/// `total` in `parts` parts that differ by at most one, the larger ones first. `parts` > 0.
[[nodiscard]] std::vector<std::int64_t> largest_remainder(std::int64_t total, std::int64_t parts);

/// The activities of the plan in its order. They refer to `plan`, which must outlive them.
[[nodiscard]] std::vector<Activity> activities(const Plan& plan);

/// A stated figure beside the figure that the plan's rows give: 507 × 5 + 293 × 4 = 3,707.
struct Proof {
  /// A part of the sum: `count`, or `count` times what `each` adds up to.
  struct Term {
    std::int64_t count = 0;
    std::vector<std::int64_t> each;  // several: their sum, as in (26 + 9) × 2; none: count alone
    /// What the part comes to.
    [[nodiscard]] std::int64_t value() const;
  };
  PlanRule rule = PlanRule::people_do_not_add_up;
  std::string group;  // the group's name
  std::string row;    // the row's name, or empty
  std::vector<Term> terms;
  std::int64_t computed = 0;
  std::int64_t stated = 0;
  FilePlace place;

  /// Whether the stated figure is the computed one.
  [[nodiscard]] bool holds() const { return computed == stated; }
};

/// Every sum of the plan, whether it holds or not, in the plan's order.
[[nodiscard]] std::vector<Proof> prove(const Plan& plan);

/// A difference between two plans as their files state them.
struct PlanChange {
  /// What became of it.
  enum class Kind : std::uint8_t { changed, added, removed, moved };
  Kind kind = Kind::changed;
  std::string where;  // the table: "Nhóm I, Dòng ML"; empty: the plan itself
  std::string what;   // what a workbook calls the figure: "Số người"; empty: the whole table
  std::optional<FactValue> before, after;
  FilePlace place;  // in the new file, or in the old one where it was removed
};

/// Every breach of PlanRule, sorted by place; empty when the plan is proven.
[[nodiscard]] Problems check(const Plan& plan);

/// agency_has_ended when the plan names a drafter or issuer that had ended on the plan's date.
[[nodiscard]] Problems check_agencies(const Plan& plan, const Regulations& regulations);

/// The regulations with the plan's assumed rates as a document of Layer::assumption. Refuses with
/// overlapping_values or amount_without_value.
[[nodiscard]] Result<Regulations> with_assumptions(const Regulations& regulations,
                                                   const Plan& plan);

}  // namespace dutoan
