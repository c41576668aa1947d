#include <dutoan/result.hpp>

#include <algorithm>
#include <string_view>
#include <tuple>

namespace dutoan {
namespace {

/// "Sheet!B12" in the order in which people read a sheet: sheet, row, column.
auto order_of_cell(std::string_view cell) {
  const std::size_t name = cell.rfind('!') + 1;  // npos + 1 is 0: no sheet
  const std::size_t digits = std::min(cell.find_first_of("0123456789", name), cell.size());
  const std::string_view row = cell.substr(digits), column = cell.substr(name, digits - name);
  return std::tuple{cell.substr(0, name), row.size(), row, column.size(), column};
}

}  // namespace

void sort_by_place(Problems& problems) {
  // Stable, so that problems alike in all of it keep the order in which they were met.
  std::ranges::stable_sort(problems, [](const Problem& a, const Problem& b) {
    const auto order_of = [](const Problem& p) {
      return std::tuple_cat(std::tie(p.place.file, p.place.line, p.place.column),
                            order_of_cell(p.place.cell), std::tie(p.rule));
    };
    return order_of(a) < order_of(b);
  });
}

}  // namespace dutoan
