// What refuses the close of a year, its report and its review, in words.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr Severity error = Severity::error, warning = Severity::warning;

const std::vector<RuleText> texts = {
    {6010, error, 6, "after_year_end",
     "{number}: ghi sổ ngày {posted_on}, nhưng năm {year} còn đến hết ngày {last}",
     "{number}: it is posted on {posted_on}, but the year {year} lasts until {last}",
     "chỉ chuyển nguồn, hủy dự toán, quyết toán và xét duyệt sau ngày đó",
     "carry over, lapse, settle and review after that day"},
    {6011, error, 6, "year_is_emptied",
     "{number}: năm {year} chưa khóa được, còn{?allotted| {allotted} đ được giao chưa phân vào "
     "dòng;|}{?withheld| {withheld} đ giữ lại;|}{?disputed| {disputed} đ chờ điều chỉnh;|}"
     "{?approved| {approved} đ còn được chi;|}{?committed| {committed} đ cam kết;|}"
     "{?advanced| {advanced} đ tạm ứng chưa thanh toán;|}",
     "{number}: the year {year} cannot be closed yet; there are still{?allotted| {allotted} in no "
     "line;|}{?withheld| {withheld} withheld;|}{?disputed| {disputed} disputed;|}"
     "{?approved| {approved} available;|}{?committed| {committed} committed;|}"
     "{?advanced| {advanced} advanced;|}",
     "{dutoan settle rehearse} cho biết từng khoản chuyển nguồn, bị hủy hay phải nộp; {dutoan "
     "settle "
     "close} làm cả trong một lần",
     "{dutoan settle rehearse} says what is carried over, lapses or is due; {dutoan settle close} "
     "does "
     "it all at once"},
    {6012, error, 6, "class_is_open",
     "{number}: lớp, đợt {class} đã quyết toán ngày {on} ({settled_by})",
     "{number}: {class} was settled on {on} ({settled_by})",
     "đảo quyết toán của lớp rồi ghi, nếu thật sự cần",
     "reverse the class's settlement first, if it must be"},
    {6013, error, 6, "class_is_held", "{number}: chưa có kết quả của lớp, đợt {class}",
     "{number}: no outcome of {class} was entered",
     "ghi số học viên và số ngày thực hiện trước: {dutoan settle outcome}",
     "enter the trainees and days held first: {dutoan settle outcome}"},
    {6014, error, 6, "class_is_cleared",
     "{number}: lớp, đợt {class} còn {committed} đ cam kết và {advanced} đ tạm ứng",
     "{number}: {class} still has {committed} committed and {advanced} advanced",
     "thanh toán, nộp lại tạm ứng, giải phóng cam kết trước; hết năm thì chuyển nguồn, hủy, hoặc "
     "ghi "
     "phải nộp ({dutoan settle carry, lapse, due})",
     "clear or repay the advances and release the commitments first; when the year is over carry "
     "them over, let them lapse or fall due ({dutoan settle carry, lapse, due})"},
    {6015, error, 6, "spent_in_full",
     "{number}: {?line|dòng {line} ghi|các dòng cộng được} {asked} đ, sổ có {expected} đ",
     "{number}: {?line|the line {line} states|the lines come to} {asked}, the book has {expected}",
     "lập lại từ số của sổ: quyết toán đúng đến từng đồng",
     "make it anew from the book: a settlement is exact to the đồng"},
    {6017, error, 6, "review_in_state", "{number}: quyết toán năm {year} {state}",
     "{number}: the settlement of {year} is {state}",
     "theo thứ tự: khóa sổ, nộp báo cáo, xét duyệt, biên bản, thông báo; làm lại thì hủy từ bước "
     "sau "
     "cùng ({dutoan settle reopen})",
     "in this order: close, report, review, minutes, notice; to do one again, undo from the last "
     "({dutoan settle reopen})"},
    {6018, error, 7, "within_voucher",
     "{number}: xuất toán {asked} đ của dòng {line}, chứng từ {voucher} chỉ chi {left} đ",
     "{number}: {asked} of {line} would be disallowed, the voucher {voucher} spent {left}",
     "xuất toán nhiều nhất bằng số đã chi", "disallow at most what was spent"},
    {6019, error, 7, "within_refund_due",
     "{number}: cần {asked} đ, {?opened_by|{opened_by} |}chỉ còn phải nộp {left} đ",
     "{number}: {asked} is asked, {?opened_by|of {opened_by} |}only {left} are due",
     "nộp nhiều nhất bằng số còn phải nộp; muốn đảo thì đảo các lần nộp trước",
     "refund at most what is due; to reverse it, reverse its refunds first"},
    {6020, error, 7, "as_carried",
     "{number}: không khớp với số chuyển nguồn của {carried}{?opened_by|, đã mở sang năm sau bằng "
     "{opened_by}|}",
     "{number}: it is not what {carried} carried over{?opened_by|, which {opened_by} opened|}",
     "mở đúng số đã chuyển, một lần; muốn đảo chuyển nguồn thì đảo bút toán mở trước",
     "open what was carried, once; to reverse a carry-over, reverse its opening first"},
    {6030, error, 4, "year_not_found",
     "{?known|sổ không có năm hay đơn vị này; sổ có: {known}|sổ chưa có kinh phí nào}",
     "{?known|the book has no such year or unit; it has: {known}|the book has no funding yet}",
     "xem {--year} và {--unit}", "look at {--year} and {--unit}"},
    {6031, error, 4, "several_years", "sổ có nhiều năm hoặc đơn vị: {known}",
     "the book has several years or units: {known}", "nêu {--year}, {--unit}",
     "say which by {--year} and {--unit}"},
    {6032, error, 3, "regime_unknown", "chưa có chế độ quyết toán cho năm {year}",
     "no regime of settlement is known for {year}", "bổ sung rates/norms/regimes.toml",
     "add it to rates/norms/regimes.toml"},
    {6033, error, 4, "ground_unknown",
     "{law} không có căn cứ chuyển nguồn \"{ground}\"; có: {known}",
     "{law} has no ground \"{ground}\" for carrying over; it has: {known}",
     "chọn một căn cứ trong danh sách", "choose one of them"},
    {6034, error, 7, "ground_not_met",
     "căn cứ \"{ground}\" ({citation}) không cho chuyển {asked} đ{?most|, nhiều nhất {most} đ|}"
     "{?others|; khoản này có thể chuyển theo: {others}|; khoản này bị hủy, hoặc phải nộp trả}",
     "the ground \"{ground}\" ({citation}) does not admit {asked}{?most|, at most {most}|}"
     "{?others|; it may be carried over on: {others}|; the amount lapses, or is due}",
     "giảm số chuyển, hoặc chọn căn cứ khác", "carry less, or choose another ground"},
    {6035, error, 4, "item_not_open",
     "{?item|\"{item}\"|phần chưa phân vào dòng} không còn gì để chuyển",
     "{?item|\"{item}\"|what no line has} has nothing left to carry over",
     "xem {dutoan settle rehearse}", "look at {dutoan settle rehearse}"},
    {6036, error, 6, "class_blocks", "lớp, đợt {subject} chưa quyết toán (đã chi {amount} đ)",
     "{subject} is not settled (spent {amount})",
     "{dutoan settle class {subject}} cho biết còn thiếu gì",
     "{dutoan settle class {subject}} says what is missing"},
    {6037, error, 6, "year_not_closed", "năm {year} chưa khóa sổ, không có gì để mở lại",
     "the year {year} is not closed, there is nothing to reopen", "kiểm tra năm", "check the year"},
    {6038, error, 6, "advance_blocks", "tạm ứng {subject} còn {amount} đ chưa xử lý",
     "the advance {subject} still has {amount} that nobody decided about",
     "thanh toán hoặc nộp lại trước 31/01; hoặc chuyển nguồn ({dutoan settle carry {subject}}), "
     "hoặc "
     "ghi phải nộp trả ({dutoan settle due {subject}})",
     "clear or repay it by 31 January; or carry it over ({dutoan settle carry {subject}}), or let "
     "it "
     "fall due ({dutoan settle due {subject}})"},
    {6039, error, 6, "draft_blocks", "nháp {subject} ({amount} đ) chưa ghi sổ",
     "the draft {subject} ({amount}) is not posted",
     "{dutoan voucher post {subject}}, hoặc {dutoan voucher drop {subject}}",
     "{dutoan voucher post {subject}}, or {dutoan voucher drop {subject}}"},
    {6050, error, 6, "difference_blocks", "{subject} lệch với Kho bạc {amount} đ",
     "{subject} differs from the Treasury by {amount}",
     "tìm chứng từ sai, đảo và ghi lại, rồi đối chiếu lại: {dutoan settle reconcile}",
     "find what is wrong, reverse it and enter it anew, then reconcile again: {dutoan settle "
     "reconcile}"},
    {6040, error, 5, "finance_checks_only",
     "theo {law}, cơ quan tài chính chỉ kiểm tra tính đầy đủ, khớp đúng ({citation}), không xuất "
     "toán",
     "under {law} Finance only checks that the settlement is complete and agrees ({citation}); it "
     "does not disallow",
     "nêu hồ sơ chưa đủ bằng {--incomplete}; thủ trưởng đơn vị chịu trách nhiệm về số liệu",
     "say what is incomplete by {--incomplete}; the head of the unit answers for the figures"},
    {6041, error, 3, "reason_missing", "thiếu lý do", "the reason is missing", "ghi lý do ở -m",
     "give the reason in -m"},
    {6042, error, 3, "clause_missing", "thiếu điều khoản làm căn cứ xuất toán",
     "the clause by which it is disallowed is missing", "ghi điều khoản ở {--cite}",
     "give the clause in {--cite}"},
    {6043, error, 3, "deadline_missing", "thiếu hạn bổ sung hồ sơ, hoặc hạn trước ngày xét duyệt",
     "the deadline for the file is missing, or before the day of the review", "ghi hạn ở {--until}",
     "give it in {--until}"},
    {6044, error, 3, "nothing_disallowed",
     "xuất toán phải nêu số tiền; chấp nhận hay hồ sơ chưa đủ thì không nêu",
     "a disallowance names its amounts; other findings name none",
     "ghi DÒNG=SỐ_TIỀN, ví dụ ML1/hall=1.500.000", "write LINE=AMOUNT, such as ML1/hall=1,500,000"},
    {6045, error, 6, "files_incomplete", "hồ sơ của {voucher} chưa đủ, hạn {until}",
     "the file of {voucher} is incomplete, due {until}",
     "xét lại chứng từ này trước khi lập biên bản: {dutoan settle review {voucher} --accept}, hoặc "
     "xuất "
     "toán",
     "review it again before the minutes: {dutoan settle review {voucher} --accept}, or disallow "
     "it"},
    {6046, error, 6, "not_reported", "đơn vị chưa nộp báo cáo quyết toán năm",
     "the unit has not reported its settlement", "{dutoan settle submit}",
     "{dutoan settle submit}"},
    {6047, error, 6, "not_minuted", "chưa có biên bản xét duyệt", "there are no minutes yet",
     "{dutoan settle minutes}", "{dutoan settle minutes}"},
    {6048, error, 6, "nothing_to_undo", "không có bước quyết toán nào để làm lại",
     "there is no step of the settlement to undo", "{dutoan settle status} cho biết năm đang ở đâu",
     "{dutoan settle status} says how far the year is"},
    {6049, error, 6, "differences_open", "còn {count} số liệu lệch với Kho bạc theo {paper}",
     "{count} figures still differ from the Treasury's by {paper}",
     "{dutoan settle status} nêu từng số; sửa rồi đối chiếu lại: {dutoan settle reconcile}",
     "{dutoan settle status} names them; correct them and reconcile again: {dutoan settle "
     "reconcile}"},
    {6080, warning, 0, "not_reconciled", "năm {year} chưa đối chiếu với Kho bạc",
     "the year {year} was not reconciled with the Treasury",
     "nhập bảng đối chiếu của Kho bạc: {dutoan settle reconcile}",
     "enter the Treasury's paper: {dutoan settle reconcile}"},
};

}  // namespace

const std::vector<RuleText>& settlement_rule_texts() { return texts; }

}  // namespace dutoan::report
