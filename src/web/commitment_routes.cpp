// Commitments: what contracts hold, entered and released.
#include "web/left_panel.hpp"
#include "web/money_fields.hpp"
#include "web/routes.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

/// What commitments still hold, in the order in which they were entered.
std::vector<Holding> open_commitments(const Visit& visit) {
  std::vector<Scope> wholes;
  visit.book.standings({}, ControlLevel::whole,
                       [&](const Scope& scope, const Standing&) { wholes.push_back(scope); });
  std::vector<Holding> all;
  visit.book.read([&](const BookView& view) {
    for (const Scope& whole : wholes)
      for (Holding& each : view.opened(whole, Stage::committed)) all.push_back(std::move(each));
  });
  std::ranges::stable_sort(all, {}, &Holding::since);
  return all;
}

Report commitments_report(const std::vector<Holding>& all, const BookNames& names) {
  Report report;
  report.schema = "dutoan.commitments/1";
  report.title = {"CAM KẾT CHI CÒN HIỆU LỰC", "OPEN COMMITMENTS"};
  ReportTable table{"commitments",
                    {"Theo hợp đồng, từng dòng", "By contract, line by line"},
                    {{"number", {"Số", "Number"}, false, true},
                     {"contract", {"Hợp đồng", "Contract"}},
                     {"line", {"Dòng", "Line"}},
                     {"name", {"Nội dung", "Content"}, false, false, true},
                     {"since", {"Từ ngày", "Since"}},
                     {"amount", {"Còn giữ (đồng)", "Held (đồng)"}, true}},
                    {}};
  Money sum;
  for (const Holding& each : all) {
    const std::string line = each.account.line.text();
    const auto name = names.lines.find(line);
    table.rows.push_back({ReportRow::Kind::plain,
                          {each.number.text(), each.holder, line,
                           name == names.lines.end() ? ReportCell{} : ReportCell{name->second},
                           each.since, each.amount}});
    sum += each.amount;
  }
  const Label total{"Tổng cộng", "Total"};
  if (!all.empty())
    table.rows.push_back({ReportRow::Kind::total,
                          {total, ReportCell{}, ReportCell{}, ReportCell{}, ReportCell{}, sum}});
  report.tables.push_back(std::move(table));
  report.foot = {{"held", {"Cam kết còn giữ", "Held by commitments"}, sum}};
  return report;
}

/// What a contract asks for before money of it is advanced.
std::vector<Field> guarantee_fields(bool is_required) {
  return {{"guarantee",
           {"Bảo lãnh tạm ứng (đồng)", "Guarantee of advances (đồng)"},
           Kind::amount,
           {is_required ? "" : "Chỉ khi hợp đồng yêu cầu; 0 nếu chưa nộp",
            is_required ? "" : "Only where the contract asks for one; 0 until it is handed in"},
           {},
           {},
           is_required},
          {"guarantee_until",
           {"Bảo lãnh có hiệu lực đến", "Guaranteed until"},
           Kind::date,
           {"Ngày cuối cùng còn hiệu lực", "The last day on which it is valid"},
           {},
           {},
           is_required}};
}

/// What each commitment leads to, above the lines of all.
std::string actions_html(const Visit& visit, const std::vector<Holding>& all) {
  if (!visit.may(Act::post)) return {};
  std::map<std::string, std::string> numbers;  // by id, in order of number
  for (const Holding& each : all) numbers[each.number.text()] = each.holder;
  std::string html = "<ul class=\"ways\">";
  for (const auto& [number, contract] : numbers) {
    const auto link = [&](const std::string& to, const std::string& words, const char* key = "") {
      const std::string hook = *key == '\0' ? "" : std::string{" data-key=\""} + key + "\"";
      return "<a href=\"" + escaped(to) + "\"" + hook + ">" + escaped(words) + "</a> ";
    };
    html +=
        "<li>" + link("/vouchers/" + encoded(number), number) + escaped(contract) + ": " +
        link("/vouchers/new?follows=" + encoded(number), visit.either("Thanh toán", "Pay"), "F9") +
        link("/advances/new?follows=" + encoded(number), visit.either("Tạm ứng", "Advance")) +
        link("/commitments/" + encoded(number) + "/release", visit.either("Giải phóng", "Release"),
             "F8") +
        "</li>";
  }
  return html + "</ul>";
}

Result<Page> commitments(const Visit& visit) {
  const auto all = open_commitments(visit);
  Page page = page_of(visit, commitments_report(all, visit.desk->names));
  page.title = {"Cam kết chi còn hiệu lực", "Open commitments"};
  if (all.empty())
    page.body =
        "<p>" +
        escaped(visit.either("Không còn cam kết nào giữ tiền.", "No commitment holds money.")) +
        "</p>";
  else
    page.body = actions_html(visit, all) + page.body;
  if (visit.may(Act::post))
    page.actions = {{"/commitments/new", {"Ghi cam kết chi", "Enter a commitment"}}};
  return page;
}

