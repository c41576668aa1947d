// Papers as .xlsx, written by libxlsxwriter.
//
// The library writes files only, so the workbook passes through one without a name. Texts are
// always written as texts: what looks like a formula in somebody's name stays a name.
#include "paper/entries.hpp"
#include "paper/scratch_file.hpp"
#include "paper/xlsx_format.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/paper.hpp>

#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>

namespace dutoan {
namespace {

using paper::CellStyle;
using paper::ScratchFile;
using Kind = PaperRow::Kind;

/// What the file format calls a number: exact up to 15 digits (P4).
using Shown = decltype(lxw_datetime::sec);
constexpr std::int64_t most_exact = 999'999'999'999'999;

struct CloseWorkbook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

class Writer {
 public:
  Writer(lxw_workbook* book, const std::string& footer, Language language, Progress& progress)
      : book_(book), footer_(footer_code(footer)), language_(language), progress_(progress) {}

  void write(const PaperSheet& sheet) {
    sheet_ = workbook_add_worksheet(book_, sheet.name.c_str());
    ensure(sheet_ != nullptr, "a sheet's name is one that spreadsheets take");
    columns_ = &sheet.columns;
    set_columns(sheet);
    set_page(sheet);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
      progress_.at(Step::writing, i, sheet.rows.size());
      write_row(static_cast<lxw_row_t>(i), sheet.rows[i]);
    }
    paper::ask_entries(sheet, sheet_);
    if (sheet.is_protected) protect();
    if (sheet.is_hidden) worksheet_hide(sheet_);
  }

 private:
  lxw_workbook* book_;
  std::string footer_;
  Language language_;
  Progress& progress_;
  lxw_worksheet* sheet_ = nullptr;
  const std::vector<PaperColumn>* columns_ = nullptr;
  std::map<CellStyle, lxw_format*> formats_;

  /// Against slips alone: whoever must change more may, and widths are everybody's own.
  void protect() {
    lxw_protection allowed{};
    allowed.format_columns = allowed.format_rows = allowed.autofilter = LXW_TRUE;
    worksheet_protect(sheet_, nullptr, &allowed);
  }

