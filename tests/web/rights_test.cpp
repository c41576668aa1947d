// W6: every role on every route, against the table that people agreed on. A route without a row
// fails.
#include "support/csv_rows.hpp"
#include "support/web_case.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <set>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

struct Route {
  std::string kind, path;
  Act act = Act::look;
};

std::vector<Route> all_routes() {
  std::vector<Route> all;
  for (const web::PageRoute& each : web::page_routes())
    all.push_back({"page", each.path, each.act});
  for (const web::EntryForm& each : web::entry_forms())
    all.push_back({"form", each.path, each.act});
  return all;
}

/// A path of that pattern: no part of it names anything.
std::string example_of(const std::string& pattern) {
  std::string made;
  bool is_name = false;
  for (const char c : pattern) {
    if (c == '{') made += "khong-co";
    is_name = (is_name || c == '{') && c != '}';
    if (!is_name && c != '}') made += c;
  }
  return made;
}

/// The line that the table needs for the route, as the code has it: to be looked at, then added.
std::string line_for(const Route& route) {
  std::string line = route.kind + "," + route.path;
  for (const Role role : all_roles)
    if (role != Role::owner) line += may(role, route.act) ? ",yes" : ",no";
  return line;
}

using Table = std::map<std::string, dutoan::tests::Row>;

/// The rows by "page /left".
Table agreed() {
  Table table;
  for (const dutoan::tests::Row& row : csv_rows("web/rights.csv"))
    table[row.at("kind") + " " + row.at("path")] = row;
  return table;
}

}  // namespace

TEST_CASE("every route has its row in the table of rights, and every row its route",
          "[web][rights]") {
  const Table table = agreed();
  std::set<std::string> known;
  for (const Route& route : all_routes()) {
    known.insert(route.kind + " " + route.path);
    INFO("add to tests/golden/web/rights.csv, once you agree with it: " << line_for(route));
    CHECK(table.contains(route.kind + " " + route.path));
  }
  for (const auto& [route, cells] : table) {
    INFO("no page or form is " << route << ": take its line out of tests/golden/web/rights.csv");
    CHECK(known.contains(route));
  }
}

TEST_CASE("each role gets what the table says, and nothing else", "[web][rights]") {
  const Table table = agreed();
  for (const Role role : all_roles) {
    if (role == Role::owner) continue;
    WebCase web{role};
    const std::string before = printed_head(web.book());
    for (const Route& route : all_routes()) {
      const auto row = table.find(route.kind + " " + route.path);
      if (row == table.end()) continue;  // which the test above tells
      const std::string& expected = row->second.at(std::string{word(role)});
      INFO(word(role) << " on " << route.kind << " " << route.path);
      CHECK((expected == "yes" || expected == "no"));
      const std::string path = example_of(route.path);
      const int status = web.get(path).status;
      CHECK((status == 403 ? "no" : "yes") == expected);
      CHECK(status != 401);
      CHECK(status != 500);
      if (expected == "no" && route.kind == "form") {
        CHECK(web.post(path, {}).status == 403);
        CHECK(web.post("/api/1" + path, {}).status == 403);
      }
    }
    CHECK(printed_head(web.book()) == before);
  }
}
