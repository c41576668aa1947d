// The file of a class (hồ sơ quyết toán lớp): what was approved for it and what was spent, line by
// line and voucher by voucher, who came, and which papers are there or missing.
//
// All of it is read out of the book: the approved estimate, the postings, the newest outcome. A
// class is settled when its file is complete: what was spent stands to the đồng, and the class
// takes no more vouchers.
//
// Invariants
//   K1  a line's vouchers add up to what was spent on it, its class's lines to what the class spent
//   K2  the classes, and the common costs among them, add up to what the book says was spent
//   K3  a quantity or rate of what was spent stands only where outcome and vouchers make it certain
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/outcome.hpp>
#include <dutoan/required_papers.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What is said of a class's file, in the order it is checked.
enum class ClassRule : int {
  class_not_named = 6064,
  papers_missing = 6065,
  // Warnings.
  voucher_outside_class = 6066,  // dated long before or after the class was held
  meals_as_attended = 6067,      // trainees × days × rate
  class_overspent = 6068,        // more spent than approved
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(ClassRule) {}

/// How far a class is.
enum class ClassState : std::uint8_t {
  planned,     // chưa tổ chức
  not_held,    // gộp, không tổ chức
  held,        // đã tổ chức, hồ sơ còn thiếu
  documented,  // đủ hồ sơ
  settled,     // đã quyết toán
};

/// Trainees and days, and of how many classes.
struct Attendance {
  std::int64_t classes = 0, trainees = 0, days = 0;

  /// Adds those of other classes.
  Attendance& operator+=(const Attendance& other);
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

/// Where the money of a line or class stands: approved is what was committed, advanced, spent, is
/// left, and has ended. What was spent counts as spent wherever the settlement has taken it since.
struct Execution {
  Money approved, committed, advanced, spent, left;
  Money ended;  // lapsed, carried over, or an advance that is due

  /// Counts as spent what was disallowed of it.
  void count_as_spent(Money disallowed);

  /// Out of what stands in a scope.
  [[nodiscard]] static Execution of(const Standing& standing);
  /// Adds that of another line or class.
  Execution& operator+=(const Execution& other);
  friend bool operator==(const Execution&, const Execution&) = default;
};

/// A voucher that spent on a line, less what was recovered of it.
struct ClassVoucher {
  DocumentId id;
  DocumentNumber number;
  Date date;
  std::string payee;
  std::vector<Evidence> evidence;
  bool is_on_contract = false;  // which may be carried out for several classes at once
  Money amount;
};

/// A line of a class. Quantities are in the unit of the rate.
struct ClassLine {
  LineCode code;
  Label label, category;
  Classification classified;
  std::optional<Quantity> quantity;  // approved, and its rate
  std::optional<Money> rate;
  Execution money;
  std::optional<Quantity> held_quantity;  // as the outcome has it, and what that makes of a rate
  std::optional<Money> held_rate;
  std::optional<Money> expected;  // trainees × days × rate, where it is such a line
  std::vector<ClassVoucher> vouchers;
};

/// A required paper that is not there: of the class, or of an item and those of its vouchers.
struct MissingPaper {
  const RequiredPaper* paper = nullptr;
  ItemCode item;  // empty: of the class itself
  Label label;    // the item's
  std::vector<DocumentNumber> vouchers;
};

/// The file of one class, tour or bundle of common costs.
struct ClassFile {
  ClassCode code;
  std::string name, group, group_name, row, row_name;  // empty where the estimate has it not
  KindCode kind;
  bool is_common = false;  // common costs, which nobody attends
  Attendance planned, held;
  std::optional<ClassOutcome> outcome;
  std::optional<Kept> outcome_document, settlement;
  std::vector<ClassLine> lines;  // in the estimate's order
  Execution money;
  Money advanced_in_all, cleared, repaid;  // of its advances
  std::size_t required = 0;                // how many papers, each item's by itself
  std::vector<MissingPaper> missing;       // of `papers`, whose owner outlives the file
  Problems warnings;

  /// How far it is.
  [[nodiscard]] ClassState state() const;
};

/// What is asked about classes of a book.
struct ClassQuestion {
  TypedFunding funding;  // its unit and year count
  std::span<const RequiredPaper> papers;
  const Estimate* estimate = nullptr;  // names lines where the book has no estimate
};

/// The files of all classes, in the order of the approved estimate, then of the book. Refuses with
/// YearEndRule and FrozenRule.
[[nodiscard]] Result<std::vector<ClassFile>> find_class_files(const Store& book,
                                                              const ClassQuestion& question);
/// The file of the class that `text` means. Refuses as above, or as find_subject does, and with
/// ClassRule::class_not_named where a line is meant.
[[nodiscard]] Result<ClassFile> find_class_file(const Store& book, std::string_view text,
                                                const ClassQuestion& question);

/// The approved estimate of the unit and year: what the newest decision follows, else the newest
/// that was saved, else `otherwise`, which may be null. Refuses with YearEndRule and FrozenRule.
[[nodiscard]] Result<FrozenEstimate> find_approved_estimate(const Store& book,
                                                            const TypedFunding& funding,
                                                            const Estimate* otherwise);

/// An outcome as it was typed; what is empty is as the earlier outcome of the class has it, but for
/// the reason where people or days are others now.
struct TypedOutcome {
  std::string activity = {}, trainees = {}, days = {}, from = {}, until = {}, place = {},
              merged_into = {};
  bool is_cancelled = false;
};
/// The document that keeps the outcome. Papers of the earlier outcome are kept beside those typed.
/// Refuses with YearEndRule, EntryRule and OutcomeRule.
[[nodiscard]] Result<Document> outcome_of(const Store& book, const TypedDocument& typed,
                                          const TypedOutcome& outcome, const Estimate* estimate);

/// The document that settles the class of `file`, its lines as the book has spent them. With papers
/// missing it is refused with ClassRule::papers_missing, unless `without_papers` says why; then the
/// description says so. Refuses also with EntryRule.
[[nodiscard]] Result<Document> class_settlement_of(const Store& book, const TypedDocument& typed,
                                                   const ClassFile& file,
                                                   const std::string& without_papers);
/// The document that reverses the settlement of the class. Refuses with
/// EntryRule::document_not_found where it is not settled.
[[nodiscard]] Result<Document> class_reopening_of(const Store& book, const TypedDocument& typed,
                                                  const ClassFile& file);

/// By what a statement of execution is broken down.
enum class ExecutionBy : std::uint8_t { activity, district, category, sub_item, month };
/// A row of it; of a month what the month changed.
struct ExecutionRow {
  std::string code;
  Label name;
  Execution money;
};
/// The statement of a unit and year.
struct ExecutionStatement {
  ExecutionBy by = ExecutionBy::activity;
  std::vector<ExecutionRow> rows;
};
/// What was approved, committed, advanced, spent and is left, by `by`; costs what it shows. Refuses
/// with YearEndRule and FrozenRule.
[[nodiscard]] Result<ExecutionStatement> find_execution(const Store& book,
                                                        const TypedFunding& funding, ExecutionBy by,
                                                        const Estimate* estimate);

}  // namespace dutoan
