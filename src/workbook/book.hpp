// Spreadsheets as they come in: .xlsx and .ods, whatever program wrote them.
//
// A workbook from elsewhere is hostile until it is read: it is bounded while it is unpacked, only
// the parts that hold cells are opened, and nothing in it is computed, followed or run. What a
// formula last showed is read; the formula is not.
//
// Invariants
//   B1  a cell that shows anything stands in Sheet::cells once, or a problem names it: none is lost
//   B2  cells stand by row, then column; both start at 1
//   B3  a text is valid UTF-8 in NFC, without control characters but tab and newline
//   B4  a number has the digits of the file, of more than 15 significant ones those that people
//       saw: rounded to 15, half away from zero. It never passes through floating point
//   B5  no file makes the reader hold more than a few times Limits::part bytes, or run for long
#pragma once

#include <dutoan/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::workbook {

enum class CellKind : std::uint8_t {
  text,     // also a time without a day: "07:30", "07:30:15", "26:00"
  number,   // text: "106", "-0.2": plain decimal notation, a point, no exponent, no surplus zeros
  date,     // text: "2020-07-06"
  boolean,  // text: "TRUE" or "FALSE"
  error,    // text: "#REF!"
};

struct BookCell {
  int row = 0, column = 0;
  CellKind kind = CellKind::text;
  std::string text;
  bool is_formula = false;  // `text` is what the formula showed when the file was saved
  bool has_time = false;    // a date with a time of day, which is left out of `text`
};

/// Cells that are shown as one; the first one holds the content.
struct MergedCells {
  int first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct Sheet {
  std::string name;
  bool is_hidden = false;
  std::vector<BookCell> cells;
  std::vector<MergedCells> merged;
  std::vector<int> hidden_rows;  // rows with cells that a filter or a person hid
};

struct Book {
  enum class Kind : std::uint8_t { xlsx, ods };
  std::string name;  // what the user called the file
  Kind kind = Kind::xlsx;
  std::vector<Sheet> sheets;
};

constexpr std::int64_t mebibyte = 1 << 20;  // bytes

/// How much of a workbook is read; beyond, ListRule::workbook_too_large names the limit in the fact
/// "limit".
struct Limits {
  std::int64_t file = 32 * mebibyte;    // bytes
  std::int64_t entries = 2'000;         // parts in the archive
  std::int64_t part = 64 * mebibyte;    // bytes of one part, unpacked
  std::int64_t total = 128 * mebibyte;  // bytes of all parts that are opened, unpacked
  std::int64_t ratio = 200;             // unpacked by packed, beyond the first MiB
  std::int64_t depth = 64;              // of elements
  std::int64_t cells = 500'000;         // with content, of all sheets; merged ranges count, too
  std::int64_t texts = 32 * mebibyte;   // bytes of all cells' texts
  std::int64_t rows = 1'048'576;
  std::int64_t columns = 16'384;
  std::int64_t characters = 32'767;  // of a cell
  std::int64_t problems = 50;        // told in one run
};

/// Why a file is no workbook that we read: the fact "reason" of ListRule::not_a_workbook.
enum class Unreadable : std::uint8_t {
  not_an_archive,
  damaged,        // cut off, wrong sums, overlapping or doubled parts
  old_or_locked,  // .xls, or behind a password
  unsafe_name,    // a part or a target outside the archive
  part_missing,
  bad_xml,
  document_type,  // a DTD
  no_sheet,
};

/// Why a cell is not read: the fact "reason" of ListRule::cell_unreadable.
enum class CellFault : std::uint8_t {
  control_character,
  not_a_number,
  not_a_truth_value,
  no_such_date,
  no_such_text,   // of the texts that cells share
  no_such_style,  // so that nobody knows whether a number is a date
  no_such_type,
  bad_reference,  // no place for a cell, or two places that differ
  no_result,      // a formula that was never computed
};

/// The word for a reason in facts and tests: "damaged".
[[nodiscard]] std::string_view word_for(Unreadable reason);
[[nodiscard]] std::string_view word_for(CellFault reason);

/// Whether `bytes` begin as an archive or an old workbook does, so that they are no text.
[[nodiscard]] bool looks_like_workbook(std::string_view bytes);

/// The workbook in `bytes`, or every problem of it: ListRule::not_a_workbook and
/// workbook_too_large for the file, cell_unreadable (facts "text", "reason") and cell_twice for
/// cells, whose place.cell reads "Sheet!B7". A cell of kind error is no problem here: whoever needs
/// its value refuses it.
[[nodiscard]] Result<Book> read_book(const std::string& name, std::string_view bytes,
                                     const Limits& limits = {});

/// The name of a cell as a spreadsheet shows it: "B7".
[[nodiscard]] std::string cell_name(int row, int column);

struct CellPosition {
  int row = 0, column = 0;
};
/// The position in the name of a cell, "B7" or "Sheet!B7"; zeros when it names none.
[[nodiscard]] CellPosition position_in(std::string_view cell);

/// The place of a cell: "Sheet!B7"; of the whole sheet when `row` is 0.
[[nodiscard]] FilePlace place_in(const std::string& file, const std::string& sheet, int row,
                                 int column);

}  // namespace dutoan::workbook
