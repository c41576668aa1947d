#include "web/settled_year.hpp"

#include "web/form_file.hpp"
#include "web/money_fields.hpp"

#include <dutoan/settlement_report.hpp>

#include <iterator>
#include <utility>

namespace dutoan::web {

using Kind = Field::Kind;

TypedFunding typed_year(const Visit& visit, const Values& asked) {
  TypedFunding typed;
  typed.year = asked.value("year");
  typed.unit = asked.value("unit");
  if (!typed.year.empty() || visit.estimate() == nullptr) return typed;
  TypedFunding planned = typed;
  planned.year = std::to_string(visit.desk->plan->plan->fiscal_year);
  return find_year(visit.book, planned) ? planned : typed;
}

Result<UnitYear> year_of(const Visit& visit) {
  return find_year(visit.book, typed_year(visit, visit.request.query));
}

std::string in_year(const std::string& path, const UnitYear& year) {
  return path + (path.find('?') == std::string::npos ? "?" : "&") +
         "year=" + std::to_string(year.fiscal_year) + "&unit=" + encoded(year.unit.text());
}

std::string in_same_year(const Visit& visit, const std::string& path) {
  const auto year = year_of(visit);
  return year ? in_year(path, *year) : path;
}

Page linked_page(const Visit& visit, Report report, const OwnLink& own) {
  Page page;
  page.title = report.title;
  page.report = of_book(visit, std::move(report));
  page.body = as_html_part(
      *page.report, visit.language,
      [&, usual = links_of(visit)](const ReportTable& table, std::size_t row, std::size_t column) {
        auto to = own(table, row, column);
        return to ? std::move(*to) : usual(table, row, column);
      });
  page.trail = settlement_trail(visit);
  return page;
}

std::vector<Link> settlement_trail(const Visit& visit) {
  return {{in_same_year(visit, "/settlement"), {"Quyết toán", "Settlement"}}};
}

std::vector<Field> year_fields(const Visit& visit) {
  const TypedFunding typed = typed_year(visit, visit.request.query);
  return {{"year", {}, Kind::hidden, {}, typed.year}, {"unit", {}, Kind::hidden, {}, typed.unit}};
}

std::vector<Field> paper_fields(const Visit& visit, DocumentKind kind, std::string number,
                                std::string date) {
  std::vector<Field> fields{
      {"number", {"Số", "Number"}, Kind::text, {}, std::move(number), {}, true},
      {"date",
       {"Ngày", "Date"},
       Kind::date,
       {"31/1/2021, hn: hôm nay", "31/1/2021, hn: today"},
       std::move(date),
       {},
       true}};
  // On one's own machine nobody else comes in: whoever drew the paper up is typed, as on the
  // command line.
  if (visit.settings.is_own)
    fields.push_back({"author",
                      {"Người lập", "Drawn up by"},
                      Kind::text,
                      {},
                      visit.asked("author", visit.person.code),
                      {},
                      true});
  fields.push_back({"decider",
                    {"Người duyệt", "Decided by"},
                    Kind::text,
                    {"không phải người lập", "not who drew it up"},
                    proposed_of(visit, kind).decider,
                    {},
                    true});
  return fields;
}

Field reason_field(Label label, bool is_required) {
  return {"description", std::move(label), Kind::long_text, {}, {}, {}, is_required};
}

std::vector<Field> list_fields(const Visit& visit, Label label) {
  const std::string kept = kept_text(visit.request, "list");
  std::vector<Field> fields{
      {"list",
       std::move(label),
       Kind::file,
       kept.empty() ? Label{".xlsx, .ods, .csv, .tsv", ".xlsx, .ods, .csv, .tsv"}
                    : Label{"Tệp vừa xem còn giữ ở đây: bấm ghi, hoặc chọn tệp khác.",
                            "The file just looked at is kept here: enter it, or choose another."},
       {},
       {},
       kept.empty()}};
  if (!kept.empty()) fields.push_back({"kept", {}, Kind::hidden, {}, kept});
  return fields;
}

std::vector<Field> fields_of(std::vector<Field> first, std::vector<Field> more) {
  first.insert(first.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  return first;
}

TypedDocument typed_paper(const Visit& visit, const Values& typed, DocumentKind kind) {
  TypedDocument made = typed_document(visit, typed, kind);
  made.funding = typed_year(visit, typed);
  if (visit.settings.is_own) made.author = typed.value("author", visit.person.code);
  return made;
}

Result<Entered> enter_one(const Visit& visit, const Result<Document>& document, bool is_dry_run,
                          const std::string& to) {
  if (!document) return refuse(document.error());
  const auto posted = post(visit.book, *document, visit.now, is_dry_run);
  if (!posted) return refuse(posted.error());
  Entered made = entered_of(visit, *posted);
  made.to = to;
  made.next.clear();
  return made;
}

Result<Entered> enter_together(const Visit& visit, const Result<std::vector<Document>>& documents,
                               bool is_dry_run, const std::string& to) {
  if (!documents) return refuse(documents.error());
  if (documents->size() == 1) return enter_one(visit, documents->front(), is_dry_run, to);
  const auto receipts =
      is_dry_run ? visit.book.rehearse(*documents, visit.now, decide, [](const BookView&) {})
                 : visit.book.append(*documents, visit.now, decide);
  if (!receipts) return refuse(receipts.error());
  Entered made;
  made.report = of_book(visit, posted_together_report(*documents, !is_dry_run));
  made.to = to;
  const std::string count = std::to_string(documents->size());
  made.notice = {"Đã ghi sổ " + count + " chứng từ.", count + " documents were entered."};
  return made;
}

Result<YearClasses> classes_of(const Visit& visit) {
  const auto& papers = visit.desk->papers;
  if (!papers) return refuse(papers.error());
  YearClasses made{*papers, {}};
  auto files = find_class_files(
      visit.book, {typed_year(visit, visit.request.query), made.papers, visit.estimate()});
  if (!files) return refuse(std::move(files.error()));
  made.files = std::move(*files);
  return made;
}

Result<YearClass> class_of(const Visit& visit, const Values& asked, const std::string& text) {
  const auto& papers = visit.desk->papers;
  if (!papers) return refuse(papers.error());
  YearClass made{*papers, {}};
  auto file =
      find_class_file(visit.book, text, {typed_year(visit, asked), made.papers, visit.estimate()});
  if (!file) return refuse(std::move(file.error()));
  made.file = std::move(*file);
  return made;
}

}  // namespace dutoan::web
