#include "storage/words.hpp"

#include <algorithm>
#include <array>

namespace dutoan::storage {
namespace {

constexpr std::array<std::string_view, 4> level_words = {"central", "province", "district",
                                                         "commune"};

}  // namespace

std::string_view word(BudgetLevel level) { return level_words[static_cast<std::size_t>(level)]; }

std::optional<BudgetLevel> budget_level_of(std::string_view text) {
  const auto it = std::ranges::find(level_words, text);
  if (it == level_words.end()) return std::nullopt;
  return static_cast<BudgetLevel>(it - level_words.begin());
}

std::optional<Date> date_of(const std::string& text) {
  int year = 0, month = 0, day = 0;
  const auto add = [&](int& number, std::size_t from, std::size_t count) {
    for (const char c : std::string_view{text}.substr(from, count)) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + (c - '0');
    }
    return true;
  };
  const bool is_written = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                          add(year, 0, 4) && add(month, 5, 2) && add(day, 8, 2);
  if (!is_written) return std::nullopt;
  return Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

}  // namespace dutoan::storage
