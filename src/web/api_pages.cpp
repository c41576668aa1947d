// What programs may ask: every page and form with its address, who may, and how one gets in.
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

Label name_of_fields(const Visit& visit, const EntryForm& form) {
  if (form.path.find('{') != std::string::npos) return {"xem openapi.json", "see openapi.json"};
  const auto fields = form.fields(visit);
  if (!fields) return {"xem openapi.json", "see openapi.json"};
  std::string names;
  for (const Field& field : *fields) {
    const std::string key = field.kind == Field::Kind::lines ? "line, amount" : field.key;
    names += (names.empty() ? "" : ", ") + key + (field.is_required ? "*" : "");
  }
  return {names, names};
}

ReportTable pages() {
  ReportTable table{
      "pages",
      {"Hỏi bằng GET", "Asked with GET"},
      {{"path", {"Địa chỉ", "Address"}}, {"what", {"Nội dung", "What"}}, {"act", {"Quyền", "Act"}}},
      {}};
  for (const PageRoute& route : page_routes())
    table.rows.push_back(
        {ReportRow::Kind::plain, {"/api/1" + route.path, route.menu, name_of(route.act)}});
  return table;
}

ReportTable forms(const Visit& visit) {
  ReportTable table{"forms",
                    {"Ghi bằng POST", "Entered with POST"},
                    {{"path", {"Địa chỉ", "Address"}},
                     {"what", {"Nội dung", "What"}},
                     {"act", {"Quyền", "Act"}},
                     {"fields", {"Trường; * là bắt buộc", "Fields; * is required"}}},
                    {}};
  for (const EntryForm& form : entry_forms())
    table.rows.push_back(
        {ReportRow::Kind::plain,
         {"/api/1" + form.path, form.title, name_of(form.act), name_of_fields(visit, form)}});
  return table;
}

ReportRemark ways() {
  return {
      "ways",
      {"Cách gọi", "How to ask"},
      {{"Mô tả đầy đủ (OpenAPI 3.1): /api/1/openapi.json.",
        "The full document (OpenAPI 3.1): /api/1/openapi.json."},
       {"Vào sổ như trình duyệt: gửi kèm cookie của phiên; mọi POST có thêm đầu mục "
        "X-Dutoan-Token, "
        "là giá trị của trường token trong mọi mẫu.",
        "Come in as a browser does: send the session's cookie; with every POST also the header "
        "X-Dutoan-Token, the value of the field token of every form."},
       {"POST gửi application/json: chữ, số nguyên, đúng/sai, hoặc danh sách; số tiền là số nguyên "
        "đồng. Thêm \"dry_run\": true để chỉ thử. Gửi lại cùng \"id\" thì chỉ ghi một lần.",
        "A POST sends application/json: texts, whole numbers, truths, or lists; amounts are whole "
        "đồng. With \"dry_run\": true it is only tried. Sent again with the same \"id\" it is "
        "entered once."},
       {"Bị từ chối thì có danh sách problems: mã DT, câu, cách sửa, trường.",
        "What is refused comes with a list of problems: DT code, sentence, advice, field."}}};
}

Result<Page> show(const Visit& visit) {
  Report report;
  report.schema = "dutoan.api/1";
  report.title = {"Cho chương trình", "For programs"};
  report.tables = {pages(), forms(visit)};
  report.remarks = {ways()};
  return page_of(visit, std::move(report));
}

}  // namespace

std::vector<PageRoute> api_pages() {
  return {{"/help/api", Act::look, Section::help, {"Cho chương trình", "For programs"}, show}};
}

}  // namespace dutoan::web
