// How long a part goes on: ./test runs a bounded column, tests/torture/run the long one.
//
// What the script says comes in through the environment: DUTOAN_TORTURE=long, DUTOAN_SEED, and
// DUTOAN_SECONDS, after which a part that draws by chance ends. Sweeps end when nothing is left.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dutoan::tests {

[[nodiscard]] bool is_long_column();
/// `quick` in ./test, `full` in the long column.
template <class T>
[[nodiscard]] T in_column(T quick, T full) {
  return is_long_column() ? full : quick;
}

/// The seed that was given, or 1.
[[nodiscard]] std::uint64_t given_seed();

/// For how long a part may draw by chance in the long column; 300 s when nothing is given.
[[nodiscard]] std::chrono::seconds given_time();

/// Rounds of a part that draws by chance: `while (rounds.next()) … rounds.seed()`.
class Rounds {
 public:
  /// At most `quick` of them in ./test, at most `full` in the long column.
  Rounds(std::uint64_t quick, std::uint64_t full);

  [[nodiscard]] bool next();
  /// Another for each round, and the same when the same seed is given.
  [[nodiscard]] std::uint64_t seed() const { return given_seed() * 1'000'000 + made_; }
  [[nodiscard]] std::uint64_t made() const { return made_; }

 private:
  std::uint64_t most_, made_ = 0;
  std::chrono::steady_clock::time_point end_;
};

/// Prints what a part has done, as one line: "R1 kill: 300 rounds, …".
void tell(const std::string& part, const std::string& counts);

}  // namespace dutoan::tests
