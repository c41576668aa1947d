// R11: copies are made while eight processes write. Each is whole, and what the book was at one
// moment; and a book that is restored from one in another folder ends as that one ended.
#include "storage/processes.hpp"
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"
#include "torture/column.hpp"
#include "torture/paid_book.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace dutoan::tests {
namespace {

bool is_whole(const std::string& path) {
  const auto findings = verify_book(path);
  return findings && findings->empty();
}

/// A writer goes on until the file `stop` is there.
void write_until(const std::string& stop, const std::string& path, int writer) {
  const auto store = open_book(path);
  for (int i = 0; !std::filesystem::exists(stop); ++i)
    post(*store, document_called("w" + std::to_string(writer) + "." + std::to_string(i)));
}

/// Makes the copies, "copy1" …; the last child of those that run at once.
void copy_while_written(const ScratchFolder& folder, int copies) {
  for (int i = 1; i <= copies; ++i)
    back_up_book(folder / "book", folder / ("copy" + std::to_string(i)));
}

TEST_CASE("R11: a copy under eight writers is whole, and a moment of the book", "[R11]") {
  constexpr int writers = 8, copies = 20;  // of each round
  Rounds rounds{1, 50};
  std::int64_t documents = 0, made = 0;
  while (rounds.next()) {
    const ScratchFolder folder;
    make_paid_book(folder / "book");
    const auto before = payments_called("old", 600);  // so that a copy takes a moment
    REQUIRE(open_book(folder / "book")->append(before, recorded_at, decide));
    const int well = in_processes(writers + 1, [&](int child) {
      if (child < writers) return write_until(folder / "stop", folder / "book", child);
      copy_while_written(folder, copies);
      std::filesystem::create_directory(folder / "stop");
    });
    REQUIRE(well == writers + 1);
    const auto whole = history_of(folder / "book");
    std::size_t last = 0;
    for (int i = 1; i <= copies; ++i) {
      const std::string copy = folder / ("copy" + std::to_string(i));
      CAPTURE(i);
      REQUIRE(is_whole(copy));
      const auto history = history_of(copy);
      REQUIRE(is_prefix(history, whole));
      REQUIRE(history.size() >= last);
      last = history.size();
      ++made;
    }
    std::filesystem::create_directory(folder / "elsewhere");
    const std::string restored = folder / "elsewhere/book";
    back_up_book(folder / ("copy" + std::to_string(copies)), restored);
    REQUIRE(is_whole(restored));
    CHECK(history_of(restored).size() == last);
    CHECK(is_prefix(history_of(restored), whole));
    documents += static_cast<std::int64_t>(whole.size());
  }
  tell("R11 copies", std::to_string(made) + " copies while " + std::to_string(documents) +
                         " documents were written, each whole and a moment of the book; " +
                         std::to_string(rounds.made()) + " restored");
}

}  // namespace
}  // namespace dutoan::tests
