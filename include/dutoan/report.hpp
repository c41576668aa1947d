// Reports: what people and programs are shown, before anyone knows on which screen.
//
// A use case's answer becomes a Report: a head, tables of typed cells, remarks. Text, CSV, JSON and
// HTML are written from the same tables, so they carry the same figures.
//
// Invariants
//   T1  a cell keeps its value, not its looks: amounts are Money until they are written
//   T2  machines get English keys, whole đồng and ISO dates; people get Vietnamese (or English),
//       1.234.567 and dd/mm/yyyy
//   T3  the same report gives the same bytes: no clock, no locale
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/money.hpp>
#include <dutoan/plan.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/rate_review.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>
#include <dutoan/scenario.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dutoan {

/// The languages that people are spoken to in.
enum class Language : std::uint8_t { vi, en };

/// The words of `label` in `language`; the Vietnamese ones when there are no others.
[[nodiscard]] const std::string& in(Language language, const Label& label);

/// A year: a number without thousands.
struct Year {
  int value = 0;
};

/// A bar drawn beside the figures that it shows: parts of `whole` one behind the other, from the
/// darkest; what is below 0 is not drawn. Machines get the figures alone.
struct Bar {
  std::array<Money, 4> parts;
  Money whole;

  /// How many of `units` equal pieces of the whole the first `count` parts fill, rounded down; all
  /// of them where the parts are more than the whole.
  [[nodiscard]] int filled(std::size_t count, int units) const;
};

/// A cell: nothing, a text, a label, a figure of its kind, or a bar.
using ReportCell = std::variant<std::monostate, std::string, Label, std::int64_t, Year, Quantity,
                                Money, Percent, Date, Bar>;

/// A fact of a problem or change as a cell.
[[nodiscard]] inline ReportCell as_cell(const FactValue& value) {
  return std::visit([](auto meant) { return ReportCell{std::move(meant)}; }, value);
}

/// A column of a table.
struct ReportColumn {
  std::string key;  // in JSON and CSV
  Label title;
  bool is_number = false;  // set to the right
  bool stays = false;      // repeated when a wide table is cut into panels
  bool spare = false;      // left out of plain text where the line is too narrow for it
  bool is_bar = false;     // drawn for people, left out for machines
};

/// A row of a table, with one cell for each column.
struct ReportRow {
  /// How the row is set.
  enum class Kind : std::uint8_t { plain, heading, subtotal, total, memo };
  Kind kind = Kind::plain;
  std::vector<ReportCell> cells;
};

/// A table, whole in itself.
struct ReportTable {
  std::string key;  // "by_row"
  Label title;
  std::vector<ReportColumn> columns;
  std::vector<ReportRow> rows;
};

/// A remark below the tables: a heading and its sentences.
struct ReportRemark {
  std::string key;  // "assumed"
  Label heading;
  std::vector<Label> sentences;
};

/// A figure of the head or foot, with its title.
struct ReportFact {
  std::string key;
  Label title;
  ReportCell value;
};

/// An answer before it is written.
struct Report {
  std::string schema;  // "dutoan.estimate/1"
  Label title;
  std::vector<ReportFact> head;
  std::vector<ReportTable> tables;
  std::vector<ReportFact> foot;
  std::vector<ReportRemark> remarks;
};

/// A cell as people read it.
[[nodiscard]] std::string written(const ReportCell& cell, Language language);

/// Plain text at most `width` characters wide: columns of words are wrapped, and a table of more
/// numbers than fit is cut into panels that repeat its first columns.
[[nodiscard]] std::string as_text(const Report& report, Language language, std::size_t width);

/// One table as RFC 4180 with `separator`, LF, English keys, plain integers and ISO dates. A text
/// that a spreadsheet might take for a formula, or that begins with an apostrophe, has an
/// apostrophe before it: dropping one from every cell that begins with one gives the texts back
/// exactly.
[[nodiscard]] std::string as_csv(const ReportTable& table, Language language, char separator,
                                 Progress& progress = no_progress());

/// The whole report as one JSON object: {"schema", "title", head…, "tables": {key: [rows]}, …}.
[[nodiscard]] std::string as_json(const Report& report, Language language);

/// A page that stands alone and prints on A4.
[[nodiscard]] std::string as_html(const Report& report, Language language);

/// The tables that `estimate --by` may ask for.
enum class EstimateTable : std::uint8_t {
  row,
  activity,
  category,
  row_category,
  sub_item,
  item,
  line
};

/// The estimate in sums: by row and by category, by sub-item, against the allotment, in words, with
/// every reservation.
[[nodiscard]] Report summary_report(const Estimate& estimate);

/// One table of the estimate.
[[nodiscard]] ReportTable estimate_table(const Estimate& estimate, EstimateTable which,
                                         Progress& progress = no_progress());

/// The one row of `line`.
[[nodiscard]] ReportTable line_table(const Estimate& estimate, const Line& line);

