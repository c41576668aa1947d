// What a disk may do to a book: fail at any call, fill up, lose its power. Every index of every
// call is tried; what was confirmed must be there afterwards, and nothing by halves.
#include "storage/fault.hpp"
#include "storage/faulty_disk.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/small_book.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <set>
#include <string>

namespace dutoan::tests {
namespace {

using namespace storage;

struct Course {
  std::set<std::string> confirmed;
  int faults = 0;
};

/// Posts `notes` notes, each on a book opened anew after a fault.
Course post_on_faulty_disk(const std::string& path, int notes) {
  Course course;
  Opening opening = small_opening(path);
  opening.vfs = faulty_disk;
  opening.patience = std::chrono::milliseconds{0};
  std::unique_ptr<Connection> book;
  for (int i = 1; i <= notes; ++i) {
    const std::string id = "w" + std::to_string(i);
    try {
      if (book == nullptr) book = std::make_unique<Connection>(opening);
      post_note(*book, id, i);
      course.confirmed.insert(id);
    } catch (const StorageFault&) {
      ++course.faults;
      book.reset();
    }
  }
  return course;
}

void begin_anew(const ScratchFolder& folder, const std::string& path) {
  std::filesystem::remove(path + "-journal");
  std::filesystem::copy_file(folder / "model", path,
                             std::filesystem::copy_options::overwrite_existing);
}

struct Count {
  int strikes = 0, unsaid = 0;
};

/// Strikes at each index in turn until there is none left.
Count sweep(Strike strike, Survivors survivors) {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(folder / "model", 3);
  Count count;
  for (strike.at = 1;; ++strike.at) {
    begin_anew(folder, path);
    set_strike(strike);
    Course course = post_on_faulty_disk(path, 4);
    if (!has_struck()) break;
    if (strike.is_power_cut) leave_remains(survivors, static_cast<std::uint64_t>(strike.at));
    set_strike({});
    ++count.strikes;
    if (course.faults == 0) ++count.unsaid;
    course.confirmed.merge(std::set<std::string>{"n1", "n2", "n3"});
    CAPTURE(strike.at, static_cast<int>(strike.how), strike.stays);
    CHECK(flaw_of(path, course.confirmed) == "");
  }
  set_strike({});
  return count;
}

TEST_CASE("a disk that fails at any call loses nothing that was confirmed", "[disk]") {
  for (const bool stays : {false, true}) {
    for (const Strike& strike :
         {Strike{.how = Failing::io_error}, Strike{.calls = call_write, .how = Failing::full},
          Strike{.calls = call_write | call_read, .how = Failing::half},
          Strike{.calls = call_flush}}) {
      Strike chosen = strike;
      chosen.stays = stays;
      CHECK(sweep(chosen, Survivors::none).strikes > 3);
    }
  }
}

TEST_CASE("a power cut at any change loses nothing that was confirmed", "[disk]") {
  for (const Survivors survivors : {Survivors::none, Survivors::all, Survivors::some}) {
    const Count count = sweep({.calls = changing_calls, .is_power_cut = true}, survivors);
    CHECK(count.strikes > 20);
    CHECK(count.unsaid == 0);
  }
}

TEST_CASE("an error of the disk ends the connection, and a new one goes on", "[disk]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 1);
  set_strike({.at = 1, .calls = call_flush});
  Opening opening = small_opening(path);
  opening.vfs = faulty_disk;
  {
    Connection book{opening};
    CHECK_THROWS_AS(post_note(book, "a", 1), UnknownOutcome);
    CHECK_THROWS_AS(post_note(book, "b", 1), StorageFault);
    CHECK_THROWS_AS(post_note(book, "c", 1), StorageFault);
  }
  Connection book{opening};
  post_note(book, "d", 1);
  set_strike({});
  CHECK(flaw_of(path, {"n1", "d"}).empty());
}

}  // namespace
}  // namespace dutoan::tests
