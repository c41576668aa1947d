// A book that several people share: what one drafts another decides, each in their own name, and no
// form is a way around it.
#include "support/web_case.hpp"

#include <dutoan/book.hpp>
#include <dutoan/bookkeeping.hpp>

#include <catch2/catch.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields payment(const std::string& number) {
  return {{"line", "BT5/hall"}, {"amount", "1tr"},   {"date", "15/9/2020"},
          {"number", number},   {"payee", "TTBDCT"}, {"description", "thuê hội trường"}};
}

std::optional<Document> newest(WebCase& web, const std::string& number) {
  const auto found = find_document(*open_book(web.book()), number);
  if (!found) return std::nullopt;
  return found->document;
}

}  // namespace

TEST_CASE("an accountant drafts a payment, and the head decides it", "[web][shared]") {
  WebCase web{Role::accountant};
  CHECK(web.get("/vouchers/new").body.find("name=\"decider\"") == std::string::npos);
  REQUIRE(web.post("/vouchers/new", payment("PC-9001")).status == 303);
  auto kept = newest(web, "PC-9001");
  REQUIRE(kept.has_value());
  CHECK(kept->kind == DocumentKind::draft);
  CHECK(kept->author.text() == "accountant");
  CHECK(web.post("/vouchers/PC-9001/post", {}).status == 403);

  web.come_in("head");
  REQUIRE(web.post("/vouchers/PC-9001/post", {}).status == 303);
  kept = newest(web, "PC-9001");
  CHECK(kept->kind == DocumentKind::payment);
  CHECK(kept->author.text() == "accountant");
  CHECK(kept->decider.text() == "head");
}

TEST_CASE("nobody decides what they drafted, nor names another who does", "[web][shared]") {
  WebCase web{Role::chief_accountant};
  Fields named = payment("PC-9002");
  named.emplace_back("decider", "head");
  named.emplace_back("author", "accountant");
  REQUIRE(web.post("/vouchers/new", named).status == 303);
  const auto kept = newest(web, "PC-9002");
  CHECK(kept->kind == DocumentKind::draft);
  CHECK(kept->author.text() == "chief_accountant");
  CHECK(kept->decider.is_empty());
  const auto own = web.post("/vouchers/PC-9002/post", {{"decider", "head"}});
  CHECK(own.status >= 400);
  CHECK(own.body.find("DT5011") != std::string::npos);
  CHECK(newest(web, "PC-9002")->kind == DocumentKind::draft);
}

TEST_CASE("a list drafts every kind that is drafted first, and enters the others",
          "[web][shared]") {
  WebCase web{Role::accountant};
  Fields advance = payment("TU-9201");
  REQUIRE(web.post("/advances/new", advance).status == 303);
  web.come_in("head");
  REQUIRE(web.post("/vouchers/TU-9201/post", {}).status == 303);
  web.come_in("accountant");
  web::Request request = web.with_session(
      sent("/vouchers/import", {{"token", web.token()}, {"id", "list-2"}, {"intent", "enter"}}));
  request.files.push_back(
      {"list", "bang-ke.csv",
       "Loại CT;Số CT;Ngày;Người nhận;Theo chứng từ;Dòng dự toán;Số tiền (đồng);Diễn giải;"
       "Người duyệt\n"
       "Tạm ứng;TU-9202;15/9/2020;TTBDCT;;BT5/hall;500k;tạm ứng hội trường;\n"
       "Thanh toán tạm ứng;TT-9203;16/9/2020;TTBDCT;TU-9201;BT5/hall;200k;thuê hội trường;\n"
       "Nộp lại tạm ứng;NL-9204;16/9/2020;TTBDCT;TU-9201;BT5/hall;100k;nộp lại;head\n"
       "Thực chi;PC-9205;15/9;TTBDCT;;BT5/hall;200k;thuê loa;\n"});
  const auto answer = web.site().answer(request, 0);
  INFO(answer.body);
  REQUIRE(answer.status == 303);
  for (const char* number : {"TU-9202", "TT-9203", "PC-9205"}) {
    INFO(number);
    const auto kept = newest(web, number);
    REQUIRE(kept.has_value());
    CHECK(kept->kind == DocumentKind::draft);
    CHECK(kept->author.text() == "accountant");
    CHECK(kept->decider.is_empty());
  }
  CHECK(newest(web, "PC-9205")->date == *Date::of(2020, 9, 15));
  CHECK(newest(web, "NL-9204")->kind == DocumentKind::repayment);
  web.come_in("head");
  for (const char* number : {"TU-9202", "TT-9203", "PC-9205"})
    CHECK(web.post(std::string{"/vouchers/"} + number + "/post", {}).status == 303);
  CHECK(newest(web, "TT-9203")->kind == DocumentKind::clearance);
}

TEST_CASE("a list of vouchers is drafted where people share the book", "[web][shared]") {
  WebCase web{Role::accountant};
  web::Request request = web.with_session(
      sent("/vouchers/import", {{"token", web.token()}, {"id", "list-1"}, {"intent", "enter"}}));
  request.files.push_back({"list", "bang-ke.csv",
                           "Loại CT;Số CT;Ngày;Người nhận;Dòng dự toán;Số tiền (đồng);Diễn giải\n"
                           "Thực chi;PC-9101;15/9/2020;TTBDCT;BT5/hall;1tr;thuê hội trường\n"});
  const auto answer = web.site().answer(request, 0);
  INFO(answer.body);
  REQUIRE(answer.status == 303);
  const auto kept = newest(web, "PC-9101");
  REQUIRE(kept.has_value());
  CHECK(kept->kind == DocumentKind::draft);
  CHECK(kept->author.text() == "accountant");
}
