#include "report/text_table.hpp"

#include "report/inert.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace dutoan::report {
namespace {

constexpr std::size_t gap = 2;           // blanks between columns
constexpr std::size_t widest_word = 24;  // a word up to this long is not broken by squeezing
constexpr std::size_t in_panels = 26;    // a column that every panel repeats is at most this wide

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// U+0300 to U+036F: 0xCC 0x80 to 0xCD 0xAF.
bool is_combining(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  return byte(at) == 0xCCU || (byte(at) == 0xCDU && byte(at + 1) <= 0xAFU);
}

/// The first `width` visible characters of `text`.
std::string_view head_of(std::string_view text, std::size_t width) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!begins_character(text[i]) || is_combining(text, i)) continue;
    if (seen++ == width) return text.substr(0, i);
  }
  return text;
}

/// A heading of words alone stands across the whole table.
bool is_banner(const ReportRow& row) {
  return row.kind == ReportRow::Kind::heading && row.cells.size() > 1 &&
         std::all_of(row.cells.begin() + 1, row.cells.end(), [](const ReportCell& cell) {
           return std::holds_alternative<std::monostate>(cell);
         });
}

std::size_t width_of(const std::vector<const TextColumn*>& columns) {
  std::size_t width = 0;
  for (const TextColumn* column : columns) width += column->width + gap;
  return width - std::min(width, gap);
}

std::size_t width_of(const std::vector<TextColumn>& columns) {
  std::vector<const TextColumn*> all;
  for (const TextColumn& column : columns) all.push_back(&column);
  return width_of(all);
}

/// Leaves spare columns out, then takes from the widest column of words, until everything fits or
/// nothing can be taken.
void squeeze(std::vector<TextColumn>& columns, std::size_t width) {
  if (width_of(columns) > width) std::erase_if(columns, std::mem_fn(&TextColumn::spare));
  while (width_of(columns) > width) {
    TextColumn* widest = nullptr;
    for (TextColumn& column : columns)
      if (!column.is_number && column.width > std::min(column.longest_word, widest_word) &&
          (widest == nullptr || column.width > widest->width))
        widest = &column;
    if (widest == nullptr) return;
    --widest->width;
  }
}

/// Columns that stay, then as many others as fit; at least one in each panel.
std::vector<std::vector<const TextColumn*>> panels_of(const std::vector<TextColumn>& columns,
                                                      std::size_t width) {
  std::vector<const TextColumn*> staying;
  for (const TextColumn& column : columns)
    if (column.stays) staying.push_back(&column);
  std::vector<std::vector<const TextColumn*>> panels{staying};
  for (const TextColumn& column : columns) {
    if (column.stays) continue;
    auto widened = panels.back();
    widened.push_back(&column);
    if (width_of(widened) > width && panels.back().size() > staying.size()) {
      panels.push_back(staying);
      panels.back().push_back(&column);
    } else {
      panels.back() = std::move(widened);
    }
  }
  return panels;
}

std::string padded(const std::string& text, const TextColumn& column) {
  const std::size_t length = visible_length(text);
  const std::string blanks(column.width > length ? column.width - length : 0, ' ');
  return column.is_number ? blanks + text : text + blanks;
}

/// One row: its cells side by side, as many lines as the longest cell needs.
void add_row(const std::vector<const TextColumn*>& panel, const std::vector<std::string>& cells,
             std::string& out) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t c = 0; c < panel.size(); ++c) {
    lines.push_back(wrapped(cells[c], panel[c]->width));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t i = 0; i < height; ++i) {
    std::string line;
    for (std::size_t c = 0; c < panel.size(); ++c) {
      if (c > 0) line += std::string(gap, ' ');
      line += padded(i < lines[c].size() ? lines[c][i] : std::string{}, *panel[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
}

std::string rule_below(const std::vector<const TextColumn*>& panel) {
  std::string rule;
  for (std::size_t i = 0; i < width_of(panel); ++i) rule += "─";
  return rule + "\n";
}

}  // namespace

std::size_t visible_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (begins_character(text[i]) && !is_combining(text, i)) ++length;
  return length;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  const auto flush = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string word = text.substr(at, end - at);
    at = end + 1;
    if (!line.empty() && visible_length(line) + 1 + visible_length(word) > width) flush();
    while (width > 1 && visible_length(word) > width) {  // width 1 asks for single words
      lines.emplace_back(head_of(word, width));
      word.erase(0, lines.back().size());
    }
    line += (line.empty() ? "" : " ") + word;
  }
  flush();
  return lines;
}

TextTable::TextTable(const ReportTable& heads, Language language) : language_(language) {
  for (std::size_t c = 0; c < heads.columns.size(); ++c) {
    const ReportColumn& head = heads.columns[c];
    TextColumn column{c, printable(in(language, head.title)), head.is_number, head.stays,
                      head.spare};
    // A heading may stand on two lines, so it widens a column of figures only by its longest word.
    if (!column.is_number) column.width = visible_length(column.title);
    for (const std::string& word : wrapped(column.title, 1))
      column.width = std::max(column.width, visible_length(word));
    columns_.push_back(std::move(column));
  }
}

void TextTable::measure(const ReportRow& row) {
  has_rows_ = true;
  if (is_banner(row)) return;
  for (TextColumn& column : columns_) {
    const std::string text = written(row.cells[column.cell], language_);
    column.width = std::max(column.width, visible_length(text));
    for (const std::string& word : wrapped(text, 1))
      column.longest_word = std::max(column.longest_word, visible_length(word));
  }
}

std::size_t TextTable::panels(std::size_t width) {
  if (!has_rows_) return 0;
  const bool has_panels = std::ranges::any_of(columns_, &TextColumn::stays) &&
                          std::ranges::count_if(columns_, &TextColumn::is_number) > 5;
  if (!has_panels) squeeze(columns_, width);
  for (TextColumn& column : columns_)
    if (has_panels && column.stays) column.width = std::min(column.width, in_panels);
  panels_ = panels_of(columns_, width);
  return panels_.size();
}

std::string TextTable::beginning(std::size_t panel) const {
  std::string out = panel == 0 ? "" : "\n";
  std::vector<std::string> titles;
  for (const TextColumn* column : panels_[panel]) titles.push_back(column->title);
  add_row(panels_[panel], titles, out);
  return out + rule_below(panels_[panel]);
}

std::string TextTable::row(std::size_t panel, const ReportRow& row) const {
  const auto& columns = panels_[panel];
  std::string out = row.kind == ReportRow::Kind::total ? rule_below(columns) : "";
  std::vector<std::string> cells;
  for (const TextColumn* column : columns)
    cells.push_back(written(row.cells[column->cell], language_));
  if (!is_banner(row)) {
    add_row(columns, cells, out);
    return out;
  }
  for (const std::string& line : wrapped(cells.front(), width_of(columns))) out += line + "\n";
  return out;
}

std::string text_table(const ReportTable& table, Language language, std::size_t width) {
  TextTable text{table, language};
  for (const ReportRow& row : table.rows) text.measure(row);
  std::string out;
  const std::size_t panels = text.panels(width);
  for (std::size_t panel = 0; panel < panels; ++panel) {
    out += text.beginning(panel);
    for (const ReportRow& row : table.rows) out += text.row(panel, row);
  }
  return out;
}

}  // namespace dutoan::report
