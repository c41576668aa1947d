#include "files/csv.hpp"

#include "workbook/book.hpp"

#include <csv.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>

namespace dutoan::files {
namespace {

constexpr std::array<char, 3> separators{';', '\t', ','};

// A carriage return is a blank before LF, so that CR LF ends a line once and a lone CR stays text.
int is_blank(unsigned char c) { return c == ' ' || c == '\t' || c == '\r' ? 1 : 0; }
int is_newline(unsigned char c) { return c == '\n' ? 1 : 0; }

/// Comments and blank lines before the header, as bytes to pass over.
std::string_view header_of(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!line.starts_with('#') && line.find_first_not_of(" \t\r") != std::string_view::npos)
      return text;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return text;
}

/// Among equals the separator that Vietnamese spreadsheets write comes first.
char separator_of(std::string_view text) {
  std::array<int, 3> seen{};
  bool in_quotes = false;
  for (const char c : header_of(text)) {
    if (c == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (c == '\n') break;
    for (std::size_t i = 0; i < separators.size(); ++i) seen[i] += c == separators[i] ? 1 : 0;
  }
  return separators[static_cast<std::size_t>(std::ranges::max_element(seen) - seen.begin())];
}

/// libcsv's parser, set up afresh after a mistake.
class Parser {
 public:
  explicit Parser(char separator) : separator_(separator) { start(); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&parser_); }

  void restart() {
    csv_free(&parser_);
    start();
  }
  /// Takes one byte; false when the byte cannot stand here.
  template <class Sink>
  bool take(char byte, Sink& sink) {
    if (csv_parse(&parser_, &byte, 1, on_cell<Sink>, on_row<Sink>, &sink) == 1) return true;
    if (csv_error(&parser_) != CSV_EPARSE) throw std::bad_alloc();
    return false;
  }
  /// Ends the text; false when a quote is still open.
  template <class Sink>
  bool finish(Sink& sink) {
    if (csv_fini(&parser_, on_cell<Sink>, on_row<Sink>, &sink) == 0) return true;
    if (csv_error(&parser_) != CSV_EPARSE) throw std::bad_alloc();
    return false;
  }

 private:
  void start() {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
    csv_set_space_func(&parser_, is_blank);
    csv_set_term_func(&parser_, is_newline);
  }
  template <class Sink>
  static void on_cell(void* text, std::size_t size, void* sink) {
    const char* bytes = static_cast<const char*>(text);
    static_cast<Sink*>(sink)->end_cell(bytes == nullptr ? std::string{} : std::string(bytes, size));
  }
  template <class Sink>
  static void on_row(int, void* sink) {
    static_cast<Sink*>(sink)->end_row();
  }

  char separator_;
  csv_parser parser_{};
};

class Reader {
 public:
  explicit Reader(const SourceText& source)
      : name_(source.name),
        cursor_(source.text),
        separator_(separator_of(source.text)),
        parser_(separator_) {}

  Result<List> read() {
    while (!cursor_.done() && problems_.size() < most_list_problems && !is_too_large()) {
      if (is_at_row_start() && cursor_.peek() == '#')
        skip_line();
      else
        read_character();
    }
    if (is_too_large())
      refuse_size();
    else if (problems_.size() < most_list_problems)
      finish();
    if (problems_.empty()) return std::move(list_);
    sort_by_place(problems_);
    return refuse(std::move(problems_));
  }

  /// Called by the parser at the end of a cell.
  void end_cell(std::string text) {
    const FilePlace place = place_of_cell();
    row_.push_back({std::move(text), place});
    ++cells_;
    cell_start_.reset();
  }

  /// Called by the parser at the end of a row.
  void end_row() {
    if (list_.header.empty() && !is_empty_row())
      list_.header = std::move(row_);
    else if (!is_empty_row())
      add_row();
    row_.clear();
  }

 private:
  struct Start {
    int line;
    int column;
    std::size_t offset;
  };

  [[nodiscard]] bool is_at_row_start() const {
    return row_.empty() && !cell_start_ && cursor_.column() == 1;
  }
  [[nodiscard]] bool is_too_large() const { return cells_ > most_cells; }
  [[nodiscard]] bool is_empty_row() const {
    return std::ranges::all_of(row_, [](const Cell& cell) { return cell.text.empty(); });
  }

