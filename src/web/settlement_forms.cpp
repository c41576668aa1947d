// The forms of a year's end: what is carried over, lapses or falls due, the close, its reopening,
// the report, and what is refunded.
#include "web/money_fields.hpp"
#include "web/routes.hpp"
#include "web/settled_year.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/reviewing.hpp>
#include <dutoan/settlement_report.hpp>
#include <dutoan/stated_year.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

std::string to_settlement(const Visit& visit, const Values& typed) {
  const auto year = find_year(visit.book, typed_year(visit, typed));
  return year ? in_year("/settlement", *year) : "/settlement";
}

/// The last day on which the year's books take documents, where the year is known.
std::string last_day(const Visit& visit) {
  const auto year = year_of(visit);
  return year ? format_date(last_day_of_books(year->fiscal_year)) : std::string{};
}

// ---- The close ------------------------------------------------------------------------------

Result<std::vector<Field>> close_fields(const Visit& visit) {
  std::vector<Field> paper = paper_fields(visit, DocumentKind::closing, {}, last_day(visit));
  paper.front().is_required = false;
  paper.front().hint = {"Để trống: tự đánh số", "Empty: numbered by the book"};
  return fields_of(year_fields(visit), std::move(paper));
}

Result<Entered> enter_close(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return refuse(regimes.error());
  const TypedDocument paper = typed_paper(visit, typed, DocumentKind::closing);
  const auto end = is_dry_run ? rehearse_close(visit.book, paper, *regimes, visit.now)
                              : close_year(visit.book, paper, *regimes, visit.now);
  if (!end) return refuse(end.error());
  Entered made;
  made.report = of_book(visit, year_end_report(*end, visit.desk->names));
  made.to = in_year("/settlement", end->year);
  const std::string year = std::to_string(end->year.fiscal_year);
  made.notice = end->state == SettlementState::open
                    ? Label{"Đã khóa sổ năm " + year + ".", "The year " + year + " is closed."}
                    : Label{"Năm " + year + " đã khóa sổ từ trước, không ghi thêm.",
                            "The year " + year + " was closed before; nothing more was entered."};
  return made;
}

/// What the close would do, or what blocks it.
std::string beside_close(const Visit& visit, const Values& typed) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return {};
  const auto end =
      look_at_year(visit.book, typed_paper(visit, typed, DocumentKind::closing), *regimes);
  if (!end) return problem_summary(end.error(), visit.language, {});
  const std::string count = std::to_string(end->blockers.size());
  std::string out = "<h2>" + escaped(visit.either("Trước khi khóa", "Before the close")) + "</h2>";
  out += end->blockers.empty()
             ? "<p>✓ " + escaped(visit.either("Không còn gì vướng.", "Nothing is in the way.")) +
                   "</p>"
             : "<p>✗ <a href=\"" + escaped(in_year("/settlement", end->year)) + "\">" +
                   escaped(visit.either("Còn ", "Left to do: ") + count +
                           visit.either(" việc phải xong trước", "")) +
                   "</a></p>";
  return out + "<p><a href=\"" + escaped(in_year("/settlement/rehearse", end->year)) + "\">" +
         escaped(visit.either("Xem khóa sổ thử: khoản nào bị hủy, phải nộp, chuyển nguồn",
                              "See the rehearsal: what lapses, falls due, is carried over")) +
         "</a></p>";
}

// ---- Before the close -----------------------------------------------------------------------

Result<std::vector<Field>> carry_fields(const Visit& visit) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return refuse(regimes.error());
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  Field ground{"ground", {"Căn cứ chuyển nguồn", "Ground"}, Kind::choice};
  if (const SettlementRegime* regime = regime_of(*regimes, year->fiscal_year))
    for (const CarryOverGround& each : regime->grounds)
      ground.choices.push_back({each.code,
                                {each.label.vi + " (" + each.citation + ")",
                                 in(Language::en, each.label) + " (" + each.citation + ")"}});
  return fields_of(
      fields_of(year_fields(visit),
                {{"item",
                  {"Khoản chuyển", "What is carried over"},
                  Kind::line,
                  {"Dòng dự toán, số cam kết hoặc tạm ứng; để trống: phần chưa phân vào dòng",
                   "A line, the number of a commitment or advance; empty: what no line has"}},
                 {"amount",
                  {"Số tiền", "Amount"},
                  Kind::amount,
                  {"Để trống: tất cả phần còn mở", "Empty: all that is open"}},
                 std::move(ground)}),
      paper_fields(visit, DocumentKind::carry_over,
                   proposed_of(visit, DocumentKind::carry_over).number, last_day(visit)));
}

