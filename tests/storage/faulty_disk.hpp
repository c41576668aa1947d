// A disk that fails, or loses its power, at a chosen call.
//
// SQLite reaches it under the name "faulty" and the real files lie below. A power cut leaves of
// each file what it held at its last flush, and of each later write any of its sectors: nothing in
// between was promised. Removing a file is durable once its folder is flushed, which SQLite does
// with the first flush of a file that it has just made. A flush that failed may have lost for good
// what it was to flush, though reading still shows it: later flushes do not bring it back.
#pragma once

#include <cstdint>
#include <string>

namespace dutoan::tests {

enum Call : unsigned {
  call_open = 1,
  call_read = 2,
  call_write = 4,
  call_truncate = 8,
  call_flush = 16,
  call_remove = 32,
  call_access = 64,
  call_size = 128,
  call_lock = 256,
  every_call = 511,
  changing_calls = call_open | call_write | call_truncate | call_flush | call_remove,
};

enum class Failing : std::uint8_t { io_error, full, half };

/// What is to happen at the `at`-th of `calls`, counted from 1; never when `at` is 0.
struct Strike {
  std::int64_t at = 0;
  unsigned calls = every_call;
  Failing how = Failing::io_error;
  bool stays = false;  // every later one fails as well
  bool is_power_cut = false;
  bool is_kill = false;    // of the process: no later call reaches the disk, none is lost
  bool forgets = false;    // what a failed flush was to flush is lost with the power
  std::int64_t room = -1;  // bytes by which files may still grow; -1: as many as they want
};

inline constexpr const char* faulty_disk = "faulty";

/// From here on `strike` holds; nothing is remembered of what was before. No file may be open.
void set_strike(const Strike& strike);
/// The same, but what was not flushed stays so: for a disk with several strikes in its life, which
/// begins with `remember_all`.
void set_next_strike(const Strike& strike);
/// Nothing strikes, and all that happens from here on is remembered, for a later power cut.
void remember_all();
[[nodiscard]] const Strike& current_strike();
/// Whether it has happened.
[[nodiscard]] bool has_struck();
/// How many of its calls there were.
[[nodiscard]] std::int64_t calls_made();

/// Which sectors of what was not flushed survive a power cut.
enum class Survivors : std::uint8_t { none, all, some };
/// Puts on the real disk what the power cut leaves; `seed` chooses among the possible.
void leave_remains(Survivors survivors, std::uint64_t seed);
/// What of the file would certainly survive a power cut now.
[[nodiscard]] std::string durable_content(const std::string& path);
/// Somebody else renamed or removed the file and its journals: nothing of them is remembered. None
/// of them may be open.
void forget_file(const std::string& path);

}  // namespace dutoan::tests
