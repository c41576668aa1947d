// A form filled in: which money each row and column selects, and what its items come to.
#include "domain/statement_layout.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dutoan {
namespace {

using namespace filling;
using Kind = ReportRow::Kind;

Money sum_of(const FormValue& value, const YearAmounts& figures) {
  Money all;
  for (const FormFigure& each : value.figures)
    all += each.is_taken_away ? -figures[each.figure] : figures[each.figure];
  return all;
}

/// What is counted, wherever it is counted.
struct CellCount {
  const FormPart& part;
  const Selection& selection;
  YearBasis basis;
  const YearForms& forms;
  const YearFigures& figures;

  [[nodiscard]] bool has(const Funding& funding, const FormValue& value) const {
    return selection.has(funding) && is_of(selection.share, funding, forms) &&
           is_of(value.share, funding, forms);
  }
  [[nodiscard]] Money of_figures(const FormValue& value) const {
    Money all;
    if (selection.is_by_sub_item) {
      for (const SubItemFigures& each : figures.sub_items)
        if (has(each.funding, value) && has_sub_item(selection, each.sub_item))
          all += sum_of(value, each.on(basis));
      return all;
    }
    for (const FundingFigures& each : figures.fundings)
      if (has(each.funding, value)) all += sum_of(value, each.on(basis));
    return all;
  }
  [[nodiscard]] Money of(const FormValue& value) const {
    if (value.formula.empty()) return of_figures(value);
    Money all;
    for (const FormTerm& term : value.formula) {
      const FormItem* item = part.item(term.code);
      ensure(item != nullptr, "a formula names items of its part");
      const Money amount = of(item->value);
      all += term.is_taken_away ? -amount : amount;
    }
    return all;
  }
};

// ---- Filling in -------------------------------------------------------------------------------

CellMaking making_of(const FormItem& item, const Selected& selected) {
  return {&item, selected.selection, selected.basis, selected.is_difference};
}

class Filling {
 public:
  Filling(const YearForms& forms, const YearFigures& figures, YearBasis basis)
      : forms_(forms), figures_(figures), basis_(basis) {}

  [[nodiscard]] StatementPart part(const FormPart& form);
  Problems problems;

 private:
  const YearForms& forms_;
  const YearFigures& figures_;
  YearBasis basis_;

