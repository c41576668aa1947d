// TOML as we read it: a strict, documented part of TOML 1.0, every value with its place.
//
// Read are comments; bare, quoted and dotted keys; tables [a.b], arrays of tables [[a]]; strings
// "…" and '…' on one line; decimal integers, booleans and dates; arrays, inline tables. A bare key
// may hold letters with accents, so that a key like số_lớp is answered with the nearest one.
// Refused are floats (1.490 means 1490 to our readers and 1.49 to TOML), times and the rest.
//
// Invariants
//   S1  a table holds a key once; entries stand in the order of the file
//   S2  every integer fits 64 bits; every date exists and lies in 1945–2100
//   S3  tables and lists are nested at most `deepest_nesting` deep; a file
//       holds at most `most_values` values
//   S4  all syntax problems of a file are reported in one run, up to `most_syntax_problems`
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/result.hpp>

#include "files/text_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dutoan::files {

inline constexpr int deepest_nesting = 32;
inline constexpr std::int64_t most_values = 500'000;

/// What the fact "what" of FileRule::too_large may say; "size" and "limit" give the numbers.
inline constexpr std::array<std::string_view, 4> size_words{"file", "nesting", "values", "cells"};

inline constexpr std::size_t most_syntax_problems = 50;
inline constexpr int first_year = 1945;
inline constexpr int last_year = 2100;

/// What the fact "expected" of FileRule::unexpected_text may say.
inline constexpr std::array<std::string_view, 15> expected_words{"value",
                                                                 "key",
                                                                 "']'",
                                                                 "']]'",
                                                                 "end of line",
                                                                 "closing quote",
                                                                 "a comma or ']'",
                                                                 "a comma or '}'",
                                                                 "date",
                                                                 "escape",
                                                                 "a string on one line",
                                                                 "text without control characters",
                                                                 "header",
                                                                 "a separator or end of line",
                                                                 "a quoted cell"};

/// What the fact "found" of FileRule::unexpected_text says where no text stands.
inline constexpr std::array<std::string_view, 2> found_words{"end of line", "end of file"};

enum class NodeKind : std::uint8_t { text, integer, boolean, date, list, table };

/// A stretch of one line; a value that goes on in further lines has length 1.
struct Spot {
  int line = 0;
  int column = 0;
  int length = 0;
};

/// The text file that nodes come from; or the sheet of a workbook, whose rows and columns are then
/// the lines and columns of a Spot.
struct NodeFile {
  std::string name;
  std::string sheet = {};  // empty: a text file
};

/// A value of a file with its place. Asking for another kind than `kind()` stops the program.
class Node {
 public:
  struct Entry;
  using Items = std::vector<Node>;
  using Entries = std::vector<Entry>;
  using File = std::shared_ptr<const NodeFile>;
  using Value = std::variant<std::string, std::int64_t, bool, Date, Items, Entries>;

  Node(File file, Spot spot, Value value);
  Node(const Node&);
  Node(Node&&) noexcept;
  Node& operator=(const Node&);
  Node& operator=(Node&&) noexcept;
  ~Node();

  [[nodiscard]] NodeKind kind() const;
  /// Where the value stands; of a table its header; of the whole file line 0. In a workbook only
  /// the cell, "Sheet!B7", is said.
  [[nodiscard]] FilePlace place() const { return place_of(spot_); }
  /// The place of another spot of the same file.
  [[nodiscard]] FilePlace place_of(Spot spot) const;

  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] Date date() const;
  [[nodiscard]] const Items& items() const;
  [[nodiscard]] const Entries& entries() const;
  /// The entry of a table, or nothing.
  [[nodiscard]] const Entry* find(std::string_view key) const;

 private:
  friend class TableTree;

  /// How a table or list came into being: it decides what may be added to it later.
  enum class Origin : std::uint8_t { value, passed_through, header, dotted_key };

  File file_;
  Spot spot_;
  std::uint32_t number_ = 0;  // of a table, in the reader's index of keys
  Origin origin_ = Origin::value;
  Value value_;
};

struct Node::Entry {
  std::string key;
  Spot key_spot;
  Node value;

  [[nodiscard]] FilePlace key_place() const;
};

/// The facts of FileRule::year_out_of_range. Scanned papers often have a 1 for a 2: 1018 was
/// probably 2018, which is then the fact "guess".
[[nodiscard]] std::vector<Fact> year_facts(int year);

/// The file's root table, or every syntax problem of it.
[[nodiscard]] Result<Node> read_toml(const SourceText& source);

}  // namespace dutoan::files
