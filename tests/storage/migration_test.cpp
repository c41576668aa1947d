// From one version of a book to the next: whole or not at all, with the old one kept beside it.
#include "storage/migration.hpp"

#include "storage/backup.hpp"
#include "storage/fault.hpp"
#include "storage/faulty_disk.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/small_book.hpp"
#include "storage/statement.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

namespace dutoan::tests {
namespace {

using namespace storage;

std::int64_t version_of(const std::string& path) {
  Connection book{small_opening(path)};
  return book.version();
}
std::int64_t columns_of_note(const std::string& path) {
  Connection book{small_opening(path)};
  return Statement{book, "SELECT count(*) FROM pragma_table_info('note')"}.one<std::int64_t>();
}
void migrate_at(const std::string& path, const std::vector<Migration>& steps,
                const std::string& vfs = {}) {
  Opening opening = small_opening(path);
  opening.vfs = vfs;
  Connection book{opening};
  migrate(book, steps);
}

TEST_CASE("a book is brought to the last step, and its old self is kept beside it") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 5, 1);
  migrate_at(path, small_steps());
  CHECK(version_of(path) == 2);
  CHECK(columns_of_note(path) == 3);
  CHECK(flaw_of(path, {"n1", "n5"}).empty());
  CHECK(version_of(backup_of(path, 1)) == 1);
  CHECK(columns_of_note(backup_of(path, 1)) == 2);
  CHECK(flaw_of(backup_of(path, 1), {"n1", "n5"}).empty());
  CHECK_FALSE(std::filesystem::exists(backup_of(path, 1) + ".part"));
}

TEST_CASE("a new book needs no backup, and one that is up to date is left alone") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 1);
  CHECK_FALSE(std::filesystem::exists(backup_of(path, 0)));
  const auto before = std::filesystem::last_write_time(path);
  migrate_at(path, small_steps());
  CHECK(std::filesystem::last_write_time(path) == before);
}

TEST_CASE("a step that breaks, or whose check finds something, leaves the book as it was") {
  struct Case {
    const char *sql, *check;
    BookRule rule;  // migration_failed, or any when SQLite itself refuses
  };
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 3, 1);
  for (const Case& bad : {
           Case{"DELETE FROM total;", "SELECT 'gone' WHERE 1", BookRule::migration_failed},
           Case{"CREATE TABLE child (a TEXT REFERENCES note(id)) STRICT;"
                "INSERT INTO child VALUES ('nobody');",
                "SELECT 'x' WHERE 0", BookRule::migration_failed},
       }) {
    auto steps = small_steps(1);
    steps.push_back({2, "0002_bad", bad.sql, bad.check});
    try {
      migrate_at(path, steps);
      FAIL(bad.sql);
    } catch (const StorageFault& fault) {
      CHECK(fault.problem().is(bad.rule));
    }
    CHECK(version_of(path) == 1);
    CHECK(flaw_of(path, {"n1", "n2", "n3"}).empty());
  }
  auto broken = small_steps(1);
  broken.push_back({2, "0002_broken", "UPDATE total SET amount = 9; SELEC;", "SELECT 'x' WHERE 0"});
  CHECK_THROWS(migrate_at(path, broken));
  CHECK(flaw_of(path, {"n1", "n2", "n3"}).empty());
}

/// Cuts the power at the `at`-th change that a migration makes; false when it makes fewer.
bool survives_cut(const std::string& path, std::int64_t at, Survivors survivors) {
  std::filesystem::remove(path);
  std::filesystem::remove(path + "-journal");
  make_small_book(path, 40, 1);
  set_strike({.at = at, .calls = changing_calls, .is_power_cut = true});
  bool is_confirmed = false;
  try {
    migrate_at(path, small_steps(), faulty_disk);
    is_confirmed = true;
  } catch (const StorageFault&) {
  }
  if (!has_struck()) return false;
  leave_remains(survivors, static_cast<std::uint64_t>(at));
  set_strike({});
  CAPTURE(at, static_cast<int>(survivors));
  CHECK(flaw_of(path, {"n1", "n40"}) == "");
  const std::int64_t version = version_of(path);
  CHECK(columns_of_note(path) == version + 1);
  CHECK((version == 2 || !is_confirmed));
  migrate_at(path, small_steps());
  CHECK(version_of(path) == 2);
  return true;
}

TEST_CASE("a power cut at any change leaves the old version or the new one", "[disk]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  for (const Survivors survivors : {Survivors::none, Survivors::all, Survivors::some}) {
    std::int64_t at = 1;
    while (survives_cut(path, at, survivors)) ++at;
    CHECK(at > 20);
  }
  set_strike({});
}

TEST_CASE("the program's own steps are numbered and checked", "[disk]") {
  int number = 0;
  for (const Migration& step : migrations()) {
    CHECK(step.number == ++number);
    CHECK_FALSE(step.check.empty());
  }
}

TEST_CASE("a backup is the book as it stood, and replaces an older one only when whole") {
  const ScratchFolder folder;
  const std::string path = folder / "book", copy = folder / "copy";
  make_small_book(path, 3);
  back_up(small_opening(path), copy);
  CHECK(flaw_of(copy, {"n1", "n2", "n3"}).empty());
  {
    Connection book{small_opening(path)};
    post_note(book, "n4", 4);
    book.execute("BEGIN IMMEDIATE");  // a writer under way is not in the copy
    book.execute("UPDATE total SET amount = 1");
    back_up(small_opening(path), copy);
    book.execute("ROLLBACK");
  }
  CHECK(flaw_of(copy, {"n4"}).empty());
  CHECK_THROWS_AS(back_up(small_opening(path), folder / "no such folder/copy"), StorageFault);
  CHECK(flaw_of(copy, {"n4"}).empty());
}

}  // namespace
}  // namespace dutoan::tests
