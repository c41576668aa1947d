// Templates, filled in. Every text passes `escaped`, unless the template says that it is HTML.
#include "web/page.hpp"
#include "web/web_files.hpp"

#include <algorithm>

namespace dutoan::web {

const WebFile* find_web_file(std::string_view name) {
  const auto& all = web_files();
  const auto it = std::ranges::find(all, name, &WebFile::name);
  return it == all.end() ? nullptr : &*it;
}

std::string filled(std::string_view name, const kainjow::mustache::data& view) {
  const WebFile* file = find_web_file(name);
  ensure(file != nullptr, "a page has its template");
  kainjow::mustache::mustache page{std::string{file->bytes}};
  ensure(page.is_valid(), "a template can be read");
  page.set_custom_escape([](const std::string& text) { return escaped(text); });
  return page.render(view);
}

}  // namespace dutoan::web
