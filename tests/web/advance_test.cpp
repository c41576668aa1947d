// Advances, commitments and allotments over the web: filled in with what is open, held to it.
#include "support/sample.hpp"
#include "support/web_case.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

/// What the rest of TU-032 holds: 25.200.000, 27.000.000 and 13.440.000.
Fields clearance(const std::string& meals) {
  return {{"id", "c-1"},
          {"number", "TT-900"},
          {"date", "10/12/2020"},
          {"decider", "truong-ban"},
          {"line", "NX2/trainee-meals"},
          {"amount", meals},
          {"line", "NX2/trainee-lodging"},
          {"amount", "27.000.000"},
          {"line", "NX2/drinks"},
          {"amount", "13.440.000"}};
}

}  // namespace

TEST_CASE("an advance's form holds what is open, and clearing all of it ends the advance",
          "[web]") {
  WebCase web;
  const auto form = web.get("/advances/TU-032/clear");
  for (const char* text :
       {"value=\"NX2/trainee-meals\"", "value=\"25.200.000\"", "value=\"27.000.000\"",
        "value=\"13.440.000\"", "value=\"TT-047\"", "value=\"Vi Thị Hạnh\"", "TU-032 còn giữ"})
    CHECK(has(form, text));
  CHECK(has(web.get("/advances"), "TU-032"));
  CHECK(web.post("/advances/TU-032/clear", clearance("25.200.000")).status == 303);
  CHECK(web.post("/advances/TU-032/clear", clearance("25.200.000")).status == 303);
  CHECK_FALSE(has(web.get("/advances"), "TU-032/clear"));
  CHECK_FALSE(has(web.get("/vouchers/TU-032"), "/advances/TU-032/clear"));
  const auto kept = taken(find_document(*open_book(web.book()), "TT-900"));
  CHECK(kept.document.payee == "Vi Thị Hạnh");
  CHECK(kept.document.description == "thanh toán tạm ứng TU-032");
  CHECK(kept.document.total == Money::dong(65'640'000));
}

TEST_CASE("what an advance still holds after it was cleared is proposed to be repaid", "[web]") {
  WebCase web;
  REQUIRE(web.post("/advances/TU-032/clear", clearance("25.199.999")).status == 303);
  const auto next = web.get("/vouchers/TT-900");
  CHECK(has(next, "Nộp lại phần còn 1 đ"));
  CHECK(has(next, "/advances/TU-032/repay"));
  const auto form = web.get("/advances/TU-032/repay");
  CHECK(has(form, "value=\"NX2/trainee-meals\""));
  CHECK(has(form, "name=\"amount\" type=\"text\" class=\"n\" inputmode=\"numeric\" value=\"1\""));
  Fields fields{
      {"id", "n-1"}, {"number", "NL-900"}, {"date", "11/12/2020"}, {"decider", "truong-ban"}};
  for (const auto& [amount, status] :
       std::vector<std::pair<std::string, int>>{{"2", 422}, {"1", 303}}) {
    Fields sent_fields = fields;
    sent_fields.emplace_back("amount", amount);
    sent_fields.emplace_back("line", "NX2/trainee-meals");
    const auto answer = web.post("/advances/TU-032/repay", sent_fields);
    CHECK(answer.status == status);
    if (status == 422) CHECK(has(answer, "<a href=\"#lines\">"));
  }
}

TEST_CASE("more than the advance is a payment, as far as the line has money", "[web]") {
  WebCase web;
  const auto refused = web.post("/advances/TU-032/clear", clearance("25.200.001"));
  CHECK(refused.status == 422);  // nothing is left of the line
  CHECK(has(refused, "<a href=\"#lines\">"));
  CHECK(has(refused, "THIẾU"));
  CHECK(has(refused, "value=\"25.200.001\""));
}

TEST_CASE("advances are grouped by how late they are on a day", "[web]") {
  WebCase web;
  const auto on_time = web.get("/advances?today=30/11/2020");
  CHECK(has(on_time, "QUÁ HẠN 30 ngày"));  // TU-020, due on 31/10
  const auto late = web.get("/advances?today=1/2/2021");
  CHECK(has(late, "QUÁ HẠN 93 ngày"));
  CHECK(has(late, "QUÁ HẠN 63 ngày"));
  CHECK(has(late, "QUÁ HẠN 32 ngày"));
  CHECK(web.get("/advances?today=31/2/2021").status == 422);
  CHECK(has(web.get("/api/1/advances?today=2021-02-01"), "dutoan."));
}

