#include "files/form.hpp"

#include "files/form_notation.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dutoan::files {
namespace {

/// Whether `text` shows nothing: a cell of blanks says no more than an empty one.
bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

class ShapeCheck {
 public:
  void check_table(const Node& table, const Form& form, const std::string& path) {
    for (const Node::Entry& entry : table.entries()) {
      const auto field = std::ranges::find(form.fields, entry.key, &Field::key);
      if (field == form.fields.end())
        refuse_key(entry, form, path);
      else
        check_value(*field, entry.key, entry.value, path);
    }
    for (const Field& field : form.fields) {
      if (field.required && table.find(field.key) == nullptr)
        report(FileRule::missing_key, table.place(),
               {{"key", std::string{field.key}}, {"table", path}});
    }
  }

  [[nodiscard]] Problems take_problems() {
    sort_by_place(problems_);
    return std::move(problems_);
  }

 private:
  void refuse_key(const Node::Entry& entry, const Form& form, const std::string& path) {
    if (is_full()) return;
    std::vector<std::string_view> keys;
    for (const Field& field : form.fields) keys.push_back(field.key);
    std::vector<Fact> facts{{"key", entry.key}, {"table", path}};
    if (const auto near = nearest(entry.key, keys); !near.empty())
      facts.push_back({"nearest", std::string{near}});
    report(FileRule::unknown_key, entry.key_place(), std::move(facts));
  }

  void check_value(const Field& field, const std::string& key, const Node& value,
                   const std::string& path) {
    switch (field.type) {
      case ValueType::table: return check_subtable(field, key, value, path);
      case ValueType::list_of_tables:
      case ValueType::list_of_texts:
      case ValueType::list_of_integers: return check_list(field, key, value, path);
      case ValueType::map_of_integers:
      case ValueType::map_of_money:
      case ValueType::map_of_number_texts:
      case ValueType::map_of_tables:
      case ValueType::map_of_words: return check_map(field, key, value, path);
      case ValueType::text_or_list:
        if (value.kind() == NodeKind::list) return check_list(field, key, value, path);
        [[fallthrough]];
      default: return check_scalar(field, field.type, key, value);
    }
  }

  void check_subtable(const Field& field, const std::string& key, const Node& value,
                      const std::string& path) {
    if (value.kind() != NodeKind::table) return refuse_type(field.type, key, value);
    ensure(field.form != nullptr, "a field of tables names their form");
    check_table(value, *field.form, path.empty() ? key : path + "." + key);
  }

  void check_list(const Field& field, const std::string& key, const Node& value,
                  const std::string& path) {
    if (value.kind() != NodeKind::list) return refuse_type(field.type, key, value);
    for (const Node& item : value.items()) check_element(field, key, item, path);
  }

  void check_map(const Field& field, const std::string& key, const Node& value,
                 const std::string& path) {
    if (value.kind() != NodeKind::table) return refuse_type(field.type, key, value);
    const std::string below = path.empty() ? key : path + "." + key;
    for (const Node::Entry& entry : value.entries()) {
      if (is_blank(entry.key))
        report(FileRule::empty_text, entry.key_place(), {{"key", key}});
      else
        check_element(field, entry.key, entry.value, below);
    }
  }

  /// One element of a list or map.
  void check_element(const Field& field, const std::string& key, const Node& value,
                     const std::string& path) {
    switch (field.type) {
      case ValueType::list_of_tables:
      case ValueType::map_of_tables: {
        if (value.kind() != NodeKind::table) return refuse_type(ValueType::table, key, value);
        return check_subtable(field, key, value, path);
      }
      case ValueType::list_of_integers:
      case ValueType::map_of_integers: return check_scalar(field, ValueType::integer, key, value);
      case ValueType::map_of_money: return check_scalar(field, ValueType::money, key, value);
      case ValueType::map_of_number_texts:
        return check_scalar(field, ValueType::number_text, key, value);
      case ValueType::map_of_words:
        if (value.kind() == NodeKind::list) return check_words(field, key, value);
        return check_scalar(field, ValueType::text, key, value);
      default: return check_scalar(field, ValueType::text, key, value);
    }
  }

  void check_words(const Field& field, const std::string& key, const Node& list) {
    for (const Node& word : list.items()) check_scalar(field, ValueType::text, key, word);
  }

  void check_scalar(const Field& field, ValueType type, const std::string& key, const Node& value) {
    if (!fits(type, value.kind())) return refuse_type(type, key, value);
    if (value.kind() == NodeKind::integer) return check_range(field, type, key, value);
    if (value.kind() != NodeKind::text) return;
    if (is_blank(value.text())) return report(FileRule::empty_text, value.place(), {{"key", key}});
    check_text(field, type, key, value);
  }

