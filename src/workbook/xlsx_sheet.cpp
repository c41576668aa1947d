#include "workbook/xlsx_sheet.hpp"

#include "workbook/cell_text.hpp"
#include "workbook/number.hpp"
#include "workbook/xlsx_parts.hpp"

#include <algorithm>

namespace dutoan::workbook {
namespace {

constexpr std::int64_t last_row = 9'999'999;  // more than any spreadsheet has

struct Place {
  std::int64_t row = 0, column = 0;
};

/// "B7" is row 7, column 2; nothing when no spreadsheet has such a cell.
std::optional<Place> place_of(std::string_view reference) {
  std::int64_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z';
       ++letters)
    if (letters < 4) column = column * 26 + (reference[letters] - 'A' + 1);
  const auto row = whole_number(reference.substr(letters));
  if (letters == 0 || letters > 3 || !row || *row == 0 || *row > last_row) return std::nullopt;
  return Place{*row, column};
}

/// A cell's value from what the file has, by the type that the file gives it (18.18.11).
class ValueReader {
 public:
  explicit ValueReader(const Shared& shared) : shared_(shared) {}

  CellValue read(std::string_view type, std::string_view style, const std::string& text) const {
    if (type.empty() || type == "n") return number(style, text);
    if (type == "s") return shared_text(text);
    if (type == "inlineStr") return {CellKind::text, without_escapes(text)};
    if (type == "str") return {CellKind::text, without_escapes(text)};
    if (type == "e")
      return text.empty() ? wrong(CellFault::no_result, text) : CellValue{CellKind::error, text};
    if (type == "b") return truth(text);
    if (type == "d") return day(day_of_iso(text), text);
    return wrong(CellFault::no_such_type, text);
  }

 private:
  const Shared& shared_;

  static CellValue wrong(CellFault fault, const std::string& text) {
    return {CellKind::text, text, false, false, fault};
  }

  static CellValue day(const std::optional<Day>& day, const std::string& text) {
    if (!day) return wrong(CellFault::no_such_date, text);
    return {CellKind::date, iso_text(day->date), false, day->has_time};
  }

  static CellValue truth(const std::string& text) {
    if (text != "1" && text != "0" && text != "true" && text != "false")
      return wrong(CellFault::not_a_truth_value, text);
    return {CellKind::boolean, is_true(text) ? "TRUE" : "FALSE"};
  }

  CellValue shared_text(const std::string& text) const {
    const auto index = whole_number(text);
    if (!index || *index >= static_cast<std::int64_t>(shared_.texts.size()))
      return wrong(CellFault::no_such_text, text);
    return {CellKind::text, shared_.texts[static_cast<std::size_t>(*index)]};
  }

  std::optional<Shown> shown_by(std::string_view style) const {
    const auto index = style.empty() ? std::int64_t{0} : whole_number(style);
    if (index && *index < static_cast<std::int64_t>(shared_.styles.size()))
      return shared_.styles[static_cast<std::size_t>(*index)];
    return index == 0 ? std::optional{Shown::number} : std::nullopt;
  }

  CellValue number(std::string_view style, const std::string& text) const {
    auto plain = plain_number(text);
    if (!plain) return wrong(CellFault::not_a_number, text);
    const auto shown = shown_by(style);
    if (!shown) return wrong(CellFault::no_such_style, text);
    if (*shown == Shown::date) return day(day_of_serial(*plain, shared_.from_1904), text);
    if (*shown == Shown::number) return {CellKind::number, std::move(*plain)};
    auto time = time_of_serial(*plain);
    return time ? CellValue{CellKind::text, std::move(*time)}
                : wrong(CellFault::no_such_date, text);
  }
};

class SheetReader {
 public:
  SheetReader(const Archive& archive, const Shared& shared, Draft& draft)
      : archive_(archive), draft_(draft), values_(shared), text_(archive.limits().characters) {}

  std::optional<Problem> start(const Element& element) {
    switch (element.depth) {
      case 1:
        if (element.name != "worksheet") return archive_.refusal(Unreadable::damaged);
        break;
      case 2:
        has_rows_ = element.name == "sheetData";
        has_ranges_ = element.name == "mergeCells";
        break;
      case 3:
        is_row_ = has_rows_ && element.name == "row";
        if (is_row_) begin_row(element);
        if (has_ranges_ && element.name == "mergeCell") return merge(element["ref"]);
        break;
      case 4:
        is_cell_ = is_row_ && element.name == "c";
        if (is_cell_) begin_cell(element);
        break;
      default:
        if (is_cell_) begin_content(element);
    }
    return std::nullopt;
  }

