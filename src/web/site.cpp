#include "web/site.hpp"

#include "web/answer_visit.hpp"
#include "web/login.hpp"
#include "web/token.hpp"
#include "web/web_files.hpp"

#include <dutoan/book.hpp>

#include <algorithm>
#include <utility>

namespace dutoan::web {
namespace {

std::string type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".woff2")) return "font/woff2";
  return "application/octet-stream";
}

/// "DIGEST/main.js": a browser keeps it for good where the digest is that of this program's files.
Answer file_answer(std::string_view path) {
  const std::size_t slash = path.find('/');
  const bool is_kept = path.substr(0, slash) == web_files_digest();
  const WebFile* file =
      find_web_file(slash == std::string_view::npos ? path : path.substr(slash + 1));
  if (file == nullptr || file->name.ends_with(".html")) return plain_answer(404);
  return {200,
          type_of(file->name),
          std::string{file->bytes},
          {{"Cache-Control", is_kept ? "public, max-age=31536000, immutable" : "no-cache"}}};
}

std::vector<std::string> names_of_address(const std::string& address, unsigned short port) {
  const std::string ending = ":" + std::to_string(port);
  const bool is_six = address.find(':') != std::string::npos;
  std::vector<std::string> names;
  for (const std::string& name :
       {is_six ? "[" + address + "]" : address, std::string{"localhost"}}) {
    names.push_back(name + ending);
    if (port == 80) names.push_back(name);
  }
  return names;
}

/// A book of one's own is open on one's own machine: what was typed there waits as long as the
/// program runs.
std::chrono::minutes idle_of(const Settings& settings) {
  return settings.is_own ? std::chrono::hours{12} : std::chrono::minutes{30};
}

const Label not_shown{"Nội dung gõ dở trong phiên trước là của người khác, nên không hiện ra.",
                      "What was typed in the session before is somebody else's and is not shown."};

constexpr std::string_view own_password_path = "/account/password";

bool is_of_program(const Request& request) { return request.path.starts_with("/api/"); }

Answer json(int status, std::string body) {
  return {status, "application/json; charset=utf-8", std::move(body), {}};
}

Session session_for(const Member& member) {
  return {{member.code.text(), member.full_name, member.role}, member.revision, member.must_change};
}

bool has_header(const Answer& answer, std::string_view name) {
  return std::ranges::find(answer.headers, name, &std::pair<std::string, std::string>::first) !=
         answer.headers.end();
}

/// The address that was asked for, as a browser writes it.
std::string address_of(const Request& request) {
  std::string text = encoded_path(request.path);
  for (const auto& [name, value] : request.query.pairs())
    text +=
        (text.find('?') == std::string::npos ? "?" : "&") + encoded(name) + "=" + encoded(value);
  return text;
}

/// What became of the request, where the trail tells of such.
std::optional<Deed> deed_of(const Request& request, const Answer& answer) {
  if (answer.status == 403) return Deed::refused;
  const bool is_done = answer.status < 300 && is_of_program(request);
  if (request.method == Method::post) {
    const bool is_tried = request.form.value("intent") == "try";
    if (answer.status == 303 || (is_done && !is_tried)) return Deed::write;
    return std::nullopt;
  }
  if (is_done || has_header(answer, "Content-Disposition")) return Deed::download;
  return std::nullopt;
}

/// The request as the trail keeps it: its path, and in which form it was asked for; no value that
/// was typed.
std::string subject_of(const Request& request, const Answer& answer) {
  constexpr std::size_t longest = 300;
  std::string text = request.path.substr(0, longest);
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  if (request.query.has("as")) text += " as=" + encoded(request.query.value("as"));
  for (const auto& [name, value] : answer.headers)
    if (name == "Location") text += " → " + value;
  return text;
}

}  // namespace

bool proves_password(std::string_view path) {
  return path.ends_with("/login") || path.ends_with("/password") || path.ends_with("/people/new");
}

Site::Site(Settings settings, std::size_t workers)
    : settings_{std::move(settings)},
      desk_{settings_.sources},
      sessions_{idle_of(settings_)},
      way_in_{fresh_token()},
      works_{workers} {
  for (std::size_t i = 0; i < workers + most_works; ++i) {
    books_.push_back(open_book(settings_.book));
    if (!settings_.is_own) people_.push_back(open_people(people_file(settings_.book)));
  }
  found_at(settings_.port);
}

