// The plan as a grid to be edited, and its estimate saved as a version.
#include "web/plan_edit.hpp"
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

/// What the grid sends. The page shows it as tables; programs send the same names.
Result<std::vector<Field>> grid_fields(const Visit&) {
  return std::vector<Field>{
      {"made_from",
       {"Bản kế hoạch đã sửa", "The plan that was edited"},
       Kind::text,
       {"mã băm của tệp, có trong trang", "the digest of its file, which the page has"},
       {},
       {},
       true},
      {"{sheet}-columns",
       {"Các cột của bảng: group, row, class", "Columns of a table: group, row, class"},
       Kind::texts,
       {"khóa cột như plan export, theo thứ tự", "keys as plan export has them, in their order"}},
      {"{sheet}.{column}",
       {"Các ô của một cột, từ trên xuống", "The cells of a column, from the top"},
       Kind::texts,
       {"các cột của một bảng dài bằng nhau", "the columns of a table are equally long"}},
      {"sums",
       {"Sửa các số tổng mà kế hoạch ghi", "Make the stated sums those of the rows"},
       Kind::yes}};
}

Result<std::vector<Field>> saving_fields(const Visit& visit) {
  if (visit.estimate() == nullptr) return refuse(visit.desk->problems);
  return std::vector<Field>{
      {"number",
       {"Số, ký hiệu", "Number"},
       Kind::text,
       {"để trống: DT- và số phiên bản", "empty: DT- and the version"}},
      {"date", {"Ngày", "Date"}, Kind::date, {"15/7/2020, hn: hôm nay", "15/7/2020"}, {}, {}, true},
      {"description", {"Diễn giải", "Description"}, Kind::text}};
}

Result<Entered> save_estimate(const Visit& visit, const Values& typed, bool is_dry_run) {
  if (visit.estimate() == nullptr) return refuse(visit.desk->problems);
  const auto inputs = inputs_of(visit.settings.sources);
  if (!inputs) return refuse(inputs.error());
  const auto document = read_estimate(
      visit.book, typed_document(visit, typed, DocumentKind::estimate), *visit.estimate(), *inputs);
  if (!document) return refuse(document.error());
  const auto posted = post(visit.book, *document, visit.now, is_dry_run);
  if (!posted) return refuse(posted.error());
  const std::string number = posted->document.number.text();
  Entered made;
  made.report = of_book(visit, saved_report(*posted, visit.desk->names));
  made.to = "/history";
  made.notice = posted->is_repeated
                    ? Label{"Dự toán không đổi: vẫn là " + number + ", không lưu thêm.",
                            "The estimate is " + number + " as it was; nothing more was saved."}
                    : Label{"Đã lưu dự toán thành " + number + ".",
                            "The estimate was saved as " + number + "."};
  made.warnings = posted->warnings;
  return made;
}

/// The version that saving makes, and what each class comes to in it.
std::string version_to_be(const Visit& visit, const Values& typed) {
  Values dated = typed;
  if (dated.value("date").empty()) dated.set("date", "hn");
  const auto tried = save_estimate(visit, dated, true);
  if (!tried) return problem_summary(tried.error(), visit.language, {});
  return "<h2>" + escaped(visit.either("Sẽ lưu", "What is saved")) + "</h2>" +
         facts_as_html(tried->report.head, visit.language) +
         facts_as_html(tried->report.foot, visit.language);
}

}  // namespace

std::vector<EntryForm> plan_forms() {
  EntryForm edit{"/plan/edit",
                 Act::draft_plan,
                 Section::plan,
                 {"Sửa kế hoạch", "Edit the plan"},
                 {"Sửa kế hoạch", "Edit the plan"},
                 {"Ghi vào kế hoạch", "Write the plan"},
                 grid_fields,
                 enter_plan};
  edit.field = [](const Problem& problem) { return problem.place.cell; };
  edit.page = plan_edit_page;
  EntryForm save{"/estimate/save",
                 Act::draft_plan,
                 Section::plan,
                 {"Lưu phiên bản", "Save a version"},
                 {"Lưu dự toán thành phiên bản", "Save the estimate as a version"},
                 {"Lưu vào sổ", "Save"},
                 saving_fields,
                 save_estimate,
                 version_to_be};
  return {edit, save, class_entry_form()};
}

}  // namespace dutoan::web
