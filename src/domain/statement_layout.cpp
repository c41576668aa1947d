#include "domain/statement_layout.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace dutoan::filling {
namespace {

using Kind = ReportRow::Kind;

const Label total_label{"Tổng số", "Total"};

bool is_autonomous(const Funding& funding, const YearForms& forms) {
  return std::ranges::find(forms.autonomous, funding.nature) != forms.autonomous.end();
}

Label words_of(const Funding& f) {
  Label words{"Chương " + f.chapter.text() + ", khoản " + f.subcategory.text() + ", nguồn " +
                  f.source.text() + ", tính chất " + f.nature.text(),
              "Chapter " + f.chapter.text() + ", subcategory " + f.subcategory.text() +
                  ", source " + f.source.text() + ", nature " + f.nature.text()};
  if (f.programme.is_empty()) return words;
  return {words.vi + ", CTMT " + f.programme.text(),
          words.en + ", programme " + f.programme.text()};
}

std::string code_of(const Funding& f) {
  std::string text = f.chapter.text();
  for (const std::string* code :
       {&f.subcategory.text(), &f.source.text(), &f.nature.text(), &f.programme.text()})
    if (!code->empty()) text += "-" + *code;
  return text;
}

}  // namespace

bool is_of(MoneyShare share, const Funding& funding, const YearForms& forms) {
  return share == MoneyShare::all ||
         (share == MoneyShare::autonomous) == is_autonomous(funding, forms);
}

bool has_sub_item(const Selection& selection, const SubItemCode& sub_item) {
  if (selection.sub_item && *selection.sub_item != sub_item) return false;
  return !selection.item || selection.item == budget_item(sub_item);
}

Selected Layout::total() const {
  return {"total", total_label, {}, basis_, false, true, 0, Kind::total};
}

Label Layout::named(const std::map<std::string, std::string>& names, const char* vi, const char* en,
                    const std::string& code) const {
  const auto it = names.find(code);
  const std::string name = it == names.end() ? std::string{} : " " + it->second;
  return {vi + code + name, en + code + name};
}

AllSelected Layout::by_subcategory() const {
  std::map<std::string, std::set<SubcategoryCode>> categories;
  for (const FundingFigures& each : figures_.fundings)
    categories[budget_category(each.funding.subcategory).value_or("")].insert(
        each.funding.subcategory);
  AllSelected all = {total()};
  for (const auto& [category, subcategories] : categories) {
    Selected sum{category, named(forms_.categories, "Loại ", "Category ", category), {}, basis_};
    sum.selection.category = category;
    sum.is_sum = true;
    all.push_back(sum);
    for (const SubcategoryCode& each : subcategories) {
      Selected one{each.text(), named({}, "Khoản ", "Subcategory ", each.text()), {}, basis_};
      one.selection.subcategory = each;
      all.push_back(std::move(one));
    }
  }
  return all;
}

AllSelected Layout::by_programme() const {
  std::set<ProgrammeCode> programmes;
  for (const FundingFigures& each : figures_.fundings) programmes.insert(each.funding.programme);
  AllSelected all;
  for (const ProgrammeCode& each : programmes) {
    const bool is_outside = each.is_empty();
    Selected one{is_outside ? "none" : each.text(),
                 is_outside ? Label{"Ngoài CTMT", "Outside programmes"}
                            : named({}, "CTMT ", "Programme ", each.text()),
                 {},
                 basis_};
    one.selection.programme = each;
    all.push_back(std::move(one));
  }
  std::ranges::stable_partition(all, [](const Selected& each) { return each.code != "none"; });
  return all;
}

AllSelected Layout::by_funding() const {
  AllSelected all;
  for (const FundingFigures& each : figures_.fundings) {
    Selected one{code_of(each.funding), words_of(each.funding), {}, basis_};
    one.selection.funding = each.funding;
    all.push_back(std::move(one));
  }
  all.push_back(total());
  return all;
}

std::vector<const SubItemFigures*> Layout::of(const Selection& selection) const {
  std::vector<const SubItemFigures*> found;
  for (const SubItemFigures& each : figures_.sub_items)
    if (selection.has(each.funding) && is_of(selection.share, each.funding, forms_) &&
        has_sub_item(selection, each.sub_item))
      found.push_back(&each);
  return found;
}

