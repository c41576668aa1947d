// Writing: one at a time, each in its turn, all or nothing.
//
// Invariants
//   T1  a transaction that writes begins with BEGIN IMMEDIATE: what it reads cannot change before
//       it writes, and it waits for its lock instead of failing half-way
//   T2  writers of all processes come in the order in which they asked: SQLite alone only polls,
//       and one writer of eight may wait ten seconds. Nobody waits for longer than the limit
//   T3  what was not committed is undone, however the block is left
//   T4  a commit that was not confirmed is an UnknownOutcome, never a refusal
//   T5  what is seen may be confirmed only once it was flushed: whoever wrote it may have died, or
//       the disk failed, between the last write and its flush (`flush_what_is_seen`)
#pragma once

#include "storage/connection.hpp"

#include <chrono>
#include <string>

namespace dutoan::storage {

/// A place in the queue of a book's writers, held while it lives. The kernel frees the place of a
/// process that dies. The queue is a file beside the book; where none can be made there is no
/// queue, and SQLite's own lock, which is what keeps the book right, still holds.
class Turn {
 public:
  /// Waits at most `limit`; throws BookRule::book_busy then.
  Turn(const std::string& book, std::chrono::milliseconds limit);
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  int file_;
};

/// The file in which the writers of `book` queue.
[[nodiscard]] std::string queue_of(const std::string& book);

/// A transaction that writes.
class Immediate {
 public:
  explicit Immediate(Connection& connection);
  ~Immediate();
  Immediate(const Immediate&) = delete;
  Immediate& operator=(const Immediate&) = delete;

  /// Once it returns, all that was written survives whatever happens (B1). Throws a fault when
  /// nothing was written, UnknownOutcome when nobody can know.
  void commit();

  /// Lets the commit flush what earlier commits wrote, too, also where nothing else is written (T5).
  void flush_what_is_seen();

 private:
  Turn turn_;  // before the transaction, so that it is given back after it
  Connection& connection_;
  bool is_open_ = true;
};

/// A transaction that only reads: all answers while it lives are of one state of the book. Within
/// another transaction it is that one's.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection* connection_;
};

}  // namespace dutoan::storage
