// One life of a book, drawn from one seed, on the store that people use.
//
// Clients send documents under ids of their own; the disk fails, the process is killed, the power
// goes; whoever was not answered sends the same again; the clock jumps; copies are made. Beside it
// the book in memory decides the same documents. Chance, clock and disk are arguments, so a seed
// says all.
#pragma once

#include "storage/connection.hpp"

#include <cstdint>
#include <string>

namespace dutoan::tests {

struct LifeCounts {
  std::int64_t calls = 0, posted = 0, repeated = 0, refused = 0;  // calls that were answered
  std::int64_t unanswered = 0, cuts = 0, kills = 0, errors = 0, backups = 0, audits = 0;

  LifeCounts& operator+=(const LifeCounts& other);
};
/// "93 calls, 41 posted, …".
[[nodiscard]] std::string text_of(const LifeCounts& counts);

struct LifeResult {
  LifeCounts counts;
  std::string flaw;  // the first thing that should not be, and where; empty when there is none
};

/// Lives it in `folder`, which is empty. After every crash and at the end: nothing confirmed is
/// lost, nothing stands twice or was never sent, every document has the place that its receipt
/// said, sums are what the documents add up to, verification finds nothing.
[[nodiscard]] LifeResult live(std::uint64_t seed, const std::string& folder,
                              storage::Journal journal);

}  // namespace dutoan::tests