void Site::found_at(unsigned short port) {
  settings_.port = port;
  for (std::string& name : names_of_address(settings_.address, port))
    settings_.hosts.push_back(std::move(name));
  // Cookies know no ports: two books opened side by side must not take each other's.
  cookie_ = (settings_.is_behind_tls ? "__Host-dutoan" : "dutoan") + ("_" + std::to_string(port));
}

std::string Site::who(const Values& cookies) {
  const auto session = sessions_.find(cookies.value(cookie_), settings_.now());
  return session ? session->person.code : std::string{};
}

Language Site::language_of(const Request& request) const {
  const std::string word = request.query.value("lang", request.cookies.value("dutoan_lang"));
  if (word == "en") return Language::en;
  return word == "vi" ? Language::vi : settings_.language;
}

Doer Site::doer(const Request& request, const std::string& person) const {
  // What stands last was added by our own proxy; whatever stands before it anybody may have sent.
  std::string address = request.peer;
  if (settings_.is_behind_tls && !request.forwarded.empty()) {
    address = request.forwarded.substr(request.forwarded.rfind(',') + 1);
    address.erase(0, address.find_first_not_of(' '));
  }
  return {person, address, settings_.now()};
}

// ---- The door -------------------------------------------------------------------------------

/// G2, and against pages of others that reach us by a name of their own (DNS rebinding).
std::optional<Answer> Site::refused_at_door(const Request& request) const {
  if (request.host.empty()) return plain_answer(400);
  if (std::ranges::find(settings_.hosts, request.host) == settings_.hosts.end())
    return plain_answer(421);
  if (request.method == Method::get) return std::nullopt;
  const std::string own = (settings_.is_behind_tls ? "https://" : "http://") + request.host;
  if (!request.origin.empty() && request.origin != own) return plain_answer(403);
  if (!request.fetch_site.empty() && request.fetch_site != "same-origin" &&
      request.fetch_site != "none")
    return plain_answer(403);
  return std::nullopt;
}

std::string Site::cookie(const std::string& name, const std::string& value) const {
  std::string text = name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict";
  if (settings_.is_behind_tls) text += "; Secure";  // without which __Host- is not taken
  return text;
}

std::string Site::cookie_with(const std::string& key) const {
  return cookie(cookie_, key) + (key.empty() ? "; Max-Age=0" : "");
}

Answer Site::first_page(const std::string& to, const std::string& key) const {
  // A page, not a redirection: a cookie that is SameSite=Strict is not sent on the way from a link
  // that another program opened.
  return {200,
          "text/html; charset=utf-8",
          "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>dutoan</title>"
          "<meta http-equiv=\"refresh\" content=\"0; url=" +
              escaped(to) + "\"></head><body><main><h1>dutoan</h1><p><a href=\"" + escaped(to) +
              "\">Vào sổ · To the book</a></p></main></body></html>\n",
          {{"Set-Cookie", cookie_with(key)}}};
}

/// The owner comes in with the key that was printed, once.
Answer Site::let_in(const Request& request) {
  const std::lock_guard lock{way_in_mutex_};
  if (!settings_.is_own || is_way_in_used_ || !is_same_token(request.query.value("key"), way_in_))
    return closed_door();
  is_way_in_used_ = true;
  return first_page(
      "/", sessions_.begin({{settings_.owner, settings_.owner, Role::owner}}, settings_.now()));
}

/// A form of people, or the JSON of a program, with a code and a password.
Answer Site::answer_login(const Request& request, std::size_t worker) {
  const bool is_program = is_of_program(request);
  if (request.method == Method::get) {
    if (is_program) return plain_answer(405);
    LoginPage page = login_for(request);
    page.language = language_of(request);
    Answer shown = login_answer(page);
    shown.status = 200;
    return shown;
  }
  Values typed = request.form;
  if (is_program) {
    const auto read = read_json(request.body);
    if (!read || !request.content_type.starts_with("application/json")) return plain_answer(415);
    typed = *read;
  }
  LoginPage page = login_sent(request);
  page.language = language_of(request);
  const auto member =
      log_in(*people(worker), typed.value("person"), typed.value("password"), doer(request, {}));
  if (member) return come_in(request, *member, std::move(page), worker);
  page.problems = member.error();
  if (is_program) return json(401, problems_json(page.problems, page.language, {}));
  return login_answer(page);
}

