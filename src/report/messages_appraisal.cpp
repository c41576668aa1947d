// The rules of saved estimates and their appraisal in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

const std::vector<RuleText> texts = {
    {4101, error, 3, "not_frozen", "\"{file}\" không phải là dự toán đã lưu: {where}",
     "\"{file}\" is no saved estimate: {where}",
     "lấy lại tệp từ nơi gửi; nếu tệp do bản dutoan mới hơn ghi thì cài bản ấy",
     "get the file again from its sender; install the newer dutoan if one wrote it"},
    {4102, error, 6, "text_altered", "\"{file}\" đã bị sửa sau khi lưu",
     "\"{file}\" was changed after it was saved",
     "lấy lại tệp từ nơi gửi; muốn đổi số liệu thì đổi trong kế hoạch rồi lưu phiên bản mới",
     "get the file again from its sender; to change figures, change the plan and save a new "
     "version"},
    {4103, error, 3, "does_not_add_up", "\"{file}\": số tiền không khớp cách tính: {where}",
     "\"{file}\": the amount does not follow from its inputs: {where}", "lấy lại tệp từ nơi gửi",
     "get the file again from its sender"},
    {4110, error, 4, "lines_not_found", "dự toán không có dòng nào là \"{text}\"",
     "the estimate has no line \"{text}\"",
     "gõ mã dòng (ML1/hall), mã lớp (ML1), mã huyện hoặc nhóm kèm khoản chi (ML/hall), hoặc */hall",
     "type a line (ML1/hall), a class (ML1), a district or group with an item (ML/hall), or "
     "*/hall"},
    {4111, error, 2, "cut_unreadable", "{?line|{line}: |}không hiểu \"{text}\"",
     "{?line|{line}: |}cannot read \"{text}\"",
     "gõ SỐ_LIỆU=GIÁ_TRỊ, ví dụ days=2, unit_rate<=1.500.000, unit_rate=-10%",
     "type INPUT=VALUE, such as days=2, unit_rate<=1.500.000, unit_rate=-10%"},
    {4112, error, 4, "input_not_found", "{?line|{line}: |}không có số liệu \"{input}\"",
     "{?line|{line}: |}there is no input \"{input}\"",
     "xem số liệu của dòng bằng: {dutoan appraise list DÒNG}; số liệu là mã thừa số, unit_rate "
     "hoặc "
     "percent",
     "see a line's inputs with: {dutoan appraise list LINE}; an input is a factor's code, "
     "unit_rate "
     "or percent"},
    {4113, error, 3, "below_nothing_cut", "{line}: \"{text}\" cắt nhiều hơn số đang có",
     "{line}: \"{text}\" cuts more than there is",
     "cắt ít hơn, hoặc dùng: {dutoan appraise reject}",
     "cut less, or use: {dutoan appraise reject}"},
    {4114, error, 3, "changes_no_line",
     "{?line|{line}: |}{?input|\"{input}\" |}không làm thay đổi số tiền nào",
     "{?line|{line}: |}{?input|\"{input}\" |}changes no amount",
     "sửa giá trị; muốn giữ nguyên dòng thì dùng: {dutoan appraise accept}",
     "correct the value; to leave a line as it is use: {dutoan appraise accept}"},
    {4115, error, 3, "reason_not_given", "{line}: chưa nêu lý do", "{line}: no reason is given",
     "thêm {--reason MÃ} và {--text LỜI}", "add {--reason CODE} and {--text WORDS}"},
    {4116, error, 4, "reason_not_known", "{line}: không có lý do \"{reason}\"",
     "{line}: there is no reason \"{reason}\"", "dùng mã trong rates/norms/reasons.toml",
     "use a code of rates/norms/reasons.toml"},
    {4117, error, 3, "reason_without_words", "{line}: lý do \"{reason}\" chưa có lời giải thích",
     "{line}: the reason \"{reason}\" has no words", "thêm {--text}", "add {--text}"},
    {4118, error, 3, "citation_not_given", "{line}: lý do \"{reason}\" phải nêu điều khoản",
     "{line}: the reason \"{reason}\" needs a citation",
     "thêm {--cite}, ví dụ \"TT 40/2017 Đ12 k4\"", "add {--cite}, such as \"TT 40/2017 Đ12 k4\""},
    {4119, error, 3, "reasons_differ",
     "{line}: các lý do cộng lại {sum}, phần chênh lệch là {difference}",
     "{line}: the reasons add up to {sum}, the difference is {difference}",
     "ghi số tiền cho từng lý do, cộng đúng phần chênh lệch; dòng tỷ lệ chỉ nêu được một lý do",
     "give each reason its amount, adding up to the difference; a percentage takes one reason"},
    {4120, error, 3, "reason_of_other_sign",
     "{line}: \"{reason}\" không hợp với chiều tăng, giảm của dòng",
     "{line}: \"{reason}\" does not suit a line that goes this way",
     "dòng tăng dùng lý do bổ sung, dòng giảm dùng lý do cắt giảm",
     "a line that rises needs a reason of raises, one that falls a reason of cuts"},
    {4121, error, 7, "above_rate", "{line}: {value} vượt mức tối đa {limit} ({law})",
     "{line}: {value} passes the ceiling {limit} ({law})", "hạ xuống trong mức tối đa",
     "keep within the ceiling"},
    {4122, error, 3, "appraised_too_large", "{line}: số tiền không nằm trong giới hạn tính được",
     "{line}: the amount is beyond what can be computed", "sửa lại con số", "correct the figure"},
    {4123, error, 4, "version_unknown", "không có phiên bản dự toán \"{text}\"",
     "there is no version \"{text}\" of the estimate", "xem các phiên bản bằng: {dutoan history}",
     "see the versions with: {dutoan history}"},
    {4124, error, 4, "nothing_submitted", "dự toán chưa được lưu hoặc chưa được trình",
     "no estimate was saved, or none was submitted",
     "lưu bằng: {dutoan estimate save}, rồi trình bằng: {dutoan submit}",
     "save it with: {dutoan estimate save}, then submit it with: {dutoan submit}"},
    {4125, error, 6, "lines_undecided", "còn {count} dòng chưa đánh giá, dòng đầu là {line}",
     "{count} lines are not appraised yet, the first is {line}",
     "xem bằng: {dutoan appraise list --open}; chấp nhận phần còn lại bằng: {dutoan appraise "
     "accept "
     "\"*\"}",
     "see them with: {dutoan appraise list --open}; accept the rest with: {dutoan appraise accept "
     "\"*\"}"},
    {4126, error, 6, "decided_meanwhile", "vừa có quyết định thẩm định khác được ghi vào sổ",
     "another decision was posted meanwhile", "xem lại rồi chạy lại lệnh này",
     "look at it, then run the command again"},
    {4127, error, 6, "conclusion_differs",
     "{number}: {?line|dòng {line} ghi {stated} đ, các quyết định thẩm định cho ra {appraised} "
     "đ|kết "
     "quả không phải là dự toán đã trình theo các quyết định thẩm định}",
     "{number}: {?line|{line} is stated as {stated}, the decisions come to {appraised}|it is not "
     "the "
     "submitted estimate with the decisions put to it}",
     "yêu cầu cơ quan thẩm định gửi lại hồ sơ, hoặc ra lại kết quả thẩm định",
     "ask the appraiser for the dossier again, or for a new conclusion"},
    {4128, error, 4, "not_approved", "phiên bản {version} chưa có quyết định phê duyệt",
     "nobody has decided about version {version} yet", "xem đã đến bước nào bằng: {dutoan history}",
     "see how far it has come with: {dutoan history}"},
    {4131, error, 3, "not_of_appraisal", "\"{file}\" không phải là bảng thẩm định do dutoan ghi",
     "\"{file}\" is no appraisal workbook of dutoan",
     "ghi bảng bằng: {dutoan appraise export -o tham-dinh.xlsx}; giữ nguyên các cột, dòng chữ A, "
     "B, "
     "1, 2 và trang ẩn",
     "write one with: {dutoan appraise export -o appraisal.xlsx}; leave its columns, the row A, B, "
     "1, 2 and the hidden sheet as they are"},
    {4132, error, 6, "of_other_version",
     "bảng thẩm định là của phiên bản {version} ({number}), phiên bản đang thẩm định là {newest} "
     "({expected}), hoặc nội dung phiên bản đã khác",
     "the workbook is of version {version} ({number}); under appraisal is {newest} ({expected}), "
     "or what the version says differs",
     "ghi lại bảng bằng: {dutoan appraise export}, rồi chuyển các quyết định sang",
     "write it anew with: {dutoan appraise export}, and take the decisions over"},
    {4133, error, 3, "row_added", "dòng được thêm vào bảng thẩm định: \"{text}\"",
     "a row was added to the workbook: \"{text}\"",
     "xóa dòng này; khoản chi mới phải do đơn vị lập đưa vào phiên bản sau",
     "take it out; a new line comes with the drafter's next version"},
    {4134, error, 3, "row_twice", "dòng {line} có hai lần", "the row {line} stands twice",
     "xóa một dòng", "take one of them out"},
    {4135, error, 3, "row_missing", "thiếu dòng {line}", "the row {line} is missing",
     "khôi phục dòng này; muốn bỏ khoản chi thì chọn kết quả \"không chấp nhận\"",
     "put it back; to leave a line out choose the result \"rejected\""},
    {4136, error, 3, "cell_is_protected",
     "ô được khóa: phải là \"{before}\", trong tệp là \"{text}\"",
     "this cell is locked: it is \"{before}\", the file has \"{text}\"",
     "trả lại như cũ; chỉ sửa các ô nền vàng, thành tiền tự tính theo đó",
     "put it back; change the yellow cells alone, from which the amounts follow"},
    {4137, error, 3, "input_unreadable", "{line}: không đọc được {input}: \"{text}\"",
     "{line}: cannot read {input}: \"{text}\"",
     "gõ một số không âm: số lượng tối đa 3 chữ số lẻ, đơn giá là số đồng nguyên, tỷ lệ tối đa 2 "
     "chữ số lẻ",
     "type a number from 0 on: a quantity with 3 decimals at most, a unit rate in whole đồng, a "
     "percentage with 2 decimals at most"},
    {4138, error, 3, "verdict_unknown", "{line}: kết quả \"{text}\" không có trong danh sách",
     "{line}: \"{text}\" is no result", "chọn một trong: {known}", "choose one of: {known}"},
    {4139, error, 3, "verdict_differs", "{line}: kết quả \"{text}\" không khớp số liệu của dòng",
     "{line}: the result \"{text}\" does not suit the line's figures",
     "chấp nhận, không chấp nhận, chưa đánh giá: trả số liệu về như đề nghị; giảm, tăng: sửa số "
     "liệu cho đúng chiều",
     "accepted, rejected, not appraised yet: put the requested figures in; reduced, raised: change "
     "them that way"},
    {4140, error, 3, "words_without_reason", "{line}: \"{text}\" không thuộc quyết định nào",
     "{line}: \"{text}\" belongs to no decision",
     "xóa đi, hoặc sửa số liệu, chọn \"không chấp nhận\"; nhiều lý do thì mỗi lý do một dòng",
     "clear it, or change the figures, or choose \"rejected\"; several reasons have a line each"},
    {4141, error, 6, "line_decided_meanwhile",
     "{line}: đã có quyết định khác ({number}) sau khi bảng này được ghi ra",
     "{line}: another decision ({number}) was posted after the workbook was written",
     "xem bằng: {dutoan appraise list}; ghi lại bảng bằng: {dutoan appraise export}",
     "see it with: {dutoan appraise list}; write the workbook anew with: {dutoan appraise export}"},
    {4201, warning, 0, "rate_passed", "{line}: {value} vượt mức tối đa {limit} ({law})",
     "{line}: {value} passes the ceiling {limit} ({law})",
     "hạ xuống mức tối đa, hoặc nêu văn bản cho mức cao hơn",
     "lower it to the ceiling, or name the document that allows more"},
    {4202, warning, 0, "excluded_beside",
     "{line} và {other} chi cho cùng người, mà mức này không tính cùng mức kia ({law})",
     "{line} and {other} pay the same people, and one rate excludes the other ({law})",
     "bỏ một trong hai dòng", "leave one of the two out"},
    {4203, warning, 0, "factor_differs",
     "{line}: {value} {factor}, trong khi {other} tính {other_value}",
     "{line}: {value} {factor}, where {other} has {other_value}",
     "đối chiếu kế hoạch; hai dòng của một lớp phải dùng cùng một số",
     "compare with the plan; two lines of one class use the same number"},
    {4204, warning, 0, "more_than_people", "{line}: tính cho {value} người, lớp có {people} người",
     "{line}: counts {value} people, the class has {people}", "sửa theo số người của lớp",
     "correct it to the people of the class"},
    {4205, warning, 0, "content_twice", "{line} và {other} giống hệt nhau, {amount} đồng",
     "{line} and {other} are the same, {amount} đồng", "bỏ một dòng nếu trùng nội dung",
     "leave one out if they are the same content"},
    {4206, warning, 0, "law_missing",
     "{what}: {lines} dòng, {amount} đồng, chưa có điều khoản và chưa có báo giá (dòng đầu {line})",
     "{what}: {lines} lines, {amount} đồng, rest on no clause and no quotation (first {line})",
     "yêu cầu đơn vị bổ sung báo giá", "ask the drafter for the quotation"},
    {4207, warning, 0, "rate_unverified",
     "{what}: {lines} dòng, {amount} đồng, dùng mức chi chưa xác minh hoặc dùng thay (dòng đầu "
     "{line})",
     "{what}: {lines} lines, {amount} đồng, use a rate that is unverified or stands in (first "
     "{line})",
     "đối chiếu mức chi với văn bản gốc", "compare the rate with the document itself"},
    {4208, warning, 0, "percentage_uncapped",
     "{what}: {lines} dòng, {amount} đồng, tính theo tỷ lệ không có mức trần (dòng đầu {line})",
     "{what}: {lines} lines, {amount} đồng, are a percentage without a cap (first {line})",
     "nêu văn bản cho tỷ lệ này", "name the document that allows the percentage"},
    {4209, warning, 0, "differs_per_head",
     "{class} ({name}): {each} đồng/người, trung vị của nhóm {median}, lệch quá {share} %",
     "{class} ({name}): {each} đồng per head, the group's median is {median}, more than {share} % "
     "off",
     "xem vì sao lớp này khác các lớp cùng loại", "see why this class differs from its sisters"},
    {4210, warning, 0, "above_allotted",
     "tổng {total} vượt kinh phí được giao {allotted}, vượt {excess} đồng",
     "the total {total} passes the allotment {allotted} by {excess}",
     "cắt giảm, hoặc chờ bổ sung dự toán", "cut it, or wait for a supplement"},
    {4211, warning, 0, "differs_by_own_rates",
     "{line}: {?amount|đơn vị tính {amount}{?unit_rate|, đơn giá {unit_rate}}{?percent|, tỷ lệ "
     "{percent}}{?law| ({law})}|đơn vị không lập}; theo mức chi ở đây "
     "{?own_amount|{own_amount}{?own_unit_rate|, đơn giá {own_unit_rate}}{?own_percent|, tỷ lệ "
     "{own_percent}}{?own_law| ({own_law})}|không có dòng này}",
     "{line}: {?amount|the drafter has {amount}{?unit_rate|, unit rate {unit_rate}}{?percent|, "
     "percentage {percent}}{?law| ({law})}|the drafter has no such line}; by the rates here "
     "{?own_amount|{own_amount}{?own_unit_rate|, unit rate {own_unit_rate}}{?own_percent|, "
     "percentage "
     "{own_percent}}{?own_law| ({own_law})}|there is no such line}",
     "đối chiếu văn bản quy định mức chi của hai bên", "compare the documents of both offices"},
    {9160, error, 3, "reason_amount_unreadable", "không hiểu số tiền của lý do: \"{text}\"",
     "cannot read the reason's amount: \"{text}\"", "gõ số tiền như -1.500.000 hoặc -1tr5",
     "type an amount such as -1.500.000"},
    {9161, error, 3, "nothing_decided", "chưa có dòng nào được đổi", "no line was changed",
     "sửa số liệu của dòng và nêu lý do, hoặc chấp nhận dòng",
     "change a line's figures and give a reason, or accept the line"},
};

}  // namespace

const std::vector<RuleText>& appraisal_rule_texts() { return texts; }

}  // namespace dutoan::report
