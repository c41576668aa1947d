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

WebCase::WebCase(Plan plan) : plan_{sample_plan_file}, rates_{rates_folder} {
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
  settings.is_own = true;
  settings.owner = "kt.hoa";
  settings.now = [] { return noon; };
  site_ = std::make_unique<web::Site>(std::move(settings), 1);
  const web::Answer in = site_->answer(asked(site_->way_in()), 0);
  for (const auto& [name, value] : in.headers)
    if (name == "Set-Cookie") {
      cookie_name_ = value.substr(0, value.find('='));
      cookie_ = text_between(value, "=", ';');
    }
  token_ = text_between(get("/").body, "name=\"token\" value=\"", '"');
}

WebCase::~WebCase() {
  site_.reset();
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
