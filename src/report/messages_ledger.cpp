// The rules of the ledger in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

const std::vector<RuleText> texts = {
    {5001, error, 7, "within_available",
     "{number}: {scope} chỉ còn {left} đ, chứng từ cần {asked} đ, vượt {over} đ (duyệt "
     "{approved}{?committed|, đã cam kết {committed}}{?advanced|, đã tạm ứng {advanced}}{?spent|, "
     "đã chi {spent}}{?drafted|, chứng từ nháp giữ {drafted}}{?holder|; {holder} giữ {held} "
     "theo {held_by}}{?other_holders|, và {other_holders} nơi khác}{?drafter|; {drafter} giữ "
     "{draft_held} theo nháp {draft}}{?other_drafts|, và {other_drafts} nháp khác})",
     "{number}: {scope} has {left} left, the document asks {asked}, {over} too much (approved "
     "{approved}{?committed|, committed {committed}}{?advanced|, advanced {advanced}}{?spent|, "
     "spent {spent}}{?drafted|, held by drafts {drafted}}{?holder|; {holder} holds {held} by "
     "{held_by}}{?other_holders|, and {other_holders} others}{?drafter|; {drafter} holds "
     "{draft_held} by the draft {draft}}{?other_drafts|, and {other_drafts} other drafts})",
     "ghi không quá {left}; hoặc điều chỉnh dự toán từ dòng còn dư, giải phóng cam kết, thu hồi "
     "tạm ứng{?drafted|, bỏ chứng từ nháp} rồi ghi lại",
     "enter at most {left}; or amend the estimate from a line that has some left, release a "
     "commitment, have an advance repaid{?drafted|, have a draft dropped}, and enter it again"},
    {5002, error, 3, "within_year", "{number}: ngày {date} ngoài năm ngân sách {year}",
     "{number}: {date} is outside budget year {year}",
     "sửa ngày, hoặc chọn năm ngân sách của chứng từ; sổ của một năm nhận chứng từ từ 01/01 đến "
     "31/01 năm sau",
     "correct the date or the document's year; the books of a year take documents from 1 January "
     "to 31 January of the next year"},
    {5003, error, 6, "number_is_free",
     "số {number} đã dùng ngày {taken_on}{?next|; số kế tiếp còn trống là {next}}",
     "the number {number} was taken on {taken_on}{?next|; the next that is free is {next}}",
     "dùng số khác", "use another number"},
    {5004, error, 3, "within_clearance",
     "{number}: thanh toán lớn hơn tạm ứng còn lại, và phần vượt {asked} đ của "
     "{?scope|{scope}|{line}} lớn hơn số còn được chi {left} đ",
     "{number}: the clearing exceeds the open advance, and the {asked} beyond it on "
     "{?scope|{scope}|{line}} are more than the {left} available",
     "ghi phần vượt không quá {left}, hoặc điều chỉnh dự toán hay cam kết trước",
     "let the part beyond the advance be at most {left}, or amend the estimate or the commitment "
     "first"},
    {5005, error, 6, "posted_stays",
     "{kept} {?posted|đã ghi sổ|là nháp} ngày {kept_on} với nội dung khác{?field| ở \"{field}\"}",
     "{kept} was {?posted|posted|drafted} on {kept_on} with other content{?field| in \"{field}\"}",
     "{?posted|lập bút toán đảo thay vì sửa hoặc xóa, rồi ghi chứng từ mới|bỏ chứng từ nháp ấy "
     "(dutoan voucher drop) rồi lập nháp mới}",
     "{?posted|reverse it instead of changing or deleting it, then enter a new document|drop that "
     "draft (dutoan voucher drop), then draft it anew}"},
    {5010, error, 3, "field_is_given", "{number}: thiếu {field}",
     "{number}: the {field} is missing",
     "điền trường này; trên dòng lệnh: --author, --decider (hoặc biến DUTOAN_AUTHOR, "
     "DUTOAN_DECIDER), --number, --date, --payee, --description",
     "fill it in; on the command line: --author, --decider (or DUTOAN_AUTHOR, DUTOAN_DECIDER), "
     "--number, --date, --payee, --description"},
    {5011, error, 5, "decided_by_another", "{number}: {person} vừa lập vừa quyết định chứng từ",
     "{number}: {person} both entered and decided it", "người quyết định chi phải khác người lập",
     "somebody else must decide it"},
    {5012, error, 3, "dates_in_order", "{number}: ngày ghi sổ {posted_on} trước ngày {earlier}",
     "{number}: it is posted on {posted_on}, before {earlier}",
     "ngày ghi sổ không trước ngày chứng từ và ngày của chứng từ gốc",
     "post it no earlier than its own date and that of the document it follows"},
    {5013, error, 6, "within_extra_month",
     "{number}: sau {last}, năm {year} chỉ còn nhận thanh toán của việc đã làm đến ngày đó và sửa "
     "sai{?proof|; giấy tờ đính kèm phải có, và không sau ngày đó}",
     "{number}: after {last} the year {year} takes only payments for work done by then, and "
     "corrections{?proof|; papers must be attached, none of a later date}",
     "ghi vào năm ngân sách sau", "post it in the next year"},
    {5014, error, 6, "period_is_closed", "{number}: ngày {date} đang mở, không có gì để mở lại",
     "{number}: {date} is open, there is nothing to reopen", "kiểm tra ngày mở lại",
     "check the date"},
    {5015, error, 3, "lines_are_given",
     "{number}: {?line|dòng {line} không dùng được trong loại chứng từ này|các dòng không đúng "
     "loại chứng từ}",
     "{number}: {?line|the line {line} cannot stand in such a document|its lines are not those of "
     "such a document}",
     "chứng từ chi cần dòng dự toán (lớp/khoản chi); giao dự toán thì không; bút toán đảo và khóa "
     "sổ không có dòng",
     "vouchers need estimate lines (class/item), allotments none; reversals and closings have no "
     "lines"},
    {5016, error, 3, "line_stands_once", "{number}: dòng {line} có hai lần",
     "{number}: the line {line} stands twice", "gộp hai dòng thành một",
     "make one line of the two"},
    {5017, error, 3, "amount_is_allowed",
     "{number}: {?line|dòng {line}: |}số tiền {amount} đ không dùng được",
     "{number}: {?line|{line}: |}the amount {amount} cannot be used",
     "số tiền phải lớn hơn 0; chỉ điều chỉnh và giữ lại mới có số âm",
     "amounts are above 0; only adjustments, amendments and withholdings go below"},
    {5018, error, 3, "amount_fits", "{number}: số tiền quá lớn, nhiều nhất {most} đ",
     "{number}: the amounts are too large, at most {most}", "kiểm tra đơn vị tính của số tiền",
     "check the unit of the amounts"},
    {5019, error, 3, "lines_add_up", "{number}: các dòng cộng được {sum} đ, chứng từ ghi {total} đ",
     "{number}: its lines add up to {sum}, it states {total}",
     "sửa dòng hoặc tổng số; điều chỉnh giữa các nhiệm vụ phải cộng bằng 0",
     "correct the lines or the total; an adjustment adds up to 0"},
    {5020, error, 3, "codes_are_complete",
     "{number}: {?line|dòng {line}: |}mã đơn vị, năm, chương, khoản, nguồn, tính chất nguồn, "
     "chương trình chưa đủ hoặc không khớp với chứng từ",
     "{number}: {?line|{line}: |}unit, year, chapter, khoản, source, nature or programme are "
     "missing or not the document's",
     "điền đủ mã: chương 3 số, khoản 3 số, nguồn 2 số, tính chất 2 số, chương trình 4 số hoặc để "
     "trống",
     "fill in chapter (3 digits), khoản (3), source (2), nature (2), programme (4, or none)"},
    {5021, error, 3, "chapter_of_level",
     "{number}: chương {chapter} không thuộc cấp ngân sách của sổ ({first}–{last})",
     "{number}: chapter {chapter} is not of the book's budget level ({first}–{last})",
     "sửa mã chương", "correct the chapter"},
    {5022, error, 3, "codes_are_detailed",
     "{number}: {?line|dòng {line}: |}mã \"{code}\" không phải khoản hay tiểu mục chi tiết",
     "{number}: {?line|{line}: |}\"{code}\" is no detailed khoản or sub-item",
     "hạch toán theo khoản và tiểu mục (chữ số cuối từ 1 đến 9), không theo loại và mục",
     "post on khoản and sub-items (last digit 1 to 9), not on their parents"},
    {5023, error, 4, "follows_known",
     "{number}: {?follows|chứng từ gốc {follows} không có trong sổ của đơn vị và năm này, hoặc "
     "không phải loại cần có|thiếu chứng từ gốc}",
     "{number}: {?follows|{follows}, which it follows, is not in the book of this unit and year, "
     "or of another kind|it does not say what it follows}",
     "ghi chứng từ gốc: cam kết, tạm ứng, chứng từ chi, hoặc chứng từ cần đảo",
     "name the commitment, advance, payment or document that it is about"},
    {5024, error, 6, "not_reversed", "{number}: {follows} đã bị đảo ngày {on} bằng {by}",
     "{number}: {follows} was reversed on {on} by {by}",
     "một chứng từ chỉ đảo một lần; ghi chứng từ mới nếu cần",
     "a document is reversed once; enter a new one if it is needed"},
    {5025, error, 6, "version_is_next",
     "{number}: phiên bản {version}, nhưng phiên bản kế tiếp của dự toán {?saved|đã lưu|được "
     "duyệt} "
     "là {next}",
     "{number}: it is version {version}, but the next of the {?saved|saved|approved} estimate is "
     "{next}",
     "xem lại dự toán đang có hiệu lực rồi lập lại",
     "look at the estimate in force and make it anew"},
    {5026, error, 7, "line_is_approved",
     "{number}: dòng {line} {?awaited_by|đã có quyết định {awaited_by} nhưng kinh phí chưa được bổ "
     "sung|không có trong dự toán được duyệt}",
     "{number}: {?awaited_by|{awaited_by} decided the line {line}, whose money is not there "
     "yet|the "
     "line {line} is not in the approved estimate}",
     "{?awaited_by|ghi bổ sung: dutoan allot … --as supplement, rồi: dutoan approve --fund "
     "{awaited_by}|chọn dòng đã duyệt, hoặc trình điều chỉnh dự toán}",
     "{?awaited_by|enter the supplement: dutoan allot … --as supplement, then: dutoan approve "
     "--fund "
     "{awaited_by}|choose a line that was approved, or have the estimate amended}"},
    {5027, error, 3, "line_keeps_place",
     "{number}: dòng {line} đã duyệt, hoặc đã lưu trong dự toán, với nhóm chi và tiểu mục khác "
     "({known}, nay là {given})",
     "{number}: the line {line} was approved, or estimated, with another category or sub-item "
     "({known}, now {given})",
     "giữ nguyên, hoặc dùng mã dòng khác", "keep them, or use another line"},
    {5028, error, 3, "same_content",
     "{number}: dòng {line} không cùng nội dung với tạm ứng {advance} trên {from}",
     "{number}: {line} is not of the content for which {advance} was advanced on {from}",
     "thanh toán trên dòng đã tạm ứng, hoặc dòng cùng mục",
     "clear it on the line of the advance, or one of the same budget item"},
    {5029, error, 7, "within_contract_share",
     "{number}: tạm ứng {asked} đ, hợp đồng {contract} trị giá {value} đ chỉ còn được tạm ứng "
     "{left} đ (50 %)",
     "{number}: {asked} is asked; of the contract {contract}, worth {value}, only {left} may still "
     "be advanced (50 %)",
     "tạm ứng không quá {left}", "advance at most {left}"},
    {6911, error, 7, "guarantee_covers",
     "{number}: hợp đồng {contract} yêu cầu bảo lãnh; tạm ứng {asked} đ thì còn {open} đ tạm ứng "
     "chưa thu hồi, bảo lãnh {?until|chỉ {guaranteed} đ|chưa nộp}",
     "{number}: the contract {contract} asks for a guarantee; with {asked} there are advances of "
     "{open} open, {?until|it is of {guaranteed}|and none was handed in}",
     "ghi bảo lãnh đủ số tiền: dutoan guarantee {commitment} {open} --guarantee-until NGÀY; hoặc "
     "tạm ứng ít hơn",
     "enter one that is enough: dutoan guarantee {commitment} {open} --guarantee-until DATE; or "
     "advance less"},
    {6912, error, 7, "guarantee_valid",
     "{number}: tạm ứng ngày {posted_on}, bảo lãnh của hợp đồng {contract} hết hiệu lực ngày "
     "{until}",
     "{number}: advanced on {posted_on}, the guarantee of the contract {contract} was valid until "
     "{until}",
     "ghi bảo lãnh gia hạn: dutoan guarantee {commitment} {open} --guarantee-until NGÀY",
     "enter its renewal: dutoan guarantee {commitment} {open} --guarantee-until DATE"},
    {6913, error, 3, "target_suits",
     "{number}: loại chứng từ này không có mục tiêu{?target| ({target})|}",
     "{number}: such a document has no target{?target| ({target})|}",
     "chỉ nêu mục tiêu (lớp, hoặc dòng của lớp) khi bổ sung hoặc thu hồi: --as supplement, --as "
     "reduction",
     "name a target, a class or a line of it, with --as supplement or --as reduction only"},
    {6914, error, 7, "within_target",
     "{number}: thu hồi {asked} đ, bổ sung cho {target} chỉ còn {left} đ chưa phê duyệt, vượt "
     "{over} đ",
     "{number}: {asked} is taken back, of what was supplemented for {target} only {left} is not "
     "approved yet, {over} too little",
     "thu hồi không quá {left}; phần đã phê duyệt thì giảm dòng trước (dutoan amend)",
     "take back at most {left}; reduce what was approved of it first (dutoan amend)"},
    {6915, error, 6, "budget_undecided",
     "{number}: dự toán đã được giao bằng {by} ngày {on}; {?undone|tạm cấp đã được thay, không đảo "
     "riêng|không tạm cấp nữa}",
     "{number}: the budget was decided by {by} on {on}; {?undone|what was provisional is replaced "
     "and not undone alone|nothing is allotted provisionally any more}",
     "{?undone|đảo {by} trước|ghi bổ sung: dutoan allot … --as supplement}",
     "{?undone|reverse {by} first|enter a supplement: dutoan allot … --as supplement}"},
    {5030, error, 7, "within_allotted",
     "{number}: cần {asked} đ, dự toán được giao chưa sử dụng chỉ còn {left} đ, vượt {over} "
     "đ{?targeted|; {targeted} đ bổ sung chỉ dùng cho mục tiêu khác|}",
     "{number}: {asked} is asked, the allotment not yet used has {left}, {over} too "
     "little{?targeted|; {targeted} were supplemented for other targets only|}",
     "{?may_await|ghi bổ sung trước (dutoan allot … --as supplement), hoặc ghi quyết định chờ bổ "
     "sung: dutoan approve --awaiting-funds|giảm số tiền, hoặc ghi bổ sung trước: dutoan allot … "
     "--as "
     "supplement}",
     "{?may_await|enter the supplement first (dutoan allot … --as supplement), or keep the "
     "decision "
     "until then: dutoan approve --awaiting-funds|lower it, or enter a supplement first: dutoan "
     "allot "
     "… --as supplement}"},
    {5031, error, 7, "within_withheld",
     "{number}: cần {asked} đ, phần đang giữ lại chỉ có {left} đ",
     "{number}: {asked} is asked, only {left} is held back", "giảm số tiền", "lower it"},
    {5032, error, 7, "within_commitment",
     "{number}: {?line|dòng {line}: |}cần {asked} đ, cam kết {opened_by} chỉ còn {left} đ, vượt "
     "{over} đ",
     "{number}: {?line|{line}: |}{asked} is asked, the commitment {opened_by} has {left} left, "
     "{over} too little",
     "điều chỉnh cam kết trước, hoặc ghi không quá {left}",
     "add to the commitment first, or enter at most {left}"},
    {5033, error, 7, "within_advance",
     "{number}: {?line|dòng {line}: |}cần {asked} đ, tạm ứng {opened_by} chỉ còn {left} đ",
     "{number}: {?line|{line}: |}{asked} is asked, the advance {opened_by} has {left} open",
     "ghi không quá {left}; đảo các chứng từ thanh toán trước nếu đảo tạm ứng",
     "enter at most {left}; to reverse the advance, reverse its clearances first"},
    {5034, error, 7, "within_payment",
     "{number}: {?line|dòng {line}: |}cần {asked} đ, chứng từ chi {opened_by} chỉ còn {left} đ",
     "{number}: {?line|{line}: |}{asked} is asked, the payment {opened_by} has {left} left",
     "thu hồi không quá {left}", "recover at most {left}"},
    {5035, warning, 0, "level_exceeded",
     "{number}: {scope} chỉ còn {left} đ, chứng từ cần {asked} đ; sổ không chặn ở mức này",
     "{number}: {scope} has {left} left, the document asks {asked}; the book does not block at "
     "this level",
     "trình điều chỉnh dự toán", "have the estimate amended"},
    {5036, warning, 0, "adjusted_late",
     "{number}: điều chỉnh ngày {date}, phải xong trước {before}",
     "{number}: adjusted on {date}, it should be done before {before}", "ghi lý do vào diễn giải",
     "give the reason in the description"},
    {5037, warning, 0, "commitment_expected",
     "{number}: {total} đ không có cam kết chi; hợp đồng từ {from} đ phải gửi cam kết chi",
     "{number}: {total} without a commitment; contracts from {from} on need one",
     "lập cam kết chi trước khi thanh toán, nếu khoản chi này có hợp đồng",
     "enter the commitment first, if there is a contract"},
    {5038, warning, 0, "advance_outstanding",
     "{number}: hợp đồng {contract} đã thanh toán {paid} trên {value} đ (từ 80 %), tạm ứng còn "
     "{open} đ",
     "{number}: {paid} of {value} of the contract {contract} are paid (80 % or more), advances of "
     "{open} are open",
     "thu hồi hết tạm ứng trong lần thanh toán này", "recover the advances with this payment"},
    {5039, error, 3, "content_suits",
     "{number}: {?wanted|dự toán không có căn cứ, cách tính của các số liệu|nội dung kèm theo "
     "không phải của loại chứng từ này}",
     "{number}: {?wanted|the estimate does not say how its figures came about|its content is not "
     "that "
     "of such a document}",
     "lưu dự toán bằng: dutoan estimate save", "save the estimate with: dutoan estimate save"},
    {6910, error, 3, "guarantee_suits",
     "{number}: {?misplaced|loại chứng từ này không có bảo lãnh tạm ứng|bảo lãnh tạm ứng phải có "
     "số "
     "tiền và ngày cuối còn hiệu lực, không trước ngày của nó{?guaranteed| (đã nêu {guaranteed} "
     "đ)|}}",
     "{number}: {?misplaced|such a document has no guarantee|a guarantee has an amount and a last "
     "day, which is not before its own{?guaranteed| (given: {guaranteed})|}}",
     "nêu bảo lãnh khi cam kết (--guarantee 30tr --guarantee-until NGÀY; --guarantee 0 nếu chưa "
     "nộp), hoặc: dutoan guarantee SỐ_CAM_KẾT SỐ_TIỀN",
     "give it with the commitment (--guarantee 30tr --guarantee-until DATE; --guarantee 0 where "
     "none was handed in), or: dutoan guarantee COMMITMENT AMOUNT"},
    {6916, warning, 0, "guarantee_short",
     "{number}: hợp đồng {contract} còn {open} đ tạm ứng chưa thu hồi, bảo lãnh "
     "{?until|{guaranteed} "
     "đ đến ngày {until}|chưa nộp}",
     "{number}: advances of {open} are open on the contract {contract}, {?until|guaranteed are "
     "{guaranteed} until {until}|and no guarantee was handed in}",
     "yêu cầu nhà thầu gia hạn hoặc bổ sung bảo lãnh, rồi ghi: dutoan guarantee {commitment} "
     "{open}",
     "have the guarantee renewed, then enter it: dutoan guarantee {commitment} {open} "
     "--guarantee-until DATE"},
    {6917, warning, 0, "provisional_above",
     "{number}: tạm cấp tháng {month} là {asked} đ; {?average|mức chi bình quân một tháng của năm "
     "{year} là {average} đ|sổ không có số chi năm {year} để so}",
     "{number}: {asked} is allotted provisionally in month {month}; {?average|an average month of "
     "{year} spent {average}|the book has nothing of {year} to compare it with}",
     "chi lương, nghiệp vụ phí, công vụ phí và chi cần thiết khác không quá mức ấy, không mua sắm, "
     "sửa chữa (Luật NSNN 83/2015/QH13, Điều 51)",
     "pay, operations and other needs stay within it, without equipment or repairs (Law "
     "83/2015/QH13, Điều 51)"},
    {5040, error, 7, "within_saved",
     "{number}: dòng {line} duyệt {asked} đ{?before|, trước đó đã duyệt {before} đ}; dự toán "
     "{estimate} chỉ có {saved} đ",
     "{number}: {asked} is to be approved for {line}{?before|, after {before} before}; the "
     "estimate "
     "{estimate} has {saved}",
     "phê duyệt không quá dự toán; lưu dự toán đã sửa (dutoan estimate save), hoặc điều chỉnh phần "
     "đã duyệt (dutoan amend)",
     "approve at most what was estimated; save the corrected estimate (dutoan estimate save), or "
     "amend what was approved (dutoan amend)"},
    {6002, error, 6, "period_is_open",
     "{number}: sổ năm {year} đã khóa đến ngày {closed}; chứng từ ghi ngày {posted_on}",
     "{number}: the books of {year} are closed through {closed}; it is posted on {posted_on}",
     "ghi vào kỳ đang mở, hoặc mở lại sổ theo quyết định",
     "post it in an open period, or have the books reopened"},
    {5041, error, 6, "estimate_in_state",
     "{number}: phiên bản {version} của dự toán {state}, không làm được bước này{?older|; chứng từ "
     "nói "
     "về phiên bản cũ|}",
     "{number}: version {version} of the estimate is {state}, which does not admit this{?older|; "
     "the "
     "document is about an older version|}",
     "{?fund|khi có kinh phí, ghi: dutoan approve --fund {fund}|xem đã đến bước nào bằng: dutoan "
     "history}",
     "{?fund|when its money is there, enter: dutoan approve --fund {fund}|see how far it has come "
     "with: dutoan history}"},
    {5042, error, 5, "one_role_each",
     "{number}: {person} đã {?review|chi, khóa sổ hoặc nộp báo cáo quyết toán này|giữ vai trò khác "
     "với dự toán này}",
     "{number}: {person} {?review|spent, closed or reported what is reviewed|has another role in "
     "this estimate already}",
     "người lập, kiểm tra, ký trình, thẩm định, ký kết quả, phê duyệt và người xét duyệt quyết "
     "toán "
     "phải là những người khác nhau",
     "who drafts, checks, submits, appraises, signs and approves, and who reviews the settlement, "
     "must be different people"},
    {5043, error, 6, "deviation_reasoned",
     "{number}: dòng {line} duyệt {approved} đ, thẩm định {appraised} đ, chưa nêu lý do",
     "{number}: {line} is approved at {approved}, appraised at {appraised}, and no reason is given",
     "duyệt đúng số thẩm định, hoặc ghi nhận chênh lệch: --deviate {line}={approved} --text LÝ_DO",
     "approve it as appraised, or record the deviation: --deviate {line}={approved} --text REASON"},
    {5044, error, 6, "amended_whole",
     "{number}: {?line|dòng {line} của phiên bản được thẩm định {appraised} đ, đang duyệt {before} "
     "đ, "
     "không có trong điều chỉnh|còn {beside} đ đang duyệt ngoài các dòng của phiên bản}",
     "{number}: {?line|{line} of the version is appraised at {appraised}, approved at {before}, "
     "and not "
     "amended|{beside} stay approved beside the lines of the version}",
     "điều chỉnh cả phiên bản: dutoan amend --estimate PHIÊN_BẢN, không nêu từng dòng",
     "amend to the whole version: dutoan amend --estimate VERSION, without lines"},
    {5045, error, 7, "within_decided",
     "{number}: dòng {line} cần {asked} đ, quyết định {decision} chỉ còn chờ {left} đ",
     "{number}: {asked} is asked for {line}, {decision} still awaits {left}",
     "ghi không quá {left}, hoặc để trống dòng để lấy hết phần còn chờ",
     "enter at most {left}, or no lines for all that is awaited"},
    {5046, error, 6, "amended_instead",
     "{number}: phiên bản {approved} đã được duyệt; phiên bản {version} là điều chỉnh của nó",
     "{number}: version {approved} is approved; version {version} amends it",
     "ghi quyết định điều chỉnh: dutoan amend --estimate {version}",
     "enter the amendment: dutoan amend --estimate {version}"},
    {5047, error, 7, "within_used",
     "{number}: {scope} giảm {asked} đ, chỉ còn {left} đ chưa dùng; đã duyệt {approved} "
     "đ{?committed|, cam kết {committed} đ}{?advanced|, tạm ứng {advanced} đ}{?spent|, đã chi "
     "{spent} "
     "đ}",
     "{number}: {scope} loses {asked}, only {left} is unused; approved {approved}{?committed|, "
     "committed {committed}}{?advanced|, advanced {advanced}}{?spent|, spent {spent}}",
     "giảm không quá {left}, hoặc giải phóng cam kết, thu hồi tạm ứng trước",
     "take at most {left}, or release commitments and have advances repaid first"},
    {5048, warning, 0, "funds_awaited",
     "{number}: {asked} đ, dự toán được giao {left} đ: chờ bổ sung {over} đ",
     "{number}: {asked}, of which {left} is allotted: {over} are awaited",
     "khi có bổ sung, ghi: dutoan allot … --as supplement; phê duyệt trước thì ghi: dutoan approve "
     "--awaiting-funds",
     "when they come, enter: dutoan allot … --as supplement; if the approval comes first: dutoan "
     "approve --awaiting-funds"},
    {5090, error, 3, "reason_is_told",
     "{number}: lý do bỏ nháp hoặc từ chối có {characters} ký tự, cần ít nhất {least}",
     "{number}: the reason for dropping or refusing has {characters} characters, it needs {least}",
     "nêu rõ lý do sau --reason", "say why after --reason"},
    {5091, error, 6, "draft_is_open", "nháp {draft} {ended} ngày {on}",
     "the draft {draft} {ended} on {on}",
     "xem các chứng từ nháp: dutoan voucher list --drafts; nháp bị từ chối thì sửa và lập nháp mới",
     "see the drafts with dutoan voucher list --drafts; what was refused is corrected and drafted "
     "anew"},
    {5092, error, 6, "posted_as_drafted",
     "{number}: {author} đã lập nháp {draft} cho số này, với nội dung khác",
     "{number}: {author} wrote the draft {draft} for this number, with other content",
     "ghi sổ đúng nháp (dutoan voucher post {draft}), hoặc bỏ nháp (dutoan voucher drop {draft}), "
     "hoặc dùng số khác",
     "post the draft as it is (dutoan voucher post {draft}), drop it (dutoan voucher drop "
     "{draft}), "
     "or use another number"},
    {5093, error, 7, "drafted_within_advance",
     "{number}: nháp thanh toán vượt tạm ứng còn lại {beyond} đ, phần vượt không giữ được bằng "
     "nháp",
     "{number}: the drafted clearance exceeds the open advance by {beyond}, which it cannot hold",
     "lập nháp thanh toán đúng phần tạm ứng, và nháp thực chi cho phần vượt",
     "draft the clearance for what is open of the advance, and a payment for the rest"},
    {5094, warning, 0, "drafts_exceed",
     "{number}: kể cả các nháp của chính người lập, {scope} chỉ còn {left} đ, chứng từ cần {asked} "
     "đ",
     "{number}: beside its author's own drafts {scope} has {left} left, the document asks {asked}",
     "bỏ bớt nháp, vì không ghi sổ được tất cả", "drop a draft: they cannot all be posted"},
    {5095, error, 3, "draft_suits", "{number}: loại chứng từ này không lập nháp được",
     "{number}: such a document cannot be drafted",
     "chỉ lập nháp cam kết chi, tạm ứng, thanh toán tạm ứng và thực chi; loại khác thì ghi thẳng",
     "commitments, advances, clearances and payments are drafted; enter others at once"},
    {5096, error, 7, "settled_once",
     "{number}: {paper} ngày {paper_date} của {class} đã chi bằng {by} ngày {on}, từ nguồn khác "
     "({?programme|chương trình {programme}|ngoài chương trình})",
     "{number}: {paper} of {paper_date} for {class} was paid by {by} on {on}, out of other money "
     "({?programme|the programme {programme}|outside programmes})",
     "nội dung đã chi từ nguồn khác thì không chi nữa; nếu chứng từ kia sai, đảo hoặc thu hồi nó "
     "trước",
     "what other money has paid is not paid again; where the other document is wrong, reverse or "
     "recover it first"},
    {5061, warning, 0, "paper_shown_before",
     "{number}: {paper} ngày {paper_date} đã kèm theo {by} ngày {on}",
     "{number}: {paper} of {paper_date} was shown with {by} on {on}",
     "kiểm tra có chi hai lần không; trả làm nhiều đợt thì ghi rõ đợt trong diễn giải",
     "see whether it is paid twice; where it is paid in parts, say which in the description"},
};

}  // namespace

const std::vector<RuleText>& ledger_rule_texts() { return texts; }

}  // namespace dutoan::report
