// Days that are typed without a year: of the book's budget year, and told in full.
#include "support/web_case.hpp"

#include <dutoan/book.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

Fields payment(const std::string& date) {
  return {{"line", "BT5/hall"},     {"amount", "1"},     {"date", date},
          {"number", "PC-901"},     {"payee", "TTBDCT"}, {"description", "x"},
          {"decider", "truong-ban"}};
}

/// The sample's book of 2020, served six years later.
struct LaterCase : WebCase {
  LaterCase() : WebCase{Role::chief_accountant} {
    now += std::chrono::hours{24 * 365 * 6};
    come_in("chief_accountant");
  }
};

}  // namespace

TEST_CASE("a day without a year is of the budget year, what counts from today of today", "[web]") {
  const Date today = *Date::of(2026, 3, 2);
  const auto told = [&](const char* text, int year) {
    const auto day = parse_day(text, today, year);
    return day ? format_date(*day) : std::string{"none"};
  };
  CHECK(told("15/7", 2020) == "15/07/2020");
  CHECK(told("29/2", 2020) == "29/02/2020");
  CHECK(told("29/2", 2021) == "none");
  CHECK(told("15/7/2021", 2020) == "15/07/2021");
  CHECK(told("hn", 2020) == "02/03/2026");
  CHECK(told("+1", 2020) == "03/03/2026");
  CHECK(year_of_days(DocumentKind::payment, 2020) == 2020);
  CHECK(year_of_days(DocumentKind::closing, 2020) == 2021);
}

TEST_CASE("15/7 in a form is of the book's year, and the whole day stands beside it", "[web]") {
  LaterCase web;
  auto tried = payment("15/7");
  tried.emplace_back("intent", "try");
  CHECK(has(web.post("/vouchers/new", tried), "id=\"date-whole\">= 15/07/2020<"));
  CHECK(has(web.get("/vouchers/new?beside&date=15/7"), "Ngày chứng từ: 15/07/2020"));
  REQUIRE(web.post("/vouchers/new", payment("15/7")).status == 303);
  const auto kept = find_document(*open_book(web.book()), "PC-901");
  REQUIRE(kept.has_value());
  CHECK(kept->document.kind == DocumentKind::draft);
  CHECK(kept->document.date == *Date::of(2020, 7, 15));
  CHECK(kept->document.posted_on == *Date::of(2020, 7, 15));
}

TEST_CASE("a paper that ends the year is dated in the next one", "[web]") {
  LaterCase web;
  CHECK(has(web.get("/settlement/close?date=31/1"), "= 31/01/2021"));
  CHECK(has(web.get("/vouchers/new?date=31/1"), "= 31/01/2020"));
  CHECK_FALSE(has(web.get("/vouchers/new?date=31/01/2020"), "date-whole"));
}

TEST_CASE("the days of lists are of the book's year, too", "[web]") {
  LaterCase web;
  const auto whole = web.get("/api/1/vouchers?from=1/11/2020&to=30/11/2020");
  CHECK(web.get("/api/1/vouchers?from=1/11&to=30/11").body == whole.body);
  CHECK(web.get("/api/1/ledger?from=1/11&to=30/11").body ==
        web.get("/api/1/ledger?from=1/11/2020&to=30/11/2020").body);
}
