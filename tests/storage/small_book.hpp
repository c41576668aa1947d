// The smallest book with the habits of the real one: rows that stay, a sum kept beside them in the
// same transaction, two versions of the schema. The door is tested with it, alone.
#pragma once

#include "storage/connection.hpp"
#include "storage/migration.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace dutoan::tests {

/// Step 1 makes the tables; step 2 builds one of them anew, with one column more.
[[nodiscard]] const std::vector<storage::Migration>& small_steps();
/// The first `count` of them.
[[nodiscard]] std::vector<storage::Migration> small_steps(std::size_t count);

[[nodiscard]] storage::Opening small_opening(const std::string& path,
                                             storage::Access access = storage::Access::write);
/// A book at `path` of version `count`, with `notes` notes "n1", "n2", … of 1, 2, … đồng.
void make_small_book(const std::string& path, int notes, std::size_t count = 2);

/// Adds a note and its amount to the sum, in one transaction.
void post_note(storage::Connection& book, const std::string& id, std::int64_t amount);

/// What is wrong with the book, read with the real disk; empty when nothing is. Every note of
/// `promised` must be there, and all must add up to the sum.
[[nodiscard]] std::string flaw_of(const std::string& path, const std::set<std::string>& promised);

}  // namespace dutoan::tests
