// Coming in, staying in, and being put out (W4, W7); and that it is all in the trail (W11).
#include "support/web_case.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace dutoan;
using namespace dutoan::tests;
using namespace std::chrono_literals;

namespace {

std::string told(WebCase& web) {
  std::string text;
  for (const AuditEntry& each : web.people().entries(0, 50, ""))
    text = std::string{word(each.event.deed)} + " " + each.event.person + " " + each.event.subject +
           "\n" + text;
  return text;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a wrong password and nobody's code are told the same", "[web][login]") {
  WebCase web{Role::accountant};
  const auto wrong = web.log_in("accountant", "khong phai mat khau");
  const auto nobody = web.log_in("accountanx", "khong phai mat khau");
  CHECK(wrong.status == 401);
  CHECK(nobody.status == 401);
  std::string body = nobody.body;
  body.replace(body.find("accountanx"), 10, "accountant");
  CHECK(body == wrong.body);
  CHECK(has(wrong.body, "DT9108"));
  CHECK_FALSE(has(wrong.body, "khong phai mat khau"));
  CHECK(header_of(wrong, "Set-Cookie").empty());

  static_cast<void>(set_active(web.people(), "drafter", false, {"x", "local", web.now}));
  CHECK(has(web.log_in("drafter", password_of_all).body, "DT9108"));
}

TEST_CASE("five failures lock a code for a while, whether it is anybody's or not", "[web][login]") {
  WebCase web{Role::auditor};
  for (const std::string code : {"accountant", "khong-ai"}) {
    for (int i = 0; i < 5; ++i) CHECK(web.log_in(code, "sai mat khau roi").status == 401);
    const auto locked = web.log_in(code, password_of_all);
    CHECK(locked.status == 429);
    CHECK(has(locked.body, "DT9109"));
  }
  CHECK(web.log_in("head", password_of_all).status == 303);
  web.now += 14min;
  CHECK(web.log_in("accountant", password_of_all).status == 429);
  web.now += 1min;
  CHECK(web.log_in("accountant", password_of_all).status == 303);
}

TEST_CASE("an administrator's new password unlocks at once", "[web][login]") {
  WebCase web{Role::auditor};
  for (int i = 0; i < 5; ++i) static_cast<void>(web.log_in("accountant", "sai mat khau roi"));
  const TypedMember fresh{"accountant", {}, {}, "mat khau moi tinh", false};
  REQUIRE(set_password(web.people(), fresh, {"administrator", "local", web.now}).has_value());
  CHECK(web.log_in("accountant", "mat khau moi tinh").status == 303);
}

TEST_CASE("twenty failures from one address lock it, whoever they were for", "[web][login]") {
  WebCase web{Role::auditor};
  for (int i = 0; i < 20; ++i)
    CHECK(web.log_in("nguoi-" + std::to_string(i), "sai mat khau roi").status == 401);
  CHECK(web.log_in("head", password_of_all).status == 429);
  web::Request elsewhere = sent("/login", {{"person", "head"}, {"password", password_of_all}});
  elsewhere.peer = "10.0.0.7";
  CHECK(web.site().answer(elsewhere, 0).status == 303);
}

TEST_CASE("each login has a key and a token of its own, and ends the one before", "[web][login]") {
  WebCase web{Role::accountant};
  const auto old = web.with_session(asked("/"));
  const std::string old_token = web.token();
  web::Request again =
      web.with_session(sent("/login", {{"person", "accountant"}, {"password", password_of_all}}));
  web.take_session(web.site().answer(again, 0));
  CHECK(web.token() != old_token);
  CHECK(web.get("/").status == 200);
  CHECK(web.site().answer(old, 0).status == 401);
}

TEST_CASE("a key that somebody else chose lets nobody in, before a login and after",
          "[web][login]") {
  WebCase web{Role::accountant};
  const auto own = web.with_session(asked("/"));
  const std::string name = own.cookies.pairs().front().first;
  const std::string planted(64, 'a');
  web::Request login = sent("/login", {{"person", "head"}, {"password", password_of_all}});
  login.cookies.add(name, planted);
  const std::string cookie = header_of(web.site().answer(login, 0), "Set-Cookie");
  CHECK(cookie.starts_with(name + "="));
  CHECK_FALSE(has(cookie, planted));
  web::Request with_planted = asked("/");
  with_planted.cookies.add(name, planted);
  CHECK(web.site().answer(with_planted, 0).status == 401);
  CHECK(web.site().answer(own, 0).status == 200);
}

TEST_CASE("a session ends after half an hour without a request, and after twelve hours",
          "[web][login]") {
  WebCase web{Role::accountant};
  web.now += 30min;
  CHECK(web.get("/").status == 200);
  web.now += 30min + 1s;
  CHECK(web.get("/").status == 401);
  web.come_in("accountant");
  for (int i = 0; i < 24; ++i) {
    web.now += 30min;
    CHECK(web.get("/").status == 200);
  }
  CHECK(has(web.get("/").body, "data-session-left=\"0\""));
  web.now += 1s;
  CHECK(web.get("/").status == 401);
}

TEST_CASE("who left, was disabled, or got another role is out at once", "[web][login]") {
  WebCase web{Role::accountant};
  const auto session = web.with_session(asked("/"));
  CHECK(web.post("/leave", {}).status == 303);
  CHECK(web.site().answer(session, 0).status == 401);

  const Doer admin{"administrator", "local", web.now};
  web.come_in("head");
  REQUIRE(set_active(web.people(), "head", false, admin).has_value());
  CHECK(web.get("/").status == 401);
  CHECK(web.log_in("head", password_of_all).status == 401);

  web.come_in("appraiser");
  REQUIRE(change_role(web.people(), "appraiser", "auditor", admin).has_value());
  CHECK(web.get("/").status == 401);
}

TEST_CASE("a password that an administrator made anew ends every open session", "[web][login]") {
  WebCase web{Role::accountant};
  const auto other = web.with_session(asked("/"));
  web.come_in("accountant");
  REQUIRE(set_password(web.people(), {"accountant", {}, {}, "mat khau moi tinh", true},
                       {"administrator", "local", web.now})
              .has_value());
  CHECK(web.get("/").status == 401);
  CHECK(web.site().answer(other, 0).status == 401);
}

TEST_CASE("a form of somebody who was put out meanwhile enters nothing", "[web][login]") {
  const std::vector<std::pair<std::string, std::string>> voucher{
      {"line", "BT5/hall"},        {"amount", "1"},     {"date", "15/9/2020"},
      {"number", "PC-9001"},       {"payee", "TTBDCT"}, {"description", "x"},
      {"decider", "administrator"}};
  for (const bool is_disabled : {true, false}) {
    WebCase web{Role::accountant};
    const std::string before = printed_head(web.book());
    const Doer admin{"administrator", "local", web.now};
    if (is_disabled)
      REQUIRE(set_active(web.people(), "accountant", false, admin).has_value());
    else
      REQUIRE(change_role(web.people(), "accountant", "auditor", admin).has_value());
    CHECK(web.post("/vouchers/new", voucher).status == 401);
    web.come_in(is_disabled ? "auditor" : "accountant");  // an auditor, in either case
    CHECK(web.post("/vouchers/new", voucher).status == 403);
    CHECK(printed_head(web.book()) == before);
  }
}

TEST_CASE("what compares or makes a password is known by its path", "[web][login]") {
  for (const char* path : {"/login", "/api/1/login", "/account/password", "/api/1/people/new",
                           "/people/kt.hoa/password"})
    CHECK(web::proves_password(path));
  for (const web::EntryForm& form : web::entry_forms())
    if (form.path.find("people") == std::string::npos &&
        form.path.find("account") == std::string::npos)
      CHECK_FALSE(web::proves_password(form.path));
}

TEST_CASE("a new password of one's own ends the other sessions, and this one has a new key",
          "[web][login]") {
  WebCase web{Role::accountant};
  const auto other = web.with_session(asked("/"));
  web.come_in("accountant");
  const auto before = web.with_session(asked("/"));
  std::vector<std::pair<std::string, std::string>> fields{{"password", "khong dung dau"},
                                                          {"password_new", "mat khau moi tinh"},
                                                          {"password_again", "mat khau moi tinh"}};
  const auto wrong = web.post("/account/password", fields);
  CHECK(wrong.status == 422);
  CHECK_FALSE(has(wrong.body, "mat khau moi tinh"));
  fields[0].second = password_of_all;
  const auto changed = web.post("/account/password", fields);
  REQUIRE(changed.status == 303);
  web.take_session(changed);
  CHECK(web.get("/account").status == 200);
  CHECK(web.site().answer(before, 0).status == 401);
  CHECK(web.site().answer(other, 0).status == 401);
  CHECK(web.log_in("accountant", password_of_all).status == 401);
  CHECK(web.log_in("accountant", "mat khau moi tinh").status == 303);
}

TEST_CASE("a form that met an ended session comes back as it was, and entered nothing",
          "[web][login]") {
  WebCase web{Role::accountant};
  const std::string before = printed_head(web.book());
  web.now += 31min;
  const auto late = web.post("/vouchers/new", {{"line", "BT5/hall"},
                                               {"amount", "1tr5"},
                                               {"payee", "<b>Bà \"Hoa\"</b>"},
                                               {"password_x", "bi-mat"},
                                               {"intent", "enter"}});
  REQUIRE(late.status == 401);
  CHECK(has(late.body, "name=\"kept.amount\" value=\"1tr5\""));
  CHECK(has(late.body, "&lt;b&gt;Bà"));
  CHECK_FALSE(has(late.body, "bi-mat"));
  CHECK_FALSE(has(late.body, "kept.token"));
  CHECK(has(late.body, "name=\"typed_with\" value=\"" + web.token() + "\""));

  const auto in = web.site().answer(sent("/login", {{"person", "accountant"},
                                                    {"password", password_of_all},
                                                    {"form_path", "/vouchers/new"},
                                                    {"typed_with", web.token()},
                                                    {"kept.line", "BT5/hall"},
                                                    {"kept.amount", "1tr5"},
                                                    {"kept.payee", "<b>Bà \"Hoa\"</b>"},
                                                    {"kept.intent", "enter"}}),
                                    0);
  CHECK(in.status == 200);
  CHECK(has(in.body, "value=\"1tr5\""));
  CHECK(has(in.body, "&lt;b&gt;Bà &quot;Hoa&quot;"));
  CHECK_FALSE(header_of(in, "Set-Cookie").empty());
  CHECK(printed_head(web.book()) == before);
}

TEST_CASE("what somebody typed is shown to nobody else who comes in", "[web][login]") {
  WebCase web{Role::accountant};
  const auto in = [&](const std::string& code, const std::string& typed_with) {
    return web.site().answer(sent("/login", {{"person", code},
                                             {"password", password_of_all},
                                             {"form_path", "/vouchers/new"},
                                             {"typed_with", typed_with},
                                             {"kept.payee", "HTX Sông Mã"}}),
                             0);
  };
  const std::string token = web.token();
  CHECK(has(in("accountant", token).body, "HTX Sông Mã"));
  for (const std::string& other : {token, std::string{}, std::string{"0"}, token.substr(64)}) {
    const auto answer = in("chief_accountant", other);
    CHECK(answer.status == 303);
    CHECK_FALSE(has(answer.body, "HTX Sông Mã"));
    const std::string cookie = header_of(answer, "Set-Cookie");
    web::Request next = asked("/");
    next.cookies.add(cookie.substr(0, cookie.find('=')),
                     cookie.substr(cookie.find('=') + 1, cookie.find(';') - cookie.find('=') - 1));
    CHECK(has(web.site().answer(next, 0).body, "của người khác"));
  }
}

TEST_CASE("after a login one goes to a page of this site alone", "[web][login]") {
  WebCase web{Role::accountant};
  const auto to = [&](const std::string& asked_for) {
    return header_of(web.site().answer(sent("/login", {{"person", "accountant"},
                                                       {"password", password_of_all},
                                                       {"to", asked_for}}),
                                       0),
                     "Location");
  };
  CHECK(to("/left?by=line") == "/left?by=line");
  for (const char* elsewhere :
       {"//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=y", ""})
    CHECK(to(elsewhere) == "/");
}

TEST_CASE("behind TLS the cookie is one of this host alone, and goes as it came", "[web][login]") {
  WebCase web{Role::accountant};
  web::Settings settings;
  settings.book = web.book();
  settings.port = 8136;
  settings.hosts = {"ngansach.example"};
  settings.is_behind_tls = true;
  settings.now = [&] { return web.now; };
  web::Site site{std::move(settings), 1};
  web::Request login = sent("/login", {{"person", "head"}, {"password", password_of_all}});
  login.host = "ngansach.example";
  login.origin = "https://ngansach.example";
  login.forwarded = "6.6.6.6, 10.1.2.3";
  const auto in = site.answer(login, 0);
  const std::string cookie = header_of(in, "Set-Cookie");
  CHECK(cookie.starts_with("__Host-dutoan_8136="));
  for (const char* part : {"; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"})
    CHECK(has(cookie, part));
  CHECK(web.people().entries(0, 1, "").front().event.address == "10.1.2.3");

  web::Request english = asked("/account?lang=en");
  english.host = login.host;
  english.cookies.add("__Host-dutoan_8136", cookie.substr(19, 64));
  const auto shown = site.answer(english, 0);
  CHECK(shown.status == 200);
  CHECK(header_of(shown, "Set-Cookie") ==
        "dutoan_lang=en; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=31536000");
  login.origin = "http://ngansach.example";
  CHECK(site.answer(login, 0).status == 403);
}

TEST_CASE("a password that somebody else made is changed before anything else", "[web][login]") {
  WebCase web{Role::administrator};
  const auto added =
      web.post("/people/new", {{"code", "kt.lan"}, {"full_name", "Lan"}, {"role", "accountant"}});
  REQUIRE(added.status == 303);
  const std::string shown = web.get("/people/kt.lan").body;
  const std::string mark = "phải đổi: ";
  const std::string first = shown.substr(shown.find(mark) + mark.size(), 23);
  CHECK_FALSE(has(web.get("/people/kt.lan").body, first));
  CHECK_FALSE(has(told(web), first));

  web.take_session(web.log_in("kt.lan", first));
  CHECK(header_of(web.get("/vouchers"), "Location") == "/account/password");
  const auto form = web.get("/account/password");
  REQUIRE(form.status == 200);
}

TEST_CASE("a program comes in with JSON, and is told its token", "[web][login]") {
  WebCase web{Role::accountant};
  web::Request login = asked("/api/1/login");
  login.method = web::Method::post;
  login.content_type = "application/json";
  login.body = std::string{R"({"person": "auditor", "password": ")"} + password_of_all + "\"}";
  const auto in = web.site().answer(login, 0);
  CHECK(in.status == 200);
  CHECK(has(in.body, "\"role\": \"auditor\""));
  CHECK(has(in.body, "\"token\": \""));
  CHECK_FALSE(header_of(in, "Set-Cookie").empty());
  login.content_type = "text/plain";
  CHECK(web.site().answer(login, 0).status == 415);
  CHECK(web.site().answer(asked("/api/1/left"), 0).status == 401);
}

TEST_CASE("the trail tells who came in, could not, was refused, entered, took away and left",
          "[web][login]") {
  WebCase web{Role::accountant};
  static_cast<void>(web.log_in("accountant", "bi mat cua toi"));
  static_cast<void>(web.get("/people"));
  static_cast<void>(web.get("/left?as=csv"));
  static_cast<void>(web.get("/left"));
  const auto entered = web.post("/vouchers/new", {{"line", "BT5/hall"},
                                                  {"amount", "1"},
                                                  {"date", "15/9/2020"},
                                                  {"number", "PC-9001"},
                                                  {"payee", "TTBDCT"},
                                                  {"description", "x"}});
  INFO(entered.body);
  CHECK(entered.status == 303);
  static_cast<void>(web.post("/leave", {}));
  const std::string text = told(web);
  INFO(text);
  CHECK(has(text, "login accountant"));
  CHECK(has(text, "failed_login accountant"));
  CHECK(has(text, "refused accountant /people"));
  CHECK(has(text, "download accountant /left as=csv"));
  CHECK(has(text, "write accountant /vouchers/new → /vouchers/PC-9001"));
  CHECK(has(text, "logout accountant"));
  CHECK(web.people().verify().broken_at == 0);

  std::ifstream file{people_file(web.book()), std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  CHECK_FALSE(has(bytes, "bi mat cua toi"));
  CHECK_FALSE(has(bytes, password_of_all));
}

TEST_CASE("people are added, changed and put out over the web, by who may", "[web][login]") {
  WebCase web{Role::administrator};
  CHECK(web.post("/people/new", {{"code", "có dấu"}, {"role", "owner"}}).status == 422);
  REQUIRE(
      web.post("/people/new", {{"code", "kt.lan"}, {"full_name", "Lan"}, {"role", "accountant"}})
          .status == 303);
  CHECK(web.post("/people/new", {{"code", "kt.lan"}, {"full_name", "Lan"}, {"role", "accountant"}})
            .status == 409);
  CHECK(web.post("/people/kt.lan/role", {{"role", "auditor"}}).status == 303);
  CHECK(web.people().member("kt.lan")->role == Role::auditor);
  CHECK(web.post("/people/kt.lan/disable", {}).status == 303);
  CHECK_FALSE(web.people().member("kt.lan")->is_active);
  CHECK(web.post("/people/kt.lan/enable", {{"intent", "try"}}).status == 200);
  CHECK_FALSE(web.people().member("kt.lan")->is_active);
  CHECK(web.post("/people/administrator/disable", {}).status == 409);
  CHECK(web.post("/people/administrator/role", {{"role", "auditor"}}).status == 409);
  CHECK(has(web.get("/audit").body, "kt.lan: auditor"));
}
