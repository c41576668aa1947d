// What programs send and are told. The only file here that knows the JSON library.
#include "web/answer_visit.hpp"
#include "web/suggestions.hpp"

#include <nlohmann/json.hpp>

namespace dutoan::web {
namespace {

using nlohmann::json;

/// A text, a whole number or a truth as the text that a form would send; nothing else is one.
std::optional<std::string> text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "1" : "";
  if (value.is_number_integer()) return value.dump();
  return std::nullopt;
}

bool add_value(const std::string& name, const json& value, Values& values) {
  if (!value.is_array()) {
    const auto text = text_of(value);
    if (!text) return false;
    if (!value.is_boolean() || value.get<bool>()) values.add(name, *text);
    return true;
  }
  for (const json& each : value) {
    const auto text = text_of(each);
    if (!text) return false;
    values.add(name, *text);
  }
  return true;
}

}  // namespace

std::optional<Values> read_json(const std::string& body) {
  const json sent = json::parse(body, nullptr, false);
  if (!sent.is_object()) return std::nullopt;
  Values values;
  for (const auto& [name, value] : sent.items())
    if (!add_value(name, value, values)) return std::nullopt;
  return values;
}

std::string suggestions_json(const std::vector<SuggestedLine>& lines) {
  json all = json::array();
  for (const SuggestedLine& line : lines)
    all.push_back({{"code", line.code}, {"words", line.words}, {"left", line.left.dong()}});
  return all.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string problems_json(const Problems& problems, Language language,
                          const FieldOfProblem& field) {
  json all = json::array();
  for (const Problem& problem : problems) {
    json each{{"code", "DT" + std::to_string(static_cast<int>(problem.rule))},
              {"sentence", sentence(problem, language)},
              {"help", advice(problem, language)}};
    if (const std::string key = field ? field(problem) : ""; !key.empty()) each["field"] = key;
    all.push_back(std::move(each));
  }
  return json{{"schema", "dutoan.problems/1"}, {"problems", std::move(all)}}.dump(
             2, ' ', false, json::error_handler_t::replace) +
         "\n";
}

}  // namespace dutoan::web