Result<Entered> enter_carry(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return refuse(regimes.error());
  TypedDocument paper = typed_paper(visit, typed, DocumentKind::carry_over);
  paper.lines.clear();
  if (const std::string amount = typed.value("amount"); !amount.empty()) paper.lines = {amount};
  return enter_one(
      visit,
      read_carry_over(visit.book, paper, typed.value("item"), typed.value("ground"), *regimes),
      is_dry_run, to_settlement(visit, typed));
}

/// What follows up the document that the path names: its lines may be narrowed.
auto follow_fields(DocumentKind kind) {
  return [kind](const Visit& visit) -> Result<std::vector<Field>> {
    const std::string number = visit.parts.value("number");
    return fields_of(
        fields_of(year_fields(visit), {{"lines",
                                        {"Dòng và số tiền", "Lines and amounts"},
                                        Kind::lines,
                                        {"Để trống: tất cả phần còn mở của " + number,
                                         "Empty: all that is open of " + number}},
                                       reason_field({"Diễn giải", "Description"}, false)}),
        paper_fields(visit, kind, proposed_of(visit, kind).number, last_day(visit)));
  };
}

auto follow_up(DocumentKind kind) {
  return [kind](const Visit& visit, const Values& typed, bool is_dry_run) {
    TypedDocument paper = typed_paper(visit, typed, kind);
    paper.follows = visit.parts.value("number");
    return enter_one(visit, read_document(visit.book, paper, visit.estimate()), is_dry_run,
                     to_settlement(visit, typed));
  };
}

// ---- After it -------------------------------------------------------------------------------

Result<std::vector<Field>> submit_fields(const Visit& visit) {
  return fields_of(year_fields(visit),
                   paper_fields(visit, DocumentKind::settlement, {}, format_date(visit.today())));
}

Result<Entered> enter_submission(const Visit& visit, const Values& typed, bool is_dry_run) {
  return enter_one(visit,
                   read_settlement(visit.book, typed_paper(visit, typed, DocumentKind::settlement)),
                   is_dry_run, to_settlement(visit, typed));
}

/// The newest step of the settlement; nothing while the year is open.
const std::optional<Kept>& newest_step(const SettlementCourse& c) {
  return c.notice ? c.notice : c.minutes ? c.minutes : c.settlement ? c.settlement : c.closing;
}

/// Which step the form takes back: sent twice, it takes back no other.
std::string step_shown(const Visit& visit) {
  const auto review = find_review(visit.book, typed_year(visit, visit.request.query));
  if (!review) return {};
  const auto& step = newest_step(review->course);
  return step ? step->document.id.text() : std::string{};
}

Result<std::vector<Field>> reopen_fields(const Visit& visit) {
  return fields_of(fields_of(year_fields(visit),
                             {{"undoes", {}, Kind::hidden, {}, step_shown(visit)},
                              reason_field({"Lý do lùi một bước", "Why one step back"}, true)}),
                   paper_fields(visit, DocumentKind::reversal, {}, format_date(visit.today())));
}

/// The step was taken back before: nothing more is entered.
Entered undone_before(const Visit& visit, const Values& typed, const SettlementReview& review) {
  Entered made;
  made.report = of_book(visit, review_report(review, visit.desk->names));
  made.to = to_settlement(visit, typed);
  made.notice = {"Bước này đã được lùi, không ghi thêm.",
                 "This step was taken back before; nothing more was entered."};
  return made;
}

