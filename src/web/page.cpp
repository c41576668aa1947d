#include "web/page.hpp"

#include "web/advice.hpp"
#include "web/entry_form.hpp"
#include "web/web_files.hpp"

#include <dutoan/version.hpp>

#include <algorithm>
#include <array>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

struct SectionRow {
  Section section;
  const char* vi;
  const char* en;
};
constexpr std::array sections = {
    SectionRow{Section::overview, "Tổng quan", "Overview"},
    SectionRow{Section::plan, "Dự toán", "Estimate"},
    SectionRow{Section::appraisal, "Thẩm định", "Appraisal"},
    SectionRow{Section::vouchers, "Chứng từ", "Vouchers"},
    SectionRow{Section::advances, "Tạm ứng", "Advances"},
    SectionRow{Section::settlement, "Quyết toán", "Settlement"},
    SectionRow{Section::catalogue, "Danh mục", "Catalogue"},
    SectionRow{Section::system, "Hệ thống", "System"},
    SectionRow{Section::help, "Trợ giúp", "Help"},
};

struct MenuEntry {
  Section section;
  std::string path;
  Label words;
  Act act;
};

/// What the menu leads to: pages first, then forms, each in its section.
std::vector<MenuEntry> menu_of(const Visit& visit) {
  std::vector<MenuEntry> all;
  for (const PageRoute& route : page_routes())
    if (!route.menu.vi.empty() && visit.may(route.act))
      all.push_back({route.section, route.path, route.menu, route.act});
  for (const EntryForm& form : entry_forms())
    if (!form.menu.vi.empty() && visit.may(form.act))
      all.push_back({form.section, form.path, form.menu, form.act});
  return all;
}

data link_view(const std::string& to, const std::string& words, bool is_current = false) {
  data made;
  made.set("to", to);
  made.set("words", words);
  made.set("current", is_current);
  return made;
}

void add_menu(const Visit& visit, Section current, data& view) {
  const auto entries = menu_of(visit);
  data menu{data::type::list};
  data submenu{data::type::list};
  std::size_t count = 0;
  for (const SectionRow& row : sections) {
    const auto first = std::ranges::find(entries, row.section, &MenuEntry::section);
    if (first == entries.end()) continue;
    menu << link_view(first->path, visit.either(row.vi, row.en), row.section == current);
    if (row.section != current) continue;
    for (const MenuEntry& entry : entries) {
      if (entry.section != current) continue;
      submenu << link_view(entry.path, in(visit.language, entry.words),
                           entry.path == visit.request.path);
      ++count;
    }
  }
  view.set("menu", menu);
  view.set("submenu", submenu);
  view.set("has_submenu", count > 1);
}

/// The query of the visit with `name` set to `value`.
std::string with_query(const Visit& visit, const std::string& name, const std::string& value) {
  std::string out;
  for (const auto& [key, old] : visit.request.query.pairs())
    if (key != name) out += (out.empty() ? "?" : "&") + encoded(key) + "=" + encoded(old);
  return out + (out.empty() ? "?" : "&") + name + "=" + value;
}

/// The key of an action: F9 does what the document is for, F8 takes back, cuts or ends it.
std::string key_of(const std::string& to) {
  constexpr std::array done = {"/clear", "/post", "/outcome", "/close"};
  constexpr std::array undone = {"/drop", "/repay", "/release", "/reverse", "/reopen"};
  const std::string path = to.substr(0, to.find('?'));
  const auto is_end = [&](const char* end) { return path.ends_with(end); };
  if (std::ranges::any_of(done, is_end) || to.find("/new?follows=") != std::string::npos)
    return "F9";
  return std::ranges::any_of(undone, is_end) ? "F8" : "";
}

data links_view(const std::vector<Link>& links, Language language) {
  data list{data::type::list};
  for (const Link& link : links) {
    data each = link_view(link.to, in(language, link.words));
    if (const std::string key = key_of(link.to); !key.empty()) each.set("key", key);
    list << each;
  }
  return list;
}

void add_words(const Visit& visit, data& view) {
  view.set("skip", visit.either("Đến nội dung", "Skip to content"));
  view.set("menu_word", visit.either("Trình đơn", "Menu"));
  view.set("submenu_word", visit.either("Trong mục này", "In this section"));
  view.set("trail_word", visit.either("Đường dẫn", "Where you are"));
  view.set("leave_word", visit.either("Thoát", "Leave"));
  view.set("forms_word", visit.either("Tải về", "Download"));
  view.set("search_word", visit.either("Tìm", "Find"));
  view.set("search_hint", visit.either("lớp, dòng, số chứng từ", "class, line, voucher"));
  view.set("error_word", visit.either("Lỗi", "Error"));
  const bool is_vi = visit.language == Language::vi;
  view.set("lang", is_vi ? "vi" : "en");
  view.set("other_lang", is_vi ? "en" : "vi");
  view.set("other_word", is_vi ? "English" : "Tiếng Việt");
  view.set("other_to", with_query(visit, "lang", is_vi ? "en" : "vi"));
}

