// One worksheet of an .xlsx: rows, cells, merged ranges.
#pragma once

#include "workbook/draft.hpp"
#include "workbook/number_format.hpp"
#include "workbook/xml.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dutoan::workbook {

/// What all sheets of a workbook share.
struct Shared {
  std::vector<std::string> texts;
  std::vector<Shown> styles;  // what each style of a cell shows
  bool from_1904 = false;     // days count from the 1st of January 1904
};

/// Reads the cells of `part` into the sheet that `draft` has begun.
[[nodiscard]] std::optional<Problem> read_xlsx_sheet(Archive& archive, const std::string& part,
                                                     const Shared& shared, Draft& draft);

}  // namespace dutoan::workbook
