#include "reference/written_page.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace dutoan {
namespace {

/// The first line in which `committed` and `wanted` differ; a whole page says too little.
std::string first_difference(const std::string& committed, const std::string& wanted) {
  std::istringstream a{committed}, b{wanted};
  std::string line_a, line_b;
  for (int n = 1;; ++n) {
    const bool has_a = static_cast<bool>(std::getline(a, line_a));
    const bool has_b = static_cast<bool>(std::getline(b, line_b));
    if (!has_a && !has_b) return "only the end of the file differs";
    if (!has_a || !has_b || line_a != line_b)
      return "line " + std::to_string(n) + "\n  committed: " + (has_a ? line_a : "(end)") +
             "\n  program:   " + (has_b ? line_b : "(end)");
  }
}

}  // namespace

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>{file}, {}};
}

void compare_or_write(const std::string& name, const std::string& wanted) {
  const std::filesystem::path path = std::filesystem::path{source_dir} / name;
  if (std::getenv("DUTOAN_UPDATE_REFERENCE") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << wanted;
  }
  const std::string committed = text_of(path.string());
  INFO(name << " is not what the program writes; " << first_difference(committed, wanted));
  INFO("DUTOAN_UPDATE_REFERENCE=1 build/dev/tests/dutoan_tests '[reference]' writes it anew");
  CHECK((committed == wanted));
}

std::string in_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell += '\\';
    cell += c == '\n' ? ' ' : c;
  }
  return cell;
}

}  // namespace dutoan
