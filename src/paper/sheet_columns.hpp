// How wide the columns of a sheet are on a page, and how large the letters of its tables.
#pragma once

#include "paper/typeface.hpp"

#include <vector>

namespace dutoan::paper {

struct SheetColumns {
  std::vector<Length> widths;  // 0: hidden
  Length size = 0;             // of the tables' letters
};

/// Space between a cell's line and its text.
inline constexpr Length cell_padding = 3 * PANGO_SCALE;

/// What people read in the cell; amounts below zero stand in parentheses.
[[nodiscard]] std::string printed(const ReportCell& value, Language language);

/// The sheet's columns scaled to `width`, none narrower than its figures and the words of its head;
/// where they do not fit, the letters become smaller.
[[nodiscard]] SheetColumns columns_on_page(const PaperSheet& sheet, Length width, Language language,
                                           Typesetter& typesetter);

}  // namespace dutoan::paper
