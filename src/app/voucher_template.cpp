// The list to be filled in: titles, a row that says how, drop-downs, the approved lines, a guide.
#include "app/typed.hpp"
#include "files/voucher_columns.hpp"

#include <dutoan/book_report.hpp>
#include <dutoan/vouchers.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using files::VoucherColumn;
using files::VoucherColumnText;
using Kind = PaperRow::Kind;

const Label list_sheet{"Chứng từ", "Vouchers"};
const Label lines_sheet{"Dòng dự toán", "Lines"};
const Label guide_sheet{"Hướng dẫn", "How to"};
constexpr int rows_to_fill = 5000;

PaperEntry::Kind kind_of(VoucherColumn column) {
  switch (column) {
    case VoucherColumn::date:
    case VoucherColumn::posted_on: return PaperEntry::Kind::date;
    case VoucherColumn::amount:
    case VoucherColumn::total: return PaperEntry::Kind::amount;
    default: return PaperEntry::Kind::text;
  }
}

int width_of(VoucherColumn column) {
  switch (column) {
    case VoucherColumn::line: return 34;
    case VoucherColumn::kind:
    case VoucherColumn::payee:
    case VoucherColumn::description:
    case VoucherColumn::follows:
    case VoucherColumn::decider:
    case VoucherColumn::evidence: return 26;
    default: return 17;
  }
}

std::vector<std::string> kind_words(Language language) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < document_kind_count; ++i)
    if (const auto kind = static_cast<DocumentKind>(i); is_voucher(kind))
      words.push_back(in(language, name_of(kind)));
  return words;
}

/// A row that begins with # is passed over when the list is read in.
std::string guide_of(const VoucherColumnText& column, Language language) {
  return (column.column == VoucherColumn::kind ? "# " : "") + in(language, column.guide);
}

PaperSheet list_of(std::size_t lines, Language language) {
  PaperSheet sheet;
  sheet.name = in(language, list_sheet);
  PaperRow titles{Kind::head, {}}, guide{Kind::memo, {}};
  for (const VoucherColumnText& column : files::voucher_columns()) {
    PaperEntry entry{
        kind_of(column.column), in(language, column.title), in(language, column.guide), {}};
    if (column.column == VoucherColumn::kind) entry.words = kind_words(language);
    if (column.column == VoucherColumn::line && lines > 0)
      entry.cells = "'" + in(language, lines_sheet) + "'!$A$2:$A$" + std::to_string(lines + 1);
    sheet.columns.push_back({width_of(column.column), false, false, std::move(entry)});
    titles.cells.push_back({column.title});
    guide.cells.push_back({guide_of(column, language)});
  }
  sheet.rows = {std::move(titles), std::move(guide)};
  sheet.head_first = 1;
  sheet.head_last = 2;
  sheet.rows_to_fill = rows_to_fill;
  return sheet;
}

PaperSheet lines_of(const std::vector<Availability>& left, const BookNames& names,
                    Language language) {
  PaperSheet sheet;
  sheet.name = in(language, lines_sheet);
  sheet.columns = {{40}, {24}, {36}, {18}};
  sheet.rows.push_back({Kind::head,
                        {{Label{"Để chọn", "To choose"}},
                         {Label{"Mã dòng", "Line code"}},
                         {Label{"Khoản chi", "What is paid"}},
                         {Label{"Còn được chi", "Left"}}}});
  sheet.head_first = sheet.head_last = 1;
  for (const Availability& each : left) {
    const auto known = names.lines.find(each.scope.code);
    const std::string words = known == names.lines.end() ? "" : in(language, known->second);
    sheet.rows.push_back({Kind::plain,
                          {{each.scope.code + (words.empty() ? "" : " " + words)},
                           {each.scope.code},
                           {words},
                           {each.left()}}});
  }
  return sheet;
}

