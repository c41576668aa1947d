// The plan: its rows and classes, its sums, and what a code of the program means.
#include "web/asking.hpp"
#include "web/class_words.hpp"
#include "web/routes.hpp"

#include <algorithm>
#include <sstream>

namespace dutoan::web {
namespace {

/// The classes with their people, days and first day, below the plan's rows.
ReportTable classes_table(const Estimate& estimate) {
  ReportTable table{"classes", {"Các lớp, đợt", "Classes and tours"}, {}, {}};
  table.columns = {{"code", {"Mã", "Code"}},
                   {"name", {"Lớp, đợt", "Class"}, false, true},
                   {"people", {"Số người", "People"}, true},
                   {"days", {"Số ngày", "Days"}, true},
                   {"starts", {"Khai giảng", "Starts"}},
                   {"venue", {"Nơi tổ chức", "Venue"}}};
  for (const Activity& activity : estimate.activities)
    table.rows.push_back(
        {ReportRow::Kind::plain,
         {activity.code.text(), activity.name, activity.headcount().value(),
          days_of(estimate, activity), start_of(activity), venue_of(estimate, activity)}});
  return table;
}

Result<Page> show(const Visit& visit) {
  auto report = show_plan(visit.settings.sources);
  if (!report) return without_estimate(visit);
  if (visit.estimate() != nullptr) report->tables.push_back(classes_table(*visit.estimate()));
  Page page = page_of(visit, std::move(*report));
  page.title = {"Kế hoạch", "The plan"};
  if (visit.estimate() == nullptr) page.body += problems_at_files(visit, visit.desk->problems);
  page.actions = {{"/plan/edit", {"Sửa kế hoạch", "Edit the plan"}},
                  {"/plan/check", {"Kiểm tra kế hoạch", "Check the plan"}},
                  {"/classes", {"Dự toán các lớp", "Estimates of the classes"}}};
  return page;
}

Result<Page> check_sums(const Visit& visit) {
  auto checked = check_plan(visit.settings.sources);
  if (!checked) {
    if (visit.request.path.starts_with("/api/")) return refuse(checked.error());
    Page page;
    page.title = {"Không đọc được kế hoạch", "The plan cannot be read"};
    page.body = problems_at_files(visit, checked.error());
    page.status = status_of(checked.error());
    return page;
  }
  Page page = page_of(visit, std::move(checked->report));
  page.title = {"Kiểm tra kế hoạch", "Check the plan"};
  page.body = problems_at_files(visit, checked->problems) + page.body;
  page.trail = {{"/plan", {"Kế hoạch", "The plan"}}};
  return page;
}

/// The number in "DT2001", or nothing where the text has not that form.
std::optional<int> code_in(const std::string& text) {
  if (text.size() != 6 || (!text.starts_with("DT") && !text.starts_with("dt"))) return std::nullopt;
  int code = 0;
  for (const char c : text.substr(2)) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + (c - '0');
  }
  return code;
}

std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);)
    if (!line.empty()) all.push_back(line);
  return all;
}

Result<Page> explain_code(const Visit& visit) {
  const std::string text = visit.parts.value("code");
  const auto code = code_in(text);
  const RuleText* rule = code ? find_rule_text(*code) : nullptr;
  if (rule == nullptr) return refuse(Problem{UseRule::unknown_code, {}, {{"word", text}}});
  Report report;
  report.schema = "dutoan.explanation/1";
  report.title = {"Mã " + text, "Code " + text};
  ReportRemark remark{"explanation", {"Giải thích", "Explanation"}, {}};
  const auto vi = lines_in(explanation(*rule, Language::vi));
  const auto en = lines_in(explanation(*rule, Language::en));
  for (std::size_t i = 0; i < std::min(vi.size(), en.size()); ++i)
    remark.sentences.push_back({vi[i], en[i]});
  report.remarks = {std::move(remark)};
  return page_of(visit, std::move(report));
}

}  // namespace

std::vector<PageRoute> plan_pages() {
  return {{"/plan", Act::look, Section::plan, {"Kế hoạch", "The plan"}, show},
          {"/plan/check",
           Act::look,
           Section::plan,
           {"Kiểm tra kế hoạch", "Check the plan"},
           check_sums},
          {"/explain/{code}", Act::look, Section::help, {}, explain_code}};
}

}  // namespace dutoan::web