/// A new key for whoever came in, whatever cookie they brought.
Answer Site::come_in(const Request& request, const Member& member, LoginPage page,
                     std::size_t worker) {
  sessions_.end(request.cookies.value(cookie_));
  const std::string key = sessions_.begin(session_for(member), settings_.now());
  const auto session = sessions_.find(key, settings_.now());
  ensure(session.has_value(), "who came in is in");
  Answer made{303, "text/plain; charset=utf-8", "", {{"Location", page.to}}};
  if (is_of_program(request))
    made = json(200, "{\"person\": \"" + session->person.code + "\", \"role\": \"" +
                         std::string{word(member.role)} + "\", \"token\": \"" + session->token +
                         "\"}\n");
  else if (is_typed_by(page, session->person.code))  // L3
    made = answer_session(carried_request(page, request), *session, key, worker);
  else if (!page.form_path.empty())
    sessions_.leave_notice(key, in(page.language, not_shown));
  made.headers.emplace_back("Set-Cookie", cookie_with(key));
  return made;
}

Answer Site::leave(const Request& request, const Session& session, std::size_t worker) {
  sessions_.end(request.cookies.value(cookie_));
  const std::string cookie = cookie_with("");
  if (settings_.is_own) {
    Answer made = closed_door();
    made.status = 200;
    made.headers.emplace_back("Set-Cookie", cookie);
    return made;
  }
  const Doer who = doer(request, session.person.code);
  people(worker)->note({who.at, Deed::logout, who.person, "", who.address});
  return {303, "text/plain; charset=utf-8", "", {{"Location", "/login"}, {"Set-Cookie", cookie}}};
}

Answer Site::without_session(const Request& request) const {
  if (settings_.is_own) return closed_door();
  if (is_of_program(request)) return json(401, "{\"status\": 401}\n");
  LoginPage page = login_for(request);
  page.language = language_of(request);
  return login_answer(page);
}

/// The session of the request, while its person is what they were when they came in (G5).
std::optional<Session> Site::session_of(const Request& request, std::size_t worker) {
  const std::string key = request.cookies.value(cookie_);
  auto session = sessions_.find(key, settings_.now());
  if (!session || settings_.is_own) return session;
  const auto member = people(worker)->member(session->person.code);
  if (member && member->is_active && member->revision == session->revision) return session;
  sessions_.end(key);
  return std::nullopt;
}

// ---- Inside ---------------------------------------------------------------------------------

void Site::renew(Answer& answer, const Session& session, const std::string& key,
                 std::size_t worker) {
  const auto member = people(worker)->member(session.person.code);
  if (!member || !member->is_active || member->revision == session.revision) return;
  const std::string notice = sessions_.take_notice(key);
  sessions_.end(key);
  const std::string fresh = sessions_.begin(session_for(*member), settings_.now());
  if (!notice.empty()) sessions_.leave_notice(fresh, notice);
  answer.headers.emplace_back("Set-Cookie", cookie_with(fresh));
}

void Site::note(const Request& request, const Session& session, const Answer& answer,
                std::size_t worker) {
  const auto deed = deed_of(request, answer);
  if (!deed) return;
  const Doer who = doer(request, session.person.code);
  people(worker)->note({who.at, *deed, who.person, subject_of(request, answer), who.address});
}

Visit Site::visit_of(const Request& request, const Session& session, std::unique_ptr<Store>& office,
                     std::size_t worker) {
  const Office in_whose_name{PersonCode{session.person.code}, session.person.role};
  if (!settings_.is_own) office = in_office(*books_.at(worker), in_whose_name);
  Visit visit{settings_,
              request,
              session.person,
              session.token,
              office ? *office : *books_.at(worker),
              desk_.read(),
              language_of(request),
              settings_.now(),
              {}};
  visit.people = people(worker);
  visit.address = doer(request, {}).address;
  if (!settings_.is_own) visit.office = in_whose_name;
  visit.seconds_left = sessions_.seconds_left(session);
  return visit;
}

