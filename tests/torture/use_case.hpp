// What is done with a book, so that every fault can be tried at every moment of it.
#pragma once

#include "torture/paid_book.hpp"

#include <string>
#include <vector>

namespace dutoan::tests {

/// What a use case was told before it ended.
struct Outcome {
  Ids confirmed;         // documents
  bool is_done = false;  // that all of it was done
};

struct UseCase {
  std::string name;
  /// Makes what it begins with in a folder of its own: the book at `path`, and what it needs.
  void (*make)(const std::string& path);
  /// Does it; a fault of the disk is the end of a step, not of the program.
  Outcome (*run)(const storage::Opening& book);
  /// What is wrong afterwards, when nobody has the book open; empty when nothing is.
  std::string (*flaw)(const std::string& path, const Outcome& outcome);
};

/// Posting, importing 200 documents together, closing, migrating, backing up, restoring, reading
/// how far the book goes for a checkpoint.
[[nodiscard]] const std::vector<UseCase>& use_cases();

/// Both ways to keep a journal: any SQLite keeps a log without loss for one connection at a time.
[[nodiscard]] std::vector<storage::Journal> journals();

}  // namespace dutoan::tests
