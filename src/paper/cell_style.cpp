#include "paper/cell_style.hpp"

#include <algorithm>
#include <array>

namespace dutoan::paper {
namespace {

using Kind = PaperRow::Kind;

// The grammar of number formats is American in every file; the code of Vietnamese makes them
// 1.234.567 on the screen. Printed forms have negative amounts in parentheses.
constexpr const char* amount_format = "[$-42A]#,##0;[$-42A](#,##0)";
constexpr const char* quantity_format = "[$-42A]#,##0.###";
constexpr const char* percent_format = "[$-42A]0.##\" %\"";

bool is_in_table(Kind kind) {
  constexpr std::array table{Kind::head,  Kind::letters, Kind::heading, Kind::subtotal,
                             Kind::plain, Kind::memo,    Kind::total};
  return std::ranges::find(table, kind) != table.end();
}

bool is_bold(Kind kind) {
  constexpr std::array bold{Kind::office, Kind::title,   Kind::section,
                            Kind::head,   Kind::heading, Kind::subtotal,
                            Kind::total,  Kind::words,   Kind::signature};
  return std::ranges::find(bold, kind) != bold.end();
}

bool is_italic(Kind kind) {
  constexpr std::array italic{Kind::place, Kind::subtitle, Kind::unit,   Kind::letters,
                              Kind::memo,  Kind::words,    Kind::signing};
  return std::ranges::find(italic, kind) != italic.end();
}

bool is_centred(Kind kind) {
  constexpr std::array centred{Kind::office, Kind::place,   Kind::title,     Kind::subtitle,
                               Kind::head,   Kind::letters, Kind::signature, Kind::signing};
  return std::ranges::find(centred, kind) != centred.end();
}

void apply_look(Look look, lxw_format* format) {
  switch (look) {
    case Look::text: format_set_text_wrap(format); return;
    case Look::amount: format_set_num_format(format, amount_format); return;
    case Look::quantity: format_set_num_format(format, quantity_format); return;
    case Look::percent: format_set_num_format(format, percent_format); return;
    case Look::plain_number: format_set_num_format(format, "0"); return;
    case Look::date: format_set_num_format(format, "dd/mm/yyyy"); return;
  }
}

Look look_of(const ReportCell& value) {
  struct Choose {
    Look operator()(std::monostate) const { return Look::amount; }
    Look operator()(const std::string&) const { return Look::text; }
    Look operator()(const Label&) const { return Look::text; }
    Look operator()(std::int64_t) const { return Look::amount; }
    Look operator()(Year) const { return Look::plain_number; }
    Look operator()(Quantity q) const { return q.is_whole() ? Look::amount : Look::quantity; }
    Look operator()(Money) const { return Look::amount; }
    Look operator()(Percent) const { return Look::percent; }
    Look operator()(Date) const { return Look::date; }
  };
  return std::visit(Choose{}, value);
}

}  // namespace

std::optional<Number> number_of(const ReportCell& value, std::int64_t most) {
  struct Take {
    std::optional<Number> operator()(std::int64_t n) const { return Number{n, 1}; }
    std::optional<Number> operator()(Year year) const { return Number{year.value, 1}; }
    std::optional<Number> operator()(Money amount) const { return Number{amount.dong(), 1}; }
    std::optional<Number> operator()(Quantity q) const {
      return Number{q.thousandths(), Quantity::scale};
    }
    std::optional<Number> operator()(Percent p) const { return Number{p.hundredths(), 100}; }
    std::optional<Number> operator()(std::monostate) const { return std::nullopt; }
    std::optional<Number> operator()(const std::string&) const { return std::nullopt; }
    std::optional<Number> operator()(const Label&) const { return std::nullopt; }
    std::optional<Number> operator()(Date) const { return std::nullopt; }
  };
  auto number = std::visit(Take{}, value);
  if (number && (number->numerator > most || number->numerator < -most)) return std::nullopt;
  return number;
}

CellStyle style_of(Kind kind, const PaperCell& cell, bool in_centred_column) {
  return {kind, look_of(cell.value), is_centred(kind) || (in_centred_column && is_in_table(kind))};
}

void apply(const CellStyle& style, lxw_format* format) {
  format_set_font_name(format, "Times New Roman");
  format_set_font_size(format, style.kind == Kind::title ? 14 : 12);
  if (is_bold(style.kind)) format_set_bold(format);
  if (is_italic(style.kind)) format_set_italic(format);
  if (is_in_table(style.kind)) format_set_border(format, LXW_BORDER_THIN);
  if (style.kind == Kind::head || style.kind == Kind::total) format_set_bg_color(format, 0xEEEEEE);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  apply_look(style.look, format);
  if (style.is_centred) {
    format_set_align(format, LXW_ALIGN_CENTER);
    format_set_text_wrap(format);
  } else if (style.kind == Kind::unit) {
    format_set_align(format, LXW_ALIGN_RIGHT);
  } else if (style.look == Look::text && is_in_table(style.kind)) {
    format_set_indent(format, 1);  // or it touches the figure left of it
  }
  if (style.kind == Kind::signing) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

}  // namespace dutoan::paper
