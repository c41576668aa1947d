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

/// The template, read once by each thread: rendering one is not for several at once.
mustache& template_of(std::string_view name) {
  thread_local std::map<std::string, mustache, std::less<>> read;
  if (const auto it = read.find(name); it != read.end()) return it->second;
  const WebFile* file = find_web_file(name);
  ensure(file != nullptr, "a page has its template");
  mustache& page = read.try_emplace(std::string{name}, std::string{file->bytes}).first->second;
  ensure(page.is_valid(), "a template can be read");
  page.set_custom_escape([](const std::string& text) { return escaped_lines(text); });
  return page;
}

}  // namespace

std::string filled(std::string_view name, const kainjow::mustache::data& view) {
  return template_of(name).render(view);
}

}  // namespace dutoan::web
