// What a verification of the book and its signing are shown as.
#include <dutoan/book_file.hpp>

namespace dutoan {

Report verify_report(const std::vector<Finding>& findings, const std::string& path) {
  Report report;
  report.schema = "dutoan.verify/1";
  report.title = {"KIỂM TRA SỔ", "THE BOOK VERIFIED"};
  report.head = {{"book", {"Sổ", "Book"}, path}};
  ReportTable table{"findings",
                    {"Không khớp", "What does not hold"},
                    {{"check", {"Phép kiểm tra", "Check"}},
                     {"document", {"Từ chứng từ thứ", "From document"}, true},
                     {"why", {"Vì sao", "Why"}}},
                    {}};
  for (const Finding& each : findings)
    table.rows.push_back(
        {ReportRow::Kind::plain,
         {each.check, each.document > 0 ? ReportCell{each.document} : ReportCell{}, each.why}});
  report.tables.push_back(std::move(table));
  report.foot = {
      {"findings", {"Số chỗ không khớp", "Findings"}, static_cast<std::int64_t>(findings.size())}};
  return report;
}

Report checkpoint_report(const CheckpointText& checkpoint) {
  Report report;
  report.schema = "dutoan.checkpoint/1";
  report.title = {"MỐC KIỂM TRA", "CHECKPOINT"};
  report.head = {
      {"code", {"Mã in cạnh số liệu", "To print beside the figures"}, checkpoint.short_code},
      {"public_key", {"Mã công khai của khóa ký", "Public key"}, checkpoint.public_key},
      {"text", {"Nội dung tệp mốc", "Text of the file"}, checkpoint.text}};
  return report;
}

}  // namespace dutoan
