// What was allotted to the unit: the decisions, and the form that enters one.
#include "web/money_fields.hpp"
#include "web/routes.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

bool is_allotment(DocumentKind kind) {
  return kind == DocumentKind::allotment || kind == DocumentKind::provisional ||
         kind == DocumentKind::supplement || kind == DocumentKind::reduction ||
         kind == DocumentKind::adjustment || kind == DocumentKind::withholding ||
         kind == DocumentKind::dispute;
}

/// A decision, and what reversed it.
Result<Page> allotments(const Visit& visit) {
  auto all = list_documents(visit.book);
  std::erase_if(all,
                [](const ListedDocument& each) { return !is_allotment(each.kept.document.kind); });
  Page page = page_of(visit, documents_report(all));
  page.title = {"Kinh phí được giao", "What was allotted"};
  if (visit.may(Act::allot))
    page.actions = {{"/allotments/new", {"Ghi quyết định giao", "Enter a decision"}}};
  return page;
}

std::vector<Choice> kinds() {
  return {{"allotment", {"Giao dự toán", "Allotment"}},
          {"provisional", {"Tạm cấp", "Provisional allotment"}},
          {"supplement", {"Bổ sung", "Supplement"}},
          {"reduction", {"Giảm, thu hồi", "Reduction"}},
          {"adjustment", {"Điều chỉnh giữa các nhiệm vụ", "Adjustment between fundings"}},
          {"withholding", {"Giữ lại; số âm: cho sử dụng lại", "Withholding; below 0: given back"}},
          {"dispute",
           {"Cơ quan tài chính yêu cầu điều chỉnh lại; số âm: đã thống nhất",
            "Disputed by the finance office; below 0: settled"}}};
}

Result<std::vector<Field>> allotment_fields(const Visit& visit) {
  std::vector<Field> fields{
      {"as", {"Loại quyết định", "Kind of decision"}, Kind::choice, {}, "allotment", kinds(), true},
      {"amount",
       {"Số tiền (đồng)", "Amount (đồng)"},
       Kind::amount,
       {"5.500.000.000, 5,5tỷ, 200tr", "5.500.000.000, 5,5tỷ, 200tr"},
       {},
       {},
       true},
      {"number", {"Số quyết định", "Number"}, Kind::text, {}, {}, {}, true},
      date_field({}),
      {"posted_on",
       {"Ngày ghi sổ", "Posted on"},
       Kind::date,
       {"Để trống: như ngày quyết định", "Left empty: the date of the decision"}},
      {"decider", {"Người quyết định", "Decided by"}, Kind::text, {}, {}, {}, true},
      {"description", {"Diễn giải", "Description"}, Kind::text},
      {"giver",
       {"Kinh phí chuyển đi", "Funding that gives"},
       Kind::text,
       {"Chỉ khi điều chỉnh: các mã khác với kinh phí nhận, như subcategory=085",
        "Of an adjustment only: the codes in which it differs, as subcategory=085"}},
      {"target",
       {"Mục tiêu", "Target"},
       Kind::text,
       {"Chỉ khi bổ sung, thu hồi có mục tiêu: lớp hoặc dòng, như ML1 hoặc ML1/hall",
        "Of a supplement, or what is taken back of it, for one class or line: ML1 or ML1/hall"}}};
  add_funding_fields(visit, fields);
  return fields;
}

Result<Entered> enter_allotment(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto kind =
      document_kind_of(typed.value("as", "allotment")).value_or(DocumentKind::allotment);
  TypedDocument made =
      typed_document(visit, typed, is_allotment(kind) ? kind : DocumentKind::allotment);
  made.giver = typed.value("giver");
  return enter_document(visit, made, is_dry_run);
}

std::string field_of(const Problem& problem) {
  std::string field = field_of_rule(problem);
  return field == "lines" ? "amount" : field;  // its one line is the funding itself
}

/// The typed amount in words, above where the money stands.
std::string stages_beside(const Visit& visit, const Values& typed) {
  std::string html = "<h2>" + escaped(visit.either("Kinh phí", "The money")) + "</h2>";
  if (const auto amount = parse_amount(typed.value("amount")))
    html += "<p class=\"in-words\"><strong>" + format_amount(*amount) + "</strong><br>" +
            escaped(amount_in_words(*amount)) + "</p>";
  const Report report = status_report(what_is_left(visit.book, {}, ControlLevel::whole));
  return html + as_html_part(report, visit.language, links_of(visit));
}

}  // namespace

std::vector<PageRoute> allotment_pages() {
  return {{"/allotments",
           Act::look,
           Section::vouchers,
           {"Kinh phí được giao", "Allotments"},
           allotments}};
}

std::vector<EntryForm> allotment_forms() {
  EntryForm form{"/allotments/new",
                 Act::allot,
                 Section::vouchers,
                 {},
                 {"Ghi quyết định giao, bổ sung, thu hồi", "Enter an allotment"},
                 {"Lưu và ghi sổ", "Enter"},
                 allotment_fields,
                 enter_allotment};
  form.field = field_of;
  form.beside = stages_beside;
  return {form};
}

}  // namespace dutoan::web
