// How a book comes from one version of its schema to the next.
//
// Invariants
//   G1  the book has the old schema or the new one, whenever the program or the power ends
//   G2  before an existing book changes there is a copy beside it that was opened anew and found
//       whole, of the same version
//   G3  a migration whose check finds anything is undone
#pragma once

#include "storage/connection.hpp"

#include <string>
#include <vector>

namespace dutoan::storage {

/// A numbered step of the schema. `check` is a query that must find nothing afterwards.
struct Migration {
  int number;
  std::string name, sql, check;
};

/// The steps of schemas/sqlite in order, compiled into the program.
[[nodiscard]] const std::vector<Migration>& migrations();
/// Those of schemas/people, of the file of a book's people.
[[nodiscard]] const std::vector<Migration>& people_migrations();

/// Brings the book to the last of `steps`; does nothing when it is there. Steps are numbered 1, 2,
/// 3….
void migrate(Connection& connection, const std::vector<Migration>& steps);

/// The file that keeps the book as it was at `version`.
[[nodiscard]] std::string backup_of(const std::string& book, std::int64_t version);

}  // namespace dutoan::storage
