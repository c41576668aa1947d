// The vouchers of a province's year, as many as wanted: the same bytes for the same count.
//
// Every class has twelve lines. Of a hundred vouchers of 1 to 4 lines each, 60 are payments, 20
// advances, 15 clearances and 5 repayments of advances that are open. One class beside the others,
// "PROBE", has the same vouchers in every year, so that years of any size can be asked for the
// same answer.
#pragma once

#include <dutoan/document.hpp>

#include <cstdint>
#include <deque>
#include <random>
#include <vector>

namespace dutoan::bench {

inline constexpr int lines_per_class = 12;
inline constexpr int probe_vouchers = 60;

class SyntheticYear {
 public:
  explicit SyntheticYear(std::int64_t vouchers);

  /// The allotment and the approvals that all vouchers rest on.
  [[nodiscard]] std::vector<Document> grants() const;
  /// The next `count` vouchers, or as many as are left.
  [[nodiscard]] std::vector<Document> next(std::size_t count);

  [[nodiscard]] int classes() const { return classes_; }
  /// One more payment, after all others.
  [[nodiscard]] Document extra(std::int64_t number);

 private:
  struct Open {
    DocumentId id;
    std::vector<DocumentLine> lines;
    Date posted_on;
  };

  std::int64_t vouchers_, made_ = 0;
  int classes_;
  std::mt19937 chance_{2020};
  std::deque<Open> open_;

  [[nodiscard]] std::int64_t any(std::int64_t most);
  [[nodiscard]] Document voucher(DocumentKind kind, std::int64_t number);
  [[nodiscard]] std::vector<DocumentLine> some_lines(const ClassCode& code);
  [[nodiscard]] Document next_voucher();
  [[nodiscard]] Document clearing(Document made);
  void note(const Document& made);
};

/// The money of the year.
[[nodiscard]] const Funding& synthetic_funding();
inline const ClassCode probe_class{"PROBE"};

}  // namespace dutoan::bench
