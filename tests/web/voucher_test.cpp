// Vouchers over the web: what is typed into a form is the document that the command line makes, at
// the limit to the đồng, once however often it is sent.
#include "support/sample.hpp"
#include "support/web_case.hpp"
#include "web/downloads.hpp"
#include "web/money_fields.hpp"
#include "web/web_words.hpp"

#include <dutoan/book.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

std::size_t documents_in(const WebCase& web) {
  std::size_t count = 0;
  open_book(web.book())->documents(1, [&](const Kept&) {
    ++count;
    return true;
  });
  return count;
}

/// A payment of ML1/management, of which 268.450 đ are left in the sample's book.
Fields payment(const std::string& amount) {
  return {{"id", "p-1"},
          {"line", "ml1 quan ly"},
          {"amount", amount},
          {"date", "15/9/2020"},
          {"number", "PC-900"},
          {"payee", "Ban tổ chức lớp ML1"},
          {"decider", "truong-ban"}};
}

Fields with(Fields fields, const std::string& name, const std::string& value) {
  std::erase_if(fields, [&](const auto& each) { return each.first == name; });
  fields.emplace_back(name, value);
  return fields;
}

}  // namespace

TEST_CASE("a payment of the form is the document that typing it would make", "[web]") {
  WebCase web;
  TypedDocument typed;
  typed.kind = DocumentKind::payment;
  typed.lines = {"ml1 quan ly=100k"};
  typed.date = "15/9/2020";
  typed.number = "PC-900";
  typed.payee = "Ban tổ chức lớp ML1";
  typed.description = "Chi quản lý lớp – Huyện Mường Lát 1";  // proposed where nothing was typed
  typed.author = "kt.hoa";
  typed.decider = "truong-ban";
  typed.evidence = {"hóa đơn;0012345;14/9/2020;100.000", "biên bản;7;14/9/2020"};
  typed.id = "p-1";
  const auto plan = taken(estimate_plan({sample_plan_file, rates_folder}));
  const Document expected = taken(read_document(*open_book(web.book()), typed, &plan.estimate));
  const auto fields = with(payment("100k"), "evidence",
                           "hóa đơn;0012345;14/9/2020;100.000\r\nbiên bản;7;14/9/2020\r\n");
  REQUIRE(web.post("/vouchers/new", fields).status == 303);
  CHECK(taken(find_document(*open_book(web.book()), "PC-900")).document == expected);
}

TEST_CASE("one đồng less and all that is left may be paid, one đồng more is refused", "[web]") {
  struct Row {
    const char* amount;
    int status;
  };
  for (const Row& row : {Row{"268.449", 303}, Row{"268.450", 303}, Row{"268.451", 422}}) {
    WebCase web;
    INFO(row.amount);
    const auto answer = web.post("/vouchers/new", payment(row.amount));
    CHECK(answer.status == row.status);
    if (row.status == 303) continue;
    CHECK(has(answer, "<a href=\"#lines\">"));
    CHECK(has(answer, "DT5001"));
    CHECK(has(answer, "THIẾU"));
    for (const auto& [name, value] : payment(row.amount))
      CHECK(has(answer, "value=\"" + escaped(value) + "\""));  // E1
    CHECK(web.get("/vouchers/PC-900").status == 404);
  }
}

TEST_CASE("a payment that is sent twenty times is entered once", "[web]") {
  WebCase web;
  const std::size_t before = documents_in(web);
  for (int i = 0; i < 20; ++i) CHECK(web.post("/vouchers/new", payment("100k")).status == 303);
  CHECK(documents_in(web) == before + 1);
}

TEST_CASE("what is only tried leaves the book as it was", "[web]") {
  WebCase web;
  const std::size_t before = documents_in(web);
  for (const char* path : {"/vouchers/new", "/advances/new"}) {
    const auto tried = web.post(path, with(payment("268.450"), "intent", "try"));
    CHECK(tried.status == 200);
    CHECK(has(tried, "Chưa ghi gì vào sổ"));
  }
  CHECK(documents_in(web) == before);
}

