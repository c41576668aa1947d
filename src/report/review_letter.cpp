// Biên bản and Thông báo xét duyệt quyết toán: what the review of a year came to, as letters.
#include "report/letter_parts.hpp"
#include "report/paper_parts.hpp"
#include "report/settlement_words.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/settlement_report.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

struct Sums {
  Money reported, disallowed;
  [[nodiscard]] Money reviewed() const { return reported - disallowed; }
};

Sums sums_of(const SettlementReview& review) {
  Sums sums;
  for (const ReviewedLine& line : review.lines) {
    sums.reported += line.reported;
    sums.disallowed += line.disallowed;
  }
  return sums;
}

/// What both letters say of the figures.
class ReviewLetter {
 public:
  ReviewLetter(const SettlementReview& review, const BookNames& names, const Letterhead& head)
      : review_(review),
        names_(names),
        head_(head),
        sums_(sums_of(review)),
        letter_("Văn bản", {{6, false, true}, {38}, {17}, {17}, {17}}) {}

  PaperSheet minutes();
  PaperSheet notice();

 private:
  const SettlementReview& review_;
  const BookNames& names_;
  const Letterhead& head_;
  Sums sums_;
  LetterSheet letter_;

  [[nodiscard]] std::string year() const { return std::to_string(review_.year.fiscal_year); }
  [[nodiscard]] Label name(const std::string& activity) const {
    const auto it = names_.activities.find(activity);
    return same(it == names_.activities.end() ? activity : activity + " · " + it->second.vi);
  }
  void add_figures();
  void add_disallowed();
  void add_incomplete();
  /// Nobody has read the forms of the circular.
  void add_reservation() {
    letter_.add(Kind::subtitle, "(Bố cục theo TT 137/2017/TT-BTC, chưa đối chiếu nguyên văn mẫu)");
  }
};

void ReviewLetter::add_figures() {
  if (review_.lines.empty())
    return letter_.paragraph("Năm " + year() +
                             " đơn vị không phát sinh chi; số báo cáo và số xét duyệt: 0 đồng.");
  std::map<std::string, Sums> by_activity;
  for (const ReviewedLine& line : review_.lines) {
    Sums& sums = by_activity[line.line.activity.text()];
    sums.reported += line.reported;
    sums.disallowed += line.disallowed;
  }
  letter_.add(Kind::unit, "Đơn vị tính: đồng");
  add_table_head(letter_.sheet(),
                 {words::number,
                  {"Lớp, đợt", "Class, tour"},
                  {"Số báo cáo", "Reported"},
                  {"Số xét duyệt", "Reviewed"},
                  {"Chênh lệch", "Difference"}},
                 {"A", "B", "1", "2", "3=2-1"});
  std::int64_t number = 0;
  for (const auto& [activity, sums] : by_activity)
    letter_.add(
        {Kind::plain,
         {{++number}, {name(activity)}, {sums.reported}, {sums.reviewed()}, {-sums.disallowed}}});
  letter_.add({Kind::total,
               {{}, {words::total}, {sums_.reported}, {sums_.reviewed()}, {-sums_.disallowed}}});
  letter_.paragraph("Số đơn vị báo cáo: " + format_amount(sums_.reported) +
                    " đồng; số xét duyệt: " + amount_and_words(sums_.reviewed()) + ".");
}

void ReviewLetter::add_disallowed() {
  if (sums_.disallowed.is_zero()) return letter_.paragraph("Không có khoản nào bị xuất toán.");
  letter_.add(Kind::unit, "Đơn vị tính: đồng");
  PaperRow head{Kind::head, {{words::number}, {Label{"Chứng từ, lý do", "Voucher, reason"}}}};
  head.cells.push_back({Label{"Căn cứ", "Clause"}, {}, 2});
  head.cells.push_back({Label{"Xuất toán", "Disallowed"}});
  letter_.add(std::move(head));
  std::int64_t number = 0;
  for (const ReviewedVoucher& each : review_.vouchers) {
    if (each.review.document.lines.empty()) continue;
    letter_.add({Kind::plain,
                 {{++number},
                  {each.voucher.number.text() + ": " + each.finding.reason},
                  {each.finding.citation, {}, 2},
                  {each.review.document.total}}});
  }
  letter_.add({Kind::total, {{}, {words::total}, {std::monostate{}, {}, 2}, {sums_.disallowed}}});
}

