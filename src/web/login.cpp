#include "web/login.hpp"

#include "web/answer_visit.hpp"
#include "web/page.hpp"
#include "web/token.hpp"
#include "web/web_files.hpp"

#include <dutoan/membership.hpp>

#include <algorithm>
#include <array>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

constexpr std::string_view carried = "kept.";

/// What is not carried: what the door itself reads, and every password (L1).
bool is_carried(const std::string& name) {
  constexpr std::array own = {std::string_view{"token"}, std::string_view{"intent"}};
  return std::ranges::find(own, name) == own.end() && !name.starts_with("password");
}

std::string query_text(const Request& request) {
  std::string text;
  for (const auto& [name, value] : request.query.pairs())
    text += (text.empty() ? "?" : "&") + encoded(name) + "=" + encoded(value);
  return text;
}

std::string path_text(const std::string& path) {
  std::string text;
  std::size_t from = 0;
  while (from < path.size()) {
    const std::size_t end = std::min(path.find('/', from + 1), path.size());
    text += "/" + encoded(path.substr(from + 1, end - from - 1));
    from = end;
  }
  return text.empty() ? "/" : text;
}

int status_of_login(const LoginPage& page) {
  const bool is_locked = std::ranges::any_of(
      page.problems, [](const Problem& each) { return each.is(PeopleRule::locked_out); });
  return is_locked ? 429 : 401;
}

void add_words(const LoginPage& page, data& view) {
  const bool is_vi = page.language == Language::vi;
  const auto word = [&](const char* name, const char* vi, const char* en) {
    view.set(name, std::string{is_vi ? vi : en});
  };
  word("lang", "vi", "en");
  word("other_lang", "en", "vi");
  word("other_word", "English", "Tiếng Việt");
  word("error_word", "Lỗi", "Error");
  word("title", "Vào sổ", "Sign in");
  word("person_word", "Mã người dùng", "Your code");
  word("password_word", "Mật khẩu", "Password");
  word("submit", "Vào", "Sign in");
  if (page.form_path.empty()) return;
  word("late",
       "Phiên làm việc đã hết. Những gì đã gõ còn nguyên và chưa ghi gì: vào lại thì mẫu hiện ra "
       "như cũ.",
       "The session was over. All that was typed is kept, and nothing was entered: sign in, and "
       "the form comes back as it was.");
  if (page.has_lost_files)
    word("lost", "Tệp đính kèm thì phải chọn lại.", "Files must be chosen again.");
}

}  // namespace

bool is_own_path(const std::string& to) {
  // "//other.example" and "/\other.example" are taken for addresses of other sites.
  return to.starts_with('/') && to.find_first_of("\\\r\n") == std::string::npos &&
         !to.starts_with("//");
}

LoginPage login_for(const Request& request) {
  LoginPage page;
  if (request.method == Method::get) {
    if (request.path != "/login" && request.path != "/leave")
      page.to = path_text(request.path) + query_text(request);
    return page;
  }
  if (request.path == "/leave") return page;
  page.form_path = request.path;
  page.has_lost_files = !request.files.empty();
  page.typed_with = request.form.value("token");
  for (const auto& [name, value] : request.form.pairs())
    if (is_carried(name)) page.kept.add(name, value);
  return page;
}

LoginPage login_sent(const Request& request) {
  LoginPage page;
  page.person = request.form.value("person");
  page.form_path = request.form.value("form_path");
  page.typed_with = request.form.value("typed_with");
  if (const std::string to = request.form.value("to"); is_own_path(to)) page.to = to;
  if (!is_own_path(page.form_path)) page.form_path.clear();
  for (const auto& [name, value] : request.form.pairs())
    if (name.starts_with(carried) && is_carried(name.substr(carried.size())))
      page.kept.add(name.substr(carried.size()), value);
  return page;
}

Answer login_answer(const LoginPage& page) {
  data view;
  add_words(page, view);
  view.set("failed", !page.problems.empty());
  view.set("assets", std::string{web_files_digest()});
  view.set("problems", problem_summary(page.problems, page.language, {}));
  view.set("person", page.person);
  view.set("to", page.to);
  view.set("form_path", page.form_path);
  view.set("typed_with", page.typed_with);
  data list{data::type::list};
  for (const auto& [name, value] : page.kept.pairs()) {
    data each;
    each.set("name", std::string{carried} + name);
    each.set("value", value);
    list << each;
  }
  view.set("kept", list);
  return {status_of_login(page),
          "text/html; charset=utf-8",
          filled("login.html", view),
          {{"Cache-Control", "no-store"}}};
}

bool is_typed_by(const LoginPage& page, const std::string& person) {
  return !page.form_path.empty() && is_token_for(page.typed_with, person);
}

Request carried_request(const LoginPage& page, const Request& login) {
  Request made = login;
  made.path = page.form_path;
  made.form = page.kept;
  made.query = {};
  made.files.clear();
  made.form.set("intent", "show");  // neither enter nor try: the form is shown as it was typed
  return made;
}

}  // namespace dutoan::web
