// Bảng tổng hợp quyết toán lớp: the file of a class as the office signs it.
#include "report/class_words.hpp"
#include "report/letter_parts.hpp"
#include "report/paper_parts.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

Kind kind_of(ReportRow::Kind kind) {
  if (kind == ReportRow::Kind::subtotal) return Kind::subtotal;
  return kind == ReportRow::Kind::total ? Kind::total : Kind::plain;
}

class ClassPaper {
 public:
  ClassPaper(const ClassFile& file, const FrozenEstimate& estimate)
      : file_(file), estimate_(estimate) {
    sheet_.name = file.code.text();
    sheet_.columns = {{5, false, true},
                      {26},
                      {10, false, true},
                      {8},
                      {11},
                      {14},
                      {8},
                      {11},
                      {14},
                      {13},
                      {22},
                      {18},
                      {12}};
  }

  PaperSheet make() {
    add_offices(sheet_, estimate_.issuer, estimate_.drafter, across);
    add(Kind::title, "BẢNG TỔNG HỢP QUYẾT TOÁN LỚP, ĐỢT");
    add(Kind::subtitle, file_.code.text() + " " + file_.name + " — " + plan_in_words(estimate_));
    add_attendance();
    add(Kind::unit, "Đơn vị tính: đồng");
    add_heads();
    const Report report = class_file_report(file_);
    for (const ReportRow& row : report.tables.front().rows) {
      PaperRow& cells = sheet_.rows.emplace_back(PaperRow{kind_of(row.kind), {}});
      for (const ReportCell& cell : row.cells) cells.cells.push_back({cell});
    }
    add(Kind::words, "Số đề nghị quyết toán: " + amount_and_words(file_.money.spent));
    add_money();
    add_papers();
    add_signatures();
    return std::move(sheet_);
  }

 private:
  static constexpr int across = 13;
  const ClassFile& file_;
  const FrozenEstimate& estimate_;
  PaperSheet sheet_;

  void add(Kind kind, const std::string& text) {
    sheet_.rows.push_back(wide_row(kind, text, across));
  }

  void add_attendance() {
    if (file_.is_common) return;
    add(Kind::text, "Kế hoạch: " + format_whole(file_.planned.trainees) + " người, " +
                        format_whole(file_.planned.days) +
                        " ngày. Thực hiện: " + held_in_words(file_).vi + ".");
    if (file_.held.classes == 0) return;
    add(Kind::text, "Địa điểm: " + or_blank(file_.outcome->place) + ", từ ngày " +
                        format_date(*file_.outcome->from) + " đến ngày " +
                        format_date(*file_.outcome->until) + ".");
  }

  void add_heads() {
    PaperRow upper{Kind::head, {}}, lower{Kind::head, {}}, letters{Kind::letters, {}};
    const auto over_both = [&](const Label& title) {
      upper.cells.push_back({title, {}, 1, 2});
      lower.cells.push_back({{}, {}, 1, 0});
    };
    const auto over_inputs = [&](const Label& title) {
      upper.cells.push_back({title, {}, 3});
      for (const Label& input :
           {Label{"SL", "Qty"}, Label{"Mức", "Rate"}, Label{"Thành tiền", "Amount"}})
        lower.cells.push_back({input});
    };
    for (const Label& title : {words::number, words::line_content, Label{"Mục/TM", "Item"}})
      over_both(title);
    over_inputs({"Dự toán được duyệt", "Approved"});
    over_inputs({"Thực hiện", "Spent"});
    for (const Label& title :
         {Label{"Chênh lệch", "Difference"}, Label{"Số, ngày chứng từ", "Vouchers"},
          Label{"Người hưởng", "Payees"}, words::remark})
      over_both(title);
    for (const char* letter : {"A", "B", "C", "1", "2", "3", "4", "5", "6", "7=6-3", "D", "E", "F"})
      letters.cells.push_back({std::string{letter}});
    sheet_.head_first = static_cast<int>(next_row(sheet_));
    sheet_.head_last = sheet_.head_first + 2;
    for (PaperRow* row : {&upper, &lower, &letters}) sheet_.rows.push_back(std::move(*row));
  }

  void add_money() {
    add(Kind::text, "Đã tạm ứng " + format_amount(file_.advanced_in_all) + "; đã thanh toán " +
                        format_amount(file_.cleared) + "; đã nộp lại " +
                        format_amount(file_.repaid) + "; còn phải thanh toán, nộp lại " +
                        format_amount(file_.money.advanced) + "; cam kết chi còn phải trả " +
                        format_amount(file_.money.committed) + "; dự toán còn lại " +
                        format_amount(file_.money.left) + ".");
  }

  void add_papers() {
    add(Kind::section, "Giấy tờ: cần " + format_whole(static_cast<std::int64_t>(file_.required)) +
                           ", còn thiếu " +
                           format_whole(static_cast<std::int64_t>(file_.missing.size())));
    for (const MissingPaper& each : file_.missing) {
      std::string text = "- " + each.paper->label.vi;
      if (!each.item.is_empty()) text += ", " + each.label.vi;
      for (const DocumentNumber& number : each.vouchers) text += " " + number.text();
      add(Kind::text, text);
    }
  }

  void add_signatures() {
    const auto thirds = [&](Kind kind, const char* left, const char* middle, const char* right) {
      sheet_.rows.push_back({kind,
                             {{std::string{left}, {}, 4},
                              {std::string{middle}, {}, 5},
                              {std::string{right}, {}, 4}}});
    };
    sheet_.rows.push_back(
        {Kind::place,
         {{std::monostate{}, {}, 6},
          {std::string{blank} + ", " + day_in_words({}, estimate_.fiscal_year), {}, 7}}});
    thirds(Kind::signature, "NGƯỜI LẬP", "PHỤ TRÁCH KẾ TOÁN", "THỦ TRƯỞNG ĐƠN VỊ");
    thirds(Kind::signing, "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên)",
           "(Ký, ghi rõ họ tên, đóng dấu)");
  }
};

}  // namespace

Paper class_file_paper(const ClassFile& file, const FrozenEstimate& estimate) {
  Paper paper{{"Bảng tổng hợp quyết toán lớp", "Settlement of a class"},
              estimate.drafter,
              estimate.plan_date,
              {}};
  paper.sheets.push_back(ClassPaper{file, estimate}.make());
  return paper;
}

}  // namespace dutoan
