#include "support/appraisal_case.hpp"

#include "support/course_case.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/book.hpp>

#include <unistd.h>

#include <filesystem>

namespace dutoan::tests {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::sys_seconds noon{std::chrono::sys_days{std::chrono::year{2020} / 5 / 20} +
                                        std::chrono::hours{5}};

void enter(Store& store, const Document& document) {
  static_cast<void>(taken(dutoan::post(store, document, noon, false)));
}

TypedDocument step(DocumentKind kind, const char* number, const char* date, const char* author,
                   const char* decider) {
  TypedDocument typed;
  typed.kind = kind;
  typed.number = number;
  typed.date = date;
  typed.author = author;
  typed.decider = decider;
  return typed;
}

/// The money, the estimate, its submission.
void submit(Store& store) {
  TypedDocument grant =
      step(DocumentKind::allotment, "3518/QĐ-UBND", "02/01/2020", "ke-toan", "ubnd");
  grant.lines = {"5,5tỷ"};
  grant.funding = {"2020", "BDT", "483", "085", "01", "12", "0392"};
  enter(store, taken(read_document(store, grant, nullptr)));
  enter(store, taken(read_estimate(
                   store, step(DocumentKind::estimate, "", "12/05/2020", "ke-toan", "ubnd"),
                   sample_estimate(), taken(inputs_of({sample_plan_file, rates_folder})))));
  enter(store, taken(submission_of(store, step(DocumentKind::submission, "12/TTr-BDT", "14/05/2020",
                                               "ke-toan-truong", "truong-ban"))));
}

std::string between(const std::string& text, const std::string& start, char end) {
  const std::size_t at = text.find(start);
  if (at == std::string::npos) return {};
  const std::size_t from = at + start.size();
  return text.substr(from, text.find(end, from) - from);
}

}  // namespace

AppraisalCase::AppraisalCase() {
  static int count = 0;
  folder_ = (fs::temp_directory_path() /
             ("course-" + std::to_string(getpid()) + "-" + std::to_string(++count)));
  fs::create_directory(folder_);
  book_ = folder_ + "/so.db";
  store_ = make_book(book_, {});
  submit(*store_);
  come_in("chuyen-vien");
}

AppraisalCase::~AppraisalCase() {
  site_.reset();
  store_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void AppraisalCase::come_in(const std::string& person) {
  web::Settings settings;
  settings.book = book_;
  settings.sources = {sample_plan_file, rates_folder};
  settings.port = 8135;
  settings.is_own = true;
  settings.owner = person;
  settings.now = [] { return noon; };
  site_ = std::make_unique<web::Site>(std::move(settings), 1);
  const web::Answer in = site_->answer(asked(site_->way_in()), 0);
  for (const auto& [name, value] : in.headers)
    if (name == "Set-Cookie") {
      cookie_name_ = value.substr(0, value.find('='));
      cookie_ = between(value, "=", ';');
    }
  token_ = between(get("/").body, "name=\"token\" value=\"", '"');
}

web::Answer AppraisalCase::get(const std::string& target) {
  web::Request request = asked(target);
  request.cookies.add(cookie_name_, cookie_);
  return site_->answer(request, 0);
}

web::Answer AppraisalCase::post(const std::string& path, SentFields fields) {
  fields.emplace_back("token", token_);
  web::Request request = sent(path, std::move(fields));
  request.cookies.add(cookie_name_, cookie_);
  return site_->answer(request, 0);
}

AppraisalRound AppraisalCase::round() const {
  return taken(find_appraisal(*store_, {}, {}, sample_regulations().norms.reasons));
}

std::size_t AppraisalCase::documents() const {
  std::size_t count = 0;
  store_->documents(1, [&](const Kept&) { return ++count > 0; });
  return count;
}

}  // namespace dutoan::tests
