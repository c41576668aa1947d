// What to do about a refusal: the same advice names options at a terminal, fields and pages in a
// browser.
#include "web/advice.hpp"
#include "support/web_case.hpp"
#include "web/answer_visit.hpp"

#include <dutoan/advice.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

/// What the texts have in braces that matches `pattern`, facts in it replaced by a word.
std::vector<std::string> named_in_texts(const std::string& pattern) {
  std::vector<std::string> all;
  const std::regex wanted{pattern};
  for (const RuleText& text : rule_texts())
    for (const std::string help : {text.vi_help, text.en_help}) {
      const std::string plain = std::regex_replace(help, std::regex{R"(\{([a-z_]+)\})"}, "1");
      for (std::sregex_iterator it{plain.begin(), plain.end(), wanted}, end; it != end; ++it)
        all.push_back((*it)[1]);
    }
  return all;
}

bool is_route(const std::string& path) {
  const std::string bare = path.substr(0, path.find('?'));
  const auto is_at = [&](const auto& each) { return web::match(each.path, bare).has_value(); };
  return std::ranges::any_of(web::page_routes(), is_at) ||
         std::ranges::any_of(web::entry_forms(), is_at);
}

bool has(const std::string& body, const std::string& text) {
  return body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("every option of an advice has words in a browser, every command a page", "[web]") {
  const auto options = named_in_texts(R"(\{(--[a-z-]+))");
  CHECK(options.size() > 40);
  for (const std::string& option : options) {
    CAPTURE(option);
    CHECK(web::has_words(option));
  }
  const auto commands = named_in_texts(R"(\{(dutoan [^{}]+))");
  CHECK(commands.size() > 80);
  for (const std::string& command : commands) {
    CAPTURE(command, web::page_of_command(command));
    CHECK(is_route(web::page_of_command(command)));
  }
}

TEST_CASE("an advice names the field in a form, its name to programs, the option at a terminal",
          "[web]") {
  const Problem unreadable{
      EntryRule::date_unreadable, {}, {{"field", Label{"ngày chứng từ", "date"}}, {"text", "x"}}};
  CHECK(has(advice(unreadable, Language::vi), "ở --date (và --posted-on"));
  CHECK(has(web::advice_for_programs(unreadable, Language::en), "in \"date\" (and \"posted_on\""));

  WebCase web;
  const auto refused = web.post("/vouchers/new", {{"line", "LC3/management"}, {"date", "x"}});
  CHECK(refused.status == 422);
  CHECK(has(refused.body, "ở <a href=\"#date\">Ngày chứng từ</a> (và <a href=\"#posted_on\">"));
  CHECK_FALSE(has(refused.body, " --"));
}

TEST_CASE("an advice leads to the page of a command, and to what a form calls otherwise", "[web]") {
  const Problem short_reason{LedgerRule::reason_is_told, {}, {{"number", "D-1"}}};
  const web::Field reason{"description", {"Lý do", "Reason"}};
  CHECK(has(web::advice_html(short_reason, Language::vi, {reason}),
            "<a href=\"#description\">Lý do</a>"));
  CHECK(has(web::advice_html(short_reason, Language::en, {}), "the reason"));

  const Problem open{EntryRule::nothing_open, {}, {{"follows", "TU-<1>"}}};
  CHECK(has(web::advice_html(open, Language::en, {}),
            "<a href=\"/vouchers/TU-%3C1%3E\">that document</a>"));
  CHECK(has(advice(open, Language::en), "dutoan voucher show TU-<1>"));
}
