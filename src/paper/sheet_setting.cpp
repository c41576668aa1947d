#include "paper/sheet_setting.hpp"

#include "paper/breaks.hpp"
#include "paper/chart_setting.hpp"
#include "paper/drawing.hpp"

#include <dutoan/chart.hpp>

#include <algorithm>

namespace dutoan::paper {
namespace {

using Kind = PaperRow::Kind;

/// Space around a row, and the least height of one that leaves room for signatures.
struct Spacing {
  int above = 0, below = 0, least = 0;  // in points
};

Spacing spacing_of(Kind kind) {
  switch (kind) {
    case Kind::office: return {0, 7, 0};
    case Kind::number: return {4, 0, 0};
    case Kind::place: return {6, 0, 0};
    case Kind::title: return {8, 2, 0};
    case Kind::abstract: return {0, 10, 0};
    case Kind::subtitle: return {0, 4, 0};
    case Kind::addressed: return {8, 6, 0};
    case Kind::unit: return {2, 3, 0};
    case Kind::basis: return {3, 0, 0};
    case Kind::paragraph: return {6, 0, 0};
    case Kind::section: return {6, 1, 0};
    case Kind::words: return {4, 2, 0};
    case Kind::signature: return {3, 0, 0};
    case Kind::signing: return {0, 0, 90};
    case Kind::closing: return {10, 0, 0};
    case Kind::recipients: return {0, 0, 0};
    default: return is_in_table(kind) ? Spacing{2, 2, 0} : Spacing{1, 1, 0};
  }
}

bool is_running_text(Kind kind) {
  return kind == Kind::text || kind == Kind::paragraph || kind == Kind::basis;
}

bool is_shaded(Kind kind) { return kind == Kind::head || kind == Kind::total; }

/// Whether the row stands above a paper, the state on its right.
bool is_paper_head(const PaperRow& row) {
  return row.cells.size() == 2 &&
         (row.kind == Kind::superior || row.kind == Kind::office || row.kind == Kind::number);
}

/// How wide the cell at `position` is in a row outside of tables: all alike, but the state's name
/// is longer than an office's.
Length part_of_width(const PaperRow& row, std::size_t position, Length width) {
  if (is_paper_head(row)) return width / 20 * (position == 0 ? 9 : 11);
  return width / static_cast<Length>(row.cells.size());
}

void draw_box(cairo_t* on, Length x, Length y, Length width, Length height, bool is_shaded) {
  if (is_shaded) {
    cairo_set_source_rgb(on, 0.93, 0.93, 0.93);
    cairo_rectangle(on, points(x), points(y), points(width), points(height));
    cairo_fill(on);
    cairo_set_source_rgb(on, 0, 0, 0);
  }
  cairo_set_line_width(on, 0.5);
  cairo_rectangle(on, points(x), points(y), points(width), points(height));
  cairo_stroke(on);
}

/// Parts in the shades of the letters that name them above; lines at its quarters.
void draw_bar(cairo_t* on, const Bar& bar, Length x, Length y, Length width, Length height) {
  constexpr int units = 1000;
  Length from = 0;
  for (std::size_t part = 0; part < bar_shades.size(); ++part) {
    const Length to = width / units * bar.filled(part + 1, units);
    const Points shade = static_cast<Points>(bar_shades[part]) / 255;
    cairo_set_source_rgb(on, shade, shade, shade);
    cairo_rectangle(on, points(x + from), points(y), points(to - from), points(height));
    cairo_fill(on);
    from = to;
  }
  cairo_set_source_rgb(on, 0.4, 0.4, 0.4);
  cairo_set_line_width(on, 0.4);
  for (const Length quarter : {1, 2, 3}) {
    cairo_move_to(on, points(x + width / 4 * quarter), points(y + height));
    cairo_line_to(on, points(x + width / 4 * quarter), points(y + height + height / 4));
  }
  cairo_rectangle(on, points(x), points(y), points(width), points(height));
  cairo_stroke(on);
  cairo_set_source_rgb(on, 0, 0, 0);
}

}  // namespace

SheetSetting::SheetSetting(const PaperSheet& sheet, const PageArea& area, Language language,
                           Typesetter& typesetter)
    : sheet_(sheet),
      area_(area),
      language_(language),
      typesetter_(typesetter),
      columns_(columns_on_page(sheet, area.width, language, typesetter)) {}

TextStyle SheetSetting::text_style(const CellStyle& style, const std::string& text,
                                   Length width) const {
  TextStyle made{style.is_bold,   style.is_italic, from_points(style.points),
                 style.alignment, width,           0};
  made.keeps_codes = !is_in_table(style.kind);
  if (is_in_table(style.kind)) made.size = columns_.size;
  if (style.alignment == Alignment::justified) made.indent = from_millimetres(10);
  if (style.content == Content::text) return made;
  // A figure is never broken; where it cannot be helped it becomes smaller.
  if (const Length needed = width_of_figure(text, made.size); needed > width && needed > 0)
    made.size = std::max<Length>(
        static_cast<Length>(static_cast<std::int64_t>(made.size) * width / needed), PANGO_SCALE);
  made.width = std::max(width, width_of_figure(text, made.size) + PANGO_SCALE);
  return made;
}

std::vector<SheetSetting::Box> SheetSetting::boxes_of(const PaperRow& row) const {
  std::vector<Box> boxes;
  const bool in_table = is_in_table(row.kind);
  const Length padding = in_table ? cell_padding : 0;
  Length x = area_.left;
  std::size_t column = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const PaperCell& cell = row.cells[i];
    const std::size_t next = column + static_cast<std::size_t>(std::max(cell.across, 1));
    Length width = 0;
    for (std::size_t c = column; in_table && c < std::min(next, columns_.widths.size()); ++c)
      width += columns_.widths[c];
    if (!in_table) width = part_of_width(row, i, area_.width);
    const bool centred = column < sheet_.columns.size() && sheet_.columns[column].is_centred;
    column = next;
    if (width == 0) continue;
    std::string text = printed(cell.value, language_);
    TextStyle style = text_style(style_of(row.kind, i, cell, centred), text, width - 2 * padding);
    if (cell.down > 0) boxes.push_back({std::move(text), style, x, width, cell.down});
    if (const Bar* bar = std::get_if<Bar>(&cell.value); bar != nullptr && cell.down > 0)
      boxes.back().bar = *bar, boxes.back().text.clear();
    x += width;
  }
  return boxes;
}

