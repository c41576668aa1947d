// Files that were sent with a form, kept while its pages are shown: a list that was tried is
// entered without being sent again, and the copy that tells its errors is downloaded.
//
// Invariants
//   T1  a file is given back only to whoever sent it, by the id of their form; the oldest make room
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace dutoan::web {

struct KeptFile {
  std::string name;  // with its ending; no path
  std::string bytes;
};

class KeptFiles {
 public:
  /// Keeps at most `most` files.
  explicit KeptFiles(std::size_t most) : most_{most} {}
  /// Keeps the file under the form's id, in place of the one before.
  void keep(const std::string& person, const std::string& form, KeptFile file);
  /// The file of that form; nothing where it was not sent, or made room.
  [[nodiscard]] std::optional<KeptFile> find(const std::string& person,
                                             const std::string& form) const;

 private:
  struct Entry {
    std::string person, form;
    KeptFile file;
  };
  std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<Entry> entries_;
};

}  // namespace dutoan::web
