#include "workbook/number.hpp"

#include <algorithm>
#include <charconv>

namespace dutoan::workbook {
namespace {

constexpr std::size_t longest_number = 1'000;
constexpr int largest_exponent = 308;    // of a number that a spreadsheet can hold
constexpr int smallest_exponent = -400;  // far below the least

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Takes the digits that `text` begins with.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// Takes "E+12", or nothing, which is 0.
std::optional<int> take_exponent(std::string_view& text) {
  if (!take(text, 'E') && !take(text, 'e')) return 0;
  const bool is_negative = take(text, '-');
  if (!is_negative) take(text, '+');
  const std::string_view digits = take_digits(text);
  int value = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{})
    return std::nullopt;
  return is_negative ? -value : value;
}

/// 0.DIGITS × 10^point; DIGITS neither begins nor ends with 0, and zero has none.
struct Decimal {
  std::string digits;
  int point = 0;
};

void strip_end(std::string& digits) {
  digits.resize(digits.find_last_not_of('0') + 1);  // npos + 1 is 0
}

void round_to_shown(Decimal& decimal) {
  std::string& digits = decimal.digits;
  if (digits.size() <= shown_digits) return;
  const bool is_up = digits[shown_digits] >= '5';
  digits.resize(shown_digits);
  if (is_up) {
    while (!digits.empty() && digits.back() == '9') digits.pop_back();
    if (digits.empty()) {
      digits = "1";
      ++decimal.point;
    } else {
      ++digits.back();
    }
  }
  strip_end(digits);
}

std::string written(const Decimal& decimal) {
  const std::string& digits = decimal.digits;
  if (decimal.point <= 0)
    return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') + digits;
  const auto whole = static_cast<std::size_t>(decimal.point);
  if (whole >= digits.size()) return digits + std::string(whole - digits.size(), '0');
  return digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string two_digits(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string time_text(std::int64_t seconds) {
  const std::string text = two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60);
  return seconds % 60 == 0 ? text : text + ":" + two_digits(seconds % 60);
}

/// Whole days, and the digits of the fraction.
struct Serial {
  std::int64_t days = 0;
  std::string_view fraction;
};

constexpr std::int64_t last_serial = 2'958'465;  // 9999-12-31

std::optional<Serial> serial_of(std::string_view plain) {
  std::string_view rest = plain;
  const auto days = whole_number(take_digits(rest));
  if (!days || *days > last_serial) return std::nullopt;
  take(rest, '.');
  return Serial{*days, rest};
}

bool is_time_of_day(std::string_view text) {
  if (!text.empty() && text.back() == 'Z') text.remove_suffix(1);
  const auto is_part = [](std::string_view part, int below) {
    return part.size() == 2 && is_digit(part[0]) && is_digit(part[1]) &&
           (part[0] - '0') * 10 + (part[1] - '0') < below;
  };
  if (text.size() < 5 || !is_part(text.substr(0, 2), 24) || text[2] != ':' ||
      !is_part(text.substr(3, 2), 60))
    return false;
  text.remove_prefix(5);
  if (text.empty()) return true;
  if (text.size() < 3 || text[0] != ':' || !is_part(text.substr(1, 2), 60)) return false;
  text.remove_prefix(3);
  return text.empty() || ((text[0] == '.' || text[0] == ',') && text.size() > 1 &&
                          std::ranges::all_of(text.substr(1), is_digit));
}

}  // namespace

std::optional<std::string> plain_number(std::string_view text) {
  std::string_view rest = trimmed(text);
  if (rest.size() > longest_number) return std::nullopt;
  const bool is_negative = take(rest, '-');
  if (!is_negative) take(rest, '+');
  const std::string_view whole = take_digits(rest);
  const std::string_view fraction = take(rest, '.') ? take_digits(rest) : std::string_view{};
  const auto exponent = take_exponent(rest);
  if (!rest.empty() || whole.size() + fraction.size() == 0 || !exponent) return std::nullopt;
  Decimal decimal{std::string{whole} + std::string{fraction}, 0};
  const std::size_t zeros = std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size());
  decimal.digits.erase(0, zeros);
  strip_end(decimal.digits);
  if (decimal.digits.empty()) return "0";
  const std::int64_t point = static_cast<std::int64_t>(whole.size()) -
                             static_cast<std::int64_t>(zeros) + std::int64_t{*exponent};
  if (point > largest_exponent + 1 || point < smallest_exponent) return std::nullopt;
  decimal.point = static_cast<int>(point);
  round_to_shown(decimal);
  return (is_negative ? "-" : "") + written(decimal);
}

