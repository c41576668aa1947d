// Pages: which rows, and which lines of them, stand on which page. Nothing is drawn here.
//
// Invariants
//   PG1  every line of every row stands on exactly one page, in order; heads alone are repeated
//   PG2  a page is no higher than it may be, unless one line alone is
//   PG3  a row is parted only when a page could not hold it or it is running text, and then between
//        two lines
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dutoan::paper {

/// A length in 1024ths of a point.
using Length = int;

/// A row as the pages see it.
struct RowExtent {
  int lines = 1;
  Length line = 0;           // the height of one of them
  Length above = 0;          // space before the first
  Length below = 0;          // and behind the last
  bool may_begin = true;     // a page
  bool is_text = false;      // may be parted between two lines
  bool is_head = false;      // column titles
  bool is_in_table = false;  // below the last column titles; false ends the table
  bool is_blank = false;     // left out where a page begins

  [[nodiscard]] Length height() const { return above + lines * line + below; }
};

/// Lines of a row on a page.
struct Slice {
  std::size_t row = 0;
  int first = 0, last = 0;  // [first, last)

  friend bool operator==(const Slice&, const Slice&) = default;
};

using Page = std::vector<Slice>;

/// How high the slice is: space before the first line and behind the last one belongs to it.
[[nodiscard]] Length height_of(const Slice& slice, const RowExtent& row);

/// `rows` on pages of `height`.
[[nodiscard]] std::vector<Page> pages_of(std::span<const RowExtent> rows, Length height);

}  // namespace dutoan::paper
