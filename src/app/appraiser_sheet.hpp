// The sheet of an appraiser's workbook: which column holds what, and what the book says in each.
//
// What is written and what is checked when it comes back are one thing: the reader makes the sheet
// anew as it stood, and compares cell by cell.
#pragma once

#include <dutoan/appraisal_workbook.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::appraiser {

/// Where the columns stand, from 0. An estimate whose lines have more factors has more columns.
struct Layout {
  explicit Layout(const FrozenEstimate& estimate);

  std::size_t factors;  // columns for each side
  std::size_t number = 0, label = 1, unit = 2;
  std::size_t requested, requested_rate, requested_amount;  // the first factor, and what follows
  std::size_t appraised, rate, amount;
  std::size_t difference, ceiling, verdict, reason, text, citation;
  std::size_t line, activity, district, all, base;  // hidden

  [[nodiscard]] std::size_t count() const { return base + 1; }
};

/// The name by which formulas know a column: "A", "Z", "AA".
[[nodiscard]] std::string column_name(std::size_t column);
/// What stands below the titles: A, B, 1, 2, …; hidden columns by their names. No two are the same.
[[nodiscard]] std::vector<std::string> column_marks(const Layout& layout);

/// An input of a line, and the column in which it is appraised.
struct OpenInput {
  std::string name;
  std::size_t column = 0;
  Label label;
};
/// What may be changed in the line's amount: its factors, people first, then its rate or
/// percentage.
[[nodiscard]] std::vector<OpenInput> open_inputs(const FrozenLine& line, const Layout& layout);

/// The appraisal as it stood after some of its documents.
struct Snapshot {
  Appraisal appraisal;
  std::map<std::string, LineDecision> decisions;  // those that count, by line
  std::size_t documents = 0;
};
/// The lines with the inputs that a sheet shows, by code: those requested where a line was left
/// out. They are the appraisal's own, which must stay where it is.
[[nodiscard]] std::map<std::string, const FrozenLine*> shown_lines(const Appraisal& appraisal);
/// After the first `documents`, and `more` decisions on top of them.
[[nodiscard]] Result<Snapshot> snapshot_after(const AppraisalRound& round, std::size_t documents,
                                              std::span<const LineDecision> more,
                                              std::span<const ReasonKind> reasons);

/// What the cells of a decision show: the result; a line of text for each of its reasons, with its
/// amount where there are several; a line for the words, or the clause, of each.
[[nodiscard]] std::string shown_verdict(const LineDecision* decision, Language language);
[[nodiscard]] std::string shown_reasons(const std::vector<Reason>& reasons,
                                        std::span<const ReasonKind> kinds, Language language);
[[nodiscard]] std::string shown_texts(const std::vector<Reason>& reasons, std::string Reason::* of);
/// The text with single blanks for whatever blanks and ends of lines it has.
[[nodiscard]] std::string in_one_line(std::string_view text);

/// The marks of the hidden sheet: what the workbook was made of.
struct Stamp {
  int version = 0;
  std::string number, digest;
  std::size_t documents = 0;
  Language language = Language::vi;
};
inline constexpr const char* stamp_sheet = "dutoan";
inline constexpr const char* stamp_format = "dutoan/appraisal-workbook/1";
[[nodiscard]] Stamp stamp_of(const AppraisalRound& round, Language language);

/// What a sheet is made of beside its lines.
struct Setting {
  const AppraisalRound& round;
  const Layout& layout;
  Language language = Language::vi;
  std::size_t reasons = 0;  // to choose from
};
/// Sets the columns and puts the titles above the lines.
void add_heads(PaperSheet& sheet, const Setting& setting);

/// The lines as they stand, below their classes and districts, and a total.
[[nodiscard]] PaperSheet lines_sheet(const AppraisalRound& round, const Snapshot& snapshot,
                                     std::span<const ReasonKind> reasons, Language language,
                                     Progress& progress);

}  // namespace dutoan::appraiser
