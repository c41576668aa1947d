#include "storage/backup.hpp"

#include "storage/door.hpp"
#include "storage/fault.hpp"
#include "storage/statement.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace dutoan::storage {
namespace {

void copy_pages(Connection& from, Connection& to) {
  sqlite_api::sqlite3* target = to.session().database();
  auto* copying =
      sqlite_api::sqlite3_backup_init(target, "main", from.session().database(), "main");
  if (copying == nullptr) to.session().fail(to.session().failure());
  sqlite_api::sqlite3_backup_step(copying, -1);
  const int code = sqlite_api::sqlite3_backup_finish(copying);
  if (code != SQLITE_OK) throw_fault(code, to.path(), "copying");
}

Opening at(Opening opening, const std::string& path, Access access) {
  opening.path = path;
  opening.access = access;
  return opening;
}

/// Without a change in the folder the new name might not survive a power cut.
void flush_folder(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  fsync(opened);
  ::close(opened);
}

void ensure_replaceable(const std::string& target) {
  std::error_code ignored;  // what cannot be looked at cannot be written either, and says so then
  if (std::filesystem::is_directory(target, ignored))
    throw fault(BookRule::backup_failed, target,
                {{"reason", std::make_error_code(std::errc::is_a_directory).message()}});
}

void ensure_whole(Connection& copy, std::int64_t version) {
  std::string found;
  Statement{copy, "PRAGMA integrity_check(1)"}.each<std::string>(
      {}, [&](const std::string& line) { found = line; });
  if (found != "ok" || copy.version() != version)
    throw fault(BookRule::backup_failed, copy.path(), {{"reason", found}});
}

void remove_file(const std::string& path) {
  std::error_code ignored;
  for (const char* end : {"", "-journal", "-wal", "-shm"})
    std::filesystem::remove(path + end, ignored);
}

}  // namespace

void back_up(const Opening& book, const std::string& target) {
  const std::string part = target + ".part";
  ensure_replaceable(target);
  remove_file(part);
  try {
    // A connection of its own, since one that writes cannot copy.
    Connection from{at(book, book.path, Access::read)};
    {
      Opening whole = at(book, part, Access::create);
      whole.journal = Journal::persist;  // a log's last pages may stay beside the file, and be lost
      Connection to{whole};
      copy_pages(from, to);
    }
    Connection copy{at(book, part, Access::read)};
    ensure_whole(copy, from.version());
  } catch (...) {
    remove_file(part);
    throw;
  }
  std::error_code why;
  std::filesystem::rename(part, target, why);
  if (why) throw fault(BookRule::backup_failed, target, {{"reason", why.message()}});
  remove_file(part);
  flush_folder(target);
}

void rehearse_backup(const Opening& book, const std::string& target) {
  ensure_replaceable(target);
  Connection from{at(book, book.path, Access::read)};
  ensure_can_create(target + ".part");
  ensure_whole(from, from.version());
}

}  // namespace dutoan::storage
