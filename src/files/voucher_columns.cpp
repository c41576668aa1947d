#include "files/voucher_columns.hpp"

#include <dutoan/language.hpp>

#include <algorithm>

namespace dutoan::files {
namespace {

using enum VoucherColumn;

const std::array<VoucherColumnText, voucher_column_count> columns = {{
    {kind,
     "kind",
     {"Loại chứng từ", "Kind"},
     {"chọn trong danh sách và lặp lại ở mọi dòng của chứng từ",
      "choose one and repeat it in every row of the voucher"},
     {"loại", "loại ct", "nghiệp vụ", "kind of voucher"}},
    {number,
     "number",
     {"Số chứng từ", "Number"},
     {"lặp lại ở mọi dòng: cùng loại và số là một chứng từ",
      "repeat it in every row: the same kind and number are one voucher"},
     {"số", "số ct", "số hiệu", "số phiếu", "số hiệu chứng từ", "voucher number"}},
    {date,
     "date",
     {"Ngày chứng từ", "Date"},
     {"ngày/tháng/năm", "day/month/year"},
     {"ngày", "ngày ct", "ngày lập", "ngày lập chứng từ", "voucher date"}},
    {posted_on,
     "posted_on",
     {"Ngày ghi sổ", "Posted on"},
     {"để trống nếu là ngày chứng từ", "blank: the date of the voucher"},
     {"ngày hạch toán", "posting date"}},
    {payee,
     "payee",
     {"Người nhận, nộp tiền", "Payee"},
     {"để trống thì lấy của chứng từ gốc", "blank: that of what it follows"},
     {"người nhận", "người nộp", "người nhận tiền", "người nộp tiền", "đơn vị nhận",
      "đơn vị nhận tiền", "đối tượng"}},
    {line,
     "line",
     {"Dòng dự toán", "Line"},
     {"chọn trong danh sách, hoặc gõ mã", "choose one, or type its code"},
     {"dòng", "mã dòng", "mã dòng dự toán", "line code"}},
    {amount,
     "amount",
     {"Số tiền (đồng)", "Amount"},
     {"số tiền của dòng này: 1.500.000 hoặc 1tr5", "of this row: 1.500.000 or 1tr5"},
     {"số tiền", "thành tiền", "amount dong", "amount in dong"}},
    {follows,
     "follows",
     {"Theo chứng từ", "Follows"},
     {"số tạm ứng được thanh toán hoặc nộp lại, số cam kết được chi, số chứng từ được thu hồi",
      "the advance that is cleared or repaid, the commitment that is paid on, the payment that is "
      "recovered"},
     {"chứng từ gốc", "theo tạm ứng", "mã tạm ứng", "số tạm ứng", "theo cam kết", "theo hợp đồng"}},
    {description,
     "description",
     {"Diễn giải", "Description"},
     {"chi việc gì", "what it is for"},
     {"nội dung", "nội dung chi", "lý do", "lý do chi"}},
    {decider,
     "decider",
     {"Người quyết định", "Decider"},
     {"mã người duyệt chi; khác người lập; để trống thì lấy DUTOAN_DECIDER",
      "who decided it, not who enters it; blank: DUTOAN_DECIDER"},
     {"người duyệt", "người duyệt chi", "người phê duyệt", "thủ trưởng", "decided by"}},
    {evidence,
     "evidence",
     {"Giấy tờ kèm theo", "Evidence"},
     {"LOẠI;SỐ;NGÀY;SỐ_TIỀN, số tiền không bắt buộc; nhiều giấy tờ thì cách nhau bằng | hoặc mỗi "
      "dòng một giấy tờ",
      "KIND;NUMBER;DATE;AMOUNT, the amount may miss; several are parted by |, or stand in a row "
      "each"},
     {"giấy tờ", "chứng từ kèm theo", "hồ sơ kèm theo", "kèm theo"}},
    {total,
     "total",
     {"Tổng số trên chứng từ", "Total"},
     {"không bắt buộc; các dòng phải cộng đúng số này", "may miss; the rows must add up to it"},
     {"tổng số", "tổng cộng", "tổng tiền"}},
    {id,
     "id",
     {"Mã chứng từ", "Id"},
     {"để trống: lấy từ loại, đơn vị, năm và số", "blank: made of kind, unit, year and number"},
     {"mã ct", "voucher id"}},
}};

constexpr std::array<std::string_view, 7> for_people = {"stt",   "tt",  "ghichu", "note",
                                                        "notes", "loi", "errors"};

}  // namespace

const std::array<VoucherColumnText, voucher_column_count>& voucher_columns() { return columns; }

const VoucherColumnText& text_of(VoucherColumn column) {
  return columns.at(static_cast<std::size_t>(column));
}

std::string bare_title(std::string_view title) {
  std::string folded = fold(title);
  std::erase_if(folded, [](char c) {
    const bool is_kept = ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') ||
                         (static_cast<unsigned char>(c) & 0x80U) != 0;
    return !is_kept;
  });
  return folded;
}

bool is_for_people(std::string_view title) {
  return std::ranges::find(for_people, bare_title(title)) != for_people.end();
}

}  // namespace dutoan::files
