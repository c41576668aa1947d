// The book (sổ): documents in one file, and what may stand between it and us.
//
// Invariants
//   F1  a fault never carries SQL nor a value of the book: what it says may go into any log
//   F2  a rehearsal refuses what the call would refuse before it writes, and writes nothing
#pragma once

#include <dutoan/ledger.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/result.hpp>
#include <dutoan/store.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

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
  book_exists = 8024,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(BookRule) {}

/// The disk, the file or another program kept us from the book. It may come out of any call, and
/// the transaction around it is undone on its way out.
class StorageFault : public std::runtime_error {
 public:
  /// `sqlite_code` is the database's own extended code, 0 when it did not say it.
  explicit StorageFault(Problem problem, int sqlite_code = 0);

  /// What happened, for people: its rule is a BookRule, its place the book.
  [[nodiscard]] const Problem& problem() const { return problem_; }
  /// The database's extended code, 0 when it did not say one.
  [[nodiscard]] int sqlite_code() const { return sqlite_code_; }

 private:
  Problem problem_;
  int sqlite_code_;
};

/// SHA-256 of `bytes` in 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Makes a book at `path`, where there is no file yet. Throws StorageFault.
[[nodiscard]] std::unique_ptr<Store> make_book(const std::string& path,
                                               const BookSettings& settings);
/// Whether a book could be made there (F2). Throws StorageFault where it could not.
void rehearse_making(const std::string& path);
/// Opens the book at `path`; one of an older schema is brought up to date, and its old self kept
/// beside it. Throws StorageFault.
[[nodiscard]] std::unique_ptr<Store> open_book(const std::string& path);

/// What a check has found: which, the first document that is wrong (0 when no single one is), why.
struct Finding {
  std::string check;
  std::int64_t document = 0;
  std::string why;
};
/// What is wrong in the book, or a copy of it, at `path`; it is only read.
[[nodiscard]] Result<std::vector<Finding>> verify_book(const std::string& path,
                                                       Progress& progress = no_progress());
/// The same, and what was rewritten or cut off since `checkpoint`: the text of a checkpoint's file,
/// or a head as paper bears it ("12-ab01-…", at least 12 digits).
[[nodiscard]] Result<std::vector<Finding>> verify_book(const std::string& path,
                                                       const std::string& checkpoint,
                                                       Progress& progress = no_progress());

/// How far the book at `path` goes, as paper bears it: "12-ab01-…". Throws StorageFault.
[[nodiscard]] std::string printed_head(const std::string& path);
/// Whether the text is such a head.
[[nodiscard]] bool is_printed_head(std::string_view text);

/// What is told of a book to those who keep it honest.
struct CheckpointText {
  std::string text;        // the file's content, signed
  std::string short_code;  // to print beside the figures
  std::string public_key;
};
/// Signs how far the book at `path` goes, with the key in `key_file`; makes the key when there is
/// no such file.
[[nodiscard]] Result<CheckpointText> checkpoint_book(const std::string& path,
                                                     const std::string& key_file);
/// Whether it could be signed so (F2): nothing, or what checkpoint_book would refuse with.
[[nodiscard]] std::optional<Problem> rehearse_checkpoint(const std::string& path,
                                                         const std::string& key_file);
/// Copies the book at `path` to `target`, opens the copy anew and finds it whole, or throws
/// StorageFault and leaves `target` as it was.
void back_up_book(const std::string& path, const std::string& target);
/// Whether the book is whole, and could be copied there (F2). Throws StorageFault where not.
void rehearse_backup(const std::string& path, const std::string& target);

}  // namespace dutoan
