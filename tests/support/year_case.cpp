#include "support/year_case.hpp"

#include "support/sample.hpp"

#include <algorithm>
#include <stdexcept>

namespace dutoan::tests {

void post_table(Store& store, const std::string& table, const std::string& last) {
  for (const Row& row : csv_rows(table)) {
    const bool is_posted = !row.contains("outcome") || row.at("outcome") == "ok";
    if (!is_posted) continue;
    post(store, document_in(row));
    if (row.at("number") == last) return;
  }
}

const YearForms& shipped_forms() {
  static const YearForms forms = [] {
    auto loaded = load_year_forms(std::string{DUTOAN_SOURCE_DIR} + "/rates");
    if (!loaded) throw std::runtime_error("the forms cannot be read");
    return std::move(*loaded);
  }();
  return forms;
}

YearFigures small_year(const Store& store, int year) {
  return year_figures(store, SpendingUnitCode{"BDT"}, year);
}

YearStatement statement_of(const char* form, const YearFigures& figures, YearBasis basis) {
  auto made = year_statement(*shipped_forms().form(form), shipped_forms(), figures, basis);
  if (!made) throw std::runtime_error(std::string{"no statement "} + form);
  return std::move(*made);
}

Money cell_of(const YearStatement& statement, const std::string& row, const std::string& column) {
  for (const StatementPart& part : statement.parts)
    for (const StatementRow& each : part.rows)
      for (std::size_t i = 0; i < part.columns.size(); ++i)
        if (each.code == row && part.columns[i].code == column) return each.cells[i];
  throw std::runtime_error("no cell " + row + "/" + column);
}

}  // namespace dutoan::tests
