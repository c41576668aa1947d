// Required papers (hồ sơ quyết toán lớp): which papers a class's file must hold before the class is
// settled, by kind of class, by item and by category of what was spent.
//
// No law lists them for training; offices know them from practice. So they stand in a file, each
// with where it is known from and how well, and an office may change its own list.
#pragma once

#include <dutoan/ids.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/result.hpp>

#include <string>
#include <vector>

namespace dutoan {

/// A paper that a class's file must hold.
struct RequiredPaper {
  std::string code;
  Label label;
  std::vector<std::string> words;  // the kinds of evidence that are this paper, folded: "hoa don"
  std::vector<KindCode> kinds;     // of these kinds of class only; empty: of all
  /// Every voucher that spent on one of these items, or on an item of one of these categories,
  /// needs it. Where both are empty, the class itself does.
  std::vector<ItemCode> items;
  std::vector<CategoryCode> categories;
  std::string source;  // where it is known from
  std::string status;  // how well: "read", "secondary", "recalled"

  /// Whether the class itself needs it, not one of its items.
  [[nodiscard]] bool is_of_class() const { return items.empty() && categories.empty(); }
};

/// The papers in the regulations folder, in the file's order. Refuses as load_regulations does.
[[nodiscard]] Result<std::vector<RequiredPaper>> load_papers(const std::string& folder);

}  // namespace dutoan
