// The digests that link each document to all that stand before it.
//
// Invariants
//   D1  a link covers everything of a document (dutoan::canonical_bytes) and the link before it
//   D2  the first link covers the book's settings: to change them is to change every digest
//   D3  the bytes of a version never change; what is encoded otherwise has another name
#pragma once

#include <dutoan/document.hpp>
#include <dutoan/ledger.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace dutoan::storage {

/// SHA-256 of `bytes`.
[[nodiscard]] Digest digest_of(std::string_view bytes);

/// What stands before the first document of a book with these settings.
[[nodiscard]] Digest first_link(const BookSettings& settings);
/// The link of a document: of its canonical bytes and the link before it.
[[nodiscard]] Digest next_link(const Digest& before, const Kept& kept);

/// 64 hexadecimal digits, and back; nothing when `text` is not what is written.
[[nodiscard]] std::string written(const Digest& digest);
[[nodiscard]] std::optional<Digest> read_digest(std::string_view text);

}  // namespace dutoan::storage
