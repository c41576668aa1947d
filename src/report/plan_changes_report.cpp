// What a workbook would change in a plan, before anybody accepts it.
#include "report/vietnamese.hpp"

#include <dutoan/report.hpp>

namespace dutoan {
namespace {

using Kind = PlanChange::Kind;

Label kind_label(Kind kind) {
  switch (kind) {
    case Kind::changed: return {"sửa", "changed"};
    case Kind::added: return {"thêm", "added"};
    case Kind::removed: return {"bỏ", "removed"};
    case Kind::moved: return {"đổi thứ tự", "moved"};
  }
  return {};
}

ReportCell cell_of(const std::optional<FactValue>& value) {
  return value ? as_cell(*value) : ReportCell{};
}

std::string place_of(const FilePlace& place) {
  if (place.line == 0) return place.cell;
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace

Report plan_changes_report(const std::string& plan, const std::string& file,
                           const std::vector<PlanChange>& changes) {
  Report report;
  report.schema = "dutoan.plan_changes/1";
  report.title = {"KHÁC BIỆT SO VỚI KẾ HOẠCH", "DIFFERENCES FROM THE PLAN"};
  report.head = {{"plan", {"Kế hoạch", "Plan"}, plan}, {"file", {"Tệp", "File"}, file}};
  report.foot = {
      {"changes", {"Số khác biệt", "Differences"}, static_cast<std::int64_t>(changes.size())}};
  ReportTable table{"changes", {"Khác biệt", "Differences"}, {}, {}};
  table.columns = {{"where", {"Ở đâu", "Where"}},
                   {"change", {"Việc", "Change"}},
                   {"what", {"Nội dung", "What"}},
                   {"before", {"Trong kế hoạch", "In the plan"}, true},
                   {"after", {"Trong tệp", "In the file"}, true},
                   {"place", {"Ô", "Cell"}}};
  for (const PlanChange& change : changes)
    table.rows.push_back({ReportRow::Kind::plain,
                          {change.where, kind_label(change.kind), change.what,
                           cell_of(change.before), cell_of(change.after), place_of(change.place)}});
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace dutoan
