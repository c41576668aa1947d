// HTML: a page that stands alone, readable on a screen and printed on A4 (NĐ 30/2020 margins), or
// its parts for a page that has more on it.
#include "report/inert.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/chart.hpp>
#include <dutoan/html.hpp>
#include <dutoan/report.hpp>

#include <cstdint>
#include <string_view>

namespace dutoan {
namespace {

constexpr const char* style = R"(
:root { color-scheme: light; }
body { font: 13pt/1.4 "Times New Roman", "Liberation Serif", serif; color: #111; background: #fff;
       max-width: 75rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 16pt; text-align: center; margin: 0 0 1rem; }
h2 { font-size: 13pt; margin: 1.5rem 0 .4rem; }
caption { text-align: left; } caption h2 { display: inline-block; position: sticky; left: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { font-weight: bold; } dd { margin: 0; }
.scroll { overflow-x: auto; } svg { print-color-adjust: exact; }
table { border-collapse: collapse; width: 100%; font-size: 11pt; }
th, td { border: 1px solid #666; padding: .15rem .4rem; text-align: left; vertical-align: top; }
thead th { background: #eee; text-align: center; }
.name { min-width: 9rem; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead .n { white-space: normal; }
tr.subtotal > *, tr.total > *, tr.heading > * { font-weight: bold; }
tr.total > * { border-top: 2px solid #111; }
tr.memo > * { font-style: italic; color: #444; }
@page { size: A4 landscape; margin: 20mm 20mm 20mm 30mm; }
tbody th { font-weight: inherit; }
@media print { body { max-width: none; margin: 0; padding: 0; } thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr { break-inside: avoid; } h2 { break-after: avoid; } .scroll { overflow: visible; }
  table { font-size: 8pt; } .name { min-width: 0; } th, td { padding: .1rem .25rem; } }
)";

/// A spreadsheet into which the page is pasted would run a text that looks like a formula; a word
/// joiner before it, which nobody sees, makes it a text.
std::string escaped_text(const std::string& text) {
  return (report::looks_like_formula(text) ? "&#8288;" : "") + escaped(text);
}

/// "#1a1a1a".
std::string grey(std::uint8_t shade) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::string byte{digits[shade / 16U], digits[shade % 16U]};
  return "#" + byte + byte + byte;
}

/// Parts in the shades of the letters that name them above; lines at its quarters. The figures
/// stand in the same row, so that nothing is said here alone.
std::string svg_of(const Bar& bar) {
  constexpr int units = 200;
  std::string out =
      "<svg viewBox=\"0 0 202 16\" width=\"202\" height=\"16\" role=\"img\" aria-hidden=\"true\">";
  int from = 0;
  for (std::size_t part = 0; part < bar_shades.size(); ++part) {
    const int to = bar.filled(part + 1, units);
    if (to > from)
      out += "<rect x=\"" + std::to_string(from + 1) + "\" y=\"2\" width=\"" +
             std::to_string(to - from) + "\" height=\"10\" fill=\"" + grey(bar_shades[part]) +
             "\"/>";
    from = to;
  }
  return out +
         "<path d=\"M1 2h200v10h-200zM51 12v3M101 12v3M151 12v3\" fill=\"none\" "
         "stroke=\"#555\"/></svg>";
}

/// A negative figure is no formula: it stays what it is.
std::string escaped_cell(const ReportCell& cell, Language language) {
  if (const Bar* bar = std::get_if<Bar>(&cell)) return svg_of(*bar);
  const bool is_text =
      std::holds_alternative<std::string>(cell) || std::holds_alternative<Label>(cell);
  const std::string text = written(cell, language);
  return is_text ? escaped_text(text) : escaped(text);
}

const char* class_of(ReportRow::Kind kind) {
  switch (kind) {
    case ReportRow::Kind::plain: return "";
    case ReportRow::Kind::heading: return " class=\"heading\"";
    case ReportRow::Kind::subtotal: return " class=\"subtotal\"";
    case ReportRow::Kind::total: return " class=\"total\"";
    case ReportRow::Kind::memo: break;
  }
  return " class=\"memo\"";
}

/// The first text of a row is its head: what a reader who hears the table is told with each figure.
std::size_t head_of(const ReportTable& table, const ReportRow& row, Language language) {
  std::size_t c = 0;
  while (c < table.columns.size() &&
         (table.columns[c].is_number || written(row.cells[c], language).empty()))
    ++c;
  return c;
}

std::string cell_text(const ReportColumn& column, bool is_head, const std::string& text) {
  const char* start = column.is_number                       ? " class=\"n\">"
                      : column.stays && column.key != "code" ? " class=\"name\">"
                                                             : ">";
  return is_head ? "<th scope=\"row\"" + (start + text) + "</th>"
                 : "<td" + (start + text) + "</td>";
}

std::string row_text(const ReportTable& table, std::size_t r, Language language,
                     const LinkOfCell& link) {
  const ReportRow& row = table.rows[r];
  const std::size_t head = head_of(table, row, language);
  std::string out = std::string{"<tr"} + class_of(row.kind) + ">";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::string text = escaped_cell(row.cells[c], language);
    const std::string to = link && !text.empty() ? link(table, r, c) : std::string{};
    if (!to.empty()) text = "<a href=\"" + escaped(to) + "\">" + text + "</a>";
    out += cell_text(table.columns[c], c == head, text);
  }
  return out + "</tr>\n";
}

/// Rows and, behind them, what they come to.
std::string rows_text(const ReportTable& table, Language language, const LinkOfCell& link) {
  const auto is_end = [](const ReportRow& row) {
    return row.kind == ReportRow::Kind::total || row.kind == ReportRow::Kind::memo;
  };
  std::size_t end = table.rows.size();
  while (end > 0 && is_end(table.rows[end - 1])) --end;
  std::string out = "<tbody>\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (r == end) out += "</tbody>\n<tfoot>\n";
    out += row_text(table, r, language, link);
  }
  return out + (end < table.rows.size() ? "</tfoot>\n" : "</tbody>\n");
}

std::string remark_text(const ReportRemark& remark, Language language) {
  std::string out = "<h2>" + escaped_text(in(language, remark.heading)) + "</h2>\n<ul>\n";
  for (const Label& sentence : remark.sentences)
    out += "<li>" + escaped_text(in(language, sentence)) + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : report::printable(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string facts_as_html(const std::vector<ReportFact>& facts, Language language) {
  if (facts.empty()) return {};
  std::string out = "<dl>\n";
  for (const ReportFact& fact : facts)
    out += "<dt>" + escaped(in(language, fact.title)) + "</dt><dd>" +
           escaped_cell(fact.value, language) + "</dd>\n";
  return out + "</dl>\n";
}

/// What may be wider than the screen, scrolled by keys too.
static std::string scrolled(const std::string& what, const std::string& label) {
  return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + label + "\">\n" +
         what + "</div>\n";
}

std::string table_as_html(const ReportTable& table, Language language, const LinkOfCell& link) {
  const std::string title = escaped_text(in(language, table.title));
  std::string out;
  if (const auto chart = burn_down_chart(table))
    out += scrolled(as_svg(*chart, language), escaped_text(in(language, chart->finding)));
  std::string head;
  for (const ReportColumn& column : table.columns)
    head += std::string{"<th scope=\"col\""} + (column.is_number ? " class=\"n\">" : ">") +
            escaped(in(language, column.title)) + "</th>";
  return out + scrolled("<table>\n<caption><h2>" + title + "</h2></caption>\n<thead><tr>" + head +
                            "</tr></thead>\n" + rows_text(table, language, link) + "</table>\n",
                        title);
}

std::string as_html_part(const Report& report, Language language, const LinkOfCell& link) {
  std::string out = facts_as_html(report.head, language);
  for (const ReportTable& table : report.tables) out += table_as_html(table, language, link);
  out += facts_as_html(report.foot, language);
  for (const ReportRemark& remark : report.remarks) out += remark_text(remark, language);
  return out;
}

std::string as_html(const Report& report, Language language) {
  const std::string title = escaped_text(in(language, report.title));
  return std::string{"<!DOCTYPE html>\n<html lang=\""} + (language == Language::vi ? "vi" : "en") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<title>" +
         title + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n<h1>" + title +
         "</h1>\n" + as_html_part(report, language, {}) + "</main>\n</body>\n</html>\n";
}

}  // namespace dutoan
