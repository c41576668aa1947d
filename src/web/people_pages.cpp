// The people of the book: who they are, what they may do, what they did; and one's own account.
#include "web/routes.hpp"

#include <dutoan/membership.hpp>

#include <charconv>

namespace dutoan::web {
namespace {

const Link people_link{"/people", {"Người dùng và vai trò", "People and roles"}};

Result<Page> show_people(const Visit& visit) {
  const auto members =
      visit.people != nullptr ? visit.people->state().members : std::vector<Member>{};
  Page page = page_of(visit, people_report(members));
  page.title = people_link.words;
  page.actions = {{"/people/new", {"Thêm người dùng", "Add a person"}}};
  if (visit.people == nullptr)
    page.body =
        "<p>" +
        escaped(visit.either("Sổ đang mở cho một người, không cần tài khoản. Để nhiều người "
                             "cùng làm: dutoan user add, rồi dutoan serve.",
                             "The book is open for one person, who needs no account. For "
                             "several: dutoan user add, then dutoan serve.")) +
        "</p>" + page.body;
  return page;
}

Result<Page> show_person(const Visit& visit) {
  const std::string code = visit.parts.value("code");
  const auto member =
      visit.people != nullptr ? visit.people->member(code) : std::optional<Member>{};
  if (!member) return refuse(Problem{PeopleRule::person_not_found, {}, {{"person", code}}});
  Report report = people_report({*member});
  report.tables.resize(1);
  Page page = page_of(visit, std::move(report));
  page.title = {member->full_name, member->full_name};
  page.trail = {people_link};
  const std::string base = "/people/" + encoded(code);
  page.actions = {{base + "/role", {"Đổi vai trò", "Change the role"}},
                  {base + "/password", {"Đặt lại mật khẩu", "New password"}},
                  member->is_active
                      ? Link{base + "/disable", {"Không cho vào nữa", "Let in no more"}}
                      : Link{base + "/enable", {"Cho vào lại", "Let in again"}},
                  {"/audit?person=" + encoded(code), {"Đã làm gì", "What they did"}}};
  return page;
}

constexpr std::size_t entries_on_page = 200;

Result<Page> show_trail(const Visit& visit) {
  std::int64_t before = 0;
  const std::string text = visit.asked("before");
  std::from_chars(text.data(), text.data() + text.size(), before);  // of no number: the newest
  const std::string person = visit.asked("person");
  const auto entries = visit.people != nullptr
                           ? visit.people->entries(before, entries_on_page, person)
                           : std::vector<AuditEntry>{};
  Page page = page_of(visit, trail_report(entries));
  page.title = {"Nhật ký kiểm toán", "Audit trail"};
  if (entries.size() == entries_on_page)
    page.actions.push_back({"/audit?before=" + std::to_string(entries.back().sequence) +
                                (person.empty() ? "" : "&person=" + encoded(person)),
                            {"Cũ hơn", "Older"}});
  return page;
}

Result<Page> show_account(const Visit& visit) {
  Report report;
  report.schema = "dutoan.account/1";
  report.title = {"TÀI KHOẢN CỦA TÔI", "MY ACCOUNT"};
  report.head = {{"person", {"Mã", "Code"}, visit.person.code},
                 {"full_name", {"Họ và tên", "Name"}, visit.person.full_name},
                 {"role", {"Vai trò", "Role"}, name_of(visit.person.role)}};
  ReportTable acts{"acts", {"Được làm gì", "What you may do"}, {{"act", {"Việc", "Act"}}}, {}};
  for (const Act act : all_acts)
    if (visit.may(act)) acts.rows.push_back({ReportRow::Kind::plain, {name_of(act)}});
  report.tables.push_back(std::move(acts));
  Page page = page_of(visit, std::move(report));
  page.title = {"Tài khoản của tôi", "My account"};
  if (visit.people != nullptr)
    page.actions = {{"/account/password", {"Đổi mật khẩu", "Change the password"}}};
  return page;
}

}  // namespace

std::vector<PageRoute> people_pages() {
  return {
      {"/account", Act::look, Section::system, {"Tài khoản của tôi", "My account"}, show_account},
      {"/people", Act::administer, Section::system, people_link.words, show_people},
      {"/people/{code}", Act::administer, Section::system, {}, show_person},
      {"/audit",
       Act::administer,
       Section::system,
       {"Nhật ký kiểm toán", "Audit trail"},
       show_trail}};
}

}  // namespace dutoan::web
