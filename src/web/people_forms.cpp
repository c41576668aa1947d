// The forms by which people are added and changed, and one's own password.
#include "web/routes.hpp"

#include <dutoan/membership.hpp>

#include <array>
#include <utility>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

Doer doer_of(const Visit& visit) { return {visit.person.code, visit.address, visit.now}; }

Problem no_people() { return {PeopleRule::people_not_kept, {}}; }

std::vector<Choice> role_choices() {
  std::vector<Choice> all;
  for (const Role role : all_roles)
    if (role != Role::owner) all.push_back({std::string{word(role)}, name_of(role)});
  return all;
}

Field role_field(const std::string& value) {
  return {"role", {"Vai trò", "Role"}, Kind::choice, {}, value, role_choices(), true};
}

Result<std::vector<Field>> new_fields(const Visit&) {
  return std::vector<Field>{{"code",
                             {"Mã người dùng", "Code"},
                             Kind::text,
                             {"Chữ không dấu, số, dấu chấm; chứng từ ghi mã này: kt.hoa",
                              "Letters without accents, digits, dots; documents name it: kt.hoa"},
                             {},
                             {},
                             true},
                            {"full_name", {"Họ và tên", "Full name"}, Kind::text, {}, {}, {}, true},
                            role_field("drafter")};
}

/// What is said of the member; `password` where one was made, which is seen this once.
Entered told(const Visit& visit, const Member& member, const Label& what,
             const std::string& password = {}) {
  Report report = people_report({member});
  report.tables.resize(1);
  const std::string code = member.code.text();
  Label notice{what.vi + " " + code + ".", what.en + " " + code + "."};
  if (!password.empty()) {
    const Label first{"Mật khẩu đầu tiên, chỉ hiện lần này; vào lần đầu phải đổi",
                      "First password, shown this once; it must be changed at first login"};
    report.head.push_back({"password", first, password});
    notice.vi += " " + first.vi + ": " + password;
    notice.en += " " + first.en + ": " + password;
  }
  return {of_book(visit, std::move(report)), "/people/" + encoded(code), std::move(notice), {}};
}

Result<Entered> add_person(const Visit& visit, const Values& typed, bool is_dry_run) {
  if (visit.people == nullptr) return refuse(no_people());
  const std::string password = fresh_password();
  const TypedMember wanted{typed.value("code"), typed.value("full_name"), typed.value("role"),
                           password, true};
  const auto made = add_member(*visit.people, wanted, doer_of(visit), is_dry_run);
  if (!made) return refuse(made.error());
  return told(visit, *made, {"Đã thêm", "Added"}, is_dry_run ? "" : password);
}

Result<std::vector<Field>> role_fields(const Visit& visit) {
  if (visit.people == nullptr) return std::vector<Field>{role_field("")};
  const std::string code = visit.parts.value("code");
  const auto member = visit.people->member(code);
  if (!member) return refuse(Problem{PeopleRule::person_not_found, {}, {{"person", code}}});
  return std::vector<Field>{role_field(std::string{word(member->role)})};
}

Result<Entered> give_role(const Visit& visit, const Values& typed, bool is_dry_run) {
  if (visit.people == nullptr) return refuse(no_people());
  const auto made = change_role(*visit.people, visit.parts.value("code"), typed.value("role"),
                                doer_of(visit), is_dry_run);
  if (!made) return refuse(made.error());
  return told(visit, *made, {"Đã đổi vai trò của", "Changed the role of"});
}

Result<std::vector<Field>> no_fields(const Visit& visit) {
  const std::string code = visit.parts.value("code");
  if (visit.people != nullptr && !visit.people->member(code))
    return refuse(Problem{PeopleRule::person_not_found, {}, {{"person", code}}});
  return std::vector<Field>{};
}

Result<Entered> give_password(const Visit& visit, const Values&, bool is_dry_run) {
  if (visit.people == nullptr) return refuse(no_people());
  const std::string password = fresh_password();
  const TypedMember wanted{visit.parts.value("code"), {}, {}, password, true};
  const auto made = set_password(*visit.people, wanted, doer_of(visit), is_dry_run);
  if (!made) return refuse(made.error());
  return told(visit, *made, {"Đã đặt lại mật khẩu của", "A new password for"},
              is_dry_run ? "" : password);
}

