// One report in five forms: the same figures, sums that add up, lines that fit, nothing that a
// spreadsheet or a browser would run.
#include "support/sample.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace dutoan::tests {
namespace {

using Records = std::vector<std::vector<std::string>>;

/// RFC 4180, without leniency.
Records records_of(const std::string& text, char separator) {
  Records records;
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      cells.back() += text[++i];
    else if (c == '"')
      is_quoted = !is_quoted;
    else if (is_quoted || (c != separator && c != '\n'))
      cells.back() += c;
    else if (c == separator)
      cells.emplace_back();
    else
      records.push_back(std::exchange(cells, std::vector<std::string>(1)));
  }
  CHECK_FALSE(is_quoted);
  CHECK(cells == std::vector<std::string>(1));
  return records;
}

/// A figure without its thousands: the same in every form.
std::string plain_digits(std::string text) {
  std::erase(text, '.');
  return text;
}

/// The figures of the table as every form must carry them, row by row.
Records figures_of(const ReportTable& table) {
  Records all;
  for (const ReportRow& row : table.rows) {
    auto& figures = all.emplace_back();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (!table.columns[c].is_number) continue;
      const ReportCell& cell = row.cells.at(c);
      if (const auto* amount = std::get_if<Money>(&cell))
        figures.push_back(std::to_string(amount->dong()));
      else if (const auto* count = std::get_if<std::int64_t>(&cell))
        figures.push_back(std::to_string(*count));
      else
        figures.emplace_back();
    }
  }
  return all;
}

Records figures_in_csv(const ReportTable& table, char separator) {
  Records records = records_of(as_csv(table, Language::vi, separator), separator);
  REQUIRE(records.front().size() == table.columns.size() + 1);
  records.erase(records.begin());
  Records all;
  for (const auto& record : records) {
    REQUIRE(record.size() == table.columns.size() + 1);
    auto& figures = all.emplace_back();
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (table.columns[c].is_number) figures.push_back(record[c + 1]);
  }
  return all;
}

Records figures_in_json(const nlohmann::json& json, const ReportTable& table) {
  Records all;
  for (const auto& row : json.at("tables").at(table.key).at("rows")) {
    auto& figures = all.emplace_back();
    for (const ReportColumn& column : table.columns) {
      if (!column.is_number) continue;
      const auto& value = row.at(column.key);
      CHECK((value.is_null() || value.is_number_integer()));
      figures.push_back(value.is_null() ? "" : std::to_string(value.get<std::int64_t>()));
    }
  }
  return all;
}

/// The cells of class n of the `position`-th table of a page, row by row.
Records figures_in_html(const std::string& page, std::size_t position) {
  std::size_t at = 0;
  for (std::size_t i = 0; i <= position; ++i) at = page.find("<tbody>", at) + 1;
  const std::string body = page.substr(at, page.find("</table>", at) - at);
  const std::string open = "<td class=\"n\">";
  Records all;
  for (std::size_t row = 0; (row = body.find("<tr", row)) != std::string::npos; ++row) {
    const std::string text = body.substr(row, body.find("</tr>", row) - row);
    auto& figures = all.emplace_back();
    for (std::size_t cell = 0; (cell = text.find(open, cell)) != std::string::npos; ++cell) {
      const std::size_t from = cell + open.size();
      figures.push_back(plain_digits(text.substr(from, text.find("</td>", from) - from)));
    }
  }
  return all;
}

/// Every word of the text that is a whole number, without its thousands.
std::multiset<std::string> numbers_in_text(const std::string& text) {
  std::multiset<std::string> numbers;
  std::string word;
  for (const char c : text + "\n") {
    if (c != ' ' && c != '\n') {
      word += c;
      continue;
    }
    const std::string digits = plain_digits(std::exchange(word, {}));
    if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos)
      numbers.insert(digits);
  }
  return numbers;
}

struct NamedReport {
  std::string name;
  Report report;
};

/// Every report of the sample: the tables of --by, each alone, and the reports of several tables.
std::vector<NamedReport> all_reports() {
  const Estimate& estimate = sample_estimate();
  std::vector<NamedReport> all{{"summary", summary_report(estimate)},
                               {"detail of all classes", detail_report(estimate, {}, false)},
                               {"detail of two classes", detail_report(estimate, {0, 41}, true)},
                               {"plan", plan_report(*estimate.plan)},
                               {"proof", proof_report(*estimate.plan, prove(*estimate.plan))}};
  for (const auto which : {EstimateTable::row, EstimateTable::activity, EstimateTable::category,
                           EstimateTable::row_category, EstimateTable::sub_item,
                           EstimateTable::item, EstimateTable::line}) {
    Report one = summary_report(estimate);
    one.tables = {estimate_table(estimate, which)};
    all.push_back({"table " + one.tables.front().key, std::move(one)});
  }
  return all;
}

