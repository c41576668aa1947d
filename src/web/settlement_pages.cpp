// Where the year's settlement stands: its steps, what is missing by name with the way to repair it,
// the days by which it must be done, and the rehearsal of the close.
#include "web/routes.hpp"
#include "web/settled_year.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/reconciliation.hpp>
#include <dutoan/reviewing.hpp>
#include <dutoan/settlement_report.hpp>
#include <dutoan/stated_year.hpp>

#include <algorithm>
#include <array>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

/// What the page is made from.
struct Course {
  YearEnd end;
  SettlementReview review;
  std::vector<Holding> due;
  OpenDifferences differences;
};

Result<Course> course_of(const Visit& visit) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return refuse(regimes.error());
  TypedDocument typed;
  typed.funding = typed_year(visit, visit.request.query);
  auto end = look_at_year(visit.book, typed, *regimes);
  if (!end) return refuse(std::move(end.error()));
  auto review = find_review(visit.book, typed.funding);
  if (!review) return refuse(std::move(review.error()));
  auto differences = open_differences(visit.book, end->year.unit, end->year.fiscal_year);
  if (!differences) return refuse(std::move(differences.error()));
  auto due = refunds_due(visit.book, end->year);
  return Course{std::move(*end), std::move(*review), std::move(due), std::move(*differences)};
}

/// ✓ and ✗ with words: a colour alone says nothing.
data task(const Visit& visit, bool is_done) {
  data made;
  made.set("mark", is_done ? "done" : "open");
  made.set("sign", is_done ? "✓" : "✗");
  made.set("state", is_done ? visit.either("Xong", "Done") : visit.either("Chưa xong", "Open"));
  return made;
}

struct Step {
  Label words;
  const std::optional<Kept>* kept;
  std::string to;  // the form by which it is done
  Act act;
};

std::array<Step, 4> steps_of(const Course& course) {
  const SettlementCourse& c = course.review.course;
  return {{{{"Khóa sổ năm", "Close the year"}, &c.closing, "/settlement/close", Act::close_year},
           {{"Nộp báo cáo quyết toán", "Report the settlement"},
            &c.settlement,
            "/settlement/submit",
            Act::close_year},
           {{"Biên bản xét duyệt của cơ quan tài chính", "Minutes of the review"},
            &c.minutes,
            "/review/minutes",
            Act::review},
           {{"Thông báo xét duyệt quyết toán", "Notice of the review"},
            &c.notice,
            "/review/notice",
            Act::review}}};
}

void add_steps(const Visit& visit, const Course& course, data& view) {
  data list{data::type::list};
  bool is_next = true;  // the first that is not done; those behind it must wait
  for (const Step& step : steps_of(course)) {
    const bool is_done = step.kept->has_value();
    data each = task(visit, is_done);
    if (!is_done && !is_next) {
      each.set("mark", "later");
      each.set("sign", "•");
      each.set("state", visit.either("Chưa đến", "Not yet"));
    }
    each.set("words", in(visit.language, step.words));
    if (is_done) {
      const Document& d = (*step.kept)->document;
      each.set("to", "/vouchers/" + encoded(d.number.text()));
      each.set("told", d.number.text() + ", " + format_date(d.date));
    } else if (is_next && visit.may(step.act)) {
      each.set("to", in_year(step.to, course.end.year));
    }
    is_next = is_next && is_done;
    list << each;
  }
  view.set("steps", list);
}

/// The words of a kind of blocker, and where one of it is repaired.
struct Check {
  BlockerKind kind;
  Label words;
};
constexpr std::size_t check_count = 4;
const std::array<Check, check_count> checks = {
    {{BlockerKind::class_not_settled, {"Mọi lớp, đợt đã quyết toán", "Every class is settled"}},
     {BlockerKind::advance_open,
      {"Mọi tạm ứng đã thanh toán, nộp lại, chuyển nguồn hoặc ghi phải nộp",
       "Every advance is cleared, repaid, carried over or due"}},
     {BlockerKind::draft_open, {"Không còn chứng từ nháp", "No draft is open"}},
     {BlockerKind::difference_open,
      {"Số liệu khớp với Kho bạc", "The figures agree with the Treasury"}}}};

std::string repair_of(const Blocker& blocker, const UnitYear& year) {
  switch (blocker.kind) {
    case BlockerKind::class_not_settled:
      return in_year("/classes/" + encoded(blocker.subject) + "/settlement", year);
    case BlockerKind::advance_open: return "/advances/" + encoded(blocker.subject) + "/clear";
    case BlockerKind::draft_open: return "/vouchers/" + encoded(blocker.subject);
    case BlockerKind::difference_open: break;
  }
  return in_year("/reconciliation", year);
}

data other_ways(const Visit& visit, const Blocker& blocker, const UnitYear& year) {
  data list{data::type::list};
  const auto add = [&](const std::string& to, const Label& words) {
    data each;
    each.set("to", to);
    each.set("words", in(visit.language, words));
    each.set("first", list.is_empty_list());
    list << each;
  };
  if (blocker.kind != BlockerKind::advance_open) return list;
  const std::string number = encoded(blocker.subject);
  add("/advances/" + number + "/repay", {"nộp lại", "repay"});
  if (!visit.may(Act::close_year)) return list;
  add(in_year("/settlement/carry?item=" + number, year), {"chuyển nguồn", "carry over"});
  add(in_year("/settlement/due/" + number, year), {"ghi phải nộp", "let it fall due"});
  return list;
}