std::optional<Day> day_of_serial(std::string_view plain, bool from_1904) {
  const auto serial = serial_of(plain);
  if (!serial) return std::nullopt;
  const bool has_time = !serial->fraction.empty();
  const int days = static_cast<int>(serial->days);
  if (from_1904) {
    const Date date = Date::of(1904, 1, 1)->plus_days(days);
    if (date.year() > 9999) return std::nullopt;
    return Day{date, has_time};
  }
  if (days == 0 || days == 60) return std::nullopt;
  return Day{Date::of(1899, 12, 31)->plus_days(days < 60 ? days : days - 1), has_time};
}

std::optional<Day> day_of_iso(std::string_view text) {
  std::string_view rest = trimmed(text);
  const std::string_view year = take_digits(rest);
  if (year.size() != 4 || !take(rest, '-')) return std::nullopt;
  const std::string_view month = take_digits(rest);
  if (month.size() != 2 || !take(rest, '-')) return std::nullopt;
  const std::string_view day = take_digits(rest);
  if (day.size() != 2) return std::nullopt;
  const auto number = [](std::string_view digits) {
    return static_cast<int>(*whole_number(digits));
  };
  const auto date = Date::of(number(year), static_cast<unsigned>(number(month)),
                             static_cast<unsigned>(number(day)));
  if (!date || number(year) == 0) return std::nullopt;
  if (rest.empty()) return Day{*date, false};
  if (!take(rest, 'T') || !is_time_of_day(rest)) return std::nullopt;
  return Day{*date, rest.find_first_of("123456789") != std::string_view::npos};
}

std::string iso_text(Date date) {
  const std::string year = std::to_string(date.year());
  return std::string(4 - std::min<std::size_t>(year.size(), 4), '0') + year + "-" +
         two_digits(date.month()) + "-" + two_digits(date.day());
}

std::optional<std::string> time_of_serial(std::string_view plain) {
  const auto serial = serial_of(plain);
  if (!serial) return std::nullopt;
  constexpr std::size_t precision = 13;  // of a day, so that the product below fits
  std::string digits{serial->fraction.substr(0, precision)};
  digits.resize(precision, '0');
  constexpr std::int64_t whole = 10'000'000'000'000;
  const std::int64_t seconds = (*whole_number(digits) * 86'400 + whole / 2) / whole;
  return time_text(serial->days * 86'400 + seconds);
}

std::optional<std::string> time_of_duration(std::string_view text) {
  std::string_view rest = trimmed(text);
  if (!take(rest, 'P')) return std::nullopt;
  std::int64_t seconds = 0;
  bool is_time = false;
  while (!rest.empty()) {
    if (!is_time && take(rest, 'T')) {
      is_time = true;
      continue;
    }
    const auto count = whole_number(take_digits(rest));
    if (!count || *count > last_serial * 86'400) return std::nullopt;
    if (take(rest, '.') || take(rest, ',')) {
      if (take_digits(rest).empty() || rest != "S") return std::nullopt;
    }
    if (!is_time && take(rest, 'D'))
      seconds += *count * 86'400;
    else if (is_time && take(rest, 'H'))
      seconds += *count * 3'600;
    else if (is_time && take(rest, 'M'))
      seconds += *count * 60;
    else if (is_time && take(rest, 'S'))
      seconds += *count;
    else
      return std::nullopt;
    if (seconds > last_serial * 86'400) return std::nullopt;
  }
  return time_text(seconds);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  constexpr std::int64_t too_large = 1'000'000'000'000;
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} ? value : too_large;
}

}  // namespace dutoan::workbook
