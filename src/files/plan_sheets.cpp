#include "files/plan_sheets.hpp"

#include "files/plan_changes.hpp"
#include "files/plan_titles.hpp"
#include "files/values.hpp"

#include <algorithm>

namespace dutoan::files {
namespace {

Label vietnamese(std::string_view text) { return {std::string{text}, {}}; }

bool is_number(ValueType type) {
  return type == ValueType::integer || type == ValueType::money || type == ValueType::number_text;
}

std::string key_of(const PlanColumn& column) {
  std::string key;
  for (const std::string& part : column.path) key += (key.empty() ? "" : ".") + part;
  return key;
}

/// A year has no thousands.
bool is_year(const PlanColumn& column) {
  return column.type == ValueType::integer && column.field->least > 1000 &&
         column.field->most < 10'000;
}

ReportCell cell_of(const Node* value, const PlanColumn& column) {
  if (value == nullptr) return {};
  if (is_year(column)) return Year{static_cast<int>(value->integer())};
  return as_cell(meant_value(*value, column.type));
}

/// A table of the plan with the codes of those that it belongs to.
struct Owned {
  std::vector<std::string> owners;
  const Node* table = nullptr;
};

/// Every table of `sheet` below `table`, a table of `at_sheet` (the plan when null).
void collect(const PlanSheet& sheet, const PlanSheet* at_sheet, const Owned& table,
             std::vector<Owned>& found) {
  for (const PlanSheet& below : plan_sheets()) {
    if (below.parent != at_sheet) continue;
    const auto owners = sheet.ancestors();
    const bool is_on_the_way = std::ranges::find(owners, &below) != owners.end();
    if (&below != &sheet && !is_on_the_way) continue;
    for (const Node& item : tables_at(*table.table, below.key)) {
      Owned own{table.owners, &item};
      if (&below == &sheet) {
        found.push_back(std::move(own));
        continue;
      }
      own.owners.push_back(text_at(item, "code"));
      collect(sheet, &below, own, found);
    }
  }
}

ReportTable sheet_table(const PlanSheet& sheet, const Node& root, const CodeLabels& labels) {
  std::vector<Owned> tables;
  collect(sheet, nullptr, {{}, &root}, tables);
  std::vector<const Node*> nodes;
  for (const Owned& owned : tables) nodes.push_back(owned.table);
  const auto columns = columns_for(&sheet, nodes, labels);
  ReportTable made{std::string{sheet.key}, vietnamese(sheet.title), {}, {}};
  for (const PlanSheet* owner : sheet.ancestors())
    made.columns.push_back({std::string{owner->key}, vietnamese(owner->title)});
  for (const PlanColumn& column : columns)
    made.columns.push_back({key_of(column), vietnamese(column.title), is_number(column.type)});
  for (const Owned& owned : tables) {
    ReportRow row;
    for (const std::string& owner : owned.owners) row.cells.emplace_back(owner);
    for (const PlanColumn& column : columns)
      row.cells.push_back(cell_of(at_path(*owned.table, column.path), column));
    made.rows.push_back(std::move(row));
  }
  return made;
}

ReportTable head_table(const Node& root, const CodeLabels& labels) {
  ReportTable made{"plan", vietnamese(head_sheet), {}, {}};
  made.columns = {{"name", vietnamese(head_name_title)}, {"value", vietnamese(head_value_title)}};
  for (const PlanColumn& column : columns_for(nullptr, {&root}, labels))
    made.rows.push_back(
        {ReportRow::Kind::plain, {column.title, cell_of(at_path(root, column.path), column)}});
  return made;
}

Label type_text(ValueType type) {
  switch (type) {
    case ValueType::code: return {"mã", "code"};
    case ValueType::integer: return {"số nguyên", "whole number"};
    case ValueType::money: return {"số tiền, đồng", "amount in đồng"};
    case ValueType::number_text: return {"số, lẻ viết 12,5", "number"};
    case ValueType::boolean: return {"có hoặc để trống", "yes or blank"};
    case ValueType::date: return {"ngày dd/mm/yyyy", "date dd/mm/yyyy"};
    case ValueType::list_of_integers: return {"các số, cách nhau dấu ;", "numbers between ;"};
    case ValueType::map_of_words: return {"tên = từ, từ; tên = từ", "name = word, word"};
    default: return {"chữ", "text"};
  }
}

void add_guide(std::string_view sheet, const std::vector<PlanColumn>& columns, ReportTable& guide) {
  for (const PlanColumn& column : columns) {
    std::string words;
    for (const std::string_view word : column.field->words)
      words += (words.empty() ? "" : ", ") + std::string{word};
    guide.rows.push_back(
        {ReportRow::Kind::plain,
         {std::string{sheet}, column.title, type_text(column.type),
          column.field->required ? Label{"bắt buộc", "required"} : Label{}, words}});
  }
}

ReportTable guide_table() {
  ReportTable guide{"guide", vietnamese("# Hướng dẫn"), {}, {}};
  for (const char* title : {"Trang", "Cột", "Cách ghi", "Bắt buộc", "Chỉ nhận"})
    guide.columns.push_back({title, vietnamese(title)});
  auto head = fixed_columns(head_form());
  add_guide(head_sheet, head, guide);
  for (const PlanSheet& sheet : plan_sheets())
    add_guide(sheet.title, fixed_columns(*sheet.form), guide);
  return guide;
}

std::map<std::string, std::string> names_in(const Node& root, std::string_view list) {
  std::map<std::string, std::string> names;
  for (const Node& table : tables_at(root, list))
    names[text_at(table, "code")] = text_at(table, "vi");
  return names;
}

}  // namespace

CodeLabels labels_for(const Regulations& regulations, const Node* root) {
  CodeLabels labels;
  for (const Factor& factor : regulations.norms.factors)
    labels["factors"][factor.code.text()] = labels["assumed"][factor.code.text()] = factor.label.vi;
  for (const Post& post : regulations.posts) labels["per_unit"][post.code.text()] = post.name;
  if (root == nullptr) return labels;
  labels["prices"] = names_in(*root, "price");
  labels["percents"] = names_in(*root, "percent");
  return labels;
}

Report plan_sheets_report(const Node& root, const CodeLabels& labels) {
  const Node& head = *at(root, "plan");
  Report report;
  report.schema = "dutoan.plan_sheets/1";
  report.title = vietnamese("Kế hoạch " + text_at(head, "number"));
  report.tables.push_back(head_table(root, labels));
  for (const PlanSheet& sheet : plan_sheets())
    report.tables.push_back(sheet_table(sheet, root, labels));
  report.tables.push_back(guide_table());
  return report;
}

}  // namespace dutoan::files
