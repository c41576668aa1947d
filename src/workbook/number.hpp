// Numbers, days and times as spreadsheets store them. No floating point: digits are moved as text.
#pragma once

#include <dutoan/calendar.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace dutoan::workbook {

/// Digits beyond these are the noise of binary fractions; no spreadsheet shows them.
constexpr std::size_t shown_digits = 15;

/// "1.5E3" is "1500", "0.30000000000000004" is "0.3": plain decimal notation, rounded half away
/// from zero to `shown_digits` significant digits. Nothing when it is no number that a spreadsheet
/// can hold.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view text);

/// A day, and whether a time of day goes with it.
struct Day {
  Date date;
  bool has_time = false;
};

/// The day that a plain number counts to: from the 1st of January 1900 (which is 1) with the 29th
/// of February 1900 that never was (60), or from the 1st of January 1904 (which is 0).
[[nodiscard]] std::optional<Day> day_of_serial(std::string_view plain, bool from_1904);
/// "2020-07-06" or "2020-07-06T07:30:00".
[[nodiscard]] std::optional<Day> day_of_iso(std::string_view text);
/// "2020-07-06".
[[nodiscard]] std::string iso_text(Date date);

/// The time that a plain number of days is, to the second: "0.3125" is "07:30".
[[nodiscard]] std::optional<std::string> time_of_serial(std::string_view plain);
/// "PT07H30M15S" is "07:30:15".
[[nodiscard]] std::optional<std::string> time_of_duration(std::string_view text);

/// A whole number without sign; one that is too large counts as a million million. Nothing when it
/// is none.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace dutoan::workbook
