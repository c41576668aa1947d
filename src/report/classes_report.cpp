// All classes of a year, and what was done with the money: execution and results.
#include "report/class_words.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/words.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

// ---- Classes ----------------------------------------------------------------------------------

ReportRow class_row(const ClassFile& file, bool has_ended) {
  ReportRow row{Kind::plain,
                {file.code.text(), file.name, name_of(file.state()),
                 unless_zero(file.planned.trainees), unless_zero(file.held.trainees),
                 unless_zero(file.planned.days), unless_zero(file.held.days)}};
  add_money(row, file.money, has_ended);
  row.cells.push_back(unless_zero(static_cast<std::int64_t>(file.missing.size())));
  return row;
}

ReportRow class_sum(Kind kind, const std::string& code, const Label& name,
                    std::span<const ClassFile> files, bool has_ended) {
  const DistrictResult sum = sum_of(results_of(files), {});
  std::int64_t missing = 0;
  for (const ClassFile& file : files) missing += static_cast<std::int64_t>(file.missing.size());
  ReportRow row{
      kind,
      {code, name,
       phrase({"{} / {} lớp", "{} / {} classes"},
              {same(std::to_string(sum.held.classes)), same(std::to_string(sum.planned.classes))}),
       sum.planned.trainees, sum.held.trainees, sum.planned.days, sum.held.days}};
  add_money(row, sum.money, has_ended);
  row.cells.push_back(unless_zero(missing));
  return row;
}

// ---- Execution --------------------------------------------------------------------------------

struct Wording {
  const char* key;
  Label title, code;
};

const Wording& wording_of(ExecutionBy by) {
  static const std::array<Wording, 5> all = {{
      {"by_class", words::by_activity, words::code},
      {"by_district", {"Theo huyện, theo đợt", "By district and tour"}, words::code},
      {"by_category", words::by_category, words::code},
      {"by_sub_item", words::by_sub_item, words::sub_item},
      {"by_month",
       {"Theo tháng: thay đổi trong tháng", "By month: what the month changed"},
       {"Tháng", "Month"}},
  }};
  return all.at(static_cast<std::size_t>(by));
}

/// "2020-07" as people read it: 07/2020.
ReportCell code_cell(ExecutionBy by, const std::string& code) {
  if (by != ExecutionBy::month || code.size() != 7) return code;
  return Label{code.substr(5) + "/" + code.substr(0, 4), code};
}

ReportCell name_cell(const ExecutionRow& row, ExecutionBy by, const BookNames& names) {
  if (!row.name.vi.empty()) return row.name;
  if (by == ExecutionBy::activity) return named(names.activities, row.code);
  return by == ExecutionBy::category ? named(names.categories, row.code) : ReportCell{};
}

bool has_names(ExecutionBy by) { return by != ExecutionBy::sub_item && by != ExecutionBy::month; }

bool has_any_ended(const ExecutionStatement& statement) {
  return std::ranges::any_of(statement.rows,
                             [](const ExecutionRow& row) { return !row.money.ended.is_zero(); });
}

ReportTable execution_table(const ExecutionStatement& statement, const BookNames& names) {
  const Wording& wording = wording_of(statement.by);
  ReportTable table{wording.key, wording.title, {{"code", wording.code, false, true}}, {}};
  if (has_names(statement.by)) table.columns.push_back({"name", words::content, false, true});
  const bool has_ended = has_any_ended(statement);
  add_money_columns(table, has_ended);
  const bool has_bars = statement.by != ExecutionBy::month;  // a change is no share of anything
  if (has_bars) table.columns.push_back({"bar", words::bar, false, false, true, true});
  Execution total;
  for (const ExecutionRow& each : statement.rows) {
    ReportRow row{Kind::plain, {code_cell(statement.by, each.code)}};
    if (has_names(statement.by)) row.cells.push_back(name_cell(each, statement.by, names));
    add_money(row, each.money, has_ended);
    if (has_bars) row.cells.emplace_back(bar_of(each.money, each.money.approved));
    table.rows.push_back(std::move(row));
    total += each.money;
  }
  ReportRow row{Kind::total, {words::total}};
  if (has_names(statement.by)) row.cells.emplace_back();
  add_money(row, total, has_ended);
  if (has_bars) row.cells.emplace_back(bar_of(total, total.approved));
  table.rows.push_back(std::move(row));
  return table;
}

