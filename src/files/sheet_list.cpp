#include "files/sheet_list.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

namespace dutoan::files {
namespace {

using workbook::BookCell;
using workbook::CellKind;
using workbook::MergedCells;

Cell cell_of(const BookCell& cell, FilePlace place) {
  const bool is_number = cell.kind == CellKind::number;
  return {cell.text, std::move(place), is_number ? Style::machine : Style::people};
}

/// A row of the sheet: the cells that hold something.
using BookRow = std::span<const BookCell>;

/// Takes the next row off `rest`.
BookRow take_row(BookRow& rest) {
  const int row = rest.front().row;
  const auto end = std::ranges::find_if(rest, [&](const BookCell& c) { return c.row != row; });
  const auto size = static_cast<std::size_t>(end - rest.begin());
  const BookRow taken = rest.first(size);
  rest = rest.subspan(size);
  return taken;
}

/// An error such as #N/A is none.
bool is_comment(BookRow row) {
  return row.front().kind == CellKind::text && row.front().text.starts_with('#');
}

bool is_figure(const BookCell& cell) {
  return cell.kind == CellKind::number || parse_quantity(cell.text, Style::people).has_value();
}

class SheetReader {
 public:
  SheetReader(const workbook::Book& book, const workbook::Sheet& sheet)
      : book_(book), sheet_(sheet), rest_(sheet.cells) {}

  bool find_titles(const AreTitles& are_titles) {
    while (!rest_.empty()) {
      const BookRow row = take_row(rest_);
      std::vector<Cell> cells;
      for (const BookCell& cell : row) cells.push_back(placed(cell));
      if (!are_titles(cells)) continue;
      for (const BookCell& cell : row) columns_.push_back(cell.column);
      list_.header = std::move(cells);
      return true;
    }
    return false;
  }

  Result<List> read() {
    note_merged();
    while (!rest_.empty() && problems_.size() < most_list_problems) {
      const BookRow row = take_row(rest_);
      if (!is_comment(row)) add_row(row);
    }
    if (problems_.empty()) return std::move(list_);
    sort_by_place(problems_);
    return refuse(std::move(problems_));
  }

 private:
  const workbook::Book& book_;
  const workbook::Sheet& sheet_;
  BookRow rest_;
  List list_;
  std::vector<int> columns_;                                 // where the titles stand
  std::map<int, std::map<int, const MergedCells*>> merged_;  // over rows: by column and first row
  std::map<int, const BookCell*> above_;  // the first cell of the merged cells last met, by column
  std::vector<int> untitled_;             // columns already told
  std::int64_t cells_ = 0;
  Problems problems_;

  [[nodiscard]] FilePlace place_of(int row, int column) const {
    return workbook::place_in(book_.name, sheet_.name, row, column);
  }
  [[nodiscard]] Cell placed(const BookCell& cell) const {
    return cell_of(cell, place_of(cell.row, cell.column));
  }

  void note_merged() {
    for (const MergedCells& merged : sheet_.merged)
      if (merged.last_row > merged.first_row)
        merged_[merged.first_column].emplace(merged.first_row, &merged);
  }

  /// The cells merged over `row` in `column` that began in an earlier row, or null.
  [[nodiscard]] const MergedCells* merged_over(int row, int column) const {
    const auto in_column = merged_.find(column);
    if (in_column == merged_.end()) return nullptr;
    const auto after = in_column->second.lower_bound(row);
    if (after == in_column->second.begin()) return nullptr;
    const MergedCells* merged = std::prev(after)->second;
    return merged->last_row >= row ? merged : nullptr;
  }

  void add_row(BookRow row) {
    std::vector<Cell> cells;
    auto next = row.begin();
    for (const int column : columns_) {
      for (; next != row.end() && next->column < column; ++next) refuse_untitled(*next);
      if (next != row.end() && next->column == column)
        cells.push_back(taken(*next++));
      else
        cells.push_back(filled(row.front().row, column));
    }
    for (; next != row.end(); ++next) refuse_untitled(*next);
    cells_ += std::ssize(cells);
    if (cells_ > most_cells) return refuse_size(row.front().row);
    list_.rows.push_back(std::move(cells));
  }

  Cell taken(const BookCell& cell) {
    Cell made = placed(cell);
    if (cell.kind == CellKind::error)
      problems_.emplace_back(ListRule::cell_shows_error, made.place,
                             std::vector<Fact>{{"text", cell.text}});
    above_[cell.column] = &cell;
    return made;
  }

  /// An empty cell, or what the cells that it is merged with show.
  Cell filled(int row, int column) {
    Cell blank{{}, place_of(row, column)};
    const MergedCells* merged = merged_over(row, column);
    const auto above = above_.find(column);
    if (merged == nullptr || above == above_.end() || above->second->row != merged->first_row)
      return blank;
    const BookCell& first = *above->second;
    if (is_figure(first)) {
      problems_.emplace_back(ListRule::merged_numbers, blank.place,
                             std::vector<Fact>{{"text", first.text}},
                             std::vector<FilePlace>{place_of(first.row, first.column)});
      return blank;
    }
    return cell_of(first, blank.place);
  }

  void refuse_untitled(const BookCell& cell) {
    if (std::ranges::find(untitled_, cell.column) != untitled_.end()) return;
    untitled_.push_back(cell.column);
    problems_.emplace_back(ListRule::column_without_title, place_of(cell.row, cell.column),
                           std::vector<Fact>{{"text", cell.text}});
  }

  void refuse_size(int row) {
    problems_.emplace_back(
        FileRule::too_large, place_of(row, 1),
        std::vector<Fact>{{"what", std::string{"cells"}}, {"size", cells_}, {"limit", most_cells}});
    rest_ = {};
  }
};

}  // namespace

std::optional<Result<List>> read_sheet(const workbook::Book& book, const workbook::Sheet& sheet,
                                       const AreTitles& are_titles) {
  SheetReader reader{book, sheet};
  if (!reader.find_titles(are_titles)) return std::nullopt;
  return reader.read();
}

}  // namespace dutoan::files
