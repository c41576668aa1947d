// Which money each row and column of a statement selects.
#pragma once

#include <dutoan/year_statement.hpp>

#include <map>
#include <string>
#include <vector>

namespace dutoan::filling {

/// Whether the funding belongs to that share of the money.
[[nodiscard]] bool is_of(MoneyShare share, const Funding& funding, const YearForms& forms);
/// Whether the tiểu mục is selected.
[[nodiscard]] bool has_sub_item(const Selection& selection, const SubItemCode& sub_item);

/// A selection under the name by which it is traced.
struct Selected {
  std::string code;
  Label label;
  Selection selection;
  YearBasis basis = YearBasis::reported;
  bool is_difference = false, is_sum = false;
  int depth = 0;
  ReportRow::Kind kind = ReportRow::Kind::plain;
};
using AllSelected = std::vector<Selected>;

/// Whether the part has its items down.
[[nodiscard]] bool is_items_down(FormShape shape);
/// As reported, as reviewed, and the difference.
[[nodiscard]] AllSelected both_bases();

/// The rows or columns of a part that are no items.
class Layout {
 public:
  Layout(const FormPart& part, const YearForms& forms, const YearFigures& figures, YearBasis basis)
      : part_(part), forms_(forms), figures_(figures), basis_(basis) {}

  /// The columns of a part that has its items down.
  [[nodiscard]] AllSelected columns() const;
  /// The rows of one that has them across.
  [[nodiscard]] AllSelected rows() const;

 private:
  const FormPart& part_;
  const YearForms& forms_;
  const YearFigures& figures_;
  YearBasis basis_;

  [[nodiscard]] Selected total() const;
  [[nodiscard]] AllSelected by_subcategory() const;
  [[nodiscard]] AllSelected by_programme() const;
  [[nodiscard]] AllSelected by_funding() const;
  [[nodiscard]] AllSelected by_sub_item() const;
  void add_sections(AllSelected& rows) const;
  void add_sub_items(const Selected& above, AllSelected& rows) const;
  void add_items(const Selected& khoan, AllSelected& rows) const;
  [[nodiscard]] std::vector<const SubItemFigures*> of(const Selection& selection) const;
  [[nodiscard]] Label named(const std::map<std::string, std::string>& names, const char* vi,
                            const char* en, const std::string& code) const;
};

}  // namespace dutoan::filling
