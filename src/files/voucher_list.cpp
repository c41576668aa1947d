#include "files/voucher_list.hpp"

#include "files/listed_columns.hpp"

#include <dutoan/vouchers.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace dutoan::files {
namespace {

using enum VoucherColumn;

bool are_titles(const std::vector<Cell>& cells) {
  return have_titles(voucher_columns(), cells, {number, amount});
}

/// The reader of lists speaks of lists of classes; a workbook of vouchers says what it lacks.
Refusal<Problems> reworded(Problems problems) {
  for (Problem& each : problems)
    if (each.is(ListRule::several_sheets))
      each = {VoucherRule::sheet_not_clear, each.place, each.facts};
  return {std::move(problems)};
}

}  // namespace

Result<std::vector<VoucherRow>> read_voucher_list(const SourceBytes& source,
                                                  const ListChoice& choice) {
  auto list = read_list(source, choice, are_titles);
  if (!list) return reworded(std::move(list.error()));
  Problems problems;
  const auto positions =
      positions_in(voucher_columns(), list->header, {kind, number, date, amount}, {}, problems);
  if (!problems.empty()) return refuse(std::move(problems));
  std::vector<VoucherRow> rows;
  rows.reserve(list->rows.size());
  for (std::vector<Cell>& cells : list->rows) rows.push_back(row_in(cells, positions, number));
  return rows;
}

}  // namespace dutoan::files
