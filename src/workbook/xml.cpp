#include "workbook/xml.hpp"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <set>

namespace dutoan::workbook {
namespace {

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// What expat hands from call to call.
struct Reading {
  XML_Parser parser;
  const Archive& archive;
  const Listener& listener;
  std::set<std::string, std::less<>> names = {};
  Element element = {};
  int depth = 0;
  std::int64_t given = 0, told = 0;  // bytes
  std::optional<Problem> problem = {};

  void stop(std::optional<Problem> found) {
    if (!found || problem) return;
    problem = std::move(found);
    XML_StopParser(parser, XML_FALSE);
  }

  /// The parser keeps every name that it ever met.
  void count(std::string_view name) {
    if (names.contains(name)) return;
    names.emplace(name);
    if (static_cast<std::int64_t>(names.size()) > most_names)
      stop(archive.too_large("names", most_names));
  }

  std::optional<Problem> take(std::string_view piece, bool is_last) {
    const auto status =
        XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0);
    if (problem) return problem;
    if (status != XML_STATUS_OK) return archive.refusal(Unreadable::bad_xml);
    given += static_cast<std::int64_t>(piece.size());
    // What is given and not yet told is one unfinished tag or comment. Below 0: still the same one.
    told = std::max<std::int64_t>(told, XML_GetCurrentByteIndex(parser));
    if (given - told > longest_tag) return archive.too_large("tag", longest_tag);
    return std::nullopt;
  }
};

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& reading = *static_cast<Reading*>(data);
  if (reading.problem) return;
  if (++reading.depth > reading.archive.limits().depth)
    return reading.stop(reading.archive.too_large("nesting", reading.archive.limits().depth));
  Element& element = reading.element;
  element.name = without_prefix(name);
  element.depth = reading.depth;
  element.attributes.clear();
  reading.count(name);
  for (; *attributes != nullptr; attributes += 2) {
    element.attributes.emplace_back(without_prefix(attributes[0]), attributes[1]);
    reading.count(attributes[0]);
  }
  if (!reading.problem) reading.stop(reading.listener.start(element));
}

void on_end(void* data, const XML_Char* name) {
  auto& reading = *static_cast<Reading*>(data);
  if (reading.problem) return;
  const int depth = reading.depth--;
  if (reading.listener.end) reading.stop(reading.listener.end(without_prefix(name), depth));
}

void on_text(void* data, const XML_Char* text, int length) {
  auto& reading = *static_cast<Reading*>(data);
  if (!reading.problem && reading.listener.text)
    reading.listener.text({text, static_cast<std::size_t>(length)});
}

void on_document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto& reading = *static_cast<Reading*>(data);
  reading.stop(reading.archive.refusal(Unreadable::document_type));
}

}  // namespace

std::string_view Element::operator[](std::string_view attribute) const {
  const auto it = std::ranges::find(attributes, attribute, [](const auto& a) { return a.first; });
  return it == attributes.end() ? std::string_view{} : it->second;
}

bool Element::says(std::string_view attribute, std::string_view value) const {
  return std::ranges::any_of(
      attributes, [&](const auto& a) { return a.first == attribute && a.second == value; });
}

std::optional<Problem> listen(Archive& archive, const std::string& part, const Listener& listener) {
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser{XML_ParserCreate(nullptr)};
  ensure(parser != nullptr, "there is memory for a parser");
  Reading reading{parser.get(), archive, listener};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  const auto take = [&](std::string_view piece) { return reading.take(piece, false); };
  if (auto problem = archive.read(part, take)) return problem;
  return reading.take({}, true);
}

}  // namespace dutoan::workbook
