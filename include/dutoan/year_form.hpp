// Forms of the year (biểu mẫu quyết toán): which rows and columns a statement has, as data.
//
// A form is a file of the regulations: its parts, their items with the figure or the formula of
// each, what must hold between them, and how well each is known. The annexes of the circulars were
// not all read, so every item says so itself, on screen and on paper.
//
// Invariants
//   FM1  a formula names items of its own part, and no item depends on itself
//   FM2  what nobody has read is marked: an item without a status of its own has its form's
#pragma once

#include <dutoan/result.hpp>
#include <dutoan/year_figures.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What a file of a form may not say, in the order it is checked.
enum class YearFormRule : int {
  item_stands_once = 2120,
  formula_unreadable = 2121,
  item_is_known = 2122,
  item_is_not_its_own = 2123,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(YearFormRule) {}

/// An item that a formula adds or takes away.
struct FormTerm {
  bool is_taken_away = false;
  std::string code;

  friend bool operator==(const FormTerm&, const FormTerm&) = default;
};

/// Which money an item counts: all, what is granted for autonomous use (tự chủ), or the other.
enum class MoneyShare : std::uint8_t { all, autonomous, other };

/// A figure of the year that an item adds or takes away.
struct FormFigure {
  bool is_taken_away = false;
  YearFigure figure = YearFigure::granted;

  friend bool operator==(const FormFigure&, const FormFigure&) = default;
};

/// What an item is worth: figures added up, or items of the same part.
struct FormValue {
  std::string text;  // "03+15-18-22-31", as the form prints it
  std::vector<FormTerm> formula;
  std::vector<FormFigure> figures;  // where there is no formula
  MoneyShare share = MoneyShare::all;
};

/// A row (chỉ tiêu), or a column where the form has its items across.
struct FormItem {
  std::string code;    // mã số: "02"
  std::string number;  // as it stands before the words: "1.1"
  Label label;
  int depth = 0;
  FormValue value;
  std::string status;   // how well it is known: "read", "secondary", "recalled"
  bool is_kept = true;  // false: the book keeps no such money, and it is 0
};

/// What must hold: the item `code` equals the value.
struct FormCheck {
  std::string code;
  FormValue value;
  bool is_of_closed = false;  // holds once the year is closed
  Label label;
};

/// How a part is laid out.
enum class FormShape : std::uint8_t {
  items_down,    // items down; across the total, each loại and each khoản
  programmes,    // items down; across the total and each programme
  bases,         // items down; across as reported, as reviewed, and the difference
  total,         // items down; across the total alone
  fundings,      // fundings down, items across
  sub_items,     // loại, khoản, mục, tiểu mục down, items across
  by_programme,  // the same within each programme
};

/// A table of a form.
struct FormPart {
  std::string code;  // "a"
  Label label;
  FormShape shape = FormShape::items_down;
  bool is_by_share = false;  // sub-items in two sections: autonomous, other
  bool is_of_bases = false;  // sub-items as reported, reviewed, and the difference
  std::vector<FormItem> items;
  std::vector<FormCheck> checks;

  /// The item of that code, or null.
  [[nodiscard]] const FormItem* item(std::string_view code) const;
};

/// From which year on the form is used, and what is known of it.
struct FormEdition {
  int first_year = 0;
  std::string citation;
  std::string status;  // how well the form itself is known
  Label note;          // what a reader must know
};

/// A form.
struct YearForm {
  std::string code;    // as people name it: "B01"
  std::string number;  // as it is printed: "B01/BCQT"
  Label title;
  std::vector<FormEdition> editions;
  std::vector<FormPart> parts;

  /// The edition of a fiscal year; null where it has none.
  [[nodiscard]] const FormEdition* edition(int fiscal_year) const;
};

/// The forms, in the order in which they are listed, and the words of the state's codes.
struct YearForms {
  std::vector<YearForm> forms;
  std::vector<SourceNatureCode> autonomous;       // natures of money for autonomous use
  std::map<std::string, std::string> categories;     // loại, by code
  std::map<std::string, std::string> subcategories;  // khoản, by code
  std::map<std::string, std::string> items;          // mục, by code
  std::map<std::string, std::string> sub_items;      // tiểu mục, by code
  std::string code_status;                           // how well these natures are known
  std::string name_status;                           // how well the least known of these names is

  /// The form that people mean by `text`: "B01", "b01/bcqt", "F01-01"; null where it is none.
  [[nodiscard]] const YearForm* form(std::string_view text) const;
};

/// The terms of "03+15-18-22-31"; none where it cannot be read.
[[nodiscard]] std::vector<FormTerm> formula_terms(std::string_view text);

/// The forms in the regulations folder. Refuses as load_regulations does, and with YearFormRule.
[[nodiscard]] Result<YearForms> load_year_forms(const std::string& folder);

}  // namespace dutoan
