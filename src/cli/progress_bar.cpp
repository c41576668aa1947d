#include "cli/progress_bar.hpp"

#include <dutoan/progress_words.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace dutoan::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto before_the_first = 500ms;
constexpr auto between_two = 100ms;
constexpr std::size_t widest_bar = 40;
constexpr std::size_t narrowest_bar = 5;
constexpr std::size_t width_unknown = 80;

bool can_erase() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && terminal != nullptr && std::string_view{terminal} != "dumb";
}

std::size_t width() {
  winsize size{};
  const bool is_known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : width_unknown;
}

/// As many columns as characters: none of our words has wide or combining ones.
std::size_t columns_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// " [#####-----]", at most `room` columns wide, or nothing when that is too narrow to tell much.
std::string bar(std::size_t done, std::size_t total, std::size_t room) {
  constexpr std::size_t frame = 3;
  if (total == 0 || room < narrowest_bar + frame) return {};
  const std::size_t length = std::min(room - frame, widest_bar);
  const std::size_t full = length * std::min(done, total) / total;
  return " [" + std::string(full, '#') + std::string(length - full, '-') + "]";
}

class ProgressBar final : public Progress {
 public:
  explicit ProgressBar(Language language)
      : language_(language), is_possible_(can_erase()), next_(Clock::now() + before_the_first) {}
  ~ProgressBar() override { erase(); }

  void at(Step step, std::size_t done, std::size_t total) override {
    if (!is_possible_) return;
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + between_two;
    draw(step, done, total);
  }

  void erase() {
    if (is_drawn_) std::fputs("\r\x1b[K", stderr);
    is_drawn_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;
  Language language_;
  bool is_possible_;
  bool is_drawn_ = false;
  Clock::time_point next_;

  void draw(Step step, std::size_t done, std::size_t total) {
    std::string line = progress_in_words(step, done, total, language_);
    const std::size_t room = width() - 1;  // in the last column some terminals begin a new line
    if (columns_of(line) > room) return;
    line += bar(done, total, room - columns_of(line));
    std::fputs(("\r" + line + "\x1b[K").c_str(), stderr);
    is_drawn_ = true;
  }
};

ProgressBar* the_bar = nullptr;

}  // namespace

Progress& progress_bar(Language language) {
  static ProgressBar only{language};
  the_bar = &only;
  return only;
}

void erase_progress_bar() {
  if (the_bar != nullptr) the_bar->erase();
}

}  // namespace dutoan::cli
