// The settlement files of classes, the execution of the estimate, and the report of results.
#include "web/paper_view.hpp"
#include "web/routes.hpp"
#include "web/settled_year.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/outcome_list.hpp>
#include <dutoan/stated_year.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

Result<Page> list(const Visit& visit) {
  const auto classes = classes_of(visit);
  if (!classes) return refuse(classes.error());
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  Page page = linked_page(
      visit, classes_report(classes->files),
      [&](const ReportTable& table, std::size_t row,
          std::size_t column) -> std::optional<std::string> {
        if (table.columns[column].key != "code") return std::nullopt;
        const std::string code = written(table.rows[row].cells[column], visit.language);
        const bool is_class = std::ranges::any_of(
            classes->files, [&](const ClassFile& each) { return each.code.text() == code; });
        return is_class ? in_year("/classes/" + encoded(code) + "/settlement", *year) : "";
      });
  page.actions = {
      {in_same_year(visit, "/outcomes/upload"), {"Nộp danh sách kết quả", "Upload outcomes"}},
      {in_same_year(visit, "/outcomes"), {"Mẫu danh sách kết quả", "List to be filled in"}}};
  return page;
}

/// A paper that the file needs: there, or missing and by which vouchers.
data paper_view(const Visit& visit, const MissingPaper& missing) {
  data view;
  const Label of =
      missing.item.is_empty() ? Label{"hồ sơ chung của lớp", "of the class"} : missing.label;
  view.set("paper", in(visit.language, missing.paper->label));
  view.set("of", in(visit.language, of));
  data vouchers{data::type::list};
  for (const DocumentNumber& number : missing.vouchers) {
    data each;
    each.set("to", "/vouchers/" + encoded(number.text()));
    each.set("number", number.text());
    vouchers << each;
  }
  view.set("vouchers", vouchers);
  return view;
}

void add_papers(const Visit& visit, const ClassFile& file, data& view) {
  data list{data::type::list};
  for (const MissingPaper& each : file.missing) list << paper_view(visit, each);
  view.set("missing", list);
  view.set("state_word", visit.either("Thiếu", "Missing"));
  const std::size_t there = file.required - std::min(file.required, file.missing.size());
  view.set("papers_word", visit.either("Giấy tờ của hồ sơ", "Papers of the file"));
  view.set("there", visit.either("Đã có ", "There: ") + std::to_string(there) + "/" +
                        std::to_string(file.required));
  view.set("is_complete", file.missing.empty());
  view.set("complete_word", visit.either("Xong", "Done"));
}

void add_ways(const Visit& visit, const ClassFile& file, Page& page) {
  const std::string own = "/classes/" + encoded(file.code.text());
  const auto add = [&](const char* path, const Label& words, Act act) {
    if (visit.may(act)) page.actions.push_back({in_same_year(visit, own + path), words});
  };
  if (file.state() == ClassState::settled)
    return add("/reopen", {"Mở lại quyết toán lớp…", "Reopen…"}, Act::decide);
  if (!file.is_common)
    add("/outcome",
        file.outcome ? Label{"Sửa kết quả…", "Correct the outcome…"}
                     : Label{"Ghi kết quả…", "Enter the outcome…"},
        Act::post);
  add("/close", {"Quyết toán lớp…", "Settle the class…"}, Act::post);
}

/// The lines as the file shows them: category by category, each where its first line stands.
std::vector<const ClassLine*> lines_in_order(const ClassFile& file) {
  std::vector<const ClassLine*> all;
  for (const ClassLine& first : file.lines) {
    const bool is_known = std::ranges::any_of(
        all, [&](const ClassLine* each) { return each->category == first.category; });
    if (is_known) continue;
    for (const ClassLine& line : file.lines)
      if (line.category == first.category) all.push_back(&line);
  }
  return all;
}

