// The Treasury's papers as a list: what its columns are called, and the rows as they stand.
#pragma once

#include "files/list_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dutoan::files {

enum class TreasuryColumn : std::uint8_t {
  chapter,
  subcategory,
  nature,
  programme,
  sub_item,
  brought,
  granted,
  withdrawn,
  advance_open,
  expended,
};
inline constexpr std::size_t treasury_column_count = 10;

struct TreasuryColumnText {
  TreasuryColumn column;
  const char* key;
  Label title;                    // that a template has
  std::vector<const char*> also;  // other titles that people write
};

/// All columns, in the order of a template.
[[nodiscard]] const std::array<TreasuryColumnText, treasury_column_count>& treasury_columns();

/// A row, one cell for each column; a column that the list has not is blank, at the row's first
/// cell.
using TreasuryCells = std::array<Cell, treasury_column_count>;

/// The rows of the list in `source`. Refuses as read_list does, and with
/// ListRule::column_not_found, unknown_column and FileRule::duplicate_key.
[[nodiscard]] Result<std::vector<TreasuryCells>> read_treasury_list(const SourceBytes& source,
                                                                    const ListChoice& choice);

}  // namespace dutoan::files
