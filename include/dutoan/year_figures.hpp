// Year figures (số liệu quyết toán năm): what a unit's year comes to, by funding, sub-item and
// month.
//
// Statements are filled in from these few sums and from nothing else. They are taken from what the
// book keeps added up and from the few documents that open, allot and review a year, so that they
// cost what they show, however much was posted.
//
// Invariants
//   YF1  the advances brought and what was withdrawn are what was expended, refunded, is to be
//        refunded, advanced or carried over as advances; the allotment brought and what was granted
//        are what was withdrawn, still waits, lapsed or was carried over
//   YF2  the sub-items of a funding come to its `expended` and `advance_open`
//   YF3  a figure is what `moved` makes of all postings, and of the reviews where it is reviewed
#pragma once

#include <dutoan/document.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/settlement.hpp>
#include <dutoan/store.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

// clang-format off
/// A sum of a year.
enum class YearFigure : std::uint8_t {
  advance_brought,    // tạm ứng năm trước chuyển sang
  allotment_brought,  // dự toán năm trước chuyển sang
  granted_first,      // giao đầu năm
  granted,            // giao trong năm: with what was added and taken back, without what was brought
  withdrawn,          // thực nhận: out of the Treasury in the year, less what was restored
  expended,           // đề nghị quyết toán, or được duyệt
  refunded,           // đã nộp ngân sách nhà nước
  refund_due,         // còn phải nộp ngân sách nhà nước
  lapsed,             // dự toán bị hủy
  allotment_carried,  // dự toán chuyển năm sau
  advance_carried,    // tạm ứng chuyển năm sau
  advanced,           // tạm ứng chưa thanh toán
  advance_open,       // số dư tạm ứng: advanced, carried or due, and not cleared nor refunded
  committed,          // cam kết chi còn lại
  withheld,           // giữ lại, or asked to be adjusted
};
// clang-format on
inline constexpr std::size_t year_figure_count = 15;

/// The figure as files write it: "advance_brought". Words never change once released.
[[nodiscard]] std::string_view word(YearFigure figure);
/// The figure of a word; nothing where there is none.
[[nodiscard]] std::optional<YearFigure> year_figure_of(std::string_view word);

/// Whose word counts: the unit's own (số báo cáo), or that of the review (số xét duyệt). They
/// differ in what is expended, refunded and to be refunded, by what the reviews disallow.
enum class YearBasis : std::uint8_t { reported, reviewed };

/// All figures of something, in đồng.
class YearAmounts {
 public:
  /// The figure.
  [[nodiscard]] Money operator[](YearFigure figure) const {
    return amounts_[static_cast<std::size_t>(figure)];
  }
  /// The figure, to be added to.
  [[nodiscard]] Money& operator[](YearFigure figure) {
    return amounts_[static_cast<std::size_t>(figure)];
  }
  /// Each figure with that of `other` added.
  YearAmounts& operator+=(const YearAmounts& other);
  friend bool operator==(const YearAmounts&, const YearAmounts&) = default;

 private:
  std::array<Money, year_figure_count> amounts_{};
};

/// What a funding comes to.
struct FundingFigures {
  Funding funding;
  YearAmounts reported, reviewed;

  /// Its figures on `basis`.
  [[nodiscard]] const YearAmounts& on(YearBasis basis) const {
    return basis == YearBasis::reported ? reported : reviewed;
  }
};

/// What a sub-item of a funding comes to; only `expended`, `advanced` and `advance_open` are kept
/// by sub-item.
struct SubItemFigures {
  Funding funding;
  SubItemCode sub_item;
  YearAmounts reported, reviewed;

  /// Its figures on `basis`.
  [[nodiscard]] const YearAmounts& on(YearBasis basis) const {
    return basis == YearBasis::reported ? reported : reviewed;
  }
};

/// What a month moved in a funding; amounts below zero were taken back.
struct MonthFigures {
  Funding funding;
  std::string month;  // "2020-07"; those of the next year belong to the month after the year's last
  Money granted, withdrawn;
  Money spent;  // spent or settled; less what the reviews disallowed, in their month
};

/// The figures of a unit's year, each list by funding and code.
struct YearFigures {
  SpendingUnitCode unit;
  int fiscal_year = 0;
  SettlementState state = SettlementState::open;
  std::string sample;  // the sample that the book is of, else empty
  std::vector<FundingFigures> fundings;
  std::vector<SubItemFigures> sub_items;
  std::vector<MonthFigures> months;
};

/// The figures of the unit's year as the book stands.
[[nodiscard]] YearFigures year_figures(const Store& book, const SpendingUnitCode& unit,
                                       int fiscal_year);

/// The kind of the document with that id.
using KindOf = std::function<DocumentKind(const DocumentId&)>;
/// By how much `posting`, of `kept`, changes the figure (YF3), in đồng; on the reviewed basis the
/// lines of the reviews come to it, less expended and more to be refunded.
[[nodiscard]] Money moved(YearFigure figure, YearBasis basis, const Kept& kept,
                          const Posting& posting, const KindOf& kind_of);

/// Loại, derived from the khoản: 085 → 070, 338 → 280 (TT 324/2016/TT-BTC, Điều 3: even tens in
/// steps of 30, of 60 for the economy); nothing where the code is none.
[[nodiscard]] std::optional<std::string> budget_category(const SubcategoryCode& subcategory);
/// Whether the tiểu mục is the last of its mục, the one for everything else (khác): 6699 of 6650.
[[nodiscard]] bool is_for_the_rest(const SubItemCode& sub_item);

}  // namespace dutoan
