// The book (sổ): documents in one file, and what may stand between it and us.
//
// Invariants
//   F1  a fault never carries SQL nor a value of the book: what it says may go into any log
#pragma once

#include <dutoan/result.hpp>

#include <stdexcept>

namespace dutoan {

/// What keeps a book from being read or written. Nothing in it has changed then, unless the
/// sentence says that this is not known.
enum class BookRule : int {
  book_not_found = 8010,
  not_a_book = 8011,
  book_newer = 8012,
  book_older = 8013,
  book_busy = 8014,
  book_read_only = 8015,
  disk_full = 8016,
  book_unreachable = 8017,
  book_damaged = 8018,
  migration_failed = 8019,
  backup_failed = 8020,
  outcome_unknown = 8021,
  key_unusable = 8022,
  not_a_checkpoint = 8023,
};
constexpr void is_rule_enum(BookRule) {}

/// The disk, the file or another program kept us from the book. It may come out of any call, and
/// the transaction around it is undone on its way out.
class StorageFault : public std::runtime_error {
 public:
  /// `sqlite_code` is the database's own extended code, 0 when it did not say it.
  explicit StorageFault(Problem problem, int sqlite_code = 0);

  [[nodiscard]] const Problem& problem() const { return problem_; }
  [[nodiscard]] int sqlite_code() const { return sqlite_code_; }

 private:
  Problem problem_;
  int sqlite_code_;
};

}  // namespace dutoan
