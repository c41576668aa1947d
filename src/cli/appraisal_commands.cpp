// The table of the commands of an estimate's course.
#include "cli/appraisal_commands.hpp"

#include "cli/book_options.hpp"

#include <algorithm>

namespace dutoan::cli {
namespace {

constexpr std::size_t most_words = 2000;

const Option version_option{
    "--estimate",
    "",
    "VERSION",
    {"phiên bản dự toán; mới nhất nếu không nêu", "the version; the newest without it"}};

/// Why lines are changed; the n-th text and citation belong to the n-th reason.
std::vector<Option> reason_options() {
  return {{"--reason",
           "",
           "CODE[=AMOUNT]",
           {"lý do, mã trong rates/norms/reasons.toml; nhiều lý do thì kèm số tiền của từng lý do",
            "the reason, a code of rates/norms/reasons.toml; several carry an amount each"},
           {},
           true},
          {"--text", "", "WORDS", {"lời giải thích của lý do", "the reason in words"}, {}, true},
          {"--cite",
           "",
           "CLAUSE",
           {"điều khoản làm căn cứ, ví dụ \"TT 40/2017 Đ12 k4\"",
            "the clause it rests on, such as \"TT 40/2017 Đ12 k4\""},
           {},
           true}};
}

std::vector<Option> asking_course(std::vector<Option> own) {
  own.push_back(version_option);
  for (const Option& each : funding_options()) own.push_back(each);
  return asking(std::move(own));
}

Command submit_command() {
  return {
      "submit",
      "trinh",
      "",
      0,
      0,
      {"trình dự toán đã lưu: phiên bản mới nhất được giữ nguyên từ đây",
       "submit the saved estimate: its newest version stays as it is from here on"},
      entering({}, true),
      {{"dutoan submit -N 12/TTr-BDT -d 14/05/2020 --author ke-toan-truong --decider truong-ban",
        {"người trình, người ký khác người lập",
         "whoever submits and signs is not who drafted it"}}}};
}

std::vector<Command> decisions() {
  return {
      {"appraise cut",
       "tham-dinh cat",
       "LINES INPUT=VALUE…",
       2,
       most_words,
       {"cắt giảm (hoặc tăng) bằng cách sửa số người, số ngày, khối lượng, đơn giá, tỷ lệ",
        "cut (or raise) lines by changing people, days, quantity, unit rate or percentage"},
       entering(reason_options(), true),
       {{"dutoan appraise cut ML1/hall unit_rate=1,8tr --reason above-price --text \"báo giá thấp "
         "nhất\" -d 20/05/2020",
         {"một dòng", "one line"}},
        {"dutoan appraise cut \"*/hall\" \"unit_rate<=2tr\" --reason saving --text \"mặt bằng "
         "chung\" -d 20/05/2020 --dry-run",
         {"mọi dòng vượt 2 triệu; xem trước", "every line above 2 million; a preview"}}}},
      {"appraise accept",
       "tham-dinh chap-nhan",
       "LINES…",
       1,
       most_words,
       {"chấp nhận các dòng như đề nghị; \"*\" là mọi dòng chưa đánh giá",
        "accept lines as requested; \"*\" means all that nobody has decided about"},
       entering({}, true),
       {{"dutoan appraise accept \"*\" -d 22/05/2020", {}}}},
      {"appraise reject",
       "tham-dinh bo",
       "LINES…",
       1,
       most_words,
       {"không chấp nhận các dòng", "reject lines"},
       entering(reason_options(), true),
       {{"dutoan appraise reject ML1/backdrop --reason not-in-plan --text \"kế hoạch không nêu\" "
         "-d 20/05/2020",
         {}}}},
      {"appraise restore",
       "tham-dinh khoi-phuc",
       "LINES…",
       1,
       most_words,
       {"bỏ quyết định về các dòng, trở lại chưa đánh giá", "take back what was decided of lines"},
       entering({}, true),
       {{"dutoan appraise restore ML1/hall -d 21/05/2020", {}}}},
      {"appraise reply",
       "tham-dinh giai-trinh",
       "LINES WORDS",
       2,
       most_words,
       {"giải trình của đơn vị lập về các dòng", "the drafter's reply about lines"},
       entering({}, true),
       {{"dutoan appraise reply ML1/hall \"chỉ có một hội trường đủ chỗ\" -d 21/05/2020", {}}}},
      {"appraise close",
       "tham-dinh ket-thuc",
       "",
       0,
       0,
       {"ký kết quả thẩm định khi mọi dòng đã đánh giá; hoặc trả lại để lập phiên bản mới",
        "conclude the appraisal once every line is decided; or return the estimate"},
       entering(
           {{"--return", "", "", {"trả lại, lý do ghi ở -m", "return it, with the reason in -m"}}},
           true),
       {{"dutoan appraise close -N 45/BC-STC -d 25/05/2020 --author chuyen-vien --decider "
         "giam-doc-so",
         {}}}}};
}

std::vector<Command> answers() {
  return {
      {"appraise list",
       "tham-dinh liet-ke",
       "[LINES…]",
       0,
       most_words,
       {"đề nghị và thẩm định từng dòng, với lý do",
        "requested beside appraised, line by line, with the reasons"},
       asking_course({{"--open",
                       "",
                       "",
                       {"chỉ các dòng chưa đánh giá", "only what nobody has decided about"}},
                      {"--classes",
                       "",
                       "",
                       {"từng lớp, đợt: đề nghị, thẩm định, cắt, số dòng chưa đánh giá",
                        "class by class: requested, appraised, cut, lines not decided about"}},
                      {"--cuts",
                       "",
                       "",
                       {"ai cắt dòng nào, bao nhiêu, vì sao, ngày nào",
                        "who changed which line by how much, why and when"}}}),
       {{"dutoan appraise list ML1", {}},
        {"dutoan appraise list --cuts", {"ai cắt, vì sao", "who cut what, and why"}}}},
      {"appraise check",
       "tham-dinh soat",
       "",
       0,
       0,
       {"tự động soát dự toán trước khi thẩm định", "look the estimate over before a person does"},
       asking_course(
           {{"--share",
             "",
             "PERCENT",
             {"lớp cùng loại lệch quá tỷ lệ này trên đầu người thì nêu; 20 nếu không nêu",
              "classes that differ per head by more than this are told; 20 without it"}},
            {"--own-rates",
             "",
             "",
             {"lập lại dự toán của đơn vị theo mức chi ở đây, nêu các dòng khác nhau",
              "estimate the drafter's plan anew under the rates here, and tell what differs"}}}),
       {{"dutoan appraise check", {}}, {"dutoan appraise check --own-rates", {}}}},
      {"appraise report",
       "tham-dinh bao-cao",
       "",
       0,
       0,
       {"kết quả thẩm định: theo huyện, nhóm chi, lý do; các dòng tăng, giảm",
        "the appraisal: by district, category and reason; the lines that were changed"},
       asking_course({}),
       {{"dutoan appraise report -O xlsx -o tham-dinh.xlsx", {}}}}};
}

std::vector<Command> exchanges() {
  return {
      {"appraise send",
       "tham-dinh gui",
       "",
       0,
       0,
       {"ghi hồ sơ dự toán thành một tệp để gửi cơ quan kia: phiên bản, cách tính, quyết định, "
        "giải "
        "trình",
        "write the estimate's dossier as one file for the other office: versions, workings, "
        "decisions, replies"},
       asking_course({}),
       {{"dutoan appraise send -o ho-so.txt", {}}}},
      {"appraise receive",
       "tham-dinh nhan",
       "FILE",
       1,
       1,
       {"nhận hồ sơ từ tệp của cơ quan kia vào sổ; nhận lại không ghi thêm gì",
        "take the other office's file into the book; taking it again changes nothing"},
       asking_course(
           {{"--dry-run", "-n", "", {"chỉ thử, không ghi gì", "only try, write nothing"}}}),
       {{"dutoan appraise receive ho-so.txt --dry-run", {}}}},
      {"diff",
       "so-sanh",
       "VERSION VERSION",
       2,
       2,
       {"hai phiên bản khác nhau ở đâu, theo nguyên nhân; 2:appraised là số thẩm định của bản 2, "
        "1:approved số đã duyệt của bản 1",
        "what differs between two versions, by cause; 2:appraised is version 2 as appraised, "
        "1:approved version 1 as approved"},
       asking_course({}),
       {{"dutoan diff 1 2", {}},
        {"dutoan diff 2 2:appraised", {}},
        {"dutoan diff 1:approved 2:appraised",
         {"dự toán đã duyệt và dự toán điều chỉnh",
          "the approved estimate and the amended one"}}}}};
}

std::vector<Command> workbooks() {
  return {
      {"appraise export",
       "tham-dinh xuat",
       "",
       0,
       0,
       {"bảng thẩm định để điền trong Excel: đề nghị bên cạnh thẩm định, chỉ mở các ô của người "
        "thẩm định",
        "the appraisal as a workbook to be filled in: requested beside appraised, the appraiser's "
        "cells alone open"},
       asking_course({}),
       {{"dutoan appraise export -o tham-dinh.xlsx", {}}}},
      {"appraise import",
       "tham-dinh nhap",
       "FILE",
       1,
       1,
       {"đọc bảng thẩm định đã điền (.xlsx, .ods), nêu mọi thay đổi; chỉ ghi sổ khi có --accept",
        "read the filled-in workbook (.xlsx, .ods) and tell every change; posts only with "
        "--accept"},
       entering({{"--accept",
                  "",
                  "",
                  {"chấp nhận: ghi các quyết định vào sổ", "accept: post the decisions"}}},
                true),
       {{"dutoan appraise import tham-dinh.xlsx", {"xem thay đổi", "see the changes"}},
        {"dutoan appraise import tham-dinh.xlsx --accept -d 20/05/2020",
         {"ghi sổ", "post them"}}}}};
}

}  // namespace

std::vector<Command> appraisal_commands() {
  std::vector<Command> all = {submit_command()};
  for (const auto& part : {decisions(), workbooks(), answers(), exchanges()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

bool is_about_appraisal(const Command& command) {
  return command.path == "submit" || command.path == "diff" ||
         command.path.starts_with("appraise ");
}

}  // namespace dutoan::cli
