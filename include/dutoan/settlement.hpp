// Settlement (quyết toán): how far a unit's year has come from the close of its books to the notice
// of Finance, and what its review disallows.
//
// The year is closed when nothing waits any more: what may be carried over was carried, the rest
// lapsed, advances that nobody cleared are due. The unit reports what was spent, line by line.
// Finance reviews voucher by voucher, signs minutes, and gives notice: what is accepted is settled,
// what is disallowed is to be refunded (Luật NSNN 83/2015/QH13, Điều 64 to 66; TT 137/2017/TT-BTC).
//
// Invariants
//   S1  after the close nothing is allotted, withheld, disputed, approved, committed, advanced
//   S2  after the notice nothing is spent: all of it is settled or to be refunded
//   S3  what is settled and what is disallowed add up to what was reported, line by line
#pragma once

#include <dutoan/document.hpp>
#include <dutoan/ledger.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace dutoan {

/// What is told of a settlement's step that is posted all the same.
enum class SettlementRule : int {
  not_reconciled = 6080,  // reported without any paper of the Treasury
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(SettlementRule) {}

/// How far the settlement of a year is.
enum class SettlementState : std::uint8_t {
  open,      // the books take documents
  closed,    // đã khóa sổ năm
  reported,  // đã nộp báo cáo quyết toán
  minuted,   // đã lập biên bản xét duyệt
  noticed,   // đã có thông báo xét duyệt
};

/// The last day on which a year's books take documents: 31/01 of the next (Luật NSNN 83/2015/QH13,
/// Điều 64; 89/2025/QH15, Điều 66).
[[nodiscard]] Date last_day_of_books(int fiscal_year);

/// The newest document of the kind in the unit's year that was not reversed.
[[nodiscard]] std::optional<Kept> newest_standing(const BookView& book, DocumentKind kind,
                                                  const SpendingUnitCode& unit, int fiscal_year);

/// The settlement of a unit's year as it stands: the newest documents that were not reversed.
struct SettlementCourse {
  std::optional<Kept> closing;  // that closed the year, unless it was reopened
  std::optional<Kept> settlement, minutes, notice;
  /// Of each voucher that was reviewed the newest review, in the order of the book.
  std::vector<Kept> reviews;

  /// How far it is.
  [[nodiscard]] SettlementState state() const;
};
/// The settlement of the unit's year.
[[nodiscard]] SettlementCourse settlement_course(const BookView& book, const SpendingUnitCode& unit,
                                                 int fiscal_year);

/// The same without its reviews, which it costs nothing to read then.
[[nodiscard]] SettlementCourse settlement_steps(const BookView& book, const SpendingUnitCode& unit,
                                                int fiscal_year);

/// What all reviews together disallow of each line; lines of which nothing is disallowed are left
/// out.
[[nodiscard]] std::vector<DocumentLine> disallowed_lines(const SettlementCourse& course);

/// Whether `course` admits a document of `kind`; kinds that have no part in it always.
[[nodiscard]] bool admits(SettlementState state, DocumentKind kind);

}  // namespace dutoan
