// The table of the book's commands.
#include "cli/book_commands.hpp"

#include "cli/appraisal_commands.hpp"
#include "cli/book_options.hpp"
#include "cli/report_commands.hpp"
#include "cli/settle_class_commands.hpp"
#include "cli/settle_commands.hpp"
#include "cli/statement_commands.hpp"

#include "cli/shared_options.hpp"

#include <algorithm>

namespace dutoan::cli {
namespace {

const Option plan_option{
    "--plan",
    "-p",
    "FILE",
    {"tệp kế hoạch, để gõ và đọc tên dòng; không có thì DUTOAN_PLAN, rồi ./plan.toml nếu có",
     "the plan, whose words name the lines; without it DUTOAN_PLAN, then ./plan.toml if it is "
     "there"}};
const Option payee_option{
    "--payee", "", "NAME", {"người, đơn vị nhận hoặc nộp tiền", "who receives or repays it"}};
const Option on_option{
    "--on",
    "",
    "NUMBER",
    {"theo cam kết chi này: số, hoặc mã chứng từ", "on this commitment: its number or id"}};
const Option guarantee_until_option{
    "--guarantee-until",
    "",
    "DATE",
    {"ngày cuối cùng bảo lãnh còn hiệu lực", "the last day on which the guarantee is valid"}};
const Option author_option{
    "--author",
    "",
    "PERSON",
    {"người lập; không có thì lấy biến DUTOAN_AUTHOR", "who enters it; or DUTOAN_AUTHOR"}};
const Option decider_option{"--decider",
                            "",
                            "PERSON",
                            {"người quyết định; không có thì lấy biến DUTOAN_DECIDER",
                             "who decided it; or DUTOAN_DECIDER"}};
const Option draft_option{"--draft",
                          "",
                          "",
                          {"chỉ lập nháp: giữ số tiền, chưa ghi sổ",
                           "only draft it: the amount is held, nothing is posted"}};
const Option level_option{"--by",
                          "-b",
                          "LEVEL",
                          {"cộng theo mức này", "add up at this level"},
                          {"line", "category", "activity", "whole"}};

}  // namespace

std::vector<Option> funding_options() {
  return {{"--year", "-y", "YEAR", {"năm ngân sách", "the budget year"}},
          {"--unit", "", "CODE", {"đơn vị sử dụng ngân sách", "the spending unit"}},
          {"--chapter", "", "CODE", {"chương", "the chapter"}},
          {"--subcategory", "", "CODE", {"khoản", "the subcategory (khoản)"}},
          {"--source", "", "CODE", {"nguồn vốn", "the source"}},
          {"--nature", "", "CODE", {"tính chất nguồn kinh phí", "the source's nature"}},
          {"--programme", "", "CODE", {"mã chương trình mục tiêu", "the target programme's code"}}};
}

std::vector<Option> paper_options() {
  return {{"--number", "-N", "NUMBER", {"số chứng từ, số quyết định", "the document's number"}},
          {"--date", "-d", "DATE", {"ngày chứng từ; hn: hôm nay", "its date; hn: today"}},
          {"--posted-on",
           "",
           "DATE",
           {"ngày ghi sổ; như ngày chứng từ nếu không nêu", "posted on; its date without it"}},
          {"--description", "-m", "TEXT", {"diễn giải", "what it is for"}},
          author_option,
          decider_option,
          {"--total",
           "",
           "AMOUNT",
           {"tổng số ghi trên chứng từ; các dòng phải cộng đúng số này",
            "the total on the paper, to which the lines must add up"}},
          {"--evidence",
           "-e",
           "PAPER",
           {"giấy tờ kèm theo: LOẠI;SỐ;NGÀY[;SỐ_TIỀN]; dùng được nhiều lần",
            "an attached paper: KIND;NUMBER;DATE[;AMOUNT]; may be repeated"},
           {},
           true},
          {"--id",
           "",
           "ID",
           {"mã chứng từ; không có thì lấy từ loại, đơn vị, năm và số",
            "the document's id; made of kind, unit, year and number without it"}}};
}

std::vector<Option> entering(std::vector<Option> own, bool names_funding) {
  const auto add = [&](const std::vector<Option>& more) {
    own.insert(own.end(), more.begin(), more.end());
  };
  add(paper_options());
  if (names_funding) add(funding_options());
  add({dry_run_option, book_option, plan_option, rates_option, format_option, output_option});
  return own;
}

std::vector<Option> asking(std::vector<Option> own) {
  for (const Option& each : {book_option, plan_option, rates_option, format_option, output_option})
    own.push_back(each);
  return own;
}

namespace {

constexpr std::size_t most_lines = 2000;

std::vector<Command> grants() {
  return {
      {"estimate save",
       "du-toan luu",
       "",
       0,
       0,
       {"lưu dự toán của kế hoạch vào sổ thành phiên bản 1, 2, 3 …, kèm cách tính từng số",
        "save the plan's estimate in the book as version 1, 2, 3 …, with the way to each figure"},
       entering({}, true),
       {{"dutoan estimate save -d 12/05/2020",
         {"dự toán không đổi thì không lưu thêm", "an unchanged estimate is not saved again"}}}},
      {"allot",
       "giao-du-toan",
       "AMOUNT",
       1,
       1,
       {"ghi quyết định giao, bổ sung, thu hồi, giữ lại dự toán",
        "enter what was allotted, added, taken back or held back"},
       entering({{"--as",
                  "",
                  "KIND",
                  {"loại quyết định; allotment nếu không nêu", "its kind; allotment without it"},
                  {"allotment", "provisional", "supplement", "reduction", "adjustment",
                   "withholding", "dispute"}},
                 {"--from",
                  "",
                  "CODES",
                  {"điều chỉnh: kinh phí chuyển đi, nêu bằng các mã khác với kinh phí nhận, như "
                   "subcategory=085",
                   "an adjustment: the funding that gives, by the codes in which it differs from "
                   "the one that receives, as subcategory=085"}},
                 {"--target",
                  "",
                  "CLASS|LINE",
                  {"bổ sung có mục tiêu, hoặc thu hồi của mục tiêu: chỉ dùng cho lớp, dòng này",
                   "a supplement for this class or line only, or what is taken back of one"}}},
                true),
       {{"dutoan allot 5,5tỷ -N 3518/QĐ-UBND -d 16/12/2019 --posted-on 02/01/2020 -y 2020 "
         "--unit BDT --chapter 483 --subcategory 085 --source 01 --nature 12 --programme 0392",
         {"giao dự toán năm, đủ mã", "the year's allotment, with all codes"}},
        {"dutoan allot 200tr --as supplement -N 3921/QĐ-UBND -d 05/10/2020",
         {"bổ sung", "a supplement"}},
        {"dutoan allot 30tr --as supplement --target ML1/hall -N 3922/QĐ-UBND -d 05/10/2020",
         {"bổ sung có mục tiêu: chỉ phê duyệt được cho dòng này",
          "a supplement that can be approved for this line only"}},
        {"dutoan allot 40tr --as provisional -N 12/TC -d 04/01/2021",
         {"tạm cấp, khi dự toán năm chưa được giao", "before the year's budget is decided"}},
        {"dutoan allot 200tr --as adjustment -N 3950/QĐ-UBND -d 15/10/2020 --subcategory 341 "
         "--from subcategory=085",
         {"chuyển từ khoản 085 sang khoản 341", "from subcategory 085 to 341"}}}}};
}

std::vector<Command> commitments() {
  return {
      {"commit",
       "cam-ket",
       "LINE=AMOUNT…",
       1,
       most_lines,
       {"ghi cam kết chi theo hợp đồng", "enter what a contract commits"},
       entering({{"--contract", "", "NUMBER", {"số hợp đồng", "the contract's number"}},
                 payee_option,
                 {"--guarantee",
                  "",
                  "AMOUNT",
                  {"hợp đồng yêu cầu bảo lãnh tạm ứng: số tiền, 0 nếu chưa nộp",
                   "the contract asks for a guarantee of its advances: the amount, 0 where none "
                   "was handed in yet"}},
                 guarantee_until_option,
                 draft_option},
                true),
       {{"dutoan commit \"ml1 hội trường=3tr\" --contract 12/HĐ --payee \"TTBDCT Mường Lát\" -N "
         "HD-1 -d 02/06/2020",
         {}}}},
      {"release",
       "giai-phong",
       "NUMBER [LINE=AMOUNT…]",
       1,
       most_lines,
       {"giải phóng cam kết: phần còn lại, hoặc số được nêu",
        "release a commitment: all that is left of it, or what is named"},
       entering({}, false),
       {{"dutoan release HD-1 -N GP-1 -d 20/07/2020", {}}}},
      {"guarantee",
       "bao-lanh",
       "NUMBER AMOUNT",
       2,
       2,
       {"ghi bảo lãnh tạm ứng của hợp đồng đã cam kết; bảo lãnh sau thay bảo lãnh trước",
        "enter the guarantee of a committed contract's advances; it takes the place of the last"},
       entering({guarantee_until_option, payee_option}, false),
       {{"dutoan guarantee HD-1 1tr5 --guarantee-until 31/12/2020 -N BL-1 -d 05/06/2020 --payee "
         "\"Ngân hàng A\"",
         {"--payee: ngân hàng bảo lãnh", "--payee: the bank that guarantees"}}}}};
}

std::vector<Command> advances() {
  return {{"advance pay",
           "tam-ung chi",
           "LINE=AMOUNT…",
           1,
           most_lines,
           {"chi tạm ứng, theo hợp đồng hoặc không", "pay an advance, on a contract or without"},
           entering({payee_option, on_option, draft_option}, true),
           {{"dutoan advance pay ml1 tiền ăn 20tr --payee \"Nguyễn Văn A\" -N TU-1 -d 06/07/2020 "
             "-m \"mở lớp\"",
             {}}}},
          {"advance clear",
           "tam-ung thanh-toan",
           "NUMBER [LINE=AMOUNT…]",
           1,
           most_lines,
           {"thanh toán tạm ứng; phần vượt tạm ứng là thực chi",
            "clear an advance; what is beyond it is a payment"},
           entering({payee_option,
                     {"--advanced-on",
                      "",
                      "LINE",
                      {"dòng đã tạm ứng, nếu chi trên dòng khác cùng mục",
                       "the line of the advance, where it is another of the same budget item"}},
                     draft_option},
                    false),
           {{"dutoan advance clear TU-1 19tr -N TT-1 -d 20/07/2020 -m \"tiền ăn 106 HV\"", {}}}},
          {"advance repay",
           "tam-ung nop-lai",
           "NUMBER [LINE=AMOUNT…]",
           1,
           most_lines,
           {"nộp lại tạm ứng: phần còn lại, hoặc số được nêu",
            "repay an advance: all that is open, or what is named"},
           entering({payee_option}, false),
           {{"dutoan advance repay TU-1 -N NL-1 -d 21/07/2020 -m \"nộp lại phần thừa\"", {}}}},
          {"advance list",
           "tam-ung liet-ke",
           "",
           0,
           0,
           {"tạm ứng chưa thanh toán, hạn và số ngày quá hạn",
            "open advances, when they are due and how long overdue"},
           asking({{"--today", "", "DATE", {"tính đến ngày này", "on this day"}}}),
           {{"dutoan advance list", {}}}}};
}

std::vector<Command> vouchers() {
  return {
      {"voucher add",
       "chung-tu ghi",
       "LINE=AMOUNT…",
       1,
       most_lines,
       {"ghi chứng từ thực chi, hoặc thu hồi giảm chi", "enter a payment, or a recovery"},
       entering({payee_option,
                 on_option,
                 {"--recovers",
                  "",
                  "NUMBER",
                  {"thu hồi giảm chi của chứng từ này", "recovers what this document paid"}},
                 draft_option},
                true),
       {{"dutoan voucher add ml1 hội trường 1tr5 --payee \"TTBDCT Mường Lát\" -N PC-12 -d "
         "15/07/2020 -m \"thuê hội trường\"",
         {}},
        {"dutoan voucher add 500k --recovers PC-12 -N TH-1 -d 20/07/2020 -m \"chi thừa\"", {}},
        {"dutoan voucher add ml1 hội trường 1tr5 --draft --payee \"TTBDCT Mường Lát\" -N PC-13 -d "
         "16/07/2020 -m \"thuê hội trường\"",
         {"nháp, người khác duyệt sau", "a draft, for somebody else to decide"}}}},
      {"voucher reverse",
       "chung-tu dao",
       "NUMBER",
       1,
       1,
       {"lập bút toán đảo cho một chứng từ ghi sai", "reverse a document that was wrong"},
       entering({payee_option}, false),
       {{"dutoan voucher reverse PC-12 -N DS-1 -d 16/07/2020 -m \"ghi nhầm dòng\"", {}}}},
      {"voucher list",
       "chung-tu liet-ke",
       "",
       0,
       0,
       {"các chứng từ trong sổ theo thứ tự ghi", "the documents in the order of the book"},
       asking({{"--drafts", "", "", {"các chứng từ nháp chưa ghi sổ", "the drafts that are open"}},
               {"--all",
                "",
                "",
                {"với --drafts: cả nháp đã ghi sổ, đã bỏ, bị từ chối",
                 "with --drafts: also those that were posted, dropped or refused"}}}),
       {{"dutoan voucher list -O csv -o chung-tu.csv", {}},
        {"dutoan voucher list --drafts --all",
         {"mọi nháp, lý do bỏ hoặc từ chối", "all drafts, and why they were dropped or refused"}}}},
      {"voucher show",
       "chung-tu xem",
       "NUMBER",
       1,
       1,
       {"một chứng từ: bút toán, giấy tờ kèm theo, chứng từ tiếp theo",
        "one document: its postings, its papers, what follows it"},
       asking({}),
       {{"dutoan voucher show PC-12", {}}}}};
}

Command history_command() {
  return {"history",
          "phien-ban",
          "[VERSION]",
          0,
          1,
          {"các phiên bản dự toán đã lưu, lần phê duyệt, điều chỉnh; hoặc một phiên bản",
           "the saved versions of the estimate, its approvals and amendments; or one version"},
          asking({}),
          {{"dutoan history", {}},
           {"dutoan history 2 -O json -o du-toan-2.json",
            {"đúng văn bản mà sổ giữ, với cách tính từng dòng",
             "the very text that the book keeps, with each line's working"}}}};
}

/// The options of a command that reads or writes lists of vouchers: its own first.
std::vector<Option> listing(std::vector<Option> own) {
  const auto funding = funding_options();
  own.insert(own.end(), funding.begin(), funding.end());
  for (const Option& each : {book_option, plan_option, rates_option}) own.push_back(each);
  return own;
}

Command template_command() {
  std::vector<Option> options = listing({});
  options.push_back({"--format",
                     "-O",
                     "FORMAT",
                     {"dạng của mẫu; xlsx nếu không nêu", "its form; xlsx without it"},
                     {"xlsx", "csv", "tsv"}});
  options.push_back(output_option);
  return {"voucher template",
          "chung-tu mau",
          "",
          0,
          0,
          {"mẫu bảng kê chứng từ để điền trong Excel: có danh sách chọn loại và dòng dự toán",
           "a list of vouchers to be filled in with a spreadsheet, kinds and lines to choose from"},
          std::move(options),
          {{"dutoan voucher template -o chung-tu.xlsx", {}}}};
}

Command import_command() {
  std::vector<Option> options =
      listing({{"--sheet", "", "NAME", {"trang có chứng từ", "the sheet that has the vouchers"}},
               errors_option,
               encoding_option,
               author_option,
               decider_option,
               dry_run_option});
  options.push_back(format_option);
  options.push_back(output_option);
  return {"voucher import",
          "chung-tu nhap",
          "FILE",
          1,
          1,
          {"ghi mọi chứng từ của bảng kê (.xlsx, .ods, .csv, .tsv), hoặc không chứng từ nào",
           "enter every voucher of a list (.xlsx, .ods, .csv, .tsv), or none"},
          std::move(options),
          {{"dutoan voucher import chung-tu.xlsx --dry-run", {"chỉ thử", "only try"}},
           {"dutoan voucher import chung-tu.xlsx --errors loi.xlsx",
            {"ghi; có lỗi thì ghi bản sao nêu lỗi từng dòng",
             "enter them; errors are told beside the rows of a copy"}}}};
}

std::vector<Command> voucher_lists() { return {template_command(), import_command()}; }

std::vector<Command> questions() {
  return {{"left",
           "con-lai",
           "[LINE | CLASS…]",
           0,
           1000,
           {"số còn được chi: theo lớp, hoặc từng dòng của lớp, dòng được nêu",
            "what may still be spent: by class, or line by line of what is named"},
           asking({level_option}),
           {{"dutoan left", {"theo lớp", "class by class"}},
            {"dutoan left ml1", {"từng dòng của một lớp", "line by line of one class"}}}},
          {"ledger",
           "so-theo-doi",
           "[LINE | CLASS]",
           0,
           20,
           {"sổ theo dõi: từng chứng từ với số dư còn được chi",
            "the statement: document by document, with the running balance"},
           asking({{"--payee", "", "NAME", {"chỉ người nhận này", "of this payee only"}},
                   {"--holder",
                    "",
                    "NUMBER",
                    {"số mà cam kết, tạm ứng, chứng từ chi này giữ",
                     "what this commitment, advance or payment holds"}},
                   {"--from", "", "DATE", {"từ ngày", "from this day on"}},
                   {"--to", "", "DATE", {"đến hết ngày", "to the end of this day"}}}),
           {{"dutoan ledger ML1/hall", {}}, {"dutoan ledger --from 1/7/2020 --to 30/9/2020", {}}}},
          {"status",
           "tinh-hinh",
           "",
           0,
           0,
           {"kinh phí đang ở giai đoạn nào; các giai đoạn cộng lại bằng số được giao",
            "in which stage the money stands; the stages add up to what was granted"},
           asking({}),
           {{"dutoan status", {}}}},
          history_command()};
}

Command init_command() {
  return {"init",
          "lap-so",
          "[FILE]",
          0,
          1,
          {"lập sổ mới", "make a new book"},
          {{"--blocks",
            "",
            "LEVEL",
            {"chặn chi vượt dự toán ở mức này, mức khác chỉ cảnh báo; line nếu không nêu",
             "spending is blocked at this level, others warn; line without it"},
            {"line", "category", "activity", "whole"}},
           {"--budget-level",
            "",
            "LEVEL",
            {"cấp ngân sách; province nếu không nêu", "the budget level; province without it"},
            {"central", "province", "district", "commune"}},
           {"--commitment-from",
            "",
            "AMOUNT",
            {"hợp đồng từ số này phải có cam kết chi; 200 triệu nếu không nêu, none: không cần",
             "from which amount contracts need a commitment; 200 million without it, or none"}},
           {"--sample",
            "",
            "NAME",
            {"điền sẵn một năm chứng từ giả định của kế hoạch mẫu, để làm thử",
             "fill it with a made-up year of the sample plan, to try things out"},
            {"thanh-hoa-2020"}},
           dry_run_option,
           rates_option,
           book_option},
          {{"dutoan init so-2020.db", {}},
           {"dutoan init thu.db --sample thanh-hoa-2020",
            {"sổ mẫu: 41 lớp, 2 đợt tham quan", "the sample book: 41 classes, 2 study tours"}}}};
}

}  // namespace

std::vector<Command> book_commands() {
  std::vector<Command> all = {init_command()};
  for (const auto& part :
       {grants(), decision_commands(), appraisal_commands(), commitments(), advances(), vouchers(),
        draft_commands(), voucher_lists(), settle_commands(), settle_class_commands(),
        statement_commands(), report_commands(), questions(), book_file_commands()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

bool is_about_book(const Command& command) {
  return std::ranges::any_of(command.options,
                             [](const Option& each) { return each.name == book_option.name; });
}

}  // namespace dutoan::cli
