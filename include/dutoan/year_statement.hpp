// Statements of the year (báo cáo quyết toán năm): a form filled in with the figures of a unit's
// year.
//
// Invariants
//   YS1  every cell is its item's formula or figures over the money that its row and column select;
//        a total is the sum of its parts, never rounded
//   YS2  what the form says must hold is checked in every column, and told where it does not
#pragma once

#include <dutoan/paper.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>
#include <dutoan/year_figures.hpp>
#include <dutoan/year_form.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What is told of a statement, in the order it is checked.
enum class StatementRule : int {
  form_is_known = 6070,
  form_is_of_year = 6071,
  cell_is_known = 6072,
  identity_holds = 6073,
  rest_sub_item = 6074,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(StatementRule) {}

/// Which money a row or column is about; what is empty selects nothing.
struct Selection {
  std::optional<std::string> category;  // loại
  std::optional<SubcategoryCode> subcategory;
  std::optional<ProgrammeCode> programme;
  std::optional<Funding> funding;
  std::optional<std::string> item;  // mục
  std::optional<SubItemCode> sub_item;
  MoneyShare share = MoneyShare::all;
  bool is_by_sub_item = false;  // counts what the book keeps by sub-item

  /// Whether the funding is selected.
  [[nodiscard]] bool has(const Funding& candidate) const;
};

/// What a cell is made of.
struct CellMaking {
  const FormItem* item = nullptr;
  Selection selection;
  YearBasis basis = YearBasis::reported;
  bool is_difference = false;  // as reviewed less as reported
};

/// A column: an item, or a selection of money.
struct StatementColumn {
  std::string code;  // as `trace` names it: "total", "070", "085"; an item's code
  Label label;
  std::string formula;  // printed below the title; empty: none
  bool is_sum = false;  // of columns behind it
};

/// A row.
struct StatementRow {
  std::string code;    // as `trace` names it: "19", "085", "085-6652"
  std::string number;  // as it is printed before its words
  Label label;
  int depth = 0;
  ReportRow::Kind kind = ReportRow::Kind::plain;
  std::string formula, status;
  std::vector<Money> cells;         // one for each column
  std::vector<CellMaking> makings;  // of each cell
};

/// A part of a statement.
struct StatementPart {
  const FormPart* form = nullptr;
  std::vector<StatementColumn> columns;
  std::vector<StatementRow> rows;
  Money total;  // of what is asked to be settled, for the words below it; 0 where it says none
};

/// What was done with the money (kết quả), beside it: classes, trainees, days.
struct YearOutput {
  Label label;
  std::int64_t planned = 0, achieved = 0;
};

/// A form filled in. It refers to its form and figures, which must outlive it.
struct YearStatement {
  const YearForm* form = nullptr;
  const FormEdition* edition = nullptr;
  const YearForms* forms = nullptr;
  const YearFigures* figures = nullptr;
  YearBasis basis = YearBasis::reported;
  std::vector<StatementPart> parts;
  std::vector<YearOutput> outputs;  // whoever knows them adds them before the statement is shown
  Problems problems;  // identities that fail (errors), sub-items for the rest (warnings)
};

/// The amount of an item over the selected money, in đồng.
[[nodiscard]] Money amount_of(const FormPart& part, const CellMaking& making,
                              const YearForms& forms, const YearFigures& figures);

/// The form filled in on `basis`. Refuses with StatementRule::form_is_of_year.
[[nodiscard]] Result<YearStatement> year_statement(const YearForm& form, const YearForms& forms,
                                                   const YearFigures& figures, YearBasis basis);

/// The statement as tables.
[[nodiscard]] Report year_statement_report(const YearStatement& statement);
/// Every form with what is known of it in the year, whether it adds up, and what it comes to.
[[nodiscard]] Report year_forms_report(const YearForms& forms, const YearFigures& figures);

/// What stands around a statement on paper; what is empty is left blank.
struct StatementHead {
  std::string superior, office, place;
  std::string footer;  // how far the book goes, to check the paper by
};
/// The statement in the layout of its form, to be signed; in both languages until it is written.
[[nodiscard]] Paper year_statement_paper(const YearStatement& statement, const StatementHead& head);

}  // namespace dutoan
