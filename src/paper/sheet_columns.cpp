#include "paper/sheet_columns.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace dutoan::paper {
namespace {

using Kind = PaperRow::Kind;

constexpr Length largest = 12 * PANGO_SCALE;  // of the tables' letters
constexpr Length usual_least = 10 * PANGO_SCALE;
constexpr Length small = 17 * PANGO_SCALE / 2;  // that a wide table gets, so that texts have room
constexpr Length smallest = 5 * PANGO_SCALE;
constexpr Length half_point = PANGO_SCALE / 2;

Length scaled(Length length, std::int64_t by, std::int64_t of) {
  return of == 0 ? 0 : static_cast<Length>(length * by / of);
}

std::int64_t sum_of(const std::vector<Length>& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0});
}

/// What cells need at the largest size.
class Needs {
 public:
  Needs(Language language, Typesetter& typesetter, Length width)
      : language_(language), typesetter_(typesetter), widest_word_(width / 10) {}

  Length of(Kind kind, std::size_t position, const PaperCell& cell) {
    const std::string text = printed(cell.value, language_);
    const bool is_figure = style_of(kind, position, cell, false).content != Content::text;
    if (is_figure) return width_of_figure(text, largest);
    // The same words come again and again.
    const auto [known, is_new] = words_.try_emplace(text, 0);
    if (is_new) known->second = typesetter_.widest_word(text, {true, false, largest});
    return kind == Kind::head ? known->second : std::min(known->second, widest_word_);
  }

 private:
  Language language_;
  Typesetter& typesetter_;
  Length widest_word_;  // for which a column is made wider
  std::map<std::string, Length> words_;
};

/// What the columns need at the largest size: room for their figures and for the words that are not
/// all too long.
std::vector<Length> needs_of(const PaperSheet& sheet, Needs cells) {
  std::vector<Length> needs(sheet.columns.size(), 0);
  for (const PaperRow& row : sheet.rows) {
    if (!is_in_table(row.kind)) continue;
    std::size_t column = 0;
    for (std::size_t i = 0; i < row.cells.size() && column < needs.size(); ++i) {
      const PaperCell& cell = row.cells[i];
      if (cell.across == 1 && !sheet.columns[column].is_hidden)
        needs[column] = std::max(needs[column], cells.of(row.kind, i, cell));
      column += static_cast<std::size_t>(std::max(cell.across, 1));
    }
  }
  return needs;
}

/// The sheet's own proportions.
std::vector<Length> shares_of(const PaperSheet& sheet, Length width) {
  std::int64_t all = 0;
  for (const PaperColumn& column : sheet.columns)
    if (!column.is_hidden) all += std::max(column.width, 1);
  std::vector<Length> shares;
  for (const PaperColumn& column : sheet.columns)
    shares.push_back(column.is_hidden ? 0 : scaled(width, std::max(column.width, 1), all));
  return shares;
}

/// At which a column holds the digits that its width says, within reason.
Length natural_size(const PaperSheet& sheet, Length width) {
  std::int64_t digits = 0;
  for (const PaperColumn& column : sheet.columns)
    if (!column.is_hidden) digits += std::max(column.width, 1);
  const Length size = scaled(width, 2, std::max<std::int64_t>(digits, 1));
  return std::clamp(size / half_point * half_point, usual_least, largest);
}

/// The needs at `size`, with the space beside the text and what rounding takes.
std::vector<Length> at_size(const std::vector<Length>& needs, const PaperSheet& sheet,
                            Length size) {
  constexpr Length beside = 2 * cell_padding + PANGO_SCALE / 4;
  std::vector<Length> sized;
  for (std::size_t c = 0; c < needs.size(); ++c)
    sized.push_back(sheet.columns[c].is_hidden ? 0 : scaled(needs[c], size, largest) + beside);
  return sized;
}

/// Widens what is too narrow and takes it from what has more than it needs.
void level(std::vector<Length>& widths, const std::vector<Length>& needs, Length width) {
  for (std::size_t c = 0; c < widths.size(); ++c) widths[c] = std::max(widths[c], needs[c]);
  const std::int64_t excess = sum_of(widths) - width;
  const std::int64_t spare = sum_of(widths) - sum_of(needs);
  for (std::size_t c = 0; excess > 0 && c < widths.size(); ++c)
    widths[c] -= scaled(widths[c] - needs[c], excess, spare);
  const auto widest = std::ranges::max_element(widths);
  if (widest == widths.end() || *widest == 0) return;
  *widest -= static_cast<Length>(sum_of(widths) - width);  // what rounding left over
}

}  // namespace

std::string printed(const ReportCell& value, Language language) {
  if (const Money* amount = std::get_if<Money>(&value))
    return format_amount_in_parentheses(*amount);
  std::string text = written(value, language);
  const bool is_count = std::holds_alternative<std::int64_t>(value);
  return is_count && text.starts_with('-') ? "(" + text.substr(1) + ")" : text;
}

SheetColumns columns_on_page(const PaperSheet& sheet, Length width, Language language,
                             Typesetter& typesetter) {
  const std::vector<Length> needs = needs_of(sheet, {language, typesetter, width});
  SheetColumns made{shares_of(sheet, width), natural_size(sheet, width)};
  const auto needed = [&] { return sum_of(at_size(needs, sheet, made.size)); };
  while (made.size > small && needed() > std::int64_t{width} * 3 / 4) made.size -= half_point;
  while (made.size > smallest && needed() > width) made.size -= half_point;
  std::vector<Length> least = at_size(needs, sheet, made.size);
  if (const std::int64_t all = sum_of(least); all > width)
    for (Length& need : least) need = scaled(need, width, all);
  level(made.widths, least, width);
  return made;
}

}  // namespace dutoan::paper
