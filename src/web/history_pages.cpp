// The course of an estimate: its versions, what was decided of each, and what versions differ by.
#include "web/course.hpp"
#include "web/routes.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/course_paper.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

const Link to_history{"/history", {"Các phiên bản", "Versions"}};

/// Versions lead to their lines, decisions to their documents.
LinkOfCell version_links(const Visit& visit) {
  return [otherwise = links_of(visit)](const ReportTable& table, std::size_t row,
                                       std::size_t column) -> std::string {
    const ReportCell& cell = table.rows[row].cells[column];
    const auto* version = std::get_if<std::int64_t>(&cell);
    const auto* kind = std::get_if<Label>(&table.rows[row].cells[0]);
    const bool is_saved = version != nullptr && table.key == "versions" && kind != nullptr &&
                          *kind == name_of(DocumentKind::estimate);
    if (is_saved && table.columns[column].key == "version")
      return "/history/" + std::to_string(*version);
    return otherwise(table, row, column);
  };
}

Result<Page> list(const Visit& visit) {
  const auto versions = list_versions(visit.book);
  std::vector<DeviatingLine> deviations;
  for (const ListedDocument& each : versions)
    std::ranges::move(deviating_lines(visit.book, each.kept.document),
                      std::back_inserter(deviations));
  Page page;
  page.report = of_book(visit, versions_report(versions, deviations));
  page.title = {"Các phiên bản dự toán", "Versions of the estimate"};
  page.body = as_html_part(*page.report, visit.language, version_links(visit));
  if (visit.may(Act::draft_plan))
    page.actions.push_back({"/estimate/submit", {"Trình dự toán", "Submit"}});
  page.actions.push_back({"/diff", {"So sánh hai phiên bản", "Compare two versions"}});
  for (const ListedDocument& each : versions)
    if (is_decision(each.kept.document.kind))
      page.actions.push_back({"/approval/annex/" + encoded(each.kept.document.number.text()),
                              {"Phụ lục " + each.kept.document.number.text(),
                               "Annex of " + each.kept.document.number.text()}});
  return page;
}

/// How each amount was made, and the law that it rests on.
ReportTable workings(const FrozenEstimate& estimate) {
  ReportTable table{"workings",
                    {"Cách tính từng dòng", "How each figure came about"},
                    {{"line", {"Dòng dự toán", "Line"}},
                     {"name", {"Nội dung chi", "What is paid"}},
                     {"working", {"Cách tính", "Working"}},
                     {"amount", {"Số tiền (đồng)", "Amount (đồng)"}, true},
                     {"law", {"Căn cứ", "Law"}}},
                    {}};
  for (const FrozenActivity& activity : estimate.activities)
    for (const FrozenLine& line : activity.lines)
      table.rows.push_back(
          {ReportRow::Kind::plain,
           {line.code.text(), line.label, inputs_of(line), line.amount, line.law}});
  return table;
}

Result<Page> show(const Visit& visit) {
  const std::string version = visit.parts.value("version");
  const auto saved = find_saved(visit.book, version);
  if (!saved) return refuse(saved.error());
  const auto frozen = read_frozen(saved->document.content, saved->document.number.text());
  if (!frozen) return refuse(frozen.error());
  Page page = page_of(visit, version_report(*saved, visit.desk->names));
  page.title = {"Dự toán, phiên bản " + version, "Estimate, version " + version};
  page.body = facts_as_html(page.report->head, visit.language) +
              table_as_html(workings(*frozen), visit.language, links_of(visit)) +
              facts_as_html(page.report->foot, visit.language);
  page.trail = {to_history};
  page.actions = {{"/history/" + encoded(version) + "/letter", {"Tờ trình", "Letter"}},
                  {"/appraisal?estimate=" + encoded(version), {"Thẩm định", "Appraisal"}}};
  return page;
}

/// The letter by which the version is or would be submitted.
Result<Page> letter(const Visit& visit) {
  const std::string version = visit.parts.value("version");
  const auto saved = find_saved(visit.book, version);
  if (!saved) return refuse(saved.error());
  const auto regulations = regulations_of(visit);
  if (!regulations) return refuse(regulations.error());
  TypedFunding codes;
  codes.unit = saved->document.unit.text();
  codes.year = std::to_string(saved->document.fiscal_year);
  const auto round =
      find_appraisal(visit.book, codes, saved->document.id.text(), (*regulations)->norms.reasons);
  if (!round) return refuse(round.error());
  Document paper = saved->document;  // a draft, until it was submitted
  if (round->round.submission) paper = round->round.submission->document;
  Page page = page_of(visit, version_report(*saved, visit.desk->names));
  page.title = {"Tờ trình dự toán, phiên bản " + version,
                "Letter of submission, version " + version};
  page.paper = submission_paper(*round, paper);
  page.trail = {to_history,
                {"/history/" + encoded(version), {"Phiên bản " + version, "Version " + version}}};
  return page;
}

