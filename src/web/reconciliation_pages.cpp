// The Treasury's figures beside the book's: typed from its papers or sent as a list, and what
// differs.
#include "web/form_file.hpp"
#include "web/routes.hpp"
#include "web/settled_year.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/reconciliation.hpp>

#include <algorithm>
#include <optional>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

std::optional<std::string> nowhere(const ReportTable&, std::size_t, std::size_t) { return ""; }

std::vector<Link> ways(const Visit& visit) {
  std::vector<Link> all;
  if (visit.may(Act::post))
    all = {{in_same_year(visit, "/reconciliation/enter"),
            {"Gõ số liệu của Kho bạc…", "Type the Treasury's figures…"}},
           {in_same_year(visit, "/reconciliation/upload"), {"Nộp tệp số liệu…", "Upload a list…"}}};
  all.push_back({in_same_year(visit, "/reconciliation/template"), {"Mẫu để điền", "To fill in"}});
  return all;
}

Result<Page> show(const Visit& visit) {
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  const auto open = open_differences(visit.book, year->unit, year->fiscal_year);
  if (!open) return refuse(open.error());
  const YearFigures figures = year_figures(visit.book, year->unit, year->fiscal_year);
  std::vector<TreasuryRow> rows;
  if (open->reconciliation) {
    const Document& d = open->reconciliation->document;
    auto read = read_treasury(d.content, d.number.text());
    if (!read) return refuse(std::move(read.error()));
    rows = std::move(*read);
  }
  Page page =
      linked_page(visit, reconciliation_report(figures, reconciled(figures, rows)), nowhere);
  page.actions = ways(visit);
  if (!open->reconciliation) {
    page.body = "<p class=\"open-task\">✗ " +
                escaped(visit.either("Chưa đối chiếu năm này: cột Kho bạc còn trống.",
                                     "Not reconciled yet: the Treasury's column is empty.")) +
                "</p>" + page.body;
    return page;
  }
  const Document& d = open->reconciliation->document;
  page.body = "<p>" + std::string{open->cells.empty() ? "✓ " : "✗ "} +
              escaped(visit.either(open->cells.empty() ? "Khớp theo" : "Còn chênh lệch theo",
                                   open->cells.empty() ? "Agrees by" : "Differs by")) +
              " <a href=\"/vouchers/" + encoded(d.number.text()) + "\">" +
              escaped(d.number.text()) + "</a>, " + escaped(format_date(d.date)) +
              (d.description.empty() ? "" : ": " + escaped(d.description)) + "</p>" + page.body;
  return page;
}

Result<Page> show_template(const Visit& visit) {
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  const Report list = treasury_template(year_figures(visit.book, year->unit, year->fiscal_year));
  Page page = linked_page(visit, list, nowhere);
  page.report = list;  // to be filled in and sent back as it is
  return page;
}

// ---- Typed or sent --------------------------------------------------------------------------

/// "DC-2": as the book would number the next one, so that a form sent twice is one document.
std::string next_number(const Visit& visit, const UnitYear& year) {
  std::size_t before = 0;
  visit.book.read([&](const BookView& view) {
    before = view.documents(DocumentKind::reconciliation, year.unit, year.fiscal_year).size();
  });
  return "DC-" + std::to_string(before + 1);
}

std::vector<Field> paper_of(const Visit& visit, const UnitYear& year) {
  return fields_of({{"description",
                     {"Giải trình chênh lệch", "Why they differ"},
                     Kind::long_text,
                     {"Nếu số liệu còn khác nhau", "Where the figures differ"}}},
                   paper_fields(visit, DocumentKind::reconciliation, next_number(visit, year),
                                format_date(visit.today())));
}

/// The rows of the template with a figure that the Treasury states, and where each is typed.
struct TypedFigure {
  std::size_t row, column;
  std::string key;
};

/// Rows of 01-SDKP state the first three figures, those of 02-SDKP the other two.
bool is_stated(const ReportTable& table, const ReportRow& row, std::size_t column) {
  constexpr std::size_t keys = 5, of_first_paper = 3;
  if (column < keys) return false;
  const bool is_of_first = std::get<std::string>(row.cells[keys - 1]).empty();
  return (column < keys + of_first_paper) == is_of_first && table.columns[column].is_number;
}

std::vector<TypedFigure> figures_in(const ReportTable& table) {
  std::vector<TypedFigure> all;
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (is_stated(table, table.rows[r], c)) {
        std::string key = table.columns[c].key;
        for (std::size_t i = 0; i < 5; ++i)
          key += "-" + std::get<std::string>(table.rows[r].cells[i]);
        all.push_back({r, c, std::move(key)});
      }
  return all;
}

Label label_of(const ReportTable& table, const TypedFigure& figure) {
  const auto& cells = table.rows[figure.row].cells;
  const std::string sub_item = std::get<std::string>(cells[4]);
  std::string key;
  for (std::size_t i = 0; i < 4; ++i) key += (i == 0 ? "" : "-") + std::get<std::string>(cells[i]);
  const Label& title = table.columns[figure.column].title;
  if (sub_item.empty())
    return {"01-SDKP, " + key + ": " + title.vi, "01-SDKP, " + key + ": " + title.en};
  return {"02-SDKP, tiểu mục " + sub_item + ": " + title.vi,
          "02-SDKP, sub-item " + sub_item + ": " + title.en};
}

