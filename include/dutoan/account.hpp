// Accounts: where each đồng of the budget stands.
//
// An amount that was granted is always somewhere: allotted, approved for a line, committed to a
// contract, advanced, spent. A posting moves it from one stage (credit) to another (debit). The
// stage `authority` is the other side of all grants, so that a funding's stages add up to nothing.
//
// Invariants
//   A1  a posting stays inside one funding: its stages add up to what was granted (I1 of the guide)
//   A2  a posting moves between the stages of one line, or between a line and the allotment that no
//       line has yet: a line's stages add up to what was approved for it
//   A3  an amount posted is above zero
#pragma once

#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

// clang-format off
/// Where an amount stands on its way from grant to settlement.
enum class Stage : std::uint8_t {
  authority,          // dự toán cấp có thẩm quyền giao: the contra account of all grants
  allotted,           // được giao, chưa có dự toán chi tiết: may not be paid out
  withheld,           // giữ lại, tiết kiệm: blocked by decision
  disputed,           // cơ quan tài chính yêu cầu điều chỉnh lại: blocked (163/2016/NĐ-CP, Điều 13)
  approved,           // dự toán chi tiết được phê duyệt, chưa cam kết: what is still available
  committed,          // đã cam kết chi: payable only to that contract
  advanced,           // đã tạm ứng, chưa thanh toán: the cash is out, not yet expenditure
  spent,              // thực chi: expenditure, not yet reviewed
  settled,            // số quyết toán được duyệt
  refund_due,         // còn phải nộp ngân sách nhà nước
  refunded,           // đã nộp ngân sách nhà nước, not restored
  carried_allotment,  // dự toán chuyển năm sau
  carried_advance,    // tạm ứng chuyển năm sau
  lapsed,             // dự toán bị hủy
};
// clang-format on
inline constexpr std::size_t stage_count = 14;
inline constexpr std::array<Stage, stage_count> all_stages = {
    Stage::authority,       Stage::allotted,   Stage::withheld, Stage::disputed,
    Stage::approved,        Stage::committed,  Stage::advanced, Stage::spent,
    Stage::settled,         Stage::refund_due, Stage::refunded, Stage::carried_allotment,
    Stage::carried_advance, Stage::lapsed};

/// The stage as files and databases write it: "refund_due". Words never change once released.
[[nodiscard]] std::string_view word(Stage stage);
/// The stage of a word; nothing where there is none.
[[nodiscard]] std::optional<Stage> stage_of(std::string_view word);

/// The money (kinh phí) of one year, one unit and one set of the state's codes.
struct Funding {
  int fiscal_year = 0;
  SpendingUnitCode unit;
  ChapterCode chapter;
  SubcategoryCode subcategory;  // khoản; the category (loại) follows from it
  SourceCode source;
  SourceNatureCode nature;
  ProgrammeCode programme;  // empty outside programmes

  friend auto operator<=>(const Funding&, const Funding&) = default;
};

/// Where an estimate line is counted: its category, the state's sub-item and the plan's group.
struct Classification {
  CategoryCode category;
  SubItemCode sub_item;
  std::string group;

  /// Whether nothing was said of the line.
  [[nodiscard]] bool is_empty() const { return sub_item.is_empty() && category.is_empty(); }
  friend bool operator==(const Classification&, const Classification&) = default;
};

/// Mục, derived from the tiểu mục: 6652 → 6650; nothing where the code is none (TT 324/2016).
[[nodiscard]] std::optional<std::string> budget_item(const SubItemCode& sub_item);

/// One account. `line` is empty before an estimate is approved; `opened_by` names the document
/// whose amount it is: the commitment, advance or payment in the stages committed, advanced and
/// spent, the disallowance or the advance that fell due in the stages refund_due and refunded, the
/// supplement that has a target in the stage allotted. It is empty in the others. That document's
/// contract or payee is who holds the amount.
struct Account {
  Funding funding;
  LineCode line;
  Stage stage = Stage::authority;
  DocumentId opened_by;

  friend auto operator<=>(const Account&, const Account&) = default;
};

/// An amount that moves from one account to another (bút toán).
struct Posting {
  Account debit;   // nợ: receives
  Account credit;  // có: gives
  Money amount;

  friend bool operator==(const Posting&, const Posting&) = default;
};

/// At which level spending is held within what was approved, from the narrowest.
enum class ControlLevel : std::uint8_t { line, category, activity, whole };
inline constexpr std::array all_control_levels = {ControlLevel::line, ControlLevel::category,
                                                  ControlLevel::activity, ControlLevel::whole};
/// The level as files and databases write it. Words never change once released.
[[nodiscard]] std::string_view word(ControlLevel level);
/// The level of a word; nothing where there is none.
[[nodiscard]] std::optional<ControlLevel> control_level_of(std::string_view word);

/// The accounts of a funding that are added up: of one line, category or class, or all of them.
/// With `whole` the code is empty; it alone counts the accounts without a line.
struct Scope {
  Funding funding;
  ControlLevel level = ControlLevel::whole;
  std::string code;  // "ML1/hall", "per-diem", "ML1", ""

  /// All of the funding.
  [[nodiscard]] static Scope whole(Funding f) { return {std::move(f), ControlLevel::whole, {}}; }
  /// One line of the funding.
  [[nodiscard]] static Scope of(Funding f, const LineCode& line) {
    return {std::move(f), ControlLevel::line, line.text()};
  }
  friend auto operator<=>(const Scope&, const Scope&) = default;
};

/// The scope of `level` in which a line classified so is counted.
[[nodiscard]] Scope scope_at(ControlLevel level, const Funding& funding, const LineCode& line,
                             const Classification& classified);

/// Every scope in which `account` is counted, from the narrowest; `classified` is its line's.
[[nodiscard]] std::vector<Scope> scopes_of(const Account& account,
                                           const Classification& classified);

/// What stands in each stage of a scope: debits minus credits. Only `authority` is below zero, and
/// `approved` where a wider level than this scope is the one that blocks.
class Standing {
 public:
  /// What stands in `stage`.
  [[nodiscard]] Money operator[](Stage stage) const {
    return amounts_[static_cast<std::size_t>(stage)];
  }
  /// What stands in `stage`, to be added to.
  [[nodiscard]] Money& operator[](Stage stage) { return amounts_[static_cast<std::size_t>(stage)]; }

  /// What was granted, less what was taken back.
  [[nodiscard]] Money granted() const { return -(*this)[Stage::authority]; }
  /// What was approved for the lines, wherever it stands now.
  [[nodiscard]] Money approved_in_all() const;
  /// approved − committed − advanced − spent (and what follows from it).
  [[nodiscard]] Money available() const { return (*this)[Stage::approved]; }
  /// All stages added up: zero in every whole funding.
  [[nodiscard]] Money sum() const;

  friend bool operator==(const Standing&, const Standing&) = default;

 private:
  std::array<Money, stage_count> amounts_{};
};

}  // namespace dutoan