  void add_cell(const FormPart& form, CellMaking making, StatementRow& row) const {
    row.cells.push_back(amount_of(form, making, forms_, figures_));
    row.makings.push_back(std::move(making));
  }
  void items_down(const FormPart& form, StatementPart& made);
  void items_across(const FormPart& form, StatementPart& made) const;
  void check(const FormPart& form, const AllSelected& columns);
  void warn_of_rest(const StatementPart& made);
};

void Filling::items_down(const FormPart& form, StatementPart& made) {
  const AllSelected columns = Layout{form, forms_, figures_, basis_}.columns();
  for (const Selected& each : columns)
    made.columns.push_back({each.code, each.label, {}, each.is_sum});
  for (const FormItem& item : form.items) {
    StatementRow row{item.code,
                     item.number,
                     item.label,
                     item.depth,
                     item.depth == 0 ? Kind::subtotal : Kind::plain,
                     item.value.text,
                     item.status,
                     {},
                     {}};
    for (const Selected& each : columns) add_cell(form, making_of(item, each), row);
    made.rows.push_back(std::move(row));
  }
  check(form, columns);
}

void Filling::items_across(const FormPart& form, StatementPart& made) const {
  const Layout layout{form, forms_, figures_, basis_};
  const AllSelected bases = form.is_of_bases ? both_bases() : AllSelected{};
  if (bases.empty())
    for (const FormItem& item : form.items)
      made.columns.push_back({item.code, item.label,
                              item.code + (item.value.text.empty() ? "" : "=" + item.value.text),
                              false});
  else
    for (const Selected& each : bases) made.columns.push_back({each.code, each.label, {}, false});
  for (const Selected& selected : layout.rows()) {
    StatementRow row{
        selected.code, {}, selected.label, selected.depth, selected.kind, {}, {}, {}, {}};
    for (const FormItem& item : form.items) {
      if (bases.empty()) add_cell(form, making_of(item, selected), row);
      for (const Selected& each : bases) {
        CellMaking making = making_of(item, selected);
        making.basis = each.basis;
        making.is_difference = each.is_difference;
        add_cell(form, std::move(making), row);
      }
    }
    made.rows.push_back(std::move(row));
  }
}

/// The identities of the form, in every column (YS2).
void Filling::check(const FormPart& form, const AllSelected& columns) {
  for (const FormCheck& each : form.checks) {
    if (each.is_of_closed && figures_.state == SettlementState::open) continue;
    const FormItem* item = form.item(each.code);
    ensure(item != nullptr, "a check names an item of its part");
    for (const Selected& column : columns) {
      if (column.is_difference) continue;
      const CellCount count{form, column.selection, column.basis, forms_, figures_};
      const Money stated = count.of(item->value), expected = count.of(each.value);
      if (stated != expected)
        problems.emplace_back(StatementRule::identity_holds, FilePlace{},
                              std::vector<Fact>{{"item", each.code},
                                                {"column", column.label},
                                                {"identity", each.label},
                                                {"stated", stated},
                                                {"expected", expected}});
    }
  }
}

void Filling::warn_of_rest(const StatementPart& made) {
  std::set<std::string> told;
  for (const StatementRow& row : made.rows) {
    if (row.makings.empty() || !row.makings.front().selection.sub_item) continue;
    const SubItemCode& code = *row.makings.front().selection.sub_item;
    if (!is_for_the_rest(code) || row.cells.front().is_zero() || !told.insert(code.text()).second)
      continue;
    problems.emplace_back(StatementRule::rest_sub_item, FilePlace{},
                          std::vector<Fact>{{"sub_item", code.text()},
                                            {"item", budget_item(code).value_or("")},
                                            {"amount", row.cells.front()}});
  }
}

StatementPart Filling::part(const FormPart& form) {
  StatementPart made;
  made.form = &form;
  if (is_items_down(form.shape))
    items_down(form, made);
  else
    items_across(form, made);
  warn_of_rest(made);
  for (const FormItem& item : form.items)
    if (item.value.figures == std::vector{FormFigure{false, YearFigure::expended}})
      for (const FundingFigures& each : figures_.fundings)
        if (is_of(item.value.share, each.funding, forms_))
          made.total += each.on(basis_)[YearFigure::expended];
  return made;
}

}  // namespace

bool Selection::has(const Funding& candidate) const {
  if (category && category != budget_category(candidate.subcategory).value_or("")) return false;
  if (subcategory && *subcategory != candidate.subcategory) return false;
  if (programme && *programme != candidate.programme) return false;
  return !funding || *funding == candidate;
}

Money amount_of(const FormPart& part, const CellMaking& making, const YearForms& forms,
                const YearFigures& figures) {
  const CellCount count{part, making.selection, making.basis, forms, figures};
  if (!making.is_difference) return count.of(making.item->value);
  const CellCount reported{part, making.selection, YearBasis::reported, forms, figures};
  return count.of(making.item->value) - reported.of(making.item->value);
}

Result<YearStatement> year_statement(const YearForm& form, const YearForms& forms,
                                     const YearFigures& figures, YearBasis basis) {
  const FormEdition* edition = form.edition(figures.fiscal_year);
  if (edition == nullptr)
    return refuse(Problem{StatementRule::form_is_of_year,
                          {},
                          {{"form", form.number},
                           {"year", std::to_string(figures.fiscal_year)},
                           {"first", std::to_string(form.editions.front().first_year)}}});
  YearStatement made{&form, edition, &forms, &figures, basis, {}, {}, {}};
  Filling filling{forms, figures, basis};
  for (const FormPart& part : form.parts) made.parts.push_back(filling.part(part));
  made.problems = std::move(filling.problems);
  return made;
}

}  // namespace dutoan
