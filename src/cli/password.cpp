// Passwords in: from a file, a pipe, or the terminal without echo.
#include "cli/book_session.hpp"
#include "cli/people_commands.hpp"
#include "cli/terminal.hpp"

#include <dutoan/membership.hpp>

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <optional>

namespace dutoan::cli {
namespace {

/// While it lives, nothing that is typed is seen.
class Unseen {
 public:
  Unseen() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    is_changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
  }
  ~Unseen() {
    if (is_changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  bool is_changed_ = false;
};

std::string first_line(std::string text) {
  text.erase(std::min(text.find('\n'), text.size()));
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

std::optional<std::string> typed_line(const std::string& question) {
  say(question);
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return first_line(std::move(line));
}

}  // namespace

Result<std::string> read_password(const Invocation& asked) {
  if (const std::string file = asked.value("--password-file"); !file.empty()) {
    auto text = file_text(file);
    if (!text) return refuse(text.error());
    return first_line(std::move(*text));
  }
  const Problem not_given{PeopleRule::password_not_given, {}};
  if (isatty(STDIN_FILENO) == 0) {
    std::string line;
    if (!std::getline(std::cin, line)) return refuse(not_given);
    return first_line(std::move(line));
  }
  const Unseen unseen;
  const auto once = typed_line(either(asked, "Mật khẩu:", "Password:"));
  const auto again = typed_line(either(asked, "Gõ lại:", "Again:"));
  if (!once || !again) return refuse(not_given);
  if (*once != *again) return refuse(Problem{PeopleRule::passwords_differ, {}});
  return *once;
}

}  // namespace dutoan::cli
