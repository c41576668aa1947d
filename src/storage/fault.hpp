// What goes wrong between us and the disk, in SQLite's codes and in ours.
#pragma once

#include <dutoan/book.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace dutoan::storage {

/// The commit was not confirmed: the documents may stand in the book or not. Whoever wrote them
/// opens the book anew and looks for their ids.
class UnknownOutcome : public StorageFault {
  using StorageFault::StorageFault;
};

/// Whether it was the disk that had no room.
[[nodiscard]] bool is_full(const StorageFault& fault);

/// The database itself refused a row: a check, a trigger, a key. A fault of the program, unless
/// somebody wrote the same id first.
class Refused : public std::logic_error {
 public:
  Refused(int sqlite_code, const std::string& why)
      : std::logic_error("the database refuses: " + why), sqlite_code_(sqlite_code) {}
  [[nodiscard]] bool is_duplicate() const;

 private:
  int sqlite_code_;
};

/// Throws what SQLite's `code` means for the book at `path`; `why` is SQLite's own word for a
/// refusal and may name a constraint, never a value.
[[noreturn]] void throw_fault(int code, const std::string& path, const std::string& why);

/// A fault of our own finding.
[[nodiscard]] StorageFault fault(BookRule rule, const std::string& path,
                                 std::vector<Fact> facts = {});

}  // namespace dutoan::storage