TEST_CASE("a commitment holds money, pays it out and releases the rest", "[web]") {
  WebCase web;
  const auto send = [&](const std::string& path, Fields fields, const std::string& number) {
    fields.insert(fields.end(), {{"id", number},
                                 {"number", number},
                                 {"date", "10/12/2020"},
                                 {"payee", "Công ty X"},
                                 {"decider", "truong-ban"}});
    return web.post(path, fields).status;
  };
  const Fields line{{"line", "ML1/management"}};
  const auto of = [&](const std::string& amount, Fields more = {}) {
    Fields fields = line;
    fields.emplace_back("amount", amount);
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
  };
  CHECK(send("/commitments/new", of("200k"), "CK-900") == 422);  // without a contract
  CHECK(send("/commitments/new", of("200k", {{"contract", "1/HĐ"}}), "CK-900") == 303);
  CHECK(has(web.get("/commitments"), "/commitments/CK-900/release"));
  CHECK(has(web.get("/vouchers/new?beside&line=ML1/management&amount=1&follows=CK-900"),
            "CK-900 còn giữ"));
  CHECK(send("/vouchers/new", of("200.001", {{"follows", "CK-900"}}), "PC-900") == 422);
  CHECK(send("/vouchers/new", of("150k", {{"follows", "CK-900"}}), "PC-900") == 303);
  CHECK(has(web.get("/commitments/CK-900/release"), "value=\"50.000\""));
  CHECK(send("/commitments/CK-900/release", of("50k"), "GP-900") == 303);
  CHECK_FALSE(has(web.get("/commitments"), "CK-900"));
}

