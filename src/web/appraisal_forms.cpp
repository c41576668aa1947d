// The forms of the appraisal beside the grid of a class: many lines at once, the drafter's reply,
// the workbook that comes back, the conclusion and the return.
#include "web/course.hpp"
#include "web/form_file.hpp"
#include "web/routes.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/appraisal_workbook.hpp>
#include <dutoan/deciding.hpp>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;
using Fields = std::vector<Field>;

/// "ML1/hall, ML2" and "ML1/hall ML2" are two words; "1,8tr" is one.
std::vector<std::string> words_in(const std::string& text) {
  constexpr std::string_view blanks = " ;\n\r\t";
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends_list = text[i] == ',' && (i + 1 == text.size() ||
                                              blanks.find(text[i + 1]) != std::string_view::npos);
    if (ends_list || blanks.find(text[i]) != std::string_view::npos)
      words.emplace_back();
    else
      words.back() += text[i];
  }
  std::erase(words, std::string{});
  return words;
}

Field lines_field(const std::string& value) {
  return {"lines",
          {"Các dòng", "Lines"},
          Kind::text,
          {"ML1/hall: một dòng; ML1: một lớp; ML/hall: một khoản chi của huyện; */hall: mọi nơi; "
           "*: tất cả",
           "ML1/hall: a line; ML1: a class; ML/hall: an item of a district; */hall: everywhere; "
           "*: all"},
          value,
          {},
          true};
}

Result<Fields> with_reason(const Visit& visit, Fields fields) {
  const auto regulations = regulations_of(visit);
  if (!regulations) return refuse(regulations.error());
  std::vector<Choice> choices{{"", {"– chọn lý do –", "– choose a reason –"}}};
  for (const ReasonKind& each : (*regulations)->norms.reasons)
    choices.push_back({each.code, each.label});
  fields.push_back({"reason", {"Lý do", "Reason"}, Kind::choice, {}, {}, choices, true});
  fields.push_back({"text", {"Giải thích", "In words"}, Kind::text, {}, {}, {}, true});
  fields.push_back({"cite",
                    {"Căn cứ", "Law"},
                    Kind::text,
                    {"ví dụ TT 40/2017 Đ12 k4", "such as TT 40/2017 Đ12 k4"}});
  return dated(visit, std::move(fields));
}

Result<Fields> cut_fields(const Visit& visit) {
  return with_reason(
      visit, {lines_field(visit.asked("lines")),
              {"cuts",
               {"Số liệu mới", "New figures"},
               Kind::text,
               {"days=2, unit_rate<=1.500.000, unit_rate=-10%; tên số liệu: mã thừa số, unit_rate, "
                "percent",
                "days=2, unit_rate<=1.500.000, unit_rate=-10%; inputs: a factor's code, unit_rate, "
                "percent"},
               visit.asked("cuts"),
               {},
               true}});
}

Result<Fields> reject_fields(const Visit& visit) {
  return with_reason(visit, {lines_field(visit.asked("lines"))});
}

Result<Fields> accept_fields(const Visit& visit) {
  return dated(visit, {lines_field(visit.asked("lines", "*"))});
}

Result<Fields> restore_fields(const Visit& visit) {
  return dated(visit, {lines_field(visit.asked("lines"))});
}

/// The reasons of "reason", "text", "cite" and "share", the n-th of each together: a program may
/// send several.
std::vector<TypedReason> reasons_in(const Values& typed) {
  const auto codes = typed.all("reason"), texts = typed.all("text"), cites = typed.all("cite"),
             shares = typed.all("share");
  const auto at = [](const std::vector<std::string>& all, std::size_t i) {
    return i < all.size() ? all[i] : std::string{};
  };
  std::vector<TypedReason> reasons;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    TypedReason reason{codes[i], at(shares, i), at(texts, i), at(cites, i)};
    if (!reason.code.empty() || !reason.text.empty()) reasons.push_back(std::move(reason));
  }
  return reasons;
}

/// Decisions of one verdict on the lines that were typed.
auto deciding(Verdict verdict) {
  return [verdict](const Visit& visit, const Values& typed, bool is_dry_run) -> Result<Entered> {
    const auto course = course_of(visit);
    if (!course) return refuse(course.error());
    TypedDecision decision{verdict, words_in(typed.value("lines")), words_in(typed.value("cuts")),
                           reasons_in(typed)};
    const auto decisions = read_decision(course->round, decision);
    if (!decisions) return refuse(decisions.error());
    return enter_decisions(visit, typed, *course, *decisions, is_dry_run, "/appraisal");
  };
}

Result<Fields> reply_fields(const Visit& visit) {
  return dated(visit, {lines_field(visit.asked("lines")),
                       {"text", {"Giải trình", "Reply"}, Kind::long_text, {}, {}, {}, true}});
}

