// One cell of an .ods: its value, and the text of its paragraphs.
#pragma once

#include "workbook/cell_text.hpp"
#include "workbook/draft.hpp"
#include "workbook/xml.hpp"

#include <string>
#include <string_view>

namespace dutoan::workbook {

/// Collects the paragraphs of a cell: runs of blanks are one blank unless they are written as
/// elements (6.1.2), and paragraphs stand in lines.
class OdsText {
 public:
  explicit OdsText(std::int64_t characters) : text_(characters) {}
  void clear();
  void begin_paragraph();
  /// An element inside a paragraph; false when nothing in it is the cell's text.
  [[nodiscard]] bool start(const Element& element);
  void add(std::string_view piece);
  [[nodiscard]] const std::string& text() const { return text_.text(); }

 private:
  TextInPieces text_;
  int paragraphs_ = 0;
  bool is_after_blank_ = true;

  void add_plain(std::string_view piece);
};

/// What a cell's own element says: the value beside the text that is shown.
struct OdsCell {
  std::string type, value, date, time, truth, string;
  bool has_string = false, is_formula = false, is_error = false;

  void read(const Element& element);
  [[nodiscard]] CellValue value_with(const std::string& shown) const;
};

}  // namespace dutoan::workbook
