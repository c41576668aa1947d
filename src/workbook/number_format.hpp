// How .xlsx says that a number is a day: only the cell's number format tells.
#pragma once

#include <cstdint>
#include <string_view>

namespace dutoan::workbook {

enum class Shown : std::uint8_t {
  number,
  date,  // with or without a time of day
  time,  // hours, minutes or seconds alone
};

/// What a format of the program itself shows (ECMA-376 part 1, 18.8.30).
[[nodiscard]] Shown shown_by_builtin(std::int64_t id);

/// What a format's code shows: "dd/mm/yyyy" a date, "[h]:mm" a time, "#,##0.00" a number.
[[nodiscard]] Shown shown_by_code(std::string_view code);

}  // namespace dutoan::workbook
