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
  const std::size_t mark = place.cell.rfind('!');
  return place.line > 0 || mark == std::string::npos
             ? place.cell.substr(0, place.line > 0 ? 0 : std::string::npos)
             : place.cell.substr(0, mark);
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

PaperSheet sheet_copy(const workbook::Sheet& sheet, const std::map<int, std::string>& remarks,
                      Language language) {
  constexpr std::size_t narrowest = 8, widest = 46;
  PaperSheet copy;
  copy.name = sheet.name;
  int last = 0;
  for (const auto& cell : sheet.cells) last = std::max(last, cell.column);
  std::vector<std::size_t> widths(static_cast<std::size_t>(last), narrowest);
  for (const auto& cell : sheet.cells) {
    const auto row = static_cast<std::size_t>(cell.row),
               column = static_cast<std::size_t>(cell.column);
    if (copy.rows.size() < row) copy.rows.resize(row, PaperRow{PaperRow::Kind::blank, {}});
    PaperRow& made = copy.rows[row - 1];
    made.kind = PaperRow::Kind::plain;
    if (made.cells.size() < column) made.cells.resize(column);
    made.cells[column - 1].value = cell_value(cell);
    widths[column - 1] = std::clamp(letters_in(cell.text) + 2, widths[column - 1], widest);
  }
  for (const std::size_t width : widths) copy.columns.push_back({static_cast<int>(width)});
  copy.columns.push_back({static_cast<int>(widest)});
  const auto add = [&](std::size_t row, const std::string& text) {
    if (row >= copy.rows.size()) copy.rows.resize(row + 1, PaperRow{PaperRow::Kind::plain, {}});
    auto& cells = copy.rows[row].cells;
    cells.resize(widths.size() + 1);
    auto& value = cells.back().value;
    const auto* before = std::get_if<std::string>(&value);
    value = before == nullptr || before->empty() ? text : *before + "; " + text;
  };
  const std::size_t first =
      sheet.cells.empty() ? 0 : static_cast<std::size_t>(sheet.cells.front().row) - 1;
  add(first, in(language, title));
  for (const auto& [row, remark] : remarks)
    add(row == 0 ? first : static_cast<std::size_t>(row) - 1, remark);
  return copy;
}

std::optional<std::string> workbook_copy(const files::SourceBytes& source, const Remarks& remarks,
                                         Language language) {
  const auto book = workbook::read_book(source.name, source.bytes);
  if (!book) return std::nullopt;
  Paper paper;
  paper.title = title;
  for (const workbook::Sheet& sheet : book->sheets) {
    const auto own = remarks.find(sheet.name);
    paper.sheets.push_back(sheet_copy(
        sheet, own == remarks.end() ? std::map<int, std::string>{} : own->second, language));
  }
  auto bytes = as_xlsx(paper, language);
  if (!bytes) return std::nullopt;
  return std::move(*bytes);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out + "\"";
}

/// Every line as it stands; behind the last line of a row its problems.
std::string text_copy(const files::SourceText& text, const std::map<int, std::string>& remarks,
                      Language language) {
  const char separator = files::separator_in(text);
  std::string out = "\xEF\xBB\xBF", remark;
  std::string_view rest = text.text;
  bool is_open = false, has_title = false;  // inside quotes; the titles are written
  for (int line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view own = rest.substr(0, end);
    if (own.ends_with('\r')) own.remove_suffix(1);
    if (const auto found = remarks.find(line); found != remarks.end())
      remark += (remark.empty() ? "" : "; ") + found->second;
    const bool is_row = is_open || (!own.starts_with('#') &&
                                    own.find_first_not_of(" \t") != std::string_view::npos);
    if (std::ranges::count(own, '"') % 2 != 0) is_open = !is_open;
    out += own;
    if (is_row && !is_open) {
      if (!has_title) remark = in(language, title) + (remark.empty() ? "" : "; " + remark);
      has_title = true;
      if (!remark.empty()) (out += separator) += quoted(remark);
      remark.clear();
    }
    out += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

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
  const auto own = remarks.find("");
  return ErrorSheet{
      file, false,
      text_copy(*text, own == remarks.end() ? std::map<int, std::string>{} : own->second,
                language)};
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
