// What is left, and the statement of a line, class, payee or holder: where every đồng went.
#include "web/routes.hpp"

#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

/// One field of a form that asks: its name, its words and what was asked.
struct Asking {
  const char* name;
  Label words;
  bool is_line = false;
  bool is_date = false;
};

std::string asking_form(const Visit& visit, const std::string& path,
                        const std::vector<Asking>& fields, const std::string& extra = {}) {
  data view;
  view.set("action", path);
  view.set("show", visit.either("Xem", "Show"));
  view.set("extra", extra);
  data list{data::type::list};
  for (const Asking& each : fields) {
    data field;
    field.set("name", std::string{each.name});
    field.set("words", in(visit.language, each.words));
    field.set("value", visit.asked(each.name));
    field.set("is_line", each.is_line);
    field.set("is_date", each.is_date);
    list << field;
  }
  view.set("fields", list);
  return filled("filter.html", view);
}

/// At which level what is left is added up, as a choice.
std::string level_choice(const Visit& visit, ControlLevel chosen) {
  data view;
  view.set("words", visit.either("Cộng theo", "Add up by"));
  data list{data::type::list};
  const auto add = [&](ControlLevel level, const char* vi, const char* en) {
    data each;
    each.set("value", std::string{word(level)});
    each.set("words", visit.either(vi, en));
    each.set("chosen", level == chosen);
    list << each;
  };
  add(ControlLevel::line, "dòng dự toán", "line");
  add(ControlLevel::activity, "lớp, đợt", "class");
  add(ControlLevel::category, "nhóm chi", "category");
  add(ControlLevel::whole, "kinh phí", "funding");
  view.set("levels", list);
  return filled("level.html", view);
}

/// What is left of what was asked for: of the classes, or of the lines of one.
Result<Page> left(const Visit& visit) {
  std::vector<Subject> subjects;
  if (const std::string text = visit.asked("subject"); !text.empty()) {
    auto found = find_subject(visit.book, text, visit.estimate());
    if (!found) return refuse(found.error());
    subjects.push_back(std::move(*found));
  }
  const auto level = control_level_of(visit.asked("by", subjects.empty() ? "activity" : "line"))
                         .value_or(ControlLevel::line);
  Page page = page_of(
      visit, left_report(what_is_left(visit.book, subjects, level), level, visit.desk->names));
  page.body =
      asking_form(visit, "/left", {{"subject", {"Lớp hoặc dòng dự toán", "Class or line"}, true}},
                  level_choice(visit, level)) +
      page.body;
  page.title = {"Còn được chi", "What is left"};
  if (!subjects.empty())
    page.actions = {
        {"/ledger?subject=" + encoded(visit.asked("subject")), {"Sổ theo dõi", "Statement"}},
        {"/vouchers/new?line=" + encoded(visit.asked("subject")),
         {"Thêm phiếu chi", "New payment"}}};
  return page;
}

// ---- The statement --------------------------------------------------------------------------

Result<std::optional<Date>> day_of(const Visit& visit, const char* name, Label field) {
  const std::string text = visit.asked(name);
  if (text.empty()) return std::optional<Date>{};
  const auto day = parse_day(text, visit.today(), newest_budget_year(visit.book, visit.today()));
  if (day) return std::optional<Date>{*day};
  return refuse(
      Problem{EntryRule::date_unreadable, {}, {{"text", text}, {"field", std::move(field)}}});
}

/// The days asked for; open at an end that was not given.
Result<std::optional<DateRange>> period_of(const Visit& visit) {
  const auto from = day_of(visit, "from", {"từ ngày", "from"});
  if (!from) return refuse(from.error());
  const auto to = day_of(visit, "to", {"đến ngày", "to"});
  if (!to) return refuse(to.error());
  if (!*from && !*to) return std::optional<DateRange>{};
  std::optional<Date> until;
  if (*to) until = (*to)->plus_days(1);
  const auto period = DateRange::of(from->value_or(*Date::of(first_year, 1, 1)), until);
  if (period) return std::optional<DateRange>{*period};
  return refuse(Problem{EntryRule::date_unreadable,
                        {},
                        {{"text", visit.asked("to")}, {"field", Label{"đến ngày", "to"}}}});
}

Result<Query> query_of(const Visit& visit) {
  Query query;
  const auto subject = find_subject(visit.book, visit.asked("subject"), visit.estimate());
  if (!subject) return refuse(subject.error());
  if (!subject->activity.is_empty()) query.activity = subject->activity;
  if (!subject->item.is_empty()) query.item = subject->item;
  if (const std::string payee = visit.asked("payee"); !payee.empty()) query.payee = payee;
  if (const std::string number = visit.asked("holder"); !number.empty()) {
    const auto holder = find_document(visit.book, number);
    if (!holder) return refuse(holder.error());
    query.opened_by = holder->document.id;
  }
  const auto period = period_of(visit);
  if (!period) return refuse(period.error());
  query.posted_on = *period;
  return query;
}

Label subject_of(const Query& query, const BookNames& names) {
  if (query.payee) return {*query.payee, *query.payee};
  if (query.opened_by) return {query.opened_by->text(), query.opened_by->text()};
  if (!query.activity) return {"toàn bộ kinh phí", "all of the money"};
  const std::string code =
      query.item ? LineCode{*query.activity, *query.item}.text() : query.activity->text();
  const auto& known = query.item ? names.lines : names.activities;
  const auto it = known.find(code);
  if (it == known.end()) return {code, code};
  return {code + " " + it->second.vi, code + " " + it->second.en};
}

Result<Page> ledger(const Visit& visit) {
  const auto query = query_of(visit);
  if (!query) return refuse(query.error());
  Page page = page_of(visit, statement_report(statement(visit.book, *query),
                                              subject_of(*query, visit.desk->names)));
  page.body = asking_form(visit, "/ledger",
                          {{"subject", {"Lớp hoặc dòng dự toán", "Class or line"}, true},
                           {"payee", {"Người nhận", "Payee"}},
                           {"holder", {"Cam kết, tạm ứng số", "Held by number"}},
                           {"from", {"Từ ngày", "From"}, false, true},
                           {"to", {"Đến ngày", "To"}, false, true}}) +
              page.body;
  page.title = {"Sổ theo dõi dự toán", "Statement"};
  return page;
}

}  // namespace

std::vector<PageRoute> ledger_pages() {
  return {{"/left", Act::look, Section::overview, {"Còn được chi", "What is left"}, left},
          {"/ledger", Act::look, Section::overview, {"Sổ theo dõi", "Statement"}, ledger}};
}

}  // namespace dutoan::web
