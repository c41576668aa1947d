// The typeface of printed papers and the setting of texts in it: Liberation Serif 2, which has the
// widths of Times New Roman and all letters of Vietnamese.
//
// The machine's other fonts, its rules and its screen have no part in it, so that a paper is the
// same on every machine: a letter that the typeface has not shows as a box.
#pragma once

#include "paper/cell_style.hpp"
#include "paper/pages.hpp"

#include <cairo.h>
#include <pango/pango.h>

#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace dutoan::paper {

struct ReleaseObject {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

/// A text's look, and how wide it may run.
struct TextStyle {
  bool is_bold = false, is_italic = false;
  Length size = 12 * PANGO_SCALE;
  Alignment alignment = Alignment::left;
  Length width = 0;
  Length indent = 0;         // of the first line
  bool keeps_codes = false;  // "1026/KH-UBND" stays on one line
};

/// From one line to the next.
[[nodiscard]] constexpr Length line_height(Length size) { return size * 23 / 20; }

/// How far a number or date of digits and marks runs, without setting it.
[[nodiscard]] Length width_of_figure(const std::string& text, Length size);

/// `text` without what no paper shows: control characters but the end of a line, marks that turn
/// the direction of what follows, bytes that are no UTF-8.
[[nodiscard]] std::string printable(const std::string& text);

class Typesetter {
 public:
  /// Refuses with SystemRule::cannot_write where the typeface is not installed.
  [[nodiscard]] static Result<Typesetter> make();

  /// How many lines the text takes; one when it is empty.
  [[nodiscard]] int lines(const std::string& text, const TextStyle& style);
  /// How wide its widest line is.
  [[nodiscard]] Length widest(const std::string& text, const TextStyle& style);
  /// How wide the widest piece is that a line is not ended in.
  [[nodiscard]] Length widest_word(const std::string& text, const TextStyle& style);
  /// Draws the lines [first, last) with the upper left corner at (x, y).
  void draw(cairo_t* page, const std::string& text, const TextStyle& style, Length x, Length y,
            int first, int last);

 private:
  std::unique_ptr<PangoContext, ReleaseObject> context_;
  std::unique_ptr<PangoLayout, ReleaseObject> layout_;
  std::map<std::tuple<bool, bool, Length>, std::unique_ptr<PangoFontDescription, FreeFont>> fonts_;

  explicit Typesetter(PangoContext* context);
  void set(const std::string& text, const TextStyle& style);
  [[nodiscard]] const PangoFontDescription* font_of(const TextStyle& style);
};

}  // namespace dutoan::paper
