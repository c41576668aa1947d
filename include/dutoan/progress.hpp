// Progress: how far something long has come, for whoever waits.
//
// The library counts and never looks at a clock; whoever listens decides what to show and when.
//
// Invariants
//   K1  a listener changes nothing: the result is the same with any of them
#pragma once

#include <cstddef>
#include <cstdint>

namespace dutoan {

/// What takes long, and what is counted in it.
enum class Step : std::uint8_t {
  reading,     // rows of a list
  estimating,  // activities
  fitting,     // combinations of savings; nobody knows how many there will be
  laying_out,  // lines of a table or a paper
  writing,     // rows of a file
  posting,     // documents of a book
};

/// Whoever listens: derive from it, and hand it to what takes long.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;

  /// `done` pieces of `step` are done, of `total` or, when that is 0, of nobody knows how many.
  /// Called for each piece: a listener must be quick.
  virtual void at(Step step, std::size_t done, std::size_t total) = 0;
};

/// Tells nobody.
[[nodiscard]] Progress& no_progress();

}  // namespace dutoan
