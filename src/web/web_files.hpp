// The files of the web interface, which are part of the program: templates of pages, the style
// sheet, scripts.
#pragma once

#include <string_view>
#include <vector>

namespace dutoan::web {

struct WebFile {
  std::string_view name;    // "style.css"
  std::string_view digest;  // of its bytes: what a browser may keep is told by it
  std::string_view bytes;
};
[[nodiscard]] const std::vector<WebFile>& web_files();
/// The file of that name, or null.
[[nodiscard]] const WebFile* find_web_file(std::string_view name);

}  // namespace dutoan::web