RowExtent SheetSetting::extent_of(const PaperRow& row) {
  const Spacing spacing = spacing_of(row.kind);
  RowExtent extent{1,
                   line_height(is_in_table(row.kind) ? columns_.size : from_points(8)),
                   from_points(spacing.above),
                   from_points(spacing.below),
                   true,
                   is_running_text(row.kind),
                   row.kind == Kind::head || row.kind == Kind::letters,
                   is_in_table(row.kind),
                   row.kind == Kind::blank};
  for (const Box& box : boxes_of(row)) {
    extent.line = std::max(extent.line, line_height(box.style.size));
    const int lines = typesetter_.lines(box.text, box.style);
    extent.lines = std::max(extent.lines, (lines + box.down - 1) / box.down);
  }
  extent.below = std::max(extent.below, from_points(spacing.least) - extent.lines * extent.line);
  return extent;
}

std::vector<Page> SheetSetting::pages(Progress& progress) {
  const std::vector<bool> may_begin = page_may_begin(sheet_.rows);
  extents_.clear();
  for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
    progress.at(Step::laying_out, i, sheet_.rows.size());
    extents_.push_back(extent_of(sheet_.rows[i]));
    extents_.back().may_begin = may_begin[i];
  }
  if (sheet_.chart) {  // one row more
    RowExtent& extent = extents_.emplace_back();
    extent.line = height_of_chart(width_of_chart(area_.width));
    extent.above = from_points(10);
  }
  return pages_of(extents_, area_.height);
}

void SheetSetting::draw(cairo_t* on, const Page& page) {
  Length y = area_.top;
  for (const Slice& slice : page) {
    draw_slice(on, slice, y);
    y += height_of(slice, extents_[slice.row]);
  }
}

void SheetSetting::draw_slice(cairo_t* on, const Slice& slice, Length y) {
  if (slice.row == sheet_.rows.size())
    return draw_chart(on, *sheet_.chart, language_, typesetter_, area_.left,
                      y + extents_[slice.row].above, width_of_chart(area_.width));
  const PaperRow& row = sheet_.rows[slice.row];
  const RowExtent& extent = extents_[slice.row];
  const bool in_table = is_in_table(row.kind);
  const Length padding = in_table ? cell_padding : 0;
  const bool is_whole = slice.first == 0 && slice.last == extent.lines;
  const std::vector<Box> boxes = boxes_of(row);
  for (const Box& box : boxes) {
    const Length height = height_of_box(slice, box.down);
    if (in_table) draw_box(on, box.x, y, box.width, height, is_shaded(row.kind));
    if (box.bar) {
      draw_bar(on, *box.bar, box.x + padding, y + height / 5, box.width - 2 * padding,
               height / 5 * 3);
      continue;
    }
    Length top = y + (slice.first == 0 ? extent.above : 0);
    if (in_table && is_whole)
      top = y + (height - typesetter_.lines(box.text, box.style) * line_height(box.style.size)) / 2;
    typesetter_.draw(on, box.text, box.style, box.x + padding, top, slice.first,
                     box.down > 1 ? slice.last * box.down : slice.last);
  }
  const bool is_last =
      slice.row + 1 == sheet_.rows.size() || sheet_.rows[slice.row + 1].kind != row.kind;
  if (is_last && (row.kind == Kind::office || row.kind == Kind::abstract))
    draw_lines_below(on, boxes, y + height_of(slice, extent) - extent.below + from_points(4));
}

/// Of a slice and, where a cell takes several rows, of those below it.
Length SheetSetting::height_of_box(const Slice& slice, int down) const {
  Length height = height_of(slice, extents_[slice.row]);
  for (std::size_t row = slice.row + 1; --down > 0 && row < extents_.size(); ++row)
    height += extents_[row].height();
  return height;
}

/// Below an office and a letter's abstract a part of their width, below the motto as long as it is.
void SheetSetting::draw_lines_below(cairo_t* on, const std::vector<Box>& boxes, Length y) {
  cairo_set_line_width(on, 0.75);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Box& box = boxes[i];
    const Length text = std::min(typesetter_.widest(box.text, box.style), box.width);
    const Length long_ = i == 0 ? text * 2 / 5 : text;
    const Length x = box.x + (box.width - long_) / 2;
    cairo_move_to(on, points(x), points(y));
    cairo_line_to(on, points(x + long_), points(y));
    cairo_stroke(on);
  }
}

}  // namespace dutoan::paper
