#include "paper/breaks.hpp"

#include "paper/cell_style.hpp"

#include <algorithm>
#include <cstddef>

namespace dutoan::paper {
namespace {

using Kind = PaperRow::Kind;

bool is_one_of(Kind kind, std::initializer_list<Kind> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// Announces the row below it.
bool leads(Kind kind) {
  return is_one_of(kind, {Kind::superior, Kind::office, Kind::number, Kind::title, Kind::abstract,
                          Kind::subtitle, Kind::addressed, Kind::unit, Kind::section, Kind::head,
                          Kind::letters, Kind::heading});
}

bool signs(Kind kind) {
  return is_one_of(kind, {Kind::signature, Kind::signing, Kind::closing, Kind::recipients});
}

bool is_head(Kind kind) { return is_one_of(kind, {Kind::head, Kind::letters}); }

/// A table whose first row is a subtotal has its subtotals above what they add up.
bool subtotals_lead(std::span<const PaperRow> rows, std::size_t subtotal) {
  std::size_t first = subtotal;
  while (first > 0 && is_in_table(rows[first - 1].kind) && !is_head(rows[first - 1].kind)) --first;
  return is_one_of(rows[first].kind, {Kind::subtotal, Kind::heading});
}

/// The row with which the block of the signatures at `first` begins.
std::size_t block_start(std::span<const PaperRow> rows, std::size_t first) {
  constexpr std::size_t wanted = 2, most_notes = 6;
  while (first > 0 && is_one_of(rows[first - 1].kind, {Kind::blank, Kind::place})) --first;
  if (first > 0 && rows[first - 1].kind == Kind::paragraph) return first - std::min(first, wanted);
  std::size_t in_table = 0;
  for (std::size_t at = first; at-- > 0 && first - at <= wanted + most_notes;)
    if (is_in_table(rows[at].kind) && ++in_table == wanted) return at;
  return first - std::min(first, wanted);
}

}  // namespace

std::vector<bool> page_may_begin(std::span<const PaperRow> rows) {
  std::vector<bool> may(rows.size(), true);
  bool lead = false;  // of the table that is being passed
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Kind above = rows[i - 1].kind, kind = rows[i].kind;
    if (kind == Kind::subtotal && above != Kind::subtotal) lead = subtotals_lead(rows, i);
    const bool is_led = leads(above) || (above == Kind::subtotal && lead) ||
                        (above == Kind::words && kind == Kind::text);
    const bool closes = kind == Kind::total || (kind == Kind::words && above == Kind::total) ||
                        (kind == Kind::subtotal && !lead && !leads(above));
    if (is_led || closes || signs(kind)) may[i] = false;
    if (signs(kind) && !signs(above))
      for (std::size_t at = block_start(rows, i) + 1; at < i; ++at) may[at] = false;
  }
  return may;
}

}  // namespace dutoan::paper
