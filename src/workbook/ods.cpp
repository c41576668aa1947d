#include "workbook/ods.hpp"

#include "workbook/number.hpp"
#include "workbook/ods_cell.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

namespace dutoan::workbook {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 3> row_groups{"table-row-group", "table-rows",
                                                     "table-header-rows"};
constexpr std::array<std::string_view, 2> cell_names{"table-cell", "covered-table-cell"};
constexpr std::array<std::string_view, 2> paragraphs{"p", "h"};
constexpr std::array<std::string_view, 3> text_groups{"list", "list-item", "list-header"};

/// How often an element stands for itself; nothing when the file does not say it in digits.
std::optional<std::int64_t> times(const Element& element, std::string_view attribute) {
  const std::string_view text = element[attribute];
  const auto count = text.empty() ? std::int64_t{1} : whole_number(text);
  return count && *count > 0 ? count : std::nullopt;
}

/// A cell that stands `times` times side by side, until its row is known to its end.
struct WaitingCell {
  std::int64_t column = 0, times = 1;
  CellValue value;
};

class OdsReader {
 public:
  OdsReader(const Archive& archive, Draft& draft)
      : archive_(archive), draft_(draft), text_(archive.limits().characters) {}

  std::optional<Problem> start(const Element& element) {
    if (skipped_ > 0) return std::nullopt;
    if (paragraph_ > 0) return enter_if(text_.start(element), element.depth);
    if (cell_ > 0) return start_in_cell(element);
    if (row_ > 0) return start_in_row(element);
    if (table_ > 0) return start_in_table(element);
    return start_outside(element);
  }

  std::optional<Problem> end(std::string_view, int depth) {
    if (skipped_ > 0) {
      if (depth == skipped_) skipped_ = 0;
    } else if (depth == paragraph_) {
      paragraph_ = 0;
    } else if (depth == cell_) {
      cell_ = 0;
      return end_cell();
    } else if (depth == row_) {
      row_ = 0;
      return end_row();
    } else if (depth == table_) {
      table_ = 0;
    }
    return std::nullopt;
  }

  void text(std::string_view piece) {
    if (paragraph_ > 0 && skipped_ == 0) text_.add(piece);
  }

 private:
  const Archive& archive_;
  Draft& draft_;
  // The depths of the elements that we are in; 0 when in none.
  int skipped_ = 0, table_ = 0, row_ = 0, cell_ = 0, paragraph_ = 0;
  std::string style_;             // whose properties come next
  std::set<std::string> hidden_;  // styles of tables that are not shown
  std::int64_t tables_ = 0, row_number_ = 0, row_times_ = 1, column_ = 0, cell_times_ = 1;
  OdsCell content_;
  OdsText text_;
  std::vector<WaitingCell> waiting_;

  std::optional<Problem> enter_if(bool is_ours, int depth) {
    if (!is_ours) skipped_ = depth;
    return std::nullopt;
  }

  std::optional<Problem> start_outside(const Element& element) {
    switch (element.depth) {
      case 1:
        if (element.name != "document-content") return archive_.refusal(Unreadable::damaged);
        return std::nullopt;
      case 2: return enter_if(element.name == "body" || element.name == "automatic-styles", 2);
      case 3:
        style_ = element["name"];
        return enter_if(element.name == "spreadsheet" || element.name == "style", 3);
      default: break;
    }
    if (element.depth == 4 && element.name == "table-properties") return note_style(element);
    if (element.depth == 4 && element.name == "table") return begin_table(element);
    return enter_if(false, element.depth);
  }

  std::optional<Problem> note_style(const Element& element) {
    if (element["display"] == "false") hidden_.insert(style_);
    const std::int64_t most = archive_.limits().entries;
    if (static_cast<std::int64_t>(hidden_.size()) > most) return archive_.too_large("sheets", most);
    return std::nullopt;
  }

  std::optional<Problem> begin_table(const Element& element) {
    table_ = element.depth;
    row_number_ = 0;
    if (++tables_ > archive_.limits().entries)
      return archive_.too_large("sheets", archive_.limits().entries);
    draft_.begin_sheet(element["name"], hidden_.contains(std::string{element["style-name"]}));
    return std::nullopt;
  }

