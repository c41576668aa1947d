#include "web/answer_visit.hpp"

#include "web/downloads.hpp"
#include "web/web_files.hpp"

#include <dutoan/book.hpp>
#include <dutoan/progress_words.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;
constexpr std::string_view api = "/api/1";
constexpr std::chrono::minutes kept_write{
    60};  // what became of it is told to whoever comes back late

struct Asked {
  Visit& visit;
  const std::string& notice;
  std::string path;         // without the prefix of programs
  bool is_program = false;  // is answered in JSON
};

/// What a program is told where there is no more to say than the status.
std::string status_json(int status) {
  return "{\"schema\": \"dutoan.status/1\", \"status\": " + std::to_string(status) + "}\n";
}

Answer json_answer(std::string body, int status = 200) {
  return {status, "application/json; charset=utf-8", std::move(body), {}};
}

/// The page that says what was refused.
Answer refused(const Asked& asked, const Problems& problems, Section section) {
  const int status = status_of(problems);
  if (asked.is_program)
    return json_answer(problems_json(problems, asked.visit.language, {}), status);
  Page page;
  page.title = {"Không làm được", "This cannot be done"};
  page.body = problem_summary(problems, asked.visit.language, {});
  page.status = status;
  return {
      status, "text/html; charset=utf-8", with_menu(asked.visit, page, section, asked.notice), {}};
}

Answer told(const Asked& asked, int status, const Label& title, const Label& why) {
  if (asked.is_program) return json_answer(status_json(status), status);
  Page page;
  page.title = title;
  page.body = "<p>" + escaped(in(asked.visit.language, why)) + "</p>";
  page.status = status;
  return {status,
          "text/html; charset=utf-8",
          with_menu(asked.visit, page, Section::help, asked.notice),
          {}};
}

Answer not_found(const Asked& asked) {
  return told(asked, 404, {"Không có trang này", "There is no such page"},
              {"Địa chỉ không có trong chương trình. Chọn một mục trong trình đơn.",
               "The program has no such address. Choose from the menu."});
}

Answer not_allowed(const Asked& asked, Act act) {
  const Label what = name_of(act);
  return told(asked, 403, {"Không đủ quyền", "Not allowed"},
              {"Vai trò của bạn không được " + what.vi + ". Quản trị có thể đổi vai trò.",
               "Your role may not " + what.en + ". An administrator can change the role."});
}

/// A file to keep: called as the document that it is of, else as the last part of the path.
Answer file_of(const Asked& asked, std::string bytes, std::string type, const std::string& form) {
  const std::string last = asked.path.substr(asked.path.rfind('/') + 1);
  const std::string name = file_name_of(asked.visit.parts.value("number", last));
  return {200,
          std::move(type),
          std::move(bytes),
          {{"Content-Disposition", "attachment; filename=\"" + name + "." + form + "\""}}};
}

/// The page as a workbook, a PDF, CSV or JSON.
Result<Answer> downloaded(const Asked& asked, const Page& page, const std::string& form) {
  const Language language = asked.visit.language;
  if (form == "json") return json_answer(as_json(*page.report, language));
  if (form == "csv") {
    if (page.report->tables.empty()) return plain_answer(404);
    // A spreadsheet program takes UTF-8 for what it is only behind this mark.
    return file_of(asked, "\xEF\xBB\xBF" + as_csv(page.report->tables.front(), language, ','),
                   "text/csv; charset=utf-8", form);
  }
  if (form != "xlsx" && form != "pdf") return plain_answer(404);
  const Paper paper = page.paper ? *page.paper : report_paper(*page.report, language);
  Progress& progress = *asked.visit.progress;
  auto bytes =
      form == "pdf" ? as_pdf(paper, language, progress) : as_xlsx(paper, language, progress);
  if (!bytes) return refuse(bytes.error());
  return file_of(asked, std::move(*bytes),
                 form == "pdf"
                     ? "application/pdf"
                     : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                 form);
}

Answer shown(const Asked& asked, const PageRoute& route) {
  const auto page = route.show(asked.visit);
  if (!page) return refused(asked, page.error(), route.section);
  if (page->answer) return *page->answer;
  const std::string form = asked.is_program ? "json" : asked.visit.asked("as");
  if (!form.empty()) {
    if (!page->report) return plain_answer(404);
    auto made = downloaded(asked, *page, form);
    return made ? std::move(*made) : refused(asked, made.error(), route.section);
  }
  return {page->status,
          "text/html; charset=utf-8",
          with_menu(asked.visit, *page, route.section, asked.notice),
          {}};
}

