#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace dutoan {
namespace {

/// What was written, taken apart: digits before and after the decimal mark.
struct Figure {
  std::string whole, fraction;
};
template <class T>
using Parsed = Result<T, NumberFault>;

Refusal<NumberFault> fault(NumberFault f) { return refuse(f); }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_mark(char c) { return c == '.' || c == ',' || c == '_'; }

// ---- Around the figure ----------------------------------------------------------------------

bool drop_prefix(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}
bool drop_suffix(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

/// Without the spaces around it; spreadsheets put no-break, thin and figure spaces there too.
std::string_view trimmed(std::string_view text) {
  constexpr std::array<std::string_view, 8> spaces = {" ",      "\t",     "\n",     "\r",
                                                      "\u00a0", "\u2007", "\u2009", "\u202f"};
  const auto drops = [&](auto drop) {
    return std::ranges::any_of(spaces, [&](std::string_view space) { return drop(text, space); });
  };
  while (drops(drop_prefix)) {
  }
  while (drops(drop_suffix)) {
  }
  return text;
}

/// In small letters, as far as the words for units of money need it.
std::string lowered(std::string_view text) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Pair, 7> capitals = {
      {{"Đ", "đ"}, {"Ồ", "ồ"}, {"Ỷ", "ỷ"}, {"Ỉ", "ỉ"}, {"Ệ", "ệ"}, {"Ì", "ì"}, {"À", "à"}}};
  std::string small;
  while (!text.empty()) {
    const auto* capital = std::ranges::find_if(
        capitals, [&](const Pair& pair) { return drop_prefix(text, pair.first); });
    if (capital != capitals.end()) {
      small += capital->second;
      continue;
    }
    const char c = text.front();
    small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  return small;
}

std::string_view without_currency(std::string_view text) {
  constexpr std::array<std::string_view, 6> names = {"đồng", "dong", "vnd", "vnđ", "đ", "₫"};
  text = trimmed(text);
  for (const std::string_view name : names)
    if (drop_suffix(text, name)) break;
  return trimmed(text);
}

/// Drops a minus, or the parentheses that stand for it, and says whether there was one.
bool take_minus(std::string_view& text) {
  if (text.starts_with('(') && text.ends_with(')')) {
    text = without_currency(text.substr(1, text.size() - 2));
    return true;
  }
  const bool is_negative = drop_prefix(text, "-") || drop_prefix(text, "−");
  text = trimmed(text);
  return is_negative;
}

// ---- The figure itself ----------------------------------------------------------------------

/// Groups of three with `mark` between; the first may be shorter, and does not begin with 0.
bool is_grouped(std::string_view text, char mark) {
  const std::size_t first = text.find(mark);
  if (first == 0 || first > 3 || text.front() == '0') return false;
  for (std::size_t i = first; i < text.size(); i += 4) {
    if (text[i] != mark || text.size() - i < 4) return false;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                     text.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_digit))
      return false;
  }
  return true;
}

/// Which marks a text uses for what; 0 where it has none.
struct Marks {
  char between_groups = 0;
  char decimal = 0;
};

Parsed<Marks> single_dot(std::string_view text) {
  if (is_grouped(text, '.')) return Marks{'.', 0};
  if (text.starts_with("0.")) return Marks{0, '.'};
  return fault(NumberFault::ambiguous);
}

Parsed<Marks> single_comma(std::string_view text) {
  if (is_grouped(text, ',')) return fault(NumberFault::ambiguous);
  return Marks{0, ','};
}

Parsed<Marks> marks_of(std::string_view text) {
  const auto dots = std::ranges::count(text, '.');
  const auto commas = std::ranges::count(text, ',');
  if (text.find('_') != std::string_view::npos) {
    if (dots > 0 || commas > 1) return fault(NumberFault::not_a_number);
    return Marks{'_', commas == 1 ? ',' : '\0'};
  }
  if (dots > 0 && commas > 0) {
    // The later mark can only be the decimal one: 1.234,56 and, in English, 1,234.56.
    const bool is_comma = text.rfind(',') > text.rfind('.');
    if ((is_comma ? commas : dots) > 1) return fault(NumberFault::not_a_number);
    return is_comma ? Marks{'.', ','} : Marks{',', '.'};
  }
  if (dots == 1) return single_dot(text);
  if (commas == 1) return single_comma(text);
  if (dots > 1) return Marks{'.', 0};
  if (commas > 1) return Marks{',', 0};
  return Marks{};
}

Parsed<Figure> figure_of_people(std::string_view text) {
  const bool is_digits_and_marks =
      std::ranges::all_of(text, [](char c) { return is_digit(c) || is_mark(c); });
  if (text.empty() || !is_digits_and_marks || is_mark(text.front()) || is_mark(text.back()))
    return fault(NumberFault::not_a_number);
  const Parsed<Marks> marks = marks_of(text);
  if (!marks) return fault(marks.error());
  Figure figure;
  if (marks->decimal != 0) {
    const std::size_t at = text.rfind(marks->decimal);
    figure.fraction = text.substr(at + 1);
    text = text.substr(0, at);
  }
  if (marks->between_groups != 0 && !is_grouped(text, marks->between_groups))
    return fault(NumberFault::not_a_number);
  std::ranges::copy_if(text, std::back_inserter(figure.whole), is_digit);
  if (!std::ranges::all_of(figure.fraction, is_digit)) return fault(NumberFault::not_a_number);
  return figure;
}

