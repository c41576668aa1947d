// The rules of the book and the disk below it in words, in the order of codes.
#include "report/messages.hpp"

namespace dutoan::report {
namespace {

constexpr auto error = Severity::error;

const std::vector<RuleText> texts = {
    {8010, error, 8, "book_not_found", "không mở được sổ \"{file}\"",
     "cannot open the book \"{file}\"",
     "kiểm tra đường dẫn và quyền đọc; lập sổ mới bằng: dutoan init",
     "check the path and the permission to read; make a new book with: dutoan init"},
    {8011, error, 8, "not_a_book", "\"{file}\" không phải là sổ của dutoan",
     "\"{file}\" is no book of dutoan", "kiểm tra đường dẫn; không gì trong tệp bị thay đổi",
     "check the path; nothing in the file was changed"},
    {8012, error, 8, "book_newer",
     "sổ \"{file}\" do phiên bản dutoan mới hơn ghi (cấu trúc {version}, bản này biết đến {known})",
     "the book \"{file}\" was written by a newer dutoan (schema {version}, this one knows {known})",
     "cài phiên bản mới hơn; sổ chưa được đọc và không thay đổi",
     "install the newer version; the book was not read and not changed"},
    {8013, error, 8, "book_older", "sổ \"{file}\" có cấu trúc cũ ({version}, bản này dùng {known})",
     "the book \"{file}\" has an older schema ({version}, this one uses {known})",
     "chạy một lệnh có ghi, hoặc: dutoan backup; sổ cũ được giữ lại bên cạnh",
     "run a command that writes, it brings the book up to date and keeps the old one beside it"},
    {8014, error, 8, "book_busy",
     "sổ \"{file}\" đang bị chương trình khác giữ{?waited|; đã đợi {waited} giây}",
     "another program holds the book \"{file}\"{?waited|; waited {waited} s}",
     "đợi chương trình kia xong (nếu nó treo thì dừng nó), rồi chạy lại; chưa ghi gì vào sổ",
     "wait for the other program, or end it if it hangs, then run it again; nothing was written"},
    {8015, error, 8, "book_read_only", "không được phép ghi vào sổ \"{file}\"",
     "the book \"{file}\" may not be written",
     "kiểm tra quyền ghi của tệp và thư mục; chưa ghi gì vào sổ",
     "check the permissions of the file and its folder; nothing was written"},
    {8016, error, 8, "disk_full", "hết chỗ trên đĩa khi ghi sổ \"{file}\"",
     "the disk is full; the book \"{file}\" could not be written",
     "giải phóng chỗ rồi chạy lại; sổ vẫn như trước khi ghi",
     "free some space and run it again; the book is as it was before"},
    {8017, error, 8, "book_unreachable", "đọc hoặc ghi sổ \"{file}\" không được: {reason}",
     "the book \"{file}\" cannot be read or written: {reason}",
     "kiểm tra đĩa và thư mục, rồi chạy lại; sổ vẫn như trước khi ghi",
     "check the disk and the folder, then run it again; the book is as it was before"},
    {8018, error, 8, "book_damaged", "sổ \"{file}\" bị hỏng", "the book \"{file}\" is damaged",
     "không ghi tiếp; giữ nguyên tệp, chạy {dutoan verify}, rồi khôi phục từ bản sao lưu",
     "write no more; keep the file as it is, run {dutoan verify}, then restore a backup"},
    {8019, error, 8, "migration_failed",
     "không nâng được cấu trúc sổ \"{file}\": bước {migration} thấy \"{found}\"",
     "the book \"{file}\" could not be brought up to date: step {migration} finds \"{found}\"",
     "sổ vẫn như trước; chạy dutoan verify bằng phiên bản cũ",
     "the book is as it was; run dutoan verify with the older version"},
    {8020, error, 8, "backup_failed", "không sao lưu được sang \"{file}\": {reason}",
     "the backup \"{file}\" could not be made: {reason}",
     "kiểm tra thư mục và chỗ trống trên đĩa; sổ không thay đổi",
     "check the folder and the space on the disk; the book is not changed"},
    {8021, error, 8, "outcome_unknown",
     "không biết lần ghi cuối vào sổ \"{file}\" đã xong hay chưa",
     "it is not known whether the last write to the book \"{file}\" was done",
     "chạy lại đúng lệnh ấy: chứng từ đã ghi rồi sẽ không bị ghi lần nữa",
     "run the same command again: what was written is not written twice"},
    {8022, error, 8, "key_unusable", "không dùng được khóa ký \"{file}\": {reason}",
     "the signing key \"{file}\" cannot be used: {reason}",
     "khóa chỉ do chủ của nó được đọc (quyền 0600); mất khóa thì lập khóa mới và in lại mã công "
     "khai",
     "only its owner may read a key (mode 0600); if it is lost, make a new one and print its "
     "public "
     "code again"},
    {8023, error, 8, "not_a_checkpoint", "\"{file}\" không phải là mốc kiểm tra: {reason}",
     "\"{file}\" is no checkpoint: {reason}", "dùng nguyên tệp do dutoan checkpoint ghi, không sửa",
     "use the file as dutoan checkpoint wrote it, unchanged"},
    {8024, error, 6, "book_exists", "đã có tệp \"{file}\"", "the file \"{file}\" exists",
     "chọn tên khác cho sổ mới; tệp cũ không bị thay đổi",
     "choose another name for the new book; the file is not changed"},
};

}  // namespace

const std::vector<RuleText>& book_rule_texts() { return texts; }

}  // namespace dutoan::report
