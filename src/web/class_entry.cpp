// One more class of the plan: like one that stands there, but where it is held, for how many people
// and days. It becomes a row of the plan's grid, and goes the way of every grid.
#include "web/asking.hpp"
#include "web/plan_edit.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

const Label like_label{"Mẫu lớp", "Like"};
const Label people_label{"Số học viên", "People"};

std::size_t column_of(const GridSheet& sheet, std::string_view key) {
  const auto it = std::ranges::find(sheet.columns, key, &ReportColumn::key);
  return static_cast<std::size_t>(it - sheet.columns.begin());
}

std::string cell_of(const GridSheet& sheet, const std::vector<std::string>& row,
                    std::string_view key) {
  const std::size_t column = column_of(sheet, key);
  return column < row.size() ? row[column] : std::string{};
}

/// "I/ML": the row among those of all groups.
std::string name_of_row(const GridSheet& sheet, const std::vector<std::string>& row) {
  return cell_of(sheet, row, "group") + "/" + cell_of(sheet, row, "code");
}

/// Whether the row's classes are counted, and not listed one by one in a sheet of their own.
bool is_counted(PlanGrid& grid, const std::string& row) {
  const GridSheet* listed = find_sheet(grid, "class");
  return listed == nullptr || std::ranges::none_of(listed->rows, [&](const auto& each) {
           return cell_of(*listed, each, "group") + "/" + cell_of(*listed, each, "row") == row;
         });
}

Field like_field(PlanGrid& grid, const GridSheet& rows) {
  Field like{"like", like_label, Kind::choice};
  like.hint = {"Mọi số liệu không nêu dưới đây lấy theo dòng này của kế hoạch",
               "What is not said below is taken from this row of the plan"};
  like.choices.push_back({"", {"— chọn —", "— choose —"}});
  for (const auto& row : rows.rows) {
    const std::string name = name_of_row(rows, row);
    if (!is_counted(grid, name)) continue;
    const std::string words = cell_of(rows, row, "group") + " · " + cell_of(rows, row, "name");
    like.choices.push_back({name, {words, words}});
  }
  return like;
}

Field venue_field(const Estimate& estimate) {
  Field venue{"venue", {"Nơi tổ chức", "Venue"}, Kind::choice};
  venue.choices.push_back({"", {"như mẫu lớp", "the same"}});
  for (const Place& place : estimate.regulations->places)
    venue.choices.push_back({place.code.text(), {place.name, place.name}});
  return venue;
}

Result<std::vector<Field>> fields(const Visit& visit) {
  auto grid = plan_grid(visit.settings.sources);
  if (!grid) return refuse(grid.error());
  const GridSheet* rows = find_sheet(*grid, "row");
  if (rows == nullptr || visit.estimate() == nullptr) return refuse(visit.desk->problems);
  Field people{"people", people_label, Kind::text};
  people.is_required = true;
  return std::vector<Field>{
      like_field(*grid, *rows),
      venue_field(*visit.estimate()),
      std::move(people),
      {"days", {"Số ngày", "Days"}, Kind::text, {"để trống: như mẫu lớp", "empty: as there"}},
      {"name",
       {"Tên trong kế hoạch", "Its name"},
       Kind::text,
       {"để trống: tên nơi tổ chức", "empty: the name of the venue"}},
      {"code",
       {"Mã dòng", "Code of the row"},
       Kind::text,
       {"để trống: chữ đầu của nơi tổ chức", "empty: initials"}}};
}

/// "muong-lat" is ML; MLB, MLC … where the plan has those already.
std::string free_code(const GridSheet& rows, const std::string& place) {
  std::string initials;
  bool is_first = true;
  for (const char c : place) {
    if (is_first && c != '-')
      initials += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    is_first = c == '-';
  }
  const auto is_taken = [&](const std::string& code) {
    return std::ranges::any_of(rows.rows,
                               [&](const auto& row) { return cell_of(rows, row, "code") == code; });
  };
  std::string code = initials;
  for (char more = 'B'; is_taken(code) && more <= 'Z'; ++more) code = initials + more;
  return code;
}

/// What differs from the row that it is like.
void take(const Visit& visit, GridSheet& rows, std::vector<std::string>& row, const Values& typed) {
  const auto put = [&](std::string_view key, const std::string& text) {
    if (const std::size_t column = column_of(rows, key); column < row.size()) row[column] = text;
  };
  const std::string venue = typed.value("venue");
  const Place* place = venue.empty() ? nullptr : visit.estimate()->regulations->place(venue);
  if (place != nullptr) {
    if (cell_of(rows, row, "home") == cell_of(rows, row, "venue")) put("home", venue);
    put("venue", venue);
    put("name", place->name);
  }
  if (!typed.value("name").empty()) put("name", typed.value("name"));
  const std::string proposed = free_code(rows, cell_of(rows, row, "venue"));
  put("code", typed.value("code").empty() ? proposed : typed.value("code"));
  put("classes", "1");
  put("people", typed.value("people"));
  if (!typed.value("days").empty()) put("factors.days", typed.value("days"));
}

/// How many people come, at least one: a row without any is a class of nobody.
std::optional<Problem> against_people(const Visit& visit, const std::string& people) {
  const auto counts = [](char c) { return c >= '1' && c <= '9'; };
  if (std::ranges::any_of(people, counts)) return std::nullopt;
  return not_understood(visit, people, people_label, "60, 1.250");
}

