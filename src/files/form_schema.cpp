#include "files/form.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::files {
namespace {

constexpr std::string_view code_pattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$";
constexpr std::string_view not_blank = R"(\S)";
constexpr std::string_view number_pattern =
    R"(^[0-9]{1,3}(\.[0-9]{3})*,[0-9]+$|^[0-9]+(,[0-9]+)?$|^0\.[0-9]+$)"
    R"(|^[0-9]+\.([0-9]{1,2}|[0-9]{4,})$)";
constexpr std::string_view percent_pattern = R"(^[0-9]+([.,][0-9]{1,2})?$)";
constexpr std::string_view money_pattern = R"(^[0-9]{1,3}(\.[0-9]{3})*$|^[0-9]+$)";
constexpr std::string_view date_pattern =
    R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$)";

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (json += '\\') += c;
    else if (code < 0x20)
      ((json += "\\u00") += digits[code >> 4U]) += digits[code & 15U];
    else
      json += c;
  }
  return json += '"';
}

/// An object of JSON, member by member; values are JSON already.
class Json {
 public:
  Json& add(std::string_view name, std::string value) {
    members_.emplace_back(quoted(name), std::move(value));
    return *this;
  }
  Json& text(std::string_view name, std::string_view value) { return add(name, quoted(value)); }
  [[nodiscard]] bool empty() const { return members_.empty(); }

  /// Short objects stand on one line.
  [[nodiscard]] std::string written() const {
    const std::string line = "{" + joined(", ") + "}";
    if (line.size() <= 100 && line.find('\n') == std::string::npos) return line;
    std::string block = "\n" + joined(",\n");
    for (std::size_t at = 0; (at = block.find('\n', at)) != std::string::npos; ++at)
      block.insert(at + 1, "  ");
    return "{" + block + "\n}";
  }

 private:
  [[nodiscard]] std::string joined(std::string_view separator) const {
    std::string all;
    for (const auto& [name, value] : members_) {
      if (!all.empty()) all += separator;
      (all += name + ": ") += value;
    }
    return all;
  }

  std::vector<std::pair<std::string, std::string>> members_;
};

std::string array_of(std::span<const std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) {
    if (!all.empty()) all += ", ";
    all += quoted(text);
  }
  return "[" + all + "]";
}

void add_bounds(Json& schema, std::int64_t least, std::int64_t most) {
  if (least != std::numeric_limits<std::int64_t>::min())
    schema.add("minimum", std::to_string(least));
  if (most != std::numeric_limits<std::int64_t>::max()) schema.add("maximum", std::to_string(most));
}

Json text_schema(const Field& field, std::string_view pattern) {
  Json schema;
  schema.text("type", "string");
  if (field.words.empty())
    schema.text("pattern", pattern);
  else
    schema.add("enum", array_of(field.words));
  return schema;
}

Json integer_schema(const Field& field) {
  Json schema;
  schema.text("type", "integer");
  add_bounds(schema, field.least, field.most);
  return schema;
}

/// An integer, or a text in the notation that `pattern` describes.
Json number_schema(std::int64_t least, std::int64_t most, std::string_view pattern) {
  Json schema;
  schema.add("type", R"(["integer", "string"])");
  add_bounds(schema, least, most);
  schema.text("pattern", pattern);
  return schema;
}

Json reference_to(const Field& field) {
  ensure(field.form != nullptr, "a field of tables names their form");
  Json schema;
  schema.text("$ref", "#/$defs/" + std::string{field.form->name});
  return schema;
}

Json list_of(const Json& item) {
  Json schema;
  schema.text("type", "array").add("items", item.written());
  return schema;
}

Json map_of(const Json& item) {
  Json schema;
  schema.text("type", "object").add("additionalProperties", item.written());
  return schema;
}

Json text_or_list_schema(const Field& field) {
  const Json text = text_schema(field, not_blank);
  Json schema;
  schema.add("oneOf", "[" + text.written() + ", " + list_of(text).written() + "]");
  return schema;
}

Json money_schema(const Field& field) {
  return number_schema(std::max<std::int64_t>(field.least, 0), field.most, money_pattern);
}

Json number_text_schema(const Field& field) {
  return number_schema(field.least, field.most,
                       field.decimals < 3 ? percent_pattern : number_pattern);
}

Json value_schema(const Field& field) {
  switch (field.type) {
    case ValueType::text: return text_schema(field, not_blank);
    case ValueType::code: return text_schema(field, code_pattern);
    case ValueType::number_text: return number_text_schema(field);
    case ValueType::integer: return integer_schema(field);
    case ValueType::money: return money_schema(field);
    case ValueType::boolean: return std::move(Json{}.text("type", "boolean"));
    case ValueType::date: return text_schema(field, date_pattern);
    case ValueType::table: return reference_to(field);
    case ValueType::list_of_tables: return list_of(reference_to(field));
    case ValueType::list_of_texts: return list_of(text_schema(field, not_blank));
    case ValueType::list_of_integers: return list_of(integer_schema(field));
    case ValueType::map_of_integers: return map_of(integer_schema(field));
    case ValueType::map_of_money: return map_of(money_schema(field));
    case ValueType::map_of_number_texts: return map_of(number_text_schema(field));
    case ValueType::map_of_tables: return map_of(reference_to(field));
    case ValueType::map_of_words: return map_of(text_or_list_schema(field));
    case ValueType::text_or_list: return text_or_list_schema(field);
  }
  return {};
}

/// Whether `form` stands among its own sub-forms, so that the schema must define it by name.
bool is_named_below(const Form& form) {
  return std::ranges::any_of(forms_of(form), [&](const Form* each) {
    return std::ranges::find(each->fields, &form, &Field::form) != each->fields.end();
  });
}

/// The members that make `schema` the object that `form` describes.
void add_form(Json& schema, const Form& form) {
  Json properties;
  std::vector<std::string_view> required;
  for (const Field& field : form.fields) {
    Json value = value_schema(field);
    if (!field.about.empty()) value.text("description", field.about);
    properties.add(field.key, value.written());
    if (field.required) required.push_back(field.key);
  }
  if (!form.about.empty()) schema.text("description", form.about);
  schema.text("type", "object").add("properties", properties.written());
  if (!required.empty()) schema.add("required", array_of(required));
  schema.add("additionalProperties", "false");
}

}  // namespace

std::string json_schema(const Form& form, std::string_view title) {
  Json schema;
  schema.text("$schema", "https://json-schema.org/draft/2020-12/schema").text("title", title);
  add_form(schema, form);
  Json definitions;
  for (const Form* sub : forms_of(form)) {
    if (sub == &form && !is_named_below(form)) continue;
    Json definition;
    add_form(definition, *sub);
    definitions.add(sub->name, definition.written());
  }
  if (!definitions.empty()) schema.add("$defs", definitions.written());
  return schema.written() + "\n";
}

}  // namespace dutoan::files
