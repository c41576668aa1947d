// A plan's lists as grids, read back by the reader of lists.
#include "app/kept_file.hpp"
#include "app/plan_values.hpp"

#include "files/csv.hpp"
#include "files/forms.hpp"
#include "files/plan_book.hpp"
#include "files/plan_changes.hpp"
#include "files/toml_writer.hpp"
#include "files/values.hpp"

#include <dutoan/book.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/plan_grid.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>

namespace dutoan {
namespace {

using files::Node;

constexpr std::array<std::string_view, 3> sheet_keys{"group", "row", "class"};

/// A cell's text as it goes into a list: without blanks around it and without line ends.
std::string plain(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out + "\"";
}

bool is_blank(const std::vector<std::string>& row) {
  return std::ranges::all_of(row, [](const std::string& cell) { return plain(cell).empty(); });
}

/// The sheet as the text of a list; what begins with # is no comment there, since it is quoted.
std::string list_text(const GridSheet& sheet) {
  std::string out;
  const auto add_row = [&](auto&& text_of) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
      out += (c == 0 ? "" : "\t") + quoted(plain(text_of(c)));
    out += '\n';
  };
  add_row([&](std::size_t c) { return sheet.columns[c].title.vi; });
  for (const auto& row : sheet.rows) add_row([&](std::size_t c) { return row[c]; });
  return out;
}

/// Where the cells of all sheets are, by file, line and column of their lists.
class Cells {
 public:
  void add(const GridSheet& sheet, const files::SourceText& list) {
    const auto read = files::read_csv(list);
    if (!read) return;
    const auto add_row = [&](const std::vector<files::Cell>& row) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        const int line = row[c].place.line;
        names_[{list.name, line, row[c].place.column}] =
            cell_name(sheet, static_cast<std::size_t>(std::max(line, 2) - 2), c);
      }
    };
    for (const auto& row : read->rows) add_row(row);
  }
  /// `place` as a cell; the beginning of its row where it is none.
  [[nodiscard]] FilePlace named(FilePlace place) const {
    const auto row = names_.lower_bound({place.file, place.line, 0});
    const auto exact = names_.find({place.file, place.line, place.column});
    const auto found = exact != names_.end() ? exact : row;
    if (place.line == 0 || found == names_.end() || std::get<0>(found->first) != place.file ||
        std::get<1>(found->first) != place.line)
      return place;
    return {place.file, 0, 0, 0, found->second};
  }
  void name(Problems& problems) const {
    for (Problem& problem : problems) {
      problem.place = named(std::move(problem.place));
      for (FilePlace& place : problem.related) place = named(std::move(place));
    }
  }

 private:
  std::map<std::tuple<std::string, int, int>, std::string> names_;
};

std::string list_name(const GridSheet& sheet) { return sheet.title.vi + ".tsv"; }

/// How many tables a plan's list has in all.
std::size_t count_of(const Node& table, std::span<const std::string_view> path) {
  const Node* list = files::at(table, path.front());
  if (list == nullptr || list->kind() != files::NodeKind::list) return 0;
  if (path.size() == 1) return list->items().size();
  std::size_t count = 0;
  for (const Node& item : list->items()) count += count_of(item, path.subspan(1));
  return count;
}

std::size_t count_of(const Node& plan, const GridSheet& sheet) {
  const auto end = std::ranges::find(sheet_keys, std::string_view{sheet.key});
  const std::vector<std::string_view> path{sheet_keys.begin(), end + 1};
  return count_of(plan, path);
}

std::size_t rows_with_text(const GridSheet& sheet) {
  return static_cast<std::size_t>(
      std::ranges::count_if(sheet.rows, [](const auto& row) { return !is_blank(row); }));
}

/// The plan that a grid states.
struct Stated {
  Regulations regulations;
  Node before, after;
  Plan plan;
  Cells cells;
};

Result<Node> values_of_plan(const Sources& sources, const Regulations& regulations) {
  auto root = read_plan_values(sources.plan, {}, files::labels_for(regulations, nullptr), nullptr);
  if (!root) return root;
  const auto plan = files::read_plan(*root, regulations, read_beside(sources.plan));
  if (!plan) return refuse(plan.error());
  return root;
}

/// Figures that two ways of writing read differently: what a file may state by a dot, people may
/// have meant by it otherwise.
Problems ambiguous_figures(const GridSheet& sheet) {
  Problems problems;
  for (std::size_t r = 0; r < sheet.rows.size(); ++r)
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      const std::string text = plain(sheet.rows[r][c]);
      if (!sheet.columns[c].is_number || text.empty()) continue;
      const auto read = parse_quantity(text, Style::people);
      if (!read && read.error() == NumberFault::ambiguous)
        problems.emplace_back(FileRule::unreadable_number,
                              FilePlace{list_name(sheet), 0, 0, 0, cell_name(sheet, r, c)},
                              std::vector<Fact>{{"text", text}});
    }
  return problems;
}

