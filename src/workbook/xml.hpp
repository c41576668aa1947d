// Elements and texts of one part, told one after another while the part is unpacked.
//
// Invariants
//   X1  no DTD, so no entities but the five of XML; nothing outside the part is looked up
//   X2  what the parser holds is bounded: by the depth, the length of a tag, the number of names
#pragma once

#include "workbook/archive.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dutoan::workbook {

constexpr std::int64_t longest_tag = mebibyte;  // bytes
constexpr std::int64_t most_names = 4'096;      // of elements and attributes; real parts have 100

/// An element's name without its prefix, how deep it stands (the root at 1), and its attributes as
/// the file has them. All of it is gone when the listener returns.
struct Element {
  std::string_view name;
  int depth = 0;
  std::vector<std::pair<std::string_view, std::string_view>> attributes;  // names without prefix

  /// The value of the first attribute of that name, or empty.
  [[nodiscard]] std::string_view operator[](std::string_view attribute) const;
  /// Whether any attribute of that name, whichever its prefix, has the value.
  [[nodiscard]] bool says(std::string_view attribute, std::string_view value) const;
};

/// Who listens. A function that returns a problem ends the reading with it.
struct Listener {
  std::function<std::optional<Problem>(const Element&)> start;
  std::function<std::optional<Problem>(std::string_view name, int depth)> end;
  std::function<void(std::string_view)> text;
};

/// Reads a part; the first problem, or nothing. bad_xml when it is no XML, document_type when it
/// declares one, workbook_too_large for X2, and the archive's own.
[[nodiscard]] std::optional<Problem> listen(Archive& archive, const std::string& part,
                                            const Listener& listener);

}  // namespace dutoan::workbook
