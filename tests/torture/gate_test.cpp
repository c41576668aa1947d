// R9: one SQLite in the process, and a journal that this one keeps without loss.
#include "storage/connection.hpp"
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "torture/paid_book.hpp"

#include <dutoan/book.hpp>

#include <sqlite3.h>
#include <catch2/catch.hpp>

#include <dlfcn.h>
#include <link.h>

#include <set>
#include <string>
#include <string_view>

namespace dutoan::tests {
namespace {

/// Called for each object that is loaded; collects where each finds SQLite's opening function.
int add_object(dl_phdr_info* object, std::size_t, void* found) {
  void* handle = dlopen(object->dlpi_name, RTLD_LAZY | RTLD_NOLOAD);
  if (handle == nullptr) return 0;
  if (void* open = dlsym(handle, "sqlite3_open_v2"); open != nullptr)
    static_cast<std::set<void*>*>(found)->insert(open);
  dlclose(handle);
  return 0;
}

/// The files of SQLite that are mapped into the process.
int add_file(dl_phdr_info* object, std::size_t, void* found) {
  const std::string_view name = object->dlpi_name;
  if (name.find("libsqlite3.") != name.npos)
    static_cast<std::set<std::string>*>(found)->insert(std::string{name});
  return 0;
}

TEST_CASE("R9: there is one SQLite in the process, and SOCI uses it", "[R9]") {
  std::set<void*> functions;
  std::set<std::string> files;
  dl_iterate_phdr(add_object, &functions);
  dl_iterate_phdr(add_file, &files);
  CHECK(functions.size() == 1);
  CHECK(files.size() <= 1);
  CHECK(storage::sqlite_version() == sqlite3_libversion_number());
  // The header that we compile against is of the library that runs: its options exist there.
  CHECK(sqlite3_libversion_number() >= SQLITE_VERSION_NUMBER);
}

TEST_CASE("R9: the book keeps a log only where SQLite loses nothing of one", "[R9]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_paid_book(path);
  const bool is_safe = storage::journal_for(sqlite3_libversion_number()) == storage::Journal::wal;
  CHECK(rows_of(path, "PRAGMA journal_mode") ==
        std::vector<std::string>{is_safe ? "wal" : "delete"});  // as a plain program finds it
  REQUIRE(run_plainly(path, "PRAGMA journal_mode = WAL"));      // a book from another machine
  CHECK(open_book(path) != nullptr);
  CHECK(rows_of(path, "PRAGMA journal_mode") ==
        std::vector<std::string>{is_safe ? "wal" : "delete"});
}

}  // namespace
}  // namespace dutoan::tests