/// One sheet read on top of `base`.
Result<Node> with_sheet(const Node& base, const GridSheet& sheet, const Regulations& regulations,
                        Cells& cells) {
  if (auto problems = ambiguous_figures(sheet); !problems.empty())
    return refuse(std::move(problems));
  auto text = files::check_text(list_name(sheet), list_text(sheet));
  if (!text) return refuse(std::move(text.error()));
  cells.add(sheet, *text);
  auto made = files::read_plan_book(files::SourceBytes{text->name, text->text}, {},
                                    files::labels_for(regulations, &base), &base);
  if (!made) {
    cells.name(made.error());
    return made;
  }
  const std::size_t typed = rows_with_text(sheet), read = count_of(*made, sheet);
  if (typed == read) return made;
  return refuse(Problem{GridRule::rows_lost,
                        FilePlace{list_name(sheet), 0, 0, 0, {}},
                        {{"typed", static_cast<std::int64_t>(typed)},
                         {"read", static_cast<std::int64_t>(read)},
                         {"sheet", sheet.title}}});
}

Result<Stated> stated(const Sources& sources, const PlanGrid& grid) {
  auto regulations = load_regulations(sources.rates);
  if (!regulations) return refuse(std::move(regulations.error()));
  auto before = values_of_plan(sources, *regulations);
  if (!before) return refuse(std::move(before.error()));
  Cells cells;
  Node after = *before;
  for (const GridSheet& sheet : grid.sheets) {
    auto made = with_sheet(after, sheet, *regulations, cells);
    if (!made) return refuse(std::move(made.error()));
    after = std::move(*made);
  }
  auto plan = files::read_plan(after, *regulations, read_beside(sources.plan));
  if (!plan) {
    cells.name(plan.error());
    return refuse(std::move(plan.error()));
  }
  return Stated{std::move(*regulations), std::move(*before), std::move(after), std::move(*plan),
                std::move(cells)};
}

/// What tells the rows of a sheet apart: the codes of those that it belongs to, and its own.
std::string identity_of(const std::vector<ReportColumn>& columns,
                        const std::vector<std::string>& row) {
  std::string all;
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].key == "group" || columns[c].key == "row" || columns[c].key == "code")
      all += fold(plain(row[c])) + '\n';
  return all;
}

std::vector<std::string> written_cells(const ReportRow& row) {
  std::vector<std::string> all;
  for (const ReportCell& cell : row.cells) all.push_back(written(cell, Language::vi));
  return all;
}

/// The cells of a sheet whose text is not what people write for what was read.
void compare(const GridSheet& sheet, const ReportTable& read, std::vector<ReadCell>& found) {
  std::map<std::string, std::vector<std::string>> rows;
  for (const ReportRow& row : read.rows) {
    auto cells = written_cells(row);
    rows.emplace(identity_of(read.columns, cells), std::move(cells));
  }
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    const auto row = rows.find(identity_of(sheet.columns, sheet.rows[r]));
    if (row == rows.end()) continue;
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      const auto column = std::ranges::find(read.columns, sheet.columns[c].key, &ReportColumn::key);
      if (column == read.columns.end()) continue;
      const std::string& meant =
          row->second[static_cast<std::size_t>(column - read.columns.begin())];
      if (const std::string typed = plain(sheet.rows[r][c]); to_nfc(typed) != meant)
        found.push_back({cell_name(sheet, r, c), sheet.columns[c].title.vi, typed, meant});
    }
  }
}

Result<std::string> digest_of_plan(const Sources& sources) {
  const auto source = files::read_bytes(sources.plan);
  if (!source) return refuse(source.error());
  return sha256(source->bytes);
}

bool is_plan_file(const std::string& path) {
  return std::filesystem::path{path}.extension() == ".toml";
}

ReadGrid as_read(const Sources&, const PlanGrid& grid, Stated& made) {
  const auto labels = files::labels_for(made.regulations, &made.after);
  ReadGrid read{{files::plan_changes(made.before, made.after, labels), check(made.plan),
                 files::write_toml(made.after, files::plan_form())},
                {}};
  std::ranges::move(check_agencies(made.plan, made.regulations),
                    std::back_inserter(read.imported.problems));
  made.cells.name(read.imported.problems);
  for (PlanChange& change : read.imported.changes)
    change.place = made.cells.named(std::move(change.place));
  const Report sheets = files::plan_sheets_report(made.after, labels);
  for (const GridSheet& sheet : grid.sheets) {
    const auto table = std::ranges::find(sheets.tables, sheet.key, &ReportTable::key);
    if (table != sheets.tables.end()) compare(sheet, *table, read.otherwise);
    read.rows += rows_with_text(sheet);
    for (const auto& row : sheet.rows)
      read.cells += static_cast<std::size_t>(
          std::ranges::count_if(row, [](const auto& cell) { return !plain(cell).empty(); }));
  }
  return read;
}

}  // namespace