/// One step back: from the notice or the minutes, from the report, from the close.
Result<Entered> enter_reopening(const Visit& visit, const Values& typed, bool is_dry_run) {
  const TypedDocument paper = typed_paper(visit, typed, DocumentKind::reopening);
  const auto review = find_review(visit.book, paper.funding);
  if (!review) return refuse(review.error());
  const auto& step = newest_step(review->course);
  const std::string undoes = typed.value("undoes");
  if (!undoes.empty() && (!step || step->document.id.text() != undoes))
    return undone_before(visit, typed, *review);
  const bool is_closed_only = review->course.state() <= SettlementState::closed;
  return enter_together(
      visit,
      is_closed_only ? read_reopening(visit.book, paper) : read_review_reopening(visit.book, paper),
      is_dry_run, to_settlement(visit, typed));
}

std::string beside_reopening(const Visit& visit, const Values& typed) {
  const auto review = find_review(visit.book, typed_year(visit, typed));
  if (!review) return {};
  const auto& step = newest_step(review->course);
  if (!step)
    return "<p>" + escaped(visit.either("Năm chưa khóa sổ.", "The year is not closed.")) + "</p>";
  const Document& d = step->document;
  return "<h2>" + escaped(visit.either("Sẽ bị đảo", "What is undone")) + "</h2><p>" +
         escaped(in(visit.language, name_of(d.kind))) + " <a href=\"/vouchers/" +
         encoded(d.number.text()) + "\">" + escaped(d.number.text()) + "</a>, " +
         escaped(format_date(d.date)) + "</p>";
}

/// Which field of these forms a rule is about.
std::string field_of(const Problem& problem) {
  if (problem.is(YearEndRule::ground_unknown) || problem.is(YearEndRule::ground_not_met))
    return "ground";
  if (problem.is(YearEndRule::item_not_open)) return "item";
  return field_of_rule(problem);
}

/// What follows up a document: a commitment that lapses, an advance that falls due, a refund.
std::vector<EntryForm> following_forms() {
  constexpr Section in = Section::settlement;
  const Act act = Act::close_year;
  std::vector<EntryForm> all{
      {"/settlement/lapse/{number*}",
       act,
       in,
       {},
       {"Hủy phần cam kết còn lại", "Let a commitment lapse"},
       {"Ghi hủy", "Let it lapse"},
       follow_fields(DocumentKind::lapse),
       follow_up(DocumentKind::lapse),
       {},
       field_of},
      {"/settlement/due/{number*}",
       act,
       in,
       {},
       {"Ghi tạm ứng phải nộp trả", "Let an advance fall due"},
       {"Ghi phải nộp", "Let it fall due"},
       follow_fields(DocumentKind::advance_due),
       follow_up(DocumentKind::advance_due),
       {},
       field_of},
      {"/refunds/{number*}",
       Act::post,
       in,
       {},
       {"Nộp ngân sách nhà nước", "Refund"},
       {"Ghi nộp", "Refund"},
       follow_fields(DocumentKind::refund),
       follow_up(DocumentKind::refund),
       {},
       field_of},
  };
  all.back().ends_year = true;
  return all;
}

}  // namespace

std::vector<EntryForm> settlement_forms() {
  constexpr Section in = Section::settlement;
  const Act act = Act::close_year;
  std::vector<EntryForm> all{
      {"/settlement/close",
       act,
       in,
       {},
       {"Khóa sổ năm", "Close the year"},
       {"Khóa sổ năm", "Close the year"},
       close_fields,
       enter_close,
       beside_close,
       field_of},
      {"/settlement/carry",
       act,
       in,
       {"Chuyển nguồn", "Carry over"},
       {"Chuyển nguồn sang năm sau", "Carry over into the next year"},
       {"Ghi chuyển nguồn", "Carry over"},
       carry_fields,
       enter_carry,
       {},
       field_of},
      {"/settlement/submit",
       act,
       in,
       {},
       {"Nộp báo cáo quyết toán năm", "Report the year's settlement"},
       {"Nộp báo cáo", "Report"},
       submit_fields,
       enter_submission,
       {},
       field_of},
      {"/settlement/reopen",
       act,
       in,
       {},
       {"Lùi một bước của quyết toán năm", "One step back"},
       {"Lùi một bước", "Go one step back"},
       reopen_fields,
       enter_reopening,
       beside_reopening,
       field_of},
  };
  for (EntryForm& form : all) form.ends_year = true;
  std::ranges::move(following_forms(), std::back_inserter(all));
  return all;
}

}  // namespace dutoan::web
