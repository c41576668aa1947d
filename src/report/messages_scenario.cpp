// The rules of scenarios in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {

namespace {

constexpr auto error = Severity::error;

const std::vector<RuleText> texts = {
    {4001, error, 2, "unreadable_change", "không đọc được thay đổi \"{text}\"{?value|: {value}}",
     "cannot read the change \"{text}\"{?value|: {value}}",
     "viết TÊN=GIÁ_TRỊ, PHẠM_VI/TÊN=GIÁ_TRỊ hoặc LOẠI:TÊN=GIÁ_TRỊ, ví dụ hall=1.500.000, "
     "ML/days=2, "
     "fuel=+10%",
     "write NAME=VALUE, SCOPE/NAME=VALUE or KIND:NAME=VALUE, as in hall=1.500.000, ML/days=2, "
     "fuel=+10%"},
    {4002, error, 4, "scope_not_found",
     "\"{text}\": kế hoạch không có lớp, dòng, nhóm hay loại lớp \"{scope}\"{?nearest|; mã gần "
     "nhất "
     "là {nearest}}",
     "\"{text}\": the plan has no class, row, group or kind \"{scope}\"{?nearest|; the nearest "
     "code "
     "is {nearest}}",
     "xem các mã bằng: {dutoan plan show}", "see the codes with: {dutoan plan show}"},
    {4003, error, 4, "name_not_found",
     "\"{text}\": không có thừa số, đơn giá hay tỷ lệ nào tên \"{name}\"{?nearest|; tên gần nhất "
     "là "
     "{nearest}}",
     "\"{text}\": no factor, price or percentage is named \"{name}\"{?nearest|; the nearest is "
     "{nearest}}",
     "tên thừa số ở rates/norms/factors.toml, tên đơn giá và tỷ lệ ở tệp kế hoạch",
     "factors are named in rates/norms/factors.toml, prices and percentages in the plan"},
    {4004, error, 3, "cannot_be_set",
     "\"{text}\": {?counted|{name} do chương trình đếm từ số người của kế hoạch|{?rate|{name} "
     "({rate}) là mức chi của văn bản|{?listed|các lớp của \"{listed}\" do kế hoạch liệt kê từng "
     "lớp|{?share|tỷ lệ của {name} là của cả kế hoạch|{name} là số của từng dòng kế hoạch}}}}",
     "\"{text}\": {?counted|the program counts {name} from the plan's people|{?rate|{name} "
     "({rate}) "
     "is a rate of the law|{?listed|the plan lists the classes of \"{listed}\" one by "
     "one|{?share|the share of {name} is the whole plan's|{name} are those of one row}}}}",
     "{?counted|đổi số người của dòng, ví dụ ML/people=400|{?rate|xem mức của ngày hay tỉnh khác "
     "bằng "
     "{--rates-on}, {--province}|{?listed|sửa danh sách lớp trong tệp kế hoạch|{?share|bỏ phạm vi, "
     "hoặc "
     "ghi hẳn số người|viết mã dòng, ví dụ ML/{name}=3; số thay đổi như {name}=-1 dùng được cho "
     "nhiều "
     "dòng}}}}",
     "{?counted|change the people of a row, as in ML/people=400|{?rate|see another day's or "
     "province's rates with {--rates-on}, {--province}|{?listed|edit the list of classes in the "
     "plan|{?share|leave the scope out, or give the number of people|write a row's code, as in "
     "ML/{name}=3; a difference such as {name}=-1 may be for several rows}}}}"},
    {4005, error, 3, "changes_nothing",
     "\"{text}\" không làm thay đổi gì: {?unused|không khoản chi nào trong phạm vi này dùng "
     "{name}|{name} đã như vậy, hoặc bị thay đổi khác thay thế}",
     "\"{text}\" changes nothing: {?unused|no item in this scope asks for {name}|{name} is so "
     "already, or another change overrides it}",
     "bỏ thay đổi này, hoặc sửa phạm vi và giá trị",
     "leave the change out, or correct its scope and value"},
    {4006, error, 3, "people_do_not_divide",
     "\"{text}\": {row}: {people} người không chia hết cho {each} người mỗi {unit}",
     "\"{text}\": {row}: {people} people cannot be divided by {each} per {unit}",
     "chọn số người là bội của {each}", "choose a multiple of {each}"},
    {4007, error, 3, "below_nothing",
     "\"{text}\": {?row|{row}: |}{name} đang là {given}, không giảm được như vậy",
     "\"{text}\": {?row|{row}: |}{name} is {given} and cannot be lowered so far",
     "giảm ít hơn, hoặc viết hẳn giá trị mới; mỗi dòng còn ít nhất một lớp",
     "lower it by less, or write the new value itself; a row keeps at least one class"},
    {4008, error, 4, "unknown_jurisdiction", "không có định mức của \"{code}\"",
     "there are no rates of \"{code}\"", "dùng một trong: {allowed}", "use one of: {allowed}"},
    {4009, error, 3, "not_given",
     "\"{text}\": kế hoạch không cho {name} trong phạm vi này, nên không có gì để tăng hay giảm",
     "\"{text}\": the plan gives no {name} in this scope, so there is nothing to raise or lower",
     "viết hẳn giá trị mới, không có dấu + hay -", "write the new value itself, without + or -"},
    {4010, error, 3, "above_most", "\"{text}\": {name} vượt quá {limit}, số lớn nhất ghi được",
     "\"{text}\": {name} passes {limit}, the most that a plan may give", "sửa lại con số",
     "correct the number"},
    {4011, error, 3, "no_allotment", "kế hoạch không nêu kinh phí được giao",
     "the plan names no allotment",
     "thêm [[allotment]] vào kế hoạch, hoặc viết số tiền sau {--fit}",
     "add an [[allotment]] to the plan, or write an amount after {--fit}"},
};

}  // namespace

const std::vector<RuleText>& scenario_rule_texts() { return texts; }

}  // namespace dutoan::report
