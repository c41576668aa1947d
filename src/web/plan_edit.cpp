#include "web/plan_edit.hpp"

#include "web/asking.hpp"
#include "web/plan_typed.hpp"

#include <algorithm>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

constexpr std::size_t long_title = 40;  // bytes

/// A grid beside what is wrong with it.
struct Shown {
  PlanGrid grid;
  Problems problems;
  std::optional<Entered> tried;
};

Entered tried_grid(const Visit& visit, const ReadGrid& read) {
  Entered made;
  made.report = grid_report(visit.settings.sources, read);
  made.warnings = read.imported.problems;
  made.to = "/plan";
  return made;
}

/// What the page shows for what was asked: the plan as it stands, or as it was typed and changed.
Result<Shown> shown_for(const Visit& visit, const Values& typed, const Problems& problems) {
  auto grid = is_grid_sent(typed) ? typed_grid(visit, typed) : plan_grid(visit.settings.sources);
  Shown shown{{}, problems, {}};
  if (!grid) {
    auto plain = plan_grid(visit.settings.sources);
    if (!plain) return refuse(plain.error());
    for (GridSheet& sheet : plain->sheets) static_cast<void>(take_typed(sheet, typed));
    shown.grid = std::move(*plain);
    return shown;
  }
  shown.grid = std::move(*grid);
  const std::string intent = typed.value("intent");
  add_rows(shown.grid, intent);
  bool is_tried = false;
  if (GridSheet* rows = find_sheet(shown.grid, "row"); rows != nullptr && intent == "change") {
    add_days(visit, *rows, typed);
    take_change(*rows, typed);
    is_tried = true;
  }
  if (intent == "paste") {
    if (auto wrong = take_paste(shown.grid, typed))
      shown.problems = std::move(*wrong);
    else
      is_tried = true;
  }
  if (!is_tried) return shown;
  if (typed.has("sums"))
    if (auto summed = with_true_sums(visit.settings.sources, shown.grid)) shown.grid = *summed;
  if (const auto read = read_grid(visit.settings.sources, shown.grid))
    shown.tried = tried_grid(visit, *read);
  else
    shown.problems = read.error();
  return shown;
}

/// The sentence of the first problem at each cell.
std::string wrong_at(const Problems& problems, const std::string& cell, Language language) {
  const auto it = std::ranges::find_if(
      problems, [&](const Problem& problem) { return problem.place.cell == cell; });
  return it == problems.end() ? std::string{} : sentence(*it, language);
}

data cell_view(const Visit& visit, const GridSheet& sheet, std::size_t r, std::size_t c,
               const Problems& problems) {
  constexpr std::size_t narrowest = 4, widest = 30, spare = 2;
  data view;
  const ReportColumn& column = sheet.columns[c];
  const std::string id = cell_name(sheet, r, c);
  view.set("id", id);
  view.set("name", name_of_cells(sheet, column));
  view.set("value", sheet.rows[r][c]);
  view.set("size", std::to_string(std::clamp(sheet.rows[r][c].size() + spare, narrowest, widest)));
  view.set("label", in(visit.language, column.title) + ", " + visit.either("hàng ", "row ") +
                        std::to_string(r + 2));
  view.set("is_number", column.is_number);
  if (const std::string wrong = wrong_at(problems, id, visit.language); !wrong.empty())
    view.set("wrong", wrong);
  return view;
}

data sheet_view(const Visit& visit, const GridSheet& sheet, const Problems& problems,
                const std::string& chosen) {
  data view;
  view.set("key", sheet.key);
  view.set("title", in(visit.language, sheet.title));
  view.set("chosen", sheet.key == chosen);
  data columns{data::type::list}, rows{data::type::list};
  for (const ReportColumn& column : sheet.columns) {
    data each;
    each.set("sheet", sheet.key);
    each.set("key", column.key);
    each.set("title", in(visit.language, column.title));
    each.set("is_number", column.is_number);
    each.set("is_long", in(visit.language, column.title).size() > long_title);
    columns << each;
  }
  const auto blank = std::ranges::find_if(sheet.rows, [](const auto& row) {
    return std::ranges::all_of(row, [](const std::string& text) { return text.empty(); });
  });
  const auto first_new = static_cast<std::size_t>(blank - sheet.rows.begin());
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    data row, cells{data::type::list};
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
      cells << cell_view(visit, sheet, r, c, problems);
    row.set("number", std::to_string(r + 2));
    row.set("is_new", sheet.key == "row" && r == first_new);
    row.set("cells", cells);
    rows << row;
  }
  view.set("columns", columns);
  view.set("rows", rows);
  return view;
}

