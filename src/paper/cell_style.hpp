// How the cells of a paper look on every medium, and which of them are numbers.
//
// Invariants
//   K1  an amount that a spreadsheet's number cannot hold exactly is no number here (P4 of Paper)
#pragma once

#include <dutoan/paper.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace dutoan::paper {

/// What stands in a cell.
enum class Content : std::uint8_t { text, amount, quantity, percent, plain_number, date };

enum class Alignment : std::uint8_t { left, centre, right, justified };

struct CellStyle {
  PaperRow::Kind kind = PaperRow::Kind::plain;
  Content content = Content::text;
  Alignment alignment = Alignment::left;
  bool is_bold = false, is_italic = false;
  int points = 12;
  bool is_open = false;  // to be changed by people
  friend auto operator<=>(const CellStyle&, const CellStyle&) = default;
};

/// A number as a fraction of whole numbers.
struct Number {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

/// The number in `value`, or nothing when it is a text, a date, or larger than `most`.
[[nodiscard]] std::optional<Number> number_of(const ReportCell& value, std::int64_t most);

/// Whether such a row has lines around its cells.
[[nodiscard]] bool is_in_table(PaperRow::Kind kind);

/// The look of `cell`, the one at `position` of its row.
[[nodiscard]] CellStyle style_of(PaperRow::Kind kind, std::size_t position, const PaperCell& cell,
                                 bool in_centred_column);

/// The problem of a sheet with more rows than any medium takes.
[[nodiscard]] std::optional<Problem> too_many_rows(const Paper& paper);

}  // namespace dutoan::paper
