// Trace (dò số liệu): from a cell of a statement down to what it is made of.
//
// A cell is a formula of other items, or figures of the year; a figure is postings of documents,
// each on an estimate line; a line has its working and its clauses of the law in the approved
// estimate that the book keeps. So every đồng of a report can be followed to its voucher, rate and
// clause.
//
// Invariants
//   TR1  the entries of all figures of a cell, with the signs of its formula, come to the cell
#pragma once

#include <dutoan/frozen_estimate.hpp>
#include <dutoan/report.hpp>
#include <dutoan/store.hpp>
#include <dutoan/year_statement.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// A cell that was found by its name.
struct FoundCell {
  const FormPart* part = nullptr;
  CellMaking making;
  Label row, column;
  std::string code;  // "B01/19/085"
};
/// The cell of "B01/19/085", "B01/19" (its first column) or "F01-01/II-085-6652/1". Refuses with
/// StatementRule.
[[nodiscard]] Result<FoundCell> find_cell(const YearForms& forms, const YearFigures& figures,
                                          YearBasis basis, std::string_view text);

/// A step of the way down: an item with its value, below the one whose formula names it.
struct TraceStep {
  int depth = 0;
  bool is_taken_away = false;
  const FormItem* item = nullptr;
  Money amount;
};

/// What one document moved in the figures of the cell on one line.
struct TraceEntry {
  Kept kept;
  Funding funding;
  LineCode line;  // empty in what no line has yet
  YearFigure figure = YearFigure::granted;
  Money amount;  // with the signs of the cell's formula
};

/// A cell, and what it is made of.
struct Trace {
  FoundCell cell;
  Money amount;
  std::vector<TraceStep> steps;      // the cell's own first
  std::vector<TraceEntry> entries;   // of one page, by funding and day, the reviews last
  std::size_t first = 1, count = 0;  // of the page's first entry, and how many there are in all
  std::vector<FrozenLine> lines;     // of the entries on the page, where the book keeps an estimate
  std::map<std::string, std::string> versions;  // of each of these lines, the saved estimate
};

/// Traces `cell`: all steps, and `most` entries from the `first`-th on.
[[nodiscard]] Trace trace(const Store& book, const YearForms& forms, const YearFigures& figures,
                          const FoundCell& cell, std::size_t first, std::size_t most);

/// The trace as tables: the formula, the documents, the working and law of their lines.
[[nodiscard]] Report trace_report(const Trace& trace, const YearFigures& figures);

}  // namespace dutoan
