// The archive that a workbook is: its parts by name, each unpacked only while it is read.
//
// Invariants
//   Z1  sizes are counted while unpacking; what the archive says about itself is never believed
//   Z2  no part's name leads outside the archive, and no name stands twice
#pragma once

#include "workbook/book.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace dutoan::workbook {

class Archive {
 public:
  /// Takes one piece of a part; a problem ends the reading.
  using Take = std::function<std::optional<Problem>(std::string_view piece)>;

  /// The archive in `bytes`, which must outlive it. Refuses with not_a_workbook and
  /// workbook_too_large.
  [[nodiscard]] static Result<Archive> open(const std::string& name, std::string_view bytes,
                                            const Limits& limits);

  [[nodiscard]] bool has(const std::string& part) const { return positions_.contains(part); }

  /// Unpacks a part, piece by piece; the first problem, or nothing. Refuses as above; a missing
  /// part is Unreadable::part_missing. What is damaged shows at the end, when all pieces are taken.
  [[nodiscard]] std::optional<Problem> read(const std::string& part, const Take& take);

  [[nodiscard]] Problem refusal(Unreadable reason) const;
  /// workbook_too_large: the word of the limit, see docs of Limits.
  [[nodiscard]] Problem too_large(const char* limit, std::int64_t most) const;
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  std::string name_;
  Limits limits_;
  std::int64_t size_ = 0;
  std::unique_ptr<zip, Discard> zip_;
  std::map<std::string, std::uint64_t> positions_;
  std::int64_t unpacked_ = 0;

  [[nodiscard]] std::optional<Problem> list_parts();
  [[nodiscard]] std::optional<Problem> beyond(std::int64_t unpacked, std::int64_t packed) const;
};

/// Whether a part's name stays inside the archive on every system.
[[nodiscard]] bool is_safe_name(std::string_view name);

}  // namespace dutoan::workbook
