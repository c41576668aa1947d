// Whatever bytes come in, read_csv answers with rows as wide as the header, or with problems; and
// a list that is written again with every cell in quotes reads back as the same cells.
#include "files/csv.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

using namespace dutoan;
using namespace dutoan::files;

namespace {

void write_row(const std::vector<Cell>& row, std::string& text) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    text += i == 0 ? "\"" : ";\"";
    for (const char c : row[i].text) text += c == '"' ? std::string{"\"\""} : std::string{c};
    text += '"';
  }
  text += '\n';
}

bool same_texts(const std::vector<Cell>& a, const std::vector<Cell>& b) {
  return std::ranges::equal(a, b, {}, &Cell::text, &Cell::text);
}

void read_back(const List& list) {
  std::string text;
  write_row(list.header, text);
  for (const auto& row : list.rows) write_row(row, text);
  const auto again = read_csv({"again.csv", text});
  ensure(again.has_value() && same_texts(again->header, list.header), "the header reads back");
  ensure(std::ranges::equal(again->rows, list.rows, same_texts), "the rows read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto source = check_text("fuzz.csv", {reinterpret_cast<const char*>(bytes), size});
  if (!source) return 0;
  const auto list = read_csv(*source);
  if (!list) {
    ensure(!list.error().empty() && list.error().size() <= most_list_problems, "problems are told");
    return 0;
  }
  for (const auto& row : list->rows) {
    ensure(row.size() == list->header.size(), "rows are as wide as the header");
    for (const Cell& cell : row) ensure(cell.place.line > 0 && !cell.place.cell.empty(), "placed");
  }
  // One column has no separator in its header, so the copy could be split elsewhere.
  if (list->header.size() > 1) read_back(*list);
  return 0;
}
