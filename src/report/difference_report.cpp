#include <dutoan/appraisal_report.hpp>

#include "report/book_words.hpp"

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

const Label difference_title{"Tăng, giảm (đồng)", "Difference (đồng)"};

ReportTable by_cause(const EstimateDifference& difference) {
  static constexpr std::array keys{"scope",      "people",     "days",
                                   "quantities", "unit_rates", "percentages"};
  static const std::array<Label, all_causes.size()> names{
      {{"Số lớp, dòng thêm hoặc bớt", "Classes and lines that come or go"},
       {"Số người", "People"},
       {"Số ngày, số buổi", "Days, sessions"},
       {"Khối lượng khác", "Other quantities"},
       {"Đơn giá, mức chi", "Unit rates"},
       {"Tỷ lệ", "Percentages"}}};
  ReportTable table{"by_cause",
                    {"Theo nguyên nhân", "By cause"},
                    {{"cause", {"Mã", "Code"}},
                     {"name", {"Nguyên nhân", "Cause"}},
                     {"difference", difference_title, true}},
                    {}};
  for (std::size_t i = 0; i < all_causes.size(); ++i)
    table.rows.push_back(
        {Kind::plain, {std::string{keys[i]}, names[i], difference.effects[all_causes[i]]}});
  table.rows.push_back(
      {Kind::total, {ReportCell{}, words::total, difference.after - difference.before}});
  return table;
}

std::string written_input(const FactValue& value) { return written(as_cell(value), Language::vi); }

Label inputs_text(const LineDifference& line) {
  if (line.is_added) return {"dòng mới", "new line"};
  if (line.is_removed) return {"dòng bị bỏ", "line left out"};
  Label text;
  for (const InputDifference& input : line.inputs) {
    const std::string change =
        ": " + written_input(input.before) + " → " + written_input(input.after);
    text.vi += (text.vi.empty() ? "" : "; ") + input.label.vi + change;
    text.en += (text.en.empty() ? "" : "; ") + input.label.en + change;
  }
  return text;
}

ReportTable differing_lines(const EstimateDifference& difference) {
  ReportTable table{"lines",
                    {"Các dòng thay đổi", "Lines that differ"},
                    {{"line", words::line, false, true},
                     {"name", words::line_content},
                     {"before", {"Trước (đồng)", "Before (đồng)"}, true},
                     {"after", {"Sau (đồng)", "After (đồng)"}, true},
                     {"difference", difference_title, true},
                     {"inputs", {"Thay đổi", "Changes"}}},
                    {}};
  Money before, after;
  for (const LineDifference& line : difference.lines) {
    table.rows.push_back({Kind::plain,
                          {line.code.text(), line.label, line.before, line.after, line.amount(),
                           inputs_text(line)}});
    before += line.before;
    after += line.after;
  }
  table.rows.push_back(
      {Kind::total, {words::total, ReportCell{}, before, after, after - before, ReportCell{}}});
  return table;
}

}  // namespace

Report difference_report(const EstimateDifference& difference, const std::string& before,
                         const std::string& after) {
  Report report;
  report.schema = "dutoan.difference/1";
  report.title = {"SO SÁNH HAI PHIÊN BẢN DỰ TOÁN", "TWO VERSIONS OF THE ESTIMATE"};
  report.head = {{"before", {"Phiên bản trước", "Before"}, before},
                 {"after", {"Phiên bản sau", "After"}, after},
                 {"total_before", {"Tổng trước", "Total before"}, difference.before},
                 {"total_after", {"Tổng sau", "Total after"}, difference.after}};
  report.tables = {by_cause(difference), differing_lines(difference)};
  return report;
}

}  // namespace dutoan
