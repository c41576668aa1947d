// The estimate: its sums, its classes, and each line from its amount to the clause of the law.
#include "web/asking.hpp"
#include "web/class_page.hpp"
#include "web/class_words.hpp"
#include "web/routes.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace dutoan::web {
namespace {

struct By {
  const char* word;
  EstimateTable table;
  Label words;
};

const std::array<By, 7>& choices() {
  static const std::array<By, 7> all = {{
      {"row", EstimateTable::row, {"huyện, đợt", "district, tour"}},
      {"class", EstimateTable::activity, {"lớp", "class"}},
      {"category", EstimateTable::category, {"nhóm chi", "category"}},
      {"row-category", EstimateTable::row_category, {"huyện × nhóm chi", "district × category"}},
      {"sub-item", EstimateTable::sub_item, {"tiểu mục", "sub-item"}},
      {"item", EstimateTable::item, {"khoản chi", "item"}},
      {"line", EstimateTable::line, {"dòng", "line"}},
  }};
  return all;
}

/// The tables that may be asked for, the one that is shown marked.
std::string choice_links(const Visit& visit, const std::string& by) {
  std::string out = "<nav class=\"choices\" aria-label=\"" +
                    escaped(visit.either("Cộng theo", "Sums by")) + "\"><ul>";
  const auto add = [&](const std::string& to, const std::string& words, bool is_current) {
    out += "<li><a href=\"" + to + "\"" + (is_current ? " aria-current=\"page\"" : "") + ">" +
           escaped(words) + "</a></li>";
  };
  add("/estimate", visit.either("tổng hợp", "summary"), by.empty());
  for (const By& each : choices())
    add(std::string{"/estimate?by="} + each.word, in(visit.language, each.words), by == each.word);
  return out + "</ul></nav>";
}

/// What passes its allotment, as an answer and not a refusal.
std::string above_allotment(const Visit& visit, const Estimate& estimate) {
  Problems problems;
  for (const AllotmentBalance& balance : against_allotment(estimate)) {
    if (!balance.left().is_negative()) continue;
    std::vector<Fact> facts{{"estimated", balance.estimated},
                            {"allotted", balance.allotted},
                            {"excess", -balance.left()}};
    if (balance.group != nullptr) facts.push_back({"group", balance.group->name});
    problems.emplace_back(EstimateRule::above_allotment, FilePlace{}, std::move(facts));
  }
  return problem_summary(problems, visit.language, {});
}

Result<Page> show_estimate(const Visit& visit) {
  const Estimate* estimate = visit.estimate();
  if (estimate == nullptr) return without_estimate(visit);
  const std::string by = visit.asked("by");
  const auto chosen = std::ranges::find(choices(), by, &By::word);
  if (!by.empty() && chosen == choices().end())
    return refuse(
        not_understood(visit, by, {"Cộng theo", "Sums by"}, "row, class, category, line"));
  Page page;
  page.report = of_book(
      visit, by.empty() ? summary_report(*estimate)
                        : table_report(*estimate, estimate_table(*estimate, chosen->table)));
  page.title = {"Dự toán", "The estimate"};
  page.body = choice_links(visit, by) + above_allotment(visit, *estimate) +
              as_html_part(*page.report, visit.language, links_of_estimate(visit));
  const std::string form = visit.asked("as");
  if (by.empty() && (form == "xlsx" || form == "pdf"))
    page.paper = estimate_paper(*estimate, visit.language);
  page.actions = {{"/estimate/what-if", {"Nếu khác đi thì sao", "What if"}},
                  {"/estimate/save", {"Lưu thành phiên bản", "Save as a version"}}};
  return page;
}

/// The classes as the estimate sums them up, with their days, first day and state beside it.
ReportTable classes_table(const Visit& visit, const Estimate& estimate) {
  ReportTable table = estimate_table(estimate, EstimateTable::activity);
  const auto states = states_of_classes(visit);
  table.columns.push_back({"days", {"Số ngày", "Days"}, true});
  table.columns.push_back({"starts", {"Khai giảng", "Starts"}});
  table.columns.push_back({"state", {"Tình trạng", "State"}});
  std::size_t at = 0;
  for (ReportRow& row : table.rows) {
    row.cells.resize(table.columns.size());
    if (row.kind != ReportRow::Kind::plain || at == estimate.activities.size()) continue;
    const Activity& activity = estimate.activities[at++];
    const auto state = states.find(activity.code.text());
    auto cell = row.cells.end() - 3;
    *cell++ = days_of(estimate, activity);
    *cell++ = start_of(activity);
    *cell =
        state == states.end() ? ReportCell{Label{"bản nháp", "draft"}} : ReportCell{state->second};
  }
  return table;
}

Result<Page> list_classes(const Visit& visit) {
  const Estimate* estimate = visit.estimate();
  if (estimate == nullptr) return without_estimate(visit);
  Page page = page_of(visit, table_report(*estimate, classes_table(visit, *estimate)));
  page.title = {"Các lớp, đợt", "Classes and tours"};
  page.actions = {{"/classes/new", {"Thêm lớp", "Add a class"}},
                  {"/plan/edit?intent=more-row#new", {"Thêm nhiều lớp", "Add several"}}};
  return page;
}

Result<Page> show_class(const Visit& visit) {
  const Estimate* estimate = visit.estimate();
  if (estimate == nullptr) return without_estimate(visit);
  const auto found = find_activities(*estimate, visit.parts.value("class"));
  if (!found) return refuse(found.error());
  if (found->size() == 1) return class_page(visit, *estimate, found->front());
  Page page;
  page.report = of_book(visit, detail_report(*estimate, *found, false));
  page.title = page.report->title;
  page.body = as_html_part(*page.report, visit.language, links_of_estimate(visit));
  page.trail = {{"/classes", {"Các lớp, đợt", "Classes and tours"}}};
  return page;
}

/// What the book has of the line: what is left of it, and its vouchers.
std::string in_the_book(const Visit& visit, const LineCode& code) {
  const auto subject = find_subject(visit.book, code.text(), visit.estimate());
  if (!subject) return {};
  const std::vector<Subject> subjects{*subject};
  Query query;
  query.activity = subject->activity;
  query.item = subject->item;
  const Statement entries = statement(visit.book, query);
  if (entries.entries.empty()) return {};
  const Report left = left_report(what_is_left(visit.book, subjects, ControlLevel::line),
                                  ControlLevel::line, visit.desk->names);
  const Report moved = statement_report(entries, {code.text(), code.text()});
  std::string out;
  for (const ReportTable& table : left.tables)
    out += table_as_html(table, visit.language, links_of(visit));
  for (const ReportTable& table : moved.tables)
    out += table_as_html(table, visit.language, links_of(visit));
  return out;
}

Result<Page> show_line(const Visit& visit) {
  const Estimate* estimate = visit.estimate();
  if (estimate == nullptr) return without_estimate(visit);
  const std::string text = visit.parts.value("class") + "/" + visit.parts.value("item");
  const auto line = find_line(*estimate, text);
  if (!line) return refuse(line.error());
  const LineCode code = estimate->code_of(**line);
  Page page;
  page.report = of_book(visit, line_report(*estimate, **line));
  page.title = {code.text() + ": " + (*line)->norm->label.vi,
                code.text() + ": " + in(Language::en, (*line)->norm->label)};
  page.body = as_html_part(*page.report, visit.language, links_of_estimate(visit)) +
              in_the_book(visit, code);
  page.trail = {
      {"/classes", {"Các lớp, đợt", "Classes and tours"}},
      {"/classes/" + encoded(code.activity.text()), {code.activity.text(), code.activity.text()}}};
  if (const std::string to = link_of_rate(*estimate, **line); !to.empty())
    page.actions.push_back({to, {"Mức chi và căn cứ", "The rate and its clause"}});
  return page;
}

}  // namespace

std::vector<PageRoute> estimate_pages() {
  return {
      {"/estimate", Act::look, Section::plan, {"Dự toán", "The estimate"}, show_estimate},
      {"/classes", Act::look, Section::plan, {"Các lớp, đợt", "Classes"}, list_classes},
      {"/classes/{class}", Act::look, Section::plan, {}, show_class},
      {"/lines/{class}/{item}", Act::look, Section::plan, {}, show_line},
      {"/estimate/what-if", Act::look, Section::plan, {"Nếu khác đi thì sao", "What if"}, what_if}};
}

}  // namespace dutoan::web
