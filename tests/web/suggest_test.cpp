// A few letters lead to the line, the class, the voucher that was meant; accents do not count.
#include "support/web_case.hpp"

#include <dutoan/language.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

nlohmann::json offered(WebCase& web, const std::string& text) {
  const web::Answer answer = web.get("/lines/suggest?q=" + web::encoded(text));
  REQUIRE(answer.status == 200);
  return nlohmann::json::parse(answer.body);
}

std::string led_to(WebCase& web, const std::string& text) {
  const web::Answer answer = web.get("/jump?q=" + web::encoded(text));
  for (const auto& [name, value] : answer.headers)
    if (name == "Location") return value;
  return {};
}

}  // namespace

TEST_CASE("a line is offered by its words without accents, the exact class first", "[web]") {
  WebCase web;
  const auto halls = offered(web, "ml1 hoi");
  REQUIRE(halls.size() == 1);
  CHECK(halls[0]["code"] == "ML1/hall");
  CHECK(halls[0]["words"] == "Thuê hội trường · Huyện Mường Lát 1");
  CHECK(halls[0]["left"] == 0);
  CHECK(offered(web, "ML1 Hội Trường")[0]["code"] == "ML1/hall");
  CHECK(offered(web, "dau nguon khong co").empty());
  CHECK(offered(web, "").size() == 12);
}

TEST_CASE("every line of the sample is offered by its words without accents", "[web]") {
  WebCase web;
  const auto left = nlohmann::json::parse(web.get("/api/1/left?by=line").body);
  std::size_t seen = 0;
  for (const auto& row : left["tables"]["left"]["rows"]) {
    if (row["kind"] != "plain") continue;
    const std::string code = row["code"], item = row["name"];
    const auto found = offered(web, fold(code.substr(0, code.find('/')) + " " + item));
    INFO(code << " " << item);
    bool is_there = false;
    for (const auto& each : found)
      if (each["code"] == code) is_there = each["left"] == row["left"];
    CHECK(is_there);
    ++seen;
  }
  CHECK(seen > 400);
}

TEST_CASE("what is named in full is gone to, what is not is listed", "[web]") {
  WebCase web;
  CHECK(led_to(web, "ml1") == "/classes/ML1");
  CHECK(led_to(web, "ML-1") == "/classes/ML1");
  CHECK(led_to(web, "ml1/hall") == "/lines/ML1/hall");
  CHECK(led_to(web, "ml1 hoi") == "/lines/ML1/hall");
  CHECK(led_to(web, "pc 012") == "/vouchers/PC-012");
  CHECK(led_to(web, "3518/QĐ-UBND") == "/vouchers/3518%2FQ%C4%90-UBND");
  CHECK(led_to(web, "hội trường").empty());
  const auto halls = web.get("/jump?q=hoi+truong");
  CHECK(halls.status == 200);
  CHECK(halls.body.find("/lines/ML1/hall") != std::string::npos);
  CHECK(web.get("/jump?q=zzz").body.find("Không có gì mang các chữ này") != std::string::npos);
  CHECK(web.get("/jump").status == 200);
  CHECK(web.get("/jump?q=%3Cscript%3E").body.find("<script>") == std::string::npos);
}

TEST_CASE("a number with slashes is a part of an address", "[web]") {
  WebCase web;
  CHECK(web.get("/vouchers/3518%2FQ%C4%90-UBND").status == 200);
  CHECK(web.get("/vouchers/payment%2FBDT%2F2020%2FPC-012").status == 200);
  CHECK(web.get("/vouchers/").status == 404);
}
