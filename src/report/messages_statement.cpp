// What is told of forms, statements and the reconciliation with the Treasury, in words.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;

const std::vector<RuleText> texts = {
    {2120, error, 4, "item_stands_once", "chỉ tiêu \"{code}\" có hai lần trong phần này",
     "the item \"{code}\" stands twice in this part", "đặt mã số khác cho một chỉ tiêu",
     "give one of them another code"},
    {2121, error, 4, "formula_unreadable", "không đọc được công thức \"{text}\"",
     "cannot read the formula \"{text}\"", "viết mã số với dấu + hoặc - ở giữa: 03+15-18",
     "write codes with + or - between them: 03+15-18"},
    {2122, error, 4, "item_is_known", "không có chỉ tiêu, số liệu hay mẫu biểu \"{code}\"",
     "there is no item, figure or form \"{code}\"",
     "sửa mã số; các số liệu có ở docs/reference/files.md",
     "correct the code; the figures are in docs/reference/files.md"},
    {2123, error, 4, "item_is_not_its_own", "chỉ tiêu \"{code}\" tính từ chính nó",
     "the item \"{code}\" is computed from itself", "sửa công thức", "correct the formula"},
    {6076, error, 3, "no_rows", "bảng của Kho bạc không có dòng nào",
     "the Treasury's list has no rows",
     "lập mẫu bằng {dutoan settle reconcile} rồi điền số của Kho bạc",
     "make the list with {dutoan settle reconcile} and fill in the Treasury's figures"},
    {6077, error, 3, "key_is_given", "ô này chưa có {field}", "this cell lacks its {field}",
     "mỗi dòng cần chương, khoản và nguồn", "each row needs chapter, subcategory and nature"},
    {6078, error, 3, "row_stands_once", "chương, khoản, nguồn, CTMT và tiểu mục này có hai dòng",
     "these codes have two rows", "cộng hai dòng thành một", "make one row of the two"},
    {6079, error, 3, "figure_unreadable", "không đọc được số tiền \"{text}\"",
     "cannot read the amount \"{text}\"", "viết 1.234.567 hoặc 1234567",
     "write 1.234.567 or 1234567"},
    {6070, error, 4, "form_is_known", "không có mẫu biểu \"{text}\"; các mẫu: {known}",
     "there is no form \"{text}\"; the forms are {known}",
     "xem danh sách: {dutoan settle statement}", "see the list: {dutoan settle statement}"},
    {6071, error, 3, "form_is_of_year", "mẫu {form} không dùng cho năm {year}, chỉ từ năm {first}",
     "the form {form} is not of {year}, only from {first} on",
     "chọn năm ngân sách khác bằng {--year}", "choose another year with {--year}"},
    {6072, error, 4, "cell_is_known", "mẫu {form} không có ô \"{text}\"{?known|; {what}: {known}|}",
     "the form {form} has no cell \"{text}\"{?known|; {what}: {known}|}",
     "viết MẪU/CHỈ TIÊU/CỘT, như B01/19/total", "write FORM/ROW/COLUMN, as B01/19/total"},
    {6073, error, 1, "identity_holds",
     "chỉ tiêu {item}, {column}: {identity} không đúng: {stated} khác {expected}",
     "item {item}, {column}: {identity} does not hold: {stated} is not {expected}",
     "không nộp báo cáo này; xem chứng từ của từng số bằng {dutoan trace}, và chứng từ ghi sau khi "
     "khóa "
     "sổ bằng {dutoan voucher list}",
     "do not submit this statement; see the documents of each figure with {dutoan trace}, and what "
     "was "
     "entered after the close with {dutoan voucher list}"},
    {6074, warning, 0, "rest_sub_item",
     "tiểu mục {sub_item} là \"khác\" của mục {item}: quyết toán {amount} đ",
     "the sub-item {sub_item} is the one for everything else of {item}: {amount} are settled on it",
     "chuyển sang tiểu mục đúng nội dung nếu có (TT 324/2016/TT-BTC, Điều 4)",
     "move it to the sub-item of its content where there is one (TT 324/2016/TT-BTC, Điều 4)"},
};

}  // namespace

const std::vector<RuleText>& statement_rule_texts() { return texts; }

}  // namespace dutoan::report
