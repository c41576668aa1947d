#include "cli/commands.hpp"

#include "cli/book_commands.hpp"
#include "cli/open.hpp"
#include "cli/people_commands.hpp"
#include "cli/shared_options.hpp"

#include <algorithm>

namespace dutoan::cli {
namespace {

const Option plan_option{"--plan",
                         "-p",
                         "FILE",
                         {"tệp kế hoạch; không có thì lấy biến DUTOAN_PLAN, rồi ./plan.toml",
                          "the plan file; without it DUTOAN_PLAN, then ./plan.toml"}};
const Option set_option{"--set",
                        "",
                        "CHANGE",
                        {"thử thay một số liệu: [PHẠM_VI/]TÊN=GIÁ_TRỊ; dùng được nhiều lần",
                         "try another figure: [SCOPE/]NAME=VALUE; may be repeated"},
                        {},
                        true};

/// What `estimate` answers about other figures than the plan's.
std::vector<Option> what_if_options() {
  return {set_option,
          {"--rates-on", "", "DATE", {"thử mức chi của một ngày khác", "try another day's rates"}},
          {"--province", "", "CODE", {"thử mức chi của tỉnh khác", "try another province's rates"}},
          {"--programme",
           "",
           "CODE",
           {"thử mức chi của chương trình khác", "try another programme's rates"}},
          {"--fit",
           "",
           "CEILING",
           {"tìm ít biện pháp tiết giảm nhất để vừa số tiền này; kinh-phi: kinh phí được giao",
            "find the fewest savings to fit this amount; allotment: the plan's own"}}};
}

Command estimate_command() {
  Command made{
      "estimate",
      "du-toan",
      "[CLASS…]",
      0,
      1000,
      {"dự toán: tổng hợp cả kế hoạch, hoặc từng dòng của các lớp được nêu",
       "the estimate: sums of the whole plan, or every line of the classes named"},
      {plan_option,
       rates_option,
       {"--by",
        "-b",
        "TABLE",
        {"chỉ in một bảng", "print one table only"},
        {"row", "class", "category", "row-category", "sub-item", "item", "line"}},
       {"--explain",
        "-e",
        "",
        {"in cách tính và căn cứ của từng dòng", "print the working and the law of every line"}},
       format_option,
       output_option},
      {{"dutoan estimate",
        {"tổng hợp theo huyện, nhóm chi, tiểu mục", "sums by district, category, sub-item"}},
       {"dutoan estimate ML1 --explain",
        {"một lớp, từng dòng và căn cứ", "one class, line by line, with the law"}},
       {"dutoan estimate \"mường lát\"", {"mọi lớp của một huyện", "all classes of a district"}},
       {"dutoan estimate --by line -O csv -o lines.csv",
        {"mọi dòng ra bảng tính", "every line for a spreadsheet"}},
       {"dutoan estimate -o du-toan.xlsx",
        {"bảng tính để trình: tổng hợp, từng nhóm, thuyết minh",
         "the workbook to submit: summary, groups, explanation"}},
       {"dutoan estimate -o du-toan.pdf", {"cũng vậy, để in và ký", "the same to print and sign"}},
       {"dutoan estimate --set ML/days=2 --set fuel=+10%",
        {"nếu khác đi thì sao", "what if some figures were others"}},
       {"dutoan estimate --fit kinh-phi",
        {"tiết giảm để vừa kinh phí giao", "savings to fit the allotment"}}}};
  const auto what_if = what_if_options();
  made.options.insert(made.options.end() - 2, what_if.begin(), what_if.end());
  return made;
}

const Option on_option{
    "--on", "", "DATE", {"chỉ mức có hiệu lực ngày này", "in force on this day"}};
const Option province_option{"--province", "", "CODE", {"mã tỉnh", "the province's code"}};
const Option programme_option{
    "--programme", "", "CODE", {"mã chương trình", "the programme's code"}};
const Option place_option{"--place", "", "PLACE", {"địa điểm", "a place"}};

Command list_command() {
  return {"rates list",
          "muc-chi liet-ke",
          "[KEY…]",
          0,
          20,
          {"các mức chi, văn bản, hiệu lực, tình trạng xác minh",
           "rates with their document, period and status"},
          {on_option,
           province_option,
           programme_option,
           place_option,
           {"--status",
            "",
            "STATUS",
            {"chỉ mức có tình trạng này", "of this status only"},
            {"read", "secondary", "recalled", "unread"}},
           {"--document", "", "TEXT", {"chỉ văn bản này", "of this document only"}},
           rates_option,
           format_option,
           output_option},
          {{"dutoan rates list tiền ăn", {"mọi mức tiền ăn", "every rate of meals"}},
           {"dutoan rates list travel --on 15/06/2020 --place \"mường lát\"",
            {"công tác phí tại một nơi, một ngày", "travel at one place on one day"}}}};
}

Command show_command() {
  return {"rates show",
          "muc-chi xem",
          "KEY | DOCUMENT",
          1,
          20,
          {"một mức chi qua các thời kỳ, hoặc một văn bản: căn cứ, nguồn, chuyển tiếp",
           "one rate through the years, or one document: clauses, sources, transitions"},
          {{"--on",
            "",
            "DATE",
            {"mức nào được áp dụng ngày này; hôm nay nếu chỉ nêu tỉnh hay địa điểm",
             "which value decides on this day; today where only a province or place is named"}},
           province_option,
           programme_option,
           place_option,
           rates_option,
           format_option,
           output_option},
          {{"dutoan rates show travel.perdiem",
            {"phụ cấp lưu trú từ 2005 đến nay", "the per-diem since 2005"}},
           {"dutoan rates show conf.drinks --on 15/06/2020 --province thanh-hoa",
            {"mức nào được áp dụng, cấp nào đã hỏi", "which value decides, and who was asked"}},
           {"dutoan rates show TT 35/2026", {"một thông tư", "a circular"}}}};
}

Command lint_command() {
  return {"rates lint",
          "muc-chi kiem-tra",
          "",
          0,
          0,
          {"rà soát: khoảng trống, vượt giới hạn, khóa thừa, nguồn lâu chưa đọc lại",
           "review: gaps, values beyond their bound, idle keys, sources not read for long"},
          {{"--older-than",
            "",
            "MONTHS",
            {"nguồn đọc quá số tháng này; 24 nếu không nêu", "sources older than this; 24"}},
           {"--today", "", "DATE", {"ngày rà soát", "the day of the review"}},
           rates_option,
           format_option,
           output_option},
          {{"dutoan rates lint --older-than 12", {}}}};
}

Command diff_command() {
  return {"rates diff",
          "muc-chi so-sanh",
          "DATE [DATE]",
          1,
          2,
          {"so sánh mức chi giữa hai ngày hoặc hai tỉnh, và tác động đến một kế hoạch",
           "rates of two days or two provinces compared, and what that does to a plan"},
          {province_option,
           {"--with", "", "CODE", {"tỉnh thứ hai", "the second province"}},
           programme_option,
           plan_option,
           rates_option,
           format_option,
           output_option},
          {{"dutoan rates diff 03/05/2025 04/05/2025",
            {"Thông tư 12/2025 đổi những gì", "what Circular 12/2025 changed"}},
           {"dutoan rates diff 01/09/2024 --province thanh-hoa --with son-la", {}}}};
}

Command affected_command() {
  return {"rates affected",
          "muc-chi anh-huong",
          "FILE | FOLDER",
          1,
          1,
          {"trước khi ghi mức mới: dòng nào của kế hoạch đổi, đổi bao nhiêu, dòng nào giữ mức cũ",
           "before a new rate is entered: which lines of a plan change, by how much, which are "
           "frozen"},
          {plan_option,
           {"--from", "", "DATE", {"ngày đầu của mức mới", "the first day of the new rates"}},
           rates_option,
           format_option,
           output_option},
          {{"dutoan rates affected nq-moi.toml --plan plan.toml", {}}}};
}

Command export_command() {
  return {"plan export",
          "ke-hoach xuat",
          "[PLAN]",
          0,
          1,
          {"kế hoạch thành bảng tính để sửa bằng tay: mỗi bảng một trang, có trang hướng dẫn",
           "the plan as a workbook to be changed by hand: a sheet for each table, and a guide"},
          {plan_option, rates_option, format_option, output_option},
          {{"dutoan plan export -o ke-hoach.xlsx", {"mở bằng Excel, LibreOffice", "for Excel"}},
           {"dutoan plan export -O csv -o dong.csv",
            {"riêng các dòng của kế hoạch", "the rows of the plan alone"}}}};
}

Command import_command() {
  return {"plan import",
          "ke-hoach nhap",
          "FILE",
          1,
          1,
          {"đọc bảng tính hoặc danh sách (.xlsx, .ods, .csv, .tsv), nêu mọi khác biệt so với kế "
           "hoạch; chỉ ghi khi có --accept",
           "read a workbook or list (.xlsx, .ods, .csv, .tsv) and tell every difference from the "
           "plan; writes only with --accept"},
          {plan_option,
           {"--accept",
            "",
            "FILE",
            {"chấp nhận: ghi kế hoạch mới vào tệp này; tệp chưa được có",
             "accept: write the new plan to this file, which must not exist yet"}},
           errors_option,
           encoding_option,
           rates_option,
           format_option,
           output_option},
          {{"dutoan plan import ke-hoach.xlsx", {"xem khác biệt", "see the differences"}},
           {"dutoan plan import ke-hoach.xlsx --accept plan-2.toml",
            {"ghi thành kế hoạch mới", "write them as a new plan"}},
           {"dutoan plan import dong.csv --errors loi.csv",
            {"sửa lỗi ngay trong danh sách", "correct the errors in the list itself"}}}};
}

std::vector<Command> made_commands() {
  std::vector<Command> all = {
      {"plan check",
       "ke-hoach kiem-tra",
       "[PLAN]",
       0,
       1,
       {"kiểm tra số học của kế hoạch: cộng lại mọi con số, tìm mọi chỗ không khớp",
        "prove the plan: add up every figure, find everything that does not agree"},
       {plan_option, errors_option, rates_option, format_option, output_option},
       {{"dutoan plan check plan.toml", {"kiểm tra một kế hoạch", "check a plan"}}}},
      {"plan show",
       "ke-hoach xem",
       "[PLAN]",
       0,
       1,
       {"các lớp của kế hoạch, số người từng lớp theo cách chia đã chọn",
        "the classes of the plan and their people, as the chosen split makes them"},
       {plan_option, rates_option, format_option, output_option},
       {{"dutoan plan show", {"xem các lớp và mã lớp", "see the classes and their codes"}}}},
      export_command(),
      import_command(),
      list_command(),
      show_command(),
      lint_command(),
      diff_command(),
      affected_command(),
      estimate_command(),
      {"explain",
       "giai-thich",
       "LINE | DTnnnn",
       1,
       20,
       {"một dòng dự toán từ số tiền đến điều khoản, hoặc một mã lỗi",
        "one estimate line from its amount to the clause, or a rule's code"},
       {plan_option, rates_option, format_option, output_option},
       {{"dutoan explain ML1/trainee-travel", {"vì sao ra số tiền này", "why this amount"}},
        {"dutoan explain \"ml1 hội trường\"", {"gõ tên khoản chi", "by the words of the item"}},
        {"dutoan explain DT2001", {"mã lỗi nghĩa là gì", "what a code means"}}}},
      open_command(),
      serve_command(),
      {"words",
       "bang-chu",
       "AMOUNT",
       1,
       1,
       {"số tiền bằng chữ", "an amount in words"},
       {},
       {{"dutoan words 91.940.000", {}}, {"dutoan words 12tr05", {}}}},
      {"completion",
       "hoan-thanh",
       "bash | zsh | fish",
       1,
       1,
       {"đoạn lệnh để vỏ lệnh gợi ý khi bấm Tab", "the script by which a shell completes commands"},
       {output_option},
       {{"eval \"$(dutoan completion bash)\"",
         {"dùng ngay trong bash", "use it at once in bash"}}}},
  };
  const auto of_book = book_commands();
  const auto explain = std::ranges::find(all, "explain", &Command::path);
  all.insert(explain, of_book.begin(), of_book.end());
  const auto of_people = people_commands();
  all.insert(std::ranges::find(all, "words", &Command::path), of_people.begin(), of_people.end());
  return all;
}

std::string first_word(std::string_view path) {
  return std::string{path.substr(0, path.find(' '))};
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> all = made_commands();
  return all;
}

std::span<const Option> common_options() {
  static const std::vector<Option> all{
      {"--lang", "", "LANGUAGE", {"ngôn ngữ", "the language"}, {"vi", "en"}},
      {"--help", "-h", "", {"trang trợ giúp này", "this page"}},
      {"--version", "", "", {"phiên bản", "the version"}}};
  return all;
}

const Command* find_command(std::string_view path) {
  const auto all = commands();
  const auto it = std::ranges::find_if(
      all, [&](const Command& c) { return c.path == path || c.alias == path; });
  return it == all.end() ? nullptr : &*it;
}

bool is_command_group(std::string_view word) {
  return std::ranges::any_of(commands(), [&](const Command& c) {
    const auto is_group = [&](std::string_view path) {
      return path.find(' ') != std::string_view::npos && first_word(path) == word;
    };
    return is_group(c.path) || is_group(c.alias);
  });
}

}  // namespace dutoan::cli
