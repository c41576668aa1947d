// The end of a year: what blocks it, what becomes of what is open, and what the close leaves.
#include "report/settlement_words.hpp"

#include <dutoan/settlement_report.hpp>

#include <algorithm>
#include <map>

namespace dutoan {

Label report::name_of(SettlementState state) {
  switch (state) {
    case SettlementState::open: return {"chưa khóa sổ", "open"};
    case SettlementState::closed: return {"đã khóa sổ", "closed"};
    case SettlementState::reported: return {"đã nộp báo cáo quyết toán", "reported"};
    case SettlementState::minuted: return {"đã lập biên bản xét duyệt", "minuted"};
    case SettlementState::noticed: break;
  }
  return {"đã có thông báo xét duyệt", "noticed"};
}

Label report::name_of(Fate fate) {
  return fate == Fate::due ? Label{"phải nộp trả", "is due"} : Label{"bị hủy", "lapses"};
}

ReportTable report::documents_table(const std::vector<Document>& documents) {
  ReportTable table{"documents",
                    {"Chứng từ", "Documents"},
                    {{"document", words::document_kind},
                     {"number", words::document_number},
                     {"posted_on", words::document_date},
                     {"payee", words::payee},
                     {"amount", words::money, true}},
                    {}};
  for (const Document& d : documents)
    table.rows.push_back(
        {ReportRow::Kind::plain,
         {dutoan::name_of(d.kind), d.number.text(), d.posted_on, d.payee, unless_zero(d.total)}});
  return table;
}

namespace {

using namespace report;
using Kind = ReportRow::Kind;

Label title_of(const YearEnd& end) {
  const Label year = same(std::to_string(end.year.fiscal_year));
  if (end.state != SettlementState::open)
    return phrase(
        {"NĂM {} ĐÃ KHÓA SỔ, KHÔNG GHI THÊM", "THE YEAR {} IS CLOSED, NOTHING WAS POSTED"}, {year});
  if (end.is_kept) return phrase({"ĐÃ KHÓA SỔ NĂM {}", "THE YEAR {} IS CLOSED"}, {year});
  return phrase({"KHÓA SỔ THỬ NĂM {}, CHƯA GHI GÌ", "REHEARSAL OF CLOSING {}, NOTHING WAS POSTED"},
                {year});
}

std::vector<ReportFact> head_of(const YearEnd& end) {
  return {{"year", {"Năm ngân sách", "Fiscal year"}, Year{end.year.fiscal_year}},
          {"unit", {"Đơn vị", "Unit"}, end.year.unit.text()},
          {"law", {"Chế độ quyết toán", "Law of the settlement"}, end.regime.label},
          {"state", {"Tình trạng trước khi khóa", "State before"}, name_of(end.state)}};
}

Label left_to_do(BlockerKind kind) {
  switch (kind) {
    case BlockerKind::advance_open:
      return {"tạm ứng chưa xử lý", "an advance that nobody decided about"};
    case BlockerKind::draft_open: return {"nháp chưa ghi sổ", "a draft that is not posted"};
    case BlockerKind::difference_open:
      return {"chênh lệch với Kho bạc", "differs from the Treasury"};
    case BlockerKind::class_not_settled: break;
  }
  return {"chưa quyết toán lớp, đợt", "is not settled"};
}

ReportTable blockers_table(const YearEnd& end) {
  ReportTable table{"blockers",
                    {"Việc phải xong trước khi khóa sổ", "What must be done before the close"},
                    {{"subject", {"Lớp, chứng từ", "Class, document"}},
                     {"why", {"Việc còn lại", "What is left to do"}},
                     {"amount", words::money, true}},
                    {}};
  for (const Blocker& each : end.blockers)
    table.rows.push_back(
        {Kind::plain, {each.subject, left_to_do(each.kind), unless_zero(each.amount)}});
  return table;
}

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& each : all) text += (text.empty() ? "" : ", ") + each;
  return text;
}