void add_downloads(const Visit& visit, const Page& page, data& view) {
  data list{data::type::list};
  if (page.report)
    for (const char* form : {"xlsx", "pdf", "csv", "json"})
      list << link_view(with_query(visit, "as", form), form);
  view.set("forms", list);
  view.set("has_forms", page.report.has_value());
}

/// Where the page is all of tables without a row: that there is nothing, and what to do.
std::string nothing_text(const Visit& visit, const Page& page) {
  const bool is_empty = page.report && !page.says_nothing && !page.report->tables.empty() &&
                        std::ranges::all_of(page.report->tables,
                                            [](const auto& table) { return table.rows.empty(); });
  if (!is_empty) return {};
  const bool is_asked = std::ranges::any_of(visit.request.query.pairs(), [](const auto& pair) {
    return pair.first != "lang" && !pair.second.empty();
  });
  std::string text =
      escaped(is_asked ? visit.either("Không có gì khớp với điều đã hỏi.", "Nothing is like this.")
                       : visit.either("Chưa có gì.", "There is nothing yet."));
  if (!page.actions.empty()) {
    const Link& first = page.actions.front();
    text += " " + escaped(visit.either("Có thể làm:", "What may be done:")) + " <a href=\"" +
            escaped(first.to) + "\">" + escaped(in(visit.language, first.words)) + "</a>.";
  }
  return "<p class=\"nothing\">" + text + "</p>";
}

}  // namespace

Date Visit::today() const {
  const std::chrono::year_month_day day{
      std::chrono::floor<std::chrono::days>(now + std::chrono::hours{7})};  // Asia/Ho_Chi_Minh
  return *Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                   static_cast<unsigned>(day.day()));
}

Report of_book(const Visit& visit, Report report) {
  visit.book.read([&](const BookView& view) {
    if (const std::string& sample = view.settings().sample; !sample.empty())
      mark_as_sample(report, sample);
  });
  return report;
}

Page page_of(const Visit& visit, Report report) {
  Page page;
  page.title = report.title;
  page.report = of_book(visit, std::move(report));
  page.body = as_html_part(*page.report, visit.language, links_of(visit));
  return page;
}

std::string with_menu(const Visit& visit, const Page& page, Section section,
                      const std::string& notice) {
  data view;
  add_words(visit, view);
  add_menu(visit, section, view);
  add_downloads(visit, page, view);
  view.set("title", in(visit.language, page.title));
  view.set("failed", page.status >= 400);
  view.set("assets", std::string{web_files_digest()});
  view.set("person_code", visit.person.code);
  data person;
  person.set("name", visit.person.full_name);
  person.set("role", in(visit.language, name_of(visit.person.role)));
  if (visit.people != nullptr) person.set("account", true);
  view.set("person", person);
  view.set("session_left", std::to_string(visit.seconds_left));
  view.set("may_leave", true);
  view.set("token", visit.token);
  view.set("has_trail", !page.trail.empty());
  view.set("trail", links_view(page.trail, visit.language));
  view.set("has_actions", !page.actions.empty());
  view.set("actions", links_view(page.actions, visit.language));
  if (!notice.empty()) view.set("notice", notice);
  view.set("body", nothing_text(visit, page) + page.body);
  view.set("foot", "dutoan " + std::string{version()});
  return filled("layout.html", view);
}

std::string problem_summary(const Problems& problems, Language language,
                            const FieldOfProblem& field) {
  return problem_summary(problems, language, field, {});
}

std::string problem_summary(const Problems& problems, Language language,
                            const FieldOfProblem& field, const std::vector<Field>& fields) {
  if (problems.empty()) return {};
  data view;
  const bool is_vi = language == Language::vi;
  const std::string count = std::to_string(problems.size());
  view.set("heading", is_vi ? "Có " + count + " chỗ cần sửa" : count + " to put right");
  data list{data::type::list};
  for (const Problem& problem : problems) {
    data each;
    if (const std::string to = field ? field(problem) : ""; !to.empty()) each.set("field", to);
    const std::string& cell = problem.place.cell;
    each.set("sentence", (cell.empty() ? "" : (is_vi ? "Ô " : "Cell ") + cell + ": ") +
                             sentence(problem, language));
    each.set("code", "DT" + std::to_string(static_cast<int>(problem.rule)));
    if (const std::string help = advice_html(problem, language, fields); !help.empty())
      each.set("help", help);
    list << each;
  }
  view.set("problems", list);
  return filled("problems.html", view);
}

int status_of(const Problems& problems) {
  switch (exit_code_of(problems)) {
    case 4: return 404;
    case 5: return 403;
    case 6: return 409;
    case 8: return 503;
    case 9: return 500;
    default: return 422;
  }
}

}  // namespace dutoan::web
