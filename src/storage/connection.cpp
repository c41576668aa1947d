#include "storage/connection.hpp"

#include "storage/door.hpp"
#include "storage/fault.hpp"
#include "storage/statement.hpp"

#include <unistd.h>

#include <array>
#include <filesystem>
#include <string_view>

namespace dutoan::storage {
namespace {

/// The first 100 bytes of every SQLite file.
struct Header {
  std::array<char, 100> bytes{};

  [[nodiscard]] bool is_sqlite() const {
    return std::string_view{bytes.data(), 16} == std::string_view{"SQLite format 3\0", 16};
  }
  [[nodiscard]] bool is_wal() const { return bytes[18] == 2; }
  [[nodiscard]] std::int64_t version() const { return number_at(60); }
  [[nodiscard]] std::int64_t mark() const { return number_at(68); }

 private:
  [[nodiscard]] std::int64_t number_at(std::size_t at) const {
    std::int64_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i)
      number = number * 256 + static_cast<unsigned char>(bytes[i]);
    return number;
  }
};

/// Read through the file that SQLite holds open: to open and close it ourselves would drop the
/// locks that this process has on it.
Header header_of(Session& session) {
  Header header;
  sqlite_api::sqlite3_file* file = nullptr;
  sqlite_api::sqlite3_file_control(session.database(), "main", SQLITE_FCNTL_FILE_POINTER,
                                   static_cast<void*>(&file));
  if (file == nullptr || file->pMethods == nullptr) return header;
  const int code = file->pMethods->xRead(file, header.bytes.data(), header.bytes.size(), 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
    throw_fault(code, session.path, "the header");
  return header;
}

/// Without a mutex, which SQLite would take and let go for every column that is read (B7).
int flags_of(Access access) {
  switch (access) {
    case Access::read: break;
    case Access::write: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    case Access::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  }
  return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
}

void configure(sqlite_api::sqlite3* database) {
  constexpr std::array off = {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL,
                              SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                              SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION};
  constexpr std::array on = {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY,
                             SQLITE_DBCONFIG_ENABLE_TRIGGER};
  for (const int option : off) sqlite_api::sqlite3_db_config(database, option, 0, nullptr);
  for (const int option : on) sqlite_api::sqlite3_db_config(database, option, 1, nullptr);
  sqlite_api::sqlite3_extended_result_codes(database, 1);
  sqlite_api::sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite_api::sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
}

/// SOCI's session begins on a database in memory; only memory can keep it from that.
std::unique_ptr<Session> new_session(const std::string& path) {
  try {
    return std::make_unique<Session>(path);
  } catch (const soci::soci_error&) {
    throw_fault(SQLITE_NOMEM, path, "a session");
  }
}

}  // namespace

void Session::fail(const Failure& failure) {
  // What the kernel could not write it may forget, and then show as written: the cached pages and
  // the file are known to agree only when the book is opened anew.
  const int primary = failure.code & 0xff;
  if (primary == SQLITE_IOERR || primary == SQLITE_NOMEM) is_sound = false;
  throw_fault(failure.code, path, failure.why);
}

void Session::ensure_sound() const {
  if (!is_sound)
    throw fault(BookRule::book_unreachable, path,
                {{"reason", std::string{"an earlier error of the disk"}}});
}

int sqlite_version() { return sqlite_api::sqlite3_libversion_number(); }

Journal journal_for(int version) {
  const bool is_corrected = version >= 3051003 || (version >= 3050007 && version < 3051000) ||
                            (version >= 3044006 && version < 3045000);
  return is_corrected ? Journal::wal : Journal::persist;
}

bool may_create(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
  return access(((folder.empty() ? "." : folder) / ".").c_str(), W_OK | X_OK) == 0;
}

void ensure_can_create(const std::string& path) {
  if (!may_create(path)) throw fault(BookRule::book_not_found, path);
}

Connection::Connection(const Opening& opening)
    : opening_(opening), session_(new_session(opening.path)) {
  open_file();
  refuse_newer();
  settle();
}

Connection::~Connection() = default;

void Connection::open_file() {
  // SOCI would read a path as a list of options; so it opens nothing, and is handed what we open.
  sqlite_api::sqlite3_close(session_->database());
  session_->database() = nullptr;
  const std::string absolute =
      opening_.path.starts_with('/') ? opening_.path : "./" + opening_.path;
  sqlite_api::sqlite3* opened = nullptr;
  const int code =
      sqlite_api::sqlite3_open_v2(absolute.c_str(), &opened, flags_of(opening_.access),
                                  opening_.vfs.empty() ? nullptr : opening_.vfs.c_str());
  if (code != SQLITE_OK) {
    sqlite_api::sqlite3_close(opened);
    if (code == SQLITE_CANTOPEN) throw fault(BookRule::book_not_found, opening_.path);
    throw_fault(code, opening_.path, "opening");
  }
  session_->database() = opened;
  configure(opened);
  sqlite_api::sqlite3_busy_timeout(opened, static_cast<int>(opening_.patience.count()));
}

void Connection::refuse_newer() {
  const Header header = header_of(*session_);
  if (!header.is_sqlite()) return;  // new, or half-written and to be recovered: SQLite will say
  if (header.mark() == opening_.mark && header.version() > opening_.newest_known) {
    throw fault(BookRule::book_newer, opening_.path,
                {{"version", header.version()}, {"known", std::int64_t{opening_.newest_known}}});
  }
  if (header.is_wal() && opening_.journal != Journal::wal && opening_.access != Access::read)
    leave_wal();
}

void Connection::leave_wal() {
  // Alone with the file there is nobody whose checkpoint could meet a reset of the log.
  execute("PRAGMA locking_mode = EXCLUSIVE");
  keep_rollback_journal();
  execute("PRAGMA locking_mode = NORMAL");
  execute("SELECT count(*) FROM sqlite_schema");  // the lock is let go at the end of a reading
}

void Connection::keep_rollback_journal() {
  if (Statement{*this, "PRAGMA journal_mode = PERSIST"}.one<std::string>() != "persist")
    throw fault(BookRule::book_busy, opening_.path);
}

void Connection::settle() {
  for (const char* pragma :
       {"PRAGMA recursive_triggers = ON", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0",
        "PRAGMA synchronous = FULL", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -24000"})
    execute(pragma);
  const auto mark = Statement{*this, "PRAGMA application_id"}.one<std::int64_t>();
  const bool is_empty =
      opening_.access == Access::create && mark == 0 &&
      Statement{*this, "SELECT count(*) FROM sqlite_schema"}.one<std::int64_t>() == 0;
  if (mark != opening_.mark && !is_empty) throw fault(BookRule::not_a_book, opening_.path);
  if (opening_.access != Access::read) settle_journal();
}

void Connection::settle_journal() {
  if (opening_.journal == Journal::persist) return keep_rollback_journal();
  try {
    execute("PRAGMA journal_mode = WAL");
  } catch (const StorageFault& fault) {
    // While others have the book open under its old journal it cannot change; that one is safe,
    // too.
    if (!fault.problem().is(BookRule::book_busy)) throw;
    keep_rollback_journal();
  }
}

Statement& Connection::statement(const std::string& sql) {
  auto& prepared = statements_[sql];
  if (prepared == nullptr) prepared = std::make_unique<Statement>(*this, sql);
  return *prepared;
}

void Connection::execute(const std::string& sql) { Statement{*this, sql}.run(); }

void Connection::run_script(const std::string& sql) {
  session_->ensure_sound();
  const int code =
      sqlite_api::sqlite3_exec(session_->database(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) session_->fail(session_->failure());
}

void Connection::roll_back() noexcept {
  known_fundings_ = {};
  if (is_in_transaction())
    sqlite_api::sqlite3_exec(session_->database(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::restart_log() {
  if (opening_.access == Access::read) return;
  // Without a log it does nothing, and says so by -1 pages.
  if (Statement{*this, "PRAGMA wal_checkpoint(TRUNCATE)"}.one<std::int64_t>() != 0)
    throw fault(BookRule::book_busy, opening_.path);
}

void Connection::hold_foreign_keys(bool are_held) noexcept {
  sqlite_api::sqlite3_db_config(session_->database(), SQLITE_DBCONFIG_ENABLE_FKEY, are_held ? 1 : 0,
                                nullptr);
}

std::int64_t Connection::version() {
  return Statement{*this, "PRAGMA user_version"}.one<std::int64_t>();
}

bool Connection::is_sound() const { return session_->is_sound; }

bool Connection::is_in_transaction() const {
  return sqlite_api::sqlite3_get_autocommit(session_->database()) == 0;
}

}  // namespace dutoan::storage
