// Statements of the year as the papers that are signed, and the way down from each of their
// figures.
#include "web/paper_view.hpp"
#include "web/routes.hpp"
#include "web/settled_year.hpp"

#include <dutoan/stated_year.hpp>
#include <dutoan/year_trace.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace dutoan::web {
namespace {

constexpr std::size_t entries_a_page = 50;

/// What statements are made from.
struct Stated {
  const YearForms& forms;  // on the desk
  UnitYear year;
  StatedYear stated;
  YearBasis basis = YearBasis::reported;
};

Result<Stated> stated_of(const Visit& visit) {
  const auto& forms = visit.desk->forms;
  if (!forms) return refuse(forms.error());
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  return Stated{*forms, *year, stated_year(visit.book, visit.settings.book, *year),
                visit.asked("basis") == "reviewed" ? YearBasis::reviewed : YearBasis::reported};
}

/// `path` about the same year on the same basis.
std::string same_basis(const Stated& asked, const std::string& path) {
  return in_year(path, asked.year) + (asked.basis == YearBasis::reviewed ? "&basis=reviewed" : "");
}

std::string trace_path(const std::string& form, const std::string& row, const std::string& column) {
  return "/trace/" + encoded(form) + "/" + encoded(row) + "/" + encoded(column);
}

Result<Page> list(const Visit& visit) {
  const auto asked = stated_of(visit);
  if (!asked) return refuse(asked.error());
  return linked_page(visit, year_forms_report(asked->forms, asked->stated.figures),
                     [&](const ReportTable& table, std::size_t row, std::size_t column) {
                       const std::string& key = table.columns[column].key;
                       const YearForm& form = asked->forms.forms.at(row);
                       const bool leads = (key == "number" || key == "title" || key == "form") &&
                                          form.edition(asked->year.fiscal_year) != nullptr;
                       return leads ? in_year("/statements/" + encoded(form.code), asked->year)
                                    : std::string{};
                     });
}

/// Where the figures of the statement's paper lead: each to the trace of its own cell.
class CellLinks {
 public:
  CellLinks(const Stated& asked, const YearStatement& statement, const Paper& paper)
      : asked_{asked}, statement_{statement}, paper_{paper} {}

  /// A sheet has the rows of its part in their order; what stands below them is no figure of it.
  std::string operator()(std::size_t sheet, std::size_t row, std::size_t cell) const {
    const StatementPart& part = statement_.parts.at(sheet);
    const auto& rows = paper_.sheets[sheet].rows;
    const auto is_item = [](const PaperRow& each) {
      using enum PaperRow::Kind;
      return each.kind == plain || each.kind == subtotal || each.kind == total;
    };
    const auto first = rows.begin();
    const auto place = static_cast<std::size_t>(
        std::count_if(first, std::next(first, static_cast<std::ptrdiff_t>(row)), is_item));
    if (place >= part.rows.size()) return {};
    const std::size_t figures = first_figure(rows[row]);
    if (cell < figures || cell >= figures + part.columns.size()) return {};
    return same_basis(asked_, trace_path(statement_.form->code, part.rows[place].code,
                                         part.columns[cell - figures].code));
  }

 private:
  const Stated& asked_;
  const YearStatement& statement_;
  const Paper& paper_;

