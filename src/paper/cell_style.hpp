// How the cells of a paper look, and which of them are numbers.
//
// Invariants
//   K1  an amount that a spreadsheet's number cannot hold exactly is no number here (P4 of Paper)
#pragma once

#include <dutoan/paper.hpp>

#include <xlsxwriter.h>

#include <compare>
#include <cstdint>
#include <optional>

namespace dutoan::paper {

enum class Look : std::uint8_t { text, amount, quantity, percent, plain_number, date };

struct CellStyle {
  PaperRow::Kind kind = PaperRow::Kind::plain;
  Look look = Look::text;
  bool is_centred = false;
  friend auto operator<=>(const CellStyle&, const CellStyle&) = default;
};

/// A number as a fraction of whole numbers.
struct Number {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

/// The number in `value`, or nothing when it is a text, a date, or larger than `most`.
[[nodiscard]] std::optional<Number> number_of(const ReportCell& value, std::int64_t most);

[[nodiscard]] CellStyle style_of(PaperRow::Kind kind, const PaperCell& cell,
                                 bool in_centred_column);

/// Makes `format` look like `style`.
void apply(const CellStyle& style, lxw_format* format);

}  // namespace dutoan::paper
