// What the sheets of an .xlsx share: which parts there are, the texts, and what styles show.
#pragma once

#include "workbook/number_format.hpp"
#include "workbook/xml.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::workbook {

/// A part that another part names; `kind` is the last word of its type: "worksheet".
struct Relation {
  std::string kind;
  std::string target;
  bool is_external = false;
};

/// The relations of `part` ("xl/workbook.xml"; "" for the archive), by their ids.
[[nodiscard]] Result<std::map<std::string, Relation>> relations_of(Archive& archive,
                                                                   const std::string& part);

/// The part that a relation of `part` leads to. Refuses Unreadable::unsafe_name.
[[nodiscard]] Result<std::string> target_of(const Archive& archive, const std::string& part,
                                            const Relation& relation);

/// The texts that cells share, in the file's order, escapes resolved.
[[nodiscard]] Result<std::vector<std::string>> read_shared_texts(Archive& archive,
                                                                 const std::string& part);

/// What each style of a cell shows, in the file's order.
[[nodiscard]] Result<std::vector<Shown>> read_styles(Archive& archive, const std::string& part);

/// Finds the texts in an element that holds a text or several runs of it, <si> or <is>: all but the
/// readings of characters (rPh).
class TextRuns {
 public:
  /// `depth` counts from the element: its own children have 1.
  void start(std::string_view name, int depth) {
    if (depth == 1) is_run_ = name == "r";
    is_text_ = name == "t" && (depth == 1 || (depth == 2 && is_run_));
  }
  void end() { is_text_ = false; }
  [[nodiscard]] bool is_text() const { return is_text_; }

 private:
  bool is_run_ = false, is_text_ = false;
};

/// Whether an attribute is true, as XML Schema writes it.
[[nodiscard]] inline bool is_true(std::string_view value) {
  return value == "1" || value == "true";
}

}  // namespace dutoan::workbook
