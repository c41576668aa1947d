#include "cli/interrupt.hpp"

#include <unistd.h>

#include <array>
#include <string_view>

namespace dutoan::cli {
namespace {

constexpr std::array interrupts{SIGINT, SIGTERM, SIGHUP};

constexpr std::string_view said_vi = "dutoan: đã dừng giữa chừng; không có tệp nào ghi dở\n";
constexpr std::string_view said_en = "dutoan: interrupted; no file is half-written\n";
constexpr std::string_view clear_line = "\r\x1b[K";  // of the bar, and of the terminal's own ^C

// What a handler may read: plain objects, set before it is installed.
std::string_view said = said_vi;
bool is_terminal = false;

void say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Calls only what is safe in a handler. Its signal's own action is back by now (SA_RESETHAND), so
/// raising it ends the program.
extern "C" void end_with(int signal) {
  if (is_terminal) say(clear_line);
  say(said);
  raise(signal);
}

sigset_t all_interrupts() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : interrupts) sigaddset(&set, signal);
  return set;
}

}  // namespace

void end_on_interrupt(Language language) {
  said = language == Language::vi ? said_vi : said_en;
  is_terminal = isatty(STDERR_FILENO) != 0;
  for (const int signal : interrupts) {
    struct sigaction action{};
    if (sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action.sa_handler = end_with;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    sigaction(signal, &action, nullptr);
  }
}

Uninterrupted::Uninterrupted() {
  const sigset_t set = all_interrupts();
  sigprocmask(SIG_BLOCK, &set, &before_);
}

Uninterrupted::~Uninterrupted() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace dutoan::cli
