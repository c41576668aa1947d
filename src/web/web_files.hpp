// The files of the web interface, which are part of the program: templates of pages, the style
// sheet, scripts.
#pragma once

#include <string_view>
#include <vector>

namespace dutoan::web {

struct WebFile {
  std::string_view name;  // "style.css"
  std::string_view bytes;
};
[[nodiscard]] const std::vector<WebFile>& web_files();
/// Of all of them together. It stands in their addresses, "/assets/DIGEST/main.js", so that a
/// script finds those that it names beside it, and no browser keeps one of another version.
[[nodiscard]] std::string_view web_files_digest();
/// The file of that name, or null.
[[nodiscard]] const WebFile* find_web_file(std::string_view name);

}  // namespace dutoan::web
