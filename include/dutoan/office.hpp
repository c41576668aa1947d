// Office: in whose name a document is entered where several people share a book. The ledger
// compares author and decider; that they are who they say is held here, below every page and form,
// because all documents pass the store.
//
// Invariants
//   O1  the author of what is entered is the person who enters it, but for a draft that another
//       wrote and this person decides
//   O2  commitments, advances, clearances and payments are drafted by one, and decided by another
//       in their own name, whose role decides
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/people.hpp>
#include <dutoan/store.hpp>

#include <memory>

namespace dutoan {

/// A person at work.
struct Office {
  PersonCode person;
  Role role = Role::auditor;
};

/// Whether a document of that kind is drafted before it is decided.
[[nodiscard]] bool is_drafted_first(DocumentKind kind);

/// Why that person may not enter the document; nothing where they may (O1, O2).
[[nodiscard]] Problems against_office(const BookView& book, const Document& document,
                                      const Office& office);

/// What was typed as that person enters it: they are its author; what is drafted first is a draft,
/// and what decides a draft is decided by them.
[[nodiscard]] TypedDocument typed_in_office(TypedDocument typed, const Office& office);

/// The book as that person may write it: whatever is appended or rehearsed passes `against_office`.
/// It lives no longer than `book`.
[[nodiscard]] std::unique_ptr<Store> in_office(Store& book, Office office);

}  // namespace dutoan
