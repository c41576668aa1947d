// Papers: names of sheets, formulas that hold no words of people, the amounts that a spreadsheet's
// numbers can hold. What LibreOffice counts from them is tests/cli/workbooks.py.
#include "paper/cell_style.hpp"

#include <dutoan/app.hpp>
#include <dutoan/paper.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <thread>

namespace {

using namespace dutoan;

EstimatedPlan sample() {
  const std::string top = DUTOAN_SOURCE_DIR;
  auto made = estimate_plan({top + "/docs/examples/thanh-hoa-2020/plan.toml", top + "/rates"});
  REQUIRE(made);
  return std::move(*made);
}

/// What remains of a formula when cell names, numbers, functions and codes are taken out.
std::string foreign_part(std::string formula) {
  for (const char* known : {"'[^']+'!", "\"[crs]:[A-Za-z0-9._-]+\"", "\"Bằng chữ: [^\"]*\"",
                            "ROUNDDOWN|ROUNDUP|ROUND|SUBTOTAL|SUMIF|SUM|IF", "\\$?[A-Z]\\$?[0-9]+",
                            "[0-9]+([.][0-9]+)?", "[-+*/(),:=]"})
    formula = std::regex_replace(formula, std::regex{known}, "");
  return formula;
}

TEST_CASE("the estimate's formulas hold nothing that people wrote (P2)", "[paper]") {
  const auto made = sample();
  const Paper paper = estimate_paper(made.estimate, Language::vi);
  std::size_t formulas = 0;
  for (const PaperSheet& sheet : paper.sheets)
    for (const PaperRow& row : sheet.rows)
      for (const PaperCell& cell : row.cells) {
        if (cell.formula.empty()) continue;
        ++formulas;
        CAPTURE(sheet.name, cell.formula);
        CHECK(foreign_part(cell.formula).empty());
      }
  CHECK(formulas > made.estimate.lines.size());
}

TEST_CASE("every line of the estimate stands on one sheet with its code and amount", "[paper]") {
  const auto made = sample();
  const Paper paper = estimate_paper(made.estimate, Language::en);
  std::map<std::string, Money> found;
  for (const PaperSheet& sheet : paper.sheets)
    for (const PaperRow& row : sheet.rows)
      if (row.cells.size() == 13 && row.kind != PaperRow::Kind::head)
        if (const auto* amount = std::get_if<Money>(&row.cells[6].value))
          CHECK(found.emplace(std::get<std::string>(row.cells[9].value), *amount).second);
  REQUIRE(found.size() == made.estimate.lines.size());
  for (const Line& line : made.estimate.lines)
    CHECK(found.at(made.estimate.code_of(line).text()) == line.amount);
}

TEST_CASE("names of sheets are unique and such as spreadsheets take", "[paper]") {
  ReportTable table{"t", {}, {{"a", {"A", "A"}}}, {{ReportRow::Kind::plain, {std::string{"x"}}}}};
  Report report;
  report.title = {"Báo cáo", "Report"};
  for (const char* title : {"Huyện", "huyện", "a/b:c*d?e[f]g'h\\i", "",
                            "Một tên rất dài, dài hơn ba mươi mốt ký tự của một trang tính",
                            "Một tên rất dài, dài hơn ba mươi mốt ký tự của một trang tính"}) {
    table.title = {title, title};
    report.tables.push_back(table);
  }
  const Paper paper = report_paper(report, Language::vi);
  std::set<std::string> names;
  for (const PaperSheet& sheet : paper.sheets) {
    CAPTURE(sheet.name);
    CHECK(names.insert(sheet.name).second);
    CHECK(sheet.name.find_first_of("[]:*?/\\'") == std::string::npos);
    CHECK(std::ranges::count_if(sheet.name, [](char c) { return (c & 0xC0) != 0x80; }) <= 31);
  }
  CHECK(as_xlsx(paper, Language::vi).has_value());
}

TEST_CASE("an amount that a spreadsheet's number cannot hold is no number (P4)", "[paper]") {
  constexpr std::int64_t most = 999'999'999'999'999;
  for (const std::int64_t dong : {most - 1, most, -most})
    CHECK(paper::number_of(Money::dong(dong), most)->numerator == dong);
  for (const std::int64_t dong : {most + 1, -most - 1, std::numeric_limits<std::int64_t>::max()})
    CHECK_FALSE(paper::number_of(Money::dong(dong), most));
}

TEST_CASE("a workbook of any report is written, and twice the same", "[paper]") {
  Report report;
  report.title = {"Số lớn", "Large"};
  ReportTable table{"t", {"T", "T"}, {{"a", {"A", "A"}, true}}, {}};
  for (const std::int64_t dong :
       {std::int64_t{999'999'999'999'999}, std::int64_t{1'000'000'000'000'000},
        std::numeric_limits<std::int64_t>::max(), std::int64_t{-5}, std::int64_t{0}})
    table.rows.push_back({ReportRow::Kind::plain, {Money::dong(dong)}});
  report.tables = {table};
  const auto one = as_xlsx(report_paper(report, Language::vi), Language::vi);
  const auto two = as_xlsx(report_paper(report, Language::vi), Language::vi);
  REQUIRE(one);
  REQUIRE(two);
  CHECK(*one == *two);
  CHECK(one->starts_with("PK"));
}

/// How many of that day's workbooks are not the same as the first.
int others(Paper paper, int year) {
  paper.date = Date::of(year, 12, 31).value();
  const auto first = as_xlsx(paper, Language::vi).value();
  int count = 0;
  for (int i = 0; i < 100; ++i) count += as_xlsx(paper, Language::vi).value() != first ? 1 : 0;
  return count;
}

// Rarely seen to fail without the thread sanitizer, which sees it at once.
TEST_CASE("workbooks that are made at the same time have each its own day", "[paper]") {
  Report report;
  report.title = {"Ngày", "Day"};
  report.tables = {{"t", {"T", "T"}, {{"a", {"A", "A"}, false}}, {}}};
  const Paper paper = report_paper(report, Language::vi);
  int of_another = 0;
  std::thread beside{[&] { of_another = others(paper, 2019); }};
  CHECK(others(paper, 2020) == 0);
  beside.join();
  CHECK(of_another == 0);
}

}  // namespace
