// An open book: the file, and how SQLite is told to keep it.
//
// Invariants
//   B1  what a commit has confirmed survives a power cut: synchronous=FULL, and a journal that the
//       SQLite found keeps without loss (`journal_for`)
//   B2  no text of a user becomes a part of SQL or of a connection string
//   B3  a book made by a newer program is refused before anything of it is read
//   B4  the book's own schema cannot be made to run what is foreign to it: trusted_schema=OFF,
//       defensive, nothing attached, no text in double quotes
//   B5  foreign keys and triggers hold on every connection, for INSERT OR REPLACE too
//   B6  after an error of the disk a connection answers nothing more; the book is opened anew
//   B7  one thread at a time uses a connection; several threads have one each
#pragma once

#include <dutoan/document.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace dutoan::storage {

struct Session;
class Statement;

enum class Access : std::uint8_t { read, write, create };
enum class Journal : std::uint8_t { persist, wal };

/// The version of SQLite in this process, as in 3040001.
[[nodiscard]] int sqlite_version();

/// WAL where it is safe. Before 3.51.3 (and but for the corrected 3.44.6 and 3.50.7) a checkpoint
/// that meets a reset of the log can lose what was confirmed; there the rollback journal is kept,
/// and kept as a file (PERSIST), because deleting it is a change of the folder that nobody flushes.
[[nodiscard]] Journal journal_for(int sqlite_version);

/// "dtso" as application_id: by which a file says that it is a book of ours.
inline constexpr std::int64_t book_mark = 0x6474736f;
/// "dtnd": the file of a book's people.
inline constexpr std::int64_t people_mark = 0x64746e64;

struct Opening {
  std::string path;
  Access access = Access::write;
  int newest_known = 0;  // the highest number of a migration that this program has
  Journal journal = journal_for(sqlite_version());
  std::string vfs;  // by which SQLite reaches the disk; empty: the system's own
  std::chrono::milliseconds patience{10'000};    // how long to wait for another program's lock
  std::chrono::milliseconds turn_limit{30'000};  // how long to wait for the turn to write
  std::int64_t mark = book_mark;                 // what kind of file it must be
};

/// Fundings that were asked for: none ever changes, and an undone one is forgotten.
struct KnownFundings {
  std::map<Funding, std::int64_t> ids;
  std::map<std::int64_t, Funding> fundings;
};

/// Large documents that were asked for last, by sequence: a saved estimate, an approval of many
/// lines. One of them is the book's while the book has its digest, whoever wrote what since; which
/// documents an answer is about, the book itself is asked every time.
class KnownDocuments {
 public:
  /// What was remembered under the number, or null.
  [[nodiscard]] const Kept* find(std::int64_t sequence) const;
  /// Remembers it where it is worth it: large, but not so large that it fills memory.
  void remember(const Kept& kept);

 private:
  std::map<std::int64_t, Kept> all_;
};

/// Whether the folder of `path` takes new files.
[[nodiscard]] bool may_create(const std::string& path);
/// Throws what opening a new file at `path` would throw where its folder takes none.
void ensure_can_create(const std::string& path);

class Connection {
 public:
  /// Opens the book; throws StorageFault when it cannot be had.
  explicit Connection(const Opening& opening);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Runs one statement without parameters; rows are not asked for.
  void execute(const std::string& sql);
  /// Runs all statements of a script of ours (SOCI would drop all but the first, silently).
  void run_script(const std::string& sql);

  /// The statement, prepared the first time that it is asked for. Not for one that is being read.
  [[nodiscard]] Statement& statement(const std::string& sql);

  /// Undoes the open transaction, if there is one. What cannot be undone now is undone by whoever
  /// opens the book next.
  void roll_back() noexcept;

  /// Outside of a transaction: moves what a log holds into the book, so that the next commit begins
  /// it anew. Behind a hole that a failed flush has left in a log, nothing would be found again.
  void restart_log();

  /// Outside of a transaction: whether foreign keys hold, as they do from the beginning.
  void hold_foreign_keys(bool are_held) noexcept;

  /// The number of the last migration.
  [[nodiscard]] std::int64_t version();
  [[nodiscard]] bool is_in_transaction() const;
  /// False after an error of the disk (B6).
  [[nodiscard]] bool is_sound() const;
  [[nodiscard]] const Opening& opening() const { return opening_; }
  [[nodiscard]] const std::string& path() const { return opening_.path; }
  [[nodiscard]] Session& session() { return *session_; }
  [[nodiscard]] KnownFundings& known_fundings() { return known_fundings_; }
  [[nodiscard]] KnownDocuments& known_documents() { return known_documents_; }

 private:
  Opening opening_;
  std::unique_ptr<Session> session_;
  KnownFundings known_fundings_;
  KnownDocuments known_documents_;
  std::map<std::string, std::unique_ptr<Statement>> statements_;  // they end before the session

  void open_file();
  void refuse_newer();
  void settle();
  void settle_journal();
  void leave_wal();
  void keep_rollback_journal();
};

}  // namespace dutoan::storage