Answer form_answer(const Asked& asked, const EntryForm& form, const Values& typed,
                   const Problems& problems, const std::optional<Entered>& tried) {
  const auto fields = form.fields(asked.visit);
  if (!fields) return refused(asked, fields.error(), form.section);
  const Page page = form.page ? form.page(asked.visit, typed, problems, tried)
                              : form_page(asked.visit, form, *fields, typed, problems, tried);
  return {page.status,
          "text/html; charset=utf-8",
          with_menu(asked.visit, page, form.section, asked.notice),
          {}};
}

Answer beside_answer(const Asked& asked, const EntryForm& form) {
  if (!form.beside) return plain_answer(404);
  return {200,
          "text/html; charset=utf-8",
          beside_form(asked.visit, form, asked.visit.request.query),
          {}};
}

Answer report_answer(const Asked& asked, Section section, const Report& report) {
  const Page page = page_of(asked.visit, report);
  return {page.status,
          "text/html; charset=utf-8",
          with_menu(asked.visit, page, section, asked.notice),
          {}};
}

/// What a browser sent: the next page, or the form again with everything typed (E1).
Answered entered(const Asked& asked, const EntryForm& form) {
  const Values& typed = asked.visit.request.form;
  const std::string intent = typed.value("intent", "enter");
  const bool is_draft = intent == "draft" && form.may_be_draft;
  if (intent != "enter" && intent != "enter-more" && intent != "try" && !is_draft)
    return {form_answer(asked, form, typed, {}, std::nullopt), {}};
  const bool is_dry_run = intent == "try";
  auto made = form.enter(asked.visit, typed, is_dry_run);
  if (!made) return {form_answer(asked, form, typed, made.error(), std::nullopt), {}};
  if (is_dry_run) return {form_answer(asked, form, typed, {}, *made), {}};
  if (made->is_shown) return {report_answer(asked, form.section, made->report), {}};
  std::string notice = escaped(in(asked.visit.language, made->notice)) + " " + "<a href=\"" +
                       escaped(made->to) + "\">" + escaped(asked.visit.either("Xem", "See it")) +
                       "</a>";
  for (const Link& link : made->next)
    notice += " <a href=\"" + escaped(link.to) + "\">" +
              escaped(in(asked.visit.language, link.words)) + "</a>";
  for (const Problem& warning : made->warnings)
    notice += "<br>" + escaped(sentence(warning, asked.visit.language));
  const std::string to = intent == "enter-more" ? encoded_path(asked.path) : made->to;
  return {{303, "text/plain; charset=utf-8", "", {{"Location", to}}}, std::move(notice)};
}

/// What a program sent: the same fields, answered with the same report (E3).
Answer entered_by_program(const Asked& asked, const EntryForm& form) {
  const Visit& visit = asked.visit;
  const bool is_form = visit.request.content_type.starts_with("multipart/form-data");  // has files
  const auto typed = is_form ? std::optional{visit.request.form} : read_json(visit.request.body);
  if (!typed || !(is_form || visit.request.content_type.starts_with("application/json")))
    return json_answer(status_json(415), 415);
  const auto made = form.enter(visit, *typed, typed->has("dry_run"));
  const auto field = form.field ? form.field : FieldOfProblem{field_of_rule};
  if (!made)
    return json_answer(problems_json(made.error(), visit.language, field), status_of(made.error()));
  return json_answer(as_json(made->report, visit.language));
}

Answered at_form(const Asked& asked, const EntryForm& form) {
  Visit& visit = asked.visit;
  if (!visit.may(form.act)) return {not_allowed(asked, form.act), {}};
  const bool is_post = visit.request.method == Method::post;
  if (asked.is_program) return {is_post ? entered_by_program(asked, form) : not_found(asked), {}};
  if (is_post) return entered(asked, form);
  if (visit.request.query.has("beside")) return {beside_answer(asked, form), {}};
  return {form_answer(asked, form, visit.request.query, {}, std::nullopt), {}};
}

/// A work ends before it has entered anything, or not at all.
Answer stopped(const Asked& asked) {
  Page page;
  page.title = {"Đã dừng", "Stopped"};
  page.body = "<p>" +
              escaped(asked.visit.either("Đã dừng theo yêu cầu. Chưa ghi gì vào sổ.",
                                         "Stopped as you asked. Nothing was entered.")) +
              "</p>";
  page.actions = {{encoded_path(asked.path), {"Làm lại", "Begin again"}}};
  const auto route = long_route(asked.visit.request);
  return {200,
          "text/html; charset=utf-8",
          with_menu(asked.visit, page, route ? route->section : Section::overview, asked.notice),
          {}};
}