TEST_CASE("money is allotted in every way that a decision may", "[web]") {
  WebCase web;
  const auto form = web.get("/allotments/new");
  CHECK(has(form, "value=\"483\""));  // the codes of the only funding of the book
  int count = 0;
  const auto send = [&](const std::string& kind, const std::string& amount, Fields more = {}) {
    const std::string number = "QD-" + std::to_string(++count);
    Fields fields{{"id", number},     {"as", kind},           {"amount", amount},
                  {"number", number}, {"date", "10/11/2020"}, {"decider", "chu-tich"},
                  {"year", "2020"},   {"unit", "BDT"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return web.post("/allotments/new", fields);
  };
  CHECK(send("supplement", "10tr").status == 303);
  CHECK(send("withholding", "1tr").status == 303);
  CHECK(send("withholding", "-1tr").status == 303);
  CHECK(send("dispute", "1tr").status == 303);
  CHECK(send("reduction", "1tr").status == 303);
  const auto much = send("reduction", "9.000.000.000.000");
  CHECK(much.status == 422);
  CHECK(has(much, "<a href=\"#amount\">"));
  const auto giver = send("adjustment", "1tr");
  CHECK(giver.status >= 400);
  CHECK(has(giver, "<a href=\"#giver\">"));
  CHECK(has(web.get("/allotments"), "QD-1"));
}

TEST_CASE("what goes beyond an advance on a contract comes out of its commitment", "[web]") {
  WebCase web;
  const auto send = [&](const std::string& path, const std::string& number,
                        const std::string& amount, Fields more) {
    Fields fields{{"id", number},         {"number", number},
                  {"date", "10/12/2020"}, {"decider", "truong-ban"},
                  {"payee", "Công ty X"}, {"line", "ML1/management"},
                  {"amount", amount}};
    fields.insert(fields.end(), more.begin(), more.end());
    return web.post(path, fields).status;
  };
  REQUIRE(send("/commitments/new", "CK-900", "200k", {{"contract", "1/HĐ"}}) == 303);
  const auto form = web.get("/advances/new?follows=CK-900");
  CHECK(has(form, "value=\"200.000\""));
  CHECK(has(form, "value=\"Công ty X\""));
  REQUIRE(send("/advances/new", "TU-900", "50k", {{"follows", "CK-900"}}) == 303);
  const auto beside = web.get("/advances/TU-900/clear?beside&line=ML1/management&amount=120k");
  CHECK(has(beside, "TU-900 còn sau chứng từ này</th><td class=\"n\">0</td>"));
  CHECK(has(beside, "Cam kết chi còn sau chứng từ này</th><td class=\"n\">80.000</td>"));
  CHECK(has(beside, "Còn sau chứng từ này</th><td class=\"n\">68.450</td>"));
  CHECK(send("/advances/TU-900/clear", "TT-900", "120k", {}) == 303);
  CHECK(has(web.get("/api/1/left?subject=ML1/management"), "\"committed\": 80000"));
  CHECK(has(web.get("/api/1/left?subject=ML1/management"), "\"left\": 68450"));
}

TEST_CASE("in a book of several fundings the funding is chosen, never guessed", "[web]") {
  WebCase web;
  CHECK_FALSE(has(web.get("/vouchers/new"), "name=\"funding\""));
  REQUIRE(web.post("/allotments/new", {{"id", "q-1"},
                                       {"as", "allotment"},
                                       {"amount", "5tr"},
                                       {"number", "QD-1"},
                                       {"date", "10/11/2020"},
                                       {"decider", "chu-tich"},
                                       {"year", "2020"},
                                       {"unit", "BDT"},
                                       {"chapter", "483"},
                                       {"subcategory", "341"},
                                       {"source", "01"},
                                       {"nature", "12"}})
              .status == 303);
  Fields fields{{"id", "p-1"},
                {"line", "ML1/management"},
                {"amount", "100k"},
                {"date", "10/12/2020"},
                {"number", "PC-900"},
                {"payee", "A"},
                {"decider", "truong-ban"}};
  const auto refused = web.post("/vouchers/new", fields);
  CHECK(refused.status >= 400);
  CHECK(has(refused, "<a href=\"#funding\">"));
  CHECK(has(refused, "value=\"2020-BDT-483-341-01-12-\""));
  fields.emplace_back("funding", "2020-BDT-483-085-01-12-0392");
  CHECK(web.post("/vouchers/new", fields).status == 303);
}

TEST_CASE("money of a contract that asks for a guarantee is advanced once there is one", "[web]") {
  WebCase web;
  const auto send = [&](const std::string& path, Fields fields, const std::string& number) {
    fields.insert(fields.end(), {{"id", number},
                                 {"number", number},
                                 {"date", "10/12/2020"},
                                 {"payee", "Công ty X"},
                                 {"decider", "truong-ban"}});
    return web.post(path, fields);
  };
  const Fields line{{"line", "ML1/management"}, {"amount", "100.000"}};
  Fields commitment = line;
  commitment.insert(commitment.end(), {{"contract", "HĐ 900"}, {"guarantee", "0"}});
  REQUIRE(send("/commitments/new", commitment, "CK-900").status == 303);
  CHECK(has(web.get("/vouchers/CK-900"), "/commitments/CK-900/guarantee"));

  Fields advance = line;
  advance.emplace_back("follows", "CK-900");
  const auto refused = send("/advances/new", advance, "TU-900");
  CHECK(refused.status == 422);
  CHECK(has(refused, "DT6911"));
  const auto unread = send("/commitments/CK-900/guarantee",
                           {{"guarantee", "nhiều"}, {"guarantee_until", "31/12/2020"}}, "BL-900");
  CHECK(unread.status == 422);
  CHECK(has(unread, "<a href=\"#guarantee\">"));
  REQUIRE(send("/commitments/CK-900/guarantee",
               {{"guarantee", "100.000"}, {"guarantee_until", "31/12/2020"}}, "BL-900")
              .status == 303);
  CHECK(has(web.get("/vouchers/BL-900"), "31/12/2020"));
  CHECK(send("/advances/new", advance, "TU-900").status == 303);
}

TEST_CASE("a supplement for one line says so wherever the money stands", "[web]") {
  WebCase web;
  const Fields fields{{"id", "BS-900"},       {"number", "BS-900"},   {"as", "supplement"},
                      {"amount", "1.000"},    {"date", "10/12/2020"}, {"decider", "ubnd"},
                      {"target", "ML1/hall"}, {"year", "2020"},       {"unit", "BDT"}};
  CHECK(web.post("/allotments/new", fields).status == 303);
  CHECK(has(web.get("/allotments/new"), "BS-900"));
  CHECK(has(web.get("/vouchers/BS-900"), "Chỉ dùng cho"));
}
