#include "paper/cell_style.hpp"

#include <algorithm>
#include <array>

namespace dutoan::paper {
namespace {

using Kind = PaperRow::Kind;

/// What a kind of row looks like, in the sizes of NĐ 30/2020.
struct KindLook {
  Kind kind;
  bool in_table, is_bold, is_italic;
  Alignment alignment;
  int points;
};
constexpr std::array looks{
    KindLook{Kind::blank, false, false, false, Alignment::left, 12},
    KindLook{Kind::superior, false, true, false, Alignment::centre, 12},
    KindLook{Kind::office, false, true, false, Alignment::centre, 12},
    KindLook{Kind::number, false, false, true, Alignment::centre, 13},
    KindLook{Kind::place, false, false, true, Alignment::centre, 12},
    KindLook{Kind::title, false, true, false, Alignment::centre, 14},
    KindLook{Kind::abstract, false, true, false, Alignment::centre, 13},
    KindLook{Kind::subtitle, false, false, true, Alignment::centre, 12},
    KindLook{Kind::addressed, false, false, false, Alignment::centre, 13},
    KindLook{Kind::unit, false, false, true, Alignment::right, 12},
    KindLook{Kind::text, false, false, false, Alignment::left, 12},
    KindLook{Kind::basis, false, false, true, Alignment::justified, 13},
    KindLook{Kind::paragraph, false, false, false, Alignment::justified, 13},
    KindLook{Kind::section, false, true, false, Alignment::left, 13},
    KindLook{Kind::head, true, true, false, Alignment::centre, 12},
    KindLook{Kind::letters, true, false, true, Alignment::centre, 12},
    KindLook{Kind::heading, true, true, false, Alignment::left, 12},
    KindLook{Kind::subtotal, true, true, false, Alignment::left, 12},
    KindLook{Kind::plain, true, false, false, Alignment::left, 12},
    KindLook{Kind::memo, true, false, true, Alignment::left, 12},
    KindLook{Kind::total, true, true, false, Alignment::left, 12},
    KindLook{Kind::words, false, true, true, Alignment::left, 12},
    KindLook{Kind::signature, false, true, false, Alignment::centre, 12},
    KindLook{Kind::signing, false, false, true, Alignment::centre, 12},
    KindLook{Kind::closing, false, true, false, Alignment::centre, 13},
    KindLook{Kind::recipients, false, false, true, Alignment::centre, 12},
};

constexpr const KindLook& look_of(Kind kind) { return looks[static_cast<std::size_t>(kind)]; }
static_assert(std::ranges::all_of(looks,
                                  [](const KindLook& look) {
                                    return look.kind ==
                                           looks[static_cast<std::size_t>(look.kind)].kind;
                                  }) &&
              looks.size() == static_cast<std::size_t>(Kind::recipients) + 1);

Content content_of(const ReportCell& value) {
  struct Choose {
    Content operator()(std::monostate) const { return Content::amount; }
    Content operator()(const std::string&) const { return Content::text; }
    Content operator()(const Label&) const { return Content::text; }
    Content operator()(std::int64_t) const { return Content::amount; }
    Content operator()(Year) const { return Content::plain_number; }
    Content operator()(Quantity q) const {
      return q.is_whole() ? Content::amount : Content::quantity;
    }
    Content operator()(Money) const { return Content::amount; }
    Content operator()(Percent) const { return Content::percent; }
    Content operator()(Date) const { return Content::date; }
    Content operator()(const Bar&) const { return Content::text; }
  };
  return std::visit(Choose{}, value);
}

/// What stands on the left of two differs from what stands beside it.
void set_left_of_two(CellStyle& style) {
  switch (style.kind) {
    case Kind::superior: style.is_bold = false; return;
    case Kind::number: style.is_italic = false; return;
    case Kind::closing:
      style.is_italic = true, style.points = 12, style.alignment = Alignment::left;
      return;
    case Kind::recipients:
      style.is_italic = false, style.points = 11, style.alignment = Alignment::left;
      return;
    default: return;
  }
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
    std::optional<Number> operator()(const Bar&) const { return std::nullopt; }
  };
  auto number = std::visit(Take{}, value);
  if (number && (number->numerator > most || number->numerator < -most)) return std::nullopt;
  return number;
}

bool is_in_table(Kind kind) { return look_of(kind).in_table; }

CellStyle style_of(Kind kind, std::size_t position, const PaperCell& cell, bool in_centred_column) {
  const KindLook& look = look_of(kind);
  CellStyle style{kind,         content_of(cell.value), look.alignment,
                  look.is_bold, look.is_italic,         look.points};
  style.is_open = cell.is_open;
  if (position == 0) set_left_of_two(style);
  if (look.in_table && look.alignment == Alignment::left) {
    if (style.content != Content::text) style.alignment = Alignment::right;
    if (in_centred_column) style.alignment = Alignment::centre;
  }
  return style;
}

std::optional<Problem> too_many_rows(const Paper& paper) {
  constexpr std::int64_t most = 1'048'576;  // of a spreadsheet
  for (const PaperSheet& sheet : paper.sheets)
    if (sheet.rows.size() > static_cast<std::size_t>(most))
      return Problem{ListRule::workbook_too_large,
                     FilePlace{sheet.name, 0, 0, 0, {}},
                     {{"limit", std::string{"rows"}}, {"most", most}}};
  return std::nullopt;
}

}  // namespace dutoan::paper
