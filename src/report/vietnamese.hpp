// The words of the program: headings, states and units of statements, in both languages.
#pragma once

#include <dutoan/report.hpp>

#include <string>
#include <string_view>

namespace dutoan::report {

/// What a status, rounding, split or base is called.
[[nodiscard]] const Label& status_name(ValueStatus status);
[[nodiscard]] const Label& kind_name(ValueKind kind);
[[nodiscard]] const Label& rounding_name(Rounding rounding);
[[nodiscard]] const Label& split_name(Split split);
[[nodiscard]] const Label& layer_name(Layer layer);

/// A code word of a fact ("no such file", "text") in the language asked; other texts are the
/// user's own and come back unchanged.
[[nodiscard]] std::string translated(const std::string& word, Language language);

/// "TT 40/2017 Đ12 k4 b" as tables have it, and "điểm b khoản 4 Điều 12" in full.
[[nodiscard]] std::string cited(const Citation& citation, std::string_view document_name);
[[nodiscard]] Label cited_in_full(const Citation& citation);

/// Both languages of `pattern` with `{}` replaced by the pieces in turn.
[[nodiscard]] Label phrase(const Label& pattern, const std::vector<Label>& pieces);
[[nodiscard]] inline Label same(std::string text) { return {text, text}; }

namespace words {
inline const Label estimate_title{"DỰ TOÁN CHI TIẾT", "DETAILED ESTIMATE"};
inline const Label class_estimates{"DỰ TOÁN CHI TIẾT TỪNG LỚP",
                                   "DETAILED ESTIMATE, CLASS BY CLASS"};
inline const Label line_title{"CÁCH TÍNH DÒNG DỰ TOÁN", "WORKING OF AN ESTIMATE LINE"};
inline const Label proof_title{"KIỂM TRA SỐ HỌC CỦA KẾ HOẠCH", "THE PLAN'S ARITHMETIC"};
inline const Label plan_title{"KẾ HOẠCH", "PLAN"};

inline const Label plan{"Kế hoạch", "Plan"};
inline const Label issuer{"Cơ quan ban hành", "Issued by"};
inline const Label drafter{"Cơ quan lập dự toán", "Drafted by"};
inline const Label programme{"Chương trình", "Programme"};
inline const Label fiscal_year{"Năm ngân sách", "Budget year"};
inline const Label rates_on{"Mức chi lấy theo ngày", "Rates of"};
inline const Label stand_in{"Thay cho mức chưa có số liệu", "Standing in for unread rates"};

inline const Label by_row{"Theo huyện, theo đợt", "By district and tour"};
inline const Label by_activity{"Theo lớp", "By class"};
inline const Label by_category{"Theo nhóm chi", "By category"};
inline const Label by_row_category{"Theo huyện và nhóm chi", "By district and category"};
inline const Label by_sub_item{"Theo tiểu mục", "By sub-item"};
inline const Label by_item{"Theo khoản chi", "By item"};
inline const Label lines{"Các dòng dự toán", "Estimate lines"};
inline const Label against_allotment{"So với kinh phí được giao", "Against the allotment"};

inline const Label number{"STT", "No."};
inline const Label content{"Nội dung", "Content"};
inline const Label group{"Nhóm", "Group"};
inline const Label row{"Dòng kế hoạch", "Row of the plan"};
inline const Label classes{"Số lớp", "Classes"};
inline const Label people{"Số người", "People"};
inline const Label units{"Số đơn vị", "Units"};
inline const Label amount{"Thành tiền (đồng)", "Amount (đồng)"};
inline const Label per_person{"Bình quân/người", "Per person"};
inline const Label total{"Tổng cộng", "Total"};
inline const Label category{"Nhóm chi", "Category"};
inline const Label sub_item{"Tiểu mục", "Sub-item"};
inline const Label item{"Khoản chi", "Item"};
inline const Label code{"Mã", "Code"};
inline const Label activity{"Lớp, đợt", "Class, tour"};
inline const Label line_content{"Nội dung chi", "What is paid"};
inline const Label working{"Cách tính", "Working"};
inline const Label unit{"Đơn vị tính", "Unit"};
inline const Label unit_rate{"Đơn giá", "Unit rate"};
inline const Label law{"Căn cứ", "Law"};
inline const Label remark{"Ghi chú", "Remark"};
inline const Label quantity{"Số lượng", "Quantity"};
inline const Label venue{"Địa điểm", "Venue"};
inline const Label sizes{"Số người từng lớp", "People of each class"};
inline const Label split{"Cách chia lớp", "Split"};

inline const Label allotted{"Kinh phí được giao", "Allotted"};
inline const Label estimated{"Dự toán", "Estimated"};
inline const Label left{"Còn lại", "Left"};
inline const Label whole_plan{"Toàn kế hoạch", "Whole plan"};
inline const Label in_words{"Bằng chữ", "In words"};

inline const Label assumed{"giả định", "assumed"};
inline const Label quoted{"báo giá", "quotation"};
inline const Label assumed_figures{"Số liệu giả định", "Assumed figures"};
inline const Label stand_ins{"Mức chi dùng thay", "Rates that stand in"};
inline const Label unverified{"Mức chi chưa xác minh", "Unverified rates"};
inline const Label without_law{"Dòng chỉ dựa vào báo giá hoặc giả định, chưa nêu điều khoản",
                               "Lines that rest on a quotation or an assumption alone"};
inline const Label paid_by_others{"Phần do nơi khác chi trả (không tính vào dự toán)",
                                  "Paid by others (not in the estimate)"};
inline const ReportRemark see_reservations{
    "reservations",
    {"Lưu ý", "Note"},
    {{"có số liệu giả định, mức chi dùng thay hoặc chưa xác minh: xem dutoan estimate",
      "some figures are assumed, some rates stand in or are unverified: see dutoan estimate"}}};
inline const Label warnings{"Cảnh báo", "Warnings"};
inline const Label marks{"Ký hiệu", "Marks"};

inline const Label proof{"Phép cộng", "Sum"};
inline const Label computed{"Cộng được", "Adds up to"};
inline const Label stated{"Kế hoạch ghi", "Plan states"};
inline const Label outcome{"Kết quả", "Outcome"};
inline const Label holds{"đúng", "holds"};
inline const Label differs{"LỆCH", "DIFFERS"};
}  // namespace words

}  // namespace dutoan::report
