#include "files/form.hpp"

namespace dutoan::files {
namespace {

/// `text` inside a cell of a Markdown table.
std::string in_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell += '\\';
    cell += c == '\n' ? ' ' : c;
  }
  return cell;
}

std::string words_of(const Field& field) {
  std::string text;
  for (const std::string_view word : field.words)
    text += (text.empty() ? ": `" : ", `") + in_cell(word) + "`";
  return text;
}

std::string bounds_of(const Field& field) {
  const bool has_least = field.least != std::numeric_limits<std::int64_t>::min();
  const bool has_most = field.most != std::numeric_limits<std::int64_t>::max();
  if (has_least && has_most)
    return ", " + std::to_string(field.least) + " to " + std::to_string(field.most);
  if (has_least) return ", at least " + std::to_string(field.least);
  return has_most ? ", at most " + std::to_string(field.most) : std::string{};
}

std::string row_of(const Field& field) {
  return "| `" + in_cell(field.key) + "` | " + type_of(field) + " | " +
         (field.required ? "yes" : "no") + " | " + in_cell(field.about) + " |\n";
}

}  // namespace

std::string type_of(const Field& field) {
  std::string text{type_word(field.type)};
  if (field.form != nullptr) text += " `" + std::string{field.form->name} + "`";
  return text + words_of(field) + bounds_of(field);
}

std::string markdown_reference(const Form& form) {
  std::string page;
  for (const Form* each : forms_of(form)) {
    if (!page.empty()) page += "\n";
    page += "## `" + std::string{each->name} + "`\n\n";
    if (!each->about.empty()) page += std::string{each->about} + "\n\n";
    page += "| Key | Type | Required | Meaning |\n|---|---|---|---|\n";
    for (const Field& field : each->fields) page += row_of(field);
  }
  return page;
}

}  // namespace dutoan::files
