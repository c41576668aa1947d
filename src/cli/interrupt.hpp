// Ctrl-C and its kin: the program says so and is gone, and leaves no file half-written.
//
// Nothing is cleaned up by the one who interrupts. Whatever could be left behind either has no name
// in any folder (src/paper/scratch_file.hpp), or exists only while an interrupt waits.
#pragma once

#include <dutoan/report.hpp>

#include <csignal>

namespace dutoan::cli {

/// From now on Ctrl-C (SIGINT), SIGTERM and SIGHUP end the program with one line on standard error,
/// and as that signal would: a shell sees 130, 143 or 129. One that was ignored when the program
/// began, as under nohup, stays ignored.
void end_on_interrupt(Language language);

/// While it lives, an interrupt waits.
class Uninterrupted {
 public:
  Uninterrupted();
  ~Uninterrupted();
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace dutoan::cli
