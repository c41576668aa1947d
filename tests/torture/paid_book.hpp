// The book that is put under faults: money for one line of spending, and payments of it.
//
// Documents are a function of their id, so that whoever finds one in a book knows what must be in
// it. What stands in a book is looked at in a copy: to open the book itself could repair it.
#pragma once

#include "storage/connection.hpp"

#include <dutoan/document.hpp>
#include <dutoan/store.hpp>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace dutoan::tests {

/// How a book at `path` is opened: by the disk `vfs`, without waiting for others.
[[nodiscard]] storage::Opening opening_at(const std::string& path, const std::string& vfs = {});

/// Makes a book with `dong` approved for the line ML1/drinks, and a little more allotted.
void make_paid_book(const std::string& path, std::int64_t dong = 1'000'000'000);
/// The documents that it begins with.
inline constexpr std::int64_t first_documents = 2;

/// A payment, of 1 to 97 đồng by its id; or, called "KS…", the closing of a month before them all.
[[nodiscard]] Document document_called(const std::string& id);
/// `count` payments: "PREFIX1", "PREFIX2" ….
[[nodiscard]] std::vector<Document> payments_called(const std::string& prefix, int count);

using Ids = std::set<std::string>;

/// Posts them one call each; the ids of those that were confirmed. A fault is the end of a call,
/// not of the store.
Ids post_each(Store& store, const std::vector<Document>& documents);

struct Expected {
  Ids confirmed;  // must be there
  Ids attempted;  // may be there
};
/// What is wrong with the book at `path`, which is opened by nobody, seen in a copy of it and its
/// journals; empty when nothing is. Everything is verified, every payment is there once and as it
/// was sent, nothing is there that nobody sent, and the line has spent what they add up to.
[[nodiscard]] std::string flaw_in(const std::string& path, const Expected& expected);

/// Copies a book that is opened by nobody, with its journals.
void copy_book(const std::string& from, const std::string& to);
void remove_book(const std::string& path);

/// The digests of a book's documents in order.
[[nodiscard]] std::vector<Digest> history_of(const std::string& path);
/// Whether the one is what the other began with.
[[nodiscard]] bool is_prefix(const std::vector<Digest>& start, const std::vector<Digest>& whole);

}  // namespace dutoan::tests