  void read_character() {
    const char c = cursor_.peek();
    const bool is_blank_here = is_blank(static_cast<unsigned char>(c)) != 0 || c == '\n';
    if (!cell_start_ && c != separator_ && !is_blank_here)
      cell_start_ = Start{cursor_.line(), cursor_.column(), cursor_.offset()};
    Cursor next = cursor_;
    next.skip();
    for (const char byte : next.since(cursor_.offset()))
      if (!parser_.take(byte, *this)) return refuse_character();
    if (c == '\n') end_line();
    cursor_ = next;
  }

  /// A spreadsheet's row ends with the line, unless the line ends inside quotes.
  void end_line() {
    if (row_.empty() && !cell_start_) ++sheet_row_;
  }

  void skip_line() {
    cursor_.skip_line();
    ++sheet_row_;
  }

  void finish() {
    if (!parser_.finish(*this)) refuse_open_quote();
    if (problems_.empty() && list_.header.empty()) {
      problems_.emplace_back(FileRule::unexpected_text, place_here(1),
                             std::vector<Fact>{{"found", std::string{"end of file"}},
                                               {"expected", std::string{"header"}}});
    }
  }

  /// A quote inside a bare cell, or text after the closing quote; the rest of the line is lost.
  void refuse_character() {
    const bool is_quote = cursor_.peek() == '"';
    Cursor next = cursor_;
    next.skip();
    const std::string_view expected = is_quote ? "a quoted cell" : "a separator or end of line";
    problems_.emplace_back(FileRule::unexpected_text, place_here(1),
                           std::vector<Fact>{{"found", std::string{next.since(cursor_.offset())}},
                                             {"expected", std::string{expected}}});
    parser_.restart();
    // Rows after a broken header cannot be counted against it.
    if (list_.header.empty()) is_header_broken_ = true;
    row_.clear();
    cell_start_.reset();
    skip_line();
  }

  void refuse_size() {
    problems_.emplace_back(
        FileRule::too_large, place_here(1),
        std::vector<Fact>{{"what", std::string{"cells"}}, {"size", cells_}, {"limit", most_cells}});
  }

  void refuse_open_quote() {
    const Start start = cell_start_.value_or(Start{cursor_.line(), cursor_.column(), 0});
    problems_.emplace_back(ListRule::unclosed_quote,
                           FilePlace{name_, start.line, start.column, 1, cell_name()});
  }

  void add_row() {
    if (row_.size() == list_.header.size()) return list_.rows.push_back(std::move(row_));
    if (is_header_broken_ || problems_.size() >= most_list_problems) return;
    const std::size_t expected = list_.header.size();
    const bool has_surplus = row_.size() > expected;
    problems_.emplace_back(ListRule::wrong_field_count,
                           has_surplus ? row_[expected].place : row_.back().place,
                           std::vector<Fact>{{"fields", std::ssize(row_)},
                                             {"expected", std::ssize(list_.header)},
                                             {"after", row_.back().text}});
  }

  [[nodiscard]] std::string cell_name() const {
    return workbook::cell_name(sheet_row_, static_cast<int>(row_.size()) + 1);
  }
  [[nodiscard]] FilePlace place_here(int length) const {
    return {name_, cursor_.line(), cursor_.column(), length, cell_name()};
  }
  [[nodiscard]] FilePlace place_of_cell() const {
    if (!cell_start_) return place_here(1);
    FilePlace place{name_, cell_start_->line, cell_start_->column, 1, cell_name()};
    std::string_view written = cursor_.since(cell_start_->offset);
    written = written.substr(0, written.find_last_not_of(" \t\r") + 1);
    if (cursor_.line() == place.line) place.length = std::max(display_length(written), 1);
    return place;
  }

  std::string name_;
  Cursor cursor_;
  char separator_;
  Parser parser_;
  List list_;
  std::vector<Cell> row_;
  std::optional<Start> cell_start_;  // of the cell that is being read
  int sheet_row_ = 1;
  std::int64_t cells_ = 0;
  bool is_header_broken_ = false;
  Problems problems_;
};

}  // namespace

char separator_in(const SourceText& source) { return separator_of(source.text); }

Result<List> read_csv(const SourceText& source) { return Reader{source}.read(); }

}  // namespace dutoan::files
