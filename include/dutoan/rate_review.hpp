// The review of rates: what a table of rates lacks, how two days or two provinces differ, and which
// lines of an estimate a new rate would touch.
//
// Invariants
//   G1  a comparison tells every case whose answer differs, and none twice
//   G2  affected lines are those, and only those, whose amount, unit rate, treatment or clause
//       differs when the estimate is computed anew
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/money.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dutoan {

/// What `lint` finds, in the order it looks. What no lookup could answer is refused by the reader
/// already: overlaps, missing citations and sources, unknown keys.
enum class LintRule : int {
  gap = 2201,                // days between two values of one case on which none holds
  beyond_bound = 2202,       // a nearer layer's value above the bound of the layer below
  bound_not_known = 2206,    // a note: it is above the layer below, whose bound nobody could read
  unused_key = 2203,         // a key without a value, and no line asks for it
  key_without_value = 2204,  // a line of a norm asks for a key that no document states
  not_checked = 2205,        // nobody has looked at the source for too long, or ever
};
constexpr void is_rule_enum(LintRule) {}  // a RuleEnum

/// The longest time after which a value may be due for a check.
inline constexpr int most_months = 1200;

/// What is found on the day `today`; a value is due for a check `months` (0 to most_months) after
/// it was read. A key with too many cases to try gives too_large.
[[nodiscard]] Problems lint(const Regulations& regulations, Date today, int months);

/// Where and when a rate is asked.
struct RateSetting {
  Date on;
  std::string province;
  std::string programme;
  friend bool operator==(const RateSetting&, const RateSetting&) = default;
};

/// What a setting answers in one case: the rate found, or why there is none.
struct RateAnswer {
  std::optional<Found> found;
  std::optional<Problem> refusal;
};

/// The number of the document that a refusal rests on: the one that is unread; empty without one.
[[nodiscard]] std::string document_of(const Problem& refusal);

/// The same figure, kind and clause, or the same refusal for the same document.
[[nodiscard]] bool is_same(const RateAnswer& a, const RateAnswer& b);

/// The words of one qualifier for which a difference is the same; open: also without an answer.
struct CaseWords {
  std::size_t qualifier = 0;
  std::vector<std::uint8_t> words;
  bool is_open = false;
  friend bool operator==(const CaseWords&, const CaseWords&) = default;
};

/// Cases whose answer differs between two settings.
struct RateDifference {
  std::size_t key = 0;
  std::vector<CaseWords> of;  // the qualifiers that matter; none: every case
  RateAnswer before, after;
};

/// Every difference of the table's answers between two settings, key by key. Cases are all
/// combinations of the words that the key's values, and those that they lead to, ask about; what no
/// place answers may also be left open. Cases with equal answers are put together. Refuses with
/// too_large when a key has too many cases to try.
[[nodiscard]] Result<std::vector<RateDifference>> differences(const RateTable& rates,
                                                              const RateSetting& before,
                                                              const RateSetting& after);

/// Cases with one answer; `instead` is what the general layer has where the decider is unread.
struct RateCase {
  std::vector<CaseWords> of;
  RateAnswer answer;
  std::optional<Found> instead;
};

/// What a setting answers for a key in every case in which `fixed` holds, equal answers together.
/// Refuses with too_large as above.
[[nodiscard]] Result<std::vector<RateCase>> answers(const RateTable& rates, std::size_t key,
                                                    const RateSetting& setting,
                                                    const std::vector<Condition>& fixed);

/// The table in which `document` stands with its `values`: in place of the one with its number, if
/// there is one, and ending the values of those that it replaces or amends where its own begin.
/// Refuses as RateTable::of does.
[[nodiscard]] Result<RateTable> with_document(const RateTable& rates, LegalDocument document,
                                              std::vector<RateValue> values);

/// The first day on which a value of one table holds that the other has not; nothing when they say
/// the same.
[[nodiscard]] std::optional<Date> first_difference(const RateTable& before, const RateTable& after);

/// `plan` with its rates asked in `setting`, whatever the days of its classes.
[[nodiscard]] Plan asked_in(Plan plan, const RateSetting& setting);

/// Whether a line may still follow a new rate: the practice of TT 35/2026 Đ35 k4, taken as general.
enum class Freeze : std::uint8_t {
  open,    // not approved before the new rate: the estimate follows
  ask,     // approved, its class not begun: the head may have it estimated anew
  frozen,  // approved and begun: the rates of the approval are kept
};

/// A line that new rates touch.
struct AffectedLine {
  LineCode code;
  Label title;
  std::string row;                     // the row's name
  std::optional<Money> before, after;  // nothing: the line does not exist there
  const Found* rate_before = nullptr;  // null: none
  const Found* rate_after = nullptr;
  Freeze freeze = Freeze::open;

  /// What the line costs more, in đồng; a line that is not there costs 0.
  [[nodiscard]] Money difference() const {
    return after.value_or(Money{}) - before.value_or(Money{});
  }
};

/// The lines that differ between two estimates of one plan under two sets of regulations, in the
/// plan's order, then those that only the second has. `from` is the first day of the new rates.
[[nodiscard]] std::vector<AffectedLine> affected(const Estimate& before, const Estimate& after,
                                                 Date from);

}  // namespace dutoan
