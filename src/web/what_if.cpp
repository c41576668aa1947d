// What if: a scenario of the plan tried out, or the savings by which it fits. The plan stays.
#include "web/asking.hpp"
#include "web/class_page.hpp"

#include <dutoan/notation.hpp>

#include <sstream>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

const Label day_label{"Mức chi của ngày", "Rates of the day"};
const Label fit_label{"Tiết giảm để vừa", "Fit to"};

std::vector<Field> fields() {
  return {
      {"set",
       {"Thay đổi, mỗi dòng một thay đổi", "Changes, one a line"},
       Kind::long_text,
       {"ML/days=2 là các lớp của huyện học 2 ngày; fuel=+10% là giá xăng tăng một phần mười",
        "ML/days=2: the district's classes take 2 days; fuel=+10%: fuel costs a tenth more"}},
      {"on", day_label, Kind::date, {"15/6/2025", "15/6/2025"}},
      {"province", {"Mức chi của tỉnh", "Rates of the province"}, Kind::text, {"son-la", "son-la"}},
      {"programme", {"Mức chi của chương trình", "Rates of the programme"}, Kind::text},
      {"fit",
       fit_label,
       Kind::text,
       {"5,4 tỷ, hoặc kinh-phi: kinh phí được giao; để trống khi thử thay đổi",
        "5,4 tỷ, or kinh-phi: what was allotted; empty to try changes"}}};
}

std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty()) all.push_back(line);
  }
  return all;
}

Result<Report> tried(const Visit& visit) {
  Problems problems;
  ScenarioTexts texts;
  for (const std::string& each : visit.request.query.all("set"))
    for (std::string& line : lines_in(each)) texts.changes.push_back(std::move(line));
  texts.rates_on = asked_day(visit, "on", day_label, problems);
  if (const auto text = visit.asked("province"); !text.empty()) texts.province = text;
  if (const auto text = visit.asked("programme"); !text.empty()) texts.programme = text;
  if (!problems.empty()) return refuse(std::move(problems));
  const auto plan = try_out_plan(visit.settings.sources, texts);
  if (!plan) return refuse(plan.error());
  return outcome_report(*plan->plan, plan->outcome);
}

Result<Report> fitted(const Visit& visit, const std::string& text) {
  std::optional<Money> ceiling;  // nothing: what the plan is allotted
  if (text != "allotment" && text != "kinh-phi") {
    const auto amount = parse_amount(text);
    if (!amount || amount->is_negative())
      return refuse(not_understood(visit, text, fit_label, "5.400.000.000, 5,4 tỷ, kinh-phi"));
    ceiling = *amount;
  }
  const auto plan = fit_plan(visit.settings.sources, ceiling);
  if (!plan) return refuse(plan.error());
  return fit_report(*plan->plan, plan->fit);
}

bool is_anything_asked(const Visit& visit) {
  for (const char* name : {"set", "on", "province", "programme", "fit"})
    if (!visit.asked(name).empty()) return true;
  return false;
}

}  // namespace

Result<Page> what_if(const Visit& visit) {
  const std::string form =
      asking_form(visit, "/estimate/what-if", fields(), {"Tính thử", "Try it out"});
  const Label title{"Nếu khác đi thì sao", "What if"};
  Page page;
  page.title = title;
  page.trail = {{"/estimate", {"Dự toán", "The estimate"}}};
  page.body = form;
  if (!is_anything_asked(visit)) return page;
  const std::string ceiling = visit.asked("fit");
  auto report = ceiling.empty() ? tried(visit) : fitted(visit, ceiling);
  if (!report && visit.request.path.starts_with("/api/")) return refuse(report.error());
  if (!report) {
    page.body = problems_at_files(visit, report.error()) + form;
    page.status = status_of(report.error());
    return page;
  }
  Page answer = page_of(visit, std::move(*report));
  answer.title = title;
  answer.trail = page.trail;
  answer.body = form + answer.body;
  return answer;
}

}  // namespace dutoan::web
