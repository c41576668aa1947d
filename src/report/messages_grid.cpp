// What is told of the plan as grids, and of rate documents that are taken up, in words.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr Severity error = Severity::error;

const std::vector<RuleText> texts = {
    {9140, error, 3, "plan_is_workbook",
     "kế hoạch \"{file}\" không phải tệp .toml, nên không sửa được ở đây",
     "the plan \"{file}\" is no .toml file and cannot be changed here",
     "sửa trong Excel, hoặc đổi sang .toml bằng: dutoan plan import",
     "change it in Excel, or make it .toml with: dutoan plan import"},
    {9141, error, 6, "plan_changed", "người khác đã sửa \"{file}\" sau khi trang này được mở",
     "somebody else has changed \"{file}\" since this page was opened",
     "phần đã gõ còn nguyên dưới đây; xem các chỗ khác, rồi ghi lại hoặc mở lại kế hoạch",
     "what you typed is all below; look at what differs, then enter it again or start anew"},
    {9142, error, 3, "rows_lost", "{sheet}: đã gõ {typed} hàng, chỉ đọc được {read}",
     "{sheet}: {typed} rows were typed, and {read} were read",
     "xem các mã lặp lại, và nhóm của từng hàng",
     "look for codes that stand twice, and at the group of each row"},
    {9143, error, 3, "pasted_beyond", "phần dán có cột \"{column}\" mà bảng không có",
     "the pasted text has the column \"{column}\", which the table has not",
     "bỏ cột đó, hoặc dán từ ô nằm xa hơn về bên trái",
     "leave the column out, or paste from a cell further left"},
    {9144, error, 3, "nothing_pasted", "chưa có gì để dán vào \"{file}\"",
     "there is nothing to paste into \"{file}\"", "chép vùng ô trong Excel, rồi dán vào khung",
     "copy the cells in Excel, then paste them into the box"},
    {9145, error, 3, "no_document", "chưa có văn bản mức chi", "no rate document was given",
     "chọn tệp .toml của văn bản, hoặc dán nội dung vào khung",
     "choose the document's .toml file, or paste its text"},
    {9146, error, 3, "values_overlap",
     "mức của văn bản mới và mức đang có cùng hiệu lực từ ngày {day}, mà mức cũ không tự kết thúc "
     "được",
     "from {day} on a value of the new document and one that stands both hold, and the old one "
     "cannot "
     "be ended by itself",
     "ghi replaces hoặc amends trong văn bản mới, hoặc until ở mức cũ",
     "write replaces or amends in the new document, or until in the old value"},
};

}  // namespace

const std::vector<RuleText>& grid_rule_texts() { return texts; }

}  // namespace dutoan::report
