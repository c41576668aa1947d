// A row of an appraiser's workbook as it came back, beside the row that went out.
#pragma once

#include "app/appraiser_sheet.hpp"
#include "files/csv.hpp"

#include <optional>
#include <vector>

namespace dutoan::appraiser {

/// A row as it went out: a cell for each column, those that a wider one covers empty.
[[nodiscard]] std::vector<PaperCell> cells_by_column(const PaperRow& row);

/// Whether the cell says what went out.
[[nodiscard]] bool says(const files::Cell& cell, const ReportCell& value, Language language);

/// A line of the workbook and what the book said of it when it went out.
struct LineRow {
  const Layout& layout;
  Language language;
  std::span<const ReasonKind> kinds;
  const FrozenLine& requested;
  const FrozenLine& shown;     // with the inputs that went out
  const LineDecision* before;  // null: not appraised yet
  const std::vector<PaperCell>& out;
  const std::vector<files::Cell>& back;
};

/// What a row says that it did not say when it went out.
struct RowChange {
  std::vector<AppraisedCell> cells;      // none: nothing
  std::optional<LineDecision> decision;  // what they come to
};
/// The change of the row; what is wrong with its open cells is added to `problems`.
[[nodiscard]] RowChange change_of(const LineRow& row, Problems& problems);

}  // namespace dutoan::appraiser
