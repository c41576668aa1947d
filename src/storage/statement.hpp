// One SQL statement: prepared once, run as often as needed.
//
// Invariants
//   S1  every parameter that the SQL names is given, and no other; each lives until the statement
//       has run, which it does within the call that is given them
//   S2  a statement is one: text behind its end is refused, not dropped
//   S3  a reading ends, with the last row or before, so that no finished reader keeps an old
//       snapshot alive
//   S4  a column is read as the type that it has; a text read as a number, a number as a text, or
//   NULL
//       where the caller expects a value, stops the program instead of becoming 0
#pragma once

#include "storage/connection.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace dutoan::storage {

/// What a parameter is given: nothing (NULL), a whole number or a text without NUL.
using Given = std::variant<std::monostate, std::int64_t, std::string>;

struct Parameter {
  const char* name;
  Given value;
};
using Parameters = std::vector<Parameter>;

/// Parameters where they stand, in a list between braces or in Parameters: they are copied once.
class GivenParameters {
 public:
  GivenParameters(std::initializer_list<Parameter> list) : all_(list.begin(), list.size()) {}
  GivenParameters(const Parameters& parameters) : all_(parameters) {}  // NOLINT(*-explicit-*)
  [[nodiscard]] std::span<const Parameter> all() const { return all_; }

 private:
  std::span<const Parameter> all_;
};

/// A column of a row as it was read.
struct Cell {
  bool is_null = true;
  std::int64_t number = 0;
  std::string text;
};

enum class ColumnKind : std::uint8_t { number, text };
struct ColumnShape {
  ColumnKind kind;
  bool may_be_null;
  friend bool operator==(const ColumnShape&, const ColumnShape&) = default;
};

template <class T>
struct Column;
template <>
struct Column<std::int64_t> {
  static constexpr ColumnShape shape{ColumnKind::number, false};
  static std::int64_t of(Cell& cell) { return cell.number; }
};
template <>
struct Column<std::string> {
  static constexpr ColumnShape shape{ColumnKind::text, false};
  static std::string of(Cell& cell) { return std::move(cell.text); }
};
template <class T>
struct Column<std::optional<T>> {
  static constexpr ColumnShape shape{Column<T>::shape.kind, true};
  static std::optional<T> of(Cell& cell) {
    return cell.is_null ? std::nullopt : std::optional<T>{Column<T>::of(cell)};
  }
};

class Statement {
 public:
  Statement(Connection& connection, const std::string& sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Runs it and answers how many rows it changed.
  std::int64_t run(const GivenParameters& parameters = {});
  /// Inserts a row and answers its rowid.
  std::int64_t insert(const GivenParameters& parameters);

  /// Calls `take(columns…)` for each row.
  template <class... T, class Take>
  void each(const GivenParameters& parameters, Take take) {
    each_while<T...>(parameters, [&](T... columns) {
      take(std::move(columns)...);
      return true;
    });
  }

  /// The same, until `take` answers false.
  template <class... T, class Take>
  void each_while(const GivenParameters& parameters, Take take) {
    static constexpr std::array<ColumnShape, sizeof...(T)> shapes{Column<T>::shape...};
    read(parameters.all(), shapes, [&](std::span<Cell> cells) {
      return [&]<std::size_t... I>(std::index_sequence<I...>) -> bool {
        return take(Column<T>::of(cells[I])...);
      }(std::index_sequence_for<T...>{});
    });
  }

  /// The row, or nothing; that there are two is a fault of the program.
  template <class... T>
  [[nodiscard]] std::optional<std::tuple<T...>> find(const GivenParameters& parameters = {}) {
    std::optional<std::tuple<T...>> found;
    each<T...>(parameters, [&](T... columns) {
      ensure_single(!found);
      found.emplace(std::move(columns)...);
    });
    return found;
  }

  /// The value of the one row with one column.
  template <class T>
  [[nodiscard]] T one(const GivenParameters& parameters = {}) {
    auto found = find<T>(parameters);
    ensure_single(found.has_value());
    return std::get<0>(*std::move(found));
  }

 private:
  struct Prepared;
  Connection& connection_;
  std::unique_ptr<Prepared> prepared_;
  bool is_being_read_ = false;

  void read(std::span<const Parameter> parameters, std::span<const ColumnShape> shapes,
            const std::function<bool(std::span<Cell>)>& take);
  static void ensure_single(bool holds);
};

}  // namespace dutoan::storage