TEST_CASE("the panel's figures are those of what is left, line by line", "[web]") {
  WebCase web;
  const auto book = open_book(web.book());
  const auto all = what_is_left(*book, {}, ControlLevel::line);
  REQUIRE(all.size() > 400);
  for (std::size_t i = 0; i < all.size(); i += 9) {
    const Availability& each = all[i];
    const auto beside =
        web.get("/vouchers/new?beside&amount=1&line=" + web::encoded(each.scope.code));
    INFO(each.scope.code);
    const auto says = [&](const std::string& words, Money amount) {
      return has(beside, words + "</th><td class=\"n\">" + format_amount(amount) + "</td>");
    };
    CHECK(says("Được duyệt", each.standing.approved_in_all()));
    CHECK(says("Tạm ứng chưa thanh toán", -each.standing[Stage::advanced]));
    CHECK(says("Đã cam kết", -each.standing[Stage::committed]));
    CHECK(says("Còn trước chứng từ này", each.left()));
    const std::string lacks = " <strong class=\"short\">THIẾU</strong>";
    const Money after = each.left() - Money::dong(1);
    CHECK(says("Còn sau chứng từ này" + (after < Money{} ? lacks : ""), after));
  }
}

TEST_CASE("a class alone shows its lines that have money, each filled into the form", "[web]") {
  WebCase web;
  const auto beside = web.get("/vouchers/new?beside&line=ml1&amount=1tr5");
  CHECK(has(beside, "Cùng lớp còn tiền ở"));
  CHECK(has(beside, "\"/vouchers/new?line=ML1%2Fmanagement&amp;amount=1tr5\""));
}

TEST_CASE("where a line is short, the ways out are forms with line and amount filled in", "[web]") {
  WebCase web;
  const auto refused = web.post("/vouchers/new", with(payment("1tr5"), "line", "ML1/hall"));
  REQUIRE(refused.status == 422);
  CHECK(has(refused, "Cách bù phần thiếu"));
  const auto amending = links_in(refused.body, "/approval/amend?");
  REQUIRE_FALSE(amending.empty());
  CHECK(amending.front() ==
        "/approval/amend?line=ML1%2Fmanagement&amount=-268.450&line=ML1%2Fhall&amount=268.450");
  const auto form = web.get(amending.front());
  CHECK(form.status == 200);
  for (const char* value : {"ML1/management", "-268.450", "ML1/hall", "268.450"})
    CHECK(has(form, std::string{"value=\""} + value + "\""));
  CHECK(has(refused, "/allotments/new?as=supplement&amp;amount=1.500.000"));
}

TEST_CASE("what a commitment or an advance holds of a short line is a way out", "[web]") {
  WebCase web;
  const Fields commitment{{"line", "BT5/hall"}, {"amount", "100k"},       {"date", "15/9/2020"},
                          {"number", "HD-901"}, {"contract", "901"},      {"payee", "TTBDCT"},
                          {"description", "x"}, {"decider", "truong-ban"}};
  REQUIRE(web.post("/commitments/new", commitment).status == 303);
  Fields advance = with(commitment, "number", "TU-901");
  REQUIRE(web.post("/advances/new", advance).status == 303);
  const auto beside = web.get("/vouchers/new?beside&line=BT5/hall&amount=900tr");
  CHECK(has(beside, "\"/commitments/HD-901/release?line=BT5%2Fhall&amp;amount=100.000\""));
  CHECK(has(beside, "\"/advances/TU-901/repay?line=BT5%2Fhall&amp;amount=100.000\""));
  CHECK(has(web.get("/commitments/HD-901/release?line=BT5/hall&amount=100.000"),
            "value=\"100.000\""));
}

TEST_CASE("nobody is led to a form that they may not enter", "[web]") {
  WebCase web{Role::accountant};
  const auto beside = web.get("/vouchers/new?beside&line=ML1/hall&amount=1tr5");
  CHECK(has(beside, "THIẾU"));
  CHECK_FALSE(has(beside, "/approval/amend"));
  CHECK_FALSE(has(beside, "/allotments/new"));
}

TEST_CASE("the panel shows who was paid on a line, and the amount in words", "[web]") {
  WebCase web;
  const auto beside = web.get("/vouchers/new?beside&line=ml1+hoi&amount=1tr5");
  CHECK(has(beside, "Một triệu năm trăm nghìn đồng"));
  CHECK(has(beside, "/vouchers/PC-006"));
  CHECK(has(beside, "<option value=\"Trung tâm bồi dưỡng chính trị ML (giả định)\">"));
}

