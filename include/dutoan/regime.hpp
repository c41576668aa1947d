// Regimes of settlement (chế độ quyết toán): which law says how a year ends, by fiscal year.
//
// The law of 2015 and that of 2025 differ in what may be carried over and in what Finance does with
// a unit's settlement, so the same book gives two answers. All of it stands in a file of the
// regulations, each point with its clause and how well it is known.
#pragma once

#include <dutoan/account.hpp>
#include <dutoan/calendar.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What a file of regimes may not say, in the order it is checked.
enum class RegimeRule : int {
  unreadable_day = 2110,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(RegimeRule) {}

/// A ground on which money is carried over into the next year (căn cứ chuyển nguồn).
struct CarryOverGround {
  std::string code;
  Label label;
  std::string citation;  // the clause
  std::string status;    // how well it is known: "read", "secondary", "recalled"
  // What the ground asks for; what is not named is not asked.
  std::string granted_after;  // "09-30": supplements of the funding after this day of its year
  bool by_contract = false;   // what a commitment still holds
  bool of_programme = false;  // money of a programme
  std::vector<std::string> natures;  // the source's nature is one of these
};

/// What Finance does with the settlement of a unit that spends.
enum class FinanceRole : std::uint8_t {
  review,  // xét duyệt: it disallows what was spent wrongly
  check,   // kiểm tra tính đầy đủ, khớp đúng: the head of the unit answers for the rest
};

/// How the years from `first_year` on end, until the next regime.
struct SettlementRegime {
  std::string code;
  Label label;
  int first_year = 0;
  FinanceRole finance = FinanceRole::review;
  std::string finance_citation;
  std::string status;
  // Days of the next year, "MM-DD": until when the books are reconciled with the Treasury, and what
  // is due is refunded; where two documents differ, the earlier warns and the later is the limit.
  std::string reconciled_by, refund_warned_by, refunded_by;
  std::string calendar_citation;
  std::vector<CarryOverGround> grounds;
};

/// The regimes in the regulations folder, by first year. Refuses as load_regulations does.
[[nodiscard]] Result<std::vector<SettlementRegime>> load_regimes(const std::string& folder);

/// The regime of a fiscal year; null where the file has none for it.
[[nodiscard]] const SettlementRegime* regime_of(const std::vector<SettlementRegime>& regimes,
                                                int fiscal_year);

/// The day of the year after `fiscal_year` that "MM-DD" names; nothing where there is no such day.
[[nodiscard]] std::optional<Date> day_after(int fiscal_year, std::string_view month_day);

}  // namespace dutoan
