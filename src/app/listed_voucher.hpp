// A voucher of a list: what its rows say, and in which cells.
#pragma once

#include "app/typed.hpp"
#include "files/voucher_list.hpp"

#include <dutoan/vouchers.hpp>

#include <array>
#include <vector>

namespace dutoan::listed {

using files::VoucherColumn;

struct Voucher {
  TypedDocument typed;
  typed::TypedPlaces places;
  std::array<FilePlace, files::voucher_column_count>
      cells;                       // of the first row, or where it is given
  std::vector<FilePlace> amounts;  // one for each line
  Problems problems;               // of its cells

  [[nodiscard]] const FilePlace& cell(VoucherColumn column) const {
    return cells.at(static_cast<std::size_t>(column));
  }
};

/// The vouchers that the rows make, in the order of their first rows. `problems` collects those of
/// rows that belong to none.
[[nodiscard]] std::vector<Voucher> vouchers_of(const std::vector<files::VoucherRow>& rows,
                                               const VoucherList& list, Problems& problems,
                                               Progress& progress);

/// The problem or warning of `document`, made of `voucher`, at the cell that it is about.
[[nodiscard]] Problem placed(Problem problem, const Voucher& voucher, const Document& document);

/// What the book keeps under the id of `document` is another: where and in what they differ.
[[nodiscard]] Problem differing(Problem problem, const Voucher& voucher, const Document& document,
                                const Document& kept);

}  // namespace dutoan::listed
