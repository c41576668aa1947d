// How a class was held, one by one or in a list, and its settlement.
#include "web/advice.hpp"
#include "web/form_file.hpp"
#include "web/routes.hpp"
#include "web/settled_year.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/outcome_list.hpp>
#include <dutoan/settlement_report.hpp>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

std::string to_class(const Visit& visit, const ClassCode& code, const Values& typed) {
  const auto year = find_year(visit.book, typed_year(visit, typed));
  const std::string path = "/classes/" + encoded(code.text()) + "/settlement";
  return year ? in_year(path, *year) : path;
}

Field evidence_field() {
  return {"evidence",
          {"Giấy tờ kèm theo", "Attached paper"},
          Kind::text,
          {"LOẠI;SỐ;NGÀY", "KIND;NUMBER;DATE"}};
}

/// Papers are numbered by the book where no number is typed.
std::vector<Field> paper_of_class(const Visit& visit, DocumentKind kind, std::string date) {
  std::vector<Field> fields = paper_fields(visit, kind, {}, std::move(date));
  fields.front().is_required = false;
  fields.front().hint = {"Để trống: tự đánh số", "Empty: numbered by the book"};
  return fields;
}

// ---- Outcome --------------------------------------------------------------------------------

Result<std::vector<Field>> outcome_fields(const Visit& visit) {
  const auto found = class_of(visit, visit.request.query, visit.parts.value("class"));
  if (!found) return refuse(found.error());
  const ClassFile& file = found->file;
  const ClassOutcome known = file.outcome.value_or(
      ClassOutcome{ClassFate::held, file.planned.trainees, file.planned.days, {}, {}, {}, {}, {}});
  const auto day = [](const std::optional<Date>& date) {
    return date ? format_date(*date) : std::string{};
  };
  const auto planned = [&](std::int64_t count) {
    return Label{"Kế hoạch: " + format_whole(count), "Planned: " + format_whole(count)};
  };
  return fields_of(
      fields_of(year_fields(visit),
                {{"trainees",
                  {"Học viên dự", "Trainees who came"},
                  Kind::amount,
                  planned(file.planned.trainees),
                  std::to_string(known.trainees)},
                 {"days",
                  {"Số ngày", "Days"},
                  Kind::amount,
                  planned(file.planned.days),
                  std::to_string(known.days)},
                 {"from", {"Ngày đầu", "First day"}, Kind::date, {}, day(known.from)},
                 {"until", {"Ngày cuối", "Last day"}, Kind::date, {}, day(known.until)},
                 {"place", {"Địa điểm", "Place"}, Kind::text, {}, known.place},
                 {"merged_into",
                  {"Đã gộp vào lớp", "Merged into class"},
                  Kind::text,
                  {"Mã lớp; khi đó để trống số người, số ngày",
                   "Its code; people and days stay empty then"},
                  known.merged_into.text()},
                 {"cancelled",
                  {"Không tổ chức", "Not held"},
                  Kind::yes,
                  {},
                  known.fate == ClassFate::cancelled ? "1" : ""},
                 reason_field({"Lý do khác kế hoạch", "Why it differs from the plan"}, false),
                 evidence_field()}),
      paper_of_class(visit, DocumentKind::outcome, {}));
}

Result<Entered> enter_outcome(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedOutcome outcome = typed_outcome_of(visit.parts.value("class"), under(typed));
  outcome.is_cancelled = !typed.value("cancelled").empty();
  // How it was planned still stands in the fields of a class that was not held.
  if (!outcome.merged_into.empty() || outcome.is_cancelled)
    outcome = {outcome.activity, {}, {}, {}, {}, {}, outcome.merged_into, outcome.is_cancelled};
  const TypedDocument paper = typed_paper(visit, typed, DocumentKind::outcome);
  const auto document = outcome_of(visit.book, paper, outcome, visit.estimate());
  if (!document) return refuse(document.error());
  auto made = enter_one(visit, document, is_dry_run, to_class(visit, document->activity, typed));
  return made;
}

std::string field_of_outcome(const Problem& problem) {
  if (problem.is(OutcomeRule::days_within_dates)) return "days";
  if (problem.is(OutcomeRule::merged_into_another)) return "merged_into";
  for (const Fact& fact : problem.facts)
    if (const auto* option = std::get_if<std::string>(&fact.value);
        option != nullptr && std::string_view{fact.name} == "option")
      return field_of_option(*option);
  return field_of_rule(problem);
}

// ---- Outcomes in a list ---------------------------------------------------------------------

