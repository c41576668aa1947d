#include "cli/clock.hpp"

namespace dutoan::cli {

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Date today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(now())};
  return *Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                   static_cast<unsigned>(day.day()));
}

}  // namespace dutoan::cli
