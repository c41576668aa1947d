// A sheet as it is set on paper: its cells in boxes, how high its rows are, how a page is drawn.
#pragma once

#include "paper/pages.hpp"
#include "paper/sheet_columns.hpp"
#include "paper/typeface.hpp"

#include <cairo.h>

#include <vector>

namespace dutoan::paper {

/// The part of a page that rows stand in.
struct PageArea {
  Length left = 0, top = 0, width = 0, height = 0;
};

class SheetSetting {
 public:
  SheetSetting(const PaperSheet& sheet, const PageArea& area, Language language,
               Typesetter& typesetter);

  /// The pages of the sheet.
  [[nodiscard]] std::vector<Page> pages(Progress& progress);
  /// Draws one of them.
  void draw(cairo_t* on, const Page& page);

 private:
  struct Box {
    std::string text;
    TextStyle style;
    Length x = 0, width = 0;
    int down = 1;
    std::optional<Bar> bar = {};  // drawn instead of a text
  };
  const PaperSheet& sheet_;
  PageArea area_;
  Language language_;
  Typesetter& typesetter_;
  SheetColumns columns_;
  std::vector<RowExtent> extents_;

  [[nodiscard]] std::vector<Box> boxes_of(const PaperRow& row) const;
  [[nodiscard]] TextStyle text_style(const CellStyle& style, const std::string& text,
                                     Length width) const;
  [[nodiscard]] RowExtent extent_of(const PaperRow& row);
  void draw_slice(cairo_t* on, const Slice& slice, Length y);
  [[nodiscard]] Length height_of_box(const Slice& slice, int down) const;
  void draw_lines_below(cairo_t* on, const std::vector<Box>& boxes, Length y);
};

}  // namespace dutoan::paper
