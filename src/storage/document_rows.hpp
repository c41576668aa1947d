// Documents as rows, and back.
#pragma once

#include "storage/connection.hpp"

#include <dutoan/document.hpp>

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace dutoan::storage {

/// Writes the document and all that belongs to it; the database moves the balances.
void insert(Connection& book, const Kept& kept);

/// The last of the documents that are read together from `first` on: enough that a query costs
/// little beside its rows, few enough that they need little memory, also where each has many lines.
[[nodiscard]] std::int64_t read_together(Connection& book, std::int64_t first);
/// The documents from `first` to `last` that the book has, in order.
[[nodiscard]] std::vector<Kept> kept_between(Connection& book, std::int64_t first,
                                             std::int64_t last);
/// The documents with these sequences, in order. Throws that the book is damaged where it has one
/// not.
[[nodiscard]] std::vector<Kept> kept_all(Connection& book, const std::set<std::int64_t>& sequences);

/// The book's id of a funding; nothing where no document named it.
[[nodiscard]] std::optional<std::int64_t> id_of(Connection& book, const Funding& funding);
[[nodiscard]] const Funding& funding_at(Connection& book, std::int64_t id);

/// Throws that the book is damaged, unless `value` is there; what the program itself wrote is.
template <class T>
[[nodiscard]] T kept_value(std::optional<T> value, Connection& book);
[[noreturn]] void throw_damaged(Connection& book);
template <class T>
T kept_value(std::optional<T> value, Connection& book) {
  if (!value) throw_damaged(book);
  return *std::move(value);
}

}  // namespace dutoan::storage
