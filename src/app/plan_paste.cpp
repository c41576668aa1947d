// A text that a spreadsheet copied, put into a grid.
#include "files/csv.hpp"

#include <dutoan/language.hpp>
#include <dutoan/plan_grid.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

constexpr std::size_t most_rows = 20'000;

using Rows = std::vector<std::vector<std::string>>;

/// The cells of the text: tabs between them, quotes around those that hold tabs or line ends.
Rows cells_of(const std::string& text) {
  Rows rows(1);
  rows.back().emplace_back();
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    std::string& cell = rows.back().back();
    if (is_quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cell += c;
      ++i;
    } else if (c == '"' && (is_quoted || cell.empty())) {
      is_quoted = !is_quoted;
    } else if (!is_quoted && c == '\t') {
      rows.back().emplace_back();
    } else if (!is_quoted && c == '\n') {
      rows.emplace_back(1);
    } else if (is_quoted || c != '\r') {
      cell += c == '\n' || c == '\t' ? ' ' : c;
    }
  }
  return rows;
}

bool is_blank(const std::vector<std::string>& row) {
  return std::ranges::all_of(row, [](const std::string& cell) {
    return cell.find_first_not_of(" \r\n\t") == std::string::npos;
  });
}

/// Where each column of the text goes: by the titles in its first row, where that names at least
/// two columns of the sheet, or its only one.
std::vector<std::size_t> columns_by_title(const GridSheet& sheet,
                                          const std::vector<std::string>& first) {
  std::vector<std::size_t> to;
  for (const std::string& title : first) {
    const auto it = std::ranges::find_if(sheet.columns, [&](const ReportColumn& column) {
      return fold(column.title.vi) == fold(title) || fold(column.key) == fold(title);
    });
    to.push_back(static_cast<std::size_t>(it - sheet.columns.begin()));
  }
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(to, [&](std::size_t c) { return c < sheet.columns.size(); }));
  return known >= std::min<std::size_t>(2, first.size()) && known * 2 >= first.size()
             ? to
             : std::vector<std::size_t>{};
}

Problem beyond(const GridSheet& sheet, const std::string& what, std::int64_t columns) {
  return Problem{GridRule::pasted_beyond,
                 FilePlace{sheet.title.vi, 0, 0, 0, {}},
                 {{"column", what}, {"columns", columns}}};
}

/// The columns to which the text goes; every one that the sheet has not is told.
Result<std::vector<std::size_t>> targets(const GridSheet& sheet, std::size_t column, Rows& rows) {
  auto to = columns_by_title(sheet, rows.front());
  std::size_t widest = 0;
  for (const auto& row : rows) widest = std::max(widest, row.size());
  Problems problems;
  if (!to.empty()) {
    for (std::size_t c = 0; c < to.size(); ++c)
      if (to[c] == sheet.columns.size())
        problems.push_back(beyond(sheet, rows.front()[c], std::ssize(sheet.columns)));
    rows.erase(rows.begin());
  } else {
    for (std::size_t c = column; c < sheet.columns.size(); ++c) to.push_back(c);
  }
  if (problems.empty() && widest > to.size())
    problems.push_back(
        beyond(sheet, std::to_string(to.size() + 1), static_cast<std::int64_t>(to.size())));
  if (!problems.empty()) return refuse(std::move(problems));
  return to;
}

}  // namespace

Result<std::size_t> paste(GridSheet& sheet, std::size_t row, std::size_t column,
                          const std::string& text) {
  const auto checked = files::check_text(sheet.title.vi, text);
  if (!checked) return refuse(checked.error());
  Rows rows = cells_of(checked->text);
  while (!rows.empty() && is_blank(rows.back())) rows.pop_back();
  const FilePlace place{sheet.title.vi, 0, 0, 0, {}};
  if (rows.empty()) return refuse(Problem{GridRule::nothing_pasted, place});
  const auto to = targets(sheet, column, rows);
  if (!to) return refuse(to.error());
  if (row + rows.size() > most_rows)
    return refuse(Problem{FileRule::too_large,
                          place,
                          {{"size", static_cast<std::int64_t>(row + rows.size())},
                           {"limit", static_cast<std::int64_t>(most_rows)},
                           {"what", std::string{"rows"}}}});
  if (sheet.rows.size() < row + rows.size())
    sheet.rows.resize(row + rows.size(), std::vector<std::string>(sheet.columns.size()));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) sheet.rows[row + r][(*to)[c]] = rows[r][c];
  return rows.size();
}

}  // namespace dutoan
