#include "web/openapi.hpp"

#include "support/csv_rows.hpp"
#include "support/sample.hpp"
#include "support/web_case.hpp"
#include "web/desk.hpp"
#include "web/entry_form.hpp"

#include <dutoan/book.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace dutoan::tests {
namespace {

using json = nlohmann::ordered_json;
using Kind = web::Field::Kind;

/// What stands for a part of a path where a form is asked for its fields. A number is tried with
/// every document of the book, until one has what the form is for.
const std::map<std::string, std::string> examples = {
    {"class", "ML1"}, {"item", "hall"}, {"form", "B01"}, {"version", "1"}};

/// What `path` may be asked for.
json parameters_of(const std::string& path) {
  json all = json::array();
  for (const auto& row : csv_rows("../../schemas/api/parameters.csv"))
    if (row.at("path") == "*" || row.at("path") == path)
      all.push_back({{"name", row.at("name")},
                     {"in", "query"},
                     {"description", row.at("en") + " · " + row.at("vi")},
                     {"schema", {{"type", "string"}}}});
  return all;
}

/// "/vouchers/{number*}" as OpenAPI writes it, and the names in it.
std::pair<std::string, std::vector<std::string>> read_path(const std::string& pattern) {
  std::string path;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '*') continue;
    path += pattern[i];
    if (pattern[i] == '{')
      names.emplace_back();
    else if (!names.empty() && path.rfind('{') > path.rfind('}') + 1 && pattern[i] != '}')
      names.back() += pattern[i];
  }
  return {path, names};
}

json text_schema(const std::string& vi, const std::string& en) {
  json made{{"type", "string"}};
  if (!vi.empty()) made["title"] = vi;
  if (!en.empty()) made["description"] = en;
  return made;
}

json list_of(const json& items, const std::string& words) {
  return {{"type", "array"}, {"items", items}, {"description", words}};
}

json field_schema(const web::Field& field) {
  json made = text_schema(field.label.vi, field.label.en);
  if (!field.hint.en.empty()) made["description"] = field.label.en + ". " + field.hint.en;
  switch (field.kind) {
    case Kind::amount: made["type"] = json::array({"string", "integer"}); break;
    case Kind::yes: made["type"] = "boolean"; break;
    case Kind::texts: return list_of({{"type", "string"}}, made["description"]);
    case Kind::file: made["contentMediaType"] = "application/octet-stream"; break;
    case Kind::choice:
      for (const web::Choice& choice : field.choices) made["enum"].push_back(choice.value);
      break;
    default: break;
  }
  return made;
}

/// "reason:{item}" as a pattern of names.
std::string pattern_of(const std::string& key) {
  std::string pattern = "^";
  bool is_part = false;
  for (const char c : key) {
    if (c == '{') pattern += "[^:]+";
    is_part = c == '{' || (is_part && c != '}');
    if (!is_part && c != '}') pattern += (c == '.' ? "\\" : "") + std::string{c};
  }
  return pattern + "$";
}

json body_schema(const std::vector<web::Field>& fields) {
  json properties, patterns, required = json::array();
  properties["id"] = text_schema("Mã của lần ghi", "Entering twice under one id enters once");
  properties["dry_run"] = {{"type", "boolean"}, {"description", "Only say what entering would do"}};
  for (const web::Field& field : fields) {
    if (field.kind == Kind::lines) {
      properties["line"] = list_of({{"type", "string"}}, field.label.en + ": codes or words");
      properties["amount"] = list_of({{"type", json::array({"string", "integer"})}},
                                     "As many as lines, in their order");
      required.push_back("amount");
      continue;
    }
    const bool is_pattern = field.key.find('{') != std::string::npos;
    if (is_pattern)
      patterns[pattern_of(field.key)] = field_schema(field);
    else
      properties[field.key] = field_schema(field);
    if (field.is_required) required.push_back(field.key);
  }
  json made{{"type", "object"}, {"properties", properties}};
  if (!patterns.empty()) made["patternProperties"] = patterns;
  if (!required.empty()) made["required"] = required;
  if (fields.empty()) made["additionalProperties"] = false;  // the path says all
  return made;
}

json answer_with(const std::string& words, const std::string& schema) {
  return {{"description", words},
          {"content",
           {{"application/json", {{"schema", {{"$ref", "#/components/schemas/" + schema}}}}}}}};
}

/// What each address may answer, once for all of them.
json responses() {
  json made;
  made["200"] = answer_with("The report", "Report");
  made["401"] = {{"description", "No session, or it is over"}};
  made["403"] = answer_with("The role may not, or token and origin are not ours", "Status");
  made["404"] = answer_with("Nothing of that name", "Refusal");
  made["409"] = answer_with("The book has moved on meanwhile, or is at odds with it", "Refusal");
  made["422"] =
      answer_with("Refused by rules; every one with its code, sentence and field", "Refusal");
  made["503"] = answer_with("The book cannot be read or written now", "Refusal");
  return made;
}

json references_to(const json& responses) {
  json made;
  for (const auto& [status, response] : responses.items())
    made[status] = {{"$ref", "#/components/responses/" + status}};
  return made;
}

/// The interface as it is over the book of the sample year.
class Interface {
 public:
  Interface() : desk_{{sample_plan_file, rates_folder}}, book_{open_book(web_.book())} {
    settings_.now = [] { return std::chrono::sys_seconds{}; };
    settings_.sources = {sample_plan_file, rates_folder};
    for (const ListedDocument& listed : list_documents(*book_))
      numbers_.push_back(listed.kept.document.number.text());
  }