  static std::size_t first_figure(const PaperRow& row) {
    const auto it = std::ranges::find_if(
        row.cells, [](const PaperCell& cell) { return std::holds_alternative<Money>(cell.value); });
    return static_cast<std::size_t>(it - row.cells.begin());
  }
};

/// The other forms, and the other basis.
std::string around(const Visit& visit, const Stated& asked, const YearForm& form) {
  std::string out = "<nav class=\"forms-of-year screen\" aria-label=\"" +
                    escaped(visit.either("Mẫu biểu", "Forms")) + "\"><ul>";
  for (const YearForm& each : asked.forms.forms) {
    if (each.edition(asked.year.fiscal_year) == nullptr) continue;
    const bool is_current = each.code == form.code;
    out += "<li><a href=\"" + escaped(same_basis(asked, "/statements/" + encoded(each.code))) +
           "\"" + (is_current ? " aria-current=\"page\"" : "") + ">" + escaped(each.code) +
           "</a></li>";
  }
  const bool is_reviewed = asked.basis == YearBasis::reviewed;
  const std::string own = in_year("/statements/" + encoded(form.code), asked.year);
  return out + "<li><a href=\"" + escaped(is_reviewed ? own : own + "&basis=reviewed") + "\">" +
         escaped(is_reviewed ? visit.either("Xem số báo cáo", "As reported")
                             : visit.either("Xem số xét duyệt", "As reviewed")) +
         "</a></li></ul></nav>\n";
}

Problems failing(const YearStatement& statement) {
  Problems problems = statement.problems;
  std::erase_if(problems,
                [](const Problem& each) { return !each.is(StatementRule::identity_holds); });
  return problems;
}

Result<Page> show(const Visit& visit) {
  const auto asked = stated_of(visit);
  if (!asked) return refuse(asked.error());
  const std::string name = visit.parts.value("form");
  const YearForm* form = asked->forms.form(name);
  if (form == nullptr)
    return refuse(find_cell(asked->forms, asked->stated.figures, asked->basis, name).error());
  auto statement = year_statement(*form, asked->forms, asked->stated.figures, asked->basis);
  if (!statement) return refuse(std::move(statement.error()));
  if (form->code == "B03")
    if (const auto classes = classes_of(visit)) statement->outputs = year_outputs(classes->files);
  Page page;
  page.title = {"Mẫu " + form->number, "Form " + form->number};
  page.report = of_book(visit, year_statement_report(*statement));
  page.paper = year_statement_paper(
      *statement, statement_head(asked->stated, visit.estimate(), visit.language));
  page.body =
      around(visit, *asked, *form) + problem_summary(failing(*statement), visit.language, {}) +
      paper_as_html(*page.paper, visit.language, CellLinks{*asked, *statement, *page.paper});
  page.trail = settlement_trail(visit);
  page.trail.push_back({in_year("/statements", asked->year), {"Báo cáo", "Statements"}});
  return page;
}

/// A number from 1 on; 1 where the text is none.
std::size_t count_in(const std::string& text) {
  std::size_t count = 0;
  const auto [stopped, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
  return fault == std::errc{} && stopped == text.data() + text.size() && count > 0 ? count : 1;
}

/// Each step of the formula is a cell of the same column; a line leads to its working, its rate.
std::optional<std::string> cell_link(const Stated& asked, const Trace& made,
                                     const ReportTable& table, std::size_t row, std::size_t column,
                                     const std::vector<std::string>& parts) {
  const std::string& key = table.columns[column].key;
  if (table.key == "steps" && row > 0 && (key == "amount" || key == "code"))
    return same_basis(asked, trace_path(parts[0], made.steps.at(row).item->code, parts[2]));
  if (table.key == "lines" && (key == "rate" || key == "law" || key == "working")) {
    const std::string& rate = made.lines.at(row).rate;
    return rate.empty() ? "/lines/" + made.lines.at(row).code.text() : "/rates/" + encoded(rate);
  }
  if (table.key == "lines" && key == "version")
    return "/history/" + encoded(std::get<std::string>(table.rows[row].cells[column]));
  return std::nullopt;
}

/// Whether each step stands in a row of its own on the form, so that it has a cell to be traced.
bool is_down(const Trace& made) {
  return made.cell.part->shape != FormShape::fundings &&
         made.cell.part->shape != FormShape::sub_items &&
         made.cell.part->shape != FormShape::by_programme;
}

void add_pages(const Visit& visit, const Trace& made, Page& page) {
  const std::string own = visit.request.path;
  const auto to = [&](std::size_t first) {
    std::string query = in_same_year(visit, own) + "&first=" + std::to_string(first);
    return visit.asked("basis") == "reviewed" ? query + "&basis=reviewed" : query;
  };
  if (made.first > 1)
    page.actions.push_back({to(made.first > entries_a_page ? made.first - entries_a_page : 1),
                            {"Chứng từ trước", "Entries before"}});
  if (made.first + made.entries.size() <= made.count)
    page.actions.push_back(
        {to(made.first + made.entries.size()), {"Chứng từ tiếp", "Entries behind"}});
}

Result<Page> show_trace(const Visit& visit) {
  const auto asked = stated_of(visit);
  if (!asked) return refuse(asked.error());
  const std::vector<std::string> parts{visit.parts.value("form"), visit.parts.value("row"),
                                       visit.parts.value("column")};
  const auto cell = find_cell(asked->forms, asked->stated.figures, asked->basis,
                              parts[0] + "/" + parts[1] + "/" + parts[2]);
  if (!cell) return refuse(cell.error());
  const Trace made = trace(visit.book, asked->forms, asked->stated.figures, *cell,
                           count_in(visit.asked("first", "1")), entries_a_page);
  Page page = linked_page(visit, trace_report(made, asked->stated.figures),
                          [&](const ReportTable& table, std::size_t row, std::size_t column) {
                            if (table.key == "steps" && !is_down(made))
                              return std::optional<std::string>{std::string{}};
                            return cell_link(*asked, made, table, row, column, parts);
                          });
  page.title = {"Dò số liệu " + made.cell.code, "Trace of " + made.cell.code};
  page.trail.push_back({in_year("/statements", asked->year), {"Báo cáo", "Statements"}});
  page.trail.push_back(
      {same_basis(*asked, "/statements/" + encoded(parts[0])), {"Mẫu " + parts[0], parts[0]}});
  add_pages(visit, made, page);
  return page;
}

}  // namespace

std::vector<PageRoute> statement_pages() {
  return {{"/statements", Act::look, Section::settlement, {"Báo cáo năm", "Statements"}, list},
          {"/statements/{form}", Act::look, Section::settlement, {}, show},
          {"/trace/{form}/{row}/{column}", Act::look, Section::settlement, {}, show_trace}};
}

}  // namespace dutoan::web
