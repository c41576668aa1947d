// R6: the disk fills up at any size. What fits is kept, what does not is told to be too much; all
// can be read and verified meanwhile; and when there is room again the same store goes on.
#include "storage/fault.hpp"
#include "storage/faulty_disk.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/verify.hpp"
#include "support/ledger_case.hpp"
#include "torture/column.hpp"
#include "torture/paid_book.hpp"
#include "torture/use_case.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <stdexcept>
#include <string>

namespace dutoan::tests {
namespace {

using namespace storage;

/// The rule of the fault that the call met; none when it was kept.
std::optional<BookRule> fault_of(Store& store, const std::vector<Document>& documents) {
  try {
    if (!store.append(documents, recorded_at, decide)) throw std::logic_error{"refused"};
    return std::nullopt;
  } catch (const StorageFault& fault) {
    return static_cast<BookRule>(fault.problem().rule);
  }
}

/// The book answers as ever: how far it goes, what was spent, what verification says.
void check_readable(const Opening& opening, const SqliteStore& store, std::size_t count) {
  CHECK(store.head().count == first_documents + static_cast<std::int64_t>(count));
  std::size_t seen = 0;
  store.documents(first_documents + 1, [&](const Kept&) { return ++seen, true; });
  CHECK(seen == count);
  const auto findings = verify(opening);
  REQUIRE(findings);
  CHECK(findings->empty());
}

void fill(const std::string& path, Journal journal, std::int64_t room,
          const std::vector<std::vector<Document>>& calls, int& refused) {
  Opening opening = opening_at(path, faulty_disk);
  opening.journal = journal;
  SqliteStore store{opening};
  set_next_strike({.room = room});
  Ids confirmed;
  for (const auto& call : calls) {
    const auto rule = fault_of(store, call);
    if (rule) {
      ++refused;
      CHECK(*rule == BookRule::disk_full);
      continue;
    }
    for (const Document& document : call) confirmed.insert(document.id.text());
  }
  check_readable(opening, store, confirmed.size());
  set_next_strike({});
  for (const auto& call : calls) CHECK_FALSE(fault_of(store, call));
}

TEST_CASE("R6: a disk that is full keeps what it has, and goes on when there is room", "[R6]") {
  const ScratchFolder folder;
  const std::string path = folder / "book", model = folder / "model";
  make_paid_book(model);
  std::vector<std::vector<Document>> calls;
  for (const Document& document : payments_called("one", 12)) calls.push_back({document});
  calls.push_back(payments_called("batch", 60));
  Ids all;
  for (const auto& call : calls)
    for (const Document& document : call) all.insert(document.id.text());
  int sizes = 0, refused = 0;
  for (const Journal journal : journals())
    for (std::int64_t room = 0; room < 250'000; room += in_column(3'000, 300)) {
      set_strike({});
      copy_book(model, path);
      CAPTURE(room, static_cast<int>(journal));
      fill(path, journal, room, calls, refused);
      set_strike({});
      REQUIRE(flaw_in(path, {all, {}}) == "");
      ++sizes;
    }
  CHECK(sizes >= 80);
  CHECK(refused > sizes);
  tell("R6 full disk", std::to_string(sizes) + " sizes, " + std::to_string(refused) +
                           " calls told that the disk is full, read and verified in all");
}

}  // namespace
}  // namespace dutoan::tests
