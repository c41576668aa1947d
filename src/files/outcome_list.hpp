// Lists of outcomes: a class in each row, as the people who held them fill it in.
#pragma once

#include "files/list_file.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace dutoan::files {

enum class OutcomeColumn : std::uint8_t {
  activity,
  trainees,
  days,
  from,
  until,
  place,
  merged_into,
  cancelled,
  reason,
};
inline constexpr std::size_t outcome_column_count = 9;

struct OutcomeColumnText {
  const char* key;                // "merged_into"
  Label title;                    // that a template has
  std::vector<const char*> also;  // other titles that people write
};
/// All columns, in the order of a template.
[[nodiscard]] const std::array<OutcomeColumnText, outcome_column_count>& outcome_columns();

/// A row, one cell for each column; a column that the list has not is blank.
using OutcomeRow = std::array<Cell, outcome_column_count>;

[[nodiscard]] inline const Cell& cell_of(const OutcomeRow& row, OutcomeColumn column) {
  return row.at(static_cast<std::size_t>(column));
}

/// The rows of the list in `source`; columns with other titles are for people alone. Refuses as
/// read_list does, and with ListRule::column_not_found and FileRule::duplicate_key.
[[nodiscard]] Result<std::vector<OutcomeRow>> read_outcome_list(const SourceBytes& source,
                                                                const ListChoice& choice);

}  // namespace dutoan::files
