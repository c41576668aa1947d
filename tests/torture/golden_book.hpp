// Books as every released version of the program left them, in tests/golden/books, and a step of
// the schema that comes after the newest: so there is always a migration to put under faults.
#pragma once

#include "storage/connection.hpp"

#include <string>
#include <vector>

namespace dutoan::tests {

/// The versions of which there is a golden book, in order.
[[nodiscard]] const std::vector<int>& golden_versions();
[[nodiscard]] std::string golden_book(int version);
void copy_golden_book(int version, const std::string& path);

/// Every kind of row that a book can hold: the documents of rules_book.csv and a payment with two
/// invoices. What the golden book of this version is made by.
void make_sample_book(const std::string& path);

/// The schema's version of this program.
[[nodiscard]] int newest_version();
/// Brings the book past it, by a step that changes one table and makes another anew.
void migrate_to_next(const storage::Opening& book);

/// What is wrong with a golden book of `version` that was to be brought past this program's: it is
/// exactly what it was or exactly what it becomes, its copy beside it is what it was, and a second
/// attempt succeeds. Nobody has it open; it is looked at in a copy.
[[nodiscard]] std::string flaw_of_migration(const std::string& path, int version, bool is_done);

}  // namespace dutoan::tests
