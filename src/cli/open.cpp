#include "cli/open.hpp"

#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal.hpp"

#include <dutoan/book.hpp>

#include <spawn.h>

#include <charconv>

namespace dutoan::cli {
namespace {

/// A browser that cannot be started is no fault: the address was printed.
void start_browser(const std::string& address) {
  std::string program = "xdg-open";
  std::string argument = address;
  char* words[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  static_cast<void>(posix_spawnp(&child, program.c_str(), nullptr, nullptr, words, environ));
}

}  // namespace

Result<unsigned short> port_of(const Invocation& asked, const std::string& otherwise) {
  const std::string text = asked.value("--port", otherwise);
  unsigned short port = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, port);
  if (read.ec == std::errc{} && read.ptr == end) return port;
  return refuse(Problem{UseRule::bad_option_value,
                        {},
                        {{"word", text},
                         {"option", std::string{"--port"}},
                         {"allowed", std::string{"0–65535"}},
                         {"command", std::string{asked.command->path}}}});
}

Command open_command() {
  return {"open",
          "mo",
          "",
          0,
          0,
          {"mở sổ trong trình duyệt, cho một người trên máy này; Ctrl+C để dừng",
           "the book in a browser, for one person on this machine; Ctrl+C ends it"},
          {book_option,
           {"--plan",
            "-p",
            "FILE",
            {"tệp kế hoạch; không có thì DUTOAN_PLAN, rồi ./plan.toml",
             "the plan file; without it DUTOAN_PLAN, then ./plan.toml"}},
           rates_option,
           {"--port", "", "PORT", {"cổng; cổng trống nếu không nêu", "the port; a free one"}},
           {"--author",
            "",
            "PERSON",
            {"người làm việc; không có thì lấy biến DUTOAN_AUTHOR, rồi tên đăng nhập máy",
             "who works in it; or DUTOAN_AUTHOR, or the name on this machine"}},
           {"--no-browser", "", "", {"chỉ in địa chỉ", "only print the address"}}},
          {{"dutoan open", {}}, {"dutoan open --book so.db --port 8135 --no-browser", {}}}};
}

int open_in_browser(const Invocation& asked, const Serve& serve) {
  const auto port = port_of(asked, "0");
  if (!port) return refuse_with(port.error(), asked);
  ensure(static_cast<bool>(serve), "the program can serve");
  const std::string owner =
      asked.value("--author", environment("DUTOAN_AUTHOR", environment("USER", "chu-so")));
  try {
    serve({book_path(asked), sources_of(asked), *port, owner, asked.language},
          [&](const std::string& address) {
            static_cast<void>(write_out(either(asked, "Sổ đang mở tại ", "The book is open at ") +
                                        address + "\n"));
            if (!asked.has("--no-browser")) start_browser(address);
          });
  } catch (const StorageFault& fault) {
    return refuse_with({fault.problem()}, asked);
  }
  return exit_done;
}

}  // namespace dutoan::cli
