#include "web/course.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/deciding.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan::web {
namespace {

/// Which field each rule is about.
constexpr std::array<std::pair<AppraisalRule, const char*>, 11> fields_of_rules = {{
    {AppraisalRule::lines_not_found, "lines"},
    {AppraisalRule::cut_unreadable, "cuts"},
    {AppraisalRule::input_not_found, "cuts"},
    {AppraisalRule::below_nothing_cut, "cuts"},
    {AppraisalRule::changes_no_line, "cuts"},
    {AppraisalRule::reason_not_given, "reason"},
    {AppraisalRule::reason_not_known, "reason"},
    {AppraisalRule::reason_without_words, "text"},
    {AppraisalRule::citation_not_given, "cite"},
    {AppraisalRule::reason_of_other_sign, "reason"},
    {AppraisalRule::above_rate, "cuts"},
}};

/// What the visit says of `name`, behind the question mark or in a form.
std::string said(const Visit& visit, std::string_view name) {
  return visit.request.query.value(name, visit.request.form.value(name));
}

}  // namespace

Result<KeptRegulations> regulations_of(const Visit& visit) {
  if (visit.desk->plan) return KeptRegulations{visit.desk, visit.desk->plan->regulations.get()};
  auto read = load_regulations(visit.settings.sources.rates);
  if (!read) return refuse(std::move(read.error()));
  return KeptRegulations{std::make_shared<const Regulations>(std::move(*read))};
}

TypedFunding year_asked(const Visit& visit) {
  TypedFunding codes;
  codes.year = said(visit, "year");
  codes.unit = said(visit, "unit");
  return codes;
}

bool Course::is_open() const {
  const EstimateState state = round.round.state();
  return state == EstimateState::submitted || state == EstimateState::under_appraisal;
}

const FrozenActivity* Course::activity(std::string_view code) const {
  const auto& all = round.appraisal.requested.activities;
  const auto it = std::ranges::find_if(
      all, [&](const FrozenActivity& each) { return each.code.text() == code; });
  return it == all.end() ? nullptr : &*it;
}

Result<Course> course_of(const Visit& visit) {
  auto regulations = regulations_of(visit);
  if (!regulations) return refuse(std::move(regulations.error()));
  auto round = find_appraisal(visit.book, year_asked(visit), said(visit, "estimate"),
                              (*regulations)->norms.reasons);
  if (!round) return refuse(std::move(round.error()));
  return Course{std::move(*regulations), std::move(*round)};
}

bool has_no_estimate(const Visit& visit) {
  bool is_none = true;
  visit.book.documents(1, [&](const Kept& each) {
    is_none = each.document.kind != DocumentKind::estimate;
    return is_none;
  });
  return is_none;
}

Page no_estimate_page(const Visit& visit, const Label& title) {
  Page page;
  page.title = title;
  page.body =
      "<p>" +
      escaped(visit.either("Chưa có dự toán nào được lưu. Lập kế hoạch, lưu dự toán rồi trình.",
                           "No estimate was saved yet. Draft the plan, save the estimate, then "
                           "submit it.")) +
      "</p>";
  return page;
}

std::string course_query(const Visit& visit) {
  std::string out;
  for (const char* name : {"estimate", "year", "unit"})
    if (const std::string value = said(visit, name); !value.empty())
      out += (out.empty() ? "?" : "&") + std::string{name} + "=" + encoded(value);
  return out;
}

TypedDocument typed_step(const Visit& visit, const Values& typed, DocumentKind kind) {
  TypedDocument made = typed_document(visit, typed, kind);
  made.funding = year_asked(visit);
  if (visit.settings.is_own) made.author = typed.value("author", visit.person.code);
  made.follows.clear();
  made.lines.clear();
  return made;
}

Entered entered_step(const Visit& visit, const Posted& posted, std::string to) {
  const std::string number = posted.document.number.text();
  Entered made;
  made.report = of_book(visit, posted_report(posted, visit.desk->names));
  made.to = std::move(to);
  made.notice = posted.is_repeated
                    ? Label{number + " đã có trong sổ, không ghi thêm.",
                            number + " stood in the book already; nothing more was entered."}
                    : Label{"Đã ghi sổ " + number + ".", number + " was entered."};
  made.warnings = posted.warnings;
  return made;
}

Result<Entered> enter_step(const Visit& visit, const Result<Document>& document, bool is_dry_run,
                           std::string to) {
  if (!document) return refuse(document.error());
  const auto posted = post(visit.book, *document, visit.now, is_dry_run);
  if (!posted) return refuse(posted.error());
  return entered_step(visit, *posted, std::move(to));
}

Result<Entered> enter_decisions(const Visit& visit, const Values& typed, const Course& course,
                                const std::vector<LineDecision>& decisions, bool is_dry_run,
                                std::string to) {
  if (decisions.empty()) return refuse(Problem{DecidingRule::nothing_decided, {}, {}});
  const auto document = appraisal_of(visit.book, typed_step(visit, typed, DocumentKind::appraisal),
                                     decisions, course.reasons());
  auto made = enter_step(visit, document, is_dry_run, std::move(to));
  if (!made) return made;
  const auto after = with_decisions(course.round, decisions, course.reasons());
  if (!after) return refuse(after.error());
  std::vector<LineCode> lines;
  for (const LineDecision& each : decisions) lines.push_back(each.line);
  Report report = appraised_lines_report(*after, lines, course.reasons());
  report.title = made->report.title;
  made->report = of_book(visit, std::move(report));
  return made;
}

std::string next_course_day(const Visit& visit) {
  const auto rounds = find_rounds(visit.book, year_asked(visit));
  if (!rounds || rounds->empty()) return format_date(visit.today());
  const Round& round = rounds->back();
  if (round.estimate.document.fiscal_year == visit.today().year())
    return format_date(visit.today());
  Date last = round.estimate.document.date;
  const auto take = [&](const auto& papers) {
    for (const Kept& each : papers) last = std::max(last, each.document.date);
  };
  take(round.appraisals), take(round.replies), take(round.funded);
  for (const auto* each : {&round.submission, &round.conclusion, &round.returned, &round.approval,
                           &round.awaiting})
    if (*each) last = std::max(last, (*each)->document.date);
  return format_date(last);
}

std::vector<Field> dated(const Visit& visit, std::vector<Field> fields) {
  fields.push_back({"date",
                    {"Ngày", "Date"},
                    Field::Kind::date,
                    {"15/7/2020, hn: hôm nay", "15/7/2020"},
                    next_course_day(visit),
                    {},
                    true});
  if (visit.settings.is_own)
    fields.push_back({"author",
                      {"Người lập", "Drawn up by"},
                      Field::Kind::text,
                      {},
                      visit.asked("author", visit.person.code),
                      {},
                      true});
  return fields;
}

Field number_field(const Label& hint, bool is_required) {
  return {"number", {"Số văn bản", "Number"}, Field::Kind::text, hint, {}, {}, is_required};
}

Field decider_field(const Label& label) {
  return {"decider", label, Field::Kind::text, {}, {}, {}, true};
}

std::string field_of_course(const Problem& problem) {
  for (const auto& [rule, field] : fields_of_rules)
    if (problem.is(rule)) return field;
  if (problem.is(DecidingRule::reason_amount_unreadable)) return "share";
  if (problem.is(LedgerRule::decided_by_another) || problem.is(LedgerRule::one_role_each))
    return "decider";
  if (problem.is(LedgerRule::number_is_free)) return "number";
  if (problem.is(LedgerRule::dates_in_order) || problem.is(LedgerRule::within_year)) return "date";
  return field_of_rule(problem);
}

}  // namespace dutoan::web
