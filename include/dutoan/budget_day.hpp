// Days as they are typed into a book, whose budget year may not be the year of today.
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/document.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/result.hpp>
#include <dutoan/store.hpp>

#include <optional>
#include <string_view>

namespace dutoan {

/// The year that "15/7" is of in a document of `kind` of the budget year `fiscal_year`: that year;
/// the next one where the document ends the year, or comes after its end (review, refund).
[[nodiscard]] int year_of_days(DocumentKind kind, int fiscal_year);

/// As parse_date; but a day without a year, "15/7", is of `year`. "hn" and "+1" count from `today`.
[[nodiscard]] Result<Date, DateFault> parse_day(std::string_view text, std::optional<Date> today,
                                                int year);

/// The newest budget year of the book; that of `today` while the book has none.
[[nodiscard]] int newest_budget_year(const Store& book, Date today);

}  // namespace dutoan
