// The columns of an appraiser's sheet, what they ask, and what stands above its lines.
#include "app/appraiser_sheet.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/notation.hpp>

namespace dutoan::appraiser {
namespace {

using Kind = PaperRow::Kind;

class Heads {
 public:
  Heads(PaperSheet& sheet, const Setting& setting)
      : sheet_(sheet), at_(setting.layout), setting_(setting) {}

  void add() {
    set_columns();
    ask();
    add_titles();
    add_column_titles();
  }

 private:
  PaperSheet& sheet_;
  const Layout& at_;
  const Setting& setting_;

  [[nodiscard]] std::string words(const Label& label) const { return in(setting_.language, label); }

  void set_columns() {
    sheet_.columns.assign(at_.count(), {});
    const auto width = [&](std::size_t column, int digits) {
      sheet_.columns[column].width = digits;
    };
    sheet_.columns[at_.number].is_centred = true;
    width(at_.number, 5), width(at_.label, 32), width(at_.unit, 10);
    for (const std::size_t first : {at_.requested, at_.appraised}) {
      for (std::size_t i = 0; i < at_.factors; ++i) width(first + i, 7);
      width(first + at_.factors, 11), width(first + at_.factors + 1, 14);
    }
    width(at_.difference, 13), width(at_.ceiling, 11), width(at_.verdict, 12);
    width(at_.reason, 16), width(at_.text, 22), width(at_.citation, 14);
    for (std::size_t column = at_.line; column < at_.count(); ++column)
      sheet_.columns[column].is_hidden = true;
  }

  void ask() {
    const auto entry = [&](std::size_t column) -> PaperEntry& {
      sheet_.columns[column].entry.kind = PaperEntry::Kind::text;
      return sheet_.columns[column].entry;
    };
    PaperEntry& verdict = entry(at_.verdict);
    verdict.title = words({"Kết quả", "Result"});
    verdict.hint =
        words({"Sửa số liệu thì không cần chọn ở đây. Chấp nhận như đề nghị, "
               "hoặc không chấp nhận cả dòng, thì chọn.",
               "Where figures are changed nothing need be chosen. Choose to "
               "accept a line as requested, or to reject it."});
    for (const auto& each : {std::optional<Verdict>{}, std::optional{Verdict::accepted},
                             std::optional{Verdict::reduced}, std::optional{Verdict::raised},
                             std::optional{Verdict::rejected}})
      verdict.words.push_back(words(name_of(each)));
    PaperEntry& reason = entry(at_.reason);
    reason.title = words({"Lý do", "Reason"});
    reason.hint =
        words({"Nhiều lý do: mỗi lý do một dòng trong ô (Alt+Enter), kèm số "
               "tiền: Tiết kiệm chi = -500.000",
               "Several reasons: one line each in the cell (Alt+Enter), with its "
               "amount: Saving = -500.000"});
    if (setting_.reasons > 0)
      reason.cells =
          words({"'Hướng dẫn'!", "'How to'!"}) + "$A$2:$A$" + std::to_string(setting_.reasons + 1);
    PaperEntry& rate = entry(at_.rate);
    rate.title = words({"Đơn giá, tỷ lệ", "Rate, percentage"});
    rate.hint = words({"Tỷ lệ 4 % thì gõ 4.", "For 4 % type 4."});
  }

  void add_titles() {
    const auto add = [&](Kind kind, const Label& text) {
      sheet_.rows.push_back({kind, {{text, {}, static_cast<int>(at_.line)}}});
    };
    const FrozenEstimate& requested = setting_.round.appraisal.requested;
    const Document& estimate = setting_.round.round.estimate.document;
    const std::string date = format_date(requested.plan_date);
    const std::string submission = setting_.round.round.submission
                                       ? setting_.round.round.submission->document.number.text()
                                       : "";
    const std::string version = std::to_string(estimate.version);
    add(Kind::title, {"BẢNG THẨM ĐỊNH DỰ TOÁN", "APPRAISAL OF THE ESTIMATE"});
    add(Kind::subtitle,
        {"(Kế hoạch số " + requested.plan_number + " ngày " + date + "; phiên bản " + version +
             (submission.empty() ? "" : ", tờ trình " + submission) + ")",
         "(Plan " + requested.plan_number + " of " + date + "; version " + version +
             (submission.empty() ? "" : ", submission " + submission) + ")"});
    add(Kind::text, {"Sửa các ô nền vàng; các ô khác được khóa. Cách ghi ở trang \"Hướng dẫn\".",
                     "Change the yellow cells; all others are locked. See the sheet \"How to\"."});
    add(Kind::unit, {"Đơn vị tính: đồng", "Unit: đồng"});
  }

  void add_column_titles() {
    PaperRow upper{Kind::head, {}}, lower{Kind::head, {}};
    const auto over_both = [&](const Label& title) {
      upper.cells.push_back({title, {}, 1, 2});
      lower.cells.push_back({{}, {}, 1, 0});
    };
    const auto over_side = [&](const Label& title) {
      upper.cells.push_back({title, {}, static_cast<int>(at_.factors + 2)});
      for (std::size_t i = 0; i < at_.factors; ++i)
        lower.cells.push_back({i == 0   ? Label{"SL", "Qty"}
                               : i == 1 ? Label{"Ngày, lần", "Days"}
                                        : Label{"Khác", "Other"}});
      lower.cells.push_back({Label{"Đơn giá, tỷ lệ", "Rate"}});
      lower.cells.push_back({Label{"Thành tiền", "Amount"}});
    };
    for (const Label& title :
         {Label{"STT", "No."}, Label{"Nội dung chi", "What is paid"}, Label{"Đơn vị", "Unit"}})
      over_both(title);
    over_side({"Đơn vị đề nghị", "Requested"});
    over_side({"Thẩm định", "Appraised"});
    for (const Label& title : {Label{"Chênh lệch", "Difference"}, Label{"Mức tối đa", "Ceiling"},
                               Label{"Kết quả", "Result"}, Label{"Lý do", "Reason"},
                               Label{"Giải thích", "In words"}, Label{"Điều khoản", "Clause"}})
      over_both(title);
    PaperRow marks{Kind::letters, {}};
    for (const std::string& mark : column_marks(at_)) marks.cells.push_back({mark});
    sheet_.head_first = static_cast<int>(sheet_.rows.size() + 1);
    for (PaperRow* row : {&upper, &lower, &marks}) sheet_.rows.push_back(std::move(*row));
    sheet_.head_last = sheet_.head_first + 2;
  }
};

}  // namespace

void add_heads(PaperSheet& sheet, const Setting& setting) { Heads{sheet, setting}.add(); }

}  // namespace dutoan::appraiser
