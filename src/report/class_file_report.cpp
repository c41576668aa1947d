// One class: its outcome, and its file with lines, vouchers and papers.
#include "report/class_words.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

ReportCell cell(const std::optional<Quantity>& value) {
  return value ? ReportCell{*value} : ReportCell{};
}
ReportCell cell(const std::optional<Money>& value) {
  return value ? ReportCell{*value} : ReportCell{};
}
ReportCell cell(const std::optional<Date>& value) {
  return value ? ReportCell{*value} : ReportCell{};
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

/// "TT-012 (17/07/2020)", with the amount where several vouchers make the line up.
std::string vouchers_in(const ClassLine& line) {
  std::vector<std::string> all;
  for (const ClassVoucher& each : line.vouchers) {
    std::string text = each.number.text() + " (" + format_date(each.date) + ")";
    if (line.vouchers.size() > 1) text += ": " + format_amount(each.amount);
    all.push_back(std::move(text));
  }
  return joined(all);
}

std::string payees_in(const ClassLine& line) {
  std::vector<std::string> all;
  for (const ClassVoucher& each : line.vouchers)
    if (std::ranges::find(all, each.payee) == all.end()) all.push_back(each.payee);
  return joined(all);
}

/// Mục/tiểu mục: "6650/6658".
std::string sub_item_of(const ClassLine& line) {
  const std::string& code = line.classified.sub_item.text();
  const auto item = budget_item(line.classified.sub_item);
  return item ? *item + "/" + code : code;
}

Label note_of(const ClassLine& line) {
  if (!line.money.advanced.is_zero())
    return phrase({"tạm ứng chưa thanh toán {}", "advance of {} open"},
                  {same(format_amount(line.money.advanced))});
  if (line.vouchers.empty()) return {"chưa chi", "not spent"};
  return {};
}

std::vector<ReportColumn> line_columns() {
  return {{"number", words::number, true, true},
          {"content", words::line_content, false, true},
          {"sub_item", {"Mục/Tiểu mục", "Budget item"}, false},
          {"approved_quantity", {"SL duyệt", "Quantity approved"}, true, false, true},
          {"approved_rate", {"Mức duyệt", "Rate approved"}, true, false, true},
          {"approved", {"Dự toán được duyệt", "Approved"}, true},
          {"held_quantity", {"SL thực hiện", "Quantity held"}, true, false, true},
          {"held_rate", {"Mức thực hiện", "Rate held"}, true, false, true},
          {"spent", {"Thực hiện", "Spent"}, true},
          {"difference", {"Chênh lệch", "Difference"}, true},
          {"vouchers", {"Số, ngày chứng từ", "Vouchers"}, false},
          {"payees", {"Người hưởng", "Payees"}, false, false, true},
          {"note", words::remark, false}};
}

ReportRow sum_row(Kind kind, const Label& name, const Execution& money) {
  ReportRow row{kind, {}};
  row.cells.resize(line_columns().size());
  row.cells[1] = name;
  row.cells[5] = money.approved;
  row.cells[8] = money.spent;
  row.cells[9] = money.spent - money.approved;
  return row;
}

ReportRow line_row(std::int64_t number, const ClassLine& line) {
  return {
      Kind::plain,
      {number, line.label, sub_item_of(line), cell(line.quantity), cell(line.rate),
       line.money.approved, cell(line.held_quantity), cell(line.held_rate), line.money.spent,
       line.money.spent - line.money.approved, vouchers_in(line), payees_in(line), note_of(line)}};
}

/// Categories in the order in which the lines come, each with its sum above its lines.
ReportTable lines_table(const ClassFile& file) {
  ReportTable table{"lines", {"Tổng hợp quyết toán (đồng)", "Summary (đồng)"}, line_columns(), {}};
  std::vector<Label> categories;
  for (const ClassLine& line : file.lines)
    if (std::ranges::find(categories, line.category) == categories.end())
      categories.push_back(line.category);
  std::int64_t number = 0;
  for (const Label& category : categories) {
    Execution sum;
    for (const ClassLine& line : file.lines)
      if (line.category == category) sum += line.money;
    table.rows.push_back(sum_row(Kind::subtotal, category, sum));
    for (const ClassLine& line : file.lines)
      if (line.category == category) table.rows.push_back(line_row(++number, line));
  }
  table.rows.push_back(sum_row(Kind::total, words::total, file.money));
  return table;
}

ReportTable papers_table(const ClassFile& file) {
  ReportTable table{"missing",
                    {"Giấy tờ còn thiếu", "Papers missing"},
                    {{"paper", {"Giấy tờ", "Paper"}, false, true},
                     {"item", {"Của khoản chi", "Of the item"}},
                     {"vouchers", {"Chứng từ", "Vouchers"}},
                     {"status", {"Danh mục", "How it is known"}}},
                    {}};
  for (const MissingPaper& each : file.missing) {
    std::vector<std::string> vouchers;
    for (const DocumentNumber& number : each.vouchers) vouchers.push_back(number.text());
    const Label of =
        each.item.is_empty() ? Label{"(hồ sơ chung của lớp)", "(the class)"} : each.label;
    const Label status = each.paper->status == "read" ? Label{"đã đọc văn bản", "read"}
                         : each.paper->status == "secondary"
                             ? Label{"theo nguồn khác", "from another source"}
                             : Label{"theo thực tế, chưa có văn bản", "recalled, no text read"};
    table.rows.push_back({Kind::plain, {each.paper->label, of, joined(vouchers), status}});
  }
  return table;
}

void add_attendance(const ClassFile& file, Report& report) {
  const bool is_held = file.held.classes > 0;
  report.head.push_back(
      {"trainees_planned", {"Học viên kế hoạch", "Trainees planned"}, file.planned.trainees});
  report.head.push_back({"trainees_held",
                         {"Học viên thực hiện", "Trainees held"},
                         is_held ? ReportCell{file.held.trainees} : ReportCell{}});
  report.head.push_back({"days_planned", {"Số ngày kế hoạch", "Days planned"}, file.planned.days});
  report.head.push_back({"days_held",
                         {"Số ngày thực hiện", "Days held"},
                         is_held ? ReportCell{file.held.days} : ReportCell{}});
}

void add_head(const ClassFile& file, Report& report) {
  report.head = {{"class", {"Lớp, đợt", "Class, tour"}, file.code.text() + " " + file.name},
                 {"group", words::group, file.group + " " + file.group_name},
                 {"district", {"Huyện", "District"}, file.row_name},
                 {"state", words::state, name_of(file.state())}};
  if (!file.is_common) add_attendance(file, report);
  if (!file.outcome) return;
  report.head.push_back({"outcome", {"Kết quả", "Outcome"}, held_in_words(file)});
  report.head.push_back({"place", {"Địa điểm", "Place"}, file.outcome->place});
  report.head.push_back({"from", {"Từ ngày", "From"}, cell(file.outcome->from)});
  report.head.push_back({"until", {"Đến ngày", "Until"}, cell(file.outcome->until)});
  report.head.push_back({"reason", words::reason, file.outcome->reason});
}

void add_foot(const ClassFile& file, Report& report) {
  report.foot = {
      {"advanced_in_all", {"Đã tạm ứng", "Advanced in all"}, file.advanced_in_all},
      {"cleared", {"Đã thanh toán tạm ứng", "Cleared of it"}, file.cleared},
      {"repaid", {"Đã nộp lại tạm ứng", "Repaid of it"}, file.repaid},
      {"advanced", {"Tạm ứng còn phải thanh toán, nộp lại", "Advances open"}, file.money.advanced},
      {"committed", {"Cam kết chi còn phải trả", "Committed, to be paid"}, file.money.committed},
      {"spent", {"Đã chi", "Spent"}, file.money.spent},
      {"left", words::available, file.money.left},
      {"required",
       {"Số giấy tờ cần có", "Papers required"},
       static_cast<std::int64_t>(file.required)},
      {"missing",
       {"Trong đó còn thiếu", "Of which missing"},
       static_cast<std::int64_t>(file.missing.size())}};
  if (file.settlement)
    report.foot.push_back({"settled_by",
                           {"Quyết toán lớp", "Settled by"},
                           file.settlement->document.number.text() + ", " +
                               format_date(file.settlement->document.posted_on)});
}

}  // namespace

