#include "files/toml_writer.hpp"

#include "files/values.hpp"

#include <algorithm>

namespace dutoan::files {
namespace {

/// A string between quotes; control characters as TOML escapes them.
std::string quoted(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      ((out += "\\u00") += digits[byte >> 4U]) += digits[byte & 15U];
    else
      out += c;
  }
  return out + "\"";
}

/// 5_500_000_000: large figures in groups of three.
std::string grouped(std::int64_t n) {
  std::string digits = std::to_string(n);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  if (digits.size() - first <= 4) return digits;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, "_");
  return digits;
}

std::string key_text(std::string_view key) {
  return is_code(key) && key.find('.') == std::string_view::npos ? std::string{key} : quoted(key);
}

std::string inline_value(const Node& node, const Field& field);

std::string joined(const Node::Items& items, const Field& field) {
  std::string out;
  for (const Node& item : items) out += (out.empty() ? "" : ", ") + inline_value(item, field);
  return "[" + out + "]";
}

std::string inline_table(const Node::Entries& entries, const Field& field) {
  std::string out;
  for (const Node::Entry& entry : entries) {
    const Field* own = &field;
    if (field.form != nullptr)
      own = &*std::ranges::find(field.form->fields, entry.key, &Field::key);
    out +=
        (out.empty() ? "" : ", ") + key_text(entry.key) + " = " + inline_value(entry.value, *own);
  }
  return "{ " + out + " }";
}

std::string inline_value(const Node& node, const Field& field) {
  switch (node.kind()) {
    case NodeKind::text: return quoted(node.text());
    case NodeKind::integer:
      return field.type == ValueType::integer && field.most <= 9999 ? std::to_string(node.integer())
                                                                    : grouped(node.integer());
    case NodeKind::boolean: return node.boolean() ? "true" : "false";
    case NodeKind::date: return iso_date(node.date());
    case NodeKind::list: return joined(node.items(), field);
    case NodeKind::table: return inline_table(node.entries(), field);
  }
  return {};
}

class Writer {
 public:
  std::string written(const Node& root, const Form& form) {
    write_values(root, form);
    write_tables(root, form, {});
    return std::move(out_);
  }

 private:
  std::string out_;

  static bool is_list_of_tables(const Field& field) {
    return field.type == ValueType::list_of_tables;
  }
  /// A table of the file's top stands under its own header; others on one line.
  static bool has_header(const Field& field, const std::string& path) {
    return path.empty() && field.type != ValueType::list_of_tables && is_table(field.type);
  }
  static bool is_table(ValueType type) {
    switch (type) {
      case ValueType::table:
      case ValueType::map_of_integers:
      case ValueType::map_of_money:
      case ValueType::map_of_number_texts: return true;
      default: return false;
    }
  }

  void write_values(const Node& table, const Form& form, bool is_top = true) {
    for (const Field& field : form.fields) {
      const Node* value = at(table, field.key);
      if (value == nullptr || is_list_of_tables(field)) continue;
      if (is_top && has_header(field, {})) continue;
      out_ += std::string{field.key} + " = " + inline_value(*value, field) + "\n";
    }
  }

  void write_tables(const Node& root, const Form& form, const std::string& path) {
    for (const Field& field : form.fields) {
      const Node* value = at(root, field.key);
      if (value == nullptr) continue;
      if (has_header(field, path)) write_table(*value, field);
      if (is_list_of_tables(field)) write_list(*value, field, path);
    }
  }

  void write_table(const Node& table, const Field& field) {
    out_ += "\n[" + std::string{field.key} + "]\n";
    if (field.form != nullptr) return write_values(table, *field.form, false);
    for (const Node::Entry& entry : table.entries())
      out_ += key_text(entry.key) + " = " + inline_value(entry.value, field) + "\n";
  }

  void write_list(const Node& list, const Field& field, const std::string& path) {
    const std::string name = (path.empty() ? "" : path + ".") + std::string{field.key};
    for (const Node& table : list.items()) {
      out_ += "\n[[" + name + "]]\n";
      write_values(table, *field.form, false);
      write_tables(table, *field.form, name);
    }
  }
};

}  // namespace

std::string write_toml(const Node& root, const Form& form) { return Writer{}.written(root, form); }

}  // namespace dutoan::files
