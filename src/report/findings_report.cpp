#include <dutoan/appraisal_report.hpp>

#include "report/book_words.hpp"

namespace dutoan {

Report findings_report(const AppraisalRound& round, const Problems& findings) {
  Report report;
  report.schema = "dutoan.findings/1";
  report.title = {"SOÁT DỰ TOÁN TRƯỚC KHI THẨM ĐỊNH", "THE ESTIMATE LOOKED OVER"};
  const Document& estimate = round.round.estimate.document;
  report.head = {{"version", report::words::version,
                  std::to_string(estimate.version) + " (" + estimate.number.text() + ")"},
                 {"requested", {"Đề nghị", "Requested"}, round.appraisal.requested.total}};
  ReportTable table{"findings",
                    {"Những điểm cần xem", "What to look at"},
                    {{"code", {"Mã", "Code"}},
                     {"finding", {"Nội dung", "Finding"}},
                     {"cure", {"Cách xử lý", "What would cure it"}}},
                    {}};
  for (const Problem& each : findings) {
    const RuleText& text = rule_text(each.rule);
    table.rows.push_back({ReportRow::Kind::plain,
                          {"DT" + std::to_string(text.code),
                           Label{sentence(each, Language::vi), sentence(each, Language::en)},
                           Label{advice(each, Language::vi), advice(each, Language::en)}}});
  }
  report.tables.push_back(std::move(table));
  report.foot = {{"findings", {"Số điểm", "Findings"}, static_cast<std::int64_t>(findings.size())}};
  return report;
}

Report received_report(const Received& received) {
  Report report;
  report.schema = "dutoan.received/1";
  report.title = received.is_dry_run
                     ? Label{"NHẬN THỬ HỒ SƠ, CHƯA GHI GÌ", "DRY RUN, NOTHING TAKEN"}
                     : Label{"ĐÃ NHẬN HỒ SƠ VÀO SỔ", "DOSSIER TAKEN INTO THE BOOK"};
  ReportTable table{"documents",
                    {"Các văn bản trong tệp", "Documents of the file"},
                    {{"document", report::words::document_kind},
                     {"number", report::words::document_number},
                     {"date", {"Ngày", "Date"}},
                     {"author", {"Người lập", "By"}},
                     {"amount", report::words::money, true}},
                    {}};
  for (const Document& each : received.documents)
    table.rows.push_back({ReportRow::Kind::plain,
                          {name_of(each.kind), each.number.text(), each.date, each.author.text(),
                           report::unless_zero(each.total)}});
  report.tables.push_back(std::move(table));
  const auto count = static_cast<std::int64_t>(received.documents.size());
  const auto known = static_cast<std::int64_t>(received.known);
  report.foot = {{"documents", {"Số văn bản", "Documents"}, count},
                 {"known", {"Đã có trong sổ", "In the book already"}, known},
                 {"taken", {"Mới", "New"}, count - known}};
  return report;
}

}  // namespace dutoan
