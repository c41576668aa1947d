// Manual pages, written from the table of commands and from the forms of the files.
#pragma once

#include <string>
#include <vector>

namespace dutoan::pages {

struct ManPage {
  std::string path;  // below the folder of manuals: "vi/man1/dutoan-estimate.1"
  std::string text;
};

/// dutoan(1) and a page for each command, in both languages; dutoan-plan(5) and a page for each
/// other kind of file, in English.
[[nodiscard]] std::vector<ManPage> man_pages();

}  // namespace dutoan::pages