  json paths() {
    json all = json::object();
    for (const web::PageRoute& route : web::page_routes())
      at(all, route.path, "get", route.menu, route.act);
    for (const web::EntryForm& form : web::entry_forms()) {
      json& made = at(all, form.path, "post", form.title, form.act);
      const json schema{{"schema", body_schema(fields_of(form))}};
      made["requestBody"]["content"]["application/json"] = schema;
      if (has_file(fields_of(form)))
        made["requestBody"]["content"] = json{{"multipart/form-data", schema}};
    }
    return all;
  }

 private:
  WebCase web_;
  web::DeskReader desk_;
  std::unique_ptr<Store> book_;
  web::Settings settings_;
  std::vector<std::string> numbers_;

  static bool has_file(const std::vector<web::Field>& fields) {
    return std::ranges::find(fields, Kind::file, &web::Field::kind) != fields.end();
  }

  static json& at(json& all, const std::string& pattern, const char* method, const Label& words,
                  Act act) {
    const auto [path, names] = read_path(pattern);
    json& made = all[path][method];
    made["summary"] = words.vi.empty() ? path : words.vi;
    if (!words.en.empty()) made["description"] = words.en;
    made["x-act"] = std::string{word(act)};
    made["parameters"] = std::string{method} == "get" ? parameters_of(pattern) : json::array();
    for (const std::string& name : names)
      made["parameters"].push_back(
          {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
    made["responses"] = references_to(responses());
    return made;
  }

  std::vector<web::Field> fields_of(const web::EntryForm& form) {
    const auto names = read_path(form.path).second;
    const bool has_number = std::ranges::find(names, "number") != names.end();
    for (const std::string& number : has_number ? numbers_ : std::vector<std::string>{""}) {
      web::Request request;
      request.path = form.path;
      web::Visit visit{settings_,    request, {"kt", "kt", Role::owner},
                       "",           *book_,  desk_.read(),
                       Language::vi, {},      {}};
      for (const std::string& name : names)
        visit.parts.add(name, name == "number"          ? number
                              : examples.contains(name) ? examples.at(name)
                                                        : "1");
      if (auto fields = form.fields(visit)) return *fields;
    }
    return {};
  }
};

json schemas() {
  const json text{{"type", "string"}};
  const json value{{"type", json::array({"string", "integer", "null"})}};
  json all;
  all["Report"] = {
      {"description",
       "Tables of rows; an amount is a whole number of đồng, a decimal a text, a date ISO 8601."},
      {"type", "object"},
      {"required", json::array({"schema", "title", "tables", "remarks"})},
      {"properties",
       {{"schema", {{"type", "string"}, {"pattern", "^dutoan\\.[a-z0-9_.-]+/[0-9]+$"}}},
        {"title", text},
        {"sample", text},
        {"tables",
         {{"type", "object"}, {"additionalProperties", {{"$ref", "#/components/schemas/Table"}}}}},
        {"remarks",
         {{"type", "object"},
          {"additionalProperties", {{"$ref", "#/components/schemas/Remark"}}}}}}},
      {"additionalProperties", value}};
  all["Table"] = {
      {"type", "object"},
      {"required", json::array({"title", "rows"})},
      {"properties",
       {{"title", text},
        {"rows", {{"type", "array"}, {"items", {{"$ref", "#/components/schemas/Row"}}}}}}},
      {"additionalProperties", false}};
  all["Row"] = {
      {"type", "object"},
      {"required", json::array({"kind"})},
      {"properties",
       {{"kind", {{"enum", json::array({"plain", "heading", "subtotal", "total", "memo"})}}}}},
      {"additionalProperties", value}};
  all["Remark"] = {
      {"type", "object"},
      {"required", json::array({"title", "sentences"})},
      {"properties", {{"title", text}, {"sentences", {{"type", "array"}, {"items", text}}}}},
      {"additionalProperties", false}};
  all["Problems"] = {{"type", "object"},
                     {"required", json::array({"schema", "problems"})},
                     {"properties",
                      {{"schema", {{"const", "dutoan.problems/1"}}},
                       {"problems",
                        {{"type", "array"},
                         {"items",
                          {{"type", "object"},
                           {"required", json::array({"code", "sentence", "help"})},
                           {"properties",
                            {{"code", {{"type", "string"}, {"pattern", "^DT[0-9]{4}$"}}},
                             {"sentence", text},
                             {"help", text},
                             {"field", text}}},
                           {"additionalProperties", false}}}}}}},
                     {"additionalProperties", false}};
  all["Status"] = {
      {"type", "object"},
      {"required", json::array({"schema", "status"})},
      {"properties",
       {{"schema", {{"const", "dutoan.status/1"}}}, {"status", {{"type", "integer"}}}}},
      {"additionalProperties", false}};
  all["Refusal"] = {{"oneOf", json::array({{{"$ref", "#/components/schemas/Problems"}},
                                           {{"$ref", "#/components/schemas/Status"}}})}};
  return all;
}

}  // namespace

std::string openapi() {
  json all;
  all["openapi"] = "3.1.0";
  all["info"] = {
      {"title", "dutoan"},
      {"version", "1"},
      {"description",
       "What the pages show and enter, for programs. The same fields, the same rules, the "
       "same figures. docs/web.md, \"For programs\"."}};
  all["servers"] = json::array({{{"url", "/api/1"}}});
  all["security"] = json::array({{{"session", json::array()}, {"token", json::array()}}});
  all["paths"] = Interface{}.paths();
  all["components"]["securitySchemes"] = {
      {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "dutoan_PORT"}}},
      {"token",
       {{"type", "apiKey"},
        {"in", "header"},
        {"name", "X-Dutoan-Token"},
        {"description", "With every POST; the session's own"}}}};
  all["components"]["responses"] = responses();
  all["components"]["schemas"] = schemas();
  return all.dump(1) + "\n";
}

}  // namespace dutoan::tests
