// Charts: amounts over time as lines, drawn by ourselves, the same on a page and on paper.
//
// A chart is laid out once, in whole units of a drawing of fixed size, and written from that. Each
// line has its name at its end, so that nothing is told by colour alone; the title states what is
// to be found. A chart always stands beside the table of the same figures.
//
// Invariants
//   G1  a point stands at its amount, rounded to the nearest unit of the drawing; the scale has 0
//       and steps of 1, 2 or 5 times a power of ten; no floating point
//   G2  names of lines do not overlap; they are in the order of their lines' last amounts
//   G3  what people wrote is text in the SVG; it has no style, no script, no link
#pragma once

#include <dutoan/money.hpp>
#include <dutoan/report.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dutoan {

/// One line of a chart; it may end before the others, where nothing is known yet.
struct ChartLine {
  Label name;
  std::vector<Money> values;
  bool is_planned = false;  // dashed
};

/// Amounts over time.
struct Chart {
  Label finding;              // the title: "Cuối 12/2020 còn 0 trong 1.000.000 đồng"
  std::vector<Label> points;  // below, from left to right: months
  std::vector<ChartLine> lines;
};

/// A chart laid out: what is drawn where, in units from the upper left corner.
struct ChartDrawing {
  static constexpr int width = 760, height = 320, letters = 12;  // the last: size of its texts

  /// A place on it.
  struct Point {
    int x = 0, y = 0;
  };
  /// A stroke from point to point: of a line by its position, or of the scale where there is none.
  struct Stroke {
    std::vector<Point> points;
    std::optional<std::size_t> line = {};
    bool is_dashed = false;
  };
  /// Which end of a text stands at its place.
  enum class Anchor : std::uint8_t { start, middle, end };
  /// A text on its base line.
  struct Text {
    Point at;
    std::string text;
    Anchor anchor = Anchor::start;
    std::optional<std::size_t> line = {};
  };
  std::vector<Stroke> strokes;
  std::vector<Text> texts;
};

/// The shades of a bar's parts, as 0 (black) to 255 (white): those of the letters █ ▓ ▒ ░ that name
/// them, which a printer without colours keeps apart.
inline constexpr std::array<std::uint8_t, 4> bar_shades = {26, 89, 153, 217};

/// The colour of the line at `position`, as six hexadecimal digits; dark enough to be read as
/// letters on white.
[[nodiscard]] std::uint32_t chart_colour(std::size_t position);

/// The chart laid out (G1, G2); of no points there is only the scale.
[[nodiscard]] ChartDrawing drawing_of(const Chart& chart, Language language);

/// The chart as an SVG element for a page: role="img", its title the finding (G3).
[[nodiscard]] std::string as_svg(const Chart& chart, Language language);

/// The chart of a table of what stood at the end of each month, whose columns are found by their
/// keys ("month", "approved", "left" …); nothing for any other table, or for one without rows.
[[nodiscard]] std::optional<Chart> burn_down_chart(const ReportTable& table);

}  // namespace dutoan
