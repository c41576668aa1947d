// A year of the small book, and its end.
#pragma once

#include "support/ledger_case.hpp"

#include <dutoan/year_figures.hpp>
#include <dutoan/year_form.hpp>
#include <dutoan/year_statement.hpp>

#include <string>
#include <vector>

namespace dutoan::tests {

/// Posts the rows of golden/`table` that are posted, up to the one numbered `last`; all when empty.
void post_table(Store& store, const std::string& table, const std::string& last = "");

/// The forms that are shipped.
[[nodiscard]] const YearForms& shipped_forms();

/// The figures of the small book's unit in 2020, or the year.
[[nodiscard]] YearFigures small_year(const Store& store, int year = 2020);

/// The statement of the form of that code; throws where it cannot be made.
[[nodiscard]] YearStatement statement_of(const char* form, const YearFigures& figures,
                                         YearBasis basis = YearBasis::reported);
/// The cell in that row and column; throws where there is none.
[[nodiscard]] Money cell_of(const YearStatement& statement, const std::string& row,
                            const std::string& column = "total");

}  // namespace dutoan::tests
