// Words and cells that the reports of classes share.
#pragma once

#include "report/book_words.hpp"

#include <dutoan/class_file.hpp>

namespace dutoan::report {

/// What a state of a class is called.
[[nodiscard]] const Label& name_of(ClassState state);
/// "106, 3 ngày"; merged and cancelled classes in words.
[[nodiscard]] Label held_in_words(const ClassFile& file);
/// Nothing where there is none.
[[nodiscard]] ReportCell unless_zero(std::int64_t n);
/// Both languages of a problem's sentence.
[[nodiscard]] Label sentence_of(const Problem& problem);
/// Approved, committed, advanced, spent, left, and what has ended where anything has: their
/// columns, and the cells of a row.
void add_money_columns(ReportTable& table, bool has_ended);
void add_money(ReportRow& row, const Execution& money, bool has_ended);
/// Spent, advanced, committed, left as a bar of what was approved.
[[nodiscard]] Bar bar_of(const Execution& money, Money whole);

/// The classes of one row of the plan, a district, or of one group.
struct DistrictResult {
  std::string group, group_name, row, row_name;
  Attendance planned, held;
  Execution money;
};
/// By row, in the order of the files; common costs are rows of their own.
[[nodiscard]] std::vector<DistrictResult> results_of(std::span<const ClassFile> files);
/// The sum of those of `group`, or of all where it is empty.
[[nodiscard]] DistrictResult sum_of(std::span<const DistrictResult> results,
                                    std::string_view group);
/// Whether it was held otherwise than planned.
[[nodiscard]] bool differs_from_plan(const ClassFile& file);

namespace words {
inline const Label state{"Tình trạng", "State"};
inline const Label trainees_planned{"Học viên KH", "Trainees planned"};
inline const Label trainees_held{"Học viên TH", "Trainees held"};
inline const Label days_planned{"Số ngày KH", "Days planned"};
inline const Label days_held{"Số ngày TH", "Days held"};
inline const Label classes_planned{"Số lớp KH", "Classes planned"};
inline const Label classes_held{"Số lớp TH", "Classes held"};
/// Open drafts hold a part of it; `dutoan left` takes that off.
inline const Label left_with_drafts{"Còn lại, gồm cả nháp", "Left, drafts included"};
inline const Label bar{"█\u00a0chi ▓\u00a0tạm\u00a0ứng ▒\u00a0cam\u00a0kết ░\u00a0còn",
                       "█\u00a0spent ▓\u00a0advanced ▒\u00a0committed ░\u00a0left"};
}  // namespace words

}  // namespace dutoan::report
