// The appraisal in sums: class by class, who cut what and why, what looking it over finds, the
// report, the workbook.
#include "web/course.hpp"
#include "web/routes.hpp"

#include <dutoan/appraisal_check.hpp>
#include <dutoan/appraisal_report.hpp>
#include <dutoan/appraisal_workbook.hpp>
#include <dutoan/course_paper.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan::web {
namespace {

const Label appraisal_word{"Thẩm định", "Appraisal"};

/// Classes lead to their appraisal, lines to their place in it.
LinkOfCell appraisal_links(const Visit& visit, const Course& course) {
  return [otherwise = links_of(visit), query = course_query(visit), &course](
             const ReportTable& table, std::size_t row, std::size_t column) -> std::string {
    const auto* text = std::get_if<std::string>(&table.rows[row].cells[column]);
    if (text == nullptr || text->empty()) return otherwise(table, row, column);
    const std::string& key = table.columns[column].key;
    if (key == "code" && course.activity(*text) != nullptr) return "/appraisal/" + *text + query;
    const std::size_t slash = text->find('/');
    if (key == "line" && slash != std::string::npos)
      return "/appraisal/" + text->substr(0, slash) + query + "#row-" + text->substr(slash + 1);
    return otherwise(table, row, column);
  };
}

/// The page of a report about the course, below "Thẩm định".
Page page_in(const Visit& visit, const Course& course, Report report) {
  Page page;
  page.title = report.title;
  page.report = of_book(visit, std::move(report));
  page.body = as_html_part(*page.report, visit.language, appraisal_links(visit, course));
  page.trail = {{"/appraisal" + course_query(visit), appraisal_word}};
  return page;
}

void add_actions(const Visit& visit, const Course& course, Page& page) {
  const std::string query = course_query(visit);
  const auto add = [&](Act act, const char* to, const char* vi, const char* en) {
    if (visit.may(act)) page.actions.push_back({to + query, {vi, en}});
  };
  add(Act::look, "/appraisal/cuts", "Ai cắt, vì sao", "Who cut what, and why");
  add(Act::look, "/appraisal/check", "Soát dự toán", "Look it over");
  add(Act::look, "/appraisal/report", "Báo cáo kết quả", "Report");
  if (!course.is_open()) return;
  add(Act::appraise, "/appraisal/cut", "Cắt nhiều dòng", "Cut many lines");
  add(Act::appraise, "/appraisal/accept", "Chấp nhận các dòng còn lại", "Accept the rest");
  add(Act::look, "/appraisal/workbook", "Bảng thẩm định Excel", "Workbook");
  add(Act::draft_plan, "/appraisal/reply", "Giải trình", "Reply");
  add(Act::conclude, "/appraisal/close", "Chốt kết quả", "Conclude");
  add(Act::conclude, "/appraisal/return", "Trả lại", "Return");
}

Result<Page> show_classes(const Visit& visit) {
  if (has_no_estimate(visit)) return no_estimate_page(visit, {"Thẩm định", "Appraisal"});
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  Page page = page_in(visit, *course, appraised_classes_report(course->round));
  page.title = {"Thẩm định dự toán", "Appraisal of the estimate"};
  page.trail.clear();
  add_actions(visit, *course, page);
  return page;
}

Result<Page> show_cuts(const Visit& visit) {
  if (has_no_estimate(visit)) return no_estimate_page(visit, {"Ai cắt, vì sao", "Cuts"});
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  Page page = page_in(visit, *course, cuts_report(course->round, course->reasons()));
  page.title = {"Ai cắt, vì sao", "Who cut what, and why"};
  return page;
}

Result<Page> show_report(const Visit& visit) {
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  Page page = page_in(visit, *course, appraisal_report(course->round, course->reasons()));
  page.title = {"Kết quả thẩm định", "Result of the appraisal"};
  page.paper = appraisal_paper(course->round, course->reasons(), visit.language);
  return page;
}

/// What the page of findings offers beside them.
void add_check_actions(const Visit& visit, Page& page) {
  const std::string query = course_query(visit);
  page.actions.push_back({"/appraisal/check" + query + (query.empty() ? "?own" : "&own"),
                          {"So với mức chi ở đây", "Hold against the rates here"}});
}

Result<Page> show_findings(const Visit& visit) {
  if (has_no_estimate(visit)) return no_estimate_page(visit, {"Soát dự toán", "Look it over"});
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  const auto share = parse_percent(visit.asked("share", "20"), Style::people);
  const FrozenEstimate& requested = course->round.appraisal.requested;
  Problems findings = findings_of(requested, share.value_or(Percent::hundredths(2000)),
                                  course->regulations->rates.vocabulary());
  if (visit.request.query.has("own")) {
    const auto own = estimate_again(requested, visit.settings.sources.rates);
    if (!own) return refuse(own.error());
    std::ranges::move(findings_by_own_rates(requested, *own), std::back_inserter(findings));
  }
  Page page = page_in(visit, *course, findings_report(course->round, findings));
  page.title = {"Soát dự toán", "Look the estimate over"};
  add_check_actions(visit, page);
  return page;
}

Result<Page> show_workbook(const Visit& visit) {
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  if (!course->round.round.submission)
    return refuse(Problem{CourseRule::nothing_submitted, {}, {}});
  Page page = page_in(visit, *course, appraised_classes_report(course->round));
  page.title = {"Bảng thẩm định Excel", "The appraiser's workbook"};
  const bool is_asked = visit.asked("as") == "xlsx";  // made only for whoever takes it
  if (is_asked) page.paper = appraisal_workbook(course->round, course->reasons(), visit.language);
  const std::string query = course_query(visit);
  const std::string to = "/appraisal/workbook" + query + (query.empty() ? "?" : "&") + "as=xlsx";
  page.body =
      "<p>" +
      escaped(visit.either(
          "Tải bảng về, điền các ô mở (số người, số ngày, đơn giá, kết quả, lý do, lời giải "
          "thích, điều khoản), rồi tải lên. Mọi thay đổi được nêu trước khi ghi sổ.",
          "Take the workbook, fill in the open cells, then send it back. Every change is "
          "told before anything is entered.")) +
      "</p><ul class=\"actions\"><li><a class=\"button\" href=\"" + escaped(to) + "\">" +
      escaped(visit.either("Tải bảng về", "Take the workbook")) + "</a></li>";
  if (visit.may(Act::appraise))
    page.body += "<li><a class=\"button\" href=\"/appraisal/import" + escaped(query) + "\">" +
                 escaped(visit.either("Tải bảng lên", "Send it back")) + "</a></li>";
  page.body += "</ul>";
  return page;
}

}  // namespace

std::vector<PageRoute> appraisal_pages() {
  return {{"/appraisal", Act::look, Section::appraisal, {"Theo lớp", "By class"}, show_classes},
          {"/appraisal/cuts",
           Act::look,
           Section::appraisal,
           {"Ai cắt, vì sao", "Who cut what, and why"},
           show_cuts},
          {"/appraisal/check",
           Act::look,
           Section::appraisal,
           {"Soát dự toán", "Look it over"},
           show_findings},
          {"/appraisal/report", Act::look, Section::appraisal, {}, show_report},
          {"/appraisal/workbook", Act::look, Section::appraisal, {}, show_workbook},
          {"/appraisal/{class}", Act::look, Section::appraisal, {}, show_appraised_class}};
}

}  // namespace dutoan::web
