#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace dutoan {
namespace {

using Parsed = Result<Date, DateFault>;

Parsed fault(DateFault f) { return refuse(f); }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The value of at most four digits, or nothing.
std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 4 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int n = 0;
  for (const char c : text) n = n * 10 + (c - '0');
  return n;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view no_break = "\u00a0";
  for (bool again = true; again;) {
    again = true;
    if (text.starts_with(' ') || text.starts_with('\t'))
      text.remove_prefix(1);
    else if (text.ends_with(' ') || text.ends_with('\t'))
      text.remove_suffix(1);
    else if (text.starts_with(no_break))
      text.remove_prefix(no_break.size());
    else if (text.ends_with(no_break))
      text.remove_suffix(no_break.size());
    else
      again = false;
  }
  return text;
}

bool is_in_range(int year) { return year >= first_year && year <= last_year; }

Parsed day_of(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day) return fault(DateFault::not_a_date);
  if (!is_in_range(*year)) return fault(DateFault::year_out_of_range);
  const std::optional<Date> date =
      Date::of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  if (!date) return fault(DateFault::no_such_day);
  return *date;
}

/// +1 and -2; at most four digits, about 27 years.
Parsed days_from(Date today, std::string_view text) {
  const std::optional<int> days = small_number(text.substr(1));
  if (!days) return fault(DateFault::not_a_date);
  const Date date = today.plus_days(text.front() == '-' ? -*days : *days);
  if (!is_in_range(date.year())) return fault(DateFault::year_out_of_range);
  return date;
}

/// The parts between marks of one kind; "15/7.2020" has no parts of its own and is no date.
struct Parts {
  std::array<std::string_view, 3> text;
  std::size_t count = 0;
};
Parts parts_of(std::string_view text) {
  const std::size_t first = text.find_first_of("/.-");
  Parts parts;
  if (first == std::string_view::npos) return parts;
  const char mark = text[first];
  while (parts.count < 3) {
    const std::size_t at = parts.count < 2 ? text.find(mark) : std::string_view::npos;
    parts.text.at(parts.count++) = text.substr(0, at);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return parts;
}

std::optional<int> day_or_month(std::string_view text) {
  if (text.size() > 2) return std::nullopt;
  return small_number(text);
}

std::optional<int> year_of(std::string_view text) {
  const std::optional<int> n = small_number(text);
  if (text.size() == 4) return n;
  if (n && text.size() == 2) return 2000 + *n;
  return std::nullopt;
}

bool is_iso(std::string_view text) { return text.size() == 10 && text[4] == '-' && text[7] == '-'; }

/// `year`: of a day that is written without one.
Parsed parsed(std::string_view text, std::optional<Date> today, std::optional<int> year) {
  text = trimmed(text);
  if (text.empty()) return fault(DateFault::not_a_date);
  if (today && (text == "hn" || text == "HN" || text == "Hn")) return *today;
  if (today && (text.front() == '+' || text.front() == '-')) return days_from(*today, text);
  if (is_iso(text))
    return day_of(small_number(text.substr(0, 4)), small_number(text.substr(5, 2)),
                  small_number(text.substr(8)));
  if (text.size() == 8 && std::ranges::all_of(text, is_digit))
    return day_of(small_number(text.substr(4)), small_number(text.substr(2, 2)),
                  small_number(text.substr(0, 2)));
  const Parts parts = parts_of(text);
  const std::optional<int> day = day_or_month(parts.text[0]);
  const std::optional<int> month = day_or_month(parts.text[1]);
  if (parts.count == 3) return day_of(year_of(parts.text[2]), month, day);
  if (parts.count == 2 && year) return day_of(year, month, day);
  return fault(DateFault::not_a_date);
}

}  // namespace

Result<Date, DateFault> parse_date(std::string_view text, std::optional<Date> today) {
  return parsed(text, today, today ? std::optional{today->year()} : std::nullopt);
}

int year_of_days(DocumentKind kind, int fiscal_year) {
  switch (kind) {
    case DocumentKind::closing:
    case DocumentKind::reopening:
    case DocumentKind::carry_over:
    case DocumentKind::opening:
    case DocumentKind::settlement:
    case DocumentKind::review:
    case DocumentKind::minutes:
    case DocumentKind::disallowance:
    case DocumentKind::notice:
    case DocumentKind::refund: return fiscal_year + 1;
    default: return fiscal_year;
  }
}

Result<Date, DateFault> parse_day(std::string_view text, std::optional<Date> today, int year) {
  return parsed(text, today, year);
}

}  // namespace dutoan