/// The head and foot of the summary around one table, with a word that there are reservations.
[[nodiscard]] Report table_report(const Estimate& estimate, const ReportTable& table);

/// The lines of the activities at `positions`, one row each; of all of them when empty.
[[nodiscard]] ReportTable lines_table(const Estimate& estimate,
                                      const std::vector<std::size_t>& positions,
                                      Progress& progress = no_progress());

/// Every line of the activities at `positions`, with its working and its law; all of them when
/// empty. With `explained`, each line's factors, sources and rounding are written out below.
[[nodiscard]] Report detail_report(const Estimate& estimate,
                                   const std::vector<std::size_t>& positions, bool explained);

/// One line from its amount down to the clauses of the law.
[[nodiscard]] Report line_report(const Estimate& estimate, const Line& line);

/// The plan's sums, each with the figures that it rests on.
[[nodiscard]] Report proof_report(const Plan& plan, const std::vector<Proof>& proofs);

/// The plan: its groups, rows and classes, as the split made them.
[[nodiscard]] Report plan_report(const Plan& plan);

/// What a file would change in a plan.
[[nodiscard]] Report plan_changes_report(const std::string& plan, const std::string& file,
                                         const std::vector<PlanChange>& changes);

/// What a scenario does to the estimate of `plan`: by cause and by row.
[[nodiscard]] Report outcome_report(const Plan& plan, const Outcome& outcome);

/// What makes the estimate of `plan` fit: the savings in order, each with its effect by row.
[[nodiscard]] Report fit_report(const Plan& plan, const Fit& fit);

/// Rates in a table, with how many of them are known how well.
[[nodiscard]] Report rates_report(const RateTable& rates, std::span<const RateValue* const> values);

/// The same rates for a spreadsheet: no headings.
[[nodiscard]] ReportTable rates_table(const RateTable& rates,
                                      std::span<const RateValue* const> values);

/// Which value of a key decides in a setting, case by case.
struct RateDecision {
  RateSetting setting;
  std::string place;             // its name; empty: anywhere
  std::vector<Condition> fixed;  // what the place answers
  std::vector<RateCase> cases;
};

/// One key: every value from the first day to the last, with source, bound and note; first what
/// `decision` says, if there is one.
[[nodiscard]] Report rate_key_report(const RateTable& rates, std::size_t key,
                                     const RateDecision* decision);

/// One document: what it replaces, its transitions, its rules, its figures.
[[nodiscard]] Report document_report(const RateTable& rates, std::size_t position);

/// What `lint` found.
[[nodiscard]] Report lint_report(const RateTable& rates, const Problems& problems, Date today,
                                 int months);

/// Two settings side by side, case by case.
[[nodiscard]] Report differences_report(const RateTable& rates,
                                        const std::vector<RateDifference>& differences,
                                        const RateSetting& before, const RateSetting& after);

/// The same cases for a spreadsheet: no headings.
[[nodiscard]] ReportTable differences_table(const RateTable& rates,
                                            const std::vector<RateDifference>& differences);

/// What the two settings do to a plan, by key and in total: a table for the report above.
[[nodiscard]] ReportTable plan_difference_table(const Estimate& before, const Estimate& after);

/// The lines that new rates touch; the two estimates are of one plan.
[[nodiscard]] Report affected_report(const Estimate& before, const Estimate& after,
                                     const std::vector<AffectedLine>& lines, Date from);

/// How bad a problem is.
enum class Severity : std::uint8_t { note, warning, error };

/// A rule as the program explains it.
struct RuleText {
  int code = 0;
  Severity severity = Severity::error;
  int exit = 3;      // the exit code of a run that met it
  const char* name;  // the enumerator
  const char* vi;    // the sentence, with {facts}
  const char* en;
  const char* vi_help;  // what to do
  const char* en_help;
};

/// Every rule of the program, in the order of codes.
[[nodiscard]] const std::vector<RuleText>& rule_texts();

/// The rule of `code`; stops the program when there is none.
[[nodiscard]] const RuleText& rule_text(RuleCode code);
/// The same, or null when there is none.
[[nodiscard]] const RuleText* find_rule_text(int code);

/// Gives the text of a line of a file, for the caret below it; empty when it is not known.
using LineOfFile = std::function<std::string(const FilePlace& place)>;

/// The sentence of `problem` alone.
[[nodiscard]] std::string sentence(const Problem& problem, Language language);

/// What to do about `problem`; empty where nothing can be said.
[[nodiscard]] std::string advice(const Problem& problem, Language language);

/// The problem as people read it: code, sentence, place with the offending text, other places,
/// what to do.
[[nodiscard]] std::string worded(const Problem& problem, Language language,
                                 const LineOfFile& line_of_file);

/// The page that `dutoan explain DTnnnn` prints.
[[nodiscard]] std::string explanation(const RuleText& rule, Language language);

/// The exit code of a run that met these problems: the highest of theirs, 0 for none.
[[nodiscard]] int exit_code_of(const Problems& problems);

}  // namespace dutoan
