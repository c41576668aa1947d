// Dates and the periods in which a rule is in force.
//
// Invariants
//   D1  a Date exists in the calendar; 31 February cannot be built
//   D2  a DateRange is half-open: `from` is the first day, `until` the day after the last; it is
//       never empty
//   D3  nothing here reads a clock or a time zone: today is an argument
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>

namespace dutoan {

/// A day of the calendar, without a time zone.
class Date {
 public:
  constexpr Date() = default;

  /// The day `d` of month `m` of year `y`, or nothing when the calendar has no such day.
  [[nodiscard]] static constexpr std::optional<Date> of(int y, unsigned m, unsigned d) {
    const std::chrono::year_month_day ymd{std::chrono::year{y}, std::chrono::month{m},
                                          std::chrono::day{d}};
    if (!ymd.ok()) return std::nullopt;
    return Date{std::chrono::sys_days{ymd}};
  }

  /// The year, such as 2020.
  [[nodiscard]] constexpr int year() const { return static_cast<int>(parts().year()); }
  /// The month, from 1.
  [[nodiscard]] constexpr unsigned month() const { return static_cast<unsigned>(parts().month()); }
  /// The day of the month, from 1.
  [[nodiscard]] constexpr unsigned day() const { return static_cast<unsigned>(parts().day()); }

  /// The date `n` days later, or earlier when `n` is negative.
  [[nodiscard]] constexpr Date plus_days(int n) const { return Date{days_ + std::chrono::days{n}}; }
  /// How many days after `earlier` it is; below 0 when it is before.
  [[nodiscard]] constexpr std::int64_t days_since(Date earlier) const {
    return (days_ - earlier.days_).count();
  }

  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  explicit constexpr Date(std::chrono::sys_days days) : days_(days) {}
  [[nodiscard]] constexpr std::chrono::year_month_day parts() const { return {days_}; }
  std::chrono::sys_days days_{};
};

/// `from` included, `until` excluded; without `until` the range is open.
class DateRange {
 public:
  /// The range, or nothing when it would be empty.
  [[nodiscard]] static constexpr std::optional<DateRange> of(Date from, std::optional<Date> until) {
    if (until && *until <= from) return std::nullopt;
    return DateRange{from, until};
  }
  /// From 1 January to 31 December of `year` (Luật NSNN 83/2015, Điều 14).
  [[nodiscard]] static constexpr DateRange fiscal_year(int year) {
    return DateRange{*Date::of(year, 1, 1), Date::of(year + 1, 1, 1)};
  }

  /// The first day.
  [[nodiscard]] constexpr Date from() const { return from_; }
  /// The day after the last; nothing when the range is open.
  [[nodiscard]] constexpr std::optional<Date> until() const { return until_; }
  /// Whether `d` lies in the range.
  [[nodiscard]] constexpr bool contains(Date d) const {
    return from_ <= d && (!until_ || d < *until_);
  }
  /// Whether the two have a day in common.
  [[nodiscard]] constexpr bool overlaps(const DateRange& o) const {
    return (!o.until_ || from_ < *o.until_) && (!until_ || o.from_ < *until_);
  }
  friend constexpr bool operator==(const DateRange&, const DateRange&) = default;

 private:
  constexpr DateRange(Date from, std::optional<Date> until) : from_(from), until_(until) {}
  Date from_;
  std::optional<Date> until_;
};

}  // namespace dutoan
