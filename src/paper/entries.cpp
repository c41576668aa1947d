#include "paper/entries.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace dutoan::paper {
namespace {

// Beyond these a spreadsheet program calls the file damaged.
constexpr std::size_t longest_title = 32, longest_hint = 255;

/// The first `most` letters of a text.
std::string cut(const std::string& text, std::size_t most) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins_letter = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins_letter && ++letters > most) return text.substr(0, at);
  }
  return text;
}

/// Texts as the library takes them: pointers that it reads and never writes to, a null at the end.
class Asked {
 public:
  explicit Asked(const PaperEntry& entry)
      : title_(cut(entry.title, longest_title)),
        hint_(cut(entry.hint, longest_hint)),
        cells_("=" + entry.cells),
        words_(entry.words) {
    for (std::string& word : words_) pointers_.push_back(word.data());
    pointers_.push_back(nullptr);
    validation_.validate = LXW_VALIDATION_TYPE_ANY;
    if (!entry.words.empty()) {
      validation_.validate = LXW_VALIDATION_TYPE_LIST;
      validation_.value_list = pointers_.data();
    } else if (!entry.cells.empty()) {
      validation_.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation_.value_formula = cells_.data();
    }
    // A line may be named by its words, too: what is not in the list is asked about, not refused.
    validation_.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    validation_.input_title = title_.data();
    validation_.input_message = hint_.data();
  }

  [[nodiscard]] lxw_data_validation* validation() { return &validation_; }

 private:
  std::string title_, hint_, cells_;
  std::vector<std::string> words_;
  std::vector<char*> pointers_;
  lxw_data_validation validation_{};
};

/// Rows of a sheet, from 0.
struct Rows {
  lxw_row_t first = 0, last = 0;
};

/// The rows to fill in below the others, or those from the first open cell to the last one.
std::optional<Rows> asked_rows(const PaperSheet& sheet) {
  const auto end = static_cast<lxw_row_t>(sheet.rows.size());
  if (sheet.rows_to_fill > 0)
    return Rows{end, end + static_cast<lxw_row_t>(sheet.rows_to_fill) - 1};
  std::optional<Rows> rows;
  for (lxw_row_t at = 0; at < end; ++at) {
    if (std::ranges::none_of(sheet.rows[at].cells, &PaperCell::is_open)) continue;
    if (!rows) rows = Rows{at, at};
    rows->last = at;
  }
  return rows;
}

}  // namespace

void ask_entries(const PaperSheet& sheet, lxw_worksheet* worksheet) {
  const std::optional<Rows> rows = asked_rows(sheet);
  if (!rows) return;
  for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
    const PaperEntry& entry = sheet.columns[c].entry;
    if (entry.kind == PaperEntry::Kind::none) continue;
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_data_validation_range(worksheet, rows->first, column, rows->last, column,
                                    Asked{entry}.validation());
  }
}

}  // namespace dutoan::paper
