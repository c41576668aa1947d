// Where pages end: the invariants of pages.hpp on many heights, and the boundaries by name.
#include "paper/pages.hpp"
#include "paper/breaks.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <vector>

namespace {

using namespace dutoan;
using namespace dutoan::paper;
using Kind = PaperRow::Kind;

RowExtent text(int lines) { return {lines, 10, 0, 0, true, true, false, false, false}; }
RowExtent table_row(int lines = 1, bool may_begin = true) {
  return {lines, 10, 0, 0, may_begin, false, false, true, false};
}
RowExtent head() { return {1, 10, 0, 0, true, false, true, true, false}; }
RowExtent blank() { return {1, 10, 0, 0, true, false, false, false, true}; }

std::vector<std::vector<int>> first_rows(const std::vector<Page>& pages) {
  std::vector<std::vector<int>> rows;
  for (const Page& page : pages) {
    rows.emplace_back();
    for (const Slice& slice : page) rows.back().push_back(static_cast<int>(slice.row));
  }
  return rows;
}
using Rows = std::vector<std::vector<int>>;

/// PG1 and PG2.
void check_pages(const std::vector<RowExtent>& rows, Length height) {
  const auto pages = pages_of(rows, height);
  std::vector<int> met(rows.size(), 0);
  std::size_t row = 0;
  for (const Page& page : pages) {
    Length high = 0;
    bool is_own = false;  // a slice that is no repeated head has been met
    for (const Slice& slice : page) {
      high += height_of(slice, rows[slice.row]);
      if (slice.row < row && rows[slice.row].is_head && !is_own) continue;
      is_own = true;
      CHECK(slice.first == met[slice.row]);
      CHECK(slice.last > slice.first);
      CHECK(slice.row >= row);
      row = slice.row;
      met[slice.row] = slice.last;
    }
    CHECK(is_own);
    CHECK((high <= height || page.size() == 1));
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i].is_blank) CHECK(met[i] == rows[i].lines);
}

TEST_CASE("every line stands on one page, and pages are no higher than they may be", "[paper]") {
  std::vector<RowExtent> rows{text(2), blank(), head(), head()};
  for (int i = 0; i < 40; ++i) rows.push_back(table_row(1 + i * 7 % 5, i % 3 != 0));
  rows.push_back(text(30));
  rows.push_back(table_row(25));
  rows.push_back(blank());
  rows.push_back(head());
  rows.push_back(table_row(1, false));
  for (Length height = 9; height < 400; ++height) {
    CAPTURE(height);
    check_pages(rows, height);
  }
}

TEST_CASE("a row goes whole to the next page where it does not fit", "[paper]") {
  const std::vector<RowExtent> rows{table_row(2), table_row(2), table_row(2)};
  CHECK(first_rows(pages_of(rows, 59)) == Rows{{0, 1}, {2}});
  CHECK(first_rows(pages_of(rows, 60)) == Rows{{0, 1, 2}});
  CHECK(first_rows(pages_of(rows, 61)) == Rows{{0, 1, 2}});
}

TEST_CASE("heads stand on every page of their table, and on no other", "[paper]") {
  const std::vector<RowExtent> rows{text(1),     head(),  head(),  table_row(), table_row(),
                                    table_row(), text(1), text(1), text(1),     text(1)};
  CHECK(first_rows(pages_of(rows, 40)) == Rows{{0, 1, 2, 3}, {1, 2, 4, 5}, {6, 7, 8, 9}});
  // A head of half a page is not repeated: nothing would go forward.
  CHECK(first_rows(pages_of(rows, 30)) == Rows{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {9}});
}

TEST_CASE("what must stay with the row above takes it along", "[paper]") {
  const std::vector<RowExtent> rows{table_row(), table_row(), table_row(), table_row(1, false)};
  CHECK(first_rows(pages_of(rows, 30)) == Rows{{0, 1}, {2, 3}});
  const std::vector<RowExtent> chained{table_row(), table_row(), table_row(1, false),
                                       table_row(1, false)};
  CHECK(first_rows(pages_of(chained, 30)) == Rows{{0}, {1, 2, 3}});
  // It cannot be helped where they do not fit on one page.
  CHECK(first_rows(pages_of(chained, 20)) == Rows{{0}, {1, 2}, {3}});
}

TEST_CASE("running text is parted so that no line stands alone", "[paper]") {
  const auto parts = [](int lines, Length height) {
    std::vector<int> taken;
    for (const Page& page : pages_of(std::vector{text(1), text(lines)}, height))
      for (const Slice& slice : page)
        if (slice.row == 1) taken.push_back(slice.last - slice.first);
    return taken;
  };
  CHECK(parts(5, 40) == std::vector{3, 2});
  CHECK(parts(4, 40) == std::vector{4});  // one line would stand alone behind
  CHECK(parts(3, 30) == std::vector{3});
  CHECK(parts(4, 30) == std::vector{2, 2});
  CHECK(parts(4, 20) == std::vector{2, 2});
}

TEST_CASE("no page begins with an empty row, and none is empty", "[paper]") {
  CHECK(first_rows(pages_of(std::vector{table_row(2), blank(), table_row()}, 20)) ==
        Rows{{0}, {2}});
  CHECK(pages_of(std::vector<RowExtent>{}, 20).empty());
  CHECK(pages_of(std::vector{blank()}, 20).empty());
}

/// '1' for each row with which a page may begin.
std::string begins(const std::vector<Kind>& kinds) {
  std::vector<PaperRow> rows;
  for (const Kind kind : kinds) rows.push_back({kind, {}});
  std::string told;
  for (const bool may : page_may_begin(rows)) told += may ? '1' : '0';
  return told;
}

TEST_CASE("totals, subtotals and titles stand with the rows that they are of", "[paper]") {
  using enum Kind;
  CHECK(begins({title, head, letters, plain, plain, total, words}) == "1000100");
  // Subtotals above their rows.
  CHECK(begins({head, subtotal, heading, plain, plain, subtotal, heading, plain, total}) ==
        "100011000");
  // And below them.
  CHECK(begins({head, plain, plain, subtotal, plain, subtotal, total}) == "1010100");
  CHECK(begins({section, text, text, words, text}) == "10110");
}

TEST_CASE("who signs stands with the last two rows of the table", "[paper]") {
  using enum Kind;
  CHECK(begins({head, plain, plain, plain, total, blank, place, signature, signing}) ==
        "101100000");
  CHECK(begins({plain, plain, plain, total, text, text, signature, signing}) == "11100000");
  // A table that is far above does not hold the signatures back.
  CHECK(begins({plain, total, text, text, text, text, text, text, text, text, signature,
                signing}) == "101111111000");
  CHECK(begins({paragraph, paragraph, paragraph, closing, recipients}) == "11000");
}

}  // namespace
