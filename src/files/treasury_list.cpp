#include "files/treasury_list.hpp"

#include "files/listed_columns.hpp"

#include <utility>

namespace dutoan::files {
namespace {

using enum TreasuryColumn;

const std::array<TreasuryColumnText, treasury_column_count> columns = {{
    {chapter, "chapter", {"Chương", "Chapter"}, {"mã chương"}},
    {subcategory,
     "subcategory",
     {"Khoản", "Subcategory"},
     {"mã khoản", "loại khoản", "mã ngành kinh tế"}},
    {nature, "nature", {"Nguồn", "Nature"}, {"mã nguồn", "tính chất nguồn", "mã nguồn nsnn"}},
    {programme, "programme", {"CTMT, dự án", "Programme"}, {"ctmt", "mã ctmt", "mã ctmt, dự án"}},
    {sub_item, "sub_item", {"Tiểu mục", "Sub-item"}, {"mã tiểu mục", "mã ndkt", "mục/tiểu mục"}},
    {brought,
     "brought",
     {"Dự toán năm trước chuyển sang", "Allotment brought forward"},
     {"dự toán năm trước còn lại", "allotment_brought"}},
    {granted, "granted", {"Dự toán được giao", "Granted"}, {"lũy kế giao", "dự toán giao lũy kế"}},
    {withdrawn,
     "withdrawn",
     {"Kinh phí thực nhận", "Withdrawn"},
     {"lũy kế đã sử dụng", "đã sử dụng lũy kế", "đã sử dụng", "thực nhận"}},
    {advance_open, "advance_open", {"Số dư tạm ứng", "Open advances"}, {"tạm ứng", "dư tạm ứng"}},
    {expended,
     "expended",
     {"Thực chi", "Expended"},
     {"thực chi lũy kế", "thực chi đến kỳ báo cáo"}},
}};

bool are_titles(const std::vector<Cell>& cells) {
  return have_titles(columns, cells, {chapter, subcategory});
}

}  // namespace

const std::array<TreasuryColumnText, treasury_column_count>& treasury_columns() { return columns; }

Result<std::vector<TreasuryCells>> read_treasury_list(const SourceBytes& source,
                                                      const ListChoice& choice) {
  auto list = read_list(source, choice, are_titles);
  if (!list) return refuse(std::move(list.error()));
  Problems problems;
  // Tables that the program itself wrote say of each row what it is.
  const auto positions =
      positions_in(columns, list->header, {chapter, subcategory, nature}, {"kind"}, problems);
  if (!problems.empty()) return refuse(std::move(problems));
  std::vector<TreasuryCells> rows;
  for (std::vector<Cell>& cells : list->rows) rows.push_back(row_in(cells, positions, chapter));
  return rows;
}

}  // namespace dutoan::files
