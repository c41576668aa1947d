// CSV and JSON: the same cells, as programs read them.
#include "report/inert.hpp"
#include "report/json_text.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/long_list.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>

#include <utility>

namespace dutoan {
namespace {

using report::quoted;

/// A month is a label of which English is ISO 8601 (T2): "07/2020" for people, "2020-07" for
/// machines in any language.
bool is_month(const Label& label) {
  return label.en.size() == 7 && label.en[4] == '-' &&
         label.vi == label.en.substr(5) + "/" + label.en.substr(0, 4);
}

std::string machine_text(const ReportCell& cell, Language language) {
  struct Writer {
    Language language;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Label& label) const {
      return is_month(label) ? label.en : in(language, label);
    }
    std::string operator()(std::int64_t n) const { return std::to_string(n); }
    std::string operator()(Year year) const { return std::to_string(year.value); }
    std::string operator()(Quantity q) const { return machine_quantity(q); }
    std::string operator()(Money amount) const { return std::to_string(amount.dong()); }
    std::string operator()(Percent p) const {
      return machine_quantity(Quantity::thousandths(p.hundredths() * 10));
    }
    std::string operator()(Date date) const { return iso_date(date); }
    std::string operator()(const Bar&) const { return {}; }
  };
  return std::visit(Writer{language}, cell);
}

bool is_text(const ReportCell& cell) {
  return std::holds_alternative<std::string>(cell) || std::holds_alternative<Label>(cell);
}

std::string csv_cell(const ReportCell& cell, Language language, char separator) {
  std::string text = machine_text(cell, language);
  // An apostrophe of the text's own gets another, so that whoever drops the first has the text.
  if (is_text(cell) && (text.starts_with('\'') || report::looks_like_formula(text)))
    text.insert(0, "'");
  if (text.find_first_of(std::string{separator} + "\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + "\"";
}

/// Amounts and counts are integers; decimals are texts, because JSON has only floating point.
std::string json_value(const ReportCell& cell, Language language) {
  if (std::holds_alternative<std::monostate>(cell)) return "null";
  if (std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<Year>(cell) ||
      std::holds_alternative<Money>(cell))
    return machine_text(cell, language);
  return quoted(machine_text(cell, language));
}

std::string kind_word(ReportRow::Kind kind) {
  switch (kind) {
    case ReportRow::Kind::plain: return "plain";
    case ReportRow::Kind::heading: return "heading";
    case ReportRow::Kind::subtotal: return "subtotal";
    case ReportRow::Kind::total: return "total";
    case ReportRow::Kind::memo: break;
  }
  return "memo";
}

std::string json_row(const ReportTable& table, const ReportRow& row, Language language) {
  std::string out = "{\"kind\": " + quoted(kind_word(row.kind));
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (!table.columns[c].is_bar)
      out += ", " + quoted(table.columns[c].key) + ": " + json_value(row.cells[c], language);
  return out + "}";
}

std::string json_facts(const std::vector<ReportFact>& facts, Language language) {
  std::string out;
  for (const ReportFact& fact : facts)
    out += "  " + quoted(fact.key) + ": " + json_value(fact.value, language) + ",\n";
  return out;
}

std::string json_table_start(const ReportTable& table, Language language) {
  return "    " + quoted(table.key) + ": {\"title\": " + quoted(in(language, table.title)) +
         ", \"rows\": [";
}

std::string json_table(const ReportTable& table, Language language) {
  std::string out = json_table_start(table, language);
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    out += (r == 0 ? "\n      " : ",\n      ") + json_row(table, table.rows[r], language);
  return out + "\n    ]}";
}

std::string json_remark(const ReportRemark& remark, Language language) {
  std::string out = "    " + quoted(remark.key) +
                    ": {\"title\": " + quoted(in(language, remark.heading)) + ", \"sentences\": [";
  for (std::size_t i = 0; i < remark.sentences.size(); ++i)
    out += (i == 0 ? "\n      " : ",\n      ") + quoted(in(language, remark.sentences[i]));
  return out + "\n    ]}";
}

std::string csv_titles(const ReportTable& table, char separator) {
  std::string out = "kind";
  for (const ReportColumn& column : table.columns)
    if (!column.is_bar) out += separator + column.key;
  return out + "\n";
}

std::string csv_row(const ReportTable& table, const ReportRow& row, Language language,
                    char separator) {
  std::string out = kind_word(row.kind);
  for (std::size_t c = 0; c < row.cells.size(); ++c)
    if (c >= table.columns.size() || !table.columns[c].is_bar)
      out += separator + csv_cell(row.cells[c], language, separator);
  return out + "\n";
}

/// All that stands before the tables.
std::string json_start(const Report& report, Language language) {
  return "{\n  \"schema\": " + quoted(report.schema) +
         ",\n  \"title\": " + quoted(in(language, report.title)) + ",\n" +
         json_facts(report.head, language) + "  \"tables\": {";
}

/// All that stands behind the tables.
std::string json_end(const Report& report, Language language) {
  std::string out = "\n  },\n" + json_facts(report.foot, language) + "  \"remarks\": {";
  for (std::size_t r = 0; r < report.remarks.size(); ++r)
    out += (r == 0 ? "\n" : ",\n") + json_remark(report.remarks[r], language);
  return out + "\n  }\n}\n";
}

}  // namespace

std::string as_csv(const ReportTable& table, Language language, char separator,
                   Progress& progress) {
  std::string out = csv_titles(table, separator);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    progress.at(Step::writing, r, table.rows.size());
    out += csv_row(table, table.rows[r], language, separator);
  }
  return out;
}

std::string as_json(const Report& report, Language language) {
  std::string out = json_start(report, language);
  for (std::size_t t = 0; t < report.tables.size(); ++t)
    out += (t == 0 ? "\n" : ",\n") + json_table(report.tables[t], language);
  return out + json_end(report, language);
}

std::string RowStream::beginning(const Report& report) const {
  const ReportTable& table = report.tables.front();
  if (form_ == Form::json)
    return json_start(report, language_) + "\n" + json_table_start(table, language_);
  return csv_titles(table, form_ == Form::csv ? ',' : '\t');
}

std::string RowStream::row(const ReportTable& table, const ReportRow& row) {
  if (form_ != Form::json) return csv_row(table, row, language_, form_ == Form::csv ? ',' : '\t');
  const std::string before = std::exchange(has_rows_, true) ? ",\n      " : "\n      ";
  return before + json_row(table, row, language_);
}

std::string RowStream::ending(const Report& report) const {
  if (form_ != Form::json) return {};
  std::string out = "\n    ]}";
  for (std::size_t t = 1; t < report.tables.size(); ++t)
    out += ",\n" + json_table(report.tables[t], language_);
  return out + json_end(report, language_);
}

}  // namespace dutoan
