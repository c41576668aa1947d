#include "storage/words.hpp"

#include <dutoan/notation.hpp>

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
  const auto date = parse_date(text);
  if (!date || iso_date(*date) != text) return std::nullopt;
  return *date;
}

}  // namespace dutoan::storage
