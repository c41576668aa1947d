// The review of rates in words: what lint finds, two settings compared, the lines that a new rate
// touches.
#include "report/parts.hpp"
#include "report/rate_words.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/report.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

const Label before_title{"Trước", "Before"};
const Label after_title{"Sau", "After"};
const Label difference_title{"Chênh lệch", "Difference"};
const Label key_title{"Khóa", "Key"};
const Label case_title{"Trường hợp", "Case"};

ReportCell line_number(const FilePlace& place) {
  return place.line == 0 ? ReportCell{} : ReportCell{static_cast<std::int64_t>(place.line)};
}

bool is_note(const Problem& problem) { return rule_text(problem.rule).severity == Severity::note; }

ReportTable findings_table(const Problems& problems, bool of_notes) {
  ReportTable table{of_notes ? "notes" : "findings",
                    of_notes ? Label{"Ghi chú", "Notes"} : Label{"Phát hiện", "Findings"},
                    {{"code", words::code},
                     {"what", words::content},
                     {"file", {"Tệp", "File"}},
                     {"line", {"Dòng", "Line"}, true}},
                    {}};
  for (const Problem& problem : problems) {
    if (is_note(problem) != of_notes) continue;
    const std::string& file = problem.place.file;
    table.rows.push_back(
        {Kind::plain,
         {"DT" + std::to_string(static_cast<int>(problem.rule)),
          Label{sentence(problem, Language::vi), sentence(problem, Language::en)},
          file.empty() ? ReportCell{} : ReportCell{file}, line_number(problem.place)}});
  }
  return table;
}

std::vector<ReportFact> lint_head(const RateTable& rates, Date today, int months) {
  std::vector<const RateValue*> values;
  for (const RateValue& value : rates.values()) values.push_back(&value);
  return {{"today", {"Ngày rà soát", "Reviewed on"}, today},
          {"months",
           {"Nguồn phải đọc lại sau (tháng)", "Sources are due after (months)"},
           std::int64_t{months}},
          {"documents",
           {"Số văn bản", "Documents"},
           static_cast<std::int64_t>(rates.documents().size())},
          {"values", {"Số mức chi", "Rates"}, static_cast<std::int64_t>(values.size())},
          {"known", {"Trong đó", "Of which"}, status_counts(values)}};
}

/// The difference of two amounts; nothing where one of them is none.
ReportCell difference_cell(const RateDifference& difference) {
  const auto& before = difference.before.found;
  const auto& after = difference.after.found;
  if (!before || !after || !before->amount || !after->amount) return {};
  return *after->amount - *before->amount;
}

std::vector<ReportColumn> compared_columns() {
  return {{"case", case_title},
          {"before", before_title, true},
          {"law_before", words::law},
          {"after", after_title, true},
          {"law_after", words::law},
          {"difference", difference_title, true},
          {"key", key_title, false, false, true},
          {"name", words::content, false, false, true}};
}

/// With headings the key stands above its cases, for people; without, in every row alone.
ReportTable compared_table(const RateTable& rates, const std::vector<RateDifference>& differences,
                           bool has_headings) {
  const Vocabulary& vocabulary = rates.vocabulary();
  ReportTable table{"differences", {"Mức khác nhau", "Rates that differ"}, compared_columns(), {}};
  const RateKeyEntry* above = nullptr;
  for (const RateDifference& each : differences) {
    const RateKeyEntry& key = vocabulary.keys[each.key];
    if (has_headings && above != &key) {
      ReportRow heading{Kind::heading, std::vector<ReportCell>(table.columns.size())};
      heading.cells.front() = key_heading(vocabulary, key);
      table.rows.push_back(std::move(heading));
    }
    above = &key;
    table.rows.push_back(
        {Kind::plain,
         {case_text(vocabulary, each.of), answer_cell(each.before), law_cell(rates, each.before),
          answer_cell(each.after), law_cell(rates, each.after), difference_cell(each),
          key.key.text(), key.label}});
  }
  return table;
}