  std::optional<Problem> start_in_table(const Element& element) {
    if (element.name != "table-row")
      return enter_if(is_one_of(element.name, row_groups), element.depth);
    const auto count = times(element, "number-rows-repeated");
    if (!count) return archive_.refusal(Unreadable::damaged);
    row_ = element.depth;
    row_times_ = *count;
    column_ = 0;
    waiting_.clear();
    const std::string_view visibility = element["visibility"];
    draft_.begin_row(visibility == "collapse" || visibility == "filter");
    return std::nullopt;
  }

  std::optional<Problem> start_in_row(const Element& element) {
    if (!is_one_of(element.name, cell_names)) return enter_if(false, element.depth);
    const auto count = times(element, "number-columns-repeated");
    const auto columns = times(element, "number-columns-spanned");
    const auto rows = times(element, "number-rows-spanned");
    if (!count || !columns || !rows) return archive_.refusal(Unreadable::damaged);
    cell_ = element.depth;
    cell_times_ = *count;
    content_.read(element);
    text_.clear();
    return *columns > 1 || *rows > 1 ? merge(*rows, *columns) : std::nullopt;
  }

  std::optional<Problem> start_in_cell(const Element& element) {
    if (is_one_of(element.name, paragraphs)) {
      paragraph_ = element.depth;
      text_.begin_paragraph();
      return std::nullopt;
    }
    // A table in a cell would have cells of its own; spreadsheets have none.
    if (element.name == "table") return archive_.refusal(Unreadable::damaged);
    return enter_if(is_one_of(element.name, text_groups), element.depth);
  }

  std::optional<Problem> end_cell() {
    CellValue value = content_.value_with(text_.text());
    const std::int64_t first = column_ + 1;
    column_ = std::min(column_ + cell_times_, draft_.limits().columns + 1);
    if (value.text.empty() && !value.fault) return std::nullopt;
    if (first + cell_times_ - 1 > draft_.limits().columns)
      return archive_.too_large("columns", draft_.limits().columns);
    waiting_.push_back({first, cell_times_, std::move(value)});
    return std::nullopt;
  }

  std::optional<Problem> end_row() {
    const std::int64_t first = row_number_ + 1;
    row_number_ = std::min(row_number_ + row_times_, draft_.limits().rows + 1);
    if (waiting_.empty()) return std::nullopt;
    if (first + row_times_ - 1 > draft_.limits().rows)
      return archive_.too_large("rows", draft_.limits().rows);
    for (std::int64_t row = first; row < first + row_times_; ++row)
      for (const WaitingCell& cell : waiting_)
        for (std::int64_t i = 0; i < cell.times; ++i)
          if (auto problem = draft_.put(row, cell.column + i, cell.value)) return problem;
    return std::nullopt;
  }

  /// Of repeated cells and rows, only the first is merged with its neighbours.
  std::optional<Problem> merge(std::int64_t rows, std::int64_t columns) {
    const std::int64_t row = row_number_ + 1, column = column_ + 1;
    const Limits& limits = draft_.limits();
    if (row + rows - 1 > limits.rows || column + columns - 1 > limits.columns) {
      draft_.tell(cell_name(static_cast<int>(row), static_cast<int>(column)),
                  CellFault::bad_reference, {});
      return std::nullopt;
    }
    return draft_.merge({static_cast<int>(row), static_cast<int>(column),
                         static_cast<int>(row + rows - 1), static_cast<int>(column + columns - 1)});
  }
};

/// Whether the file says that its parts are encrypted.
Result<bool> is_locked(Archive& archive) {
  constexpr const char* manifest = "META-INF/manifest.xml";
  bool found = archive.has("encrypted-package");
  if (!archive.has(manifest)) return found;
  const auto start = [&](const Element& element) -> std::optional<Problem> {
    found = found || element.name == "encryption-data";
    return std::nullopt;
  };
  if (auto problem = listen(archive, manifest, {start, {}, {}})) return refuse(std::move(*problem));
  return found;
}

}  // namespace

std::optional<Problem> read_ods(Archive& archive, Draft& draft) {
  const auto locked = is_locked(archive);
  if (!locked) return locked.error().front();
  if (*locked) return archive.refusal(Unreadable::old_or_locked);
  OdsReader reader{archive, draft};
  return listen(archive, "content.xml",
                {[&](const Element& e) { return reader.start(e); },
                 [&](std::string_view name, int depth) { return reader.end(name, depth); },
                 [&](std::string_view piece) { reader.text(piece); }});
}

}  // namespace dutoan::workbook
