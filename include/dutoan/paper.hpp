// Papers (giấy tờ): what an office prints, signs and sends, before anyone knows on which medium.
//
// A paper is a few sheets of typed cells. A cell that follows from others may carry the formula
// that a spreadsheet program counts again; its value is ours, exact, and the formula must come to
// the same đồng. Hidden columns hold the codes by which a sheet that comes back is read.
//
// Invariants
//   P1  a formula's result, counted from the cells that it names, equals the cell's value
//   P2  a formula is made of cell names, whole numbers and codes: no text that people wrote is ever
//       part of one; a drop-down's cells are named by our own sheets' names
//   P3  the same estimate gives the same bytes: no clock, no locale
//   P4  an amount is whole đồng; one of more than 15 digits stands as text, since a spreadsheet's
//       number would not hold it
//   P5  in a PDF the heads of a table stand on each of its pages; no row is cut within a line; a
//       total stands with the row above it, and signatures with two rows of the table
//   P6  of a protected sheet a spreadsheet program lets people change the open cells alone
#pragma once

#include <dutoan/chart.hpp>
#include <dutoan/report.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// A cell of a sheet.
struct PaperCell {
  ReportCell value;
  std::string formula = {};  // in the notation of .xlsx, without "="; empty: a plain value
  int across = 1;            // columns that the cell takes
  int down = 1;  // rows that it takes, in column titles alone; 0: a cell above takes this place
  bool is_open = false;  // of a protected sheet: people may change it
};

/// A row of a sheet.
struct PaperRow {
  /// What the row is, which decides how it is set.
  enum class Kind : std::uint8_t {
    blank,
    superior,   // the superior office on the left, the state's name on the right: capitals, centred
    office,     // the issuing office, the motto: bold, centred, with a line below each
    number,     // the number on the left, place and date in italics on the right: centred
    place,      // place and date: italic, centred
    title,      // bold, centred
    abstract,   // what a letter is about: bold, centred
    subtitle,   // italic, centred
    addressed,  // "Kính gửi: …": centred
    unit,       // "Đơn vị tính: đồng": italic, to the right
    text,       // a sentence over the whole width
    basis,      // "Căn cứ …;": a paragraph in italics
    paragraph,  // of a letter: justified, its first line set in
    section,    // a bold sentence
    head,       // column titles
    letters,    // A, B, 1, 2, 3 = 1x2 below the titles
    heading,    // bold
    subtotal,   // bold
    plain,
    memo,        // italic: in no sum
    total,       // bold, a line above
    words,       // the total in words: bold italic
    signature,   // titles of those who sign
    signing,     // (sign, full name): italic
    closing,     // "Nơi nhận:" beside who signs
    recipients,  // one who gets the letter, beside the room for the signature
  };
  Kind kind = Kind::plain;
  std::vector<PaperCell> cells;
};

/// What people are to type into the empty cells of a column, or into its open ones.
struct PaperEntry {
  /// How such a cell shows what is typed.
  enum class Kind : std::uint8_t { none, text, date, amount };
  Kind kind = Kind::none;
  std::string title, hint;         // shown beside the cell; cut to what a spreadsheet takes
  std::vector<std::string> words;  // a drop-down of these
  std::string cells = {};          // or of what stands in these: "'Dòng dự toán'!$A$2:$A$99"
};

/// A column of a sheet.
struct PaperColumn {
  int width = 10;           // in digits
  bool is_hidden = false;   // codes for reading the sheet back
  bool is_centred = false;  // within the table
  PaperEntry entry = {};
};

/// A sheet, printed on A4.
struct PaperSheet {
  std::string name;  // unique, at most 31 characters, none of []:*?/\ and '
  bool is_landscape = true;
  std::vector<PaperColumn> columns;
  std::vector<PaperRow> rows;
  int head_first = 0;  // the rows that every page repeats, from 1; 0: none
  int head_last = 0;
  int rows_to_fill = 0;       // below the last row, for what the columns' entries ask
  bool is_protected = false;  // only open cells may be changed; against slips, without a password
  bool is_hidden = false;     // for reading the workbook back
  std::optional<Chart> chart = {};  // below the last row of a PDF
};

/// A paper before it is written.
struct Paper {
  Label title;
  std::string author;  // the office
  Date date =
      *Date::of(2000, 1, 1);  // of the file, not of the document: that one the signer fills in
  std::vector<PaperSheet> sheets;
  std::string footer = {};  // small, at the foot of every page
};

/// The estimate in the form in which it is submitted: summary, one sheet for each group, sub-items
/// of the budget index, explanation.
[[nodiscard]] Paper estimate_paper(const Estimate& estimate, Language language,
                                   Progress& progress = no_progress());

/// Any report: a sheet for each of its tables, and one for its remarks.
[[nodiscard]] Paper report_paper(const Report& report, Language language);

/// The bytes of an .xlsx workbook. Refuses with SystemRule::cannot_write when they cannot be
/// written, not even to memory, and with ListRule::workbook_too_large beyond the rows of a sheet.
[[nodiscard]] Result<std::string> as_xlsx(const Paper& paper, Language language,
                                          Progress& progress = no_progress());

/// The bytes of a PDF on A4 with the margins of NĐ 30/2020, set in the widths of Times New Roman
/// (Liberation Serif 2, embedded). Formulas stand as their values, hidden columns are left out,
/// negative amounts stand in parentheses. Refuses as as_xlsx does; without that typeface on the
/// machine, with SystemRule::cannot_write.
[[nodiscard]] Result<std::string> as_pdf(const Paper& paper, Language language,
                                         Progress& progress = no_progress());

}  // namespace dutoan
