// Where figures lead: from a total to its vouchers, from a voucher to its line, from a line to its
// working, its rate and the clause of the law.
#include "web/page.hpp"

#include <array>
#include <utility>

namespace dutoan::web {
namespace {

std::string text_of(const ReportCell& cell, Language language) {
  return std::holds_alternative<std::string>(cell) ? std::get<std::string>(cell)
                                                   : written(cell, language);
}

/// "/classes/ML1" or "/lines/ML1/hall"; nothing where the text is no such code.
std::string link_of_code(const std::string& code, const BookNames& names) {
  if (names.lines.contains(code)) return "/lines/" + code;
  if (names.activities.contains(code)) return "/classes/" + code;
  return {};
}

}  // namespace

LinkOfCell links_of(const Visit& visit) {
  return [desk = visit.desk, language = visit.language](const ReportTable& table, std::size_t row,
                                                        std::size_t column) -> std::string {
    const std::string& key = table.columns[column].key;
    const std::string text = text_of(table.rows[row].cells[column], language);
    if (text.empty() || text == "—") return {};
    if (key == "code" || key == "line" || key == "class" || key == "subject")
      return link_of_code(text, desk->names);
    if (key == "number" || key == "reversed_by" || key == "follows" || key == "decision")
      return table.key == "evidence" ? std::string{} : "/vouchers/" + encoded(text);
    return {};
  };
}

}  // namespace dutoan::web
