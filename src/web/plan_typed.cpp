#include "web/plan_typed.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <charconv>

namespace dutoan::web {
namespace {

constexpr std::size_t more_rows = 3;

/// What was sent for a column; programs may name it by its key.
std::vector<std::string> typed_cells(const GridSheet& sheet, const ReportColumn& column,
                                     const Values& typed) {
  const std::string plain = sheet.key + "." + column.key;
  return typed.all(typed.has(plain) ? plain : name_of_cells(sheet, column));
}

/// The columns that were sent, in their order; titles are those of the plan's own grid.
std::vector<ReportColumn> typed_columns(GridSheet sheet, const Values& typed) {
  std::vector<ReportColumn> columns;
  for (const std::string& key : typed.all(sheet.key + "-columns")) {
    const auto known = std::ranges::find(sheet.columns, key, &ReportColumn::key);
    columns.push_back(known != sheet.columns.end() ? *known : ReportColumn{key, {key, key}, true});
  }
  return columns;
}

Problem uneven(const GridSheet& sheet, std::size_t typed, std::size_t read) {
  return Problem{GridRule::rows_lost,
                 FilePlace{},
                 {{"typed", static_cast<std::int64_t>(typed)},
                  {"read", static_cast<std::int64_t>(read)},
                  {"sheet", sheet.title}}};
}

/// "C4" as row and column, from 0; the first cell where it is none.
std::pair<std::size_t, std::size_t> position_of(std::string_view cell) {
  constexpr std::size_t letters = 26;
  std::size_t column = 0, row = 0;
  while (!cell.empty() && ((cell.front() >= 'A' && cell.front() <= 'Z') ||
                           (cell.front() >= 'a' && cell.front() <= 'z'))) {
    const char letter =
        cell.front() >= 'a' ? static_cast<char>(cell.front() - 'a' + 'A') : cell.front();
    column =
        std::min<std::size_t>(column * letters + static_cast<std::size_t>(letter - 'A') + 1, 1000);
    cell.remove_prefix(1);
  }
  std::from_chars(cell.data(), cell.data() + cell.size(), row);
  return {row < 2 ? 0 : row - 2, column == 0 ? 0 : column - 1};
}

}  // namespace

std::string name_of_cells(const GridSheet& sheet, const ReportColumn& column) {
  std::string name = sheet.key + ".";
  for (const char c : column.key) {
    const bool is_digit = c >= '0' && c <= '9';
    name += is_digit ? std::string{'_', static_cast<char>('a' + (c - '0'))} : std::string{c};
  }
  return name;
}

bool is_grid_sent(const Values& typed) {
  return typed.has("row-columns") || typed.has("group-columns");
}

std::optional<Problem> take_typed(GridSheet& sheet, const Values& typed) {
  sheet.columns = typed_columns(sheet, typed);
  sheet.rows.clear();
  std::optional<Problem> problem;
  for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
    const auto cells = typed_cells(sheet, sheet.columns[c], typed);
    if (c > 0 && cells.size() != sheet.rows.size())
      problem = uneven(sheet, std::max(cells.size(), sheet.rows.size()),
                       std::min(cells.size(), sheet.rows.size()));
    if (cells.size() > sheet.rows.size()) sheet.rows.resize(cells.size());
    for (std::size_t r = 0; r < cells.size(); ++r) {
      sheet.rows[r].resize(sheet.columns.size());
      sheet.rows[r][c] = cells[r];
    }
  }
  for (auto& row : sheet.rows) row.resize(sheet.columns.size());
  return problem;
}

void take_change(GridSheet& sheet, const Values& typed) {
  const auto columns = typed.all("change-column");
  const auto values = typed.all("change-value");
  const std::size_t group = add_column(sheet, "group", {}), code = add_column(sheet, "code", {});
  for (auto& row : sheet.rows) {
    if (row[group] != typed.value("change-group") || row[code] != typed.value("change-row"))
      continue;
    for (std::size_t i = 0; i < std::min(columns.size(), values.size()); ++i) {
      const auto known = std::ranges::find(sheet.columns, columns[i], &ReportColumn::key);
      if (known != sheet.columns.end())
        row[static_cast<std::size_t>(known - sheet.columns.begin())] = values[i];
    }
    return;
  }
}

void add_days(const Visit& visit, GridSheet& sheet, const Values& typed) {
  const auto columns = typed.all("change-column");
  const auto values = typed.all("change-value");
  const auto it = std::ranges::find(columns, "factors.days");
  if (it == columns.end()) return;
  const auto position = static_cast<std::size_t>(it - columns.begin());
  // Days that are those of the group already are not said again for the row.
  if (const Estimate* estimate = visit.estimate())
    for (const Activity& activity : estimate->activities) {
      if (activity.row == nullptr || activity.row->code != typed.value("change-row")) continue;
      const auto factor = estimate->regulations->norms.factor("days");
      const auto days = factor ? activity.group->figures.factors.find(*factor)
                               : activity.group->figures.factors.end();
      if (days != activity.group->figures.factors.end() && position < values.size() &&
          format_quantity(days->second.value) == values[position])
        return;
    }
  add_column(sheet, "factors.days", {"Số liệu: ngày [days]", "Days"});
}

std::optional<Problems> take_paste(PlanGrid& grid, const Values& typed) {
  GridSheet* sheet = find_sheet(grid, typed.value("paste-sheet", "row"));
  if (sheet == nullptr) return std::nullopt;
  const auto [row, column] = position_of(typed.value("paste-cell"));
  const auto count = paste(*sheet, row, column, typed.value("paste"));
  return count ? std::nullopt : std::optional{count.error()};
}

void add_rows(PlanGrid& grid, const std::string& intent) {
  constexpr std::string_view start = "more-";
  if (!intent.starts_with(start)) return;
  if (GridSheet* sheet = find_sheet(grid, std::string_view{intent}.substr(start.size())))
    sheet->rows.resize(sheet->rows.size() + more_rows,
                       std::vector<std::string>(sheet->columns.size()));
}

Result<PlanGrid> typed_grid(const Visit& visit, const Values& typed) {
  auto grid = plan_grid(visit.settings.sources);
  if (!grid) return grid;
  grid->made_from = typed.value("made_from");
  Problems problems;
  for (GridSheet& sheet : grid->sheets)
    if (typed.has(sheet.key + "-columns"))
      if (auto problem = take_typed(sheet, typed)) problems.push_back(std::move(*problem));
  if (!problems.empty()) return refuse(std::move(problems));
  return grid;
}

}  // namespace dutoan::web