ReportTable items_table(const YearEnd& end, const BookNames& names) {
  ReportTable table{"items",
                    {"Các khoản còn mở", "What is still open"},
                    {{"line", words::line},
                     {"name", words::line_content},
                     {"stage", words::stage},
                     {"number", words::document_number},
                     {"holder", {"Nơi giữ", "Held by"}},
                     {"amount", words::money, true},
                     {"fate", {"Khi khóa sổ", "At the close"}},
                     {"grounds", {"Đủ căn cứ chuyển nguồn", "May be carried over on"}}},
                    {}};
  std::map<Fate, Money> sums;
  for (const OpenItem& each : end.items) {
    const std::string code =
        each.account.line == LineCode{} ? std::string{} : each.account.line.text();
    table.rows.push_back(
        {Kind::plain,
         {code, named(names.lines, code), dutoan::name_of(each.account.stage), each.number.text(),
          each.holder, each.amount, name_of(each.fate), joined(each.grounds)}});
    sums[each.fate] += each.amount;
  }
  for (const auto& [fate, sum] : sums)
    table.rows.push_back({Kind::total,
                          {std::string{}, words::total, std::string{}, std::string{}, std::string{},
                           sum, name_of(fate), std::string{}}});
  return table;
}

ReportTable carried_table(const YearEnd& end) {
  std::vector<Document> documents;
  for (const Kept& each : end.carried) documents.push_back(each.document);
  ReportTable table = documents_table(documents);
  table.key = "carried";
  table.title = {"Đã chuyển nguồn", "Carried over"};
  table.columns[3] = {"ground", {"Căn cứ", "Ground"}};
  for (std::size_t i = 0; i < documents.size(); ++i)
    table.rows[i].cells[3] = documents[i].description;
  return table;
}

/// Where the money stands before and after; the stages add up to what was granted.
ReportTable money_table(const FundingEnd& funding, std::size_t position) {
  ReportTable table{"money_" + std::to_string(position + 1),
                    phrase({"Trước và sau khi khóa sổ: {}", "Before and after the close: {}"},
                           {same(written(funding.funding))}),
                    {{"stage", words::stage},
                     {"before", {"Trước", "Before"}, true},
                     {"after", {"Sau", "After"}, true}},
                    {}};
  for (const Stage stage : all_stages) {
    if (stage == Stage::authority) continue;
    const Money before = funding.before[stage], after = funding.after[stage];
    if (before.is_zero() && after.is_zero()) continue;
    table.rows.push_back({Kind::plain, {dutoan::name_of(stage), before, after}});
  }
  table.rows.push_back({Kind::total,
                        {Label{"Cộng, bằng số được giao", "Total, as granted"},
                         funding.before.granted(), funding.after.granted()}});
  return table;
}

/// Which grounds there are, with their clauses: the book cannot show that all of them are met.
ReportRemark grounds_remark(const SettlementRegime& regime) {
  ReportRemark remark{
      "grounds",
      phrase({"Căn cứ chuyển nguồn theo {}", "Grounds of carrying over under {}"}, {regime.label}),
      {}};
  for (const CarryOverGround& each : regime.grounds)
    remark.sentences.push_back(
        phrase({"{}: {} ({})", "{}: {} ({})"}, {same(each.code), each.label, same(each.citation)}));
  return remark;
}

}  // namespace

Report year_end_report(const YearEnd& end, const BookNames& names) {
  Report report;
  report.schema = "dutoan.year-end/1";
  report.title = title_of(end);
  report.head = head_of(end);
  if (!end.blockers.empty()) report.tables.push_back(blockers_table(end));
  if (!end.carried.empty()) report.tables.push_back(carried_table(end));
  if (!end.items.empty()) report.tables.push_back(items_table(end, names));
  if (!end.documents.empty()) report.tables.push_back(documents_table(end.documents));
  for (std::size_t i = 0; i < end.fundings.size(); ++i)
    report.tables.push_back(money_table(end.fundings[i], i));
  if (!end.items.empty()) report.remarks.push_back(grounds_remark(end.regime));
  return report;
}

Report posted_together_report(const std::vector<Document>& documents, bool is_kept) {
  Report report;
  report.schema = "dutoan.posted-together/1";
  report.title = is_kept ? Label{"ĐÃ GHI SỔ", "POSTED"}
                         : Label{"GHI THỬ: ĐƯỢC, CHƯA GHI GÌ", "DRY RUN: ACCEPTED, NOT POSTED"};
  report.tables = {documents_table(documents)};
  return report;
}

}  // namespace dutoan
