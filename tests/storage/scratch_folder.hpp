// A folder of a test's own, gone when the test ends.
#pragma once

#include <filesystem>
#include <string>

#include <unistd.h>

namespace dutoan::tests {

class ScratchFolder {
 public:
  ScratchFolder() {
    // In memory where there is such a folder: what is tested is never the machine's own disk.
    const std::filesystem::path memory = "/dev/shm";
    const auto root =
        std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    std::string name = (root / "dutoan-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace dutoan::tests
