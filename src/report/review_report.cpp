// The review of a settlement: reported, reviewed, difference; and how far the year is.
#include "report/settlement_words.hpp"

#include <dutoan/settlement_report.hpp>
#include <dutoan/words.hpp>

#include <array>

namespace dutoan {

Label report::name_of(ReviewOutcome outcome) {
  switch (outcome) {
    case ReviewOutcome::disallowed: return {"xuất toán", "disallowed"};
    case ReviewOutcome::incomplete: return {"hồ sơ chưa đủ", "incomplete"};
    case ReviewOutcome::accepted: break;
  }
  return {"chấp nhận", "accepted"};
}

namespace {

using namespace report;
using Kind = ReportRow::Kind;

const Label reported_word{"Số báo cáo", "Reported"};
const Label reviewed_word{"Số xét duyệt", "Reviewed"};
const Label difference_word{"Chênh lệch", "Difference"};

ReportTable lines_table(const SettlementReview& review, const BookNames& names) {
  ReportTable table{"lines",
                    {"Báo cáo và xét duyệt từng dòng", "Reported and reviewed, line by line"},
                    {{"line", words::line},
                     {"name", words::line_content},
                     {"reported", reported_word, true},
                     {"reviewed", reviewed_word, true},
                     {"difference", difference_word, true}},
                    {}};
  Money reported, reviewed;
  for (const ReviewedLine& each : review.lines) {
    const std::string code = each.line.text();
    table.rows.push_back({Kind::plain,
                          {code, named(names.lines, code), each.reported, each.reviewed(),
                           unless_zero(each.difference())}});
    reported += each.reported;
    reviewed += each.reviewed();
  }
  table.rows.push_back(
      {Kind::total, {std::string{}, words::total, reported, reviewed, reviewed - reported}});
  return table;
}

ReportTable vouchers_table(const SettlementReview& review) {
  ReportTable table{"vouchers",
                    {"Chứng từ đã xét", "Vouchers that were reviewed"},
                    {{"voucher", {"Chứng từ", "Voucher"}},
                     {"payee", words::payee},
                     {"outcome", {"Kết quả", "Finding"}},
                     {"disallowed", {"Xuất toán", "Disallowed"}, true},
                     {"reason", {"Lý do", "Reason"}},
                     {"citation", {"Căn cứ", "Clause"}},
                     {"until", {"Hạn bổ sung", "Complete by"}},
                     {"reviewer", {"Người xét", "Reviewer"}}},
                    {}};
  for (const ReviewedVoucher& each : review.vouchers)
    table.rows.push_back(
        {Kind::plain,
         {each.voucher.number.text(), each.voucher.payee, name_of(each.finding.outcome),
          unless_zero(each.review.document.total), each.finding.reason, each.finding.citation,
          each.finding.until ? ReportCell{*each.finding.until} : ReportCell{},
          each.review.document.author.text()}});
  return table;
}

ReportTable steps_table(const SettlementCourse& course) {
  ReportTable table{"steps",
                    {"Các bước quyết toán năm", "Steps of the year's settlement"},
                    {{"step", {"Bước", "Step"}},
                     {"number", words::document_number},
                     {"date", {"Ngày", "Date"}},
                     {"amount", words::money, true}},
                    {}};
  const auto add = [&](const Label& step, const std::optional<Kept>& kept) {
    if (!kept)
      table.rows.push_back({Kind::plain, {step, std::string{"—"}, ReportCell{}, ReportCell{}}});
    else
      table.rows.push_back(
          {Kind::plain,
           {step, kept->document.number.text(), kept->document.date,
            kept->document.kind == DocumentKind::closing ? ReportCell{}
                                                         : ReportCell{kept->document.total}}});
  };
  add(dutoan::name_of(DocumentKind::closing), course.closing);
  add(dutoan::name_of(DocumentKind::settlement), course.settlement);
  add(dutoan::name_of(DocumentKind::minutes), course.minutes);
  add(dutoan::name_of(DocumentKind::notice), course.notice);
  return table;
}

ReportTable due_table(const std::vector<Holding>& due) {
  ReportTable table{"due",
                    {"Còn phải nộp ngân sách nhà nước", "Still to be refunded"},
                    {{"number", words::document_number},
                     {"line", words::line},
                     {"payee", words::payee},
                     {"since", {"Từ ngày", "Since"}},
                     {"amount", words::money, true}},
                    {}};
  Money sum;
  for (const Holding& each : due) {
    table.rows.push_back(
        {Kind::plain,
         {each.number.text(), each.account.line.text(), each.holder, each.since, each.amount}});
    sum += each.amount;
  }
  table.rows.push_back(
      {Kind::total, {std::string{}, words::total, std::string{}, ReportCell{}, sum}});
  return table;
}

Label next_step(const YearEnd& end, bool is_all_refunded) {
  switch (end.state) {
    case SettlementState::open:
      return end.blockers.empty()
                 ? Label{"dutoan settle rehearse, rồi dutoan settle close",
                         "dutoan settle rehearse, then dutoan settle close"}
                 : Label{"quyết toán các lớp còn lại (dutoan settle class), rồi khóa sổ",
                         "settle the classes that are left (dutoan settle class), then close"};
    case SettlementState::closed:
      return {"dutoan settle submit: nộp báo cáo quyết toán", "dutoan settle submit: report"};
    case SettlementState::reported:
      return {"dutoan settle review, dutoan settle minutes: xét duyệt, lập biên bản",
              "dutoan settle review, dutoan settle minutes"};
    case SettlementState::minuted:
      return {"dutoan settle notice: ra thông báo", "dutoan settle notice"};
    case SettlementState::noticed: break;
  }
  if (is_all_refunded) return {"không còn việc gì", "nothing is left to do"};
  return {"nộp các khoản còn phải nộp (dutoan settle refund)",
          "refund what is due (dutoan settle refund)"};
}

void add_day(std::vector<ReportFact>& facts, const char* key, const Label& title, int year,
             const std::string& month_day) {
  if (const auto day = day_after(year, month_day)) facts.push_back({key, title, *day});
}

}  // namespace

Report review_report(const SettlementReview& review, const BookNames& names) {
  Report report;
  report.schema = "dutoan.review/1";
  report.title = phrase({"XÉT DUYỆT QUYẾT TOÁN NĂM {}", "REVIEW OF THE SETTLEMENT OF {}"},
                        {same(std::to_string(review.year.fiscal_year))});
  report.head = {{"unit", {"Đơn vị", "Unit"}, review.year.unit.text()},
                 {"state", {"Tình trạng", "State"}, name_of(review.course.state())}};
  report.tables = {lines_table(review, names)};
  if (!review.vouchers.empty()) report.tables.push_back(vouchers_table(review));
  Money reviewed;
  for (const ReviewedLine& each : review.lines) reviewed += each.reviewed();
  report.foot = {{"reviewed_in_words",
                  {"Số xét duyệt bằng chữ", "Reviewed in words"},
                  amount_in_words(reviewed)}};
  return report;
}

Report settlement_status_report(const YearEnd& end, const SettlementReview& review,
                                const std::vector<Holding>& due) {
  Report report;
  report.schema = "dutoan.settlement-status/1";
  report.title = phrase({"QUYẾT TOÁN NĂM {}", "SETTLEMENT OF {}"},
                        {same(std::to_string(end.year.fiscal_year))});
  report.head = {{"unit", {"Đơn vị", "Unit"}, end.year.unit.text()},
                 {"law", {"Chế độ quyết toán", "Law of the settlement"}, end.regime.label},
                 {"state", {"Tình trạng", "State"}, name_of(end.state)},
                 {"next", {"Việc tiếp theo", "What comes next"}, next_step(end, due.empty())}};
  const int year = end.year.fiscal_year;
  add_day(report.head, "reconciled_by",
          {"Đối chiếu với Kho bạc trước", "Reconcile with the Treasury by"}, year,
          end.regime.reconciled_by);
  add_day(report.head, "refund_warned_by", {"Nhắc nộp trả tạm ứng từ", "Refunds are late from"},
          year, end.regime.refund_warned_by);
  add_day(report.head, "refunded_by", {"Hạn cuối nộp trả tạm ứng", "Limit of refunds"}, year,
          end.regime.refunded_by);
  report.head.push_back(
      {"calendar", {"Căn cứ các hạn", "Clauses of these days"}, end.regime.calendar_citation});
  report.tables = {steps_table(review.course)};
  if (!end.blockers.empty()) {
    Report blockers = year_end_report(end, {});
    report.tables.push_back(blockers.tables.front());
  }
  if (!due.empty()) report.tables.push_back(due_table(due));
  return report;
}

}  // namespace dutoan
