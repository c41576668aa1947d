// Lists in CSV: cells as they stand, each with its place and its name in a spreadsheet.
//
// The separator (; , or Tab) is the one that the header line holds most often. Lines that begin
// with # are comments; blank lines and rows without any text are passed over, yet counted, so that
// a cell has the name that a spreadsheet shows.
//
// Invariants
//   V1  every row has as many cells as the header
//   V2  cells are trimmed unless they stand in quotes, where blanks and newlines count
#pragma once

#include "files/text_file.hpp"

#include <dutoan/notation.hpp>

#include <string>
#include <vector>

namespace dutoan::files {

inline constexpr std::size_t most_list_problems = 50;
inline constexpr std::int64_t most_cells = 500'000;

struct Cell {
  std::string text;
  FilePlace place;
  Style style = Style::people;  // in which a number is written
};

struct List {
  std::vector<Cell> header;
  std::vector<std::vector<Cell>> rows;
};

/// The separator of the list in `source`.
[[nodiscard]] char separator_in(const SourceText& source);

/// The list in `source`, or every problem of it.
[[nodiscard]] Result<List> read_csv(const SourceText& source);

}  // namespace dutoan::files
