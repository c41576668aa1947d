// A chart as it is set on paper: as wide as the page's table, its texts in the typeface of the
// rest.
#pragma once

#include "paper/typeface.hpp"

#include <dutoan/chart.hpp>

#include <cairo.h>

namespace dutoan::paper {

/// How wide a chart is on a page: so that it finds room below the table of a year's months.
[[nodiscard]] constexpr Length width_of_chart(Length page) { return page / 4 * 3; }
/// How high a chart is that is as wide as `width`.
[[nodiscard]] constexpr Length height_of_chart(Length width) {
  return width / ChartDrawing::width * ChartDrawing::height;
}

/// Draws it with the upper left corner at (x, y).
void draw_chart(cairo_t* on, const Chart& chart, Language language, Typesetter& typesetter,
                Length x, Length y, Length width);

}  // namespace dutoan::paper
