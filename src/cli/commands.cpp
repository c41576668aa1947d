#include "cli/commands.hpp"

#include <algorithm>

namespace dutoan::cli {
namespace {

const Option plan_option{"--plan",
                         "-p",
                         "FILE",
                         {"tệp kế hoạch; không có thì lấy biến DUTOAN_PLAN, rồi ./plan.toml",
                          "the plan file; without it DUTOAN_PLAN, then ./plan.toml"}};
const Option rates_option{
    "--rates",
    "-r",
    "FOLDER",
    {"thư mục chế độ, định mức; không có thì lấy biến DUTOAN_RATES, rồi ./rates",
     "the regulations folder; without it DUTOAN_RATES, then ./rates"}};
const Option format_option{
    "--format",
    "-O",
    "FORMAT",
    {"dạng kết quả; txt nếu không nêu", "the form of the answer; txt without it"},
    {"txt", "csv", "tsv", "json", "html"}};
const Option output_option{"--output",
                           "-o",
                           "FILE",
                           {"ghi kết quả vào tệp; đuôi tệp chọn dạng",
                            "write the answer to a file; its extension chooses the form"}};

std::vector<Command> made_commands() {
  return {
      {"plan check",
       "ke-hoach kiem-tra",
       "[PLAN]",
       0,
       1,
       {"kiểm tra số học của kế hoạch: cộng lại mọi con số, tìm mọi chỗ không khớp",
        "prove the plan: add up every figure, find everything that does not agree"},
       {plan_option, rates_option, format_option, output_option},
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
      {"estimate",
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
         {"mọi dòng ra bảng tính", "every line for a spreadsheet"}}}},
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
      {"words",
       "bang-chu",
       "AMOUNT",
       1,
       1,
       {"số tiền bằng chữ", "an amount in words"},
       {},
       {{"dutoan words 91.940.000", {}}, {"dutoan words 12tr05", {}}}},
  };
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