/// What the lines that ask for one key cost; nothing: lines without a rate of the law.
using AmountsByKey = std::map<std::optional<std::size_t>, std::array<Money, 2>>;

AmountsByKey amounts_by_key(const Estimate& before, const Estimate& after) {
  AmountsByKey amounts;
  for (const Line& line : before.lines) amounts[line.norm->rate][0] += line.amount;
  for (const Line& line : after.lines) amounts[line.norm->rate][1] += line.amount;
  return amounts;
}

std::vector<ReportColumn> plan_columns() {
  return {{"key", key_title},
          {"name", words::content},
          {"before", before_title, true},
          {"after", after_title, true},
          {"difference", difference_title, true}};
}

std::vector<ReportCell> amount_cells(ReportCell key, ReportCell name,
                                     const std::array<Money, 2>& amounts) {
  return {std::move(key), std::move(name), amounts[0], amounts[1], amounts[1] - amounts[0]};
}

const Label& freeze_name(Freeze freeze) {
  static const Label open{"theo mức mới", "follows"};
  static const Label ask{"đã duyệt, chưa bắt đầu: được xem xét", "approved, not begun: may follow"};
  static const Label frozen{"đã bắt đầu: giữ mức cũ", "begun: keeps the old rate"};
  switch (freeze) {
    case Freeze::open: return open;
    case Freeze::ask: return ask;
    case Freeze::frozen: break;
  }
  return frozen;
}

ReportCell law_of(const RateTable& rates, const Found* found) {
  return found == nullptr ? ReportCell{} : ReportCell{clause_text(rates, *found->value)};
}
ReportCell amount_or_nothing(const std::optional<Money>& amount) {
  return amount ? ReportCell{*amount} : ReportCell{};
}

std::vector<ReportColumn> affected_columns() {
  return {{"line", words::code, false, true},
          {"content", words::line_content},
          {"row", words::row, false, false, true},
          {"before", before_title, true},
          {"after", after_title, true},
          {"difference", difference_title, true},
          {"law_before", {"Căn cứ cũ", "Law before"}},
          {"law_after", {"Căn cứ mới", "Law after"}},
          {"freeze", {"Xử lý", "Treatment"}}};
}

ReportTable affected_table(const Estimate& before, const Estimate& after,
                           const std::vector<AffectedLine>& lines) {
  ReportTable table{"lines", words::lines, affected_columns(), {}};
  Money was, is;
  for (const AffectedLine& line : lines) {
    was += line.before.value_or(Money{});
    is += line.after.value_or(Money{});
    table.rows.push_back(
        {Kind::plain,
         {line.code.text(), line.title, line.row, amount_or_nothing(line.before),
          amount_or_nothing(line.after), line.difference(),
          law_of(before.regulations->rates, line.rate_before),
          law_of(after.regulations->rates, line.rate_after), freeze_name(line.freeze)}});
  }
  if (!lines.empty())
    table.rows.push_back({Kind::total, {{}, words::total, {}, was, is, is - was, {}, {}, {}}});
  return table;
}

/// How many lines may follow, may be asked for, are frozen; and what they differ by.
ReportTable freeze_table(const std::vector<AffectedLine>& lines) {
  ReportTable table{"by_freeze",
                    {"Theo cách xử lý", "By treatment"},
                    {{"freeze", {"Xử lý", "Treatment"}},
                     {"lines", {"Số dòng", "Lines"}, true},
                     {"difference", difference_title, true}},
                    {}};
  std::int64_t count = 0;
  Money sum;
  for (const Freeze freeze : {Freeze::open, Freeze::ask, Freeze::frozen}) {
    const std::int64_t own = std::ranges::count(lines, freeze, &AffectedLine::freeze);
    Money part;
    for (const AffectedLine& line : lines)
      if (line.freeze == freeze) part += line.difference();
    table.rows.push_back({Kind::plain, {freeze_name(freeze), own, part}});
    count += own;
    sum += part;
  }
  table.rows.push_back({Kind::total, {words::total, count, sum}});
  return table;
}

}  // namespace

