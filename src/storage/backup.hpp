// A copy of a book, as whole as the book.
#pragma once

#include "storage/connection.hpp"

#include <string>

namespace dutoan::storage {

/// Writes the book as it was last committed to `target`, page by page, and replaces what was there
/// only when the copy, opened anew, is found whole. Throws BookRule::backup_failed or the fault
/// met.
void back_up(const Opening& book, const std::string& target);
/// Throws what back_up would throw before it writes; a book that is not whole would not be copied.
void rehearse_backup(const Opening& book, const std::string& target);

}  // namespace dutoan::storage