void add_words(const Visit& visit, const Values& typed, data& view) {
  view.set("hint", visit.either("Dán một vùng từ Excel vào ô bất kỳ, hoặc gõ. Hàng để trống không "
                                "tính. Ghi xong, bản cũ nằm cạnh tệp kế hoạch, kèm ngày giờ.",
                                "Paste cells from Excel into any cell, or type. Empty rows do not "
                                "count. The old plan stays beside the file, with date and time."));
  view.set("try_word", visit.either("Xem trước, chưa ghi", "Preview, write nothing"));
  view.set("enter_word", visit.either("Ghi vào kế hoạch", "Write the plan"));
  view.set("sums_word", visit.either("sửa luôn các số tổng mà kế hoạch ghi",
                                     "make the stated sums those of the rows"));
  view.set("sums", typed.has("sums"));
  view.set("number_word", visit.either("Hàng", "Row"));
  view.set("more_word", visit.either("Thêm hàng", "More rows"));
  view.set("paste_word", visit.either("Dán từ Excel", "Paste from Excel"));
  view.set("paste_hint",
           visit.either("Có hàng tiêu đề thì mỗi cột vào đúng chỗ của nó; không có thì dán từ ô "
                        "được nêu sang phải, xuống dưới.",
                        "With a row of titles each column goes where it belongs; else the cells go "
                        "right and down from the cell named."));
  view.set("sheet_word", visit.either("Vào bảng", "Into the table"));
  view.set("cell_word", visit.either("Từ ô (A2 là ô đầu)", "From the cell (A2 is the first)"));
  view.set("text_word", visit.either("Vùng đã chép", "The cells copied"));
  view.set("paste_button", visit.either("Dán và xem trước", "Paste and preview"));
  view.set("pasting", typed.value("intent") == "paste");
  view.set("paste_cell", typed.value("paste-cell", "A2"));
  view.set("pasted", typed.value("paste"));
}

/// What a dry run says, above the grid.
std::string tried_text(const Visit& visit, const std::optional<Entered>& tried) {
  if (!tried) return {};
  return "<section class=\"tried\" role=\"status\"><h2>" +
         escaped(visit.either("Nếu ghi, kế hoạch đổi như sau. Chưa ghi gì.",
                              "Writing it changes the plan as follows. Nothing was written.")) +
         "</h2>" + as_html_part(tried->report, visit.language, {}) +
         problem_summary(tried->warnings, visit.language,
                         [](const Problem& problem) { return problem.place.cell; }) +
         "</section>";
}

bool is_conflict(const Problems& problems) {
  return std::ranges::any_of(
      problems, [](const Problem& problem) { return problem.is(GridRule::plan_changed); });
}

/// Both versions beside each other: what the file says now, and what was typed.
std::string both_versions(const Visit& visit, Shown& shown) {
  const auto now = plan_grid(visit.settings.sources);
  if (now) shown.grid.made_from = now->made_from;
  const auto read = read_grid(visit.settings.sources, shown.grid);
  const std::string title = escaped(
      visit.either("Tệp bây giờ và phần đã gõ", "The file as it is now, and what you typed"));
  const std::string other = "<p><a class=\"button\" href=\"/plan/edit\">" +
                            escaped(visit.either("Bỏ phần đã gõ, mở lại kế hoạch",
                                                 "Drop what I typed and open the plan anew")) +
                            "</a></p>";
  if (!read) return "<section><h2>" + title + "</h2>" + other + "</section>";
  return "<section class=\"tried\"><h2>" + title + "</h2>" +
         as_html_part(grid_report(visit.settings.sources, *read), visit.language, {}) + other +
         "</section>";
}

}  // namespace

Result<Entered> enter_plan(const Visit& visit, const Values& typed, bool is_dry_run) {
  const Sources& sources = visit.settings.sources;
  auto grid = typed_grid(visit, typed);
  if (!grid) return refuse(grid.error());
  if (auto problem = misfit(sources, *grid)) return refuse(std::move(*problem));
  if (typed.has("sums")) {
    auto summed = with_true_sums(sources, std::move(*grid));
    if (!summed) return refuse(summed.error());
    grid = std::move(summed);
  }
  if (is_dry_run) {
    const auto read = read_grid(sources, *grid);
    if (!read) return refuse(read.error());
    return tried_grid(visit, *read);
  }
  const auto written = enter_grid(sources, *grid, visit.now);
  if (!written) return refuse(written.error());
  Entered made = tried_grid(visit, written->read);
  made.notice =
      written->kept.empty()
          ? Label{"Kế hoạch không đổi, không ghi gì.", "Nothing differs, nothing was written."}
          : Label{"Đã ghi kế hoạch. Bản cũ: " + written->kept + ".",
                  "The plan was written. Its old self: " + written->kept + "."};
  return made;
}

Page plan_edit_page(const Visit& visit, const Values& typed, const Problems& problems,
                    const std::optional<Entered>& tried) {
  Page page;
  page.title = {"Sửa kế hoạch", "Edit the plan"};
  page.trail = {{"/plan", {"Kế hoạch", "The plan"}}};
  auto shown = shown_for(visit, typed, problems);
  if (!shown) {
    page.body = problems_at_files(visit, shown.error());
    page.status = status_of(shown.error());
    return page;
  }
  if (tried) shown->tried = tried;
  const bool conflicts = is_conflict(shown->problems);
  const std::string versions = conflicts ? both_versions(visit, *shown) : std::string{};
  data view;
  view.set("problems", problem_summary(shown->problems, visit.language,
                                       [](const Problem& problem) { return problem.place.cell; }));
  view.set("tried", versions + tried_text(visit, shown->tried));
  view.set("token", visit.token);
  view.set("made_from", shown->grid.made_from);
  add_words(visit, typed, view);
  Problems all = shown->problems;
  if (shown->tried)
    all.insert(all.end(), shown->tried->warnings.begin(), shown->tried->warnings.end());
  data sheets{data::type::list};
  for (const GridSheet& sheet : shown->grid.sheets)
    sheets << sheet_view(visit, sheet, all, typed.value("paste-sheet", "row"));
  view.set("sheets", sheets);
  page.body = filled("grid.html", view);
  page.status = shown->problems.empty() ? 200 : status_of(shown->problems);
  return page;
}

}  // namespace dutoan::web
