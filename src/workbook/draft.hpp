// A workbook while it is read: cells come in as their file has them, and are checked, counted and
// put in order here, whichever the format.
#pragma once

#include "workbook/archive.hpp"
#include "workbook/book.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dutoan::workbook {

/// What a cell holds, before its place is known, or why it cannot be read. `text` empty: nothing.
struct CellValue {
  CellKind kind = CellKind::text;
  std::string text;
  bool is_formula = false;
  bool has_time = false;
  std::optional<CellFault> fault = {};  // `text` is what the file has
};

class Draft {
 public:
  Draft(const Archive& archive, Book::Kind kind);

  void begin_sheet(std::string_view name, bool is_hidden);
  /// The row of the cells that come next: whether it is hidden.
  void begin_row(bool is_hidden) { is_row_hidden_ = is_hidden; }

  /// Puts a cell into the sheet, or remembers what is wrong with it; the problem that ends the
  /// reading, if any.
  [[nodiscard]] std::optional<Problem> put(std::int64_t row, std::int64_t column,
                                           const CellValue& value);
  [[nodiscard]] std::optional<Problem> merge(const MergedCells& range);

  /// Remembers a problem of a place of the sheet, such as "B7".
  void tell(const std::string& cell, CellFault fault, std::string_view text);
  void tell_twice(const std::string& cell);

  [[nodiscard]] const Limits& limits() const { return archive_.limits(); }

  /// The book, or its problems; `end` is what ended the reading.
  [[nodiscard]] Result<Book> finish(std::optional<Problem> end) &&;

 private:
  const Archive& archive_;
  Book book_;
  Problems problems_;
  std::int64_t cells_ = 0, texts_ = 0;
  bool is_row_hidden_ = false;

  void tell(Problem problem);
  [[nodiscard]] FilePlace place(const std::string& cell) const;
  [[nodiscard]] std::optional<Problem> count(std::int64_t bytes);
  void put_in_order(Sheet& sheet);
};

}  // namespace dutoan::workbook
