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
};

}  // namespace

const std::vector<RuleText>& appraisal_rule_texts() { return texts; }

}  // namespace dutoan::report
