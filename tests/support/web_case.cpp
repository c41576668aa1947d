#include "support/web_case.hpp"

#include "support/sample.hpp"

#include <dutoan/book.hpp>

#include <unistd.h>

#include <filesystem>

namespace dutoan::tests {
namespace {

namespace fs = std::filesystem;
constexpr const char* host = "127.0.0.1:8135";
constexpr std::chrono::sys_seconds noon{std::chrono::sys_days{std::chrono::year{2020} / 12 / 15} +
                                        std::chrono::hours{5}};

/// The sample year's book, made once and copied for each case.
const std::string& sample_book() {
  static const std::string path = [] {
    std::string made = (fs::temp_directory_path() / ("web-" + std::to_string(getpid()) + ".db"));
    fs::remove(made);
    BookSettings settings;
    settings.sample = "thanh-hoa-2020";
    const auto documents =
        taken(read_sample(source_folder + "/docs/examples/thanh-hoa-2020", rates_folder, settings));
    const auto book = make_book(made, settings);
    static_cast<void>(taken(book->append(documents, noon, decide)));
    return made;
  }();
  static const struct Remover {
    ~Remover() {
      std::error_code ignored;
      fs::remove(path, ignored);
    }
    std::string path;
  } remover{path};
  return path;
}

std::string text_between(const std::string& text, const std::string& start, char end) {
  const std::size_t at = text.find(start);
  if (at == std::string::npos) return {};
  const std::size_t from = at + start.size();
  return text.substr(from, text.find(end, from) - from);
}

}  // namespace

web::Request asked(const std::string& target) {
  web::Request request;
  const std::size_t question = target.find('?');
  request.path = web::decoded(target.substr(0, question), false).value();
  if (question != std::string::npos)
    request.query = web::read_urlencoded(target.substr(question + 1)).value();
  request.host = host;
  request.peer = "127.0.0.1";
  return request;
}

web::Request sent(const std::string& path,
                  std::vector<std::pair<std::string, std::string>> fields) {
  web::Request request = asked(path);
  request.method = web::Method::post;
  request.origin = std::string{"http://"} + host;
  request.fetch_site = "same-origin";
  request.content_type = "application/x-www-form-urlencoded";
  for (auto& [name, value] : fields) request.form.add(std::move(name), std::move(value));
  return request;
}

std::string header_of(const web::Answer& answer, std::string_view name) {
  for (const auto& [key, value] : answer.headers)
    if (key == name) return value;
  return {};
}

namespace {

/// One person of each role, whose code is its word.
void add_people(PeopleStore& people) {
  static const std::string hash = hashed_password(password_of_all);  // once: it takes its time
  const auto problems = people.change([](const PeopleState&) -> Result<PeopleChange> {
    PeopleChange change;
    for (const Role role : all_roles)
      if (role != Role::owner)
        change.members.push_back(
            {PersonCode{std::string{word(role)}}, "Người " + name_of(role).vi, role, hash});
    return change;
  });
  ensure(problems.empty(), "people may be added");
}

}  // namespace

WebCase::WebCase(Role role, Plan plan, std::chrono::milliseconds patience)
    : now{noon}, plan_{sample_plan_file}, rates_{rates_folder} {
  static int count = 0;
  folder_ = (fs::temp_directory_path() /
             ("web-" + std::to_string(getpid()) + "-" + std::to_string(++count)));
  fs::create_directory(folder_);
  book_ = folder_ + "/so.db";
  fs::copy_file(sample_book(), book_);
  if (plan == Plan::own) {
    plan_ = folder_ + "/plan.toml";
    rates_ = folder_ + "/rates";
    fs::copy_file(sample_plan_file, plan_);
    fs::copy(rates_folder, rates_, fs::copy_options::recursive);
  }
  web::Settings settings;
  settings.book = book_;
  settings.sources = {plan_, rates_};
  settings.port = 8135;
  settings.patience = patience;
  settings.is_own = role == Role::owner;
  settings.owner = "kt.hoa";
  settings.now = [this] { return now; };
  if (!settings.is_own) {
    people_ = open_people(people_file(book_));
    add_people(*people_);
  }
  site_ = std::make_unique<web::Site>(std::move(settings), 1);
  if (role == Role::owner)
    take_session(site_->answer(asked(site_->way_in()), 0));
  else
    come_in(std::string{word(role)});
}

void WebCase::take_session(const web::Answer& answer) {
  const std::string cookie = header_of(answer, "Set-Cookie");
  cookie_name_ = cookie.substr(0, cookie.find('='));
  cookie_ = text_between(cookie, "=", ';');
  token_ = text_between(get("/").body, "name=\"token\" value=\"", '"');
}

web::Answer WebCase::log_in(const std::string& code, const std::string& password) {
  return site_->answer(sent("/login", {{"person", code}, {"password", password}}), 0);
}

void WebCase::come_in(const std::string& code) { take_session(log_in(code, password_of_all)); }

WebCase::~WebCase() {
  site_.reset();
  people_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

web::Request WebCase::with_session(web::Request request) const {
  request.cookies.add(cookie_name_, cookie_);
  return request;
}

web::Answer WebCase::get(const std::string& target) {
  return site_->answer(with_session(asked(target)), 0);
}

web::Answer WebCase::post(const std::string& path,
                          std::vector<std::pair<std::string, std::string>> fields) {
  fields.emplace_back("token", token_);
  return site_->answer(with_session(sent(path, std::move(fields))), 0);
}

}  // namespace dutoan::tests
