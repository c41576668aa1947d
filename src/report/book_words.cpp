// The words of the book: kinds of documents and stages.
#include "report/book_words.hpp"

#include <array>

namespace dutoan {
namespace {

const std::array<Label, document_kind_count> kind_names = {{
    {"Giao dự toán", "Allotment"},
    {"Tạm cấp", "Provisional allotment"},
    {"Bổ sung dự toán", "Supplement"},
    {"Giảm, thu hồi dự toán", "Reduction"},
    {"Điều chỉnh giữa các nhiệm vụ", "Adjustment"},
    {"Giữ lại", "Withholding"},
    {"Yêu cầu điều chỉnh lại", "Dispute"},
    {"Dự toán chi tiết", "Estimate"},
    {"Trình dự toán", "Submission"},
    {"Thẩm định dự toán", "Appraisal"},
    {"Giải trình", "Reply"},
    {"Trả lại dự toán", "Return"},
    {"Kết quả thẩm định", "Conclusion of the appraisal"},
    {"Phê duyệt dự toán", "Approval"},
    {"Điều chỉnh dự toán đã duyệt", "Amendment"},
    {"Phê duyệt, chờ bổ sung kinh phí", "Approval awaiting its money"},
    {"Bổ sung kinh phí cho dự toán đã duyệt", "Funding of a decision"},
    {"Cam kết chi", "Commitment"},
    {"Giải phóng cam kết", "Release"},
    {"Bảo lãnh tạm ứng", "Guarantee"},
    {"Tạm ứng", "Advance"},
    {"Thanh toán tạm ứng", "Clearance"},
    {"Nộp lại tạm ứng", "Repayment"},
    {"Thực chi", "Payment"},
    {"Thu hồi giảm chi", "Recovery"},
    {"Chứng từ nháp", "Draft"},
    {"Bỏ chứng từ nháp", "Dropping of a draft"},
    {"Kho bạc từ chối", "Refusal by the Treasury"},
    {"Bút toán đảo", "Reversal"},
    {"Khóa sổ", "Closing"},
    {"Mở lại sổ", "Reopening"},
    {"Kết quả lớp, đợt", "Outcome"},
    {"Quyết toán lớp, đợt", "Settlement of a class"},
    {"Đối chiếu với Kho bạc", "Reconciliation"},
    {"Chuyển nguồn", "Carry-over"},
    {"Hủy dự toán", "Lapse"},
    {"Tạm ứng phải nộp trả", "Advance due"},
    {"Mở sổ từ năm trước chuyển sang", "Opening"},
    {"Báo cáo quyết toán năm", "Settlement"},
    {"Xét duyệt chứng từ", "Review"},
    {"Biên bản xét duyệt quyết toán", "Minutes of the review"},
    {"Xuất toán", "Disallowance"},
    {"Thông báo xét duyệt quyết toán", "Notice of the review"},
    {"Nộp NSNN", "Refund"},
}};

const std::array<Label, stage_count> stage_names = {{
    {"Cấp có thẩm quyền giao", "Granted by the authority"},
    {"Được giao, chưa phân vào dòng", "Allotted, in no line yet"},
    {"Giữ lại, tiết kiệm", "Withheld"},
    {"Cơ quan tài chính yêu cầu điều chỉnh", "Disputed"},
    {"Còn được chi", "Available"},
    {"Đã cam kết", "Committed"},
    {"Tạm ứng chưa thanh toán", "Advanced"},
    {"Đã chi", "Spent"},
    {"Quyết toán được duyệt", "Settled"},
    {"Còn phải nộp NSNN", "Refund due"},
    {"Đã nộp NSNN", "Refunded"},
    {"Dự toán chuyển năm sau", "Allotment carried over"},
    {"Tạm ứng chuyển năm sau", "Advance carried over"},
    {"Dự toán bị hủy", "Lapsed"},
}};

}  // namespace

const Label& name_of(DocumentKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
const Label& name_of(Stage stage) { return stage_names.at(static_cast<std::size_t>(stage)); }

BookNames names_of(const Estimate& estimate) {
  BookNames names;
  for (const Activity& activity : estimate.activities)
    names.activities[activity.code.text()] = report::same(activity.name);
  for (const Line& line : estimate.lines)
    names.lines[estimate.code_of(line).text()] = line.norm->label;
  for (const Category& category : estimate.regulations->norms.categories)
    names.categories[category.code.text()] = category.label;
  return names;
}

namespace report {

std::string written(const Funding& f) {
  std::string text;
  for (const std::string* code : {&f.unit.text(), &f.chapter.text(), &f.subcategory.text(),
                                  &f.source.text(), &f.nature.text(), &f.programme.text()})
    if (!code->empty()) text += (text.empty() ? "" : "-") + *code;
  return std::to_string(f.fiscal_year) + " " + text;
}

ReportCell named(const std::map<std::string, Label>& names, const std::string& code) {
  const auto it = names.find(code);
  return it == names.end() ? ReportCell{} : ReportCell{it->second};
}

ReportCell unless_zero(Money amount) {
  return amount.is_zero() ? ReportCell{} : ReportCell{amount};
}

}  // namespace report
}  // namespace dutoan
