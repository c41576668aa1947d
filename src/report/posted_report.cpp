#include "report/book_words.hpp"

#include <dutoan/words.hpp>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

Label outcome_of(const Posted& posted) {
  if (posted.is_repeated)
    return {"ĐÃ CÓ TRONG SỔ, KHÔNG GHI THÊM", "IN THE BOOK ALREADY, NOTHING WAS POSTED"};
  if (posted.is_dry_run) return {"GHI THỬ: ĐƯỢC, CHƯA GHI GÌ", "DRY RUN: ACCEPTED, NOT POSTED"};
  switch (posted.document.kind) {
    case DocumentKind::draft: return {"ĐÃ LƯU NHÁP, CHƯA GHI SỔ", "DRAFT KEPT, NOT POSTED"};
    case DocumentKind::dropping: return {"ĐÃ BỎ NHÁP", "DRAFT DROPPED"};
    case DocumentKind::refusal: return {"ĐÃ GHI KHO BẠC TỪ CHỐI", "REFUSAL ENTERED"};
    default: return {"ĐÃ GHI SỔ", "POSTED"};
  }
}

}  // namespace

std::vector<ReportFact> report::head_of(const Document& d) {
  std::vector<ReportFact> head = {
      {"kind", words::document_kind, name_of(d.kind)},
      {"number", words::document_number, d.number.text()},
      {"date", {"Ngày chứng từ", "Date"}, d.date},
      {"posted_on", words::document_date, d.posted_on},
  };
  if (const auto becomes = drafted_document(d); becomes && d.kind == DocumentKind::draft)
    head.push_back(
        {"becomes", words::becomes,
         phrase({"{} {}", "{} {}"}, {name_of(becomes->kind), same(becomes->number.text())})});
  const auto add = [&](const char* key, const Label& title, const std::string& text) {
    if (!text.empty()) head.push_back({key, title, text});
  };
  if (d.version > 0) head.push_back({"version", words::version, std::int64_t{d.version}});
  add("payee", words::payee, d.payee);
  add("contract", {"Hợp đồng", "Contract"}, d.contract);
  if (d.guarantee && d.guarantee->until) {
    head.push_back({"guaranteed", {"Bảo lãnh tạm ứng", "Guaranteed"}, d.guarantee->amount});
    head.push_back({"guaranteed_until",
                    {"Bảo lãnh có hiệu lực đến", "Guaranteed until"},
                    *d.guarantee->until});
  } else if (d.guarantee) {
    head.push_back({"guarantee_awaited",
                    {"Hợp đồng yêu cầu bảo lãnh", "The contract asks for a guarantee"},
                    Label{"chưa nộp", "not handed in yet"}});
  }
  add("target", {"Chỉ dùng cho", "Only for"}, target_text(d.target));
  add("follows", {"Theo chứng từ", "Follows"}, d.follows.text());
  const bool ends_draft = d.kind == DocumentKind::dropping || d.kind == DocumentKind::refusal;
  add("description", ends_draft ? words::reason : words::description, d.description);
  add("id", {"Mã chứng từ", "Id"}, d.id.text());
  return head;
}

namespace {

/// What has no line is an allotment, of which the part that no line has yet is left.
Money left_of(const PostedLine& line) {
  const bool is_whole = line.after.scope.level == ControlLevel::whole;
  return is_whole ? line.after.standing[Stage::allotted] : line.after.left();
}

ReportTable lines_of(const Posted& posted, const BookNames& names) {
  const bool is_whole =
      !posted.lines.empty() && posted.lines.front().after.scope.level == ControlLevel::whole;
  ReportTable table{"lines",
                    {"Các dòng", "Lines"},
                    {{"line", is_whole ? words::funding : words::line},
                     {"name", words::line_content},
                     {"amount", words::money, true},
                     {"left", is_whole ? name_of(Stage::allotted) : words::left_after, true}},
                    {}};
  Money sum;
  for (const PostedLine& line : posted.lines) {
    const std::string code = is_whole ? written(line.line.funding) : line.line.line.text();
    table.rows.push_back(
        {Kind::plain, {code, named(names.lines, code), line.line.amount, left_of(line)}});
    sum += line.line.amount;
  }
  if (!table.rows.empty())
    table.rows.push_back({Kind::total, {words::total, ReportCell{}, sum, ReportCell{}}});
  return table;
}

}  // namespace

ReportTable report::table_of(const std::vector<DeviatingLine>& deviations) {
  ReportTable table{"deviations",
                    {"Khác với số thẩm định", "Other than appraised"},
                    {{"decision", words::document_number},
                     {"line", words::line},
                     {"appraised", {"Thẩm định", "Appraised"}, true},
                     {"approved", {"Phê duyệt", "Approved"}, true},
                     {"difference", {"Chênh lệch", "Difference"}, true},
                     {"reason", {"Lý do", "Reason"}}},
                    {}};
  for (const DeviatingLine& each : deviations)
    table.rows.push_back({Kind::plain,
                          {each.decision.text(), each.line.text(), each.appraised, each.approved,
                           each.approved - each.appraised, each.reason}});
  return table;
}

