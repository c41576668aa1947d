// Any report as a paper: each table a sheet with the report's head above, remarks on the last one.
#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

constexpr std::size_t narrowest = 8, widest = 46;
/// Twenty letters of a bar, each as wide as a digit and a half, stay on one line of a workbook.
constexpr std::size_t bar_width = 30;

Kind kind_of(ReportRow::Kind kind) {
  switch (kind) {
    case ReportRow::Kind::plain: return Kind::plain;
    case ReportRow::Kind::heading: return Kind::heading;
    case ReportRow::Kind::subtotal: return Kind::subtotal;
    case ReportRow::Kind::total: return Kind::total;
    case ReportRow::Kind::memo: return Kind::memo;
  }
  return Kind::plain;
}

std::size_t letters_in(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// As wide as the widest cell, within reason.
std::vector<PaperColumn> columns_for(const ReportTable& table, Language language) {
  std::vector<PaperColumn> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::size_t width = std::min<std::size_t>(letters_in(in(language, table.columns[c].title)), 14);
    for (const ReportRow& row : table.rows)
      if (c < row.cells.size())
        width = std::max(width, letters_in(written(row.cells[c], language)));
    if (table.columns[c].is_bar) width = bar_width;
    columns.push_back({static_cast<int>(std::clamp(width + 2, narrowest, widest))});
  }
  return columns;
}

void add_facts(PaperSheet& sheet, const std::vector<ReportFact>& facts, Language language,
               int across) {
  for (const ReportFact& fact : facts)
    sheet.rows.push_back(wide_row(
        Kind::text, in(language, fact.title) + ": " + written(fact.value, language), across));
}

/// A heading of a group of rows runs over the whole width.
bool stands_alone(const ReportRow& row) {
  if (row.cells.empty()) return false;
  const bool is_only = std::all_of(row.cells.begin() + 1, row.cells.end(), [](const ReportCell& c) {
    return std::holds_alternative<std::monostate>(c);
  });
  return is_only && (row.cells.size() == 1 || row.kind == ReportRow::Kind::heading);
}

PaperSheet table_sheet(const Report& report, const ReportTable& table, std::string name,
                       Language language) {
  PaperSheet sheet;
  sheet.name = std::move(name);
  sheet.columns = columns_for(table, language);
  const int across = std::max(1, static_cast<int>(sheet.columns.size()));
  sheet.rows.push_back(wide_row(Kind::title, report.title, across));
  add_facts(sheet, report.head, language, across);
  sheet.rows.push_back(wide_row(Kind::section, table.title, across));
  sheet.chart = burn_down_chart(table);
  PaperRow head{Kind::head, {}};
  for (const ReportColumn& column : table.columns) head.cells.push_back({column.title});
  sheet.head_first = sheet.head_last = static_cast<int>(next_row(sheet));
  sheet.rows.push_back(std::move(head));
  for (const ReportRow& row : table.rows) {
    PaperRow cells{kind_of(row.kind), {}};
    for (const ReportCell& cell : row.cells) cells.cells.push_back({cell});
    if (stands_alone(row)) cells.cells = {{row.cells.front(), {}, across}};
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

PaperSheet remarks_sheet(const Report& report, std::string name, Language language) {
  PaperSheet sheet;
  sheet.name = std::move(name);
  sheet.is_landscape = false;
  sheet.columns = {{100}};
  sheet.rows.push_back(wide_row(Kind::title, report.title, 1));
  if (report.tables.empty()) add_facts(sheet, report.head, language, 1);
  add_facts(sheet, report.foot, language, 1);
  for (const ReportRemark& remark : report.remarks) {
    sheet.rows.push_back(wide_row(Kind::section, remark.heading, 1));
    for (const Label& sentence : remark.sentences)
      sheet.rows.push_back(wide_row(Kind::text, phrase({"- {}", "- {}"}, {sentence}), 1));
  }
  return sheet;
}

}  // namespace

Paper report_paper(const Report& report, Language language) {
  SheetNames names;
  Paper paper;
  paper.title = report.title;
  for (const ReportTable& table : report.tables)
    paper.sheets.push_back(
        table_sheet(report, table, names.take(in(language, table.title)), language));
  if (!report.foot.empty() || !report.remarks.empty() || report.tables.empty())
    paper.sheets.push_back(remarks_sheet(
        report, names.take(language == Language::vi ? "Ghi chú" : "Notes"), language));
  return paper;
}

}  // namespace dutoan
