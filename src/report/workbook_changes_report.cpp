#include <dutoan/appraisal_workbook.hpp>

#include "report/book_words.hpp"

#include <algorithm>
#include <set>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

/// "Thẩm định!J12" without the sheet: one sheet alone has lines.
std::string cell_of(const FilePlace& place) { return place.cell.substr(place.cell.rfind('!') + 1); }

/// What each line costs more or less than before, where it does.
std::map<std::string, Money> effects_of(const AppraisedWorkbook& changes) {
  std::map<std::string, Money> effects;
  for (std::size_t i = 0; i < changes.after.lines.size(); ++i) {
    const Money effect = changes.after.lines[i].appraised - changes.before.lines[i].appraised;
    if (!effect.is_zero()) effects[changes.after.lines[i].code.text()] = effect;
  }
  return effects;
}

ReportTable changed_cells(const AppraisedWorkbook& changes) {
  ReportTable table{"cells",
                    {"Các thay đổi", "Changes"},
                    {{"cell", {"Ô", "Cell"}, false, true},
                     {"line", words::line, false, true},
                     {"what", {"Nội dung", "What"}},
                     {"before", {"Trước", "Before"}},
                     {"after", {"Sau", "After"}},
                     {"effect", {"Tăng, giảm (đồng)", "Difference (đồng)"}, true}},
                    {}};
  auto effects = effects_of(changes);
  for (const AppraisedCell& each : changes.cells) {
    // The effect stands beside the first cell of its line.
    auto effect = effects.extract(each.line.text());
    table.rows.push_back(
        {Kind::plain,
         {cell_of(each.place), each.line.text(), each.what, each.before, each.after,
          effect.empty() ? ReportCell{} : ReportCell{effect.mapped()}}});
  }
  for (const AppraisedLine& line : changes.after.lines)
    if (const auto effect = effects.find(line.code.text()); effect != effects.end())
      table.rows.push_back({Kind::plain,
                            {ReportCell{}, line.code.text(),
                             Label{"theo các khoản làm căn cứ tính tỷ lệ",
                                   "follows the lines it is a percentage of"},
                             ReportCell{}, ReportCell{}, effect->second}});
  table.rows.push_back({Kind::total,
                        {words::total, ReportCell{}, ReportCell{}, ReportCell{}, ReportCell{},
                         changes.after.appraised.total - changes.before.appraised.total}});
  return table;
}

}  // namespace

Report workbook_changes_report(const AppraisedWorkbook& changes) {
  Report report;
  report.schema = "dutoan.workbook-changes/1";
  const bool is_same = changes.cells.empty();
  report.title = is_same ? Label{"BẢNG THẨM ĐỊNH KHÔNG CÓ THAY ĐỔI", "NO CHANGE IN THE WORKBOOK"}
                         : Label{"BẢNG THẨM ĐỊNH THAY ĐỔI, CHƯA GHI SỔ", "CHANGES, NOT POSTED"};
  report.head = {{"file", {"Tệp", "File"}, changes.file},
                 {"lines",
                  {"Số dòng thay đổi", "Lines changed"},
                  static_cast<std::int64_t>(changes.decisions.size())}};
  report.tables = {changed_cells(changes)};
  if (is_same) report.tables.front().rows.clear();
  report.foot = {
      {"before", {"Thẩm định trước", "Appraised before"}, changes.before.appraised.total},
      {"after", {"Thẩm định sau", "Appraised after"}, changes.after.appraised.total},
      {"undecided",
       {"Số dòng chưa đánh giá", "Lines not appraised yet"},
       static_cast<std::int64_t>(changes.after.undecided())}};
  return report;
}

}  // namespace dutoan