std::vector<Blocker> blockers_of(const YearEnd& end, BlockerKind kind) {
  std::vector<Blocker> all;
  std::ranges::copy_if(end.blockers, std::back_inserter(all),
                       [&](const Blocker& each) { return each.kind == kind; });
  return all;
}

void add_checks(const Visit& visit, const Course& course, data& view) {
  data list{data::type::list};
  for (const Check& check : checks) {
    const auto blockers = blockers_of(course.end, check.kind);
    const bool is_unreconciled = check.kind == BlockerKind::difference_open && blockers.empty() &&
                                 !course.differences.is_reconciled();
    data each = task(visit, blockers.empty() && !is_unreconciled);
    std::string words = in(visit.language, check.words);
    if (!blockers.empty())
      words += visit.either(" — còn ", " — left: ") + std::to_string(blockers.size());
    each.set("words", words);
    data items{data::type::list};
    for (const Blocker& blocker : blockers) {
      data item;
      item.set("to", repair_of(blocker, course.end.year));
      item.set("subject", blocker.subject);
      if (!blocker.amount.is_zero()) item.set("amount", format_amount(blocker.amount));
      item.set("others", other_ways(visit, blocker, course.end.year));
      items << item;
    }
    if (is_unreconciled) {
      data item;
      item.set("to", in_year("/reconciliation", course.end.year));
      item.set("subject", visit.either("chưa đối chiếu với Kho bạc", "not reconciled yet"));
      items << item;
    }
    each.set("has_items", !blockers.empty() || is_unreconciled);
    each.set("items", items);
    list << each;
  }
  view.set("checks", list);
}

std::string days_in_words(const Visit& visit, Date day) {
  const std::int64_t left = day.days_since(visit.today());
  if (left < 0)
    return visit.either("Quá ", "Over by ") + std::to_string(-left) +
           visit.either(" ngày", " days");
  return visit.either("Còn ", "Left: ") + std::to_string(left) + visit.either(" ngày", " days");
}

void add_days(const Visit& visit, const Course& course, data& view) {
  const SettlementRegime& regime = course.end.regime;
  const bool is_closed = course.end.state != SettlementState::open;
  struct Row {
    Label words;
    std::optional<Date> day;
    bool is_done;
  };
  const int year = course.end.year.fiscal_year;
  const std::array<Row, 4> rows = {
      {{{"Khóa sổ năm", "Close the year"}, last_day_of_books(year), is_closed},
       {{"Đối chiếu với Kho bạc trước", "Reconcile with the Treasury by"},
        day_after(year, regime.reconciled_by),
        course.differences.is_reconciled()},
       {{"Nhắc nộp trả tạm ứng từ", "Refunds are late from"},
        day_after(year, regime.refund_warned_by),
        is_closed && course.due.empty()},
       {{"Hạn cuối nộp trả tạm ứng", "Limit of refunds"},
        day_after(year, regime.refunded_by),
        is_closed && course.due.empty()}}};
  data list{data::type::list};
  for (const Row& row : rows) {
    if (!row.day) continue;
    data each = task(visit, row.is_done);
    if (!row.is_done) {
      each.set("state", days_in_words(visit, *row.day));
      each.set("sign", "•");
    }
    each.set("words", in(visit.language, row.words));
    each.set("day", format_date(*row.day));
    list << each;
  }
  view.set("days", list);
  view.set("calendar", regime.calendar_citation);
}

void add_due(const Visit& visit, const Course& course, data& view) {
  std::vector<Holding> due;  // each document once, its lines added up
  for (const Holding& each : course.due) {
    const auto it = std::ranges::find(due, each.number, &Holding::number);
    if (it == due.end())
      due.push_back(each);
    else
      it->amount += each.amount;
  }
  data list{data::type::list};
  for (const Holding& each : due) {
    data item;
    item.set("to", in_year("/refunds/" + encoded(each.number.text()), course.end.year));
    item.set("number", each.number.text());
    item.set("holder", each.holder);
    item.set("amount", format_amount(each.amount));
    item.set("state", visit.either("Phải nộp", "Due"));
    list << item;
  }
  view.set("has_due", !course.due.empty());
  view.set("due", list);
}

struct Way {
  std::string to;
  Label words;
  Act act;
};

