// Values as the columns of a book write them, and back.
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/ledger.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace dutoan::storage {

[[nodiscard]] std::string_view word(BudgetLevel level);
[[nodiscard]] std::optional<BudgetLevel> budget_level_of(std::string_view word);

/// The date that `iso_date` writes; nothing for any other text.
[[nodiscard]] std::optional<Date> date_of(const std::string& text);

}  // namespace dutoan::storage