Parsed<Figure> figure_of_machine(std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const bool has_fraction = dot != std::string_view::npos;
  const std::string_view fraction = has_fraction ? text.substr(dot + 1) : std::string_view{};
  const bool is_well_formed =
      !whole.empty() && has_fraction == !fraction.empty() && std::ranges::all_of(whole, is_digit) &&
      std::ranges::all_of(fraction, is_digit) && (whole.size() == 1 || whole.front() != '0');
  if (!is_well_formed) return fault(NumberFault::not_a_number);
  return Figure{std::string{whole}, std::string{fraction}};
}

/// The figure times 10^decimals, or `too_fine` when that leaves a fraction.
Parsed<std::int64_t> scaled(Figure figure, std::size_t decimals, NumberFault too_fine) {
  while (figure.fraction.ends_with('0')) figure.fraction.pop_back();
  if (figure.fraction.size() > decimals) return fault(too_fine);
  figure.fraction.append(decimals - figure.fraction.size(), '0');
  std::int64_t n = 0;
  for (const char c : figure.whole + figure.fraction) {
    if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, c - '0', &n))
      return fault(NumberFault::too_large);
  }
  return n;
}

// ---- Amounts, quantities, shares ------------------------------------------------------------

struct UnitOfMoney {
  std::string_view name;
  std::size_t zeros;
};
// A name stands before those that it begins with.
constexpr std::array<UnitOfMoney, 11> units_of_money = {{{"k", 3},
                                                         {"nghìn", 3},
                                                         {"nghin", 3},
                                                         {"ngàn", 3},
                                                         {"ngan", 3},
                                                         {"triệu", 6},
                                                         {"trieu", 6},
                                                         {"tr", 6},
                                                         {"tỷ", 9},
                                                         {"tỉ", 9},
                                                         {"ty", 9}}};

/// 1tr5, 500k, 1,5 tỷ: the digits behind the unit are its decimals, so 12tr05 is 12.050.000.
Parsed<std::int64_t> in_units(std::string_view figure_text, std::string_view rest) {
  const auto* unit = std::ranges::find_if(
      units_of_money, [&](const UnitOfMoney& u) { return drop_prefix(rest, u.name); });
  if (unit == units_of_money.end() || !std::ranges::all_of(rest, is_digit))
    return fault(NumberFault::not_a_number);
  Parsed<Figure> figure = figure_of_people(figure_text);
  if (!figure) return fault(figure.error());
  if (!rest.empty() && !figure->fraction.empty()) return fault(NumberFault::not_a_number);
  figure->fraction += rest;
  return scaled(*std::move(figure), unit->zeros, NumberFault::fraction_of_dong);
}

Parsed<std::int64_t> dong_of(std::string_view text) {
  const auto* unit =
      std::ranges::find_if_not(text, [](char c) { return is_digit(c) || is_mark(c); });
  const auto length = static_cast<std::size_t>(unit - text.begin());
  if (length < text.size()) return in_units(text.substr(0, length), trimmed(text.substr(length)));
  Parsed<Figure> figure = figure_of_people(text);
  if (!figure) return fault(figure.error());
  // "2.800,000" is a slip between two ways of writing thousands, not 2.800 with decimals.
  if (figure->fraction.size() == 3) return fault(NumberFault::ambiguous);
  return scaled(*std::move(figure), 0, NumberFault::fraction_of_dong);
}

/// A figure that is never negative, times 10^decimals.
Parsed<std::int64_t> measured(std::string_view text, Style style, std::size_t decimals) {
  const bool is_negative = drop_prefix(text, "-") || drop_prefix(text, "−");
  Parsed<Figure> figure =
      style == Style::people ? figure_of_people(trimmed(text)) : figure_of_machine(text);
  if (!figure) return fault(figure.error());
  if (is_negative) return fault(NumberFault::negative);
  return scaled(*std::move(figure), decimals, NumberFault::too_fine);
}

}  // namespace

Result<Money, NumberFault> parse_amount(std::string_view text) {
  if (trimmed(text).empty()) return fault(NumberFault::empty);
  const std::string small = lowered(text);
  std::string_view rest = without_currency(small);
  const bool is_negative = take_minus(rest);
  const Parsed<std::int64_t> dong = dong_of(rest);
  if (!dong) return fault(dong.error());
  return Money::dong(is_negative ? -*dong : *dong);
}

Result<Quantity, NumberFault> parse_quantity(std::string_view text, Style style) {
  if (style == Style::people) text = trimmed(text);
  if (text.empty()) return fault(NumberFault::empty);
  const auto thousandths = measured(text, style, 3);
  if (!thousandths) return fault(thousandths.error());
  return Quantity::thousandths(*thousandths);
}

Result<Percent, NumberFault> parse_percent(std::string_view text, Style style) {
  if (style == Style::people) text = trimmed(text);
  if (text.empty()) return fault(NumberFault::empty);
  if (style == Style::people) drop_suffix(text, "%");
  const auto hundredths = measured(text, style, 2);
  if (!hundredths) return fault(hundredths.error());
  return Percent::hundredths(*hundredths);
}

}  // namespace dutoan