/// What stood at the end of each month: the burn-down of what was approved.
ReportTable burn_down(const ExecutionStatement& statement) {
  ReportTable table{"burn_down",
                    {"Đứng ở cuối mỗi tháng", "Standing at the end of each month"},
                    {{"month", {"Tháng", "Month"}, false, true}},
                    {}};
  const bool has_ended = has_any_ended(statement);
  add_money_columns(table, has_ended);
  table.columns.push_back({"bar", words::bar, false, false, true, true});
  Money most;
  Execution sum;
  for (const ExecutionRow& each : statement.rows)
    sum += each.money, most = std::max(most, sum.approved);
  sum = {};
  for (const ExecutionRow& each : statement.rows) {
    sum += each.money;
    ReportRow row{Kind::plain, {code_cell(ExecutionBy::month, each.code)}};
    add_money(row, sum, has_ended);
    row.cells.emplace_back(bar_of(sum, most));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// ---- Results ----------------------------------------------------------------------------------

std::vector<ReportColumn> result_columns() {
  return {{"code", words::code, false, true},
          {"name", words::content, false, true},
          {"classes_planned", words::classes_planned, true},
          {"classes_held", words::classes_held, true},
          {"trainees_planned", words::trainees_planned, true},
          {"trainees_held", words::trainees_held, true},
          {"days_planned", words::days_planned, true},
          {"days_held", words::days_held, true},
          {"approved", words::approved, true},
          {"spent", words::spent, true},
          {"remaining", {"Chưa chi", "Not spent"}, true},
          {"bar", words::bar, false, false, true, true}};
}

ReportRow result_row(Kind kind, const std::string& code, const Label& name,
                     const DistrictResult& each) {
  return {
      kind,
      {code, name, each.planned.classes, each.held.classes, each.planned.trainees,
       each.held.trainees, each.planned.days, each.held.days, each.money.approved, each.money.spent,
       each.money.approved - each.money.spent, bar_of(each.money, each.money.approved)}};
}

ReportTable results_table(std::span<const ClassFile> files) {
  ReportTable table{
      "by_district", {"Theo nhóm, huyện", "By group and district"}, result_columns(), {}};
  const auto results = results_of(files);
  std::string group;
  bool is_first = true;
  for (const DistrictResult& each : results) {
    if (is_first || each.group != group)
      table.rows.push_back(result_row(Kind::subtotal, each.group, same(each.group_name),
                                      sum_of(results, each.group)));
    is_first = false, group = each.group;
    table.rows.push_back(result_row(Kind::plain, each.row, same(each.row_name), each));
  }
  table.rows.push_back(result_row(Kind::total, {}, words::total, sum_of(results, {})));
  return table;
}

ReportTable differences_table(std::span<const ClassFile> files) {
  ReportTable table{"differences",
                    {"Khác kế hoạch và lý do", "What differs from the plan, and why"},
                    {{"code", words::code, false, true},
                     {"name", words::activity, false, false, true},
                     {"trainees_planned", words::trainees_planned, true},
                     {"days_planned", words::days_planned, true},
                     {"held", {"Thực hiện", "Held"}},
                     {"reason", words::reason}},
                    {}};
  for (const ClassFile& file : files)
    if (differs_from_plan(file))
      table.rows.push_back({Kind::plain,
                            {file.code.text(), file.name, file.planned.trainees, file.planned.days,
                             held_in_words(file), file.outcome->reason}});
  return table;
}

void tell_without_outcome(std::span<const ClassFile> files, Report& report) {
  std::string codes;
  for (const ClassFile& file : files)
    if (!file.is_common && !file.outcome) codes += (codes.empty() ? "" : ", ") + file.code.text();
  if (!codes.empty())
    report.remarks.push_back(
        {"without_outcome",
         {"Chưa ghi kết quả", "Without an outcome"},
         {phrase({"{}: ghi bằng dutoan settle outcome", "{}: enter with dutoan settle outcome"},
                 {same(codes)})}});
}

}  // namespace

Report classes_report(std::span<const ClassFile> files) {
  Report report;
  report.schema = "dutoan.classes/1";
  report.title = {"QUYẾT TOÁN TỪNG LỚP, ĐỢT", "SETTLEMENT, CLASS BY CLASS"};
  ReportTable table{"classes",
                    {"Theo nhóm", "By group"},
                    {{"code", words::code, false, true},
                     {"name", words::activity, false, false, true},
                     {"state", words::state},
                     {"trainees_planned", words::trainees_planned, true},
                     {"trainees_held", words::trainees_held, true},
                     {"days_planned", words::days_planned, true},
                     {"days_held", words::days_held, true}},
                    {}};
  const bool has_ended =
      std::ranges::any_of(files, [](const ClassFile& file) { return !file.money.ended.is_zero(); });
  add_money_columns(table, has_ended);
  table.columns.push_back({"missing", {"Thiếu giấy tờ", "Papers missing"}, true});
  for (std::size_t i = 0; i < files.size();) {
    std::size_t end = i;
    while (end < files.size() && files[end].group == files[i].group) ++end;
    const auto group = files.subspan(i, end - i);
    table.rows.push_back(
        class_sum(Kind::subtotal, files[i].group, same(files[i].group_name), group, has_ended));
    for (const ClassFile& file : group) table.rows.push_back(class_row(file, has_ended));
    i = end;
  }
  table.rows.push_back(class_sum(Kind::total, {}, words::total, files, has_ended));
  report.tables.push_back(std::move(table));
  for (const ClassState state : {ClassState::planned, ClassState::not_held, ClassState::held,
                                 ClassState::documented, ClassState::settled}) {
    const auto count = std::ranges::count_if(
        files, [&](const ClassFile& file) { return !file.is_common && file.state() == state; });
    report.foot.push_back({"state_" + std::to_string(static_cast<int>(state)), name_of(state),
                           static_cast<std::int64_t>(count)});
  }
  tell_without_outcome(files, report);
  return report;
}

Report execution_report(const ExecutionStatement& statement, const BookNames& names) {
  Report report;
  report.schema = "dutoan.execution/1";
  report.title = {"TÌNH HÌNH THỰC HIỆN DỰ TOÁN", "EXECUTION OF THE ESTIMATE"};
  report.tables.push_back(execution_table(statement, names));
  if (statement.by == ExecutionBy::month) report.tables.push_back(burn_down(statement));
  Execution total;
  for (const ExecutionRow& each : statement.rows) total += each.money;
  report.foot = {{"spent", words::spent, total.spent},
                 {"left", words::left_with_drafts, total.left}};
  return report;
}

Report results_report(std::span<const ClassFile> files, int fiscal_year) {
  Report report;
  report.schema = "dutoan.results/1";
  report.title = {"BÁO CÁO KẾT QUẢ THỰC HIỆN", "REPORT OF RESULTS"};
  report.head = {{"year", words::fiscal_year, Year{fiscal_year}}};
  report.tables.push_back(results_table(files));
  if (auto table = differences_table(files); !table.rows.empty())
    report.tables.push_back(std::move(table));
  const DistrictResult sum = sum_of(results_of(files), {});
  report.foot = {{"spent", words::spent, sum.money.spent},
                 {"in_words", words::in_words, amount_in_words(sum.money.spent)}};
  tell_without_outcome(files, report);
  return report;
}

}  // namespace dutoan
