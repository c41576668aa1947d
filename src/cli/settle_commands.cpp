// The table of the commands of a year's settlement.
#include "cli/settle_commands.hpp"

#include "cli/book_options.hpp"

#include <algorithm>
#include <iterator>

namespace dutoan::cli {
namespace {

constexpr std::size_t most_lines = 200;

std::vector<Option> asking_year(std::vector<Option> own) {
  for (const Option& each : funding_options()) own.push_back(each);
  return asking(std::move(own));
}

Command rehearse_command(const char* path, const char* alias, const Label& about,
                         const Example& example, std::vector<Option> options) {
  return {path, alias, "", 0, 0, about, std::move(options), {example}};
}

std::vector<Command> year_end() {
  return {
      rehearse_command("settle status", "quyet-toan tinh-hinh",
                       {"quyết toán năm đang ở bước nào, còn thiếu gì, việc tiếp theo và hạn",
                        "how far the year's settlement is, what is missing, what comes next"},
                       {"dutoan settle status --year 2020", {}}, asking_year({})),
      rehearse_command("settle rehearse", "quyet-toan thu",
                       {"khóa sổ thử: chạy đúng việc khóa sổ rồi bỏ, sổ không đổi một byte",
                        "rehearse the close: the close itself, of which nothing is kept"},
                       {"dutoan settle rehearse --year 2020",
                        {"từng khoản còn mở sẽ bị hủy hay phải nộp, và căn cứ để chuyển nguồn",
                         "what lapses or is due, and on which grounds it may be carried over"}},
                       asking_year({})),
      {"settle carry",
       "quyet-toan chuyen-nguon",
       "[ITEM] [AMOUNT]",
       0,
       2,
       {"chuyển nguồn sang năm sau: một dòng, một cam kết, một tạm ứng, hoặc phần chưa phân vào "
        "dòng",
        "carry over into the next year: a line, a commitment, an advance, or what no line has"},
       entering({{"--ground",
                  "",
                  "CODE",
                  {"căn cứ, mã trong rates/norms/regimes.toml",
                   "the ground, a code of "
                   "rates/norms/regimes.toml"}}},
                true),
       {{"dutoan settle carry HD-02 --ground signed-contract -N CN-01 -d 31/01/2026 --year 2025",
         {"phần cam kết còn lại của hợp đồng", "what the contract still holds"}},
        {"dutoan settle carry \"\" 60.000.000 --ground late-supplement -N CN-02 -d 31/01/2021",
         {"phần bổ sung sau 30/9 chưa phân vào dòng", "a late supplement that no line has"}}}},
      {"settle lapse",
       "quyet-toan huy",
       "NUMBER [LINE=AMOUNT…]",
       1,
       most_lines,
       {"hủy phần cam kết còn lại của một hợp đồng khi hết năm",
        "let what a commitment still holds lapse when the year is over"},
       entering({}, true),
       {{"dutoan settle lapse HD-02 -N HUY-01 -d 31/01/2021", {}}}},
      {"settle due",
       "quyet-toan phai-nop",
       "NUMBER [LINE=AMOUNT…]",
       1,
       most_lines,
       {"ghi tạm ứng chưa thanh toán, không được chuyển nguồn, là khoản phải nộp trả",
        "let an advance that was not cleared and is not carried over fall due"},
       entering({}, true),
       {{"dutoan settle due TU-04 -N PT-01 -d 31/01/2021", {}}}},
      rehearse_command(
          "settle close", "quyet-toan khoa-so",
          {"khóa sổ năm: hủy dự toán còn lại, mở số chuyển nguồn sang năm sau",
           "close the year: the rest lapses, and the next year opens what was carried over"},
          {"dutoan settle close --year 2020 -N KS-2020", {}}, entering({}, true)),
      {"settle reopen",
       "quyet-toan mo-lai",
       "",
       0,
       0,
       {"lùi một bước: hủy thông báo và biên bản, hoặc báo cáo đã nộp, hoặc mở lại sổ năm",
        "one step back: cancel the notice and minutes, or the report, or reopen the year"},
       entering({}, true),
       {{"dutoan settle reopen --year 2020 -N ML-01 -d 20/02/2021 -m \"thiếu chứng từ tháng 12\"",
         {}}}},
  };
}

std::vector<Option> finding_options() {
  return {{"--accept", "", "", {"chấp nhận", "accept it"}},
          {"--incomplete", "", "", {"hồ sơ chưa đủ, kèm --until", "its file is incomplete"}},
          {"--cite",
           "",
           "CLAUSE",
           {"điều khoản làm căn cứ xuất toán", "the clause by which it is disallowed"}},
          {"--until", "", "DATE", {"hạn bổ sung hồ sơ", "by when the file must be complete"}}};
}

std::vector<Command> reviewing() {
  return {
      {"settle submit",
       "quyet-toan nop",
       "",
       0,
       0,
       {"nộp báo cáo quyết toán năm: số đã chi của từng dòng, đúng đến từng đồng",
        "report the year's settlement: what each line spent, to the đồng"},
       entering({}, true),
       {{"dutoan settle submit --year 2020 -N 12/BC-BDT -d 20/02/2021", {}}}},
      {"settle review",
       "quyet-toan xet-duyet",
       "[VOUCHER] [LINE=AMOUNT…]",
       0,
       most_lines,
       {"số báo cáo, số xét duyệt, chênh lệch; với VOUCHER: xuất toán số tiền nêu, chấp nhận, hoặc "
        "nêu hồ sơ chưa đủ",
        "reported, reviewed, difference; with VOUCHER: disallow the amounts, accept it, or say "
        "that "
        "its file is incomplete"},
       entering(finding_options(), true),
       {{"dutoan settle review --year 2020", {"số liệu xét duyệt", "the figures"}},
        {"dutoan settle review PC-12 ML1/hall=3.000.000 -m \"vượt định mức\" --cite \"TT 40/2017 "
         "Đ12\" -N XD-01 -d 02/04/2021 --author can-bo-stc",
         {"xuất toán", "disallow"}},
        {"dutoan settle review PC-13 --incomplete --until 15/04/2021 -m \"thiếu hóa đơn\" -N XD-02 "
         "-d 02/04/2021 --author can-bo-stc",
         {}}}},
      {"settle minutes",
       "quyet-toan bien-ban",
       "",
       0,
       0,
       {"lập biên bản xét duyệt quyết toán", "draw the reviews up in minutes"},
       entering({}, true),
       {{"dutoan settle minutes --year 2020 -N 05/BB-STC -d 05/04/2021 --author can-bo-stc "
         "--decider giam-doc-so",
         {}}}},
      {"settle notice",
       "quyet-toan thong-bao",
       "",
       0,
       0,
       {"ra thông báo xét duyệt: số được duyệt là quyết toán, số xuất toán phải nộp",
        "give notice: what is accepted is settled, what is disallowed is to be refunded"},
       entering({}, true),
       {{"dutoan settle notice --year 2020 -N 30/TB-STC -d 10/04/2021 --author can-bo-stc "
         "--decider "
         "giam-doc-so",
         {}}}},
      {"settle refund",
       "quyet-toan nop-tra",
       "NUMBER [LINE=AMOUNT…]",
       1,
       most_lines,
       {"nộp ngân sách nhà nước một khoản còn phải nộp: tạm ứng đến hạn, hoặc số xuất toán",
        "refund what is due: an advance that fell due, or what was disallowed"},
       entering({}, false),
       {{"dutoan settle refund 30/TB-STC/1 -N NNS-01 -d 15/04/2021 -m \"nộp số xuất toán\"", {}}}},
  };
}

}  // namespace

std::vector<Command> settle_commands() {
  std::vector<Command> all = year_end();
  std::ranges::move(reviewing(), std::back_inserter(all));
  return all;
}

bool is_about_settlement(const Command& command) {
  return std::ranges::any_of(settle_commands(),
                             [&](const Command& each) { return each.path == command.path; });
}

}  // namespace dutoan::cli
