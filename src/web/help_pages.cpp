// Help: the keys, the ways of writing dates and amounts, and the words, on one page.
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

/// What is said beside its name.
struct Said {
  Label name, words;
};

const std::vector<Said>& keys() {
  static const std::vector<Said> all = {
      {{"F1", {}},
       {"hiện phím của màn hình, cạnh từng nút", "the keys of a screen, beside its buttons"}},
      {{"Ctrl+K", {}},
       {"nhảy tới lớp, dòng dự toán, chứng từ: gõ mã hoặc chữ không dấu",
        "go to a class, a line, a voucher: its code, or words without accents"}},
      {{"F4", {}},
       {"thêm: phiếu, lớp, hàng của bảng", "add: a voucher, a class, a row of a table"}},
      {{"F8", {}},
       {"xóa hàng; cắt dòng khi thẩm định", "remove a row; cut a line while appraising"}},
      {{"F9", {}}, {"thanh toán tạm ứng; khôi phục dòng", "clear an advance; restore a line"}},
      {{"Ctrl+S", {}}, {"lưu (và ghi sổ)", "save, and enter into the book"}},
      {{"Ctrl+Enter", {}}, {"lưu, thêm tiếp", "save, and another"}},
      {{"Ctrl+P", {}}, {"in trang giấy A4", "print on A4"}},
      {{"Enter ↓ ↑ ← →", {}},
       {"đi giữa các ô; mũi tên rời ô khi con trỏ ở đầu hay cuối chữ; Enter ở hàng cuối thêm hàng",
        "between cells; arrows leave a cell at the end of its text; Enter in the last row adds "
        "one"}},
      {{"Ctrl+V, Ctrl+C", {}},
       {"dán và chép vùng của bảng tính; ô nào không vừa thì hiện ra, không bỏ",
        "paste and copy a spreadsheet's range; what does not fit is shown, never dropped"}},
      {{"Ctrl+D", {}}, {"chép ô trên", "copy the cell above"}},
      {{"Esc", {}}, {"bỏ chữ vừa gõ; đóng danh sách", "undo what was typed; close a list"}}};
  return all;
}

const std::vector<Said>& ways_of_writing() {
  static const std::vector<Said> all = {
      {{"Số tiền", "Amounts"}, {"1.500.000 · 1tr5 · 500k · 2ty", {}}},
      {{"Ngày", "Dates"}, {"15/7 · 15/7/2020 · 15072020 · hn (hôm nay) · +1", {}}},
      {{"Dòng dự toán", "Estimate lines"}, {"ML1/hall · ml1 hoi truong", {}}}};
  return all;
}

const std::vector<Said>& terms() {
  static const std::vector<Said> all = {
      {{"dự toán", "estimate"},
       {"số tiền tính từ kế hoạch và mức chi", "amounts worked out of the plan and the rates"}},
      {{"thẩm định", "appraisal"},
       {"Sở Tài chính giữ hoặc cắt từng dòng, có lý do",
        "the finance department keeps or cuts each line, with a reason"}},
      {{"kinh phí được giao", "allotment"},
       {"số mà quyết định giao dự toán cho phép", "what the decision on funds allows"}},
      {{"còn được chi", "what is left"},
       {"được duyệt − cam kết − tạm ứng − đã chi − nháp của người khác",
        "approved − committed − advanced − spent − drafts of others"}},
      {{"cam kết chi", "commitment"}, {"số giữ cho một hợp đồng", "what is held for a contract"}},
      {{"tạm ứng", "advance"},
       {"tiền đưa trước, phải thanh toán hoặc nộp lại", "money given ahead, to clear or repay"}},
      {{"bút toán đảo", "reversal"},
       {"chứng từ đã ghi không xóa; ghi âm có lý do",
        "what was entered is never removed; it is reversed, with a reason"}},
      {{"quyết toán", "settlement"},
       {"số đã chi được xét duyệt cuối năm", "what was spent, reviewed at the end of the year"}},
      {{"hủy dự toán, chuyển nguồn", "lapse, carry-over"},
       {"số không chi hết: mất, hoặc sang năm sau", "what was not spent: lost, or next year's"}}};
  return all;
}

ReportTable table_of(std::string key, Label title, Label first, const std::vector<Said>& rows) {
  ReportTable made{std::move(key),
                   std::move(title),
                   {{"name", std::move(first)}, {"words", {"Nghĩa là", "Means"}}},
                   {}};
  for (const Said& each : rows)
    made.rows.push_back({ReportRow::Kind::plain, {each.name, each.words}});
  return made;
}

Result<Page> show_help(const Visit& visit) {
  Report report{"dutoan.help/1", {"Trợ giúp", "Help"}, {}, {}, {}, {}};
  report.tables = {
      table_of("keys", {"Phím, như nhau ở mọi màn hình", "Keys, the same on every screen"},
               {"Phím", "Key"}, keys()),
      table_of("writing", {"Cách gõ", "Ways of writing"}, {"Gõ gì", "What"}, ways_of_writing()),
      table_of("terms", {"Từ ngữ", "Words"}, {"Từ", "Word"}, terms())};
  report.remarks = {{"where",
                     {"Tìm ở đâu", "Where to look"},
                     {{"Mọi số liệu mở được: tổng dẫn tới chứng từ, chứng từ tới dòng, dòng tới "
                       "mức chi và điều khoản.",
                       "Every figure opens: a total leads to vouchers, a voucher to its line, a "
                       "line to its rate and "
                       "clause."},
                      {"Lỗi nào cũng có mã DT; lệnh dutoan explain DT5001 nói rõ hơn.",
                       "Every refusal has a DT code; dutoan explain DT5001 says more."}}}};
  return page_of(visit, std::move(report));
}

}  // namespace

std::vector<PageRoute> help_pages() {
  return {{"/help", Act::look, Section::help, {"Phím và từ ngữ", "Keys and words"}, show_help}};
}

}  // namespace dutoan::web
