#include "paper/chart_setting.hpp"

#include "paper/drawing.hpp"

namespace dutoan::paper {
namespace {

using Anchor = ChartDrawing::Anchor;

void set_colour(cairo_t* on, std::uint32_t colour) {
  const auto part = [&](unsigned shift) {
    return static_cast<Points>(colour >> shift & 0xFFU) / 255;
  };
  cairo_set_source_rgb(on, part(16), part(8), part(0));
}

/// One chart, `unit` to a unit of its drawing.
struct Pen {
  cairo_t* on;
  Typesetter& typesetter;
  Length left, top, unit;

  [[nodiscard]] Length x(int at) const { return left + unit * at; }
  [[nodiscard]] Length y(int at) const { return top + unit * at; }

  void draw(const ChartDrawing::Stroke& stroke) const {
    set_colour(on, stroke.line ? chart_colour(*stroke.line) : 0xcccccc);
    cairo_set_line_width(on, points(stroke.line ? unit * 2 : unit));
    const Points dash = points(unit * 5);
    cairo_set_dash(on, &dash, stroke.is_dashed ? 1 : 0, 0);
    for (const auto& at : stroke.points) cairo_line_to(on, points(x(at.x)), points(y(at.y)));
    cairo_stroke(on);
    cairo_set_dash(on, nullptr, 0, 0);
    if (!stroke.line) return;
    for (const auto& at : stroke.points) {
      cairo_rectangle(on, points(x(at.x - 3)), points(y(at.y - 3)), points(unit * 6),
                      points(unit * 6));
      cairo_fill(on);
    }
  }

  void draw(const ChartDrawing::Text& text) const {
    constexpr int room = 200;
    const Length size = unit * ChartDrawing::letters;
    const bool is_start = text.anchor == Anchor::start, is_end = text.anchor == Anchor::end;
    const TextStyle style{
        false,       false,
        size,        is_start ? Alignment::left : (is_end ? Alignment::right : Alignment::centre),
        unit * room, 0};
    const int begin = is_start ? text.at.x : text.at.x - (is_end ? room : room / 2);
    set_colour(on, text.line ? chart_colour(*text.line) : 0);
    typesetter.draw(on, text.text, style, x(begin), y(text.at.y) - size * 93 / 100, 0, 1);
  }
};

}  // namespace

void draw_chart(cairo_t* on, const Chart& chart, Language language, Typesetter& typesetter,
                Length x, Length y, Length width) {
  const ChartDrawing drawing = drawing_of(chart, language);
  const Pen pen{on, typesetter, x, y, width / ChartDrawing::width};
  for (const auto& stroke : drawing.strokes) pen.draw(stroke);
  for (const auto& text : drawing.texts) pen.draw(text);
  cairo_set_source_rgb(on, 0, 0, 0);
}

}  // namespace dutoan::paper
