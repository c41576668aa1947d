// What programs ask: the document that describes the interface, JSON in and out, files of a form.
#include "reference/written_page.hpp"
#include "support/csv_rows.hpp"
#include "support/web_case.hpp"
#include "tidy/source_text.hpp"
#include "web/entry_form.hpp"
#include "web/openapi.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

/// The names that pages ask for in the code: `visit.asked("by")`.
std::set<std::string> asked_names() {
  static const std::regex call{R"re((?:asked|asked_day)\((?:visit, )?"([a-z_-]+)")re"};
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{source_dir + "/src/web"}) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = text_of(entry.path());
    for (std::sregex_iterator it{text.begin(), text.end(), call}, end; it != end; ++it)
      names.insert((*it)[1]);
  }
  return names;
}

web::Answer program_sends(WebCase& web, const std::string& path, const std::string& body) {
  web::Request request = web.with_session(asked(path));
  request.method = web::Method::post;
  request.content_type = "application/json";
  request.token = web.token();
  request.body = body;
  return web.site().answer(request, 0);
}

}  // namespace

TEST_CASE("schemas/api/openapi.json is what the routes and forms say", "[reference]") {
  compare_or_write("schemas/api/openapi.json", openapi());
}

TEST_CASE("every parameter that a page asks for is described, and for a page that is there") {
  std::set<std::string> described;
  std::set<std::string> paths{"*"};
  for (const web::PageRoute& route : web::page_routes()) paths.insert(route.path);
  for (const web::EntryForm& form : web::entry_forms()) paths.insert(form.path);
  for (const tests::Row& row : csv_rows("../../schemas/api/parameters.csv")) {
    INFO(row.at("line"));
    CHECK(paths.contains(row.at("path")));
    described.insert(row.at("name"));
  }
  described.insert("as");  // of pages for people; a program is answered in JSON
  for (const std::string& name : asked_names()) {
    INFO("add a row to schemas/api/parameters.csv for the parameter " << name);
    CHECK(described.contains(name));
  }
}

TEST_CASE("a program enters a payment with the fields of the form, and is told the same", "[web]") {
  WebCase web;
  CHECK(web.get("/api/1/openapi.json").body == openapi());
  const std::string payment =
      R"({"id": "p-7", "line": ["BT5/hall"], "amount": [1], "date": "2020-09-15",)"
      R"( "number": "PC-9007", "payee": "TTBDCT", "description": "x", "decider": "truong-ban")";
  const auto tried = program_sends(web, "/api/1/vouchers/new", payment + R"(, "dry_run": true})");
  INFO(tried.body);
  CHECK(tried.status == 200);
  CHECK(web.get("/api/1/vouchers/PC-9007").status == 404);
  CHECK(program_sends(web, "/api/1/vouchers/new", payment + "}").status == 200);
  CHECK(web.get("/api/1/vouchers/PC-9007").status == 200);
  const auto refused = program_sends(web, "/api/1/vouchers/new", R"({"amount": [1]})");
  CHECK(refused.status == 422);
  CHECK(refused.body.find("dutoan.problems/1") != std::string::npos);
  for (const char* body : {"", "[]", "{\"a\": 1.5}", "{\"a\": {}}", "{\"a\": [[1]]}", "{\"a\": 1",
                           "{\"a\": \"\\u0000\"}"})
    CHECK(program_sends(web, "/api/1/vouchers/new", body).status == 415);
}
