// The door of the web interface: who comes in, and what is refused before any page runs.
#include "support/web_case.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace dutoan;
using namespace dutoan::tests;

TEST_CASE("without a session nothing is shown, and the key lets in once", "[web]") {
  WebCase web;
  CHECK(web.site().answer(asked("/"), 0).status == 401);
  CHECK(web.site().answer(asked(web.site().way_in()), 0).status == 401);
  CHECK(web.get("/").status == 200);
  CHECK(web.site().answer(asked("/assets/style.css"), 0).status == 200);
  CHECK(web.site().answer(asked("/assets/layout.html"), 0).status == 404);
}

TEST_CASE("a name that is not ours is refused, and a form that is not from our pages", "[web]") {
  WebCase web;
  web::Request elsewhere = web.with_session(asked("/"));
  elsewhere.host = "evil.example:8135";
  CHECK(web.site().answer(elsewhere, 0).status == 421);

  const auto form = [&](auto&& change) {
    web::Request request = web.with_session(sent("/vouchers/new", {{"token", web.token()}}));
    change(request);
    return web.site().answer(request, 0).status;
  };
  CHECK(form([](web::Request&) {}) == 422);  // an empty form: let in, and refused by its rules
  CHECK(form([](web::Request& r) { r.origin = "http://evil.example"; }) == 403);
  CHECK(form([](web::Request& r) { r.fetch_site = "cross-site"; }) == 403);
  CHECK(form([](web::Request& r) { r.form.set("token", "0"); }) == 403);
  CHECK(form([](web::Request& r) { r.form = {}; }) == 403);
}

TEST_CASE("a payment is tried, entered, and not entered twice", "[web]") {
  WebCase web;
  std::vector<std::pair<std::string, std::string>> fields{
      {"id", "p-1"},         {"line", "LC3/management"}, {"amount", "1"},
      {"date", "15/9/2020"}, {"number", "PC-9001"},      {"payee", "TTBDCT"},
      {"description", "x"},  {"decider", "truong-ban"}};
  auto tried = fields;
  tried.emplace_back("intent", "try");
  const auto rehearsed = web.post("/vouchers/new", tried);
  CHECK(rehearsed.status == 200);
  CHECK(web.get("/vouchers/PC-9001").status == 404);
  CHECK(web.post("/vouchers/new", fields).status == 303);
  CHECK(web.get("/vouchers/PC-9001").status == 200);
  CHECK(web.post("/vouchers/new", fields).status == 303);
  CHECK(web.get("/").body.find("không ghi thêm") != std::string::npos);
}

TEST_CASE("scripts are served without remarks and indentation, and are 25 KB together", "[web]") {
  namespace fs = std::filesystem;
  WebCase web;
  std::size_t served = 0;
  for (const auto& entry : fs::directory_iterator{fs::path{DUTOAN_SOURCE_DIR} / "src/web/assets"}) {
    if (entry.path().extension() != ".js") continue;
    INFO(entry.path().string());
    std::ifstream in{entry.path()};
    std::string bare;
    for (std::string line; std::getline(in, line);) {
      CHECK(std::ranges::count(line, '`') % 2 == 0);  // no text spans lines: none is changed
      const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
      const std::string rest = line.substr(begin);
      if (!rest.empty() && !rest.starts_with("//")) bare += rest + "\n";
    }
    const auto answer = web.site().answer(asked("/assets/" + entry.path().filename().string()), 0);
    CHECK(answer.body == bare);
    served += answer.body.size();
  }
  CHECK(served > 0);
  CHECK(served <= std::size_t{25} * 1024);
}