/// What the book says of the figure: what the Treasury should confirm.
std::optional<Money> in_book(const YearFigures& figures, const ReportTable& table,
                             const TypedFigure& figure) {
  const auto& cells = table.rows[figure.row].cells;
  const TreasuryKey key{ChapterCode{std::get<std::string>(cells[0])},
                        SubcategoryCode{std::get<std::string>(cells[1])},
                        SourceNatureCode{std::get<std::string>(cells[2])},
                        ProgrammeCode{std::get<std::string>(cells[3])},
                        SubItemCode{std::get<std::string>(cells[4])}};
  for (const ReconciledCell& cell : reconciled(figures, {}))
    if (cell.key == key && word(cell.figure) == table.columns[figure.column].key) return cell.book;
  return Money{};
}

Result<std::vector<Field>> enter_fields(const Visit& visit) {
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  const YearFigures figures = year_figures(visit.book, year->unit, year->fiscal_year);
  const Report report = treasury_template(figures);
  const ReportTable& table = report.tables.front();
  std::vector<Field> fields = year_fields(visit);
  for (const TypedFigure& each : figures_in(table)) {
    const std::string book = format_amount(*in_book(figures, table, each));
    fields.push_back(
        {each.key, label_of(table, each), Kind::amount, {"Sổ: " + book, "The book: " + book}});
  }
  return fields_of(std::move(fields), paper_of(visit, *year));
}

Result<Entered> enter_rows(const Visit& visit, const Values& typed, bool is_dry_run,
                           const Result<std::vector<TreasuryRow>>& rows) {
  if (!rows) return refuse(rows.error());
  const auto year = find_year(visit.book, typed_year(visit, typed));
  if (!year) return refuse(year.error());
  auto made =
      enter_one(visit,
                read_reconciliation(visit.book,
                                    typed_paper(visit, typed, DocumentKind::reconciliation), *rows),
                is_dry_run, in_year("/reconciliation", *year));
  if (!made) return made;
  const YearFigures figures = year_figures(visit.book, year->unit, year->fiscal_year);
  made->report = of_book(visit, reconciliation_report(figures, reconciled(figures, *rows)));
  return made;
}

/// What was typed is the list that it would have been, and is read as such.
Result<Entered> enter_typed(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto year = find_year(visit.book, typed_year(visit, typed));
  if (!year) return refuse(year.error());
  Report report = treasury_template(year_figures(visit.book, year->unit, year->fiscal_year));
  ReportTable& table = report.tables.front();
  for (const TypedFigure& each : figures_in(table))
    table.rows[each.row].cells[each.column] = typed.value(each.key);
  Request as_sent;
  as_sent.files.push_back({"list", "kho-bac.csv", as_csv(table, Language::vi, ',')});
  const FormFile list{as_sent, "list"};
  auto rows = load_treasury(list.path());
  if (!rows) return refuse(list.as_sent(std::move(rows.error())));
  return enter_rows(visit, typed, is_dry_run, rows);
}

Result<std::vector<Field>> upload_fields(const Visit& visit) {
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  return fields_of(fields_of(year_fields(visit),
                             list_fields(visit, {"Số liệu của Kho bạc", "The Treasury's figures"})),
                   paper_of(visit, *year));
}

Result<Entered> enter_sent(const Visit& visit, const Values& typed, bool is_dry_run) {
  if (kept_text(visit.request, "list").empty())
    return refuse(Problem{ReconciliationRule::no_rows, {}, {}});
  const FormFile list{visit.request, "list"};
  auto rows = load_treasury(list.path());
  if (!rows) return refuse(list.as_sent(std::move(rows.error())));
  return enter_rows(visit, typed, is_dry_run, rows);
}

std::string field_of(const Problem& problem) {
  const bool is_of_list = problem.is(ReconciliationRule::no_rows);
  return is_of_list ? "list" : field_of_rule(problem);
}

}  // namespace

std::vector<PageRoute> reconciliation_pages() {
  return {{"/reconciliation",
           Act::look,
           Section::settlement,
           {"Đối chiếu Kho bạc", "Reconciliation"},
           show},
          {"/reconciliation/template", Act::look, Section::settlement, {}, show_template}};
}

std::vector<EntryForm> reconciliation_forms() {
  return {{"/reconciliation/enter",
           Act::post,
           Section::settlement,
           {},
           {"Số liệu của Kho bạc", "The Treasury's figures"},
           {"Ghi đối chiếu", "Enter"},
           enter_fields,
           enter_typed,
           {},
           field_of},
          {"/reconciliation/upload",
           Act::post,
           Section::settlement,
           {},
           {"Nộp tệp số liệu của Kho bạc", "Upload the Treasury's figures"},
           {"Ghi đối chiếu", "Enter"},
           upload_fields,
           enter_sent,
           {},
           field_of}};
}

}  // namespace dutoan::web
