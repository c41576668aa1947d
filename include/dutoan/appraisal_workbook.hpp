// The appraiser's workbook (bảng thẩm định trong bảng tính): the submitted version as a sheet that
// Sở Tài chính fills in with a spreadsheet program, and what comes back of it.
//
// Each line is a row, as requested beside as appraised, with what was decided of it already. The
// appraiser changes the open cells: quantities, unit rates and percentages as appraised, the
// result, the reason, its words, the clause. All else is protected and checked when the workbook
// comes back. It names the version that it was made of and how many decisions had been posted by
// then, so what others decided in the meantime is never undone by a cell that nobody touched.
//
// Invariants
//   WB1  a workbook that nobody changed comes back as no change, whichever program saved it
//   WB2  a line is known by its hidden code: rows may be sorted and moved; none may be missing,
//        doubled or added
//   WB3  a cell that is not open says what the book says, or a problem names it; an amount counted
//        anew may instead be what the changed inputs come to
//   WB4  every change is told before it is posted, with its cell and its effect; the effects add up
//        to the difference of the appraised total
//   WB5  what is posted are decisions as typed with `appraise cut`, `accept`, `reject`, `restore`:
//        the same rules refuse them, each at its cell
#pragma once

#include <dutoan/appraisal.hpp>
#include <dutoan/appraising.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/paper.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dutoan {

/// What refuses an appraiser's workbook beside the rules of workbooks and of appraisal, in the
/// order it is checked.
enum class AppraisalWorkbookRule : int {
  not_of_appraisal = 4131,
  of_other_version = 4132,
  row_added = 4133,
  row_twice = 4134,
  row_missing = 4135,
  cell_is_protected = 4136,
  input_unreadable = 4137,
  verdict_unknown = 4138,
  verdict_differs = 4139,
  words_without_reason = 4140,
  line_decided_meanwhile = 4141,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(AppraisalWorkbookRule) {}

/// The round as a workbook to be filled in: the lines, how to fill them in, and hidden what it was
/// made of.
[[nodiscard]] Paper appraisal_workbook(const AppraisalRound& round,
                                       std::span<const ReasonKind> reasons, Language language,
                                       Progress& progress = no_progress());

/// A cell that the workbook changes.
struct AppraisedCell {
  FilePlace place;
  LineCode line;
  Label what;  // "ngày", "đơn giá", "lý do"
  ReportCell before, after;
};

/// What a workbook changes in the appraisal.
struct AppraisedWorkbook {
  std::string file;
  std::vector<AppraisedCell> cells;     // in the order of the estimate's lines
  std::vector<LineDecision> decisions;  // what they come to, line by line
  Appraisal before, after;              // without and with them
};

/// Reads the workbook in `file`, .xlsx or .ods, beside `round`, the newest; nothing is posted.
/// Refuses with every problem of the whole workbook, by cell: FileRule, ListRule,
/// AppraisalWorkbookRule,
/// AppraisalRule.
[[nodiscard]] Result<AppraisedWorkbook> read_appraisal_workbook(
    const std::string& file, const AppraisalRound& round, std::span<const ReasonKind> reasons);

/// The changes cell by cell, each line's effect beside its first one, and what follows from them.
[[nodiscard]] Report workbook_changes_report(const AppraisedWorkbook& changes);

}  // namespace dutoan