TEST_CASE("the next document's number, day and decider stand in the form", "[web]") {
  WebCase web;
  const auto form = web.get("/vouchers/new");
  CHECK(has(form, "value=\"PC-307\""));
  CHECK(has(form, "value=\"15/12/2020\""));  // today, in the year of the book
  CHECK(web.post("/vouchers/new", with(payment("1"), "number", "PC-307")).status == 303);
  CHECK(has(web.get("/vouchers/new"), "value=\"PC-308\""));
  auto draft = with(with(payment("2"), "number", "PC-308"), "id", "p-2");
  CHECK(web.post("/vouchers/new", with(draft, "intent", "draft")).status == 303);
  CHECK(has(web.get("/vouchers/new"), "value=\"PC-309\""));
  CHECK(has(web.get("/advances/new"), "value=\"TU-044\""));
}

TEST_CASE("the number after a number keeps its looks") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"PC-012", "PC-013"}, {"PC-099", "PC-100"}, {"PC-99", "PC-100"},     {"9", "10"},
      {"12/PC", "13/PC"},   {"PC0999", "PC1000"}, {"PC-1 (2)", "PC-1 (3)"}};
  for (const auto& [number, next] : rows) CHECK(web::number_after(number) == next);
  CHECK_FALSE(web::number_after("PC").has_value());
  CHECK_FALSE(web::number_after("").has_value());
}

TEST_CASE("every refusal leads to its field", "[web]") {
  struct Row {
    const char *name, *value, *field;
  };
  const std::vector<Row> rows = {{"date", "31/2/2020", "date"},
                                 {"date", "15/9/2019", "date"},
                                 {"posted_on", "x", "posted_on"},
                                 {"posted_on", "1/9/2020", "posted_on"},
                                 {"number", "", "number"},
                                 {"number", "PC-012", "number"},
                                 {"line", "khong co dong nay", "lines"},
                                 {"amount", "1.23", "lines"},
                                 {"amount", "0", "lines"},
                                 {"amount", "9tỷ", "lines"},
                                 {"payee", "", "payee"},
                                 {"decider", "", "decider"},
                                 {"decider", "kt.hoa", "decider"},
                                 {"follows", "CK-999", "follows"},
                                 {"evidence", "hóa đơn", "evidence"}};
  WebCase web;
  for (const Row& row : rows) {
    INFO(row.name << " = " << row.value);
    const auto answer = web.post("/vouchers/new", with(payment("100k"), row.name, row.value));
    CHECK(answer.status >= 400);
    CHECK(has(answer, "<a href=\"#" + std::string{row.field} + "\">"));
    CHECK(has(answer, "id=\"" + std::string{row.field} + "\""));
  }
  CHECK(web.get("/vouchers/PC-900").status == 404);
}

TEST_CASE("a draft is kept, dropped with a reason, and posted by another", "[web]") {
  WebCase web;
  REQUIRE(web.post("/vouchers/new", with(payment("100k"), "intent", "draft")).status == 303);
  CHECK(has(web.get("/vouchers/drafts"), "PC-900"));
  CHECK(has(web.get("/vouchers/PC-900"), "/vouchers/PC-900/post"));
  const auto dropped = web.post("/vouchers/PC-900/drop",
                                {{"id", "d-1"}, {"date", "16/9/2020"}, {"description", "nhầm"}});
  CHECK(dropped.status == 422);
  CHECK(has(dropped, "<a href=\"#description\">"));
  const auto own = web.post("/vouchers/PC-900/post", {{"id", "d-2"}, {"decider", "kt.hoa"}});
  CHECK(own.status == 403);
  CHECK(has(own, "<a href=\"#decider\">"));
  CHECK(web.post("/vouchers/PC-900/post", {{"id", "d-3"}, {"decider", "truong-ban"}}).status ==
        303);
  CHECK(has(web.get("/"), "Đã ghi sổ PC-900"));  // the notice, which stands once
  CHECK_FALSE(has(web.get("/vouchers/drafts"), "PC-900"));
  CHECK(has(web.get("/vouchers/drafts?all"), "PC-900"));
  CHECK(web.post("/vouchers/PC-900/drop",
                 {{"id", "d-4"}, {"date", "16/9/2020"}, {"description", "lập trùng với PC-012"}})
            .status >= 400);
}

TEST_CASE("where several share the book, a payment is drafted by one and posted by another",
          "[web]") {
  WebCase web{Role::accountant};
  const auto form = web.get("/vouchers/new");
  CHECK_FALSE(has(form, "name=\"decider\""));
  CHECK(has(form, "người duyệt ghi sổ"));
  REQUIRE(web.post("/vouchers/new", payment("100k")).status == 303);
  CHECK(has(web.get("/vouchers/drafts"), "PC-900"));
  CHECK_FALSE(has(web.get("/vouchers/PC-900"), "/vouchers/PC-900/post"));
  CHECK(web.get("/vouchers/PC-900/post").status == 403);
  web.come_in("head");
  CHECK_FALSE(has(web.get("/vouchers/PC-900/post"), "name=\"decider\""));
  CHECK(web.post("/vouchers/PC-900/post", {{"id", "d-1"}}).status == 303);
  CHECK(taken(find_document(*open_book(web.book()), "PC-900")).document.decider ==
        PersonCode{"head"});
}

