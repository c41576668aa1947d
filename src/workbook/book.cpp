#include "workbook/book.hpp"

#include <algorithm>

namespace dutoan::workbook {

std::string_view word_for(Unreadable reason) {
  switch (reason) {
    case Unreadable::not_an_archive: return "not a workbook";
    case Unreadable::damaged: return "damaged";
    case Unreadable::old_or_locked: return "old or locked";
    case Unreadable::unsafe_name: return "unsafe name";
    case Unreadable::part_missing: return "part missing";
    case Unreadable::bad_xml: return "bad XML";
    case Unreadable::document_type: return "document type";
    case Unreadable::no_sheet: return "no sheet";
  }
  return "damaged";
}

std::string cell_name(int row, int column) {
  std::string letters;
  for (int rest = column; rest > 0; rest = (rest - 1) / 26)
    letters.push_back(static_cast<char>('A' + (rest - 1) % 26));
  std::ranges::reverse(letters);
  return letters + std::to_string(row);
}

}  // namespace dutoan::workbook
