#include <dutoan/notation.hpp>

#include <cstddef>

namespace dutoan {
namespace {

/// Without the sign; also of the least 64-bit number, which has no positive twin.
std::uint64_t magnitude(std::int64_t n) {
  const auto bits = static_cast<std::uint64_t>(n);
  return n < 0 ? 0 - bits : bits;
}

std::string with_thousands(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, '.');
  return digits;
}

/// The digits of n ÷ scale behind the decimal mark, without needless zeros.
std::string decimals(std::uint64_t n, std::uint64_t scale) {
  std::string digits = std::to_string(scale + n % scale).substr(1);
  while (digits.ends_with('0')) digits.pop_back();
  return digits;
}

std::string for_people(std::int64_t n, std::uint64_t scale) {
  const std::string fraction = decimals(magnitude(n), scale);
  std::string text = n < 0 ? "-" : "";
  text += with_thousands(magnitude(n) / scale);
  return fraction.empty() ? text : text + ',' + fraction;
}

std::string padded(unsigned n, std::size_t width) {
  const std::string digits = std::to_string(n);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// Four digits: no rule and no plan is dated before the year 0 or after 9999.
std::string year_of(Date date) {
  ensure(date.year() >= 0, "a year before the calendar's first");
  return padded(static_cast<unsigned>(date.year()), 4);
}

}  // namespace

std::string format_whole(std::int64_t n) { return for_people(n, 1); }

std::string format_amount(Money amount) { return format_whole(amount.dong()); }

std::string format_amount_in_parentheses(Money amount) {
  if (!amount.is_negative()) return format_amount(amount);
  return "(" + with_thousands(magnitude(amount.dong())) + ")";
}

std::string format_quantity(Quantity q) { return for_people(q.thousandths(), Quantity::scale); }

std::string format_percent(Percent p) { return for_people(p.hundredths(), 100); }

std::string machine_quantity(Quantity q) {
  const std::uint64_t n = magnitude(q.thousandths());
  const std::string fraction = decimals(n, Quantity::scale);
  std::string text = q.thousandths() < 0 ? "-" : "";
  text += std::to_string(n / Quantity::scale);
  return fraction.empty() ? text : text + '.' + fraction;
}

std::string format_date(Date date) {
  return padded(date.day(), 2) + "/" + padded(date.month(), 2) + "/" + year_of(date);
}

std::string iso_date(Date date) {
  return year_of(date) + "-" + padded(date.month(), 2) + "-" + padded(date.day(), 2);
}

}  // namespace dutoan