Report class_file_report(const ClassFile& file) {
  Report report;
  report.schema = "dutoan.class/1";
  report.title = {"HỒ SƠ QUYẾT TOÁN LỚP, ĐỢT", "SETTLEMENT FILE OF A CLASS"};
  add_head(file, report);
  report.tables.push_back(lines_table(file));
  if (!file.missing.empty()) report.tables.push_back(papers_table(file));
  add_foot(file, report);
  if (!file.warnings.empty()) {
    ReportRemark remark{"warnings", words::warnings, {}};
    for (const Problem& each : file.warnings) remark.sentences.push_back(sentence_of(each));
    report.remarks.push_back(std::move(remark));
  }
  return report;
}

Report outcome_report(const Posted& posted, const ClassFile& file) {
  Report report;
  report.schema = "dutoan.outcome/1";
  report.title = posted.is_repeated ? Label{"ĐÃ CÓ TRONG SỔ, KHÔNG GHI THÊM", "IN THE BOOK ALREADY"}
                 : posted.is_dry_run
                     ? Label{"GHI THỬ: ĐƯỢC, CHƯA GHI GÌ", "DRY RUN: ACCEPTED, NOT POSTED"}
                     : Label{"ĐÃ GHI KẾT QUẢ LỚP", "OUTCOME ENTERED"};
  add_head(file, report);
  report.head.insert(report.head.begin(),
                     {"number", words::document_number, posted.document.number.text()});
  ReportTable table{
      "papers",
      {"Giấy tờ của lớp", "Papers of the class"},
      {{"paper", {"Loại", "Kind"}}, {"number", words::document_number}, {"date", {"Ngày", "Date"}}},
      {}};
  for (const Evidence& each : posted.document.evidence)
    table.rows.push_back({Kind::plain, {each.kind, each.number.text(), each.date}});
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace dutoan
