// Whether a book is what was written: named checks, each of which finds one kind of change.
//
// Invariants
//   V1  a book is only read, and nothing but its schema is until that is found to be ours; what a
//       crash left half-written is undone first, as by every opening
//   V2  a finding names the first document that is wrong, where the change has one
#pragma once

#include "storage/checkpoint.hpp"
#include "storage/connection.hpp"

#include <dutoan/book.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dutoan::storage {

/// What is wrong in the book, by check, in the order of `check_names`; each check tells its first
/// finding. `progress` hears of documents. Refused when the file cannot be read as a book at all.
[[nodiscard]] Result<std::vector<Finding>> verify(Opening opening,
                                                  Progress& progress = no_progress());

/// The same, and whether the book still holds what `checkpoint` says of it.
[[nodiscard]] Result<std::vector<Finding>> verify_against(Opening opening,
                                                          const Checkpoint& checkpoint,
                                                          Progress& progress = no_progress());

/// The same for a head that was typed off a paper.
[[nodiscard]] Result<std::vector<Finding>> verify_against(Opening opening, const PrintedHead& head,
                                                          Progress& progress = no_progress());

/// Every check, in the order in which they run.
[[nodiscard]] std::vector<std::string_view> check_names();

/// Whether the schema of the book is, to the letter, that of `migrations()`.
[[nodiscard]] bool has_our_schema(Connection& book);

/// A check that is a query: rows of the document that is wrong (0 when no single one is) and why.
struct QueryCheck {
  std::string_view name, sql;
  /// It finds nothing in a book whose `posted_sums_hold`, and need not be asked then.
  bool is_told_by_sums = false;
};
[[nodiscard]] const std::vector<QueryCheck>& query_checks();

/// Whether every balance is what was posted to its account, and nothing opened was used up more
/// than once, at no instant. It is told in one pass; what is wrong where it is false, the queries
/// say.
[[nodiscard]] bool posted_sums_hold(Connection& book);

}  // namespace dutoan::storage
