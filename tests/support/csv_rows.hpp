// Golden tables: CSV that opens in a spreadsheet. Lines beginning with # say where the figures come
// from; the first other line names the columns; spaces around a cell only align it, unless the
// cell is in quotes, which a cell with a comma needs.
#pragma once

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace dutoan::tests {

/// A row's cells by column, and "line", the row's line in the file. A column that is not there
/// throws (std::map::at).
using Row = std::map<std::string, std::string>;

inline std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false, was_quoted = false;
  const auto close = [&] {
    std::string& cell = cells.back();
    while (!was_quoted && cell.ends_with(' ')) cell.pop_back();
    was_quoted = false;
  };
  for (const char c : line) {
    if (c == '"')
      is_quoted = !is_quoted, was_quoted = true;
    else if (is_quoted)
      cells.back() += c;
    else if (c == ',')
      close(), cells.emplace_back();
    else if (c != '\r' && !was_quoted && !(c == ' ' && cells.back().empty()))
      cells.back() += c;
  }
  close();
  return cells;
}

/// The rows of tests/golden/`name`; throws when the file is missing, empty, or not a table.
inline std::vector<Row> csv_rows(const std::string& name) {
  std::ifstream file{std::string{DUTOAN_SOURCE_DIR} + "/tests/golden/" + name};
  std::vector<std::string> columns;
  std::vector<Row> rows;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> cells = cells_of(line);
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    const std::string place = name + ":" + std::to_string(number);
    if (cells.size() != columns.size()) throw std::runtime_error(place + ": wrong number of cells");
    Row& row = rows.emplace_back(Row{{"line", place}});
    for (std::size_t i = 0; i < cells.size(); ++i) row[columns[i]] = cells[i];
  }
  if (rows.empty()) throw std::runtime_error(name + ": no rows");
  return rows;
}

}  // namespace dutoan::tests
