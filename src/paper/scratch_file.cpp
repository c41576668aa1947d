#include "paper/scratch_file.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace dutoan::paper {
namespace {

std::string temporary_folder() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  return error ? std::string{"/tmp"} : folder.string();
}

}  // namespace

ScratchFile::ScratchFile() {
  std::string pattern = temporary_folder() + "/dutoan-XXXXXX";
  const int file = mkstemp(pattern.data());
  if (file < 0) return;
  close(file);
  path_ = pattern;
}

ScratchFile::~ScratchFile() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

Result<std::string> ScratchFile::bytes() const {
  std::ifstream in{path_, std::ios::binary};
  std::string all{std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
  if (!in || all.empty()) return refuse(cannot_write());
  return all;
}

Problem ScratchFile::cannot_write() const {
  return Problem{SystemRule::cannot_write,
                 FilePlace{path_.empty() ? temporary_folder() : path_, 0, 0, 0, {}},
                 {{"reason", std::string{"writing failed"}}}};
}

}  // namespace dutoan::paper