template <bool is_active>
Result<Entered> let_in(const Visit& visit, const Values&, bool is_dry_run) {
  if (visit.people == nullptr) return refuse(no_people());
  const auto made =
      set_active(*visit.people, visit.parts.value("code"), is_active, doer_of(visit), is_dry_run);
  if (!made) return refuse(made.error());
  return told(visit, *made,
              is_active ? Label{"Lại được vào:", "Let in again:"}
                        : Label{"Không được vào nữa:", "Let in no more:"});
}

Result<std::vector<Field>> own_fields(const Visit&) {
  return std::vector<Field>{
      {"password", {"Mật khẩu đang dùng", "Present password"}, Kind::password, {}, {}, {}, true},
      {"password_new",
       {"Mật khẩu mới", "New password"},
       Kind::password,
       {"Ít nhất 12 ký tự; vài từ liền nhau là được",
        "At least 12 characters; a few words will do"},
       {},
       {},
       true},
      {"password_again", {"Gõ lại mật khẩu mới", "Again"}, Kind::password, {}, {}, {}, true}};
}

Result<Entered> change_own(const Visit& visit, const Values& typed, bool is_dry_run) {
  if (visit.people == nullptr) return refuse(no_people());
  const auto made = change_own_password(
      *visit.people,
      {typed.value("password"), typed.value("password_new"), typed.value("password_again")},
      doer_of(visit), is_dry_run);
  if (!made) return refuse(made.error());
  Entered entered = told(visit, *made,
                         {"Đã đổi mật khẩu; mọi phiên khác đã kết thúc:",
                          "Password changed; every other session is over:"});
  entered.to = "/account";
  return entered;
}

std::string field_of_people(const Problem& problem) {
  constexpr std::array<std::pair<PeopleRule, const char*>, 8> fields = {{
      {PeopleRule::person_exists, "code"},
      {PeopleRule::person_code_malformed, "code"},
      {PeopleRule::full_name_given, "full_name"},
      {PeopleRule::role_not_known, "role"},
      {PeopleRule::password_too_short, "password_new"},
      {PeopleRule::password_too_plain, "password_new"},
      {PeopleRule::passwords_differ, "password_again"},
      {PeopleRule::old_password_wrong, "password"},
  }};
  for (const auto& [rule, field] : fields)
    if (problem.is(rule)) return field;
  return {};
}

EntryForm form(std::string path, Label title, Label submit, decltype(EntryForm::fields) fields,
               decltype(EntryForm::enter) enter) {
  EntryForm made;
  made.path = std::move(path);
  made.act = Act::administer;
  made.section = Section::system;
  made.title = std::move(title);
  made.submit = std::move(submit);
  made.fields = std::move(fields);
  made.enter = std::move(enter);
  made.field = field_of_people;
  return made;
}

}  // namespace

std::vector<EntryForm> people_forms() {
  EntryForm own = form("/account/password", {"Đổi mật khẩu của tôi", "Change my password"},
                       {"Đổi mật khẩu", "Change"}, own_fields, change_own);
  own.act = Act::look;  // everybody's own
  return {own,
          form("/people/new", {"Thêm người dùng", "Add a person"}, {"Thêm", "Add"}, new_fields,
               add_person),
          form("/people/{code}/role", {"Đổi vai trò", "Change the role"}, {"Đổi", "Change"},
               role_fields, give_role),
          form("/people/{code}/password", {"Đặt lại mật khẩu", "New password"},
               {"Đặt lại", "Give a new one"}, no_fields, give_password),
          form("/people/{code}/disable", {"Không cho vào nữa", "Let in no more"},
               {"Không cho vào nữa", "Let in no more"}, no_fields, let_in<false>),
          form("/people/{code}/enable", {"Cho vào lại", "Let in again"},
               {"Cho vào lại", "Let in again"}, no_fields, let_in<true>)};
}

}  // namespace dutoan::web