Answer Site::answer_session(const Request& request, const Session& session, const std::string& key,
                            std::size_t worker, Progress& progress) {
  std::unique_ptr<Store> office;
  Visit visit = visit_of(request, session, office, worker);
  visit.progress = &progress;
  const std::string notice =
      request.method == Method::get && !request.query.has("beside") && !request.query.has("as")
          ? sessions_.take_notice(key)
          : std::string{};
  Answered answered = answer_visit(visit, notice);
  if (!answered.notice.empty()) sessions_.leave_notice(key, std::move(answered.notice));
  if (request.query.has("lang"))
    answered.answer.headers.emplace_back(
        "Set-Cookie",
        cookie("dutoan_lang", visit.language == Language::en ? "en" : "vi") + "; Max-Age=31536000");
  if (settings_.is_own) return std::move(answered.answer);
  note(request, session, answered.answer, worker);
  if (request.method == Method::post) renew(answered.answer, session, key, worker);
  return std::move(answered.answer);
}

Answer Site::answer_long(const Request& request, const Session& session, const std::string& key,
                         std::size_t worker, const LongRoute& route) {
  const std::string name = work_name(key, request);
  if (request.method == Method::get)
    if (auto made = works_.take(name, {})) return *std::move(made);
  const auto answering = [this, request, session, key](Progress& progress, std::size_t own) {
    return answer_session(request, session, key, own, progress);
  };
  if (!works_.begin(name, route, answering)) return answer_session(request, session, key, worker);
  if (auto made = works_.take(name, settings_.patience)) return *std::move(made);
  if (request.method == Method::post)
    return {303, "text/plain; charset=utf-8", "", {{"Location", std::string{work_path} + name}}};
  std::unique_ptr<Store> office;
  const Visit visit = visit_of(request, session, office, worker);
  return work_page(visit, name, works_.how_far(name).value_or(HowFar{route}), address_of(request));
}

Answer Site::answer_work(const Request& request, const Session& session, std::size_t worker) {
  const std::string name = request.path.substr(work_path.size());
  if (request.method == Method::post) works_.stop(name);
  if (auto made = works_.take(name, settings_.patience)) return *std::move(made);
  const auto how_far = works_.how_far(name);
  if (!how_far) return {303, "text/plain; charset=utf-8", "", {{"Location", "/"}}};
  std::unique_ptr<Store> office;
  const Visit visit = visit_of(request, session, office, worker);
  return work_page(visit, name, *how_far, request.path);
}

Answer Site::answer(const Request& request, std::size_t worker) {
  if (auto refused = refused_at_door(request)) return std::move(*refused);
  if (request.path.starts_with("/assets/"))
    return request.method == Method::get ? file_answer(request.path.substr(8)) : plain_answer(405);
  if (request.path == "/enter" && request.method == Method::get) return let_in(request);
  if (!settings_.is_own && (request.path == "/login" || request.path == "/api/1/login"))
    return answer_login(request, worker);
  const auto session = session_of(request, worker);
  if (!session) return without_session(request);
  const std::string token = request.token.empty() ? request.form.value("token") : request.token;
  if (request.method == Method::post && !is_same_token(token, session->token)) {
    Answer refused = plain_answer(403);
    if (!settings_.is_own) note(request, *session, refused, worker);
    return refused;
  }
  if (request.path == "/leave" && request.method == Method::post)
    return leave(request, *session, worker);
  if (session->must_change && request.path != own_password_path)
    return is_of_program(request) ? json(403, "{\"status\": 403}\n")
                                  : Answer{303,
                                           "text/plain; charset=utf-8",
                                           "",
                                           {{"Location", std::string{own_password_path}}}};
  if (request.path.starts_with(work_path)) return answer_work(request, *session, worker);
  const std::string key = request.cookies.value(cookie_);
  if (const auto route = long_route(request))
    return answer_long(request, *session, key, worker, *route);
  return answer_session(request, *session, key, worker);
}

}  // namespace dutoan::web
