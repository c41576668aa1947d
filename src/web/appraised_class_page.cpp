// The page of a class in its appraisal (screen B), and the form that decides about its lines.
#include "web/appraised_class_rows.hpp"
#include "web/routes.hpp"
#include "web/token.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

/// What stands in the rows, added up.
struct Sums {
  Money requested, appraised;
  std::int64_t lines = 0, changed = 0, open = 0;
};

Sums sums_of(const AppraisalGrid& grid) {
  Sums sums;
  for (const FrozenLine& line : grid.activity.lines)
    if (const AppraisedLine* of = appraised_line(grid.course, line.code)) {
      sums.requested += of->requested;
      sums.appraised += of->appraised;
      ++sums.lines;
      sums.changed += of->requested != of->appraised ? 1 : 0;
      sums.open += of->verdict ? 0 : 1;
    }
  return sums;
}

std::string facts_of(const AppraisalGrid& grid, const Sums& sums) {
  std::vector<ReportFact> facts{
      {"requested", {"Đề nghị", "Requested"}, sums.requested},
      {"appraised", {"Thẩm định", "Appraised"}, sums.appraised},
      {"difference", {"Tăng, giảm", "Difference"}, sums.appraised - sums.requested},
      {"changed",
       {"Dòng tăng, giảm", "Lines changed"},
       std::to_string(sums.changed) + "/" + std::to_string(sums.lines)},
      {"open", {"Chưa đánh giá", "Not decided"}, sums.open}};
  return facts_as_html(facts, grid.visit.language);
}

void add_filters(const AppraisalGrid& grid, data& view) {
  const std::string path = "/appraisal/" + grid.activity.code.text();
  const std::string query = course_query(grid.visit);
  data list{data::type::list};
  const auto add = [&](const std::string& to, const char* vi, const char* en, bool is_current) {
    data each;
    each.set("to", to);
    each.set("words", grid.visit.either(vi, en));
    each.set("current", is_current);
    list << each;
  };
  add(path + query, "Mọi dòng", "All lines", !grid.only_changed);
  add(path + query + (query.empty() ? "?" : "&") + "only=cut", "Chỉ dòng bị cắt",
      "Only lines that were cut", grid.only_changed);
  view.set("filters", list);
}

void add_form(const AppraisalGrid& grid, data& view) {
  const Visit& visit = grid.visit;
  view.set("may", grid.may_decide);
  view.set("action", "/appraisal/" + grid.activity.code.text() + "/decide");
  view.set("token", visit.token);
  view.set("id", grid.typed.value("id", fresh_token()));
  data kept{data::type::list};
  for (const char* name : {"estimate", "year", "unit"}) {
    const std::string value = visit.request.query.value(name, visit.request.form.value(name));
    if (value.empty()) continue;
    data each;
    each.set("name", name);
    each.set("value", value);
    kept << each;
  }
  view.set("kept", kept);
  view.set("date", grid.typed.value("date", next_course_day(visit)));
  view.set("date_label", visit.either("Ngày thẩm định", "Decided on"));
  if (visit.settings.is_own) view.set("author", grid.typed.value("author", visit.person.code));
  view.set("star", visit.either("* Lý do này phải nêu căn cứ.", "* This reason needs its clause."));
  view.set("author_label", visit.either("Người thẩm định", "Decided by"));
  view.set("submit", visit.either("Ghi các thay đổi", "Enter the changes"));
  view.set("try_word", visit.either("Kiểm tra, chưa ghi", "Try, enter nothing"));
  view.set("rest_word", visit.either("Chấp nhận các dòng còn lại", "Accept the rest"));
}

void add_heads(const AppraisalGrid& grid, data& view) {
  const Visit& visit = grid.visit;
  view.set("caption", grid.activity.code.text() + " – " + grid.activity.name + ", " +
                          visit.either("đơn vị: đồng", "in đồng"));
  view.set("name_word", visit.either("Nội dung", "What is paid"));
  view.set("requested_word", visit.either("Đề nghị", "Requested"));
  view.set("requested_amount", visit.either("Thành tiền", "Amount"));
  view.set("appraised_word", visit.either("Thẩm định", "Appraised"));
  view.set("appraised_amount", visit.either("Thành tiền", "Amount"));
  view.set("difference_word", visit.either("Chênh lệch", "Difference"));
  view.set("verdict_word", visit.either("Kết quả", "Result"));
  view.set("total_word", visit.either("Cộng", "Total"));
}

std::string tried_text(const AppraisalGrid& grid, const std::optional<Entered>& tried) {
  if (!tried) return {};
  return "<section class=\"tried\" role=\"status\"><h2>" +
         escaped(grid.visit.either("Nếu ghi, sẽ được như sau. Chưa ghi gì vào sổ.",
                                   "Entering it would give this. Nothing was entered.")) +
         "</h2>" + as_html_part(tried->report, grid.visit.language, {}) + "</section>";
}

/// Where a problem of the grid is put right: the reason of its line, or its figures.
std::string field_of_grid(const Problem& problem) {
  for (const Fact& fact : problem.facts) {
    const auto* text = std::get_if<std::string>(&fact.value);
    if (std::string_view{fact.name} != "line" || text == nullptr) continue;
    return "reason-" + text->substr(text->find('/') + 1);
  }
  return field_of_course(problem) == "date" ? "date" : "";
}

