// A file of our own that has no name in any folder, so that nothing is left of it however the
// program ends.
#pragma once

#include <dutoan/result.hpp>

#include <string>

namespace dutoan::paper {

class ScratchFile {
 public:
  /// Makes the file; when that cannot be done, `path` is empty and `cannot_write` says so.
  ScratchFile();
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  /// By which this program alone can open it, as often as it likes.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// All that stands in it now, or SystemRule::cannot_write.
  [[nodiscard]] Result<std::string> bytes() const;
  [[nodiscard]] Problem cannot_write() const;

 private:
  int file_ = -1;
  std::string path_;
};

}  // namespace dutoan::paper
