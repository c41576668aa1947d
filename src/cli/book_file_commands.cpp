// The table of the commands about the book as a file: it is verified, signed, copied and exported.
#include "cli/book_commands.hpp"

#include "cli/shared_options.hpp"

namespace dutoan::cli {
namespace {

Command export_command() {
  return {"export",
          "xuat-so",
          "",
          0,
          0,
          {"xuất sổ thành nhật ký cho hledger, ledger hoặc Beancount, để cộng lại bằng chương "
           "trình khác, hoặc thành bút toán của tài khoản 008",
           "the book as a journal for hledger, ledger or Beancount, to be added up by another "
           "program, or as entries of account 008"},
          {{"--as",
            "",
            "FORM",
            {"dạng; hledger nếu không nêu", "its form; hledger without it"},
            {"hledger", "beancount", "account-008"}},
           {"--money",
            "",
            "WORD",
            {"account-008: kinh phí thường xuyên hay không; giả định recurrent nếu không nêu",
             "account-008: recurrent money or other; recurrent is assumed without it"},
            {"recurrent", "other"}},
           {"--paid",
            "",
            "WORD",
            {"account-008: chuyển khoản hay tiền mặt; giả định transfer nếu không nêu",
             "account-008: by transfer or in cash; transfer is assumed without it"},
            {"transfer", "cash"}},
           book_option,
           rates_option,
           format_option,
           output_option},
          {{"dutoan export -o so.txt", {}},
           {"dutoan export --as account-008 --money other -o nhat-ky.csv",
            {"nhật ký tài khoản 008 cho phần mềm kế toán của đơn vị",
             "a journal of account 008 for the unit's accounting program"}}}};
}

}  // namespace

std::vector<Command> book_file_commands() {
  return {{"verify",
           "kiem-tra-so",
           "",
           0,
           0,
           {"kiểm tra sổ: chuỗi băm, số dư tính lại từ chứng từ đầu tiên",
            "verify the book: its chain of digests, its balances from the first document on"},
           {{"--against",
             "",
             "FILE",
             {"mốc kiểm tra đã giữ, hoặc mã in ở chân báo cáo: có gì bị sửa hay cắt bớt từ đó",
              "a checkpoint that was kept, or the code at the foot of a statement: what was "
              "rewritten or cut off since"}},
            book_option,
            format_option,
            output_option},
           {{"dutoan verify --against moc-2020-06.txt", {}},
            {"dutoan verify --against 23-ab01-7c4e-90d2",
             {"mã in ở chân báo cáo, gõ ít nhất ba nhóm",
              "the code on paper, three groups at least"}}}},
          {"checkpoint",
           "moc-kiem-tra",
           "",
           0,
           0,
           {"ký sổ đi đến đâu; giữ tệp này ở nơi khác",
            "sign how far the book goes; keep the file elsewhere"},
           {{"--key",
             "",
             "FILE",
             {"khóa ký; không có thì SỔ.key, chưa có thì lập",
              "the key; BOOK.key without it, made where there is none"}},
            dry_run_option,
            book_option,
            output_option},
           {{"dutoan checkpoint -o moc-2020-06.txt", {}}}},
          {"backup",
           "sao-luu",
           "FILE",
           1,
           1,
           {"sao lưu sổ; bản sao được mở lại và kiểm tra",
            "back the book up; the copy is opened anew and verified"},
           {dry_run_option, book_option},
           {{"dutoan backup so-2020-06-30.db", {}}}},
          {"restore",
           "khoi-phuc",
           "FILE",
           1,
           1,
           {"khôi phục sổ từ bản sao lưu, khi không còn tệp sổ",
            "restore the book from a backup, where its file is gone"},
           {dry_run_option, book_option, format_option, output_option},
           {{"dutoan restore so-2020-06-30.db --book so.db", {}}}},
          export_command()};
}

}  // namespace dutoan::cli
