// What takes long: told how far it is, stopped with nothing entered, and done whoever looks on.
#include "web/works.hpp"
#include "support/sample.hpp"
#include "support/web_case.hpp"

#include <dutoan/book.hpp>
#include <dutoan/vouchers.hpp>

#include <catch2/catch.hpp>

#include <future>
#include <thread>

using namespace dutoan;
using namespace dutoan::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto long_enough = 60s;

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

/// Answers once it is let go, and tells one piece then.
web::LongAnswering held_back(std::shared_future<void> let_go) {
  return [let_go = std::move(let_go)](Progress& progress, std::size_t worker) {
    progress.at(Step::posting, 3, 7);
    let_go.wait();
    progress.at(Step::posting, 4, 7);
    return web::Answer{200, "text/plain", std::to_string(worker), {}};
  };
}

/// What stands at the work's address when it is no longer going on.
web::Answer end_of(WebCase& web, const std::string& at) {
  const auto latest = std::chrono::steady_clock::now() + long_enough;
  web::Answer answer = web.get(at);
  while (!header_of(answer, "Refresh").empty() && std::chrono::steady_clock::now() < latest) {
    std::this_thread::yield();
    answer = web.get(at);
  }
  return answer;
}

web::Answer send_list(WebCase& web) {
  web::Request request =
      sent("/vouchers/import",
           {{"token", web.token()}, {"id", "i-1"}, {"intent", "enter"}, {"decider", "truong-ban"}});
  request.files.push_back(
      {"list", "bang-ke.csv",
       "Loại chứng từ;Số chứng từ;Ngày chứng từ;Người nhận, nộp tiền;Dòng dự toán;Số tiền (đồng);"
       "Diễn giải\nThực chi;PC-900;10/12/2020;A;ML1/management;100.000;chi\n"});
  return web.site().answer(web.with_session(request), 0);
}

}  // namespace

TEST_CASE("a work tells how far it is, and is answered once", "[web][works]") {
  web::Works works{5};
  std::promise<void> gate;
  REQUIRE(works.begin("a", {}, held_back(gate.get_future().share())));
  while (works.how_far("a")->total == 0) std::this_thread::yield();
  CHECK(works.how_far("a")->done == 3);
  CHECK_FALSE(works.take("a", 0ms).has_value());
  CHECK(works.begin("a", {}, held_back({})));  // it goes on: no second one is begun
  gate.set_value();
  const auto answer = works.take("a", long_enough);
  REQUIRE(answer.has_value());
  CHECK(answer->body == "5");
  CHECK_FALSE(works.how_far("a").has_value());
  CHECK_FALSE(works.take("a", 0ms).has_value());
}

TEST_CASE("no more than two works go on, and a stopped one makes room", "[web][works]") {
  web::Works works{5};
  std::promise<void> gate;
  const auto let_go = gate.get_future().share();
  REQUIRE(works.begin("a", {}, held_back(let_go)));
  REQUIRE(works.begin("b", {}, held_back(let_go)));
  CHECK_FALSE(works.begin("c", {}, held_back(let_go)));
  works.stop("a");
  CHECK(works.how_far("a")->is_stopping);
  gate.set_value();
  CHECK_THROWS_AS(works.take("a", long_enough), web::Stopped);
  CHECK(works.take("b", long_enough).has_value());
  CHECK(works.begin("c", {}, held_back(let_go)));
}

TEST_CASE("a list that takes long is entered whoever looks on", "[web][works]") {
  WebCase web{Role::owner, WebCase::Plan::sample, 0ms};
  const auto begun = send_list(web);
  REQUIRE(begun.status == 303);
  const std::string at = header_of(begun, "Location");
  if (at.starts_with("/works/")) {
    CHECK(header_of(end_of(web, at), "Location") == "/vouchers");
    CHECK(header_of(web.get(at), "Location") == "/");  // it is told once
  }
  CHECK(has(web.get("/vouchers"), "Đã đọc 1 chứng từ"));
  CHECK(web.get("/vouchers/PC-900").status == 200);
}

TEST_CASE("a list that is stopped before its end enters nothing", "[web][works]") {
  WebCase web{Role::owner, WebCase::Plan::sample, 0ms};
  const std::string before = printed_head(web.book());
  // Somebody else is writing: the list waits for them, and is stopped meanwhile.
  std::promise<void> writing, gate;
  std::thread other{[&] {
    const auto book = open_book(web.book());
    std::vector<Document> some;
    book->documents(1, [&](const Kept& kept) {
      some.push_back(kept.document);
      return false;
    });
    static_cast<void>(book->append(some, web.now, [&](const auto&, const auto&) {
      writing.set_value();
      gate.get_future().wait();
      return Result<Decision>{refuse(Problem{VoucherRule::voucher_is_there, FilePlace{}})};
    }));
  }};
  writing.get_future().wait();
  const std::string at = header_of(send_list(web), "Location");
  REQUIRE(at.starts_with("/works/"));
  const auto stopping = web.post(at, {});
  CHECK(has(stopping, "Đang dừng"));
  CHECK(header_of(stopping, "Refresh") == "1; url=" + at);
  gate.set_value();
  other.join();
  const auto end = end_of(web, at);
  CHECK(has(end, "Chưa ghi gì vào sổ"));
  CHECK(has(end, "href=\"/vouchers/import\""));
  CHECK(web.get("/vouchers/PC-900").status == 404);
  CHECK(printed_head(web.book()) == before);
}

TEST_CASE("a work that nobody began is nowhere, and a program waits", "[web][works]") {
  WebCase web{Role::owner, WebCase::Plan::sample, 0ms};
  CHECK(header_of(web.get("/works/0123"), "Location") == "/");
  CHECK(header_of(web.post("/works/0123", {}), "Location") == "/");
  CHECK(web.get("/left?as=xlsx").body.starts_with("PK"));
}

TEST_CASE("a page as a workbook is waited for at its own address", "[web][works]") {
  WebCase web{Role::owner, WebCase::Plan::sample, 0ms};
  web::Request request = web.with_session(asked("/left?by=line&as=xlsx"));
  request.fetch_site = "same-origin";
  const auto latest = std::chrono::steady_clock::now() + long_enough;
  web::Answer answer = web.site().answer(request, 0);
  while (!answer.body.starts_with("PK") && std::chrono::steady_clock::now() < latest) {
    CHECK(header_of(answer, "Refresh") == "1; url=/left?by=line&as=xlsx");
    CHECK(has(answer, "<progress"));
    std::this_thread::yield();
    answer = web.site().answer(request, 0);
  }
  CHECK(header_of(answer, "Content-Disposition").find("left.xlsx") != std::string::npos);
}