Report lint_report(const RateTable& rates, const Problems& problems, Date today, int months) {
  const std::int64_t notes = std::ranges::count_if(problems, is_note);
  Report report;
  report.schema = "dutoan.rates.lint/1";
  report.title = {"RÀ SOÁT MỨC CHI", "REVIEW OF THE RATES"};
  report.head = lint_head(rates, today, months);
  report.tables.push_back(findings_table(problems, false));
  if (notes > 0) report.tables.push_back(findings_table(problems, true));
  report.foot = {{"findings",
                  {"Số phát hiện", "Findings"},
                  static_cast<std::int64_t>(problems.size()) - notes},
                 {"notes", {"Số ghi chú", "Notes"}, notes}};
  return report;
}

Report differences_report(const RateTable& rates, const std::vector<RateDifference>& differences,
                          const RateSetting& before, const RateSetting& after) {
  const Vocabulary& vocabulary = rates.vocabulary();
  Report report;
  report.schema = "dutoan.rates.diff/1";
  report.title = {"SO SÁNH MỨC CHI", "RATES COMPARED"};
  report.head = {{"setting_before", before_title, setting_text(before, vocabulary)},
                 {"setting_after", after_title, setting_text(after, vocabulary)}};
  report.tables.push_back(compared_table(rates, differences, true));
  report.foot = {{"count",
                  {"Số trường hợp khác nhau", "Cases that differ"},
                  static_cast<std::int64_t>(differences.size())}};
  return report;
}

ReportTable differences_table(const RateTable& rates,
                              const std::vector<RateDifference>& differences) {
  return compared_table(rates, differences, false);
}

ReportTable plan_difference_table(const Estimate& before, const Estimate& after) {
  ReportTable table{"plan",
                    {"Tác động đến kế hoạch (đồng)", "What it does to the plan (đồng)"},
                    plan_columns(),
                    {}};
  const auto& keys = before.regulations->rates.vocabulary().keys;
  std::array<Money, 2> unchanged{};
  for (const auto& [key, amounts] : amounts_by_key(before, after)) {
    if (amounts[0] == amounts[1]) {
      unchanged[0] += amounts[0];
      unchanged[1] += amounts[1];
      continue;
    }
    const Label name =
        key ? keys[*key].label : Label{"Khoản không có mức của văn bản", "Lines without a rate"};
    table.rows.push_back(
        {Kind::plain,
         amount_cells(key ? ReportCell{keys[*key].key.text()} : ReportCell{}, name, amounts)});
  }
  table.rows.push_back(
      {Kind::plain, amount_cells({}, Label{"Các khoản không đổi", "What stays"}, unchanged)});
  table.rows.push_back({Kind::total, amount_cells({}, words::total, {before.total, after.total})});
  return table;
}

Report affected_report(const Estimate& before, const Estimate& after,
                       const std::vector<AffectedLine>& lines, Date from) {
  Report report;
  report.schema = "dutoan.rates.affected/1";
  report.title = {"CÁC DÒNG CHỊU ẢNH HƯỞNG CỦA MỨC MỚI", "LINES THAT A NEW RATE TOUCHES"};
  report.head = plan_head(*before.plan);
  report.head.push_back({"from", {"Mức mới từ ngày", "New rates from"}, from});
  report.tables.push_back(affected_table(before, after, lines));
  report.tables.push_back(freeze_table(lines));
  report.foot = {{"before", {"Dự toán trước", "Estimate before"}, before.total},
                 {"after", {"Dự toán theo mức mới", "Estimate with the new rates"}, after.total},
                 {"difference", difference_title, after.total - before.total}};
  return report;
}

}  // namespace dutoan
