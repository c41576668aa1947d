#include "workbook/ods_cell.hpp"

#include "workbook/number.hpp"

#include <algorithm>
#include <array>

namespace dutoan::workbook {
namespace {

/// Without the type "error", which only LibreOffice writes, an error is the text of a formula.
bool shows_error(std::string_view text) {
  constexpr std::array<std::string_view, 7> errors{"#REF!", "#DIV/0!", "#VALUE!", "#NAME?",
                                                   "#N/A",  "#NUM!",   "#NULL!"};
  return std::ranges::find(errors, text) != errors.end() || text.starts_with("Err:");
}

CellValue wrong(CellFault fault, const std::string& text) {
  return {CellKind::text, text, false, false, fault};
}

CellValue number(const std::string& text) {
  auto plain = plain_number(text);
  return plain ? CellValue{CellKind::number, std::move(*plain)}
               : wrong(CellFault::not_a_number, text);
}

CellValue day(const std::string& text) {
  const auto day = day_of_iso(text);
  return day ? CellValue{CellKind::date, iso_text(day->date), false, day->has_time}
             : wrong(CellFault::no_such_date, text);
}

CellValue time(const std::string& text) {
  auto time = time_of_duration(text);
  return time ? CellValue{CellKind::text, std::move(*time)} : wrong(CellFault::no_such_date, text);
}

CellValue truth(const std::string& text) {
  if (text != "true" && text != "false") return wrong(CellFault::not_a_truth_value, text);
  return {CellKind::boolean, text == "true" ? "TRUE" : "FALSE"};
}

}  // namespace

void OdsText::clear() {
  text_.clear();
  paragraphs_ = 0;
}

void OdsText::begin_paragraph() {
  if (paragraphs_++ > 0) text_.add("\n");
  is_after_blank_ = true;
}

void OdsText::add_plain(std::string_view piece) {
  text_.add(piece);
  is_after_blank_ = false;
}

bool OdsText::start(const Element& element) {
  if (element.name == "tab") add_plain("\t");
  if (element.name == "line-break") add_plain("\n");
  if (element.name == "s") {
    constexpr std::int64_t most = 32'768;  // longer than any cell
    const auto count = element["c"].empty() ? 1 : whole_number(element["c"]).value_or(1);
    add_plain(std::string(static_cast<std::size_t>(std::min(count, most)), ' '));
  }
  constexpr std::array<std::string_view, 7> apart{
      "annotation", "note", "ruby-text", "frame", "custom-shape", "annotation-end", "g"};
  return std::ranges::find(apart, element.name) == apart.end();
}

void OdsText::add(std::string_view piece) {
  std::string made;
  for (const char c : piece) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_blank)
      made += c;
    else if (!is_after_blank_)
      made += ' ';
    is_after_blank_ = is_blank;
  }
  text_.add(made);
}

void OdsCell::read(const Element& element) {
  *this = {};
  is_error = element.says("value-type", "error");
  for (const auto& [name, text] : element.attributes) {
    if (name == "value-type" && type.empty()) type = text;
    if (name == "value") value = text;
    if (name == "date-value") date = text;
    if (name == "time-value") time = text;
    if (name == "boolean-value") truth = text;
    if (name == "string-value") string = text, has_string = true;
    if (name == "formula") is_formula = true;
  }
}

CellValue OdsCell::value_with(const std::string& shown) const {
  const auto read = [&]() -> CellValue {
    if (is_error || (is_formula && shows_error(shown))) {
      if (shown.empty()) return wrong(CellFault::no_result, {});
      return {CellKind::error, shown};
    }
    if (type == "float" || type == "percentage" || type == "currency") return number(value);
    if (type == "date") return day(date);
    if (type == "time") return workbook::time(time);
    if (type == "boolean") return workbook::truth(truth);
    if (!type.empty() && type != "string") return wrong(CellFault::no_such_type, type);
    if (type.empty() && is_formula && shown.empty()) return wrong(CellFault::no_result, {});
    return {CellKind::text, has_string ? string : shown};
  };
  CellValue made = read();
  made.is_formula = is_formula;
  return made;
}

}  // namespace dutoan::workbook
