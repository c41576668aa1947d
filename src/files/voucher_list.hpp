// Lists of vouchers: one row per line of a voucher, as accountants keep them.
//
// Invariants
//   V5  every row below the titles is a row of the list, or a problem names it
#pragma once

#include "files/list_file.hpp"
#include "files/voucher_columns.hpp"

#include <array>
#include <vector>

namespace dutoan::files {

/// A row, one cell for each column; a column that the list has not is blank, at the row's number.
using VoucherRow = std::array<Cell, voucher_column_count>;

[[nodiscard]] inline const Cell& cell_of(const VoucherRow& row, VoucherColumn column) {
  return row.at(static_cast<std::size_t>(column));
}

/// The rows of the list in `source`. Refuses as read_list does, and with VoucherRule::
/// sheet_not_clear, ListRule::column_not_found, unknown_column and FileRule::duplicate_key.
[[nodiscard]] Result<std::vector<VoucherRow>> read_voucher_list(const SourceBytes& source,
                                                                const ListChoice& choice);

}  // namespace dutoan::files
