// Outcomes from a list: every row is read as if it were typed.
#include "files/outcome_list.hpp"
#include "app/class_year.hpp"

#include <dutoan/outcome_list.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

using enum files::OutcomeColumn;
using files::OutcomeRow;

const std::string& text_in(const OutcomeRow& row, files::OutcomeColumn column) {
  return files::cell_of(row, column).text;
}

/// A row of a template that nobody filled in says nothing.
bool is_blank(const OutcomeRow& row) {
  return std::ranges::all_of(std::span{row}.subspan(1),
                             [](const files::Cell& cell) { return cell.text.empty(); });
}

TypedOutcome typed_in(const OutcomeRow& row) {
  return {text_in(row, activity),    text_in(row, trainees),
          text_in(row, days),        text_in(row, from),
          text_in(row, until),       text_in(row, place),
          text_in(row, merged_into), !text_in(row, cancelled).empty()};
}

ReportCell cell(const std::optional<Date>& value) {
  return value ? ReportCell{*value} : ReportCell{};
}

/// What is known of the class, to be corrected or filled in.
ReportRow row_of(const ClassFile& file) {
  const ClassOutcome known = file.outcome.value_or(ClassOutcome{});
  const bool is_held = file.held.classes > 0;
  return {ReportRow::Kind::plain,
          {file.code.text(), file.name, is_held ? ReportCell{known.trainees} : ReportCell{},
           is_held ? ReportCell{known.days} : ReportCell{}, cell(known.from), cell(known.until),
           known.place, known.merged_into.text(),
           known.fate == ClassFate::cancelled ? std::string{"x"} : std::string{}, known.reason}};
}

}  // namespace

Result<std::vector<Document>> outcomes_in(const Store& book, const OutcomeList& list,
                                          const TypedDocument& typed, const Estimate* estimate) {
  auto source = files::read_bytes(list.file);
  if (!source) return refuse(std::move(source.error()));
  const auto rows = files::read_outcome_list(*source, {list.sheet, list.encoding});
  if (!rows) return refuse(rows.error());
  std::vector<Document> documents;
  Problems problems;
  for (const OutcomeRow& row : *rows) {
    if (is_blank(row)) continue;
    TypedDocument paper = typed;
    paper.number.clear();
    if (!text_in(row, reason).empty()) paper.description = text_in(row, reason);
    auto made = outcome_of(book, paper, typed_in(row), estimate);
    if (made) {
      documents.push_back(std::move(*made));
      continue;
    }
    for (Problem& each :
         typed::placed(std::move(made.error()), files::cell_of(row, activity).place))
      problems.push_back(std::move(each));
  }
  if (documents.empty() && problems.empty())
    problems.emplace_back(ClassRule::class_not_named, FilePlace{list.file, 0, 0, 0, {}},
                          std::vector<Fact>{{"text", list.file}});
  if (!problems.empty()) return refuse(std::move(problems));
  return documents;
}

Report outcome_template(std::span<const ClassFile> classes) {
  Report report;
  report.schema = "dutoan.outcomes/1";
  report.title = {"KẾT QUẢ CÁC LỚP, ĐỢT", "OUTCOMES OF THE CLASSES"};
  ReportTable table{"outcomes", {"Kết quả", "Outcomes"}, {}, {}};
  for (const files::OutcomeColumnText& each : files::outcome_columns())
    table.columns.push_back({each.key, each.title});
  table.columns.insert(table.columns.begin() + 1, {"name", {"Tên lớp, đợt", "Name"}});
  for (const ClassFile& file : classes)
    if (!file.is_common) table.rows.push_back(row_of(file));
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace dutoan
