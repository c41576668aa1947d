// The forms by which vouchers are entered.
#include "web/routes.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

Result<std::vector<Field>> payment_fields(const Visit& visit) {
  return std::vector<Field>{
      {"lines",
       {"Dòng dự toán và số tiền", "Estimate lines and amounts"},
       Kind::lines,
       {"Mã dòng như ML1/hall, hoặc chữ: ml1 hoi truong. Số tiền: 1.500.000 hoặc 1tr5.",
        "A code such as ML1/hall, or words: ml1 hoi truong. Amounts: 1.500.000 or 1tr5."},
       {},
       {},
       true},
      {"date",
       {"Ngày chứng từ", "Date"},
       Kind::date,
       {"15/7/2020, hn: hôm nay", "15/7/2020"},
       {},
       {},
       true},
      {"number", {"Số chứng từ", "Number"}, Kind::text, {}, {}, {}, true},
      {"payee", {"Người nhận tiền", "Payee"}, Kind::text, {}, {}, {}, true},
      {"description", {"Diễn giải", "Description"}, Kind::text, {}, {}, {}, true},
      {"decider",
       {"Người duyệt chi", "Decided by"},
       Kind::text,
       {},
       visit.asked("decider"),
       {},
       true},
      {"evidence",
       {"Giấy tờ kèm theo", "Attached paper"},
       Kind::text,
       {"LOẠI;SỐ;NGÀY;SỐ TIỀN", "KIND;NUMBER;DATE;AMOUNT"}}};
}

Result<Entered> enter_payment(const Visit& visit, const Values& typed, bool is_dry_run) {
  return enter_document(visit, typed_document(visit, typed, DocumentKind::payment), is_dry_run);
}

/// What each typed line has left, and the typed amount in words.
std::string availability(const Visit& visit, const Values& typed) {
  std::string out = "<h2>" + escaped(visit.either("Còn được chi", "What is left")) + "</h2>";
  bool is_empty = true;
  for (const std::string& text : typed.all("line")) {
    if (text.empty()) continue;
    const auto subject = find_subject(visit.book, text, visit.estimate());
    if (!subject) continue;
    const std::vector<Subject> subjects{*subject};
    Report report = left_report(what_is_left(visit.book, subjects, ControlLevel::line),
                                ControlLevel::line, visit.desk->names);
    for (const ReportTable& table : report.tables)
      out += table_as_html(table, visit.language, links_of(visit));
    is_empty = false;
  }
  for (const std::string& text : typed.all("amount"))
    if (const auto amount = parse_amount(text))
      out += "<p>" + escaped(amount_in_words(*amount)) + "</p>";
  if (is_empty)
    out += "<p>" + escaped(visit.either("Gõ dòng dự toán để xem.", "Type a line to see.")) + "</p>";
  return out;
}

}  // namespace

std::vector<EntryForm> voucher_forms() {
  EntryForm payment{"/vouchers/new",
                    Act::post,
                    Section::vouchers,
                    {"Thêm phiếu chi", "New payment"},
                    {"Thêm phiếu chi", "New payment"},
                    {"Lưu và ghi sổ", "Enter"},
                    payment_fields,
                    enter_payment,
                    availability,
                    {},
                    true};
  return {payment};
}

}  // namespace dutoan::web