Result<Entered> reply(const Visit& visit, const Values& typed, bool is_dry_run) {
  std::string lines;
  for (const std::string& word : words_in(typed.value("lines")))
    lines += (lines.empty() ? "" : " ") + word;
  TypedDocument step = typed_step(visit, typed, DocumentKind::reply);
  return enter_step(visit, reply_of(visit.book, step, lines, typed.value("text")), is_dry_run,
                    "/appraisal/report");
}

Result<Fields> close_fields(const Visit& visit) {
  return dated(visit, {number_field({"ví dụ 45/BC-STC", "such as 45/BC-STC"}, true),
                       decider_field({"Người ký", "Signed by"}),
                       {"description", {"Ghi chú", "Remark"}, Kind::text}});
}

Result<Entered> close(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  const auto conclusion = conclusion_of(
      visit.book, typed_step(visit, typed, DocumentKind::conclusion), course->reasons());
  if (!conclusion) return refuse(conclusion.error());
  const auto posted = post_conclusion(visit.book, *conclusion, visit.now, is_dry_run);
  if (!posted) return refuse(posted.error());
  return entered_step(visit, *posted, "/appraisal/report");
}

Result<Fields> return_fields(const Visit& visit) {
  return dated(visit,
               {number_field({"ví dụ 46/STC-NS", "such as 46/STC-NS"}, true),
                decider_field({"Người ký", "Signed by"}),
                {"description", {"Lý do trả lại", "Why"}, Kind::long_text, {}, {}, {}, true}});
}

Result<Entered> send_back(const Visit& visit, const Values& typed, bool is_dry_run) {
  return enter_step(visit, return_of(visit.book, typed_step(visit, typed, DocumentKind::returned)),
                    is_dry_run, "/history");
}

Result<Fields> import_fields(const Visit& visit) {
  const bool is_kept = !kept_text(visit.request, "workbook").empty();
  Fields fields{{"workbook",
                 {"Bảng thẩm định đã điền", "The filled-in workbook"},
                 Kind::file,
                 is_kept ? Label{"Bảng vừa xem còn giữ ở đây: bấm Ghi, hoặc chọn bảng khác.",
                                 "The workbook just looked at is kept here: enter it, or choose "
                                 "another."}
                         : Label{".xlsx hoặc .ods", ".xlsx or .ods"}}};
  if (is_kept)
    fields.push_back({"kept", {}, Kind::hidden, {}, kept_text(visit.request, "workbook")});
  return dated(visit, std::move(fields));
}

Result<Entered> take_workbook(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto course = course_of(visit);
  if (!course) return refuse(course.error());
  const FormFile file{visit.request, "workbook"};
  const auto changes = read_appraisal_workbook(file.path(), course->round, course->reasons());
  if (!changes) return refuse(file.as_sent(changes.error()));
  auto made = enter_decisions(visit, typed, *course, changes->decisions, is_dry_run, "/appraisal");
  if (!made) return made;
  Report report = workbook_changes_report(*changes);
  report.title = made->report.title;
  made->report = of_book(visit, std::move(report));
  return made;
}

EntryForm form(const char* path, Act act, const Label& title, const Label& submit,
               std::function<Result<Fields>(const Visit&)> fields,
               std::function<Result<Entered>(const Visit&, const Values&, bool)> enter) {
  EntryForm made;
  made.path = path;
  made.act = act;
  made.section = Section::appraisal;
  made.title = title;
  made.submit = submit;
  made.fields = std::move(fields);
  made.enter = std::move(enter);
  made.field = field_of_course;
  return made;
}

}  // namespace

std::vector<EntryForm> appraisal_forms() {
  return {form("/appraisal/cut", Act::appraise, {"Cắt nhiều dòng", "Cut many lines"},
               {"Ghi quyết định", "Enter the decisions"}, cut_fields, deciding(Verdict::reduced)),
          form("/appraisal/accept", Act::appraise, {"Chấp nhận các dòng", "Accept lines"},
               {"Chấp nhận", "Accept"}, accept_fields, deciding(Verdict::accepted)),
          form("/appraisal/reject", Act::appraise, {"Không chấp nhận các dòng", "Reject lines"},
               {"Không chấp nhận", "Reject"}, reject_fields, deciding(Verdict::rejected)),
          form("/appraisal/restore", Act::appraise, {"Bỏ quyết định", "Take decisions back"},
               {"Bỏ quyết định", "Take back"}, restore_fields, deciding(Verdict::undone)),
          form("/appraisal/reply", Act::draft_plan, {"Giải trình", "Reply"},
               {"Gửi giải trình", "Reply"}, reply_fields, reply),
          form("/appraisal/import", Act::appraise, {"Tải bảng thẩm định lên", "The workbook back"},
               {"Ghi các quyết định", "Enter the decisions"}, import_fields, take_workbook),
          form("/appraisal/close", Act::conclude, {"Chốt kết quả thẩm định", "Conclude"},
               {"Chốt kết quả", "Conclude"}, close_fields, close),
          form("/appraisal/return", Act::conclude, {"Trả lại dự toán", "Return the estimate"},
               {"Trả lại", "Return"}, return_fields, send_back)};
}

}  // namespace dutoan::web
