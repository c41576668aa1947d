// Backups beside their book, known by their names.
#include <dutoan/book_file.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

namespace dutoan {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

constexpr std::string_view between = ".backup-";

std::string padded(long number, std::size_t digits) {
  std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// The number in `count` digits at `at`; nothing where there are others.
std::optional<int> digits_in(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  const char* begin = text.data() + at;
  const auto [end, fault] = std::from_chars(begin, begin + count, number);
  if (fault != std::errc{} || end != begin + count || *begin == '-') return std::nullopt;
  return number;
}

/// The moment of "20201215-050000".
std::optional<sys_seconds> moment_in(std::string_view text) {
  if (text.size() != 15 || text[8] != '-') return std::nullopt;
  const auto year_ = digits_in(text, 0, 4), month_ = digits_in(text, 4, 2),
             day_ = digits_in(text, 6, 2), hour = digits_in(text, 9, 2),
             minute = digits_in(text, 11, 2), second = digits_in(text, 13, 2);
  if (!year_ || !month_ || !day_ || !hour || !minute || !second) return std::nullopt;
  const year_month_day date{year{*year_}, month{static_cast<unsigned>(*month_)},
                            day{static_cast<unsigned>(*day_)}};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return sys_days{date} + hours{*hour} + minutes{*minute} + seconds{*second};
}

}  // namespace

std::string backup_path(const std::string& path, sys_seconds now) {
  const auto midnight = floor<days>(now);
  const year_month_day date{midnight};
  const hh_mm_ss time{now - midnight};
  return path + std::string{between} + padded(static_cast<int>(date.year()), 4) +
         padded(static_cast<unsigned>(date.month()), 2) +
         padded(static_cast<unsigned>(date.day()), 2) + "-" + padded(time.hours().count(), 2) +
         padded(time.minutes().count(), 2) + padded(time.seconds().count(), 2);
}

std::vector<Backup> backups_of(const std::string& path) {
  const fs::path book{path};
  const fs::path folder = book.parent_path();
  const std::string start = book.filename().string() + std::string{between};
  std::vector<Backup> all;
  std::error_code unreadable;
  for (const fs::directory_entry& each :
       fs::directory_iterator{folder.empty() ? "." : folder, unreadable}) {
    const std::string name = each.path().filename().string();
    if (!name.starts_with(start)) continue;
    if (const auto made = moment_in(std::string_view{name}.substr(start.size())))
      all.push_back({name, *made});
  }
  std::ranges::sort(all, std::ranges::greater{}, &Backup::made);
  return all;
}

}  // namespace dutoan
