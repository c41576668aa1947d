// Lists in sheets: golden cases, and that no row is ever dropped without a word.
#include "files/sheet_list.hpp"

#include "support/csv_rows.hpp"
#include "support/small_book.hpp"

#include <dutoan/language.hpp>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace {

using namespace dutoan;
using namespace dutoan::files;
using dutoan::tests::small_book;
using dutoan::tests::small_sheet;

bool are_titles(const std::vector<Cell>& cells) {
  const auto has = [&](const char* title) {
    return std::ranges::any_of(cells, [&](const Cell& c) { return fold(c.text) == title; });
  };
  return has("ma lop") && has("dong");
}

std::string read(const workbook::Book& book) {
  const auto list = read_sheet(book, book.sheets.front(), are_titles);
  if (!list) return "no titles";
  std::string out;
  if (!*list) {
    for (const Problem& problem : list->error())
      out += (out.empty() ? "" : " ") + problem.place.cell + " DT" +
             std::to_string(static_cast<int>(problem.rule));
    return out;
  }
  for (const auto& row : (*list)->rows) {
    if (!out.empty()) out += " ; ";
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + row[i].text;
  }
  return out;
}

/// A sheet with titles in row 3 and random rows below: some blank, some comments, some with cells
/// outside the titled columns.
workbook::Sheet random_sheet() {
  workbook::Sheet sheet = small_sheet("S", "A3=mã lớp | B3=dòng | C3=học viên");
  const int rows = *rc::gen::inRange(0, 12);
  for (int row = 4; row < 4 + rows; ++row)
    for (int column = 1; column <= 4; ++column) {
      const int chance = *rc::gen::inRange(0, 20);
      if (chance < 8 || (column == 4 && chance > 8)) continue;
      workbook::BookCell cell{row, column, workbook::CellKind::text,
                              "r" + std::to_string(row) + "c" + std::to_string(column)};
      if (chance == 19 && column == 1) cell.text = "# " + cell.text;
      if (chance == 18) cell.kind = workbook::CellKind::error, cell.text = "#N/A";
      sheet.cells.push_back(std::move(cell));
    }
  return sheet;
}

}  // namespace

TEST_CASE("sheets of class lists are read as the golden table says", "[files]") {
  for (const auto& row : tests::csv_rows("sheets.csv")) {
    INFO(row.at("line") << ": " << row.at("what"));
    CHECK(read(small_book(small_sheet("S", row.at("cells")))) == row.at("read"));
  }
}

TEST_CASE("rows in are rows out, or a problem names one", "[files]") {
  const bool holds = rc::check([] {
    const auto book = small_book(random_sheet());
    const auto& sheet = book.sheets.front();
    std::set<int> expected, comments;
    for (const auto& cell : sheet.cells) {
      if (cell.row <= 3 || comments.contains(cell.row)) continue;
      const bool is_first = expected.insert(cell.row).second;
      if (is_first && cell.text.starts_with('#'))
        comments.insert(cell.row), expected.erase(cell.row);
    }
    const auto list = read_sheet(book, sheet, are_titles);
    RC_ASSERT(list.has_value());
    if (!*list) {
      RC_ASSERT(!list->error().empty());
      for (const Problem& problem : list->error()) RC_ASSERT(problem.place.cell.starts_with("S!"));
      return;
    }
    RC_ASSERT((*list)->rows.size() == expected.size());
    std::multiset<std::string> texts, cells;
    for (const auto& each : (*list)->rows)
      for (const Cell& cell : each)
        if (!cell.text.empty()) texts.insert(cell.text);
    for (const auto& cell : sheet.cells)
      if (expected.contains(cell.row)) cells.insert(cell.text);
    RC_ASSERT(texts == cells);
  });
  CHECK(holds);
}

TEST_CASE("a list of more cells than the limit ends at it", "[files]") {
  for (const int columns : {2}) {
    workbook::Sheet sheet = small_sheet("S", "A1=mã lớp | B1=dòng");
    const int rows = static_cast<int>(most_cells) / columns + 1;
    for (int row = 2; row < 2 + rows; ++row)
      sheet.cells.push_back({row, 1, workbook::CellKind::text, "x"});
    auto book = small_book(std::move(sheet));
    CHECK(read(book) == "S!A" + std::to_string(rows + 1) + " DT1014");
    book.sheets.front().cells.pop_back();
    CHECK(read(book).starts_with("x,"));
  }
}
