#include <dutoan/result.hpp>

#include <algorithm>
#include <tuple>

namespace dutoan {

void sort_by_place(Problems& problems) {
  // Stable, so that problems alike in all four keep the order in which they were met.
  std::ranges::stable_sort(problems, [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column, a.rule) <
           std::tie(b.place.file, b.place.line, b.place.column, b.rule);
  });
}

}  // namespace dutoan
