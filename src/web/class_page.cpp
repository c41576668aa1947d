#include "web/class_page.hpp"

#include "web/asking.hpp"
#include "web/class_words.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/plan_grid.hpp>
#include <dutoan/words.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

const Label days_title{"Số liệu: ngày [days]", "Days"};

data neighbour(const Activity& activity) {
  data view;
  view.set("to", "/classes/" + encoded(activity.code.text()));
  view.set("words", activity.code.text());
  return view;
}

/// "110 người · 3 ngày · tại Huyện Mường Lát · mức chi ngày 15/06/2020".
std::string about(const Visit& visit, const Estimate& estimate, const Activity& activity) {
  std::string out = format_whole(activity.headcount().value()) + visit.either(" người", " people");
  if (const auto days = figure_of(estimate, activity, "days"))
    out += " · " + format_quantity(days->value) + visit.either(" ngày", " days");
  if (const std::string venue = venue_of(estimate, activity); !venue.empty()) out += " · " + venue;
  return out + visit.either(" · mức chi ngày ", " · rates of ") +
         format_date(rate_date(*estimate.plan, activity));
}

/// Allotted, estimated and left, of the whole plan.
std::string allotted(const Visit& visit, const Estimate& estimate) {
  const auto balances = against_allotment(estimate);
  if (balances.empty())
    return visit.either("Kế hoạch chưa nêu kinh phí được giao.", "The plan names no allotment.");
  const AllotmentBalance& whole = balances.front();
  const std::string count = std::to_string(estimate.activities.size());
  return visit.either("Kinh phí được giao ", "Allotted ") + format_amount(whole.allotted) +
         visit.either(" · Đã lập ", " · Estimated, ") + count +
         visit.either(" lớp: ", " classes: ") + format_amount(whole.estimated) +
         visit.either(" · Còn chưa phân bổ ", " · Left ") + format_amount(whole.left());
}

data figure_view(const std::string& id, const std::string& column, const std::string& label,
                 const std::string& value) {
  data view;
  view.set("id", id);
  view.set("column", column);
  view.set("label", label);
  view.set("value", value);
  return view;
}

std::string cell(const GridSheet& sheet, const std::vector<std::string>& row,
                 std::string_view key) {
  const auto it = std::ranges::find(sheet.columns, key, &ReportColumn::key);
  return it == sheet.columns.end() ? std::string{}
                                   : row[static_cast<std::size_t>(it - sheet.columns.begin())];
}

/// The figures of the class's row of the plan that may be changed: those that it has, and the days.
data figures_of_row(const Visit& visit, const Estimate& estimate, const Activity& activity) {
  data list{data::type::list};
  auto grid = plan_grid(visit.settings.sources);
  GridSheet* sheet = grid ? find_sheet(*grid, "row") : nullptr;
  if (sheet == nullptr || activity.row == nullptr) return list;
  for (const auto& row : sheet->rows) {
    if (cell(*sheet, row, "group") != activity.group->code ||
        cell(*sheet, row, "code") != activity.row->code)
      continue;
    for (std::size_t c = 0; c < row.size(); ++c)
      if (sheet->columns[c].is_number && !row[c].empty())
        list << figure_view("figure-" + std::to_string(c), sheet->columns[c].key,
                            sheet->columns[c].title.vi, row[c]);
    if (cell(*sheet, row, "factors.days").empty())
      if (const auto days = figure_of(estimate, activity, "days"))
        list << figure_view("figure-days", "factors.days", in(visit.language, days_title),
                            format_quantity(days->value));
  }
  return list;
}

void add_sums(const Visit& visit, const Estimate& estimate, std::size_t position, Money total,
              data& view) {
  view.set("total_word", visit.either("Cộng", "Total"));
  view.set("total", format_amount(total));
  view.set("words_word", visit.either("Bằng chữ", "In words"));
  view.set("in_words", amount_in_words(total));
  // As the table of classes has it.
  const ReportTable own = estimate_table(part_of(estimate, std::vector<std::size_t>{position}),
                                         EstimateTable::activity);
  const auto column = std::ranges::find(own.columns, "per_person", &ReportColumn::key);
  if (column == own.columns.end() || own.rows.empty()) return;
  view.set("average_word", visit.either("Bình quân một học viên", "Average per trainee"));
  view.set("average",
           written(own.rows.front().cells[static_cast<std::size_t>(column - own.columns.begin())],
                   visit.language));
}

void add_neighbours(const Visit& visit, const Estimate& estimate, std::size_t position,
                    data& view) {
  view.set("neighbours_word", visit.either("Lớp trước, lớp sau", "The classes beside it"));
  if (position > 0) view.set("before", neighbour(estimate.activities[position - 1]));
  if (position + 1 < estimate.activities.size())
    view.set("after", neighbour(estimate.activities[position + 1]));
}

void add_figures(const Visit& visit, const Estimate& estimate, const Activity& activity,
                 data& view) {
  view.set("may_edit", visit.may(Act::draft_plan) && activity.row != nullptr);
  if (!visit.may(Act::draft_plan) || activity.row == nullptr) return;
  view.set("figures_word",
           visit.either("Số liệu của dòng kế hoạch ", "Figures of the plan's row ") +
               activity.row->code + ": " + activity.row->name);
  view.set("figures_hint",
           visit.either("Áp dụng cho mọi lớp của dòng. Xem trước mọi thay đổi rồi mới ghi.",
                        "They hold for all classes of the row. Every change is shown first."));
  view.set("token", visit.token);
  view.set("group", activity.group->code);
  view.set("row", activity.row->code);
  view.set("figures", figures_of_row(visit, estimate, activity));
  view.set("change_word", visit.either("Xem thay đổi", "See the change"));
}

}  // namespace

Page class_page(const Visit& visit, const Estimate& estimate, std::size_t position) {
  const Activity& activity = estimate.activities[position];
  Page page;
  page.report = of_book(visit, detail_report(estimate, {position}, false));
  page.title = {activity.code.text() + ": " + activity.name,
                activity.code.text() + ": " + activity.name};
  Money total;
  for (const Line& line : estimate.lines_of(position)) total += line.amount;
  data view;
  const auto states = states_of_classes(visit);
  const auto state = states.find(activity.code.text());
  view.set("state",
           in(visit.language, state == states.end() ? Label{"Bản nháp", "Draft"}
                                                    : Label{"Trong sổ: " + state->second.vi,
                                                            "In the book: " + state->second.en}));
  view.set("about", about(visit, estimate, activity));
  view.set("table",
           table_as_html(page.report->tables.front(), visit.language, links_of_estimate(visit)));
  view.set("allotted", allotted(visit, estimate));
  Report marks;
  marks.remarks = page.report->remarks;
  view.set("marks", as_html_part(marks, visit.language, {}));
  add_sums(visit, estimate, position, total, view);
  add_neighbours(visit, estimate, position, view);
  add_figures(visit, estimate, activity, view);
  page.body = filled("class.html", view);
  page.trail = {{"/classes", {"Các lớp, đợt", "Classes and tours"}}};
  page.actions = {
      {"/plan/edit", {"Sửa kế hoạch", "Edit the plan"}},
      {"/left?subject=" + encoded(activity.code.text()), {"Còn được chi", "What is left"}}};
  const std::string form = visit.asked("as");
  if (form == "xlsx" || form == "pdf")
    page.paper =
        estimate_paper(part_of(estimate, std::vector<std::size_t>{position}), visit.language);
  return page;
}

}  // namespace dutoan::web
