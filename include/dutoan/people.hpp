// People (người dùng): who works with the book through the web interface, and what their office
// lets them do. Which two of them may not be one person is the ledger's business; which of them may
// ask at all is said here, once for pages, forms and programs.
//
// Invariants
//   W1  what a role may do is a row of one table; a route names the act, never the role
//   W2  an auditor changes nothing
#pragma once

#include <dutoan/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dutoan {

/// What a person may want of the book, from looking at it to keeping its people.
enum class Act : std::uint8_t {
  look,        // xem
  draft_plan,  // lập kế hoạch, dự toán; trình; giải trình
  appraise,    // thẩm định từng dòng
  conclude,    // chốt kết quả thẩm định
  approve,     // phê duyệt, điều chỉnh dự toán
  allot,       // giao, bổ sung, thu hồi kinh phí
  post,        // chứng từ, tạm ứng, cam kết, kết quả lớp
  decide,      // duyệt chứng từ nháp, đảo chứng từ
  close_year,  // chuyển nguồn, khóa sổ, mở lại, báo cáo quyết toán
  review,      // xét duyệt quyết toán
  administer,  // người dùng, sao lưu
};
inline constexpr std::size_t act_count = 11;
/// Every act, in order.
inline constexpr std::array all_acts = {
    Act::look, Act::draft_plan, Act::appraise,   Act::conclude, Act::approve,   Act::allot,
    Act::post, Act::decide,     Act::close_year, Act::review,   Act::administer};

/// The office in which somebody works. `owner` is whoever opened a book of their own on their own
/// machine: no account, every act.
enum class Role : std::uint8_t {
  drafter,           // người lập dự toán, Ban Dân tộc
  accountant,        // kế toán
  chief_accountant,  // kế toán trưởng
  head,              // thủ trưởng đơn vị
  appraiser,         // chuyên viên thẩm định, Sở Tài chính
  finance_director,  // giám đốc Sở Tài chính
  approver,          // người phê duyệt, UBND tỉnh
  auditor,           // kiểm toán, thanh tra: chỉ xem
  administrator,     // quản trị
  owner,             // chủ sổ trên máy của mình
};
inline constexpr std::size_t role_count = 10;
/// Every role, in order.
inline constexpr std::array all_roles = {Role::drafter,  Role::accountant, Role::chief_accountant,
                                         Role::head,     Role::appraiser,  Role::finance_director,
                                         Role::approver, Role::auditor,    Role::administrator,
                                         Role::owner};

/// Whether somebody in that role may do that (W1).
[[nodiscard]] bool may(Role role, Act act);

/// The role as programs and files write it: "chief_accountant". Words never change once released.
[[nodiscard]] std::string_view word(Role role);
/// The role of a word; nothing where there is none.
[[nodiscard]] std::optional<Role> role_of(std::string_view word);
/// What the role is called.
[[nodiscard]] Label name_of(Role role);

/// The act as programs write it: "close_year".
[[nodiscard]] std::string_view word(Act act);
/// What the act is called.
[[nodiscard]] Label name_of(Act act);

}  // namespace dutoan
