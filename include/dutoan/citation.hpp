// Citation (căn cứ): the place in the law that a figure rests on.
//
// Invariants
//   C1  the document is never empty; article, clause and point are given from the outside in: a
//       clause needs its article, a point needs its clause
#pragma once

#include <optional>
#include <string>

namespace dutoan {

/// A document of the law, and where in it.
class Citation {
 public:
  /// The citation, or nothing when C1 would not hold. `document` is the number as printed, such
  /// as "40/2017/TT-BTC"; the others are the bare numbers and letters: "12", "4", "b".
  [[nodiscard]] static std::optional<Citation> of(std::string document, std::string article = {},
                                                  std::string clause = {}, std::string point = {});

  /// The document's number as printed.
  [[nodiscard]] const std::string& document() const { return document_; }
  /// The article (Điều); empty without one.
  [[nodiscard]] const std::string& article() const { return article_; }
  /// The clause (khoản); empty without one.
  [[nodiscard]] const std::string& clause() const { return clause_; }
  /// The point (điểm); empty without one.
  [[nodiscard]] const std::string& point() const { return point_; }

  friend bool operator==(const Citation&, const Citation&) = default;

 private:
  Citation() = default;
  std::string document_, article_, clause_, point_;
};

}  // namespace dutoan
