// The end of a year (khóa sổ năm): what is still open, what becomes of each of it, and the close.
//
// Whoever settles a class decides of what is still open of it: it is carried over on a ground of
// the law, a contract lapses, an advance is due; each by a document of its own. The close then
// takes the rest in one step: what was not used lapses, the books are closed, and the next year
// opens what was carried. A rehearsal runs the very same step and keeps nothing. Reopening reverses
// the step, document by document.
//
// Invariants
//   Y1  a rehearsal gives the figures that the close gives, and changes no byte of the book
//   Y2  closing a closed year, with whatever numbers, posts nothing
//   Y3  what the next year opens is what was carried over, per funding
//   Y4  reopening leaves every account of the year as it was before the close
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/regime.hpp>
#include <dutoan/settlement.hpp>
#include <dutoan/store.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What keeps a year from ending, in the order it is checked.
enum class YearEndRule : int {
  year_not_found = 6030,
  several_years = 6031,
  regime_unknown = 6032,
  ground_unknown = 6033,
  ground_not_met = 6034,
  item_not_open = 6035,
  class_blocks = 6036,
  advance_blocks = 6038,
  draft_blocks = 6039,
  difference_blocks = 6050,
  year_not_closed = 6037,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(YearEndRule) {}

/// The year of a unit.
struct UnitYear {
  SpendingUnitCode unit;
  int fiscal_year = 0;

  /// Its accounts.
  [[nodiscard]] Query query() const;
  friend auto operator<=>(const UnitYear&, const UnitYear&) = default;
};
/// The only unit and year of the book that the codes fit. Refuses with YearEndRule.
[[nodiscard]] Result<UnitYear> find_year(const Store& book, const TypedFunding& typed);

/// What must be settled before a year is closed.
enum class BlockerKind : std::uint8_t {
  class_not_settled,  // lớp chưa quyết toán
  advance_open,       // tạm ứng chưa xử lý: carried over, or due
  draft_open,         // chứng từ nháp chưa ghi sổ
  difference_open,    // chênh lệch với Kho bạc
};
/// One thing that must be settled before.
struct Blocker {
  BlockerKind kind = BlockerKind::class_not_settled;
  std::string subject;  // the class, or the number of the document; each stands once
  Money amount;         // that it is about
};

/// What becomes of an amount that is still open when the year is closed.
enum class Fate : std::uint8_t {
  lapses,  // bị hủy
  due,     // phải nộp trả
};

/// An amount that is still open.
struct OpenItem {
  Account account;
  DocumentNumber number;  // of the commitment or advance; empty where none holds it
  std::string holder;
  std::optional<Date> since;
  Money amount;
  Fate fate = Fate::lapses;
  std::vector<std::string> grounds;  // codes of those that the book shows to be met
};

/// Where the money of a funding stands before and after the close.
struct FundingEnd {
  Funding funding;
  Standing before, after;
};

/// The close of a year, as it is, would be, or was.
struct YearEnd {
  UnitYear year;
  SettlementRegime regime;
  SettlementState state = SettlementState::open;  // before the close
  std::vector<Blocker> blockers;
  std::vector<OpenItem> items;
  std::vector<Kept> carried;        // the carry-overs that hold
  std::vector<Document> documents;  // that the close posts; none where the year is closed already
  std::vector<FundingEnd> fundings;
  bool is_kept = false;
};

/// What is open, what blocks, and the documents that closing would post, without posting them.
/// Refuses with YearEndRule.
[[nodiscard]] Result<YearEnd> look_at_year(const Store& book, const TypedDocument& typed,
                                           const std::vector<SettlementRegime>& regimes);

/// What is open, what blocks, and what the close would do: the close itself, of which nothing is
/// kept (Y1). `typed` has number, date, author and decider; what is missing is filled with the last
/// day of the books. Refuses with YearEndRule; blockers do not refuse a rehearsal.
[[nodiscard]] Result<YearEnd> rehearse_close(Store& book, const TypedDocument& typed,
                                             const std::vector<SettlementRegime>& regimes,
                                             std::chrono::sys_seconds now);

/// Closes the year. Refuses with YearEndRule, which names every blocker, and with LedgerRule; a
/// closed year is told as it is (Y2).
[[nodiscard]] Result<YearEnd> close_year(Store& book, const TypedDocument& typed,
                                         const std::vector<SettlementRegime>& regimes,
                                         std::chrono::sys_seconds now);

/// The documents that reopen a year: the reopening, then the reversals of what the close posted,
/// the last first. They are appended together. Refuses with YearEndRule::year_not_closed.
[[nodiscard]] Result<std::vector<Document>> read_reopening(const Store& book,
                                                           const TypedDocument& typed);

/// The carry-over that was typed: `item` is a line, the number of a commitment or advance, or empty
/// for what no line has yet. `typed.lines` has the amount, all that is open without it. Refuses
/// with YearEndRule: ground_unknown and ground_not_met say what the regime of the year admits.
[[nodiscard]] Result<Document> read_carry_over(const Store& book, const TypedDocument& typed,
                                               std::string_view item, std::string_view ground,
                                               const std::vector<SettlementRegime>& regimes);

}  // namespace dutoan
