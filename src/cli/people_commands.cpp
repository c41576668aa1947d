#include "cli/people_commands.hpp"

#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"
#include "cli/shared_options.hpp"

#include <dutoan/book.hpp>
#include <dutoan/membership.hpp>

#include <charconv>

namespace dutoan::cli {
namespace {

const Option role_option{"--role",
                         "",
                         "ROLE",
                         {"vai trò", "the role"},
                         {"drafter", "accountant", "chief_accountant", "head", "appraiser",
                          "finance_director", "approver", "auditor", "administrator"}};
const Option password_option{
    "--password-file",
    "",
    "FILE",
    {"tệp có mật khẩu ở dòng đầu; không có thì gõ ở màn hình hoặc đưa vào qua đường ống",
     "a file with the password in its first line; else it is typed at the terminal, or piped in"}};

Command person_command(std::string_view path, std::string_view alias, Label about,
                       std::vector<Option> options, std::string_view example) {
  options.push_back(dry_run_option);
  options.push_back(book_option);
  return {path, alias, "CODE", 1, 1, std::move(about), std::move(options), {{example, {}}}};
}

Command log_command() {
  return {"user log",
          "nguoi-dung nhat-ky",
          "",
          0,
          0,
          {"nhật ký kiểm toán: ai, lúc nào, làm gì, từ đâu; mới nhất ở trên",
           "the audit trail: who, when, what, from where; the newest first"},
          {{"--person", "", "CODE", {"chỉ của người này", "of this person alone"}},
           {"--before", "", "NUMBER", {"trước mục số này", "before the entry of this number"}},
           {"--verify", "", "", {"kiểm tra chuỗi băm của nhật ký", "verify its chain of digests"}},
           book_option,
           format_option,
           output_option},
          {{"dutoan user log --person kt.hoa", {}}, {"dutoan user log --verify", {}}}};
}

struct People {
  const Invocation& asked;
  std::unique_ptr<PeopleStore> store;
  Doer doer;
};

People opened(const Invocation& asked) {
  // The file of the people of no book would be found by nobody.
  static_cast<void>(open_book(book_path(asked)));
  return {asked,
          open_people(people_file(book_path(asked))),
          {environment("DUTOAN_AUTHOR", environment("USER", "chu-so")), "local", now()}};
}

int told(const People& people, const Result<Member>& made, const char* vi, const char* en) {
  if (!made) return refuse_with(made.error(), people.asked);
  const std::string person = made->code.text() + " (" + made->full_name + ", " +
                             in(people.asked.language, name_of(made->role)) + ")";
  if (people.asked.has("--dry-run"))
    return tell_rehearsed(either(people.asked, "ghi người dùng ", "change the person ") + person,
                          people.asked);
  return give(either(people.asked, vi, en) + person + "\n", people.asked, exit_done);
}

int add(People& people, const std::string& code) {
  const auto password = read_password(people.asked);
  if (!password) return refuse_with(password.error(), people.asked);
  const TypedMember typed{code, people.asked.value("--name"), people.asked.value("--role"),
                          *password, people.asked.has("--must-change")};
  return told(people, add_member(*people.store, typed, people.doer, people.asked.has("--dry-run")),
              "Đã thêm ", "Added ");
}

int give_password(People& people, const std::string& code) {
  const auto password = read_password(people.asked);
  if (!password) return refuse_with(password.error(), people.asked);
  const TypedMember typed{code, {}, {}, *password, people.asked.has("--must-change")};
  return told(people,
              set_password(*people.store, typed, people.doer, people.asked.has("--dry-run")),
              "Đã đổi mật khẩu của ", "A new password for ");
}

constexpr std::size_t page_of_entries = 200;

int log(const People& people) {
  const Invocation& asked = people.asked;
  if (asked.has("--verify")) {
    const TrailCheck check = people.store->verify();
    const Report report = trail_check_report(check);
    return give(report, {}, asked, check.broken_at == 0 ? exit_done : exit_differences);
  }
  std::int64_t before = 0;
  const std::string text = asked.value("--before", "0");
  if (std::from_chars(text.data(), text.data() + text.size(), before).ptr !=
      text.data() + text.size())
    return refuse_with({Problem{UseRule::bad_option_value,
                                {},
                                {{"word", text},
                                 {"option", std::string{"--before"}},
                                 {"allowed", std::string{"1, 2, 3…"}},
                                 {"command", std::string{asked.command->path}}}}},
                       asked);
  const Report report =
      trail_report(people.store->entries(before, page_of_entries, asked.value("--person")));
  return give(report, report.tables.front(), asked, exit_done);
}

int answer(People& people) {
  const Invocation& asked = people.asked;
  const std::string_view path = asked.command->path;
  const bool is_dry_run = asked.has("--dry-run");
  if (path == "user list") {
    const Report report = people_report(people.store->state().members);
    return give(report, report.tables.front(), asked, exit_done);
  }
  if (path == "user log") return log(people);
  const std::string& code = asked.arguments.front();
  if (path == "user add") return add(people, code);
  if (path == "user passwd") return give_password(people, code);
  if (path == "user role")
    return told(people,
                change_role(*people.store, code, asked.value("--role"), people.doer, is_dry_run),
                "Đã đổi vai trò: ", "Changed the role: ");
  const bool is_active = path == "user enable";
  return told(people, set_active(*people.store, code, is_active, people.doer, is_dry_run),
              is_active ? "Lại được vào: " : "Không được vào nữa: ",
              is_active ? "Let in again: " : "Let in no more: ");
}

}  // namespace

std::vector<Command> people_commands() {
  const Option name_option{"--name", "", "TEXT", {"họ và tên", "the full name"}};
  const Option change_option{
      "--must-change",
      "",
      "",
      {"phải đổi mật khẩu khi vào lần đầu", "must change it at first login"}};
  return {
      person_command("user add", "nguoi-dung them",
                     {"thêm người dùng của sổ", "add a person to the book's people"},
                     {name_option, role_option, password_option, change_option},
                     "dutoan user add kt.hoa --name \"Lê Thị Hoa\" --role accountant"),
      {"user list",
       "nguoi-dung liet-ke",
       "",
       0,
       0,
       {"người dùng, vai trò, và vai trò nào được làm gì",
        "people, their roles, and what each role may do"},
       {book_option, format_option, output_option},
       {{"dutoan user list", {}}}},
      person_command("user role", "nguoi-dung vai-tro", {"đổi vai trò", "change the role"},
                     {role_option}, "dutoan user role kt.hoa --role chief_accountant"),
      person_command("user passwd", "nguoi-dung mat-khau",
                     {"đặt mật khẩu mới; mở khóa nếu đang bị khóa vì sai nhiều lần",
                      "give a new password; who was locked out may try again"},
                     {password_option, change_option}, "dutoan user passwd kt.hoa"),
      person_command("user disable", "nguoi-dung khoa",
                     {"không cho vào nữa; phiên đang mở bị cắt", "let in no more; sessions end"},
                     {}, "dutoan user disable kt.hoa"),
      person_command("user enable", "nguoi-dung mo", {"cho vào lại", "let in again"}, {},
                     "dutoan user enable kt.hoa"),
      log_command()};
}

bool is_about_people(const Command& command) { return command.path.starts_with("user "); }

int answer_about_people(const Invocation& asked) {
  try {
    People people = opened(asked);
    return answer(people);
  } catch (const StorageFault& fault) {
    return refuse_with({fault.problem()}, asked);
  }
}

}  // namespace dutoan::cli
