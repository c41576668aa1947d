// What refuses an outcome or the settlement of a class, and what looks wrong in its file, in words.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;

const std::vector<RuleText> texts = {
    {6060, error, 3, "outcome_incomplete", "{class}: chưa nêu {field}",
     "{class}: {field} is missing",
     "nêu {{option}}; lớp đã tổ chức cần số học viên, số ngày, ngày đầu, ngày cuối; lớp gộp: "
     "{--merged-into}, lớp không tổ chức: {--cancelled}, kèm lý do",
     "give {{option}}; a class that was held needs trainees, days, first and last day; "
     "{--merged-into} for a merged class, {--cancelled} for one not held, and "
     "why"},
    {6061, error, 3, "outcome_unreadable", "\"{text}\" không phải {field}",
     "\"{text}\" is no {field}",
     "sửa {{option}}: số học viên từ 1 đến 100.000, số ngày từ 1 đến 366, ngày như 15/07/2020",
     "correct {{option}}: trainees from 1 to 100,000, days from 1 to 366, dates as 15/07/2020"},
    {6062, error, 3, "days_within_dates", "{days} ngày không vừa từ {from} đến {until}",
     "{days} days do not fit between {from} and {until}", "sửa số ngày, ngày đầu hoặc ngày cuối",
     "correct the days, the first or the last day"},
    {6063, error, 3, "merged_into_another", "lớp {class} không gộp được vào \"{text}\"",
     "{class} cannot be merged into \"{text}\"", "nêu mã của một lớp khác",
     "name another class by its code"},
    {6064, error, 3, "class_not_named", "\"{text}\" không phải một lớp, đợt có trong sổ",
     "\"{text}\" is no class of the book", "nêu mã lớp: {dutoan settle class} liệt kê các lớp",
     "name a class by its code: {dutoan settle class} lists them"},
    {6065, error, 7, "papers_missing", "{class}: còn thiếu {count} giấy tờ: {papers}",
     "{class}: {count} papers are missing: {papers}",
     "bổ sung bằng {dutoan settle outcome --evidence}, hoặc quyết toán với {--without-papers} và "
     "lý do "
     "(danh mục: rates/norms/papers.toml, theo thực tế của cơ quan)",
     "add them with {dutoan settle outcome --evidence}, or settle with {--without-papers} and a "
     "reason "
     "(the list: rates/norms/papers.toml, an office's practice)"},
    {6066, warning, 0, "voucher_outside_class",
     "{voucher} ({line}) ngày {date}, lớp tổ chức từ {from} đến {until}",
     "{voucher} ({line}) is dated {date}, the class was held from {from} to {until}",
     "kiểm tra chứng từ; nếu đúng, nêu số chứng từ và giải thích trong lý do của kết quả lớp",
     "check the voucher; where it is right, name and explain it in the reason of the outcome"},
    {6067, warning, 0, "meals_as_attended",
     "{line}: {trainees} người × {days} ngày × {rate} = {expected}, đã chi {spent}",
     "{line}: {trainees} people × {days} days × {rate} = {expected}, spent {spent}",
     "đối chiếu bảng điểm danh với bảng ký nhận", "compare attendance with the signed list"},
    {6068, warning, 0, "class_overspent", "{line}: đã chi {spent}, được duyệt {approved}",
     "{line}: {spent} spent, {approved} approved", "điều chỉnh dự toán của dòng",
     "amend the estimate of the line"},
};

}  // namespace

const std::vector<RuleText>& class_rule_texts() { return texts; }

}  // namespace dutoan::report
