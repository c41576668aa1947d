#include "files/plan_columns.hpp"

#include "files/forms.hpp"
#include "files/plan_titles.hpp"
#include "files/values.hpp"

#include <dutoan/language.hpp>

#include <algorithm>
#include <deque>

namespace dutoan::files {
namespace {

using Keys = std::vector<std::string_view>;

/// What tells two tables of a list apart; a code where there is one.
Keys identity_of(const Form& form) {
  const auto has = [&](std::string_view key) {
    return std::ranges::find(form.fields, key, &Field::key) != form.fields.end();
  };
  for (const Keys& keys : {Keys{"code"}, Keys{"number"}, Keys{"decision", "group"},
                           Keys{"key", "when"}, Keys{"factor"}, Keys{"from"}})
    if (std::ranges::all_of(keys, has)) return keys;
  return {};
}

void add_sheets(const Form& form, const PlanSheet* parent, std::deque<PlanSheet>& sheets) {
  for (const Field& field : form.fields) {
    if (field.type != ValueType::list_of_tables) continue;
    sheets.push_back(
        {field.key, title_of(form.name, field.key), field.form, parent, identity_of(*field.form)});
    add_sheets(*field.form, &sheets.back(), sheets);
  }
}

bool is_spread(const Field& field) {
  return field.type == ValueType::list_of_tables || free_type(field.type).has_value();
}

/// The code in "quãng đường [kilometres]", or empty.
std::string code_in_brackets(const std::string& text) {
  const std::size_t open = text.rfind('[');
  const std::size_t end = text.find(']', std::min(open, text.size()));
  if (open == std::string::npos || end == std::string::npos) return {};
  return text.substr(open + 1, end - open - 1);
}

/// The code that `text` means among those of `field`: by brackets, by name, or itself.
std::string code_meant(const std::string& text, const Field& field, const CodeLabels& labels) {
  if (const std::string code = code_in_brackets(text); !code.empty()) return code;
  const auto known = labels.find(field.key);
  if (known != labels.end())
    for (const auto& [code, label] : known->second)
      if (fold(label) == fold(text) || fold(code) == fold(text)) return code;
  return is_code(text) ? text : std::string{};
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

}  // namespace

std::vector<const PlanSheet*> PlanSheet::ancestors() const {
  if (parent == nullptr) return {};
  auto all = parent->ancestors();
  all.push_back(parent);
  return all;
}

const std::deque<PlanSheet>& plan_sheets() {
  static const auto all = [] {
    std::deque<PlanSheet> made;  // whose elements stay where they are while it grows
    add_sheets(plan_form(), nullptr, made);
    return made;
  }();
  return all;
}

const Form& head_form() {
  const auto& fields = plan_form().fields;
  return *std::ranges::find(fields, "plan", &Field::key)->form;
}

std::vector<PlanColumn> columns_for(const PlanSheet* sheet, const std::vector<const Node*>& tables,
                                    const CodeLabels& labels) {
  const Form& form = sheet == nullptr ? plan_form() : *sheet->form;
  std::vector<PlanColumn> columns = fixed_columns(sheet == nullptr ? head_form() : form);
  if (sheet == nullptr)
    for (PlanColumn& column : columns) column.path.insert(column.path.begin(), "plan");
  for (const Field& field : form.fields) {
    if (!free_type(field.type)) continue;
    std::vector<std::string> codes;
    for (const Node* table : tables)
      if (const Node* below = at(*table, field.key))
        for (const Node::Entry& entry : below->entries())
          if (std::ranges::find(codes, entry.key) == codes.end()) codes.push_back(entry.key);
    for (const std::string& code : codes) columns.push_back(free_column(form, field, code, labels));
  }
  return columns;
}

const Node* at_path(const Node& table, const std::vector<std::string>& path) {
  const Node* value = &table;
  for (const std::string& key : path)
    if (value != nullptr) value = at(*value, key);
  return value;
}

const PlanSheet* plan_sheet(const PlanSheet* parent, std::string_view key) {
  const auto& all = plan_sheets();
  const auto it = std::ranges::find_if(
      all, [&](const PlanSheet& sheet) { return sheet.parent == parent && sheet.key == key; });
  return it == all.end() ? nullptr : &*it;
}

std::optional<ValueType> free_type(ValueType type) {
  switch (type) {
    case ValueType::map_of_integers: return ValueType::integer;
    case ValueType::map_of_money: return ValueType::money;
    case ValueType::map_of_number_texts: return ValueType::number_text;
    default: return std::nullopt;
  }
}

std::vector<PlanColumn> fixed_columns(const Form& form) {
  std::vector<PlanColumn> columns;
  for (const Field& field : form.fields) {
    if (is_spread(field)) continue;
    const std::string title{title_of(form.name, field.key)};
    if (field.type != ValueType::table) {
      columns.push_back({title, {std::string{field.key}}, field.type, &field});
      continue;
    }
    for (PlanColumn& below : fixed_columns(*field.form)) {
      below.title = title + ": " + below.title;
      below.path.insert(below.path.begin(), std::string{field.key});
      columns.push_back(std::move(below));
    }
  }
  return columns;
}

PlanColumn free_column(const Form& form, const Field& field, const std::string& code,
                       const CodeLabels& labels) {
  const auto known = labels.find(field.key);
  std::string name = code;
  if (known != labels.end())
    if (const auto label = known->second.find(code); label != known->second.end())
      name = label->second + " [" + code + "]";
  return {std::string{title_of(form.name, field.key)} + ": " + name,
          {std::string{field.key}, code},
          *free_type(field.type),
          &field};
}

std::optional<PlanColumn> column_of(const Form& form, const std::string& title,
                                    const CodeLabels& labels) {
  auto fixed = fixed_column_of(form, title);
  return fixed ? fixed : free_column_of(form, title, labels);
}

std::optional<PlanColumn> fixed_column_of(const Form& form, const std::string& title) {
  const std::string wanted = fold(title);
  for (PlanColumn& column : fixed_columns(form)) {
    std::string key = column.path.front();
    for (std::size_t i = 1; i < column.path.size(); ++i) key += "." + column.path[i];
    if (wanted == fold(column.title) || wanted == fold(key)) return std::move(column);
  }
  return std::nullopt;
}

std::optional<PlanColumn> free_column_of(const Form& form, const std::string& title,
                                         const CodeLabels& labels) {
  const bool has_colon = title.find(':') != std::string::npos;
  const std::size_t cut = title.find(has_colon ? ':' : '.');
  if (cut == std::string::npos) return std::nullopt;
  const std::string field_name = fold(title.substr(0, cut));
  for (const Field& field : form.fields) {
    if (!free_type(field.type)) continue;
    if (field_name != fold(title_of(form.name, field.key)) && field_name != fold(field.key))
      continue;
    const std::string code = code_meant(trimmed(title.substr(cut + 1)), field, labels);
    if (!code.empty()) return free_column(form, field, code, labels);
  }
  return std::nullopt;
}

}  // namespace dutoan::files
