#include "report/book_words.hpp"

#include <dutoan/long_list.hpp>

#include <array>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

constexpr std::array moving = {Stage::allotted, Stage::approved, Stage::committed, Stage::advanced,
                               Stage::spent};

/// What of a document a reader recognises it by.
std::string recognised_by(const Document& d) {
  if (d.payee.empty() || d.description.empty()) return d.payee + d.description;
  return d.payee + ": " + d.description;
}

void add_amounts(const Standing& standing, bool zeros, ReportRow& row) {
  for (const Stage stage : moving)
    row.cells.push_back(zeros ? ReportCell{standing[stage]} : unless_zero(standing[stage]));
}

ReportRow balance_row(Kind kind, const Label& title, const Standing& standing) {
  ReportRow row{kind, {ReportCell{}, ReportCell{}, title, ReportCell{}}};
  add_amounts(standing, true, row);
  row.cells.emplace_back(standing.available());
  return row;
}

std::vector<ReportColumn> statement_columns() {
  std::vector<ReportColumn> columns = {{"posted_on", words::document_date, false, true},
                                       {"number", words::document_number, false, true},
                                       {"document", words::document_kind},
                                       {"description", words::description, false, false, true}};
  const std::array titles = {Label{"Chưa phân dòng", "In no line"}, words::available,
                             words::committed, words::advanced, words::spent};
  for (std::size_t i = 0; i < moving.size(); ++i)
    columns.push_back({std::string{word(moving[i])}, titles[i], true});
  columns.push_back({"balance", {"Số dư còn được chi", "Balance available"}, true});
  return columns;
}

}  // namespace

