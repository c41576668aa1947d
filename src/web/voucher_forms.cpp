// The forms by which vouchers are entered, recovered and reversed.
#include "web/left_panel.hpp"
#include "web/money_fields.hpp"
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

/// The commitment on which it is paid, or the document that it follows otherwise.
Field follows_field(const Visit& visit) {
  return {"follows",
          {"Theo cam kết chi", "On the commitment"},
          Kind::text,
          {"Số cam kết, nếu chi theo hợp đồng đã cam kết chi",
           "Its number, where a committed contract is paid"},
          visit.asked("follows")};
}

Result<std::vector<Field>> payment_fields(const Visit& visit) {
  const Proposed proposed = proposed_of(visit, DocumentKind::payment);
  std::vector<Field> fields{
      date_field(proposed),
      number_field(proposed),
      lines_on_commitment(visit),
      payee_field(payee_on_commitment(visit)),
      description_field({"tên khoản chi và lớp", "the names of the item and the class"}),
      decider_field(proposed)};
  fields.push_back(follows_field(visit));
  leave_out_decider(visit, DocumentKind::payment, fields);
  add_funding_choice(visit, fields);
  add_rarely_typed(fields);
  return fields;
}

Result<Entered> enter_payment(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, DocumentKind::payment);
  if (made.description.empty()) made.description = described(visit, typed);
  return enter_document(visit, made, is_dry_run);
}

EntryForm payment_form() {
  EntryForm form{"/vouchers/new",
                 Act::post,
                 Section::vouchers,
                 {"Thêm phiếu chi", "New payment"},
                 {"Thêm phiếu chi", "New payment"},
                 {"Lưu và ghi sổ", "Enter"},
                 payment_fields,
                 enter_payment};
  form.beside = [](const Visit& visit, const Values& typed) {
    return left_panel(visit, typed, DocumentKind::payment, typed.value("follows"));
  };
  form.goes_on = true;
  form.may_be_draft = true;
  return form;
}

// ---- What follows a voucher -----------------------------------------------------------------

Result<std::vector<Field>> recovery_fields(const Visit& visit) {
  const auto paid = find_document(visit.book, visit.parts.value("number"));
  if (!paid) return refuse(paid.error());
  const Proposed proposed = proposed_of(visit, DocumentKind::recovery);
  std::vector<Field> fields{date_field(proposed),
                            number_field(proposed),
                            held_field(held_lines(visit, paid->document, Stage::spent)),
                            payee_field(paid->document.payee),
                            description_field({"thu hồi giảm chi " + paid->document.number.text(),
                                               "recovery of " + paid->document.number.text()}),
                            decider_field(proposed)};
  add_rarely_typed(fields);
  return fields;
}

/// A document that follows the one of the path; what is not described is called `otherwise`.
Result<Entered> enter_follower(const Visit& visit, const Values& typed, DocumentKind kind,
                               const char* otherwise, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, kind);
  made.follows = visit.parts.value("number");
  if (made.description.empty()) made.description = otherwise + (" " + made.follows);
  return enter_document(visit, made, is_dry_run);
}

EntryForm recovery_form() {
  EntryForm form{"/vouchers/{number*}/recover",
                 Act::post,
                 Section::vouchers,
                 {},
                 {"Thu hồi giảm chi", "Recover a payment"},
                 {"Lưu và ghi sổ", "Enter"},
                 recovery_fields,
                 [](const Visit& visit, const Values& typed, bool is_dry_run) {
                   return enter_follower(visit, typed, DocumentKind::recovery, "thu hồi giảm chi",
                                         is_dry_run);
                 }};
  form.beside = [](const Visit& visit, const Values& typed) {
    return left_panel(visit, typed, DocumentKind::recovery, visit.parts.value("number"));
  };
  form.may_be_draft = may_be_drafted(DocumentKind::recovery);
  return form;
}

Result<std::vector<Field>> reversal_fields(const Visit& visit) {
  const auto wrong = find_document(visit.book, visit.parts.value("number"));
  if (!wrong) return refuse(wrong.error());
  const Proposed proposed = proposed_of(visit, DocumentKind::reversal);
  std::vector<Field> fields{date_field(proposed), number_field(proposed), reason_field(),
                            decider_field(proposed)};
  add_rarely_typed(fields);
  return fields;
}

Result<Entered> enter_reversal(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, DocumentKind::reversal);
  made.follows = visit.parts.value("number");
  made.lines.clear();
  return enter_document(visit, made, is_dry_run);
}

/// The document that is reversed, beside the form.
std::string reversed_beside(const Visit& visit, const Values&) {
  const auto kept = find_document(visit.book, visit.parts.value("number"));
  if (!kept) return {};
  return "<h2>" + escaped(visit.either("Chứng từ bị đảo", "What is reversed")) + "</h2>" +
         as_html_part(kept_report(*kept, {}, visit.desk->names), visit.language, links_of(visit));
}

EntryForm reversal_form() {
  EntryForm form{"/vouchers/{number*}/reverse",
                 Act::decide,
                 Section::vouchers,
                 {},
                 {"Đảo chứng từ ghi sai", "Reverse a document that was wrong"},
                 {"Ghi bút toán đảo", "Enter the reversal"},
                 reversal_fields,
                 enter_reversal};
  form.beside = reversed_beside;
  return form;
}

}  // namespace

std::vector<EntryForm> voucher_forms() {
  return {payment_form(), recovery_form(), reversal_form()};
}

}  // namespace dutoan::web
