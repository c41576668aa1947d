// The user's own sheet with a column more: the accountant corrects it there, row by row, and reads
// it in again.
#include "app/plan_values.hpp"

#include "files/csv.hpp"
#include "files/encoding.hpp"

#include <dutoan/app.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/paper.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

constexpr Label title{"Lỗi", "Errors"};

/// What is wrong in each row of a sheet, "" for a text file; 0 is the whole of it.
using Remarks = std::map<std::string, std::map<int, std::string>>;

std::string sheet_of(const FilePlace& place) {
  if (place.line > 0) return {};
  return place.cell.substr(0, place.cell.rfind('!'));  // npos: the cell is a whole sheet
}

int row_of(const FilePlace& place) {
  return place.line > 0 ? place.line : workbook::position_in(place.cell).row;
}

Remarks remarks_in(const Problems& problems, const std::string& file, Language language) {
  Remarks remarks;
  for (const Problem& problem : problems) {
    if (problem.place.file != file) continue;
    std::string& remark = remarks[sheet_of(problem.place)][row_of(problem.place)];
    if (!remark.empty()) remark += "; ";
    remark +=
        "DT" + std::to_string(static_cast<int>(problem.rule)) + ": " + sentence(problem, language);
  }
  return remarks;
}

/// A number of a sheet keeps being one; years and small figures have no thousands.
ReportCell cell_value(const workbook::BookCell& cell) {
  using Kind = workbook::CellKind;
  if (cell.kind == Kind::date)
    if (const auto date = parse_date(cell.text)) return *date;
  if (cell.kind != Kind::number) return cell.text;
  const auto quantity = parse_quantity(cell.text, Style::machine);
  if (!quantity) return cell.text;
  constexpr auto small = Quantity::whole(10'000);
  if (!quantity->is_whole() || *quantity >= small) return *quantity;
  return Year{static_cast<int>(quantity->thousandths() / Quantity::scale)};
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The row of titles: the fullest one above the first row that is wrong.
std::size_t titles_row(const workbook::Sheet& sheet, const std::map<int, std::string>& remarks) {
  const auto wrong = remarks.upper_bound(0);
  std::map<int, int> cells;
  for (const auto& cell : sheet.cells)
    if (wrong == remarks.end() || cell.row <= wrong->first) ++cells[cell.row];
  const auto fullest =
      std::ranges::max_element(cells, {}, [](const auto& row) { return row.second; });
  return fullest == cells.end() ? 0 : static_cast<std::size_t>(fullest->first - 1);
}

/// The sheet's cells, and how wide its columns are.
PaperSheet plain_copy(const workbook::Sheet& sheet) {
  constexpr int narrowest = 8, widest = 46;
  PaperSheet copy;
  copy.name = sheet.name;
  for (const auto& cell : sheet.cells) {
    const auto row = static_cast<std::size_t>(cell.row);
    const auto column = static_cast<std::size_t>(cell.column);
    if (copy.columns.size() < column) copy.columns.resize(column, {narrowest});
    if (copy.rows.size() < row) copy.rows.resize(row, PaperRow{PaperRow::Kind::plain, {}});
    auto& cells = copy.rows[row - 1].cells;
    if (cells.size() < column) cells.resize(column);
    cells[column - 1].value = cell_value(cell);
    int& width = copy.columns[column - 1].width;
    width = std::clamp(static_cast<int>(letters_in(cell.text)) + 2, width, widest);
  }
  return copy;
}

PaperSheet sheet_copy(const workbook::Sheet& sheet, const std::map<int, std::string>& remarks,
                      Language language) {
  PaperSheet copy = plain_copy(sheet);
  const std::size_t last = copy.columns.size(), titles = titles_row(sheet, remarks);
  copy.columns.push_back({46});
  const auto add = [&](std::size_t row, const std::string& text) {
    if (row >= copy.rows.size()) copy.rows.resize(row + 1, PaperRow{PaperRow::Kind::plain, {}});
    copy.rows[row].cells.resize(last + 1);
    auto& value = copy.rows[row].cells.back().value;
    const auto* before = std::get_if<std::string>(&value);
    value = before == nullptr ? text : *before + "; " + text;
  };
  add(titles, in(language, title));
  for (const auto& [row, remark] : remarks)
    add(row == 0 ? titles : static_cast<std::size_t>(row - 1), remark);
  return copy;
}

const std::map<int, std::string>& remarks_on(const Remarks& remarks, const std::string& sheet) {
  static const std::map<int, std::string> none;
  const auto own = remarks.find(sheet);
  return own == remarks.end() ? none : own->second;
}

std::optional<std::string> workbook_copy(const files::SourceBytes& source, const Remarks& remarks,
                                         Language language) {
  const auto book = workbook::read_book(source.name, source.bytes);
  if (!book) return std::nullopt;
  Paper paper;
  paper.title = title;
  for (const workbook::Sheet& sheet : book->sheets)
    paper.sheets.push_back(sheet_copy(sheet, remarks_on(remarks, sheet.name), language));
  auto bytes = as_xlsx(paper, language);
  if (!bytes) return std::nullopt;
  return std::move(*bytes);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out + "\"";
}

/// A text file line by line; a row goes on while a quote is open.
class TextCopy {
 public:
  TextCopy(const files::SourceText& text, const std::map<int, std::string>& remarks,
           Language language)
      : rest_(text.text),
        separator_(files::separator_in(text)),
        remarks_(remarks),
        title_(in(language, title)) {}

  /// Every line as it stands; behind the last line of a row its problems.
  std::string made() {
    for (int line = 1; !rest_.empty(); ++line) {
      const std::string_view own = take_line();
      if (const auto found = remarks_.find(line); found != remarks_.end()) remark(found->second);
      const bool is_row = is_open_ || (!own.starts_with('#') &&
                                       own.find_first_not_of(" \t") != std::string_view::npos);
      if (std::ranges::count(own, '"') % 2 != 0) is_open_ = !is_open_;
      out_ += own;
      if (is_row && !is_open_) end_row();
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  std::string_view rest_;
  char separator_;
  const std::map<int, std::string>& remarks_;
  std::string title_;                 // until it is written
  std::string out_ = "\xEF\xBB\xBF";  // so that Excel sees UTF-8
  std::string remark_;
  bool is_open_ = false;

  std::string_view take_line() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  void remark(const std::string& text) { remark_ += (remark_.empty() ? "" : "; ") + text; }

  void end_row() {
    if (!title_.empty()) remark_ = title_ + (remark_.empty() ? "" : "; " + remark_);
    title_.clear();
    if (!remark_.empty()) (out_ += separator_) += quoted(remark_);
    remark_.clear();
  }
};

std::optional<ErrorSheet> copy_of(const std::string& file, const Problems& problems,
                                  Language language) {
  const auto source = files::read_bytes(file);
  if (!source) return std::nullopt;
  const Remarks remarks = remarks_in(problems, file, language);
  if (workbook::looks_like_workbook(source->bytes)) {
    auto bytes = workbook_copy(*source, remarks, language);
    if (!bytes) return std::nullopt;
    return ErrorSheet{file, true, std::move(*bytes)};
  }
  const auto text = files::read_text(*source, {});
  if (!text) return std::nullopt;
  return ErrorSheet{file, false, TextCopy{*text, remarks_on(remarks, {}), language}.made()};
}

}  // namespace

std::optional<ErrorSheet> error_sheet(const Problems& problems, Language language) {
  // Only lists and workbooks have cells.
  const auto first =
      std::ranges::find_if(problems, [](const Problem& p) { return !p.place.cell.empty(); });
  if (first == problems.end()) return std::nullopt;
  return copy_of(first->place.file, problems, language);
}

}  // namespace dutoan
