// A file of our own in the temporary folder, gone with its object.
#pragma once

#include <dutoan/result.hpp>

#include <string>

namespace dutoan::paper {

class ScratchFile {
 public:
  /// Makes the file; when that cannot be done, `path` is empty and `cannot_write` says why.
  ScratchFile();
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  /// All that stands in it now, or SystemRule::cannot_write.
  [[nodiscard]] Result<std::string> bytes() const;
  [[nodiscard]] Problem cannot_write() const;

 private:
  std::string path_;
};

}  // namespace dutoan::paper
