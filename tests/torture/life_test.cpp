// R4: lives of a book, one from each seed; and all seeds that ever failed, in life_seeds.txt.
#include "torture/life.hpp"

#include "storage/scratch_folder.hpp"
#include "torture/column.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

namespace dutoan::tests {
namespace {

storage::Journal journal_of(std::uint64_t seed) {
  using storage::Journal;
  const Journal own = storage::journal_for(storage::sqlite_version());
  // Every fourth life keeps the other journal. A log is safe with any SQLite here: its two writers
  // are one process that does one thing after another.
  return seed % 4 != 0 ? own : own == Journal::wal ? Journal::persist : Journal::wal;
}

void live_once(std::uint64_t seed, LifeCounts& counts) {
  const ScratchFolder folder;
  const LifeResult result = live(seed, folder.path(), journal_of(seed));
  counts += result.counts;
  INFO("repeat with: tests/torture/life --seed " << seed);
  REQUIRE(result.flaw == "");
}

TEST_CASE("R4: no life that once went wrong does so again", "[R4]") {
  std::ifstream seeds{std::string{DUTOAN_SOURCE_DIR} + "/tests/torture/life_seeds.txt"};
  REQUIRE(seeds);
  LifeCounts counts;
  for (std::string line; std::getline(seeds, line);)
    if (!line.empty() && !line.starts_with('#')) live_once(std::stoull(line), counts);
}

TEST_CASE("R4: in no life is anything lost, doubled or invented", "[R4]") {
  Rounds rounds{300, 1'000'000};
  LifeCounts counts;
  while (rounds.next()) live_once(rounds.seed(), counts);
  tell("R4 lives", std::to_string(rounds.made()) + " seeds, " + text_of(counts) +
                       ", 0 lost, 0 doubled, 0 invented");
}

// tests/torture/life --seed N
TEST_CASE("one life", "[.life]") {
  LifeCounts counts;
  live_once(given_seed(), counts);
  tell("seed " + std::to_string(given_seed()), text_of(counts));
}

}  // namespace
}  // namespace dutoan::tests