Result<PlanGrid> plan_grid(const Sources& sources) {
  auto digest = digest_of_plan(sources);
  if (!digest) return refuse(std::move(digest.error()));
  const auto exported = export_plan(sources);
  if (!exported) return refuse(exported.error());
  PlanGrid grid{{}, std::move(*digest)};
  for (const std::string_view key : sheet_keys) {
    const auto table = std::ranges::find(exported->tables, key, &ReportTable::key);
    if (table == exported->tables.end() || (key == "class" && table->rows.empty())) continue;
    GridSheet sheet{table->key, table->title, table->columns, {}};
    for (const ReportRow& row : table->rows) sheet.rows.push_back(written_cells(row));
    grid.sheets.push_back(std::move(sheet));
  }
  return grid;
}

GridSheet* find_sheet(PlanGrid& grid, std::string_view key) {
  const auto it = std::ranges::find(grid.sheets, key, &GridSheet::key);
  return it == grid.sheets.end() ? nullptr : &*it;
}

std::size_t add_column(GridSheet& sheet, const std::string& key, const Label& title) {
  const auto it = std::ranges::find(sheet.columns, key, &ReportColumn::key);
  const auto position = static_cast<std::size_t>(it - sheet.columns.begin());
  if (it != sheet.columns.end()) return position;
  sheet.columns.push_back({key, title, true});
  for (auto& row : sheet.rows) row.emplace_back();
  return position;
}

std::string cell_name(const GridSheet& sheet, std::size_t row, std::size_t column) {
  constexpr std::size_t letters = 26;
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / letters)
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % letters));
  return sheet.key + "." + name + std::to_string(row + 2);
}

Result<ReadGrid> read_grid(const Sources& sources, const PlanGrid& grid) {
  auto made = stated(sources, grid);
  if (!made) return refuse(std::move(made.error()));
  return as_read(sources, grid, *made);
}

Result<PlanGrid> with_true_sums(const Sources& sources, PlanGrid grid) {
  auto made = stated(sources, grid);
  if (!made) return refuse(std::move(made.error()));
  std::map<std::string, std::int64_t> sums;  // by cell; the first proof of a cell counts
  for (const Proof& proof : prove(made->plan))
    if (const FilePlace place = made->cells.named(proof.place); !place.cell.empty())
      sums.emplace(place.cell, proof.computed);
  for (GridSheet& sheet : grid.sheets)
    for (std::size_t r = 0; r < sheet.rows.size(); ++r)
      for (std::size_t c = 0; c < sheet.columns.size(); ++c)
        if (const auto sum = sums.find(cell_name(sheet, r, c)); sum != sums.end())
          sheet.rows[r][c] = format_whole(sum->second);
  return grid;
}

std::optional<Problem> misfit(const Sources& sources, const PlanGrid& grid) {
  const FilePlace place{sources.plan, 0, 0, 0, {}};
  if (!is_plan_file(sources.plan)) return Problem{GridRule::plan_is_workbook, place};
  const auto digest = digest_of_plan(sources);
  if (!digest) return digest.error().front();
  if (*digest != grid.made_from) return Problem{GridRule::plan_changed, place};
  return std::nullopt;
}

Result<WrittenPlan> enter_grid(const Sources& sources, const PlanGrid& grid,
                               std::chrono::sys_seconds now) {
  static std::mutex one_writer;  // between looking at the file and replacing it nobody else may
  const std::lock_guard lock{one_writer};
  if (auto problem = misfit(sources, grid)) return refuse(std::move(*problem));
  auto read = read_grid(sources, grid);
  if (!read) return refuse(std::move(read.error()));
  if (!read->imported.problems.empty()) return refuse(std::move(read->imported.problems));
  if (read->imported.changes.empty()) return WrittenPlan{std::move(*read), {}};
  const std::string kept = kept_name(sources.plan, now, ".toml");
  if (auto problem = replace_file(sources.plan, read->imported.plan_file, kept))
    return refuse(std::move(*problem));
  return WrittenPlan{std::move(*read), kept};
}

Report grid_report(const Sources& sources, const ReadGrid& read) {
  Report report = plan_changes_report(sources.plan, {}, read.imported.changes);
  report.head = {{"rows", {"Số hàng đọc được", "Rows read"}, static_cast<std::int64_t>(read.rows)},
                 {"cells", {"Số ô đọc được", "Cells read"}, static_cast<std::int64_t>(read.cells)}};
  if (read.otherwise.empty()) return report;
  ReportTable table{"otherwise", {"Đọc khác chữ đã gõ", "Read otherwise than typed"}, {}, {}};
  table.columns = {{"cell", {"Ô", "Cell"}},
                   {"column", {"Cột", "Column"}},
                   {"typed", {"Đã gõ", "Typed"}},
                   {"read", {"Đọc là", "Read as"}}};
  for (const ReadCell& cell : read.otherwise)
    table.rows.push_back({ReportRow::Kind::plain, {cell.cell, cell.title, cell.typed, cell.read}});
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace dutoan