  std::optional<Problem> end(std::string_view, int depth) {
    is_value_ = is_value_ && depth > 5;
    runs_.end();
    if (depth == 4 && is_cell_) return end_cell();
    if (depth <= 4) is_cell_ = false;
    if (depth <= 3) is_row_ = false;
    return std::nullopt;
  }

  void text(std::string_view piece) {
    if (is_cell_ && (is_value_ || runs_.is_text())) text_.add(piece);
  }

 private:
  const Archive& archive_;
  Draft& draft_;
  ValueReader values_;
  // Where in the part we are.
  bool has_rows_ = false, has_ranges_ = false, is_row_ = false, is_cell_ = false;
  bool is_value_ = false, is_inline_ = false;
  std::int64_t row_ = 0, column_ = 0;
  // The cell that is being read.
  std::string reference_, type_, style_;
  bool is_formula_ = false;
  int contents_ = 0;
  TextInPieces text_;
  TextRuns runs_;

  void begin_row(const Element& element) {
    const std::string_view text = element["r"];
    const auto given = whole_number(text);
    const bool is_row = given && *given > 0 && *given <= last_row;
    if (!is_row && !text.empty()) draft_.tell(beginning_of(text), CellFault::bad_reference, {});
    row_ = is_row ? *given : row_ + 1;
    column_ = 0;
    draft_.begin_row(is_true(element["hidden"]));
  }

  void begin_cell(const Element& element) {
    reference_ = element["r"];
    type_ = element["t"];
    style_ = element["s"];
    is_formula_ = is_value_ = is_inline_ = false;
    contents_ = 0;
    text_.clear();
    ++column_;
  }

  void begin_content(const Element& element) {
    if (element.depth == 5) {
      is_value_ = element.name == "v";
      is_inline_ = element.name == "is";
      is_formula_ = is_formula_ || element.name == "f";
      contents_ += is_value_ || is_inline_ ? 1 : 0;
    } else if (is_inline_) {
      runs_.start(element.name, element.depth - 5);
    }
  }

  std::optional<Problem> end_cell() {
    is_cell_ = false;
    const auto place = reference_.empty() ? Place{row_, column_} : place_of(reference_);
    if (place) column_ = place->column;
    if (contents_ == 0 && !is_formula_) return std::nullopt;
    if (!place || place->row != row_) {
      draft_.tell(beginning_of(reference_), CellFault::bad_reference, text_.text());
      return std::nullopt;
    }
    if (contents_ > 1) {
      draft_.tell_twice(cell_name(static_cast<int>(place->row), static_cast<int>(place->column)));
      return std::nullopt;
    }
    return draft_.put(place->row, place->column, value());
  }

  [[nodiscard]] CellValue value() const {
    const bool has_no_result = is_formula_ && text_.text().empty() && type_ != "str";
    CellValue value = has_no_result
                          ? CellValue{CellKind::text, {}, true, false, CellFault::no_result}
                          : values_.read(type_, style_, text_.text());
    value.is_formula = is_formula_;
    return value;
  }

  std::optional<Problem> merge(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    const auto first = place_of(reference.substr(0, colon));
    const auto last =
        colon == std::string_view::npos ? first : place_of(reference.substr(colon + 1));
    const Limits& limits = draft_.limits();
    if (!first || !last || first->row > last->row || first->column > last->column ||
        last->row > limits.rows || last->column > limits.columns) {
      draft_.tell(beginning_of(reference), CellFault::bad_reference, {});
      return std::nullopt;
    }
    return draft_.merge({static_cast<int>(first->row), static_cast<int>(first->column),
                         static_cast<int>(last->row), static_cast<int>(last->column)});
  }
};

}  // namespace

std::optional<Problem> read_xlsx_sheet(Archive& archive, const std::string& part,
                                       const Shared& shared, Draft& draft) {
  SheetReader reader{archive, shared, draft};
  return listen(archive, part,
                {[&](const Element& e) { return reader.start(e); },
                 [&](std::string_view name, int depth) { return reader.end(name, depth); },
                 [&](std::string_view piece) { reader.text(piece); }});
}

}  // namespace dutoan::workbook
