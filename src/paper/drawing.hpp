// Lengths and clips in the words of cairo.
#pragma once

#include "paper/pages.hpp"

#include <cairo.h>
#include <pango/pango.h>

namespace dutoan::paper {

/// The numbers of a page's coordinates; money is never one of them.
using Points = decltype(cairo_rectangle_t::x);

[[nodiscard]] inline Points points(Length length) {
  return static_cast<Points>(length) / static_cast<Points>(PANGO_SCALE);
}

[[nodiscard]] constexpr Length from_points(int whole) { return whole * PANGO_SCALE; }
/// 72 points are 25,4 mm.
[[nodiscard]] constexpr Length from_millimetres(int whole) {
  return whole * 720 * PANGO_SCALE / 254;
}

/// While it lives, nothing is drawn outside of the box; does nothing unless `is_needed`.
class Clip {
 public:
  Clip(cairo_t* page, bool is_needed, Length x, Length y, Length width, Length height)
      : page_(is_needed ? page : nullptr) {
    if (page_ == nullptr) return;
    cairo_save(page_);
    cairo_rectangle(page_, points(x), points(y), points(width), points(height));
    cairo_clip(page_);
  }
  ~Clip() {
    if (page_ != nullptr) cairo_restore(page_);
  }
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;

 private:
  cairo_t* page_;
};

}  // namespace dutoan::paper
