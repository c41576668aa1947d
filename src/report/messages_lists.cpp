// The rules of lists and workbooks in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;

const std::vector<RuleText> texts = {
    {7001, error, 3, "column_not_found", "không thấy cột \"{column}\"",
     "the column \"{column}\" is missing", "thêm cột này vào dòng đầu", "add it to the first line"},
    {7003, error, 3, "wrong_field_count", "dòng có {fields} ô, cần {expected}",
     "the line has {fields} cells, {expected} expected",
     "kiểm tra dấu phân cách và dấu nháy của dòng", "check the separators and quotes of the line"},
    {7004, error, 3, "unclosed_quote", "dấu nháy kép mở ở đây không được đóng",
     "the quote that opens here is never closed", "đóng dấu nháy, hoặc viết nó hai lần",
     "close the quote, or double it"},
    {7005, error, 3, "unknown_column",
     "không có cột \"{column}\" trong {?known|trang này|danh sách lớp}{?nearest|; cột gần nhất là "
     "\"{nearest}\"}",
     "\"{column}\" is no column of {?known|this sheet|a list of classes}{?nearest|; the nearest is "
     "\"{nearest}\"}",
     "các cột: {?known|{known}|mã lớp, dòng, tên lớp, số đơn vị, học viên, ngày bắt đầu, địa điểm, "
     "ghi chú, và tên các thừa số}",
     "the columns are: {?known|{known}|code, row, name, units, people, starts, venue, and the "
     "names of factors}"},
    {7006, error, 3, "not_a_workbook", "không đọc được bảng tính \"{file}\": {reason}",
     "cannot read the workbook \"{file}\": {reason}",
     "mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx hoặc .ods, không đặt mật khẩu",
     "open it with Excel or LibreOffice and save it as .xlsx or .ods, without a password"},
    {7007, error, 3, "workbook_too_large",
     "bảng tính \"{file}\" vượt giới hạn: {limit}, nhiều nhất {most}",
     "the workbook \"{file}\" is beyond the limit: {limit}, at most {most}",
     "bỏ các trang, ảnh và vùng thừa, hoặc chia thành nhiều tệp",
     "remove sheets, pictures and unused ranges, or split it into several files"},
    {7008, error, 3, "cell_unreadable", "không đọc được ô này: {reason}{?text|: \"{text}\"}",
     "cannot read this cell: {reason}{?text|: \"{text}\"}", "gõ lại nội dung của ô",
     "type the cell's content anew"},
    {7009, error, 3, "cell_twice", "ô này có hai lần trong tệp", "the file holds this cell twice",
     "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
     "open the file with Excel or LibreOffice and save it anew"},
    {7010, error, 3, "old_encoding",
     "chữ trong tệp theo bảng mã cũ {encoding}: \"{text}\" đọc ra là \"{converted}\"",
     "the texts are in the old encoding {encoding}: \"{text}\" reads \"{converted}\"",
     "nếu đọc ra đúng, ghi classes_encoding = \"{word}\" ở nhóm này của kế hoạch, hoặc thêm "
     "{--encoding {word}}",
     "if that reads right, write classes_encoding = \"{word}\" in this group of the plan, or add "
     "{--encoding {word}}"},
    {7011, error, 3, "sheet_not_found", "bảng tính không có trang \"{sheet}\"; các trang: {known}",
     "the workbook has no sheet \"{sheet}\"; its sheets: {known}", "sửa tên trang",
     "correct the name of the sheet"},
    {7012, error, 3, "several_sheets",
     "{?known|nhiều trang cùng có các cột của danh sách lớp: {known}|không trang nào có các cột mã "
     "lớp và dòng}",
     "{?known|several sheets have the columns of a list of classes: {known}|no sheet has the "
     "columns code and row}",
     "{?known|ghi classes_sheet = \"TÊN TRANG\" ở nhóm này của kế hoạch|thêm dòng tiêu đề có các "
     "cột mã lớp và dòng}",
     "{?known|write classes_sheet = \"NAME\" in this group of the plan|add a line of titles with "
     "the columns code and row}"},
    {7013, error, 3, "cell_shows_error", "ô này hiện lỗi {text}",
     "this cell shows the error {text}", "sửa công thức trong bảng tính rồi lưu lại",
     "correct its formula and save the workbook"},
    {7014, error, 3, "merged_numbers", "số {text} nằm trong ô gộp của nhiều dòng",
     "the figure {text} stands in a cell merged over several rows",
     "bỏ gộp ô và ghi số của từng dòng", "unmerge the cell and write each row's own figure"},
    {7015, error, 3, "column_without_title", "ô có nội dung \"{text}\" nhưng cột không có tiêu đề",
     "the cell holds \"{text}\", but its column has no title",
     "ghi tiêu đề cho cột, hoặc xóa nội dung của cột", "give the column a title, or empty it"},
    {7016, error, 3, "encoding_not_met", "đã nêu bảng mã {encoding} nhưng chữ trong tệp là Unicode",
     "the encoding {encoding} is named, but the texts are Unicode already",
     "bỏ classes_encoding (hoặc {--encoding})", "remove classes_encoding (or {--encoding})"},
    {7017, error, 3, "unknown_sheet",
     "trang \"{sheet}\" không phải trang của kế hoạch{?nearest|; trang gần nhất là \"{nearest}\"}",
     "\"{sheet}\" is no sheet of a plan{?nearest|; the nearest is \"{nearest}\"}",
     "sửa tên trang; đặt dấu # trước tên của trang không cần đọc",
     "correct its name; put # before the name of a sheet that need not be read"},
};

}  // namespace

const std::vector<RuleText>& list_rule_texts() { return texts; }

}  // namespace dutoan::report