  static bool fits(ValueType type, NodeKind kind) {
    switch (type) {
      case ValueType::integer: return kind == NodeKind::integer;
      case ValueType::boolean: return kind == NodeKind::boolean;
      case ValueType::date: return kind == NodeKind::date || kind == NodeKind::text;
      case ValueType::money:
      case ValueType::number_text: return kind == NodeKind::integer || kind == NodeKind::text;
      default: return kind == NodeKind::text;
    }
  }

  void check_range(const Field& field, ValueType type, const std::string& key, const Node& value) {
    const std::int64_t floor = type == ValueType::money ? 0 : field.least;
    const std::int64_t least = std::max(floor, field.least);
    if (value.integer() >= least && value.integer() <= field.most) return;
    report(FileRule::number_out_of_range, value.place(),
           {{"key", key}, {"value", value.integer()}, {"least", least}, {"most", field.most}});
  }

  void check_text(const Field& field, ValueType type, const std::string& key, const Node& value) {
    const std::string& text = value.text();
    if (type == ValueType::code && !is_code(text))
      return report(FileRule::malformed_code, value.place(), {{"key", key}, {"text", text}});
    if (!field.words.empty() && std::ranges::find(field.words, text) == field.words.end())
      return refuse_word(field, key, value);
    if (auto problem = notation_problem(field, type, key, value))
      if (!is_full()) problems_.push_back(std::move(*problem));
  }

  void refuse_word(const Field& field, const std::string& key, const Node& value) {
    if (is_full()) return;
    std::vector<Fact> facts{{"key", key}, {"word", value.text()}};
    if (const auto near = nearest(value.text(), field.words); !near.empty())
      facts.push_back({"nearest", std::string{near}});
    facts.push_back({"allowed", joined(field.words)});
    report(FileRule::unknown_word, value.place(), std::move(facts));
  }

  void refuse_type(ValueType expected, const std::string& key, const Node& value) {
    report(FileRule::wrong_type, value.place(),
           {{"key", key},
            {"expected", std::string{type_word(expected)}},
            {"found", std::string{kind_word(value.kind())}}});
  }

  [[nodiscard]] bool is_full() const { return problems_.size() >= most_shape_problems; }

  void report(FileRule rule, FilePlace place, std::vector<Fact> facts) {
    if (!is_full()) problems_.emplace_back(rule, std::move(place), std::move(facts));
  }

  Problems problems_;
};

void collect(const Form& form, std::vector<const Form*>& all) {
  if (std::ranges::find(all, &form) != all.end()) return;
  all.push_back(&form);
  for (const Field& field : form.fields)
    if (field.form != nullptr) collect(*field.form, all);
}

}  // namespace

bool is_code(std::string_view text) {
  const auto is_sign = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const auto may_follow = [&](char c) { return is_sign(c) || c == '.' || c == '_' || c == '-'; };
  return !text.empty() && is_sign(text.front()) && std::ranges::all_of(text, may_follow);
}

std::string_view type_word(ValueType type) {
  switch (type) {
    case ValueType::text: return "text";
    case ValueType::code: return "code";
    case ValueType::number_text: return "number";
    case ValueType::integer: return "integer";
    case ValueType::money: return "amount";
    case ValueType::boolean: return "boolean";
    case ValueType::date: return "date";
    case ValueType::table: return "table";
    case ValueType::list_of_tables: return "list of tables";
    case ValueType::list_of_texts: return "list of texts";
    case ValueType::list_of_integers: return "list of integers";
    case ValueType::map_of_integers: return "table of integers";
    case ValueType::map_of_money: return "table of amounts";
    case ValueType::map_of_number_texts: return "table of numbers";
    case ValueType::map_of_tables: return "table of tables";
    case ValueType::map_of_words: return "table of words";
    case ValueType::text_or_list: return "text or list of texts";
  }
  return {};
}

std::string_view kind_word(NodeKind kind) {
  switch (kind) {
    case NodeKind::text: return "text";
    case NodeKind::integer: return "integer";
    case NodeKind::boolean: return "boolean";
    case NodeKind::date: return "date";
    case NodeKind::list: return "list";
    case NodeKind::table: return "table";
  }
  return {};
}

bool can_be_read_on(const Problems& problems) {
  if (problems.size() >= most_shape_problems) return false;  // the rest was not looked at
  return std::ranges::none_of(problems, [](const Problem& problem) {
    return problem.is(FileRule::missing_key) || problem.is(FileRule::wrong_type) ||
           problem.is(FileRule::number_out_of_range);
  });
}

Problems check_shape(const Node& root, const Form& form) {
  ShapeCheck check;
  check.check_table(root, form, {});
  return check.take_problems();
}

std::vector<const Form*> forms_of(const Form& form) {
  std::vector<const Form*> all;
  collect(form, all);
  return all;
}

}  // namespace dutoan::files
