// The classes of a group from a file beside the plan, as pasted out of a spreadsheet or as one.
#include "files/cell_value.hpp"
#include "files/form.hpp"
#include "files/list_file.hpp"
#include "files/plan_reader.hpp"
#include "files/values.hpp"

#include <dutoan/language.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace dutoan::files {
namespace {

struct ColumnName {
  std::string_view key;
  std::string_view vi;
};
/// Headers are matched without accents and case; the Vietnamese name is what people write.
constexpr ColumnName column_names[] = {{"code", "mã lớp"},
                                       {"code", "lớp"},
                                       {"row", "dòng"},
                                       {"row", "huyện"},
                                       {"name", "tên lớp"},
                                       {"units", "số đơn vị"},
                                       {"people", "học viên"},
                                       {"people", "số học viên"},
                                       {"people", "số người"},
                                       {"starts", "ngày bắt đầu"},
                                       {"starts", "ngày khai giảng"},
                                       {"venue", "địa điểm"},
                                       {"number", "stt"},
                                       {"number", "ghi chú"},
                                       {"number", "lỗi"},
                                       {"number", "errors"}};

/// What a header means: a column of ours, or a factor by its code or name; empty when neither.
std::string_view meaning_of_header(const std::string& header, const Norms& norms) {
  const std::string folded = fold(header);
  for (const ColumnName& column : column_names)
    if (folded == column.key || folded == fold(column.vi)) return column.key;
  for (const Factor& factor : norms.factors) {
    const std::string label = fold(factor.label.vi);
    if (folded == fold(factor.code.text()) || folded == label || folded == "so " + label)
      return factor.code.text();
  }
  return {};
}

Problem unknown_column(const Cell& header) {
  std::vector<std::string_view> known;
  for (const ColumnName& column : column_names) known.push_back(column.vi);
  std::vector<Fact> facts{{"column", header.text}};
  if (const auto near = nearest(header.text, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return Problem{ListRule::unknown_column, header.place, std::move(facts)};
}

/// A plan from somebody else must not make the program open whatever file it names.
bool is_beside(const std::filesystem::path& path) {
  return !path.has_root_directory() &&
         std::ranges::none_of(path, [](const auto& part) { return part == ".."; });
}

}  // namespace

Result<List> PlanReader::list_of(const Node& table) const {
  const auto source = read_beside_(at(table, "classes_file")->text());
  if (!source) return refuse(source.error());
  const ListChoice choice{text_at(table, "classes_sheet"),
                          old_encoding_of(text_at(table, "classes_encoding"))};
  return files::read_list(*source, choice, [&](const std::vector<Cell>& cells) {
    const auto is_there = [&](std::string_view key) {
      return std::ranges::any_of(cells, [&](const Cell& cell) {
        return meaning_of_header(cell.text, regulations_.norms) == key;
      });
    };
    return is_there("code") && is_there("row");
  });
}

void PlanReader::read_list(const Node& table, Group& group) {
  const Node& name = *at(table, "classes_file");
  if (!is_beside(name.text()))
    return problems_.push_back(
        Problem{FileRule::not_beside, name.place(), {{"path", name.text()}}});
  const auto list = list_of(table);
  if (!list) {
    for (Problem problem : list.error()) {
      if (problem.place.line == 0 && problem.place.cell.empty())
        problem.related.push_back(name.place());
      problems_.push_back(std::move(problem));
    }
    return;
  }
  std::vector<std::string_view> columns;
  const std::size_t told = problems_.size();
  for (const Cell& header : list->header) {
    if (problems_.size() >= told + most_list_problems) return;
    columns.push_back(meaning_of_header(header.text, regulations_.norms));
    if (columns.back().empty()) problems_.push_back(unknown_column(header));
    const auto first = std::ranges::find(columns, columns.back());
    if (!columns.back().empty() && first + 1 != columns.end())
      problems_.emplace_back(
          FileRule::duplicate_key, header.place, std::vector<Fact>{{"key", header.text}},
          std::vector<FilePlace>{
              list->header[static_cast<std::size_t>(first - columns.begin())].place});
  }
  for (const std::string_view required : {std::string_view{"code"}, std::string_view{"row"}})
    if (std::ranges::find(columns, required) == columns.end())
      problems_.emplace_back(
          ListRule::column_not_found, FilePlace{list->header.front().place.file, 1, 1, 0, {}},
          std::vector<Fact>{{"column", std::string{required == "code" ? "mã lớp" : "dòng"}}});
  for (std::size_t i = 0; i < list->rows.size(); ++i) {
    progress_.at(Step::reading, i, list->rows.size());
    read_list_row(*list, columns, list->rows[i], group);
  }
  keep_assumed(group);
}

/// A figure of the list that the row, group or plan only assumes stays assumed: a list of sizes and
/// dates does not make a distance certain.
void PlanReader::keep_assumed(Group& group) {
  const auto is_assumed = [](const Figures& figures, FactorId factor) {
    const auto it = figures.factors.find(factor);
    return it != figures.factors.end() && it->second.origin == Origin::assumed;
  };
  for (Row& row : group.rows)
    for (ListedClass& listed : row.classes)
      for (auto& [factor, given] : listed.figures.factors)
        if (is_assumed(row.figures, factor) || is_assumed(group.figures, factor) ||
            is_assumed(plan_.figures, factor))
          given.origin = Origin::assumed;
}

void PlanReader::read_list_row(const List& list, const std::vector<std::string_view>& columns,
                               const std::vector<Cell>& cells, Group& group) {
  ListedClass listed;
  Row* row = nullptr;
  std::vector<std::string_view> known;
  for (const Row& r : group.rows) known.push_back(r.code);
  listed.place = cells.front().place;
  for (std::size_t i = 0; i < std::min(columns.size(), list.header.size()); ++i) {
    const Cell& cell = cells[i];
    if (columns[i].empty() || columns[i] == "number" ||
        (is_blank(cell) && columns[i] != "code" && columns[i] != "row"))
      continue;
    if (columns[i] != "row") {
      take_cell(columns[i], cell, listed);
      continue;
    }
    const auto it = std::ranges::find_if(group.rows, [&](const Row& r) {
      return fold(r.code) == fold(cell.text) || fold(r.name) == fold(cell.text);
    });
    if (it != group.rows.end())
      row = &*it;
    else
      problems_.push_back(unknown_word(cell.place, "row", cell.text, known));
  }
  if (row != nullptr) row->classes.push_back(std::move(listed));
}

void PlanReader::take_cell(std::string_view column, const Cell& cell, ListedClass& listed) {
  if (column == "code") return take_code(cell, listed);
  if (column == "name") {
    listed.name = cell.text;
  } else if (column == "venue") {
    take_venue(cell, listed);
  } else if (column == "starts") {
    const auto date = parse_date(cell.text);
    if (date)
      listed.starts = *date;
    else
      problems_.push_back(unreadable_date(cell.text, cell.place, date.error()));
    listed.starts_place = cell.place;
  } else {
    take_number(column, cell, listed);
  }
}

void PlanReader::take_code(const Cell& cell, ListedClass& listed) {
  listed.code = ClassCode{cell.text};
  listed.place = cell.place;
  if (is_blank(cell))
    problems_.emplace_back(FileRule::empty_text, cell.place,
                           std::vector<Fact>{{"key", std::string{"code"}}});
  else if (!is_code(cell.text))
    problems_.emplace_back(FileRule::malformed_code, cell.place,
                           std::vector<Fact>{{"key", std::string{"code"}}, {"text", cell.text}});
}

void PlanReader::take_venue(const Cell& cell, ListedClass& listed) {
  std::vector<std::string_view> known;
  for (const Place& place : regulations_.places) {
    known.push_back(place.code.text());
    if (fold(place.code.text()) != fold(cell.text) && fold(place.name) != fold(cell.text)) continue;
    listed.venue = place.code;
    return;
  }
  problems_.push_back(unknown_word(cell.place, "venue", cell.text, known));
}

void PlanReader::take_number(std::string_view column, const Cell& cell, ListedClass& listed) {
  const auto quantity = parse_quantity(cell.text, cell.style);
  const bool is_count = column == "people" || column == "units";
  constexpr auto most = Quantity::whole(10'000'000);
  const bool is_read = quantity && *quantity <= most && (!is_count || quantity->is_whole());
  if (!is_read) problems_.push_back(unreadable_number(cell.text, cell.place));
  // A count that cannot be read stands there all the same: nobody is told that it is missing.
  const std::int64_t count = is_read ? quantity->thousandths() / Quantity::scale : 0;
  if (column == "people")
    listed.people = People{count};
  else if (column == "units")
    listed.units = Units{count};
  else if (const auto factor = known_factor(cell.place, column); factor && is_read)
    listed.figures.factors[*factor] = {*quantity, Origin::plan, cell.place};
}

}  // namespace dutoan::files
