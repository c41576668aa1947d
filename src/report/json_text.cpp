#include "report/json_text.hpp"

namespace dutoan::report {

std::string quoted(const std::string& text) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (byte < 0x20)
      ((out += "\\u00") += hex[byte >> 4U]) += hex[byte & 0xFU];
    else
      out += c;
  }
  return out + "\"";
}

void JsonObject::add_json(std::string_view name, const std::string& json) {
  if (!members_.empty()) members_ += ",";
  members_ += quoted(std::string{name}) + ":" + json;
}

}  // namespace dutoan::report
