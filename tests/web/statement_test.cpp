// Statements on the web: the figures of the command line, each with its way down to the clause.
#include "web/web_words.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <set>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

const std::vector<std::string> forms = {"B01", "F01-01",  "F01-02",  "B03",
                                        "1c",  "01-SDKP", "02-SDKP", "04-SDKP"};

}  // namespace

TEST_CASE("statements say over the API what the command line says", "[web]") {
  WebCase web;
  CHECK(web.get("/api/1/statements").body == told_by_command(web.book(), {"settle", "statement"}));
  for (const std::string& form : forms) {
    INFO(form);
    const auto told = told_by_command(web.book(), {"settle", "statement", form});
    CHECK(told.size() > 500);
    CHECK(web.get("/api/1/statements/" + form).body == told);
    CHECK(web.get("/api/1/statements/" + form + "?basis=reviewed").body ==
          told_by_command(web.book(), {"settle", "statement", form, "--reviewed"}));
  }
  CHECK(web.get("/statements/B02").status == 404);
  CHECK(web.get("/trace/B01/96/total").status == 404);
}

TEST_CASE("execution, results and class files say what the command line says", "[web]") {
  WebCase web;
  for (const char* by : {"class", "district", "category", "sub-item", "month"}) {
    INFO(by);
    CHECK(web.get(std::string{"/api/1/execution?by="} + by).body ==
          told_by_command(web.book(), {"report", "execution", "--by", by}));
  }
  CHECK(web.get("/api/1/results").body == told_by_command(web.book(), {"report", "results"}));
  CHECK(web.get("/api/1/settlement/classes").body ==
        told_by_command(web.book(), {"settle", "class"}));
  CHECK(web.get("/api/1/settlement").body == told_by_command(web.book(), {"settle", "status"}));
  CHECK(web.get("/api/1/settlement/rehearse").body ==
        told_by_command(web.book(), {"settle", "rehearse"}));
  CHECK(web.get("/api/1/review").body == told_by_command(web.book(), {"settle", "review"}));
  CHECK(web.get("/api/1/reconciliation/template").body ==
        told_by_command(web.book(), {"settle", "reconcile"}));
  for (const char* code : {"ML1", "LC2", "BT5", "TQ1"})
    CHECK(web.get(std::string{"/api/1/classes/"} + code + "/settlement").body ==
          told_by_command(web.book(), {"settle", "class", code}));
}

TEST_CASE("every figure of every form leads to its trace, which answers", "[web]") {
  WebCase web;
  std::set<std::string> walked;
  for (const std::string& form : forms) {
    INFO(form);
    const std::string body = web.get("/statements/" + form).body;
    // An amount that leads nowhere would stand in a cell without a link; counts of classes do.
    const std::size_t bare = form == "B03" ? 6 : 0;
    CHECK(count_of(body, "<td class=\"n\">") -
              count_of(body, "<td class=\"n\"><a href=\"/trace/") ==
          bare);
    for (const std::string& to : links_in(body, "/trace/"))
      if (walked.insert(to).second) {
        INFO(to);
        const auto answer = web.get(to);
        REQUIRE(answer.status == 200);
      }
  }
  CHECK(walked.size() > 400);
}

TEST_CASE("from a statement's total to the clause of the law in at most four clicks", "[web]") {
  WebCase web;
  // 1: the total of B01/17 leads to its trace.
  const std::string statement = web.get("/statements/B01").body;
  const auto totals = links_in(statement, "/trace/B01/17/total");
  REQUIRE(totals.size() == 1);
  const std::string trace = web.get(totals.front()).body;
  // There stand the vouchers and, line by line, the working with its clause.
  const auto vouchers = links_in(trace, "/vouchers/");
  REQUIRE_FALSE(vouchers.empty());
  CHECK(trace.find("Điều 11 Thông tư 40/2017/TT-BTC") != std::string::npos);
  // 2: a voucher, 3: its line.
  const std::string voucher = web.get(vouchers.front()).body;
  CHECK_FALSE(links_in(voucher, "/lines/").empty());
  // Or 2: the rate, 3: the document of the law with its clauses.
  const auto rates = links_in(trace, "/rates/");
  REQUIRE_FALSE(rates.empty());
  const auto rate = web.get(rates.front());
  CHECK(rate.status == 200);
  const auto documents = links_in(rate.body, "/rates/documents/");
  REQUIRE_FALSE(documents.empty());
  const auto document = web.get(documents.front());
  CHECK(document.status == 200);
  CHECK(document.body.find("Điều") != std::string::npos);
  // Or 2: the line, which has its working and its rate.
  const auto lines = links_in(trace, "/lines/");
  REQUIRE_FALSE(lines.empty());
  CHECK_FALSE(links_in(web.get(lines.front()).body, "/rates/").empty());
}

TEST_CASE("a statement on the screen is the paper that is signed", "[web]") {
  WebCase web;
  for (const std::string& form : forms) {
    INFO(form);
    const auto page = web.get("/statements/" + form);
    for (const char* text : {"Mẫu số", "BAN DÂN TỘC TỈNH THANH HÓA", "Đơn vị tính: đồng",
                             "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ", "Mã kiểm tra sổ: "}) {
      INFO(text);
      CHECK(page.body.find(text) != std::string::npos);
    }
    CHECK(web.get("/statements/" + form + "?as=pdf").body.starts_with("%PDF"));
    CHECK(web.get("/statements/" + form + "?as=xlsx").body.starts_with("PK"));
  }
  const std::string head = printed_head(web.book());
  CHECK(web.get("/statements/B01").body.find(head) != std::string::npos);
}
