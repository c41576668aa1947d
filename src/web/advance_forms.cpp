// Advances: paid, cleared with what they hold filled in, repaid.
#include "web/left_panel.hpp"
#include "web/money_fields.hpp"
#include "web/routes.hpp"

#include <dutoan/notation.hpp>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

Result<std::vector<Field>> advance_fields(const Visit& visit) {
  const Proposed proposed = proposed_of(visit, DocumentKind::advance);
  std::vector<Field> fields{
      date_field(proposed),
      number_field(proposed),
      lines_on_commitment(visit),
      payee_field(payee_on_commitment(visit)),
      description_field({"tên khoản chi và lớp", "the names of the item and the class"}),
      decider_field(proposed),
      {"follows",
       {"Theo cam kết chi", "On the commitment"},
       Kind::text,
       {"Số cam kết, nếu tạm ứng theo hợp đồng", "Its number, where it is on a contract"},
       visit.asked("follows")}};
  leave_out_decider(visit, DocumentKind::advance, fields);
  add_funding_choice(visit, fields);
  add_rarely_typed(fields);
  return fields;
}

Result<Entered> enter_advance(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, DocumentKind::advance);
  if (made.description.empty()) made.description = described(visit, typed);
  return enter_document(visit, made, is_dry_run);
}

EntryForm advance_form() {
  EntryForm form{"/advances/new",
                 Act::post,
                 Section::advances,
                 {"Chi tạm ứng", "Pay an advance"},
                 {"Chi tạm ứng", "Pay an advance"},
                 {"Lưu và ghi sổ", "Enter"},
                 advance_fields,
                 enter_advance};
  form.beside = [](const Visit& visit, const Values& typed) {
    return left_panel(visit, typed, DocumentKind::advance, typed.value("follows"));
  };
  form.goes_on = true;
  form.may_be_draft = true;
  return form;
}

/// What clears and what repays an advance differ in these.
struct Ending {
  DocumentKind kind;
  const char* path;
  Label title, submit;
  const char* description;  // with the advance's number behind it
};

/// The fields of what ends the advance of the path: all that it holds stands there at first.
Result<std::vector<Field>> ending_fields(const Visit& visit, const Ending& ending) {
  const auto advance = find_document(visit.book, visit.parts.value("number"));
  if (!advance) return refuse(advance.error());
  const Document& document = advance->document;
  const Proposed proposed = proposed_of(visit, ending.kind);
  const std::string what = ending.description + (" " + document.number.text());
  std::vector<Field> fields{date_field(proposed),
                            number_field(proposed),
                            held_field(held_lines(visit, document, Stage::advanced)),
                            payee_field(document.payee),
                            description_field({what, what}),
                            decider_field(proposed)};
  if (ending.kind == DocumentKind::clearance)
    fields.push_back({"advanced_on",
                      {"Dòng đã tạm ứng", "Line of the advance"},
                      Kind::line,
                      {"Chỉ khi chi trên dòng khác cùng mục", "Only where it was another line"}});
  leave_out_decider(visit, ending.kind, fields);
  add_rarely_typed(fields);
  return fields;
}

/// What the advance still holds, to be repaid or cleared next.
std::vector<Link> next_of(const Visit& visit, const std::string& advance) {
  const auto kept = find_document(visit.book, advance);
  if (!kept) return {};
  Money held;
  for (const DocumentLine& line : held_lines(visit, kept->document, Stage::advanced))
    held += line.amount;
  if (held.is_zero()) return {};
  const std::string amount = format_amount(held) + " đ";
  return {{"/advances/" + encoded(advance) + "/repay",
           {"Nộp lại phần còn " + amount, "Repay the " + amount + " that it holds"}},
          {"/advances/" + encoded(advance) + "/clear", {"Thanh toán tiếp", "Clear more of it"}}};
}

Result<Entered> enter_ending(const Visit& visit, const Values& typed, const Ending& ending,
                             bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, ending.kind);
  made.follows = visit.parts.value("number");
  if (made.description.empty()) made.description = ending.description + (" " + made.follows);
  auto entered = enter_document(visit, made, is_dry_run);
  if (entered && !is_dry_run && !made.is_draft) entered->next = next_of(visit, made.follows);
  return entered;
}

EntryForm ending_form(const Ending& ending) {
  EntryForm form{ending.path,
                 Act::post,
                 Section::advances,
                 {},
                 ending.title,
                 ending.submit,
                 [ending](const Visit& visit) { return ending_fields(visit, ending); },
                 [ending](const Visit& visit, const Values& typed, bool is_dry_run) {
                   return enter_ending(visit, typed, ending, is_dry_run);
                 }};
  form.beside = [kind = ending.kind](const Visit& visit, const Values& typed) {
    return left_panel(visit, typed, kind, visit.parts.value("number"));
  };
  form.may_be_draft = may_be_drafted(ending.kind);
  return form;
}

}  // namespace

std::vector<EntryForm> advance_forms() {
  return {advance_form(),
          ending_form({DocumentKind::clearance,
                       "/advances/{number*}/clear",
                       {"Thanh toán tạm ứng", "Clear an advance"},
                       {"Lưu và ghi sổ", "Enter"},
                       "thanh toán tạm ứng"}),
          ending_form({DocumentKind::repayment,
                       "/advances/{number*}/repay",
                       {"Nộp lại tạm ứng", "Repay an advance"},
                       {"Lưu và ghi sổ", "Enter"},
                       "nộp lại tạm ứng"})};
}

}  // namespace dutoan::web
