#include "web/site.hpp"

#include "web/answer_visit.hpp"
#include "web/token.hpp"
#include "web/web_files.hpp"

#include <dutoan/book.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

std::string type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".woff2")) return "font/woff2";
  return "application/octet-stream";
}

Answer file_answer(std::string_view name) {
  const WebFile* file = find_web_file(name);
  if (file == nullptr || file->name.ends_with(".html")) return plain_answer(404);
  return {200,
          type_of(file->name),
          std::string{file->bytes},
          {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

std::vector<std::string> names_of_address(const std::string& address, unsigned short port) {
  const std::string ending = ":" + std::to_string(port);
  std::vector<std::string> names;
  for (const std::string& name : {address, std::string{"localhost"}}) {
    names.push_back(name + ending);
    if (port == 80) names.push_back(name);
  }
  return names;
}

}  // namespace

Site::Site(Settings settings, std::size_t workers)
    : settings_{std::move(settings)}, desk_{settings_.sources}, way_in_{fresh_token()} {
  for (std::size_t i = 0; i < workers; ++i) books_.push_back(open_book(settings_.book));
  found_at(settings_.port);
}

void Site::found_at(unsigned short port) {
  settings_.port = port;
  for (std::string& name : names_of_address(settings_.address, port))
    settings_.hosts.push_back(std::move(name));
  // Cookies know no ports: two books opened side by side must not take each other's.
  cookie_ = (settings_.is_behind_tls ? "__Host-dutoan" : "dutoan") + ("_" + std::to_string(port));
}

bool Site::knows(const Values& cookies) {
  return sessions_.find(cookies.value(cookie_), settings_.now()).has_value();
}

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

Answer Site::with_cookie(const std::string& to, const std::string& key) const {
  std::string cookie = cookie_ + "=" + key + "; Path=/; HttpOnly; SameSite=Strict";
  if (key.empty()) cookie += "; Max-Age=0";
  if (settings_.is_behind_tls) cookie += "; Secure";
  // A page, not a redirection: a cookie that is SameSite=Strict is not sent on the way from a link
  // that another program opened.
  return {200,
          "text/html; charset=utf-8",
          "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>dutoan</title>"
          "<meta http-equiv=\"refresh\" content=\"0; url=" +
              escaped(to) + "\"></head><body><main><h1>dutoan</h1><p><a href=\"" + escaped(to) +
              "\">Vào sổ · To the book</a></p></main></body></html>\n",
          {{"Set-Cookie", cookie}}};
}

/// The owner comes in with the key that was printed, once.
Answer Site::let_in(const Request& request) {
  const std::lock_guard lock{way_in_mutex_};
  if (!settings_.is_own || is_way_in_used_ || !is_same_token(request.query.value("key"), way_in_))
    return closed_door();
  is_way_in_used_ = true;
  return with_cookie(
      "/", sessions_.begin({settings_.owner, settings_.owner, Role::owner}, settings_.now()));
}

Answer Site::leave(const Request& request) {
  sessions_.end(request.cookies.value(cookie_));
  Answer made = closed_door();
  made.status = 200;
  made.headers.emplace_back("Set-Cookie",
                            cookie_ + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
  return made;
}

Answer Site::answer_session(const Request& request, const Session& session, std::size_t worker) {
  const std::string key = request.cookies.value(cookie_);
  const std::string language = request.query.value("lang", request.cookies.value("dutoan_lang"));
  Visit visit{settings_,
              request,
              session.person,
              session.token,
              *books_.at(worker),
              desk_.read(),
              language == "en"   ? Language::en
              : language == "vi" ? Language::vi
                                 : settings_.language,
              settings_.now(),
              {}};
  const std::string notice =
      request.method == Method::get && !request.query.has("beside") && !request.query.has("as")
          ? sessions_.take_notice(key)
          : std::string{};
  Answered answered = answer_visit(visit, notice);
  if (!answered.notice.empty()) sessions_.leave_notice(key, std::move(answered.notice));
  if (request.query.has("lang"))
    answered.answer.headers.emplace_back(
        "Set-Cookie", "dutoan_lang=" + std::string{visit.language == Language::en ? "en" : "vi"} +
                          "; Path=/; SameSite=Strict; Max-Age=31536000");
  return std::move(answered.answer);
}

Answer Site::answer(const Request& request, std::size_t worker) {
  if (auto refused = refused_at_door(request)) return std::move(*refused);
  if (request.path.starts_with("/assets/"))
    return request.method == Method::get ? file_answer(request.path.substr(8)) : plain_answer(405);
  if (request.path == "/enter" && request.method == Method::get) return let_in(request);
  const auto session = sessions_.find(request.cookies.value(cookie_), settings_.now());
  if (!session) return closed_door();
  const std::string token = request.token.empty() ? request.form.value("token") : request.token;
  if (request.method == Method::post && !is_same_token(token, session->token))
    return plain_answer(403);
  if (request.path == "/leave" && request.method == Method::post) return leave(request);
  return answer_session(request, *session, worker);
}

}  // namespace dutoan::web
