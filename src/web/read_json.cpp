// What programs send, as the values that a form would send.
#include "web/request.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace dutoan::web {
namespace {

using nlohmann::json;

/// A text, a whole number or a truth as the text that a form would send; nothing else is one (Q3).
std::optional<std::string> text_of(const json& value) {
  if (value.is_string()) {
    auto text = value.get<std::string>();
    return is_text(text) ? std::optional{std::move(text)} : std::nullopt;
  }
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
    if (!is_text(name) || !add_value(name, value, values)) return std::nullopt;
  return values;
}

}  // namespace dutoan::web