TEST_CASE("a voucher is reversed with a reason, and offers nothing more then", "[web]") {
  WebCase web;
  CHECK(has(web.get("/vouchers/PC-012"), "/vouchers/PC-012/reverse"));
  Fields fields{
      {"id", "r-1"}, {"number", "DS-009"}, {"date", "10/12/2020"}, {"decider", "truong-ban"}};
  const auto silent = web.post("/vouchers/PC-012/reverse", fields);
  CHECK(silent.status == 422);
  CHECK(has(silent, "<a href=\"#description\">"));
  fields.emplace_back("description", "ghi nhầm dòng dự toán");
  CHECK(web.post("/vouchers/PC-012/reverse", fields).status == 303);
  CHECK_FALSE(has(web.get("/vouchers/PC-012"), "/vouchers/PC-012/reverse"));
  CHECK(web.post("/vouchers/PC-012/reverse", fields).status == 303);  // sent again
}

TEST_CASE("the list is paged and narrowed, and its figures are the whole list's", "[web]") {
  WebCase web;
  const auto first = web.get("/vouchers");
  CHECK(has(first, "1–300 / 415"));
  CHECK(has(first, "/vouchers?page=2"));
  CHECK(has(web.get("/vouchers?page=2"), "301–415 / 415"));
  CHECK(has(web.get("/vouchers?page=99"), "301–415 / 415"));
  CHECK(has(web.get("/vouchers?page=-1"), "1–300 / 415"));
  CHECK(has(web.get("/vouchers?kind=advance"), "1–43 / 43"));
  CHECK(has(web.get("/vouchers?payee=quach+van+thanh&kind=advance"), "1–1 / 1"));
  CHECK(has(web.get("/vouchers?q=dd"), "0–0 / 0"));
  CHECK(web.get("/vouchers?from=31/2/2020").status == 422);
  const auto csv = web.get("/vouchers?as=csv");
  CHECK(std::ranges::count(csv.body, '\n') == 416);
}

TEST_CASE("a program sends the same fields, and is told the field of a refusal", "[web]") {
  WebCase web;
  const auto send = [&](const std::string& body) {
    web::Request request = sent("/api/1/vouchers/new", {});
    request.body = body;
    request.content_type = "application/json";
    request.token = web.token();
    return web.site().answer(web.with_session(request), 0);
  };
  const std::string fields =
      "\"id\":\"a-1\",\"line\":\"ML1/management\",\"date\":\"2020-09-15\",\"number\":\"PC-901\","
      "\"payee\":\"x\",\"decider\":\"truong-ban\"";
  const auto refused = send("{" + fields + ",\"amount\":268451}");
  CHECK(refused.status == 422);
  CHECK(has(refused, "\"field\": \"lines\""));
  CHECK(send("{" + fields + ",\"amount\":268450,\"dry_run\":true}").status == 200);
  CHECK(web.get("/vouchers/PC-901").status == 404);
  CHECK(send("{" + fields + ",\"amount\":268450}").status == 200);
  CHECK(web.get("/vouchers/PC-901").status == 200);
}

TEST_CASE("a page without rows says that there is nothing, and what may be done", "[web]") {
  WebCase web;
  CHECK(has(web.get("/vouchers/drafts"),
            "<p class=\"nothing\">Chưa có gì. Có thể làm: <a href=\"/vouchers/new\">"));
  CHECK(has(web.get("/vouchers?payee=nobody&lang=en"), "Nothing is like this."));
  CHECK_FALSE(has(web.get("/vouchers"), "class=\"nothing\""));
}

TEST_CASE("a file is called as its document, in ASCII", "[web]") {
  CHECK(web::file_name_of("1512/QĐ-UBND") == "1512-QD-UBND");
  CHECK(web::file_name_of("Quyết định 1") == "Quyetdinh1");
  CHECK(web::file_name_of("TỜ TRÌNH") == "TOTRINH");
  CHECK(web::file_name_of("\"/../\r\n") == "--");
  CHECK(web::file_name_of("…") == "dutoan");
}
