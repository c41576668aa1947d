// .xlsx: the parts of Office Open XML that hold cells (ECMA-376 part 1, 18), and no others.
#pragma once

#include "workbook/draft.hpp"

namespace dutoan::workbook {

/// Reads all sheets into `draft`; the problem that ended the reading, if any.
[[nodiscard]] std::optional<Problem> read_xlsx(Archive& archive, Draft& draft);

}  // namespace dutoan::workbook
