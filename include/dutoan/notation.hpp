// Notation: how people and machines write amounts, quantities, shares and dates.
//
// People write as the law has it (Luật Kế toán 88/2015, Điều 11): a dot between thousands, a comma
// before decimals, whatever the language of the screen. Machines (files, JSON) write plain digits
// with a decimal dot and no thousands. A text that two conventions read differently is refused:
// a figure is never guessed.
//
// Invariants
//   N1  parsing needs the whole text, in NFC; nothing is skipped but the spaces around what people
//       wrote, and machines' writing has none
//   N2  what format_… prints, parse_… reads back; the one exception is a quantity such as 1,234,
//       which looks like English thousands and is refused as ambiguous
//   N3  no locale, no clock: today is an argument
//   N4  a leading zero changes nothing in people's writing ("05" is five, as in "05 ngày", never
//       octal) and is refused in machines'
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/money.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dutoan {

/// Whose way of writing figures and dates.
enum class Style : std::uint8_t {
  people,   // 1.234.567 and 12,5
  machine,  // 1234567 and 12.5
};

/// Why a text is no figure.
enum class NumberFault : std::uint8_t {
  empty,             // nothing but spaces
  not_a_number,      // no way of writing a figure
  ambiguous,         // 1.23, 1.2345, 1,234: two readings, or a slip
  too_large,         // does not fit
  fraction_of_dong,  // an amount with decimals
  too_fine,          // a quantity finer than 0,001, or a share finer than 0,01 %
  negative,          // a quantity or share below zero
};

/// The amount in đồng that a person wrote, or why there is none. Reads 1.234.567, 1234567,
/// 1_234_567, -1.234, (1.234), 500.000 đ (đồng, ₫, VND, VNĐ), and with k, nghìn, ngàn, tr, triệu,
/// ty, tỷ, tỉ: 500k, 1,5tr, 1tr5 = 1.500.000, 12tr05 = 12.050.000. Zero decimals are let pass;
/// English 1,234,567 only where no other reading exists.
[[nodiscard]] Result<Money, NumberFault> parse_amount(std::string_view text);

/// The quantity written, exact to the thousandth of its unit, or why there is none. People's
/// "0.2" is read, since no thousands begin with 0; "1.5" is ambiguous.
[[nodiscard]] Result<Quantity, NumberFault> parse_quantity(std::string_view text, Style style);

/// The share written in percent, exact to its hundredth, or why there is none. People may add "%".
[[nodiscard]] Result<Percent, NumberFault> parse_percent(std::string_view text, Style style);

/// Why a text is no date.
enum class DateFault : std::uint8_t {
  not_a_date,
  no_such_day,        // 31/02/2020
  year_out_of_range,  // before first_year or after last_year
};
inline constexpr int first_year = 1945;
inline constexpr int last_year = 2100;

/// The date written, or why there is none. Reads dd/mm/yyyy, with "/", "." or "-" between and one
/// digit where one is enough; two digits of a year mean 20yy; 15072020; 2020-07-15. With `today`
/// also 15/7 (of today's year), "hn" (hôm nay, today), "+1" and "-2" (days from today).
[[nodiscard]] Result<Date, DateFault> parse_date(std::string_view text,
                                                 std::optional<Date> today = {});

/// The amount in đồng, without unit: 1.234.567, -1.234.
[[nodiscard]] std::string format_amount(Money amount);
/// The same as printed forms have it: a negative amount is (1.234).
[[nodiscard]] std::string format_amount_in_parentheses(Money amount);
/// A whole number with thousands: 1.234.
[[nodiscard]] std::string format_whole(std::int64_t n);
/// The quantity, without unit and without needless zeros: 12,5; 0,2; 1.234.
[[nodiscard]] std::string format_quantity(Quantity q);
/// The share in percent, without the sign: 5; 12,5.
[[nodiscard]] std::string format_percent(Percent p);
/// 06/05/2020.
[[nodiscard]] std::string format_date(Date date);

/// The quantity as machines write it: 1234; 0.2.
[[nodiscard]] std::string machine_quantity(Quantity q);
/// 2020-05-06 (ISO 8601).
[[nodiscard]] std::string iso_date(Date date);

}  // namespace dutoan
