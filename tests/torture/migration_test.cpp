// R10: books of every version come to this one and past it, whatever happens on the way.
#include "storage/migration.hpp"
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "torture/column.hpp"
#include "torture/disk_sweep.hpp"
#include "torture/golden_book.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <filesystem>

namespace dutoan::tests {
namespace {

TEST_CASE("R10: every golden book is opened, brought to this version and found whole", "[R10]") {
  REQUIRE_FALSE(golden_versions().empty());
  const ScratchFolder folder;
  for (const int version : golden_versions()) {
    CAPTURE(version);
    const std::string path = folder / "book";
    copy_golden_book(version, path);
    CHECK(history_of(path).size() == 13);
    const auto findings = verify_book(path);
    REQUIRE(findings);
    CHECK(findings->empty());
    CHECK(std::filesystem::exists(storage::backup_of(path, version)) ==
          (version < newest_version()));
    std::filesystem::remove(storage::backup_of(path, version));
  }
}

TEST_CASE("R10: a cut at any change leaves the old version or the new, and both go on", "[R10]") {
  int cuts = 0;
  for (const int version : golden_versions()) {
    const ScratchFolder folder;
    const std::string path = folder / "book";
    for (const Survivors survivors : {Survivors::none, Survivors::all, Survivors::some})
      for (std::int64_t at = 1;; at += in_column(3, 1)) {
        copy_golden_book(version, path);
        std::filesystem::remove(storage::backup_of(path, version));
        set_strike({.at = at, .calls = changing_calls, .is_power_cut = true});
        bool is_done = false;
        try {
          migrate_to_next(opening_at(path, faulty_disk));
          is_done = true;
        } catch (const StorageFault&) {
        }
        const bool has_cut = has_struck();
        if (has_cut) leave_remains(survivors, static_cast<std::uint64_t>(at));
        set_strike({});
        if (!has_cut) break;
        CAPTURE(version, at, static_cast<int>(survivors));
        REQUIRE(flaw_of_migration(path, version, is_done) == "");
        ++cuts;
      }
  }
  tell("R10 migrations", std::to_string(cuts) + " cuts in migrations of " +
                             std::to_string(golden_versions().size()) +
                             " golden books, exactly old or exactly new");
}

TEST_CASE("R10: a book of a newer version is refused and left alone", "[R10]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  copy_golden_book(golden_versions().back(), path);
  REQUIRE(tamper(path, "PRAGMA user_version = " + std::to_string(newest_version() + 1)));
  const std::string before = file_content(path);
  CHECK_THROWS_AS(open_book(path), StorageFault);
  CHECK(verify_book(path).error().front().is(BookRule::book_newer));
  CHECK(checkpoint_book(path, folder / "key").error().front().is(BookRule::book_newer));
  CHECK_THROWS_AS(back_up_book(path, folder / "copy"), StorageFault);
  CHECK_FALSE(std::filesystem::exists(folder / "copy"));
  CHECK(file_content(path) == before);
}

// Once for each released version: build/dev/tests/dutoan_torture '[.golden]'.
TEST_CASE("writes the golden book of this version", "[.golden]") {
  const std::string path = golden_book(newest_version());
  REQUIRE_FALSE(std::filesystem::exists(path));
  std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
  make_sample_book(path);
  std::filesystem::remove(path + "-journal");
  std::filesystem::remove(path + "-queue");
}

}  // namespace
}  // namespace dutoan::tests