/// The annex of an approval or amendment.
Result<Page> annex(const Visit& visit) {
  const auto kept = find_document(visit.book, visit.parts.value("number"));
  if (!kept) return refuse(kept.error());
  const auto regulations = regulations_of(visit);
  if (!regulations) return refuse(regulations.error());
  std::vector<Kept> followers;
  visit.book.read([&](const BookView& view) { followers = view.followers(kept->document.id); });
  Page page = page_of(visit, kept_report(*kept, followers, visit.desk->names));
  page.paper = annex_paper(visit.book, kept->document, deviating_lines(visit.book, kept->document),
                           (*regulations)->norms.reasons, visit.language);
  const std::string number = kept->document.number.text();
  page.title = {"Phụ lục " + number, "Annex of " + number};
  page.trail = {to_history};
  return page;
}

/// Every stage of every version that may be compared.
std::vector<Choice> stages(const Visit& visit) {
  std::vector<Choice> all;
  const auto rounds = find_rounds(visit.book, year_asked(visit));
  if (!rounds) return all;
  for (const Round& round : *rounds) {
    const std::string version = std::to_string(round.estimate.document.version);
    const auto add = [&](const char* stage, const char* vi, const char* en) {
      all.push_back({version + stage, {version + " – " + vi, version + " – " + en}});
    };
    add("", "đề nghị", "as requested");
    if (!round.appraisals.empty()) add(":appraised", "thẩm định", "as appraised");
    if (round.approval || round.awaiting) add(":approved", "phê duyệt", "as approved");
  }
  return all;
}

data options(const Visit& visit, const std::vector<Choice>& choices, const std::string& chosen) {
  data list{data::type::list};
  for (const Choice& choice : choices) {
    data each;
    each.set("value", choice.value);
    each.set("words", in(visit.language, choice.words));
    each.set("chosen", choice.value == chosen);
    list << each;
  }
  return list;
}

std::string comparison_form(const Visit& visit, const std::string& before,
                            const std::string& after) {
  const auto choices = stages(visit);
  data view;
  view.set("from_word", visit.either("Từ", "From"));
  view.set("to_word", visit.either("Đến", "To"));
  view.set("submit", visit.either("So sánh", "Compare"));
  view.set("from", options(visit, choices, before));
  view.set("to", options(visit, choices, after));
  return filled("diff.html", view);
}

/// What two versions differ by; the newest two stages where none were asked for.
Result<Page> compare(const Visit& visit) {
  const auto choices = stages(visit);
  if (choices.empty())
    return no_estimate_page(visit, {"So sánh hai phiên bản", "Compare two versions"});
  const std::string last = choices.back().value;
  const std::string before =
      visit.asked("from", choices.size() > 1 ? choices[choices.size() - 2].value : last);
  const std::string after = visit.asked("to", last);
  const auto regulations = regulations_of(visit);
  if (!regulations) return refuse(regulations.error());
  const auto& reasons = (*regulations)->norms.reasons;
  const auto one = find_version(visit.book, year_asked(visit), before, reasons);
  if (!one) return refuse(one.error());
  const auto other = find_version(visit.book, year_asked(visit), after, reasons);
  if (!other) return refuse(other.error());
  Page page = page_of(visit, difference_report(difference(*one, *other), before, after));
  page.title = {"So sánh hai phiên bản", "Compare two versions"};
  page.body = comparison_form(visit, before, after) + page.body;
  page.trail = {to_history};
  return page;
}

Result<std::vector<Field>> submission_fields(const Visit& visit) {
  return dated(visit, {number_field({"ví dụ 12/TTr-BDT", "such as 12/TTr-BDT"}, true),
                       decider_field({"Người ký", "Signed by"}),
                       {"description", {"Ghi chú", "Remark"}, Field::Kind::text}});
}

Result<Entered> submit(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto document =
      submission_of(visit.book, typed_step(visit, typed, DocumentKind::submission));
  auto made = enter_step(visit, document, is_dry_run, "/history");
  if (!made || is_dry_run) return made;
  const auto rounds = find_rounds(visit.book, year_asked(visit));
  if (rounds && !rounds->empty())
    made->to = "/history/" + std::to_string(rounds->back().estimate.document.version) + "/letter";
  return made;
}

}  // namespace

std::vector<PageRoute> history_pages() {
  return {{"/history", Act::look, Section::plan, {"Các phiên bản", "Versions"}, list},
          {"/history/{version}", Act::look, Section::plan, {}, show},
          {"/history/{version}/letter", Act::look, Section::plan, {}, letter},
          {"/approval/annex/{number*}", Act::look, Section::plan, {}, annex},
          {"/diff", Act::look, Section::plan, {"So sánh phiên bản", "Compare versions"}, compare}};
}

std::vector<EntryForm> submission_forms() {
  return {{"/estimate/submit",
           Act::draft_plan,
           Section::plan,
           {"Trình dự toán", "Submit"},
           {"Trình dự toán đã lưu", "Submit the saved estimate"},
           {"Trình", "Submit"},
           submission_fields,
           submit,
           {},
           field_of_course,
           false}};
}

}  // namespace dutoan::web
