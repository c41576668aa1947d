// W5: whatever changes something, sent by somebody else's page. Every form of the route table is
// tried with every forgery; all are refused, and nothing was written.
#include "support/web_case.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <map>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

struct Forgery {
  const char* what;
  std::function<void(web::Request&)> change;  // of a request that is right in everything
  int status;
};

const std::vector<Forgery>& forgeries() {
  static const std::vector<Forgery> all = {
      {"no token", [](web::Request& r) { r.form = {}; }, 403},
      {"an empty token", [](web::Request& r) { r.form.set("token", ""); }, 403},
      {"a wrong token", [](web::Request& r) { r.form.set("token", std::string(64, '0')); }, 403},
      {"another site", [](web::Request& r) { r.fetch_site = "cross-site"; }, 403},
      {"another name of this site", [](web::Request& r) { r.fetch_site = "same-site"; }, 403},
      {"another origin", [](web::Request& r) { r.origin = "http://evil.example"; }, 403},
      {"no origin to speak of", [](web::Request& r) { r.origin = "null"; }, 403},
      {"another host", [](web::Request& r) { r.host = "evil.example:8135"; }, 421},
      {"no host", [](web::Request& r) { r.host.clear(); }, 400},
      {"a text",
       [](web::Request& r) {  // which a browser sends anywhere unasked, and no form is read from
         r.content_type = "text/plain";
         r.body = "token=" + r.form.value("token");
         r.form = {};
       },
       403},
      {"no session", [](web::Request& r) { r.cookies = {}; }, 401},
  };
  return all;
}

std::string example_of(std::string pattern) {
  for (std::size_t at = pattern.find('{'); at != std::string::npos; at = pattern.find('{'))
    pattern.replace(at, pattern.find('}') - at + 1, "khong-co");
  return pattern;
}

/// A case for each act that a form is: with somebody who may.
WebCase& case_of(Act act) {
  static std::map<Role, std::unique_ptr<WebCase>> cases;
  for (const Role role : all_roles) {
    if (!may(role, act)) continue;
    auto& made = cases[role];
    if (made == nullptr) made = std::make_unique<WebCase>(role);
    return *made;
  }
  throw std::logic_error("somebody may do every act");
}

std::string all_of(WebCase& web) {
  std::string text = printed_head(web.book());
  for (const Member& each : web.people().state().members)
    text += " " + each.code.text() + std::to_string(each.revision);
  return text;
}

}  // namespace

TEST_CASE("a form that is forged is refused on every route, and nothing is written",
          "[web][forgery]") {
  for (const web::EntryForm& form : web::entry_forms()) {
    WebCase& web = case_of(form.act);
    const std::string before = all_of(web);
    for (const char* prefix : {"", "/api/1"}) {
      const std::string path = prefix + example_of(form.path);
      for (const Forgery& forgery : forgeries()) {
        INFO(forgery.what << " at " << path);
        web::Request request = web.with_session(sent(path, {{"token", web.token()}, {"id", "x"}}));
        forgery.change(request);
        CHECK(web.site().answer(request, 0).status == forgery.status);
      }
    }
    CHECK(all_of(web) == before);
  }
}

TEST_CASE("the token of another session is no token", "[web][forgery]") {
  WebCase web{Role::accountant};
  const std::string other = web.token();
  web.come_in("drafter");
  web::Request request = web.with_session(sent("/account/password", {{"token", other}}));
  CHECK(web.site().answer(request, 0).status == 403);
  request.form.set("token", web.token());
  CHECK(web.site().answer(request, 0).status == 422);
}

TEST_CASE("asking for a form with all that it would need enters nothing", "[web][forgery]") {
  WebCase web;
  const std::string before = printed_head(web.book());
  for (const web::EntryForm& form : web::entry_forms()) {
    const std::string path = example_of(form.path);
    static_cast<void>(web.get(path + "?intent=enter&token=" + web.token() +
                              "&line=BT5/hall&amount=1&date=15/9/2020&number=PC-1&payee=x"
                              "&description=x&decider=y"));
    CHECK(web.get("/api/1" + path).status == 404);
  }
  CHECK(printed_head(web.book()) == before);
}

TEST_CASE("a login that another site sends is refused", "[web][forgery]") {
  WebCase web{Role::accountant};
  web::Request request = sent("/login", {{"person", "accountant"}, {"password", password_of_all}});
  request.fetch_site = "cross-site";
  CHECK(web.site().answer(request, 0).status == 403);
}
