// dutoan_pages FOLDER: writes the manual pages below the folder, and the completion scripts beside
// them, when the program is built.
#include "cli/completion.hpp"
#include "pages/man_pages.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {

bool write(const std::filesystem::path& path, const std::string& text) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (out) return true;
  std::fprintf(stderr, "cannot write %s\n", path.c_str());
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  bool is_written = true;
  for (const auto& page : dutoan::pages::man_pages())
    is_written = write(folder / "man" / page.path, page.text) && is_written;
  for (const auto shell : dutoan::cli::completion_shells())
    is_written =
        write(folder / "completion" / shell, dutoan::cli::completion_script(shell)) && is_written;
  return is_written ? 0 : 8;
}