/// The number of a line leads to the line.
OwnLink file_links(const ClassFile& file) {
  return [lines = lines_in_order(file)](const ReportTable& table, std::size_t row,
                                        std::size_t column) -> std::optional<std::string> {
    if (table.key != "lines" || column > 1) return std::nullopt;
    const auto* number = std::get_if<std::int64_t>(&table.rows[row].cells.front());
    return number == nullptr
               ? ""
               : "/lines/" + lines.at(static_cast<std::size_t>(*number) - 1)->code.text();
  };
}

/// Every voucher of the class with its own link; the file has them in the rows of their lines.
ReportTable vouchers_table(const ClassFile& file) {
  ReportTable table{"vouchers",
                    {"Chứng từ của lớp, đợt", "Vouchers of the class"},
                    {{"number", {"Số", "Number"}},
                     {"date", {"Ngày", "Date"}},
                     {"payee", {"Người nhận", "Payee"}},
                     {"line", {"Dòng dự toán", "Line"}}},
                    {}};
  for (const ClassLine* line : lines_in_order(file))
    for (const ClassVoucher& each : line->vouchers)
      table.rows.push_back(
          {ReportRow::Kind::plain, {each.number.text(), each.date, each.payee, line->code.text()}});
  return table;
}

Result<Page> show(const Visit& visit) {
  const std::string code = visit.parts.value("class");
  const auto found = class_of(visit, visit.request.query, code);
  if (!found) return refuse(found.error());
  const ClassFile& file = found->file;
  Page page = linked_page(visit, class_file_report(file), file_links(file));
  page.title = {"Hồ sơ quyết toán " + file.code.text() + " " + file.name,
                "Settlement file of " + file.code.text() + " " + file.name};
  page.trail.push_back({in_same_year(visit, "/settlement/classes"), {"Lớp, đợt", "Classes"}});
  data view;
  add_papers(visit, file, view);
  page.body = filled("class_papers.html", view) + page.body + "<div class=\"screen\">" +
              table_as_html(vouchers_table(file), visit.language, links_of(visit)) + "</div>";
  add_ways(visit, file, page);
  const auto estimate =
      find_approved_estimate(visit.book, typed_year(visit, visit.request.query), visit.estimate());
  if (estimate) page.paper = class_file_paper(file, *estimate);
  return page;
}

// ---- Execution and results ------------------------------------------------------------------

struct Cut {
  std::string_view word;
  ExecutionBy by;
  Label words;
};
const std::array<Cut, 5> breakdowns = {
    {{"district", ExecutionBy::district, {"Theo huyện", "By district"}},
     {"class", ExecutionBy::activity, {"Theo lớp, đợt", "By class"}},
     {"category", ExecutionBy::category, {"Theo nhóm chi", "By category"}},
     {"sub-item", ExecutionBy::sub_item, {"Theo tiểu mục", "By sub-item"}},
     {"month", ExecutionBy::month, {"Theo tháng", "By month"}}}};

const Cut& breakdown_of(const Visit& visit) {
  const std::string word = visit.asked("by", "district");
  const auto* it = std::ranges::find(breakdowns, word, &Cut::word);
  return it == breakdowns.end() ? breakdowns.front() : *it;
}

std::string breakdown_nav(const Visit& visit, const Cut& current) {
  std::string out = "<nav class=\"forms-of-year screen\" aria-label=\"" +
                    escaped(visit.either("Chia theo", "Broken down")) + "\"><ul>";
  for (const Cut& each : breakdowns)
    out += "<li><a href=\"" +
           escaped(in_same_year(visit, "/execution?by=" + std::string{each.word})) + "\"" +
           (&each == &current ? " aria-current=\"page\"" : "") + ">" +
           escaped(in(visit.language, each.words)) + "</a></li>";
  return out + "</ul></nav>\n";
}

