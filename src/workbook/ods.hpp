// .ods: the tables of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, 9).
#pragma once

#include "workbook/draft.hpp"

namespace dutoan::workbook {

/// Reads all sheets into `draft`; the problem that ended the reading, if any.
[[nodiscard]] std::optional<Problem> read_ods(Archive& archive, Draft& draft);

}  // namespace dutoan::workbook
