#include <dutoan/people.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using Acts = std::array<bool, act_count>;

template <class... A>
constexpr Acts only(A... acts) {
  Acts made{};
  ((made[static_cast<std::size_t>(acts)] = true), ...);
  return made;
}

struct RoleRow {
  Role role;
  std::string_view word;
  const char* vi;
  const char* en;
  Acts acts;
};
using enum Act;
// clang-format off
constexpr std::array<RoleRow, role_count> rows = {{
    {Role::drafter, "drafter", "Người lập dự toán", "Drafter",
     only(look, draft_plan)},
    {Role::accountant, "accountant", "Kế toán", "Accountant",
     only(look, post)},
    {Role::chief_accountant, "chief_accountant", "Kế toán trưởng", "Chief accountant",
     only(look, post, decide, close_year)},
    {Role::head, "head", "Thủ trưởng đơn vị", "Head of the unit",
     only(look, draft_plan, decide, close_year)},
    {Role::appraiser, "appraiser", "Chuyên viên thẩm định", "Appraiser",
     only(look, appraise)},
    {Role::finance_director, "finance_director", "Giám đốc Sở Tài chính", "Finance director",
     only(look, appraise, conclude, allot, review)},
    {Role::approver, "approver", "Người phê duyệt", "Approver",
     only(look, approve, allot)},
    {Role::auditor, "auditor", "Kiểm toán, thanh tra", "Auditor",
     only(look)},
    {Role::administrator, "administrator", "Quản trị", "Administrator",
     only(look, administer)},
    {Role::owner, "owner", "Chủ sổ", "Owner",
     only(look, draft_plan, appraise, conclude, approve, allot, post, decide, close_year, review,
          administer)},
}};

struct ActRow {
  std::string_view word;
  const char* vi;
  const char* en;
};
constexpr std::array<ActRow, act_count> act_rows = {{
    {"look", "xem", "look"},
    {"draft_plan", "lập kế hoạch, dự toán", "draft plans and estimates"},
    {"appraise", "thẩm định", "appraise"},
    {"conclude", "chốt kết quả thẩm định", "conclude the appraisal"},
    {"approve", "phê duyệt dự toán", "approve estimates"},
    {"allot", "giao kinh phí", "allot money"},
    {"post", "ghi chứng từ", "enter vouchers"},
    {"decide", "duyệt, đảo chứng từ", "decide and reverse vouchers"},
    {"close_year", "khóa sổ, quyết toán năm", "close and settle the year"},
    {"review", "xét duyệt quyết toán", "review the settlement"},
    {"administer", "quản trị", "administer"},
}};
// clang-format on

const RoleRow& row_of(Role role) { return rows[static_cast<std::size_t>(role)]; }

}  // namespace

bool may(Role role, Act act) { return row_of(role).acts[static_cast<std::size_t>(act)]; }

std::string_view word(Role role) { return row_of(role).word; }

std::optional<Role> role_of(std::string_view word) {
  const auto it = std::ranges::find(rows, word, &RoleRow::word);
  if (it == rows.end()) return std::nullopt;
  return it->role;
}

Label name_of(Role role) { return {row_of(role).vi, row_of(role).en}; }

std::string_view word(Act act) { return act_rows[static_cast<std::size_t>(act)].word; }

Label name_of(Act act) {
  const ActRow& row = act_rows[static_cast<std::size_t>(act)];
  return {row.vi, row.en};
}

}  // namespace dutoan
