// From a few letters to where they mean: the lines that a field offers, and the search of every
// page.
#include "web/routes.hpp"
#include "web/suggestions.hpp"

namespace dutoan::web {
namespace {

constexpr std::size_t most_offered = 12;

Result<Page> offer(const Visit& visit) {
  Page page;
  page.answer = {200,
                 "application/json; charset=utf-8",
                 suggestions_json(suggested_lines(visit, visit.asked("q"), most_offered)),
                 {}};
  return page;
}

/// What was found, below the field in which it was asked for.
std::string list_of(const Visit& visit, const std::string& text, const std::vector<Link>& found) {
  kainjow::mustache::data view;
  view.set("q", text);
  view.set("label", visit.either("Tìm lớp, dòng dự toán, số chứng từ, trang",
                                 "Find a class, a line, a voucher's number, a page"));
  view.set("find", visit.either("Tìm", "Find"));
  kainjow::mustache::data list{kainjow::mustache::data::type::list};
  for (const Link& link : found) {
    kainjow::mustache::data each;
    each.set("to", link.to);
    each.set("words", in(visit.language, link.words));
    list << each;
  }
  view.set("has_found", !found.empty());
  view.set("found", list);
  if (found.empty() && !text.empty())
    view.set("nothing", visit.either("Không có gì mang các chữ này. Thử ít chữ hơn, không cần dấu.",
                                     "Nothing has these words. Try fewer; accents do not count."));
  return filled("jump.html", view);
}

Result<Page> jump(const Visit& visit) {
  const std::string text = visit.asked("q");
  const auto found = text.empty() ? std::vector<Link>{} : places_named(visit, text);
  Page page;
  page.title = {"Tìm", "Find"};
  page.body = list_of(visit, text, found);
  if (found.size() == 1)
    page.answer = {303, "text/plain; charset=utf-8", "", {{"Location", found.front().to}}};
  return page;
}

}  // namespace

std::vector<PageRoute> jump_pages() {
  return {{"/lines/suggest", Act::look, Section::overview, {}, offer},
          {"/jump", Act::look, Section::overview, {}, jump}};
}

}  // namespace dutoan::web