Answered routed(const Asked& asked) {
  Visit& visit = asked.visit;
  if (asked.is_program && asked.path == "/openapi.json")
    return {json_answer(std::string{find_web_file("openapi.json")->bytes}), {}};
  for (const EntryForm& form : entry_forms()) {
    const auto parts = match(form.path, asked.path);
    if (!parts) continue;
    visit.parts = *parts;
    return at_form(asked, form);
  }
  for (const PageRoute& route : page_routes()) {
    const auto parts = match(route.path, asked.path);
    if (!parts) continue;
    if (visit.request.method != Method::get) return {plain_answer(405), {}};
    if (!visit.may(route.act)) return {not_allowed(asked, route.act), {}};
    visit.parts = *parts;
    return {shown(asked, route), {}};
  }
  return {not_found(asked), {}};
}

std::string words_of(const Visit& visit, const HowFar& how_far) {
  if (how_far.is_stopping) return visit.either("Đang dừng…", "Stopping…");
  if (how_far.total == 0) return visit.either("Đang chuẩn bị", "Getting ready");
  return progress_in_words(how_far.step, how_far.done, how_far.total, visit.language);
}

}  // namespace

std::optional<LongRoute> long_route(const Request& request) {
  // Only a browser says from where it asks; whatever else does waits for its answer.
  if (request.fetch_site.empty() || request.is_head || request.path.starts_with(api))
    return std::nullopt;
  if (request.method == Method::post) {
    for (const EntryForm& form : entry_forms())
      if (form.takes_long && match(form.path, request.path))
        return LongRoute{form.title, form.section, kept_write};
    return std::nullopt;
  }
  const std::string as = request.query.value("as");
  for (const PageRoute& route : page_routes())
    if (match(route.path, request.path)) {
      if (as == "xlsx" || as == "pdf")
        return LongRoute{{"Đang lập tệp", "Making the file"}, route.section};
      if (route.takes_long) return LongRoute{{"Đang tính", "Counting"}, route.section};
      return std::nullopt;
    }
  return std::nullopt;
}

Answer work_page(const Visit& visit, const std::string& name, const HowFar& how_far,
                 const std::string& to) {
  data view;
  view.set("to", std::string{work_path} + name);
  view.set("token", visit.token);
  view.set("how_far", words_of(visit, how_far));
  view.set("has_count", how_far.total > 0);
  view.set("done", std::to_string(std::min(how_far.done, how_far.total)));
  view.set("total", std::to_string(how_far.total));
  view.set("may_stop", !how_far.is_stopping);
  view.set("stop_word", visit.either("Dừng", "Stop"));
  view.set("hint",
           visit.either("Trang này tự mở lại. Có thể đóng nó: việc vẫn chạy đến xong. “Dừng” "
                        "kết thúc việc khi chưa ghi gì vào sổ.",
                        "This page comes back by itself. You may close it: the work goes "
                        "on. “Stop” ends it before anything is entered."));
  Page page;
  page.title = how_far.route.title;
  page.body = filled("work.html", view);
  return {200,
          "text/html; charset=utf-8",
          with_menu(visit, page, how_far.route.section, {}),
          {{"Refresh", "1; url=" + to}}};
}

Answer plain_answer(int status) {
  return {status, "text/plain; charset=utf-8", std::to_string(status) + "\n", {}};
}

Answer closed_door() {
  return {401,
          "text/html; charset=utf-8",
          "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\">"
          "<title>dutoan</title></head><body><main><h1>dutoan</h1>"
          "<p>Phiên làm việc đã hết hoặc chưa mở. Mở lại bằng lệnh <code>dutoan open</code>.</p>"
          "<p lang=\"en\">The session is over, or none was begun. Begin one with "
          "<code>dutoan open</code>.</p></main></body></html>\n",
          {}};
}

Answered answer_visit(Visit& visit, const std::string& notice) {
  Asked asked{visit, notice, visit.request.path, false};
  if (asked.path.starts_with(std::string{api} + "/")) {
    asked.path.erase(0, api.size());
    asked.is_program = true;
  }
  try {
    return routed(asked);
  } catch (const StorageFault& fault) {
    return {refused(asked, {fault.problem()}, Section::system), {}};
  } catch (const Stopped&) {
    return {stopped(asked), {}};
  }
}

}  // namespace dutoan::web