void ReviewLetter::add_incomplete() {
  for (const ReviewedVoucher& each : review_.vouchers)
    if (each.finding.outcome == ReviewOutcome::incomplete && each.finding.until)
      letter_.paragraph("Hồ sơ của chứng từ " + each.voucher.number.text() +
                        " chưa đủ: " + each.finding.reason + "; bổ sung trước ngày " +
                        format_date(*each.finding.until) + ".");
}

PaperSheet ReviewLetter::minutes() {
  letter_.begin(head_, "BB", "BIÊN BẢN", "Xét duyệt quyết toán ngân sách năm " + year(),
                review_.year.fiscal_year + 1);
  letter_.section("I. Thành phần");
  letter_.paragraph("1. Cơ quan tài chính: " + or_blank(head_.office));
  letter_.paragraph("2. Đơn vị được xét duyệt (mã " + review_.year.unit.text() +
                    "): " + std::string{blank});
  letter_.section("II. Số liệu quyết toán");
  add_figures();
  letter_.section("III. Các khoản không được quyết toán");
  add_disallowed();
  add_incomplete();
  letter_.section("IV. Đối chiếu với Kho bạc Nhà nước");
  letter_.paragraph(std::string{blank});
  letter_.section("V. Nhận xét về lập, chấp hành dự toán, chế độ kế toán");
  letter_.paragraph(std::string{blank});
  letter_.section("VI. Ý kiến của đơn vị");
  letter_.paragraph(std::string{blank});
  add_reservation();
  letter_.add({Kind::signature,
               {{std::monostate{}},
                {Label{"ĐẠI DIỆN ĐƠN VỊ", "FOR THE UNIT"}, {}, 2},
                {Label{"ĐẠI DIỆN CƠ QUAN TÀI CHÍNH", "FOR FINANCE"}, {}, 2}}});
  letter_.add({Kind::signing,
               {{std::monostate{}},
                {Label{"(Ký, họ tên, đóng dấu)", "(Signature, name, seal)"}, {}, 2},
                {Label{"(Ký, họ tên, đóng dấu)", "(Signature, name, seal)"}, {}, 2}}});
  return std::move(letter_.sheet());
}

PaperSheet ReviewLetter::notice() {
  letter_.begin(head_, "TB", "THÔNG BÁO", "Xét duyệt quyết toán ngân sách năm " + year(),
                review_.year.fiscal_year + 1);
  letter_.address(head_);
  letter_.section("I. Phần số liệu");
  add_figures();
  letter_.section("II. Nhận xét");
  letter_.paragraph(std::string{blank});
  letter_.section("III. Kiến nghị");
  add_disallowed();
  if (!sums_.disallowed.is_zero())
    letter_.paragraph(
        "Đơn vị nộp ngân sách nhà nước " + amount_and_words(sums_.disallowed) +
        " trong 10 ngày làm việc kể từ ngày nhận thông báo (TT 342/2016/TT-BTC, Điều "
        "27); trường hợp không thống nhất vẫn phải thực hiện trong khi chờ Ủy ban nhân "
        "dân quyết định.");
  add_reservation();
  letter_.end(head_);
  return std::move(letter_.sheet());
}

/// Every line, reported and reviewed, on pages of its own.
PaperSheet lines_sheet(const SettlementReview& review, const BookNames& names) {
  Paper all = report_paper(review_report(review, names), Language::vi);
  PaperSheet sheet = std::move(all.sheets.front());
  sheet.name = "Chi tiết";
  return sheet;
}

}  // namespace

Paper review_letter(const SettlementReview& review, const BookNames& names, const Letterhead& head,
                    DocumentKind kind) {
  const bool is_notice = kind == DocumentKind::notice;
  Paper paper{is_notice ? Label{"Thông báo xét duyệt quyết toán", "Notice of the review"}
                        : Label{"Biên bản xét duyệt quyết toán", "Minutes of the review"},
              head.office,
              head.date.value_or(*Date::of(review.year.fiscal_year + 1, 1, 31)),
              {}};
  ReviewLetter letter{review, names, head};
  paper.sheets.push_back(is_notice ? letter.notice() : letter.minutes());
  paper.sheets.front().is_landscape = false;
  paper.sheets.push_back(lines_sheet(review, names));
  return paper;
}

}  // namespace dutoan