/// Mục and tiểu mục of a khoản.
void Layout::add_items(const Selected& khoan, AllSelected& rows) const {
  std::map<std::string, std::set<SubItemCode>> items;
  for (const SubItemFigures* each : of(khoan.selection))
    items[budget_item(each->sub_item).value_or("")].insert(each->sub_item);
  for (const auto& [item, sub_items] : items) {
    Selected sum = khoan;
    sum.code += "-" + item;
    sum.label = named(forms_.items, "Mục ", "Item ", item);
    sum.selection.item = item;
    sum.depth = khoan.depth + 1;
    if (!item.empty()) rows.push_back(sum);
    for (const SubItemCode& each : sub_items) {
      Selected one = sum;
      one.code = khoan.code + "-" + each.text();
      one.label = named(forms_.sub_items, "Tiểu mục ", "Sub-item ", each.text());
      one.selection.item.reset();
      one.selection.sub_item = each;
      one.depth = khoan.depth + 2;
      rows.push_back(std::move(one));
    }
  }
}

/// Loại and khoản of a section or programme, and what stands below them.
void Layout::add_sub_items(const Selected& above, AllSelected& rows) const {
  std::map<std::string, std::set<SubcategoryCode>> categories;
  for (const SubItemFigures* each : of(above.selection))
    categories[budget_category(each->funding.subcategory).value_or("")].insert(
        each->funding.subcategory);
  const std::string before = above.code.empty() ? "" : above.code + "-";
  for (const auto& [category, subcategories] : categories) {
    Selected sum = above;
    sum.code = before + category;
    sum.label = named(forms_.categories, "Loại ", "Category ", category);
    sum.selection.category = category;
    sum.kind = Kind::subtotal;
    sum.depth = 0;
    rows.push_back(sum);
    for (const SubcategoryCode& each : subcategories) {
      Selected one = sum;
      one.code = before + each.text();
      one.label = named(forms_.subcategories, "Khoản ", "Subcategory ", each.text());
      one.selection.subcategory = each;
      one.kind = Kind::plain;
      one.depth = 1;
      rows.push_back(one);
      add_items(one, rows);
    }
  }
}

/// TX and KTX, each with its khoản.
void Layout::add_sections(AllSelected& rows) const {
  const std::array<std::pair<const char*, Label>, 2> sections = {
      {{"I", {"I. Kinh phí thường xuyên/tự chủ", "I. Recurrent, autonomous money"}},
       {"II", {"II. Kinh phí không thường xuyên/không tự chủ", "II. Other money"}}}};
  for (const auto& [code, label] : sections) {
    Selected section{code, label, {}, basis_};
    section.selection.is_by_sub_item = true;
    section.selection.share = rows.empty() ? MoneyShare::autonomous : MoneyShare::other;
    section.kind = Kind::subtotal;
    rows.push_back(section);
    add_sub_items(section, rows);
  }
}

AllSelected Layout::by_sub_item() const {
  AllSelected rows;
  Selected all = total();
  all.selection.is_by_sub_item = true;
  if (part_.shape == FormShape::by_programme) {
    for (Selected each : by_programme()) {
      each.selection.is_by_sub_item = true;
      each.kind = Kind::subtotal;
      rows.push_back(each);
      add_sub_items(each, rows);
    }
  } else if (part_.is_by_share) {
    add_sections(rows);
  } else {
    Selected everything = all;
    everything.code.clear();
    add_sub_items(everything, rows);
  }
  rows.push_back(std::move(all));
  return rows;
}

AllSelected both_bases() {
  return {{"reported", {"Số báo cáo", "Reported"}, {}, YearBasis::reported},
          {"reviewed", {"Số xét duyệt", "Reviewed"}, {}, YearBasis::reviewed},
          {"difference", {"Chênh lệch", "Difference"}, {}, YearBasis::reviewed, true}};
}

AllSelected Layout::columns() const {
  switch (part_.shape) {
    case FormShape::items_down: return by_subcategory();
    case FormShape::bases: return both_bases();
    case FormShape::total: return {total()};
    case FormShape::programmes: {
      AllSelected all = {total()};
      for (Selected& each : by_programme()) all.push_back(std::move(each));
      return all;
    }
    default: return part_.is_of_bases ? both_bases() : AllSelected{};
  }
}

AllSelected Layout::rows() const {
  return part_.shape == FormShape::fundings ? by_funding() : by_sub_item();
}

bool is_items_down(FormShape shape) {
  return shape == FormShape::items_down || shape == FormShape::programmes ||
         shape == FormShape::bases || shape == FormShape::total;
}

}  // namespace dutoan::filling
