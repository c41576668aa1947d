// The door of an office, for what is tried and passes no append.
#pragma once

#include <dutoan/store.hpp>

namespace dutoan {

/// `decide`, as the book's documents are decided: where it is a book in an office, documents that
/// may not be entered there are refused first.
[[nodiscard]] Store::Decide deciding_in(const Store& book, Store::Decide decide);

}  // namespace dutoan
