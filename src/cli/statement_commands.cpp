// The table of the commands of a year's statements.
#include "cli/statement_commands.hpp"

#include "cli/book_options.hpp"
#include "cli/shared_options.hpp"

namespace dutoan::cli {
namespace {

const Option reviewed_option{
    "--reviewed",
    "",
    "",
    {"theo số xét duyệt, không phải số báo cáo", "as reviewed, not as the unit reports"}};

std::vector<Option> asking_year(std::vector<Option> own) {
  for (const Option& each : funding_options())
    if (each.name == "--year" || each.name == "--unit") own.push_back(each);
  return asking(std::move(own));
}

Command statement_command() {
  return {"settle statement",
          "quyet-toan bao-cao",
          "[FORM]",
          0,
          1,
          {"báo cáo quyết toán năm theo mẫu; không nêu mẫu: danh sách mẫu biểu",
           "a statement of the year; without a form: the list of forms"},
          asking_year({reviewed_option}),
          {{"dutoan settle statement -y 2020", {"các mẫu biểu", "the forms"}},
           {"dutoan settle statement B01 -y 2020 -o b01.pdf",
            {"B01/BCQT để ký; chân trang có mã để kiểm tra: dutoan verify --against",
             "B01/BCQT to be signed; the code at its foot is for dutoan verify --against"}},
           {"dutoan settle statement F01-01 -y 2020 -O csv", {}}}};
}

Command reconcile_command() {
  std::vector<Option> own = {
      {"--sheet", "", "NAME", {"trang có số liệu", "the sheet that has the figures"}},
      encoding_option};
  return {
      "settle reconcile",
      "quyet-toan doi-chieu",
      "[FILE]",
      0,
      1,
      {"đối chiếu sổ với bảng 01-SDKP, 02-SDKP của Kho bạc và ghi kết quả; không nêu tệp: mẫu để "
       "điền",
       "reconcile the book with the Treasury's 01-SDKP and 02-SDKP and enter the outcome; "
       "without a file: the list to be filled in"},
      entering(std::move(own), true),
      {{"dutoan settle reconcile -y 2020 -o kho-bac.xlsx", {"mẫu để điền", "to be filled in"}},
       {"dutoan settle reconcile kho-bac.xlsx -y 2020 -d 05/02/2021 --author ke-toan", {}}}};
}

Command trace_command() {
  return {
      "trace",
      "do-so-lieu",
      "FORM/ROW/COLUMN",
      1,
      1,
      {"từ một ô của báo cáo xuống công thức, chứng từ, dòng dự toán, cách tính và điều khoản",
       "from a cell of a statement down to its formula, documents, estimate lines, their working "
       "and clauses"},
      asking_year(
          {reviewed_option,
           {"--first",
            "",
            "N",
            {"xem từ chứng từ thứ N; 1 nếu không nêu", "from the N-th entry on; 1 without it"}},
           {"--most",
            "",
            "N",
            {"nhiều nhất N dòng chứng từ; 50 nếu không nêu", "at most N entries; 50 without it"}}}),
      {{"dutoan trace B01/19/085 -y 2020", {}},
       {"dutoan trace F01-01/II-085-6652/1 -y 2020 --first 51", {}}}};
}

}  // namespace

std::vector<Command> statement_commands() {
  return {statement_command(), reconcile_command(), trace_command()};
}

bool is_about_statements(const Command& command) {
  return command.path == "settle statement" || command.path == "settle reconcile" ||
         command.path == "trace";
}

}  // namespace dutoan::cli
