// Codes: the names by which plans, classes, lines, rates and places are known in files and books.
//
// Invariants
//   I1  a code of one kind cannot be passed for another
//   I2  a LineCode (class / item) is the one identity of a budget line from plan to settlement
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace dutoan {

/// A code of one kind; the tag keeps kinds apart (I1).
template <class Tag>
class Code {
 public:
  Code() = default;
  /// The code as it is written.
  explicit Code(std::string text) : text_(std::move(text)) {}

  /// The code as it is written.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// Whether no code was given.
  [[nodiscard]] bool is_empty() const { return text_.empty(); }
  friend auto operator<=>(const Code&, const Code&) = default;

 private:
  std::string text_;
};

using ClassCode = Code<struct ClassTag>;        // mã lớp, đợt: ML1, XA5, TQ2
using ItemCode = Code<struct ItemTag>;          // mã khoản chi: trainee-meals
using KindCode = Code<struct KindTag>;          // loại hoạt động: village-class
using CategoryCode = Code<struct CategoryTag>;  // nhóm chi: per-diem, lodging
using SubItemCode = Code<struct SubItemTag>;    // tiểu mục: 6658
using FactorCode = Code<struct FactorTag>;      // thừa số: trainees, days
using PriceCode = Code<struct PriceTag>;        // đơn giá theo báo giá: fuel, hall
using PercentCode = Code<struct PercentTag>;    // tỷ lệ do kế hoạch chọn: management
using RateKey = Code<struct RateTag>;           // khóa mức chi: travel.perdiem
using PlaceCode = Code<struct PlaceTag>;        // địa điểm
using PostCode = Code<struct PostTag>;          // chức danh

using SpendingUnitCode = Code<struct SpendingUnitTag>;  // đơn vị sử dụng ngân sách
using ChapterCode = Code<struct ChapterTag>;            // chương: 483
using SubcategoryCode = Code<struct SubcategoryTag>;    // khoản: 085
using SourceCode = Code<struct SourceTag>;              // nguồn vốn: 01
using SourceNatureCode = Code<struct SourceNatureTag>;  // tính chất nguồn kinh phí: 12
using ProgrammeCode = Code<struct ProgrammeTag>;        // mã chương trình mục tiêu: 0392
using PersonCode = Code<struct PersonTag>;              // người lập, người quyết định
using DocumentId = Code<struct DocumentTag>;            // given by whoever sends the document
using DocumentNumber = Code<struct NumberTag>;          // số chứng từ, số quyết định

/// Mã dòng dự toán: the class, or the plan's common costs, and the item: "ML1/trainee-meals".
struct LineCode {
  ClassCode activity;
  ItemCode item;

  /// The code as it is written: "ML1/trainee-meals".
  [[nodiscard]] std::string text() const { return activity.text() + "/" + item.text(); }
  friend auto operator<=>(const LineCode&, const LineCode&) = default;
};

}  // namespace dutoan

/// @cond
// Codes are keys of unordered containers.
template <class Tag>
struct std::hash<dutoan::Code<Tag>> {
  std::size_t operator()(const dutoan::Code<Tag>& c) const {
    return std::hash<std::string>{}(c.text());
  }
};
/// @endcond