const std::vector<Label>& guide_sentences() {
  static const std::vector<Label> sentences = {
      {"Mỗi dòng của trang \"Chứng từ\" là một dòng của chứng từ. Các dòng cùng loại và số là một "
       "chứng từ; ngày, người nhận, diễn giải… chỉ cần ghi ở dòng đầu của chứng từ.",
       "Each row of the sheet \"Vouchers\" is a line of a voucher. Rows of the same kind and "
       "number "
       "are one voucher; its date, payee, description … may stand in its first row alone."},
      {"Không cần xóa dòng hướng dẫn: dòng bắt đầu bằng # được bỏ qua. Có thể thêm cột STT, Ghi "
       "chú.",
       "The row of guidance may stay: rows that begin with # are passed over. Columns STT and Note "
       "may be added."},
      {"Thanh toán, nộp lại tạm ứng và thu hồi cần ghi chứng từ gốc ở cột \"Theo chứng từ\"; chứng "
       "từ gốc có thể ở trong sổ, hoặc ở phía trên trong cùng tệp.",
       "A clearance, repayment or recovery names what it follows in the column \"Follows\": a "
       "document of the book, or a voucher above in the same file."},
      {"Ngày hiện dạng ngày/tháng/năm. Nếu Excel đổi chỗ ngày và tháng khi gõ, hãy gõ năm trước: "
       "2020-07-15.",
       "Dates are shown as day/month/year. If Excel turns day and month round while you type, type "
       "the year first: 2020-07-15."},
      {"Ghi thử trước: dutoan voucher import TỆP --dry-run. Ghi thật: bỏ --dry-run. Tệp có lỗi thì "
       "không chứng từ nào được ghi; --errors LOI.xlsx ghi bản sao có cột nêu lỗi từng dòng.",
       "Try it first: dutoan voucher import FILE --dry-run. Then without --dry-run. Of a file with "
       "an error nothing is posted; --errors ERRORS.xlsx writes a copy with a column of errors."},
      {"Đọc lại tệp đã ghi thì không ghi thêm gì. Chứng từ đã ghi sổ không sửa được trong tệp: lập "
       "bút toán đảo bằng dutoan voucher reverse.",
       "A file that is read in again posts nothing more. What is posted is not changed in the "
       "file: "
       "it is reversed with dutoan voucher reverse."},
      {"Số còn được chi ở trang \"Dòng dự toán\" là số lúc lập mẫu này.",
       "What is left on the sheet \"Lines\" is what was left when this file was made."},
  };
  return sentences;
}

PaperSheet guide_of(Language language) {
  PaperSheet sheet;
  sheet.name = in(language, guide_sheet);
  sheet.is_landscape = false;
  sheet.columns = {{26}, {80}};
  const auto wide = [](Kind kind, const Label& text) { return PaperRow{kind, {{text, {}, 2}}}; };
  sheet.rows.push_back(wide(Kind::section, {"Cách điền bảng kê chứng từ", "How to fill in"}));
  for (const Label& sentence : guide_sentences()) sheet.rows.push_back(wide(Kind::text, sentence));
  sheet.rows.push_back(
      {Kind::head, {{Label{"Cột", "Column"}}, {Label{"Cách ghi", "How to write it"}}}});
  for (const VoucherColumnText& column : files::voucher_columns())
    sheet.rows.push_back({Kind::plain, {{column.title}, {column.guide}}});
  return sheet;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out + "\"";
}

}  // namespace

Result<Paper> voucher_template(const Store& book, const TypedFunding& codes,
                               const Estimate* estimate, Language language) {
  const auto funding = typed::read_funding(typed::fundings_of(book), codes, false);
  if (!funding) return refuse(funding.error());
  std::vector<Availability> left = what_is_left(book, {}, ControlLevel::line);
  std::erase_if(left, [&](const Availability& each) { return each.scope.funding != *funding; });
  const BookNames names = estimate == nullptr ? BookNames{} : names_of(*estimate);
  Paper paper;
  paper.title = {"Bảng kê chứng từ", "List of vouchers"};
  paper.sheets = {list_of(left.size(), language), lines_of(left, names, language),
                  guide_of(language)};
  return paper;
}

std::string voucher_template_text(Language language, char separator) {
  std::string titles = "\xEF\xBB\xBF", guide;  // so that Excel sees UTF-8
  for (const VoucherColumnText& column : files::voucher_columns()) {
    const bool is_first = column.column == VoucherColumn::kind;
    titles += (is_first ? "" : std::string{separator}) + in(language, column.title);
    // The mark that makes a remark of the row must be the first of its line, before any quote.
    guide += is_first ? guide_of(column, language) : separator + quoted(in(language, column.guide));
  }
  return titles + "\n" + guide + "\n";
}

}  // namespace dutoan
