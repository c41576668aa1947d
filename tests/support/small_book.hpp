// Workbooks for tests, a cell a line: "B3=mã lớp", "C4=*106" a number, "D4=@2020-07-06" a date,
// "E4=!#REF!" an error, "A4:A6" merged; cells stand between " | ".
#pragma once

#include "workbook/book.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace dutoan::tests {

inline void add_cell(workbook::Sheet& sheet, const std::string& text) {
  using workbook::CellKind;
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    const auto first = workbook::position_in(text.substr(0, text.find(':')));
    const auto last = workbook::position_in(text.substr(text.find(':') + 1));
    sheet.merged.push_back({first.row, first.column, last.row, last.column});
    return;
  }
  const auto [row, column] = workbook::position_in(text.substr(0, equals));
  workbook::BookCell cell{row, column, CellKind::text, text.substr(equals + 1)};
  const std::string marks = "*@!";
  constexpr CellKind kinds[] = {CellKind::number, CellKind::date, CellKind::error};
  if (const std::size_t mark = marks.find(cell.text.substr(0, 1));
      !cell.text.empty() && mark != std::string::npos) {
    cell.kind = kinds[mark];
    cell.text.erase(0, 1);
  }
  sheet.cells.push_back(std::move(cell));
}

inline workbook::Sheet small_sheet(const std::string& name, const std::string& cells) {
  workbook::Sheet sheet;
  sheet.name = name;
  for (std::size_t at = 0; at < cells.size();) {
    const std::size_t end = std::min(cells.find(" | ", at), cells.size());
    add_cell(sheet, cells.substr(at, end - at));
    at = end + 3;
  }
  std::ranges::sort(sheet.cells, {}, [](const auto& c) { return std::tuple{c.row, c.column}; });
  return sheet;
}

inline workbook::Book small_book(workbook::Sheet sheet) {
  workbook::Book book;
  book.name = "b.xlsx";
  book.sheets.push_back(std::move(sheet));
  return book;
}

}  // namespace dutoan::tests
