#include "paper/scratch_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace dutoan::paper {

ScratchFile::ScratchFile() : file_(memfd_create("workbook", MFD_CLOEXEC)) {
  if (file_ >= 0) path_ = "/proc/self/fd/" + std::to_string(file_);
}

ScratchFile::~ScratchFile() {
  if (file_ >= 0) close(file_);
}

Result<std::string> ScratchFile::bytes() const {
  std::ifstream in{path_, std::ios::binary};
  std::string all{std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
  if (!in || all.empty()) return refuse(cannot_write());
  return all;
}

Problem ScratchFile::cannot_write() const {
  return Problem{SystemRule::cannot_write,
                 FilePlace{path_.empty() ? std::string{"/proc/self/fd"} : path_, 0, 0, 0, {}},
                 {{"reason", std::string{"writing failed"}}}};
}

}  // namespace dutoan::paper
