// What classes and the money spent on them are shown as: outcomes, files, execution, results.
//
// Invariants
//   V3  what a class's file shows as spent is what its vouchers in the same row add up to
//   V4  a statement of execution has the same total however it is broken down
#pragma once

#include <dutoan/book_report.hpp>
#include <dutoan/class_file.hpp>
#include <dutoan/letter.hpp>

#include <span>
#include <string>

namespace dutoan {

/// An outcome that was entered, or would be.
[[nodiscard]] Report outcome_report(const Posted& posted, const ClassFile& file);

/// The file of a class: its lines against what was approved, its vouchers, its papers.
[[nodiscard]] Report class_file_report(const ClassFile& file);

/// Bảng tổng hợp quyết toán lớp: the same on one sheet, as the office signs it.
[[nodiscard]] Paper class_file_paper(const ClassFile& file, const FrozenEstimate& estimate);

/// All classes: how far each is, who came, what was spent.
[[nodiscard]] Report classes_report(std::span<const ClassFile> files);

/// What was approved, committed, advanced, spent and is left. Bars beside the figures.
[[nodiscard]] Report execution_report(const ExecutionStatement& statement, const BookNames& names);

/// Classes, trainees and days planned and held by group and district, with the money beside them
/// and why they differ.
[[nodiscard]] Report results_report(std::span<const ClassFile> files, int fiscal_year);

/// Báo cáo kết quả thực hiện: the same as a letter to who issued the plan.
[[nodiscard]] Paper results_letter(std::span<const ClassFile> files, const FrozenEstimate& estimate,
                                   const Letterhead& head);

}  // namespace dutoan
