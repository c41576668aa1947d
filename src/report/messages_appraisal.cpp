// The rules of saved estimates and their appraisal in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;

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
     "xem số liệu của dòng bằng: dutoan appraise list DÒNG; số liệu là mã thừa số, unit_rate hoặc "
     "percent",
     "see a line's inputs with: dutoan appraise list LINE; an input is a factor's code, unit_rate "
     "or percent"},
    {4113, error, 3, "below_nothing_cut", "{line}: \"{text}\" cắt nhiều hơn số đang có",
     "{line}: \"{text}\" cuts more than there is", "cắt ít hơn, hoặc dùng: dutoan appraise reject",
     "cut less, or use: dutoan appraise reject"},
    {4114, error, 3, "changes_no_line",
     "{?line|{line}: |}{?input|\"{input}\" |}không làm thay đổi số tiền nào",
     "{?line|{line}: |}{?input|\"{input}\" |}changes no amount",
     "sửa giá trị; muốn giữ nguyên dòng thì dùng: dutoan appraise accept",
     "correct the value; to leave a line as it is use: dutoan appraise accept"},
    {4115, error, 3, "reason_not_given", "{line}: chưa nêu lý do", "{line}: no reason is given",
     "thêm --reason MÃ và --text LỜI", "add --reason CODE and --text WORDS"},
    {4116, error, 4, "reason_not_known", "{line}: không có lý do \"{reason}\"",
     "{line}: there is no reason \"{reason}\"", "dùng mã trong rates/norms/reasons.toml",
     "use a code of rates/norms/reasons.toml"},
    {4117, error, 3, "reason_without_words", "{line}: lý do \"{reason}\" chưa có lời giải thích",
     "{line}: the reason \"{reason}\" has no words", "thêm --text", "add --text"},
    {4118, error, 3, "citation_not_given", "{line}: lý do \"{reason}\" phải nêu điều khoản",
     "{line}: the reason \"{reason}\" needs a citation", "thêm --cite, ví dụ \"TT 40/2017 Đ12 k4\"",
     "add --cite, such as \"TT 40/2017 Đ12 k4\""},
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
};

}  // namespace

const std::vector<RuleText>& appraisal_rule_texts() { return texts; }

}  // namespace dutoan::report
