// The rules of what is typed for a book in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;

const std::vector<RuleText> texts = {
    {5050, error, 3, "date_unreadable", "{?text|không đọc được {field} \"{text}\"|thiếu {field}}",
     "{?text|cannot read the {field} \"{text}\"|the {field} is missing}",
     "ghi ngày như 15/07/2020 sau --date (và --posted-on nếu ghi sổ ngày khác)",
     "write it as 15/07/2020 after --date (and --posted-on where it is posted on another day)"},
    {5051, error, 4, "document_not_found",
     "sổ không có chứng từ \"{text}\" thuộc loại dùng được ở đây",
     "the book has no document \"{text}\" of a kind that can be used here",
     "xem các số chứng từ bằng: dutoan voucher list", "see the numbers with: dutoan voucher list"},
    {5052, error, 4, "several_documents", "\"{text}\" là số của nhiều chứng từ: {found}",
     "\"{text}\" is the number of several documents: {found}", "ghi mã chứng từ (id) thay cho số",
     "give the document's id instead of its number"},
    {5053, error, 4, "funding_not_found",
     "{?known|sổ không có kinh phí nào khớp các mã này; trong sổ có: {known}|sổ chưa có kinh phí "
     "nào}",
     "{?known|the book has no funding with these codes; it has: {known}|the book has no funding "
     "yet}",
     "giao dự toán trước, đủ mã: dutoan allot 5,5tỷ --year 2020 --unit BDT --chapter 483 "
     "--subcategory 085 --source 01 --nature 12 --programme 0392",
     "allot it first, with all codes: dutoan allot 5,5tỷ --year 2020 --unit BDT --chapter 483 "
     "--subcategory 085 --source 01 --nature 12 --programme 0392"},
    {5054, error, 4, "several_fundings", "nhiều kinh phí khớp các mã này: {found}",
     "several fundings have these codes: {found}",
     "thêm mã để chỉ còn một: --year, --unit, --chapter, --subcategory, --source, --nature, "
     "--programme",
     "add codes until one is left: --year, --unit, --chapter, --subcategory, --source, --nature, "
     "--programme"},
    {5055, error, 3, "line_unreadable", "không đọc được dòng và số tiền \"{text}\"",
     "cannot read a line and an amount in \"{text}\"",
     "ghi DÒNG=SỐ_TIỀN, ví dụ ML1/hall=1.500.000 hoặc \"ml1 hoi truong 1tr5\"",
     "write LINE=AMOUNT, as in ML1/hall=1.500.000 or \"ml1 hoi truong 1tr5\""},
    {5056, error, 4, "line_not_in_book",
     "sổ không có dòng hay lớp \"{text}\"{?nearest|; gần nhất là {nearest}}",
     "the book has no line or class \"{text}\"{?nearest|; the nearest is {nearest}}",
     "xem các dòng bằng: dutoan left --by line{?no_plan|; muốn gõ tên dòng thì nêu kế hoạch bằng "
     "--plan}",
     "see the lines with: dutoan left --by line{?no_plan|; to type the names of lines, give the "
     "plan with --plan}"},
    {5057, error, 3, "line_not_named",
     "\"{text}\" chưa nói dòng dự toán nào{?open|; các dòng còn số dư: {open}}",
     "\"{text}\" does not say which line{?open|; open are: {open}}",
     "ghi DÒNG=SỐ_TIỀN, ví dụ ML1/hall=1.500.000", "write LINE=AMOUNT, as in ML1/hall=1.500.000"},
    {5058, error, 3, "nothing_open", "{follows} không còn số dư nào",
     "nothing of {follows} is open any more", "xem chứng từ bằng: dutoan voucher show {follows}",
     "see it with: dutoan voucher show {follows}"},
    {5059, error, 3, "evidence_unreadable", "không đọc được giấy tờ kèm theo \"{text}\"",
     "cannot read the attached paper \"{text}\"",
     "ghi LOẠI;SỐ;NGÀY hoặc LOẠI;SỐ;NGÀY;SỐ_TIỀN, ví dụ \"hóa đơn;0012345;15/07/2020;1tr5\"",
     "write KIND;NUMBER;DATE or KIND;NUMBER;DATE;AMOUNT, as in "
     "\"invoice;0012345;15/07/2020;1tr5\""},
    {5060, error, 3, "total_unreadable", "không đọc được tổng số \"{text}\"",
     "cannot read the total \"{text}\"", "ghi số tiền như 1.500.000 hoặc 1tr5",
     "write an amount such as 1.500.000 or 1tr5"},
    {6918, error, 3, "guarantee_unreadable", "không đọc được số tiền bảo lãnh \"{text}\"",
     "cannot read the amount of the guarantee, \"{text}\"",
     "ghi số tiền như 30.000.000 hoặc 30tr; 0 nếu hợp đồng yêu cầu mà chưa nộp",
     "write an amount such as 30.000.000 or 30tr; 0 where the contract asks for one not handed in"},
    {5070, error, 4, "estimate_not_saved", "sổ chưa lưu dự toán nào để phê duyệt",
     "the book has no saved estimate to approve",
     "lưu dự toán: dutoan estimate save -d NGÀY; hoặc nêu từng dòng, khi dự toán lưu ở nơi khác",
     "save it: dutoan estimate save -d DATE; or name the lines, where the estimate is kept "
     "elsewhere"},
    {5071, error, 4, "version_not_saved",
     "sổ không có phiên bản dự toán \"{text}\"{?newest|; mới nhất là {newest}}",
     "the book has no version \"{text}\" of the estimate{?newest|; the newest is {newest}}",
     "xem các phiên bản bằng: dutoan history", "see the versions with: dutoan history"},
    {5072, error, 3, "plan_of_other_year", "kế hoạch của năm {plan}, kinh phí của năm {funding}",
     "the plan is of {plan}, the funding of {funding}",
     "chọn kế hoạch hoặc kinh phí (--year) cùng năm", "choose a plan and a funding of one year"},
    {5073, error, 3, "giver_not_named",
     "chưa nêu được kinh phí khác để chuyển đi{?text|: \"{text}\"}",
     "no other funding is named to take money from{?text|: \"{text}\"}",
     "chỉ điều chỉnh (--as adjustment) có --from, và phải có: các mã khác với kinh phí nhận, như "
     "--from subcategory=085",
     "adjustments alone (--as adjustment) take --from, and need it: the codes that differ from "
     "those of the receiving funding, as in --from subcategory=085"},
    {5074, error, 3, "nothing_differs", "dự toán đã duyệt đã đúng như {follows}",
     "the approved estimate is as {follows} has it already",
     "không cần điều chỉnh; xem bằng: dutoan history",
     "there is nothing to amend; see: dutoan history"},
    {5075, error, 3, "plan_not_kept",
     "hồ sơ không kèm {?file|tệp {file} của kế hoạch|tệp kế hoạch dạng văn bản}",
     "the dossier does not hold {?file|the plan's file {file}|the plan as a text}",
     "xin đơn vị tệp kế hoạch, rồi lập dự toán bằng: dutoan estimate --plan TỆP",
     "ask the drafter for the plan, then use: dutoan estimate --plan FILE"},
};

}  // namespace

const std::vector<RuleText>& entry_rule_texts() { return texts; }

}  // namespace dutoan::report
