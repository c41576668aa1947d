// The rules of people and of serving them in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;

const std::vector<RuleText> texts = {
    {9100, error, 4, "person_not_found", "không có người dùng \"{person}\"",
     "there is no person \"{person}\"", "xem: {dutoan user list}", "see: {dutoan user list}"},
    {9101, error, 6, "person_exists", "đã có người dùng \"{person}\"",
     "there is a person \"{person}\" already",
     "chọn mã khác; người đã nghỉ giữ mã của mình mãi, vì chứng từ còn nêu tên họ",
     "choose another code; who left keeps theirs, because documents go on naming them"},
    {9102, error, 3, "person_code_malformed", "mã người dùng \"{text}\" không dùng được",
     "\"{text}\" cannot be a person's code",
     "dùng chữ không dấu, số, dấu chấm, gạch nối; nhiều nhất 40 ký tự: kt.hoa",
     "use letters without accents, digits, dots and hyphens, at most 40: kt.hoa"},
    {9103, error, 3, "full_name_given", "thiếu họ và tên", "the full name is missing",
     "ghi họ và tên như trên giấy tờ", "write the name as papers have it"},
    {9104, error, 3, "role_not_known", "không có vai trò \"{text}\"", "there is no role \"{text}\"",
     "một trong: drafter, accountant, chief_accountant, head, appraiser, finance_director, "
     "approver, auditor, administrator",
     "one of: drafter, accountant, chief_accountant, head, appraiser, finance_director, approver, "
     "auditor, administrator"},
    {9105, error, 3, "password_too_short", "mật khẩu phải có ít nhất {least} ký tự",
     "a password has at least {least} characters",
     "vài từ liền nhau dễ nhớ và đủ dài; nhiều nhất {most} byte",
     "a few words in a row are long and easy to keep in mind; at most {most} bytes"},
    {9106, error, 3, "password_too_plain", "mật khẩu này dễ đoán",
     "this password is easily guessed", "đừng dùng mã của mình, đừng lặp lại vài ký tự",
     "use neither your own code nor a few characters again and again"},
    {9107, error, 3, "passwords_differ", "hai lần gõ mật khẩu mới không giống nhau",
     "the new password was typed in two different ways", "gõ lại cả hai lần", "type both again"},
    {9108, error, 5, "not_let_in", "mã người dùng hoặc mật khẩu không đúng",
     "the code or the password is wrong", "gõ lại; quên mật khẩu thì nhờ người quản trị đặt lại",
     "type them again; an administrator can give a new password"},
    {9109, error, 5, "locked_out", "sai quá nhiều lần: tạm khóa {minutes} phút",
     "too many failures: locked for {minutes} minutes",
     "đợi rồi thử lại; người quản trị đặt lại mật khẩu thì mở khóa ngay",
     "wait and try again; a new password from an administrator unlocks it at once"},
    {9110, error, 6, "last_administrator", "đây là người quản trị cuối cùng còn được vào",
     "this is the last administrator who is let in", "thêm một người quản trị khác trước",
     "add another administrator first"},
    {9111, error, 3, "password_not_given", "không đọc được mật khẩu{?file| từ \"{file}\"}",
     "cannot read the password{?file| from \"{file}\"}",
     "gõ ở màn hình, đưa vào qua đường ống, hoặc nêu tệp bằng --password-file; không bao giờ ghi "
     "trong lệnh",
     "type it at the terminal, pipe it in, or name a file with --password-file; never in a "
     "command"},
    {9112, error, 3, "old_password_wrong", "mật khẩu đang dùng không đúng",
     "the present password is wrong", "gõ lại mật khẩu đang dùng", "type the present one again"},
    {9113, error, 3, "people_not_kept", "sổ mở cho một người thì không giữ người dùng",
     "a book that is open for one person keeps no people",
     "thêm người bằng dutoan user add, rồi mở sổ cho nhiều người bằng dutoan serve",
     "add people with dutoan user add, and serve the book with dutoan serve"},
    {9120, error, 3, "no_administrator", "sổ chưa có người quản trị nào được vào",
     "the book has no administrator who is let in",
     "thêm trước: dutoan user add MÃ --name \"HỌ TÊN\" --role administrator",
     "add one first: dutoan user add CODE --name \"NAME\" --role administrator"},
    {9121, error, 3, "address_not_own", "không phục vụ ở địa chỉ \"{address}\" mà không có TLS",
     "the address \"{address}\" is not served without TLS",
     "để địa chỉ 127.0.0.1, đặt một máy chủ TLS (nginx) phía trước và thêm --behind-tls; mẫu ở "
     "docs/deploy",
     "stay at 127.0.0.1 behind a server that speaks TLS (nginx), with --behind-tls; docs/deploy "
     "has "
     "a sample"},
    {9122, error, 3, "host_not_named", "sau TLS phải nêu tên mà người dùng gọi",
     "behind TLS the name that people use must be given",
     "thêm --host, ví dụ --host ngansach.tinh.example", "add --host, as in --host budget.example"},
    {9130, error, 5, "own_name", "{number}: chỉ {decider} duyệt được với tên {decider}",
     "{number}: only {decider} decides in the name of {decider}",
     "lưu nháp; người duyệt vào bằng tài khoản của mình rồi duyệt",
     "draft it; whoever decides comes in as themself and decides it"},
    {9131, error, 5, "only_drafts", "{number}: vai trò của bạn lập chứng từ nháp, không tự duyệt",
     "{number}: your role drafts vouchers and does not decide them",
     "lưu nháp; kế toán trưởng hoặc thủ trưởng duyệt",
     "draft it; the chief accountant or the head decides it"},
    {9132, error, 5, "entered_by_another", "{number}: người lập là {author}, mà {person} đang ghi",
     "{number}: {author} is its author, and {person} enters it",
     "người lập là người đang vào sổ; để trống ô người lập",
     "the author is whoever came in; leave the author empty"},
};

}  // namespace

const std::vector<RuleText>& people_rule_texts() { return texts; }

}  // namespace dutoan::report
