// Reconciliation (đối chiếu với Kho bạc): the Treasury's figures of a year beside the book's.
//
// The Treasury states by chapter, khoản, nature and programme what was brought forward, granted and
// used (01-SDKP/ĐVDT), and by sub-item which advances are open and what was spent (02-SDKP/ĐVDT).
// Both stand in one list, whose rows of the first paper have no sub-item. A report may go to
// Finance only when nothing differs (Luật NSNN 83/2015/QH13, Điều 65 khoản 3).
//
// Invariants
//   RC1  every figure of the paper and every figure of the book that is not 0 is compared with the
//        other side, which is 0 where it is silent
//   RC2  the paper is kept as it was read: what differs is found anew whenever it is asked
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/document.hpp>
#include <dutoan/language.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>
#include <dutoan/store.hpp>
#include <dutoan/year_figures.hpp>

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What refuses the Treasury's paper beside the rules of lists, in the order it is checked.
enum class ReconciliationRule : int {
  no_rows = 6076,
  key_is_given = 6077,
  row_stands_once = 6078,
  figure_unreadable = 6079,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(ReconciliationRule) {}

/// What a row of the Treasury's papers is about.
struct TreasuryKey {
  ChapterCode chapter;
  SubcategoryCode subcategory;
  SourceNatureCode nature;
  ProgrammeCode programme;
  SubItemCode sub_item;  // empty in rows of 01-SDKP

  friend auto operator<=>(const TreasuryKey&, const TreasuryKey&) = default;
};

/// A row of the Treasury's papers, in đồng. With a sub-item it states the last two, else the
/// others.
struct TreasuryRow {
  TreasuryKey key;
  Money brought, granted, withdrawn, advance_open, expended;

  friend bool operator==(const TreasuryRow&, const TreasuryRow&) = default;
};

/// The rows as a reconciliation keeps them, "dutoan/treasury/1", and back; refuses with FrozenRule.
/// @{
[[nodiscard]] std::string treasury_text(const std::vector<TreasuryRow>& rows);
[[nodiscard]] Result<std::vector<TreasuryRow>> read_treasury(std::string_view text,
                                                             const std::string& file);
/// @}

/// A figure on both sides.
struct ReconciledCell {
  TreasuryKey key;
  YearFigure figure = YearFigure::withdrawn;
  Money treasury, book;

  /// Whether both sides say the same.
  [[nodiscard]] bool agrees() const { return treasury == book; }
};

/// All figures on both sides, by key (RC1).
[[nodiscard]] std::vector<ReconciledCell> reconciled(const YearFigures& figures,
                                                     const std::vector<TreasuryRow>& rows);

/// Where a year's reconciliation stands.
struct OpenDifferences {
  std::optional<Kept> reconciliation;  // the newest that was not reversed
  std::vector<ReconciledCell> cells;   // those that differ, as the book stands today

  /// Whether the Treasury has confirmed what the book says.
  [[nodiscard]] bool is_reconciled() const { return reconciliation && cells.empty(); }
};
/// What the newest reconciliation of the unit's year leaves open (RC2). Refuses with FrozenRule
/// where its content is not the Treasury's paper.
[[nodiscard]] Result<OpenDifferences> open_differences(const Store& book,
                                                       const SpendingUnitCode& unit,
                                                       int fiscal_year);

/// The Treasury's list in a file. Refuses as read_list of files does, and with ReconciliationRule.
[[nodiscard]] Result<std::vector<TreasuryRow>> load_treasury(
    const std::string& file, const std::string& sheet = {},
    const std::optional<OldEncoding>& encoding = {});

/// The document that keeps `rows` as the reconciliation of the unit and year that `typed` names;
/// without a number it is "DC-" and how many there are. Refuses with EntryRule and YearEndRule.
[[nodiscard]] Result<Document> read_reconciliation(const Store& book, const TypedDocument& typed,
                                                   const std::vector<TreasuryRow>& rows);

/// What a figure of a year is called.
[[nodiscard]] const Label& name_of(YearFigure figure);

/// Both sides, cell by cell, and which of them differ.
[[nodiscard]] Report reconciliation_report(const YearFigures& figures,
                                           const std::vector<ReconciledCell>& cells);

/// The list to be filled in out of the Treasury's papers: its keys are those of the book, its
/// figures are left to be typed.
[[nodiscard]] Report treasury_template(const YearFigures& figures);

}  // namespace dutoan