TEST_CASE("text, CSV, TSV, JSON and HTML carry the same figures in both languages") {
  for (const auto& [name, report] : all_reports())
    for (const Language language : {Language::vi, Language::en}) {
      CAPTURE(name);
      const auto json = nlohmann::json::parse(as_json(report, language));
      const std::string page = as_html(report, language), text = as_text(report, language, 110);
      auto in_text = numbers_in_text(text);
      for (std::size_t t = 0; t < report.tables.size(); ++t) {
        const ReportTable& table = report.tables[t];
        CAPTURE(table.key);
        const Records expected = figures_of(table);
        CHECK(figures_in_csv(table, ',') == expected);
        CHECK(figures_in_csv(table, '\t') == expected);
        CHECK(figures_in_json(json, table) == expected);
        CHECK(figures_in_html(page, t) == expected);
        for (const auto& row : expected)
          for (const std::string& figure : row) {
            const auto it = in_text.find(figure);
            if (!figure.empty() && it == in_text.end()) FAIL_CHECK("not in the text: " << figure);
            if (it != in_text.end()) in_text.erase(it);
          }
      }
    }
}

/// Whether the figures of a column may be added up: averages and unit rates may not.
bool adds_up(const ReportColumn& column) {
  return column.is_number && column.key != "per_person" && column.key != "unit_rate" &&
         column.key != "number";
}

std::int64_t figure_at(const ReportRow& row, std::size_t column) {
  if (const auto* amount = std::get_if<Money>(&row.cells[column])) return amount->dong();
  const auto* count = std::get_if<std::int64_t>(&row.cells[column]);
  return count == nullptr ? 0 : *count;
}

/// Subtotals are the sums of the plain rows below them, the total is that of all plain rows.
void check_sums(const ReportTable& table, std::size_t column) {
  std::int64_t all = 0, below = 0, subtotal = -1;
  for (const ReportRow& row : table.rows) {
    const bool is_total = row.kind == ReportRow::Kind::total;
    if (is_total || row.kind == ReportRow::Kind::subtotal) {
      if (subtotal >= 0) CHECK(subtotal == below);
      subtotal = is_total ? -1 : figure_at(row, column);
      below = 0;
    } else {
      all += figure_at(row, column);
      below += figure_at(row, column);
    }
    if (is_total) CHECK(figure_at(row, column) == all);
  }
}

TEST_CASE("every subtotal and total of every table adds up") {
  std::size_t totals = 0;
  for (const auto& [name, report] : all_reports())
    for (const ReportTable& table : report.tables) {
      CAPTURE(name, table.key);
      for (const ReportRow& row : table.rows) totals += row.kind == ReportRow::Kind::total ? 1 : 0;
      for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (adds_up(table.columns[c])) check_sums(table, c);
    }
  CHECK(totals > 50);
}

