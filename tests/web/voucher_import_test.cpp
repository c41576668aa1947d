// Lists of vouchers over the web: tried, entered without being sent again, and refused as a whole.
#include "support/sample.hpp"
#include "support/web_case.hpp"
#include "web/kept_files.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

const std::string titles =
    "Loại chứng từ;Số chứng từ;Ngày chứng từ;Người nhận, nộp tiền;Dòng dự toán;Số tiền (đồng);"
    "Diễn giải\n";

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

web::Answer import(WebCase& web, const std::string& id, const std::string& intent,
                   const std::string& list) {
  web::Request request =
      sent("/vouchers/import",
           {{"token", web.token()}, {"id", id}, {"intent", intent}, {"decider", "truong-ban"}});
  if (!list.empty()) request.files.push_back({"list", "C:\\Tải về\\bang ke.csv", list});
  return web.site().answer(web.with_session(request), 0);
}

}  // namespace

TEST_CASE("a list is tried, entered without being sent again, and not entered twice", "[web]") {
  WebCase web;
  const std::string list = titles +
                           "Thực chi;PC-900;10/12/2020;A;ML1/management;100.000;chi\n"
                           "Thực chi;PC-901;10/12/2020;B;ML1/management;168.450;chi\n";
  const auto tried = import(web, "i-1", "try", list);
  CHECK(tried.status == 200);
  CHECK(has(tried, "Đã nhận bảng kê"));
  CHECK(web.get("/vouchers/PC-900").status == 404);
  CHECK(import(web, "i-1", "enter", "").status == 303);
  CHECK(web.get("/vouchers/PC-901").status == 200);
  CHECK(import(web, "i-2", "enter", list).status == 303);
  CHECK(has(web.get("/vouchers"), "1–300 / 417"));
}

TEST_CASE("a list with one wrong row enters nothing and tells its cell", "[web]") {
  WebCase web;
  const std::string list = titles +
                           "Thực chi;PC-900;10/12/2020;A;ML1/management;100.000;chi\n"
                           "Thực chi;PC-901;10/12/2020;B;ML1/management;168.451;chi\n";
  const auto refused = import(web, "i-1", "enter", list);
  CHECK(refused.status == 422);
  CHECK(has(refused, "<a href=\"#list\">"));
  CHECK(has(refused, "DT5001"));
  CHECK(has(refused, "/vouchers/import-errors?form=i-1"));
  CHECK(web.get("/vouchers/PC-900").status == 404);
  const auto copy = web.get("/vouchers/import-errors?form=i-1");
  CHECK(copy.status == 200);
  CHECK(has(copy, "PC-901"));
  CHECK(web.get("/vouchers/import-errors?form=i-9").status == 422);
  CHECK(import(web, "i-3", "enter", "").status == 422);  // no list at all
}

TEST_CASE("the list to be filled in is downloaded") {
  WebCase web;
  CHECK(web.get("/vouchers/template").body.starts_with("PK"));
  const auto csv = web.get("/vouchers/template?as=csv");
  CHECK(csv.body.starts_with("\xEF\xBB\xBFLoại chứng từ;"));
}

TEST_CASE("a kept file is given back to whoever sent it, and the oldest make room") {
  web::KeptFiles kept{2};
  kept.keep("an", "1", {"a.csv", "a"});
  CHECK(kept.find("an", "1")->bytes == "a");
  CHECK_FALSE(kept.find("binh", "1").has_value());
  kept.keep("an", "1", {"a.csv", "b"});
  CHECK(kept.find("an", "1")->bytes == "b");
  kept.keep("an", "2", {"a.csv", "c"});
  kept.keep("an", "3", {"a.csv", "d"});
  CHECK_FALSE(kept.find("an", "1").has_value());
  CHECK(kept.find("an", "3")->bytes == "d");
}