Result<std::vector<Field>> commitment_fields(const Visit& visit) {
  const Proposed proposed = proposed_of(visit, DocumentKind::commitment);
  std::vector<Field> fields{
      date_field(proposed),
      number_field(proposed),
      {"contract", {"Số hợp đồng", "Contract"}, Kind::text, {}, {}, {}, true},
      lines_field(),
      payee_field(),
      description_field({"tên khoản chi và lớp", "the names of the item and the class"}),
      decider_field(proposed)};
  std::ranges::move(guarantee_fields(false), std::back_inserter(fields));
  leave_out_decider(visit, DocumentKind::commitment, fields);
  add_funding_choice(visit, fields);
  add_rarely_typed(fields);
  return fields;
}

Result<Entered> enter_commitment(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, DocumentKind::commitment);
  if (made.description.empty()) made.description = described(visit, typed);
  return enter_document(visit, made, is_dry_run);
}

Result<std::vector<Field>> release_fields(const Visit& visit) {
  const auto commitment = find_document(visit.book, visit.parts.value("number"));
  if (!commitment) return refuse(commitment.error());
  const Proposed proposed = proposed_of(visit, DocumentKind::release);
  const std::string what = "giải phóng " + commitment->document.number.text();
  std::vector<Field> fields{date_field(proposed), number_field(proposed),
                            held_field(held_lines(visit, commitment->document, Stage::committed)),
                            description_field({what, what}), decider_field(proposed)};
  add_rarely_typed(fields);
  return fields;
}

Result<Entered> enter_release(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, DocumentKind::release);
  made.follows = visit.parts.value("number");
  if (made.description.empty()) made.description = "giải phóng " + made.follows;
  return enter_document(visit, made, is_dry_run);
}

Result<std::vector<Field>> guarantee_form_fields(const Visit& visit) {
  const auto commitment = find_document(visit.book, visit.parts.value("number"));
  if (!commitment) return refuse(commitment.error());
  const std::string what = "bảo lãnh tạm ứng của " + commitment->document.number.text();
  std::vector<Field> fields{
      date_field(proposed_of(visit, DocumentKind::guarantee)),
      {"number", {"Số bảo lãnh", "Number of the guarantee"}, Kind::text, {}, {}, {}, true},
      {"payee", {"Ngân hàng bảo lãnh", "Bank that guarantees"}, Kind::text, {}, {}, {}, true}};
  std::ranges::move(guarantee_fields(true), std::back_inserter(fields));
  fields.push_back(description_field({what, what}));
  add_rarely_typed(fields);
  return fields;
}

Result<Entered> enter_guarantee(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, DocumentKind::guarantee);
  made.follows = visit.parts.value("number");
  if (made.description.empty()) made.description = "bảo lãnh tạm ứng của " + made.follows;
  return enter_document(visit, made, is_dry_run);
}

}  // namespace

std::vector<PageRoute> commitment_pages() {
  return {
      {"/commitments", Act::look, Section::vouchers, {"Cam kết chi", "Commitments"}, commitments}};
}

std::vector<EntryForm> commitment_forms() {
  EntryForm commitment{"/commitments/new",
                       Act::post,
                       Section::vouchers,
                       {},
                       {"Ghi cam kết chi", "Enter a commitment"},
                       {"Lưu và ghi sổ", "Enter"},
                       commitment_fields,
                       enter_commitment};
  commitment.beside = [](const Visit& visit, const Values& typed) {
    return left_panel(visit, typed, DocumentKind::commitment, {});
  };
  commitment.may_be_draft = may_be_drafted(DocumentKind::commitment);
  EntryForm release{"/commitments/{number*}/release",
                    Act::post,
                    Section::vouchers,
                    {},
                    {"Giải phóng cam kết chi", "Release a commitment"},
                    {"Lưu và ghi sổ", "Enter"},
                    release_fields,
                    enter_release};
  release.beside = [](const Visit& visit, const Values& typed) {
    return left_panel(visit, typed, DocumentKind::release, visit.parts.value("number"));
  };
  EntryForm guarantee{"/commitments/{number*}/guarantee",
                      Act::post,
                      Section::vouchers,
                      {},
                      {"Ghi bảo lãnh tạm ứng", "Enter a guarantee"},
                      {"Lưu và ghi sổ", "Enter"},
                      guarantee_form_fields,
                      enter_guarantee};
  return {commitment, release, guarantee};
}

}  // namespace dutoan::web