TEST_CASE("every table by which the estimate is asked for adds up to the same total") {
  for (const auto which :
       {EstimateTable::row, EstimateTable::activity, EstimateTable::category,
        EstimateTable::row_category, EstimateTable::sub_item, EstimateTable::item}) {
    const ReportTable table = estimate_table(sample_estimate(), which);
    CAPTURE(table.key);
    const ReportRow& last = table.rows.back();
    CHECK(last.kind == ReportRow::Kind::total);
    const auto amount = std::ranges::find(table.columns, "amount", &ReportColumn::key);
    REQUIRE(amount != table.columns.end());
    const auto column = static_cast<std::size_t>(amount - table.columns.begin());
    CHECK(std::get<Money>(last.cells[column]).dong() == 5'483'370'780);
  }
}

TEST_CASE("a CSV of hostile texts is read back as it was, and no cell is a formula") {
  struct Cell {
    std::string text, read;
  };
  const std::vector<Cell> cells{{"plain", "plain"},
                                {"two\nlines", "two\nlines"},
                                {"a \"quoted\" one", "a \"quoted\" one"},
                                {"comma, semicolon; tab\t.", "comma, semicolon; tab\t."},
                                {"", ""},
                                {"=1+1", "'=1+1"},
                                {"+84 912", "'+84 912"},
                                {"-5", "'-5"},
                                {"@SUM(A1)", "'@SUM(A1)"},
                                {"\t=1", "'\t=1"},
                                {"\r=1", "'\r=1"},
                                {"\n=1", "'\n=1"},
                                {" =1", "' =1"},
                                {"\u00a0=1", "'\u00a0=1"},
                                {"\ufeff=1", "'\ufeff=1"},
                                {"\uff1d1", "'\uff1d1"},
                                {"|cmd", "'|cmd"},
                                {"'=1", "''=1"},
                                {"'", "''"},
                                {"1 = 1", "1 = 1"},
                                {" a", " a"},
                                {"\"", "\""},
                                {"Huyện Mường Lát", "Huyện Mường Lát"}};
  ReportTable table{"t", {"t", "t"}, {{"text", {"x", "x"}}, {"amount", {"x", "x"}, true}}, {}};
  for (const Cell& cell : cells)
    table.rows.push_back({ReportRow::Kind::plain, {cell.text, Money::dong(-5)}});
  for (const char separator : {',', '\t', ';'}) {
    const Records records = records_of(as_csv(table, Language::vi, separator), separator);
    REQUIRE(records.size() == cells.size() + 1);
    for (std::size_t i = 0; i < cells.size(); ++i)
      CHECK(records[i + 1] == std::vector<std::string>{"plain", cells[i].read, "-5"});
  }
}

TEST_CASE("a page marks texts that a spreadsheet would run when they are pasted, and no figure") {
  const ReportTable table{"t",
                          {"t", "t"},
                          {{"text", {"x", "x"}}, {"amount", {"x", "x"}, true}},
                          {{ReportRow::Kind::plain, {std::string{"=1+1"}, Money::dong(-5)}}}};
  const std::string page = as_html({"s", {"t", "t"}, {}, {table}, {}, {}}, Language::vi);
  CHECK(page.find("<th scope=\"row\">&#8288;=1+1</th><td class=\"n\">-5</td>") != std::string::npos);
}

TEST_CASE("machines get English keys, whole đồng and ISO dates") {
  const Estimate& estimate = sample_estimate();
  const auto json = nlohmann::json::parse(as_json(summary_report(estimate), Language::vi));
  CHECK(json.at("schema") == "dutoan.estimate/1");
  CHECK(json.at("rates_on") == "2020-06-15");
  CHECK(json.at("total").get<std::int64_t>() == 5'483'370'780);
  const auto& allotment = json.at("tables").at("allotment").at("rows").at(0);
  CHECK(allotment.at("left").get<std::int64_t>() == 16'629'220);
  for (const ReportColumn& column : estimate_table(estimate, EstimateTable::line).columns)
    CHECK(column.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos);
}

TEST_CASE("texts of the plan are shown as text by a browser and by JSON") {
  Plan plan = sample_plan();
  const std::string hostile = "<script>alert('1')</script> & \"x\" \\ \n\x01\u009b\u202e";
  plan.title = plan.groups[0].name = plan.groups[0].rows[0].name = plan.drafter = hostile;
  plan.prices[0].source = hostile;
  const Estimate made = taken(estimate(plan, sample_regulations()));
  for (const Report& report : {summary_report(made), detail_report(made, {0}, true),
                               plan_report(plan), proof_report(plan, prove(plan))}) {
    const std::string page = as_html(report, Language::vi);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("\"x\"") == std::string::npos);
    for (const std::string& shown : {page, as_text(report, Language::vi, 110)})
      for (const char* obeyed : {"\x01", "\u009b", "\u202e"})
        CHECK(shown.find(obeyed) == std::string::npos);
    const auto json = nlohmann::json::parse(as_json(report, Language::vi));
    CHECK(json.at("drafter") == hostile);
  }
}

/// The lines that people see wider than `width`.
std::string wide_lines(const std::string& text, int width) {
  std::string wide, line;
  for (const char c : text) {
    line += c;
    if (c != '\n') continue;
    line.pop_back();
    if (files::display_length(line) > width) wide += line + "\n";
    line.clear();
  }
  return wide;
}

TEST_CASE("no line of a text is wider than asked") {
  const int width = GENERATE(60, 80, 110, 160);
  for (const auto& [name, report] : all_reports())
    for (const Language language : {Language::vi, Language::en}) {
      CAPTURE(name, width);
      const std::string text = as_text(report, language, static_cast<std::size_t>(width));
      CHECK(wide_lines(text, width) == "");
    }
}

TEST_CASE("the same plan gives the same bytes, read anew") {
  const auto regulations = taken(load_regulations(rates_folder));
  const Plan plan = taken(load_plan(sample_plan_file, regulations));
  const Estimate again = taken(estimate(plan, regulations));
  for (const Language language : {Language::vi, Language::en}) {
    const Report first = summary_report(sample_estimate()), second = summary_report(again);
    CHECK(as_text(first, language, 110) == as_text(second, language, 110));
    CHECK(as_json(first, language) == as_json(second, language));
    CHECK(as_html(first, language) == as_html(second, language));
  }
  CHECK(as_csv(estimate_table(sample_estimate(), EstimateTable::line), Language::vi, ',') ==
        as_csv(estimate_table(again, EstimateTable::line), Language::vi, ','));
}

}  // namespace
}  // namespace dutoan::tests
