#include "workbook/draft.hpp"

#include "workbook/cell_text.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::workbook {
namespace {

bool comes_before(const BookCell& a, const BookCell& b) {
  return std::pair{a.row, a.column} < std::pair{b.row, b.column};
}

bool is_same_place(const BookCell& a, const BookCell& b) {
  return a.row == b.row && a.column == b.column;
}

/// A name that can stand on a screen.
std::string clean_name(std::string_view name) {
  std::string made;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (const std::size_t length = control_length(name.substr(i)); length == 0)
      made += name[i];
    else
      i += length - 1;
  return clean_text(made).value_or(std::string{});
}

}  // namespace

Draft::Draft(const Archive& archive, Book::Kind kind) : archive_(archive) {
  book_.name = archive.name();
  book_.kind = kind;
}

void Draft::begin_sheet(std::string_view name, bool is_hidden) {
  book_.sheets.push_back({clean_name(name), is_hidden, {}, {}, {}});
  is_row_hidden_ = false;
}

FilePlace Draft::place(const std::string& cell) const {
  return {book_.name, 0, 0, 0, book_.sheets.back().name + "!" + cell};
}

void Draft::tell(Problem problem) {
  if (static_cast<std::int64_t>(problems_.size()) < limits().problems)
    problems_.push_back(std::move(problem));
}

void Draft::tell(const std::string& cell, CellFault fault, std::string_view text) {
  std::vector<Fact> facts{{"reason", std::string{word_for(fault)}}};
  if (!text.empty()) facts.push_back({"text", beginning_of(text)});
  tell(Problem{ListRule::cell_unreadable, place(cell), std::move(facts)});
}

void Draft::tell_twice(const std::string& cell) {
  tell(Problem{ListRule::cell_twice, place(cell)});
}

std::optional<Problem> Draft::count(std::int64_t bytes) {
  texts_ += bytes;
  if (++cells_ > limits().cells) return archive_.too_large("cells", limits().cells);
  if (texts_ > limits().texts) return archive_.too_large("texts", limits().texts);
  return std::nullopt;
}

std::optional<Problem> Draft::put(std::int64_t row, std::int64_t column, const CellValue& value) {
  if (value.text.empty() && !value.fault) return std::nullopt;
  if (row > limits().rows) return archive_.too_large("rows", limits().rows);
  if (column > limits().columns) return archive_.too_large("columns", limits().columns);
  BookCell cell{static_cast<int>(row), static_cast<int>(column), value.kind, {}, value.is_formula,
                value.has_time};
  const std::string name = cell_name(cell.row, cell.column);
  auto text = clean_text(value.text);
  if (value.fault || !text) {
    tell(name, value.fault.value_or(CellFault::control_character), value.text);
    return count(0);
  }
  if (characters_in(*text) > limits().characters) {
    Problem problem = archive_.too_large("characters", limits().characters);
    problem.place = place(name);
    tell(std::move(problem));
    return count(0);
  }
  cell.text = std::move(*text);
  if (auto problem = count(static_cast<std::int64_t>(cell.text.size()))) return problem;
  Sheet& sheet = book_.sheets.back();
  if (is_row_hidden_) sheet.hidden_rows.push_back(cell.row);
  sheet.cells.push_back(std::move(cell));
  return std::nullopt;
}

std::optional<Problem> Draft::merge(const MergedCells& range) {
  book_.sheets.back().merged.push_back(range);
  return count(0);
}

void Draft::put_in_order(Sheet& sheet) {
  if (!std::ranges::is_sorted(sheet.cells, comes_before))
    std::ranges::stable_sort(sheet.cells, comes_before);
  std::ranges::sort(sheet.hidden_rows);
  const auto surplus = std::ranges::unique(sheet.hidden_rows);
  sheet.hidden_rows.erase(surplus.begin(), surplus.end());
}

Result<Book> Draft::finish(std::optional<Problem> end) && {
  for (Sheet& sheet : book_.sheets) {
    put_in_order(sheet);
    for (auto at = sheet.cells.begin();
         (at = std::ranges::adjacent_find(at, sheet.cells.end(), is_same_place)) !=
         sheet.cells.end();
         ++at)
      tell(Problem{ListRule::cell_twice,
                   {book_.name, 0, 0, 0, sheet.name + "!" + cell_name(at->row, at->column)}});
  }
  if (end) problems_.push_back(std::move(*end));
  if (problems_.empty() && book_.sheets.empty())
    problems_.push_back(archive_.refusal(Unreadable::no_sheet));
  if (problems_.empty()) return std::move(book_);
  sort_by_place(problems_);
  return Refusal<Problems>{std::move(problems_)};
}

}  // namespace dutoan::workbook