Result<std::vector<Field>> upload_fields(const Visit& visit) {
  std::vector<Field> fields = paper_of_class(visit, DocumentKind::outcome, {});
  std::erase_if(fields, [](const Field& each) { return each.key == "number"; });
  for (Field& each : fields)
    if (each.key == "date") {
      each.is_required = false;
      each.hint = {"Để trống: ngày cuối của mỗi lớp", "Empty: the last day of each class"};
    }
  return fields_of(
      fields_of(year_fields(visit), list_fields(visit, {"Danh sách kết quả", "List of outcomes"})),
      std::move(fields));
}

Result<Entered> enter_list(const Visit& visit, const Values& typed, bool is_dry_run) {
  const FormFile list{visit.request, "list"};
  TypedDocument paper = typed_paper(visit, typed, DocumentKind::outcome);
  paper.id.clear();  // each row is a document of its own
  auto documents = outcomes_in(visit.book, {list.path(), {}, {}}, paper, visit.estimate());
  if (!documents) return refuse(list.as_sent(std::move(documents.error())));
  return enter_together(visit, std::move(documents), is_dry_run,
                        in_same_year(visit, "/settlement/classes"));
}

// ---- Settlement of a class ------------------------------------------------------------------

Result<std::vector<Field>> close_fields(const Visit& visit) {
  const auto found = class_of(visit, visit.request.query, visit.parts.value("class"));
  if (!found) return refuse(found.error());
  std::vector<Field> own;
  if (!found->file.missing.empty())
    own.push_back({"without_papers",
                   {"Vì sao quyết toán khi còn thiếu giấy tờ", "Why without papers"},
                   Kind::long_text,
                   {"Còn thiếu " + std::to_string(found->file.missing.size()) + " giấy tờ",
                    std::to_string(found->file.missing.size()) + " papers are missing"}});
  own.push_back(evidence_field());
  return fields_of(
      fields_of(year_fields(visit), std::move(own)),
      paper_of_class(visit, DocumentKind::class_settlement, format_date(visit.today())));
}

Result<Entered> enter_class(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto found = class_of(visit, typed, visit.parts.value("class"));
  if (!found) return refuse(found.error());
  return enter_one(
      visit,
      class_settlement_of(visit.book, typed_paper(visit, typed, DocumentKind::class_settlement),
                          found->file, typed.value("without_papers")),
      is_dry_run, to_class(visit, found->file.code, typed));
}

std::string beside_class(const Visit& visit, const Values& typed) {
  const auto found = class_of(visit, typed, visit.parts.value("class"));
  if (!found) return problem_summary(found.error(), visit.language, {});
  const Report report = class_file_report(found->file);
  std::string out = facts_as_html(report.foot, visit.language);
  for (const ReportTable& table : report.tables)
    if (table.key == "missing") out += table_as_html(table, visit.language, {});
  return out;
}

Result<std::vector<Field>> reopen_fields(const Visit& visit) {
  return fields_of(
      fields_of(year_fields(visit), {reason_field({"Lý do mở lại", "Why it is reopened"}, true)}),
      paper_of_class(visit, DocumentKind::reversal, format_date(visit.today())));
}

Result<Entered> enter_reopening(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto found = class_of(visit, typed, visit.parts.value("class"));
  if (!found) return refuse(found.error());
  return enter_one(visit,
                   class_reopening_of(visit.book, typed_paper(visit, typed, DocumentKind::reversal),
                                      found->file),
                   is_dry_run, to_class(visit, found->file.code, typed));
}

std::string field_of_class(const Problem& problem) {
  if (problem.is(ClassRule::papers_missing)) return "without_papers";
  return field_of_rule(problem);
}

}  // namespace

std::vector<EntryForm> class_settlement_forms() {
  constexpr Section in = Section::settlement;
  return {{"/classes/{class}/outcome",
           Act::post,
           in,
           {},
           {"Kết quả lớp, đợt", "How a class was held"},
           {"Ghi kết quả", "Enter the outcome"},
           outcome_fields,
           enter_outcome,
           {},
           field_of_outcome},
          {"/outcomes/upload",
           Act::post,
           in,
           {},
           {"Nộp danh sách kết quả", "Upload a list of outcomes"},
           {"Ghi mọi dòng đã điền", "Enter every row"},
           upload_fields,
           enter_list,
           {},
           [](const Problem& problem) {
             return problem.is(EntryRule::line_unreadable) ? "list" : field_of_rule(problem);
           }},
          {"/classes/{class}/close",
           Act::post,
           in,
           {},
           {"Quyết toán lớp, đợt", "Settle the class"},
           {"Quyết toán", "Settle"},
           close_fields,
           enter_class,
           beside_class,
           field_of_class},
          {"/classes/{class}/reopen",
           Act::decide,
           in,
           {},
           {"Mở lại quyết toán lớp, đợt", "Reopen the class"},
           {"Mở lại", "Reopen"},
           reopen_fields,
           enter_reopening}};
}

}  // namespace dutoan::web
