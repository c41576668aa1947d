// The rules of lists of vouchers in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;

const std::vector<RuleText> texts = {
    {5080, error, 3, "sheet_not_clear",
     "{?known|nhiều trang cùng có các cột của bảng kê chứng từ: {known}|không trang nào có các cột "
     "số chứng từ và số tiền}",
     "{?known|several sheets have the columns of a list of vouchers: {known}|no sheet has the "
     "columns number and amount}",
     "{?known|chọn một trang bằng {--sheet}|ghi dòng tiêu đề như mẫu: {dutoan voucher template "
     "-o mau.xlsx}}",
     "{?known|choose one with {--sheet}|write a line of titles as in {dutoan voucher template "
     "-o template.xlsx}}"},
    {5081, error, 3, "kind_unknown",
     "không có loại chứng từ \"{word}\"{?nearest|; gần nhất là \"{nearest}\"}",
     "\"{word}\" is no kind of voucher{?nearest|; the nearest is \"{nearest}\"}",
     "ghi một trong: {known}", "write one of: {known}"},
    {5082, error, 3, "cell_is_given", "ô \"{field}\" để trống", "\"{field}\" is empty",
     "điền ô này; loại, số và số tiền cần có ở mọi dòng, ngày ở dòng đầu của chứng từ",
     "fill it in; kind, number and amount stand in every row, the date in the voucher's first"},
    {5083, error, 3, "rows_agree",
     "{number}: \"{field}\" là \"{text}\", ở dòng trên của chứng từ này là \"{before}\"",
     "{number}: \"{field}\" is \"{text}\", in an earlier row of this voucher it is \"{before}\"",
     "các dòng cùng loại và số là một chứng từ: sửa cho khớp, để trống, hoặc ghi số khác",
     "rows of one kind and number are one voucher: let them agree, leave it out, or use another "
     "number"},
    {5084, error, 3, "id_stands_once", "mã chứng từ {id} đã dùng cho chứng từ ở trên",
     "the id {id} is that of a voucher above", "để trống cột mã, hoặc ghi mã khác",
     "leave it out, or give another id"},
    {5085, error, 3, "followed_is_accepted",
     "{number}: chưa kiểm tra được, vì chứng từ gốc {follows} ở trên có lỗi",
     "{number}: it cannot be checked yet, because {follows} above, which it follows, is refused",
     "sửa lỗi của chứng từ gốc trước", "correct what it follows first"},
    {5086, error, 3, "voucher_is_there", "\"{file}\" không có chứng từ nào",
     "\"{file}\" holds no voucher", "ghi ít nhất một dòng dưới dòng tiêu đề",
     "write at least one row below the titles"},
};

}  // namespace

const std::vector<RuleText>& voucher_rule_texts() { return texts; }

}  // namespace dutoan::report