std::string grid_text(const AppraisalGrid& grid, const std::optional<Entered>& tried) {
  const Sums sums = sums_of(grid);
  data view;
  view.set("problems", problem_summary(grid.problems, grid.visit.language, field_of_grid));
  view.set("tried", tried_text(grid, tried));
  view.set("facts", facts_of(grid, sums));
  add_filters(grid, view);
  add_form(grid, view);
  add_heads(grid, view);
  data rows{data::type::list};
  for (const FrozenLine& line : grid.activity.lines) {
    const AppraisedLine* of = appraised_line(grid.course, line.code);
    if (of == nullptr || (grid.only_changed && of->requested == of->appraised)) continue;
    rows << row_view(grid, line, *of);
  }
  view.set("rows", rows);
  view.set("total_requested", format_amount(sums.requested));
  view.set("total_appraised", format_amount(sums.appraised));
  view.set("total_difference", format_amount(sums.appraised - sums.requested));
  return filled("appraisal_class.html", view);
}

/// The classes before and behind this one.
void add_neighbours(const AppraisalGrid& grid, Page& page) {
  const auto& all = grid.course.round.appraisal.requested.activities;
  const auto at = static_cast<std::size_t>(&grid.activity - all.data());
  const std::string query = course_query(grid.visit);
  const auto add = [&](std::size_t i, const char* vi, const char* en) {
    page.actions.push_back({"/appraisal/" + all[i].code.text() + query, {vi, en}});
  };
  if (at > 0) add(at - 1, "◂ Trước", "◂ Previous");
  if (at + 1 < all.size()) add(at + 1, "Sau ▸", "Next ▸");
}

Report class_report(const Course& course, const FrozenActivity& activity, bool only_changed) {
  std::vector<LineCode> lines;
  for (const FrozenLine& line : activity.lines) {
    const AppraisedLine* of = appraised_line(course, line.code);
    if (!only_changed || (of != nullptr && of->requested != of->appraised))
      lines.push_back(line.code);
  }
  if (lines.empty()) lines.emplace_back();  // no line is like this
  return appraised_lines_report(course.round, lines, course.reasons());
}

Result<Page> class_page(const Visit& visit, const Values& typed, const Problems& problems,
                        const std::optional<Entered>& tried) {
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  const std::string code = visit.parts.value("class");
  const FrozenActivity* activity = course->activity(code);
  if (activity == nullptr)
    return refuse(Problem{AppraisalRule::lines_not_found, {}, {{"text", code}}});
  const AppraisalGrid grid{visit,
                           *course,
                           *activity,
                           typed,
                           problems,
                           visit.may(Act::appraise) && course->is_open(),
                           visit.asked("only") == "cut"};
  Page page;
  page.title = {"Thẩm định " + code + ": " + activity->name,
                "Appraisal of " + code + ": " + activity->name};
  page.report = of_book(visit, class_report(*course, *activity, grid.only_changed));
  page.body = grid_text(grid, tried);
  page.trail = {{"/appraisal" + course_query(visit), {"Thẩm định", "Appraisal"}}};
  page.status = problems.empty() ? 200 : status_of(problems);
  add_neighbours(grid, page);
  return page;
}

/// The page where the class itself is not there.
Page refused_page(const Visit& visit, const Problems& problems) {
  Page page;
  page.title = {"Không làm được", "This cannot be done"};
  page.body = problem_summary(problems, visit.language, {});
  page.status = status_of(problems);
  return page;
}

Result<Entered> enter_grid(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  const std::string code = visit.parts.value("class");
  const FrozenActivity* activity = course->activity(code);
  if (activity == nullptr)
    return refuse(Problem{AppraisalRule::lines_not_found, {}, {{"text", code}}});
  const auto decisions = grid_decisions(*course, *activity, typed);
  if (!decisions) return refuse(decisions.error());
  return enter_decisions(visit, typed, *course, *decisions, is_dry_run,
                         "/appraisal/" + code + course_query(visit));
}

/// What the grid sends, line by line; {item} is the line's code in its class.
Result<std::vector<Field>> grid_fields(const Visit& visit) {
  using Kind = Field::Kind;
  std::vector<Field> fields{
      {"in:{item}:{figure}",
       {"Số liệu thẩm định của dòng", "A figure of the line as appraised"},
       Kind::text,
       {"figure: mã thừa số, unit_rate hoặc percent", "figure: a factor, unit_rate or percent"}},
      {"reason:{item}", {"Mã lý do", "Code of the reason"}},
      {"text:{item}", {"Lời giải thích", "The reason in words"}},
      {"cite:{item}", {"Căn cứ", "Its clause"}},
      {"accept", {"Chấp nhận một dòng", "Accept a line"}},
      {"reject", {"Không chấp nhận một dòng", "Leave a line out"}},
      {"restore", {"Bỏ quyết định về một dòng", "Take back what was decided about a line"}},
      {"rest", {"Chấp nhận các dòng còn lại", "Accept the rest"}, Kind::yes}};
  return dated(visit, std::move(fields));
}

}  // namespace

Result<Page> show_appraised_class(const Visit& visit) {
  return class_page(visit, {}, {}, std::nullopt);
}

std::vector<EntryForm> appraised_class_forms() {
  EntryForm made;
  made.path = "/appraisal/{class}/decide";
  made.act = Act::appraise;
  made.section = Section::appraisal;
  made.title = {"Thẩm định", "Appraisal"};
  made.submit = {"Ghi các thay đổi", "Enter the changes"};
  made.fields = grid_fields;
  made.enter = enter_grid;
  made.field = field_of_grid;
  made.page = [](const Visit& visit, const Values& typed, const Problems& problems,
                 const std::optional<Entered>& tried) {
    auto page = class_page(visit, typed, problems, tried);
    return page ? std::move(*page) : refused_page(visit, page.error());
  };
  return {made};
}

}  // namespace dutoan::web
