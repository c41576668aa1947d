// A plan as a workbook: which sheets it has and what their columns mean. Both follow from the
// plan's form, so a key that the form gains is a column at once.
//
// A list of tables is a sheet, one table a row; the tables that a table belongs to are named in its
// first columns. Keys with free names ([assumed], prices, …) are a column for each name:
// "Giả định: quãng đường [kilometres]".
//
// Invariants
//   C1  a column's title leads back to the same column, with and without accents
#pragma once

#include "files/form.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::files {

/// What codes are called, by the field that holds them: {"assumed", {"kilometres", "quãng đường"}}.
using CodeLabels = std::map<std::string, std::map<std::string, std::string>, std::less<>>;

/// A sheet: the list of tables `key` of the tables of `parent`.
struct PlanSheet {
  std::string_view key;                    // "row"
  std::string_view title;                  // "Dòng"
  const Form* form = nullptr;              // of each table
  const PlanSheet* parent = nullptr;       // null: the plan itself
  std::vector<std::string_view> identity;  // the keys that tell its tables apart

  /// From the outermost to its own parent.
  [[nodiscard]] std::vector<const PlanSheet*> ancestors() const;
};

/// The sheets of a plan beside the first one, parents before children.
[[nodiscard]] const std::deque<PlanSheet>& plan_sheets();
/// The sheet of the list `key` of the tables of `parent`, or null.
[[nodiscard]] const PlanSheet* plan_sheet(const PlanSheet* parent, std::string_view key);

/// A column, or a line of the first sheet.
struct PlanColumn {
  std::string title;
  std::vector<std::string> path;     // {"code"}, {"states", "people"}, {"assumed", "kilometres"}
  ValueType type = ValueType::text;  // of its values; never a table, map or list of tables
  const Field* field = nullptr;      // whose bounds hold
};

/// The form of the plan's own fields.
[[nodiscard]] const Form& head_form();

/// The columns of `sheet` (the lines of the first sheet when it is null) that `tables` need: all
/// whose keys are not free, and each free key that one of the tables has.
[[nodiscard]] std::vector<PlanColumn> columns_for(const PlanSheet* sheet,
                                                  const std::vector<const Node*>& tables,
                                                  const CodeLabels& labels);

/// The value at a column's path, or null.
[[nodiscard]] const Node* at_path(const Node& table, const std::vector<std::string>& path);

/// The columns of the tables of `form` whose keys are not free, in its order; lists of tables have
/// their own sheets.
[[nodiscard]] std::vector<PlanColumn> fixed_columns(const Form& form);

/// The column of `code` in a field with free keys.
[[nodiscard]] PlanColumn free_column(const Form& form, const Field& field, const std::string& code,
                                     const CodeLabels& labels);

/// The column that `title` means in the tables of `form`: by title, by key ("states.people",
/// "assumed.kilometres") or, after a colon, by the name of a code.
[[nodiscard]] std::optional<PlanColumn> column_of(const Form& form, const std::string& title,
                                                  const CodeLabels& labels);
/// The same among the columns whose keys are not free, or only among those whose keys are.
[[nodiscard]] std::optional<PlanColumn> fixed_column_of(const Form& form, const std::string& title);
[[nodiscard]] std::optional<PlanColumn> free_column_of(const Form& form, const std::string& title,
                                                       const CodeLabels& labels);

/// Whether a field has free keys, and the type of what stands below them.
[[nodiscard]] std::optional<ValueType> free_type(ValueType type);

}  // namespace dutoan::files
