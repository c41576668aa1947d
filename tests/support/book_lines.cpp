#include "support/book_lines.hpp"

#include <algorithm>
#include <array>

namespace dutoan::tests {
namespace {

using namespace workbook;

const char* word_of(CellKind kind) {
  constexpr std::array words{"text", "number", "date", "boolean", "error"};
  return words.at(static_cast<std::size_t>(kind));
}

std::string escaped(const std::string& text) {
  std::string made;
  for (const char c : text)
    made += c == '\n' ? std::string{"\\n"} : c == '\t' ? std::string{"\\t"} : std::string{c};
  return made;
}

std::string line_of(const Sheet& sheet, const BookCell& cell) {
  std::string line = sheet.name + "!" + cell_name(cell.row, cell.column) + " " + word_of(cell.kind);
  if (cell.is_formula) line += " formula";
  if (cell.has_time) line += " time";
  if (std::ranges::binary_search(sheet.hidden_rows, cell.row)) line += " hidden";
  return line + " " + escaped(cell.text) + "\n";
}

std::string written(const FactValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return escaped(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return "?";
}

}  // namespace

std::string lines_of(const Book& book) {
  std::string lines;
  for (const Sheet& sheet : book.sheets) {
    if (sheet.is_hidden) lines += sheet.name + "! hidden\n";
    for (const MergedCells& m : sheet.merged)
      lines += sheet.name + "!" + cell_name(m.first_row, m.first_column) + ":" +
               cell_name(m.last_row, m.last_column) + " merged\n";
    for (const BookCell& cell : sheet.cells) lines += line_of(sheet, cell);
  }
  return lines;
}

std::string lines_of(const Problems& problems) {
  std::string lines;
  for (const Problem& problem : problems) {
    lines += problem.place.cell + (problem.place.cell.empty() ? "" : " ") + "DT" +
             std::to_string(static_cast<int>(problem.rule));
    for (const Fact& fact : problem.facts)
      lines += std::string{" "} + fact.name + "=" + written(fact.value);
    lines += "\n";
  }
  return lines;
}

std::string lines_of(const Result<Book>& read) {
  return read ? lines_of(*read) : lines_of(read.error());
}

}  // namespace dutoan::tests