/// What comes next, the most likely first.
std::pair<Label, std::vector<Way>> next_of(const Course& course) {
  const Way reopen{"/settlement/reopen", {"Lùi một bước…", "One step back…"}, Act::close_year};
  switch (course.end.state) {
    case SettlementState::open:
      if (!course.end.blockers.empty())
        return {{"Làm xong các việc còn thiếu dưới đây, rồi khóa sổ năm.",
                 "Do what is missing below, then close the year."},
                {{"/settlement/rehearse", {"Khóa sổ thử", "Rehearse the close"}, Act::look}}};
      return {{"Không còn gì vướng: khóa sổ năm.", "Nothing is in the way: close the year."},
              {{"/settlement/close", {"Khóa sổ…", "Close the year…"}, Act::close_year},
               {"/settlement/rehearse", {"Khóa sổ thử", "Rehearse the close"}, Act::look}}};
    case SettlementState::closed:
      return {{"Nộp báo cáo quyết toán năm.", "Report the year's settlement."},
              {{"/settlement/submit", {"Nộp báo cáo…", "Report…"}, Act::close_year}, reopen}};
    case SettlementState::reported:
      return {{"Cơ quan tài chính xét duyệt, rồi lập biên bản.",
               "Finance reviews it, then draws up minutes."},
              {{"/review", {"Xét duyệt", "Review"}, Act::look},
               {"/review/minutes", {"Lập biên bản…", "Minutes…"}, Act::review},
               reopen}};
    case SettlementState::minuted:
      return {{"Ra thông báo xét duyệt.", "Give notice."},
              {{"/review/notice", {"Ra thông báo…", "Notice…"}, Act::review}, reopen}};
    case SettlementState::noticed: break;
  }
  return {course.due.empty()
              ? Label{"Không còn việc gì.", "Nothing is left to do."}
              : Label{"Nộp các khoản còn phải nộp dưới đây.", "Refund what is due, below."},
          {reopen}};
}

void add_next(const Visit& visit, const Course& course, data& view) {
  const auto [words, ways] = next_of(course);
  data next, list{data::type::list};
  bool is_first = true;
  for (const Way& way : ways) {
    if (!visit.may(way.act)) continue;
    data each;
    each.set("to", in_year(way.to, course.end.year));
    each.set("words", in(visit.language, way.words));
    each.set("first", is_first);
    is_first = false;
    list << each;
  }
  next.set("words", in(visit.language, words));
  next.set("ways", list);
  view.set("next", next);
  view.set("next_word", visit.either("Việc tiếp theo", "What comes next"));
}

void add_facts(const Visit& visit, const Page& page, data& view) {
  data list{data::type::list};
  for (const ReportFact& fact : page.report->head) {
    if (fact.key == "next" || fact.key.ends_with("_by") || fact.key == "calendar") continue;
    data each;
    each.set("title", in(visit.language, fact.title));
    each.set("value", written(fact.value, visit.language));
    list << each;
  }
  view.set("facts", list);
}

Result<Page> show(const Visit& visit) {
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  Page page;
  page.report = of_book(visit, settlement_status_report(course->end, course->review, course->due));
  const std::string year = std::to_string(course->end.year.fiscal_year);
  page.title = {"Quyết toán năm " + year, "Settlement of " + year};
  data view;
  view.set("steps_word", visit.either("Các bước", "Steps"));
  view.set("checks_word", visit.either("Trước khi khóa sổ", "Before the close"));
  view.set("days_word", visit.either("Lịch", "Calendar"));
  view.set("calendar_word", visit.either("Căn cứ các hạn", "Clauses of these days"));
  view.set("due_word", visit.either("Còn phải nộp ngân sách nhà nước", "Still to be refunded"));
  view.set("paper_to", in_year("/statements/B01", course->end.year) + "#print");
  view.set("paper_word", visit.either("In báo cáo quyết toán (B01)", "Print the settlement (B01)"));
  add_facts(visit, page, view);
  add_next(visit, *course, view);
  add_steps(visit, *course, view);
  add_checks(visit, *course, view);
  add_days(visit, *course, view);
  add_due(visit, *course, view);
  page.body = filled("settlement.html", view);
  return page;
}

Result<Page> rehearse(const Visit& visit) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return refuse(regimes.error());
  TypedDocument typed;
  typed.funding = typed_year(visit, visit.request.query);
  typed.today = visit.today();
  typed.author = visit.person.code;
  const auto end = rehearse_close(visit.book, typed, *regimes, visit.now);
  if (!end) return refuse(end.error());
  Page page = linked_page(visit, year_end_report(*end, visit.desk->names),
                          [&](const ReportTable& table, std::size_t row,
                              std::size_t column) -> std::optional<std::string> {
                            if (table.key == "blockers" && table.columns[column].key == "subject")
                              return repair_of(end->blockers.at(row), end->year);
                            // What the close would post is not in the book.
                            if (table.key == "documents" && end->state == SettlementState::open)
                              return "";
                            return std::nullopt;
                          });
  if (visit.may(Act::close_year) && end->state == SettlementState::open)
    page.actions.push_back(
        {in_year("/settlement/close", end->year), {"Khóa sổ…", "Close the year…"}});
  return page;
}

}  // namespace

std::vector<PageRoute> settlement_pages() {
  return {{"/settlement", Act::look, Section::settlement, {"Tiến độ", "Progress"}, show},
          {"/settlement/rehearse",
           Act::look,
           Section::settlement,
           {"Khóa sổ thử", "Rehearsal"},
           rehearse,
           true}};
}

}  // namespace dutoan::web