namespace {

ReportTable moves_of(const Kept& kept, const BookNames& names) {
  ReportTable table{"postings",
                    {"Bút toán: tiền chuyển từ giai đoạn nào sang giai đoạn nào",
                     "Postings: from which stage to which"},
                    {{"line", words::line},
                     {"name", words::line_content, false, false, true},
                     {"from", {"Từ", "From"}},
                     {"to", {"Sang", "To"}},
                     {"amount", words::money, true}},
                    {}};
  for (const Posting& each : kept.postings) {
    const Account& own = each.debit.line == LineCode{} ? each.credit : each.debit;
    const std::string code = own.line == LineCode{} ? std::string{} : own.line.text();
    table.rows.push_back({Kind::plain,
                          {code, named(names.lines, code), name_of(each.credit.stage),
                           name_of(each.debit.stage), each.amount}});
  }
  return table;
}

ReportTable drafted_lines(const Document& draft, const BookNames& names) {
  ReportTable table{"lines",
                    {"Các dòng, chưa ghi sổ", "Lines, not posted"},
                    {{"line", words::line},
                     {"name", words::line_content, false, false, true},
                     {"amount", words::money, true}},
                    {}};
  for (const DocumentLine& each : draft.lines) {
    const std::string code = each.line.text();
    table.rows.push_back({Kind::plain, {code, named(names.lines, code), each.amount}});
  }
  return table;
}

ReportTable papers_of(const Document& document) {
  ReportTable table{"evidence",
                    {"Giấy tờ kèm theo", "Papers attached"},
                    {{"paper", words::document_kind},
                     {"number", words::document_number},
                     {"date", {"Ngày", "Date"}},
                     {"amount", words::money, true}},
                    {}};
  for (const Evidence& each : document.evidence)
    table.rows.push_back(
        {Kind::plain, {each.kind, each.number.text(), each.date, unless_zero(each.amount)}});
  return table;
}

ReportTable table_of(const std::vector<Kept>& followers) {
  ReportTable table{"followers",
                    {"Chứng từ ghi tiếp theo nó", "Documents that follow it"},
                    {{"number", words::document_number},
                     {"document", words::document_kind},
                     {"posted_on", words::document_date},
                     {"amount", words::money, true}},
                    {}};
  for (const Kept& each : followers)
    table.rows.push_back({Kind::plain,
                          {each.document.number.text(), name_of(each.document.kind),
                           each.document.posted_on, each.document.total}});
  return table;
}

}  // namespace

/// The document's total, or that of the draft that it drops or refuses.
static Money sum_of(const Posted& posted) {
  Money sum = posted.document.total;
  if (posted.document.lines.empty())
    for (const PostedLine& line : posted.lines) sum += line.line.amount;
  return sum;
}

Report posted_report(const Posted& posted, const BookNames& names) {
  Report report;
  report.schema = "dutoan.posted/1";
  report.title = outcome_of(posted);
  report.head = head_of(posted.document);
  if (posted.sequence > 0)
    report.head.push_back({"sequence", {"Thứ tự trong sổ", "Sequence"}, posted.sequence});
  report.tables.push_back(lines_of(posted, names));
  if (!posted.deviations.empty()) report.tables.push_back(table_of(posted.deviations));
  const Money total = sum_of(posted);
  if (!posted.lines.empty())
    report.foot = {{"total", words::money, total},
                   {"total_in_words", words::in_words, amount_in_words(total)}};
  return report;
}

Report kept_report(const Kept& kept, const std::vector<Kept>& followers, const BookNames& names) {
  const Document& d = kept.document;
  Report report;
  report.schema = "dutoan.voucher/1";
  report.title = {"CHỨNG TỪ TRONG SỔ", "DOCUMENT OF THE BOOK"};
  report.head = head_of(d);
  report.head.push_back({"author", {"Người lập", "Entered by"}, d.author.text()});
  if (!d.decider.is_empty())
    report.head.push_back({"decider", {"Người quyết định", "Decided by"}, d.decider.text()});
  report.head.push_back({"sequence", {"Thứ tự trong sổ", "Sequence"}, kept.sequence});
  const bool is_draft = d.kind == DocumentKind::draft;
  report.tables = {is_draft ? drafted_lines(d, names) : moves_of(kept, names), papers_of(d),
                   table_of(followers)};
  report.foot = {{"total", words::money, d.total},
                 {"total_in_words", words::in_words, amount_in_words(d.total)}};
  return report;
}

}  // namespace dutoan