/// The group's cell of that key.
std::string* group_cell(PlanGrid& grid, const std::string& group, std::string_view key) {
  GridSheet* groups = find_sheet(grid, "group");
  if (groups == nullptr || column_of(*groups, key) == groups->columns.size()) return nullptr;
  for (auto& row : groups->rows)
    if (cell_of(*groups, row, "code") == group) return &row[column_of(*groups, key)];
  return nullptr;
}

/// A plan's grid with a class as its last row.
struct Widened {
  PlanGrid grid;
  std::string parts;  // that the plan stated of the group's units, "741; 59", and states no more
};

/// The sums of the rows are stated anew. Parts of a sum that changed are left out, because nobody
/// knows of which of them the class is.
Result<Widened> with_sums(const Visit& visit, PlanGrid grid, const std::string& group) {
  const std::string* before = group_cell(grid, group, "states.units");
  const std::string units = before == nullptr ? std::string{} : *before;
  auto summed = with_true_sums(visit.settings.sources, std::move(grid));
  if (!summed) return refuse(summed.error());
  Widened made{std::move(*summed), {}};
  const std::string* after = group_cell(made.grid, group, "states.units");
  std::string* parts = group_cell(made.grid, group, "states.unit_parts");
  if (parts != nullptr && after != nullptr && *after != units)
    made.parts = std::exchange(*parts, {});
  return made;
}

Result<Widened> with_class(const Visit& visit, const Values& typed) {
  auto grid = plan_grid(visit.settings.sources);
  if (!grid) return refuse(grid.error());
  if (auto problem = against_people(visit, typed.value("people")))
    return refuse(std::move(*problem));
  const std::string like = typed.value("like");
  GridSheet* rows = find_sheet(*grid, "row");
  ensure(rows != nullptr, "a plan has rows");
  if (!typed.value("days").empty())
    add_column(*rows, "factors.days", {"Số liệu: ngày [days]", "Days"});
  const auto it = std::ranges::find_if(
      rows->rows, [&](const auto& row) { return name_of_row(*rows, row) == like; });
  if (it == rows->rows.end() || !is_counted(*grid, like))
    return refuse(not_understood(visit, like, like_label, "I/ML"));
  std::vector<std::string> row = *it;
  const std::string group = cell_of(*rows, row, "group");
  take(visit, *rows, row, typed);
  rows->rows.push_back(std::move(row));
  return with_sums(visit, std::move(*grid), group);
}

/// Where the class of the newest row is seen.
std::string path_of_newest(const Visit& visit, const PlanGrid& grid) {
  PlanGrid copy = grid;
  const GridSheet* rows = find_sheet(copy, "row");
  const std::string code = cell_of(*rows, rows->rows.back(), "code");
  if (const auto made = estimate_plan(visit.settings.sources))
    for (const Activity& activity : made->estimate.activities)
      if (activity.row != nullptr && activity.row->code == code)
        return "/classes/" + encoded(activity.code.text());
  return "/classes";
}

Label told(const WrittenPlan& written, const std::string& parts) {
  Label notice{"Đã thêm lớp vào kế hoạch. Bản cũ: " + written.kept + ".",
               "The class was added to the plan. Its old self: " + written.kept + "."};
  if (parts.empty()) return notice;
  notice.vi += " Số đơn vị của nhóm đã khác nên các phần của nó (" + parts + ") không nêu nữa.";
  notice.en += " The group's units differ now; their parts (" + parts + ") are no longer stated.";
  return notice;
}

Result<Entered> enter(const Visit& visit, const Values& typed, bool is_dry_run) {
  if (visit.estimate() == nullptr) return refuse(visit.desk->problems);
  const Sources& sources = visit.settings.sources;
  const auto widened = with_class(visit, typed);
  if (!widened) return refuse(widened.error());
  Entered made;
  made.to = "/classes";
  if (is_dry_run) {
    const auto read = read_grid(sources, widened->grid);
    if (!read) return refuse(read.error());
    made.report = grid_report(sources, *read);
    return made;
  }
  const auto written = enter_grid(sources, widened->grid, visit.now);
  if (!written) return refuse(written.error());
  made.report = grid_report(sources, written->read);
  made.warnings = written->read.imported.problems;
  made.to = path_of_newest(visit, widened->grid);
  made.notice = told(*written, widened->parts);
  return made;
}

/// Which of the fields a problem is about: what the plan refuses, it mostly refuses for the people.
std::string field_of(const Problem& problem) {
  const auto is_like = [](const Fact& fact) {
    const auto* text = std::get_if<std::string>(&fact.value);
    return text != nullptr && (*text == like_label.vi || *text == like_label.en);
  };
  return std::ranges::any_of(problem.facts, is_like) ? "like" : "people";
}

}  // namespace

EntryForm class_entry_form() {
  EntryForm form{"/classes/new",
                 Act::draft_plan,
                 Section::plan,
                 {},
                 {"Thêm một lớp vào kế hoạch", "Add a class to the plan"},
                 {"Ghi vào kế hoạch", "Write the plan"},
                 fields,
                 enter};
  form.field = field_of;
  form.goes_on = true;
  return form;
}

}  // namespace dutoan::web
