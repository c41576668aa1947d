// The command that shows one book to several people.
#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/open.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal.hpp"

#include <dutoan/book.hpp>
#include <dutoan/membership.hpp>

namespace dutoan::cli {
namespace {

bool is_own_machine(const std::string& address) {
  return address.starts_with("127.") || address == "::1";
}

/// What is asked for would let passwords be read on the way, or nobody in.
Problems against_serving(const Invocation& asked) {
  Problems problems;
  const std::string address = asked.value("--address", "127.0.0.1");
  const bool is_behind_tls = asked.has("--behind-tls");
  if (!is_own_machine(address) && !is_behind_tls)
    problems.push_back({PeopleRule::address_not_own, {}, {{"address", address}}});
  if (is_behind_tls && asked.all("--host").empty())
    problems.emplace_back(PeopleRule::host_not_named, FilePlace{});
  const std::string book = book_path(asked);
  static_cast<void>(open_book(book));  // the people of no book are nobody's
  if (const auto problem = missing_administrator(open_people(people_file(book))->state()))
    problems.push_back(*problem);
  return problems;
}

}  // namespace

Command serve_command() {
  return {
      "serve",
      "phuc-vu",
      "",
      0,
      0,
      {"một sổ cho nhiều người, qua trình duyệt, mỗi người một tài khoản; Ctrl+C để dừng",
       "one book for several people, in a browser, each with an account; Ctrl+C ends it"},
      {book_option,
       {"--plan",
        "-p",
        "FILE",
        {"tệp kế hoạch; không có thì DUTOAN_PLAN, rồi ./plan.toml",
         "the plan file; without it DUTOAN_PLAN, then ./plan.toml"}},
       rates_option,
       {"--address",
        "",
        "ADDRESS",
        {"địa chỉ lắng nghe; 127.0.0.1 nếu không nêu", "where it listens; 127.0.0.1"}},
       {"--port", "", "PORT", {"cổng; 8135 nếu không nêu", "the port; 8135 without it"}},
       {"--host",
        "",
        "NAME",
        {"tên mà trình duyệt gọi, như ngansach.tinh.example; dùng được nhiều lần",
         "the name that browsers ask for, as budget.example; may be repeated"},
        {},
        true},
       {"--behind-tls",
        "",
        "",
        {"có máy chủ TLS phía trước (docs/deploy)", "a server in front speaks TLS (docs/deploy)"}}},
      {{"dutoan serve --book so.db", {"trên máy này", "on this machine"}},
       {"dutoan serve --book so.db --behind-tls --host ngansach.tinh.example",
        {"sau nginx", "behind nginx"}}}};
}

int serve_people(const Invocation& asked, const Serve& serve) {
  const auto port = port_of(asked, "8135");
  if (!port) return refuse_with(port.error(), asked);
  ensure(static_cast<bool>(serve), "the program can serve");
  try {
    if (const auto problems = against_serving(asked); !problems.empty())
      return refuse_with(problems, asked);
    Serving wanted{book_path(asked), sources_of(asked), *port, {}, asked.language};
    wanted.is_own = false;
    wanted.address = asked.value("--address", "127.0.0.1");
    wanted.hosts = asked.all("--host");
    wanted.is_behind_tls = asked.has("--behind-tls");
    serve(wanted, [&](const std::string& address) {
      static_cast<void>(
          write_out(either(asked, "Sổ đang mở tại ", "The book is open at ") + address + "\n"));
    });
  } catch (const StorageFault& fault) {
    return refuse_with({fault.problem()}, asked);
  }
  return exit_done;
}

}  // namespace dutoan::cli
