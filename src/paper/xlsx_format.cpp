#include "paper/xlsx_format.hpp"

namespace dutoan::paper {
namespace {

using Kind = PaperRow::Kind;

// The grammar of number formats is American in every file; the code of Vietnamese makes them
// 1.234.567 on the screen. Printed forms have negative amounts in parentheses.
constexpr const char* amount_format = "[$-42A]#,##0;[$-42A](#,##0)";
constexpr const char* quantity_format = "[$-42A]#,##0.###";
constexpr const char* percent_format = "[$-42A]0.##\" %\"";

void apply_content(Content content, lxw_format* format) {
  switch (content) {
    case Content::text: format_set_text_wrap(format); return;
    case Content::amount: format_set_num_format(format, amount_format); return;
    case Content::quantity: format_set_num_format(format, quantity_format); return;
    case Content::percent: format_set_num_format(format, percent_format); return;
    case Content::plain_number: format_set_num_format(format, "0"); return;
    case Content::date: format_set_num_format(format, "dd/mm/yyyy"); return;
  }
}

void apply_alignment(const CellStyle& style, lxw_format* format) {
  switch (style.alignment) {
    case Alignment::left:
      // In a table it would touch the figure left of it.
      if (is_in_table(style.kind)) format_set_indent(format, 1);
      return;
    case Alignment::centre:
      format_set_align(format, LXW_ALIGN_CENTER);
      format_set_text_wrap(format);
      return;
    case Alignment::right:
      if (!is_in_table(style.kind)) format_set_align(format, LXW_ALIGN_RIGHT);
      return;  // numbers stand there by themselves
    case Alignment::justified: format_set_align(format, LXW_ALIGN_JUSTIFY); return;
  }
}

}  // namespace

void apply(const CellStyle& style, lxw_format* format) {
  format_set_font_name(format, "Times New Roman");
  format_set_font_size(format, style.points);
  if (style.is_bold) format_set_bold(format);
  if (style.is_italic) format_set_italic(format);
  if (is_in_table(style.kind)) format_set_border(format, LXW_BORDER_THIN);
  if (style.kind == Kind::head || style.kind == Kind::total) format_set_bg_color(format, 0xEEEEEE);
  if (style.is_open) {
    format_set_unlocked(format);
    format_set_bg_color(format, 0xFFF9E5);
  }
  const bool is_above =
      style.kind == Kind::signing || style.kind == Kind::recipients || style.kind == Kind::closing;
  format_set_align(format, is_above ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  apply_content(style.content, format);
  apply_alignment(style, format);
}

}  // namespace dutoan::paper