  void set_columns(const PaperSheet& sheet) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      lxw_row_col_options options{};
      options.hidden = sheet.columns[c].is_hidden ? LXW_TRUE : LXW_FALSE;
      const auto column = static_cast<lxw_col_t>(c);
      worksheet_set_column_opt(sheet_, column, column, sheet.columns[c].width,
                               entry_format(sheet.columns[c].entry.kind), &options);
    }
  }

  /// A4 with the margins of NĐ 30/2020, as wide as the page, heads repeated.
  void set_page(const PaperSheet& sheet) {
    worksheet_set_paper(sheet_, 9);
    if (sheet.is_landscape) worksheet_set_landscape(sheet_);
    worksheet_set_margins(sheet_, 1.18, 0.79, 0.79, 0.79);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_center_horizontally(sheet_);
    worksheet_set_footer(sheet_, footer_.c_str());
    if (sheet.head_last > 0) {
      const auto last = static_cast<lxw_row_t>(sheet.head_last);
      worksheet_repeat_rows(sheet_, static_cast<lxw_row_t>(sheet.head_first - 1), last - 1);
      worksheet_freeze_panes(sheet_, last, 0);
    }
    if (sheet.rows_to_fill > 0 || sheet.is_hidden) return;  // what has a print area is printed
    if (!sheet.rows.empty() && !sheet.columns.empty())
      worksheet_print_area(sheet_, 0, 0, static_cast<lxw_row_t>(sheet.rows.size() - 1),
                           static_cast<lxw_col_t>(shown_columns(sheet) - 1));
    worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
  }

  /// In the file's own notation, where "&" begins a code; it takes 255 characters.
  static std::string footer_code(const std::string& text) {
    const std::string pages = "&C&\"Times New Roman,Regular\"&11&P/&N";
    if (text.empty()) return pages;
    std::string code = "&L&\"Times New Roman,Regular\"&9 ";
    for (const char c : text) code += c == '&' ? "&&" : std::string{c};
    const std::string both = code + pages;
    return both.size() <= 255 ? both : pages;
  }

  static std::size_t shown_columns(const PaperSheet& sheet) {
    const auto hidden = std::ranges::find_if(sheet.columns, &PaperColumn::is_hidden);
    return std::max<std::size_t>(static_cast<std::size_t>(hidden - sheet.columns.begin()), 1);
  }

  [[nodiscard]] bool is_centred(lxw_col_t column) const {
    return column < columns_->size() && (*columns_)[column].is_centred;
  }

  void write_row(lxw_row_t at, const PaperRow& row) {
    lxw_col_t column = 0;
    std::int64_t pixels = 21;  // of a line in 12 points
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const PaperCell& cell = row.cells[i];
      const CellStyle style = paper::style_of(row.kind, i, cell, is_centred(column));
      write_cell(at, column, style, cell);
      // Not every program finds the height of wrapped and merged cells by itself.
      pixels = std::max(pixels, lines_of(cell, column, style) * 21 * style.points / 12);
      column = static_cast<lxw_col_t>(column + cell.across);
    }
    constexpr std::int64_t pixels_to_sign = 110;
    if (row.kind == Kind::signing) pixels = std::max(pixels, pixels_to_sign);
    worksheet_set_row_pixels(sheet_, at, static_cast<std::uint32_t>(pixels), nullptr);
  }

  /// How many lines a text takes: five letters are as wide as four digits, with some to spare for
  /// words that do not fill a line; the bold words of narrow titles leave more of it empty.
  [[nodiscard]] std::int64_t lines_of(const PaperCell& cell, lxw_col_t from,
                                      const CellStyle& style) const {
    if (paper::number_of(cell.value, most_exact) || std::holds_alternative<Date>(cell.value))
      return 1;
    if (cell.down == 0) return 1;
    std::int64_t width = 0;
    for (std::size_t c = from; c < from + static_cast<std::size_t>(cell.across); ++c)
      if (c < columns_->size() && !(*columns_)[c].is_hidden) width += (*columns_)[c].width;
    if (width == 0) return 1;
    const auto letters = display_width(written(cell.value, language_)) * style.points / 12;
    const auto length = style.kind == Kind::head ? letters * 5 / 4 : letters * 4 / 5;
    const auto lines = (length + width - 1) / width;
    return std::max<std::int64_t>(1, (lines + cell.down - 1) / cell.down);
  }

  /// How many letters: bytes of UTF-8 that continue a letter count nothing.
  static std::int64_t display_width(const std::string& text) {
    return std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  }

  void write_cell(lxw_row_t row, lxw_col_t column, const CellStyle& style, const PaperCell& cell) {
    if (cell.down == 0) return;
    lxw_format* format = format_of(style);
    const auto last = static_cast<lxw_col_t>(column + cell.across - 1);
    const auto last_row = static_cast<lxw_row_t>(row + static_cast<lxw_row_t>(cell.down) - 1);
    if (cell.across > 1 || cell.down > 1)
      worksheet_merge_range(sheet_, row, column, last_row, last, "", format);
    const auto number = paper::number_of(cell.value, most_exact);
    const std::string text = text_of(cell);
    if (!cell.formula.empty())
      write_formula(row, column, cell, number, text, format);
    else if (const Date* date = std::get_if<Date>(&cell.value))
      write_date(row, column, *date, format);
    else if (number)
      worksheet_write_number(sheet_, row, column, shown(*number), format);
    else if (text.empty())
      worksheet_write_blank(sheet_, row, column, format);
    else
      worksheet_write_string(sheet_, row, column, text.c_str(), format);
  }

  /// In open cells the ends of lines stay: each line is something of its own.
  [[nodiscard]] std::string text_of(const PaperCell& cell) const {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (!cell.is_open || text == nullptr) return written(cell.value, language_);
    std::istringstream lines{*text};
    std::string all, between;
    for (std::string line; std::getline(lines, line); between = "\n")
      all += between + written(line, language_);
    return all;
  }

  void write_formula(lxw_row_t row, lxw_col_t column, const PaperCell& cell,
                     const std::optional<paper::Number>& number, const std::string& text,
                     lxw_format* format) {
    const std::string formula = "=" + cell.formula;
    if (number)
      worksheet_write_formula_num(sheet_, row, column, formula.c_str(), format, shown(*number));
    else
      worksheet_write_formula_str(sheet_, row, column, formula.c_str(), format, text.c_str());
  }

  void write_date(lxw_row_t row, lxw_col_t column, Date date, lxw_format* format) {
    lxw_datetime day{};
    day.year = date.year();
    day.month = static_cast<int>(date.month());
    day.day = static_cast<int>(date.day());
    worksheet_write_datetime(sheet_, row, column, &day, format);
  }

  /// Both are exact in the format's numbers, so the quotient is the decimal's nearest neighbour.
  static Shown shown(const paper::Number& number) {
    return static_cast<Shown>(number.numerator) / static_cast<Shown>(number.denominator);
  }

  /// How the empty cells of a column show what is typed; null where nothing is to be.
  lxw_format* entry_format(PaperEntry::Kind kind) {
    using enum PaperEntry::Kind;
    if (kind == none) return nullptr;
    CellStyle style;
    style.kind = Kind::text;
    if (kind == date) style.content = paper::Content::date;
    if (kind == amount) style.content = paper::Content::amount;
    return format_of(style);
  }

  lxw_format* format_of(const CellStyle& style) {
    auto& format = formats_[style];
    if (format == nullptr) {
      format = workbook_add_format(book_);
      paper::apply(style, format);
    }
    return format;
  }
};

/// The library would ask the clock (P3).
std::int64_t seconds_since_1970(Date date) {
  const std::chrono::sys_days day = std::chrono::year{date.year()} /
                                    std::chrono::month{date.month()} / std::chrono::day{date.day()};
  return std::chrono::seconds{day.time_since_epoch()}.count();
}

void set_properties(lxw_workbook* book, const Paper& paper, Language language) {
  std::string title = in(language, paper.title);
  std::string author = paper.author;
  std::string program = "dutoan";
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.comments = program.data();
  properties.created = seconds_since_1970(paper.date);
  workbook_set_properties(book, &properties);
}

/// One at a time: the library makes the day of the paper by gmtime, whose result is everybody's,
/// and one workbook would have the day of another.
lxw_error close(lxw_workbook* book) {
  static std::mutex one_closes;
  const std::lock_guard lock{one_closes};
  return workbook_close(book);
}

}  // namespace

Result<std::string> as_xlsx(const Paper& paper, Language language, Progress& progress) {
  if (auto problem = paper::too_many_rows(paper)) return refuse(std::move(*problem));
  ScratchFile file;
  if (file.path().empty()) return refuse(file.cannot_write());
  std::unique_ptr<lxw_workbook, CloseWorkbook> book{workbook_new(file.path().c_str())};
  if (book == nullptr) return refuse(file.cannot_write());
  set_properties(book.get(), paper, language);
  Writer writer{book.get(), paper.footer, language, progress};
  for (const PaperSheet& sheet : paper.sheets) writer.write(sheet);
  // workbook_close frees the workbook whether it can write it or not.
  if (close(book.release()) != LXW_NO_ERROR) return refuse(file.cannot_write());
  return file.bytes();
}

}  // namespace dutoan