Report statement_report(const Statement& statement, const Label& subject) {
  Report report;
  report.schema = "dutoan.ledger/1";
  report.title = {"SỔ THEO DÕI DỰ TOÁN", "STATEMENT OF THE LEDGER"};
  report.head = {{"subject", {"Theo", "Of"}, subject}};
  if (statement.query.posted_on) {
    report.head.push_back({"from", {"Từ ngày", "From"}, statement.query.posted_on->from()});
    if (const auto until = statement.query.posted_on->until())
      report.head.push_back({"to", {"Đến ngày", "To"}, until->plus_days(-1)});
  }
  ReportTable table{
      "entries",
      {"Phát sinh: tăng, giảm của từng giai đoạn", "Entries: what each stage gains or loses"},
      statement_columns(),
      {}};
  table.rows.push_back(balance_row(Kind::subtotal, {"Đầu kỳ", "Opening"}, statement.opening));
  for (const StatementEntry& entry : statement.entries) {
    const Document& d = entry.document;
    ReportRow row{Kind::plain, {d.posted_on, d.number.text(), name_of(d.kind), recognised_by(d)}};
    add_amounts(entry.change, false, row);
    row.cells.emplace_back(entry.after.available());
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(balance_row(Kind::total, {"Cuối kỳ", "Closing"}, statement.closing));
  report.tables.push_back(std::move(table));
  return report;
}

Report advances_report(const std::vector<Holding>& advances, Date today, const BookNames& names) {
  Report report;
  report.schema = "dutoan.advances/1";
  report.title = {"TẠM ỨNG CHƯA THANH TOÁN", "OPEN ADVANCES"};
  report.head = {{"today", {"Tính đến ngày", "On"}, today}};
  ReportTable table{"advances",
                    {"Tạm ứng", "Advances"},
                    {{"number", words::document_number, false, true},
                     {"holder", {"Người nhận", "Holder"}},
                     {"line", words::line},
                     {"name", words::line_content, false, false, true},
                     {"since", {"Từ ngày", "Since"}},
                     {"due", {"Hạn thanh toán", "Due"}},
                     {"days_overdue", {"Quá hạn (ngày)", "Days overdue"}, true},
                     {"amount", {"Còn lại (đồng)", "Open (đồng)"}, true}},
                    {}};
  Money total, overdue;
  for (const Holding& each : advances) {
    const auto due = due_on(each);
    const std::int64_t days = days_overdue(each, today);
    table.rows.push_back({Kind::plain,
                          {each.number.text(), each.holder, each.account.line.text(),
                           named(names.lines, each.account.line.text()), each.since,
                           due ? ReportCell{*due} : ReportCell{},
                           days > 0 ? ReportCell{days} : ReportCell{}, each.amount}});
    total += each.amount;
    if (days > 0) overdue += each.amount;
  }
  if (!advances.empty())
    table.rows.push_back({Kind::total,
                          {words::total, ReportCell{}, ReportCell{}, ReportCell{}, ReportCell{},
                           ReportCell{}, ReportCell{}, total}});
  report.tables.push_back(std::move(table));
  report.foot = {{"open", {"Tổng tạm ứng chưa thanh toán", "Open in all"}, total},
                 {"overdue", {"Trong đó quá hạn", "Of which overdue"}, overdue}};
  return report;
}

/// How a draft ended, or that it is open.
static Label state_of(const ListedDraft& listed) {
  if (!listed.ended_by) return {"chưa ghi sổ", "open"};
  switch (listed.ended_by->document.kind) {
    case DocumentKind::dropping: return {"đã bỏ", "dropped"};
    case DocumentKind::refusal: return {"Kho bạc từ chối", "refused"};
    default: return {"đã ghi sổ", "posted"};
  }
}

Report drafts_report(const std::vector<ListedDraft>& drafts) {
  Report report;
  report.schema = "dutoan.drafts/1";
  report.title = {"CHỨNG TỪ NHÁP", "DRAFTS"};
  ReportTable table{"drafts",
                    {"Theo thứ tự trong sổ", "In the order of the book"},
                    {{"number", words::document_number},
                     {"document", words::becomes},
                     {"date", {"Ngày", "Date"}},
                     {"author", {"Người lập", "Author"}},
                     {"payee", words::payee, false, false, true},
                     {"amount", words::money, true},
                     {"state", {"Tình trạng", "State"}},
                     {"ended_on", {"Ngày kết thúc", "Ended on"}},
                     {"reason", words::reason}},
                    {}};
  Money open;
  for (const ListedDraft& each : drafts) {
    const Document& d = each.draft.document;
    const auto becomes = drafted_document(d);
    const Document* end = each.ended_by ? &each.ended_by->document : nullptr;
    const bool has_reason = end != nullptr && !moves_money(end->kind);
    table.rows.push_back(
        {Kind::plain,
         {d.number.text(), becomes ? ReportCell{name_of(becomes->kind)} : ReportCell{}, d.date,
          d.author.text(), d.payee, d.total, state_of(each),
          end != nullptr ? ReportCell{end->posted_on} : ReportCell{},
          has_reason ? ReportCell{end->description} : ReportCell{}}});
    if (end == nullptr) open += d.total;
  }
  report.tables.push_back(std::move(table));
  report.foot = {{"open", {"Chưa ghi sổ", "Open"}, open}};
  return report;
}

Report DocumentsListing::beginning() const {
  Report report;
  report.schema = "dutoan.vouchers/1";
  report.title = {"CÁC CHỨNG TỪ TRONG SỔ", "DOCUMENTS OF THE BOOK"};
  report.tables.push_back({"documents",
                           {"Theo thứ tự ghi sổ", "In the order of the book"},
                           {{"sequence", words::number, true},
                            {"posted_on", words::document_date},
                            {"number", words::document_number},
                            {"document", words::document_kind},
                            {"payee", words::payee},
                            {"description", words::description, false, false, true},
                            {"amount", words::money, true},
                            {"reversed_by", {"Đã đảo bằng", "Reversed by"}}},
                           {}});
  return report;
}

ReportRow DocumentsListing::row(const ListedDocument& document) {
  const auto& [kept, reversed_by] = document;
  const Document& d = kept.document;
  if (reversed_by.empty()) {
    ++sums_[d.kind].count;
    sums_[d.kind].amount += d.total;
  }
  return {Kind::plain,
          {kept.sequence, d.posted_on, d.number.text(), name_of(d.kind), d.payee, d.description,
           d.total, reversed_by}};
}

void DocumentsListing::end(Report& report) const {
  ReportTable by_kind{"by_kind",
                      {"Theo loại, không kể chứng từ đã đảo", "By kind, without what was reversed"},
                      {{"document", words::document_kind},
                       {"count", {"Số chứng từ", "Documents"}, true},
                       {"amount", words::money, true}},
                      {}};
  for (const auto& [kind, sum] : sums_)
    by_kind.rows.push_back({Kind::plain, {name_of(kind), sum.count, sum.amount}});
  report.tables.push_back(std::move(by_kind));
}

Report documents_report(const std::vector<ListedDocument>& documents) {
  DocumentsListing listing;
  Report report = listing.beginning();
  for (const ListedDocument& each : documents)
    report.tables.front().rows.push_back(listing.row(each));
  listing.end(report);
  return report;
}

}  // namespace dutoan
