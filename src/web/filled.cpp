// Templates, filled in. Every text passes `escaped`, unless the template says that it is HTML.
#include "web/page.hpp"
#include "web/web_files.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>

namespace dutoan::web {

const WebFile* find_web_file(std::string_view name) {
  const auto& all = web_files();
  const auto it = std::ranges::find(all, name, &WebFile::name);
  return it == all.end() ? nullptr : &*it;
}

std::string escaped_lines(const std::string& text) {
  std::string out, part;
  for (const char c : text + '\n') {
    const bool is_between = c == '\n' || c == '\t';
    if (!is_between && c != '\r') part += c;
    if (!is_between) continue;
    out += escaped(part) + c;
    part.clear();
  }
  out.pop_back();
  return out;
}

namespace {

using kainjow::mustache::mustache;

/// The template's text, with those that it names, "{{>head.html}}", in their places.
std::string text_of(std::string_view name) {
  constexpr std::string_view open = "{{>", close = "}}\n";
  const WebFile* file = find_web_file(name);
  ensure(file != nullptr, "a page has its template");
  std::string text{file->bytes};
  for (std::size_t at = 0; (at = text.find(open, at)) != std::string::npos;) {
    const std::size_t end = text.find(close, at);
    const std::string part = text.substr(at + open.size(), end - at - open.size());
    text.replace(at, end + close.size() - at, text_of(part));
  }
  return text;
}

/// The template, read once by each thread: rendering one is not for several at once.
mustache& template_of(std::string_view name) {
  thread_local std::map<std::string, mustache, std::less<>> read;
  if (const auto it = read.find(name); it != read.end()) return it->second;
  mustache& page = read.try_emplace(std::string{name}, text_of(name)).first->second;
  ensure(page.is_valid(), "a template can be read");
  page.set_custom_escape([](const std::string& text) { return escaped_lines(text); });
  return page;
}

}  // namespace

std::string filled(std::string_view name, const kainjow::mustache::data& view) {
  return template_of(name).render(view);
}

}  // namespace dutoan::web