Result<Page> show_execution(const Visit& visit) {
  const Cut& by = breakdown_of(visit);
  const auto statement =
      find_execution(visit.book, typed_year(visit, visit.request.query), by.by, visit.estimate());
  if (!statement) return refuse(statement.error());
  Page page = linked_page(visit, execution_report(*statement, visit.desk->names),
                          [&](const ReportTable& table, std::size_t row,
                              std::size_t column) -> std::optional<std::string> {
                            const bool is_class = by.by == ExecutionBy::activity && column == 0 &&
                                                  table.rows[row].kind == ReportRow::Kind::plain;
                            if (!is_class) return std::nullopt;
                            const std::string code =
                                written(table.rows[row].cells[0], visit.language);
                            return in_same_year(visit, "/classes/" + encoded(code) + "/settlement");
                          });
  page.body = breakdown_nav(visit, by) + page.body;
  return page;
}

std::string letter_form(const Visit& visit) {
  const auto input = [&](const char* key, const Label& label) {
    return std::string{"<label for=\""} + key + "\">" + escaped(in(visit.language, label)) +
           "</label> <input type=\"text\" id=\"" + key + "\" name=\"" + key + "\" value=\"" +
           escaped(visit.asked(key)) + "\"> ";
  };
  const auto year = year_of(visit);
  std::string out = "<form class=\"filter screen\" action=\"/results\">";
  if (year)
    out += "<input type=\"hidden\" name=\"year\" value=\"" + std::to_string(year->fiscal_year) +
           "\"><input type=\"hidden\" name=\"unit\" value=\"" + escaped(year->unit.text()) + "\">";
  return out + input("number", {"Số văn bản", "Number of the letter"}) +
         input("date", {"Ngày văn bản", "Date of the letter"}) + "<button>" +
         escaped(visit.either("Lập văn bản", "Set the letter")) + "</button></form>\n";
}

Result<Page> show_results(const Visit& visit) {
  const auto classes = classes_of(visit);
  if (!classes) return refuse(classes.error());
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  auto estimate =
      find_approved_estimate(visit.book, typed_year(visit, visit.request.query), visit.estimate());
  if (!estimate) return refuse(std::move(estimate.error()));
  estimate->fiscal_year = year->fiscal_year;  // a plan at hand may be of another year
  Page page = linked_page(visit, results_report(classes->files, estimate->fiscal_year),
                          [&](const ReportTable& table, std::size_t row,
                              std::size_t column) -> std::optional<std::string> {
                            if (table.columns[column].key != "code") return std::nullopt;
                            const std::string code =
                                written(table.rows[row].cells[column], visit.language);
                            if (!visit.desk->names.activities.contains(code)) return std::nullopt;
                            return in_year("/classes/" + encoded(code) + "/settlement", *year);
                          });
  const auto date = parse_date(visit.asked("date"), visit.today());
  page.paper = results_letter(classes->files, *estimate,
                              results_letterhead(*estimate, visit.asked("number"),
                                                 date ? std::optional<Date>{*date} : std::nullopt));
  page.body = letter_form(visit) + page.body;
  return page;
}

Result<Page> show_template(const Visit& visit) {
  const auto classes = classes_of(visit);
  if (!classes) return refuse(classes.error());
  const Report list = outcome_template(classes->files);
  Page page = linked_page(visit, list,
                          [](const auto&, auto, auto) { return std::optional<std::string>{}; });
  page.report = list;  // to be filled in and sent back as it is
  page.actions = {
      {in_same_year(visit, "/outcomes/upload"), {"Nộp danh sách kết quả", "Upload outcomes"}}};
  return page;
}

}  // namespace

std::vector<PageRoute> class_settlement_pages() {
  constexpr Section in = Section::settlement;
  return {{"/settlement/classes", Act::look, in, {"Lớp, đợt", "Classes"}, list},
          {"/classes/{class}/settlement", Act::look, in, {}, show},
          {"/outcomes", Act::look, in, {}, show_template},
          {"/execution", Act::look, in, {"Thực hiện dự toán", "Execution"}, show_execution},
          {"/results", Act::look, in, {"Kết quả thực hiện", "Results"}, show_results}};
}

}  // namespace dutoan::web
