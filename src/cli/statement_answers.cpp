// The answers about a year's statements.
#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"
#include "cli/statement_commands.hpp"

#include <dutoan/class_file.hpp>
#include <dutoan/reconciliation.hpp>
#include <dutoan/stated_year.hpp>
#include <dutoan/year_end.hpp>
#include <dutoan/year_statement.hpp>
#include <dutoan/year_trace.hpp>

#include <algorithm>
#include <charconv>

namespace dutoan::cli {
namespace {

/// What the answers are made from.
struct Asked {
  StatedYear stated;
  YearForms forms;
  YearBasis basis = YearBasis::reported;
};

Result<Asked> asked_year(const BookSession& session) {
  const Invocation& asked = session.asked;
  auto forms = load_year_forms(sources_of(asked).rates);
  if (!forms) return refuse(std::move(forms.error()));
  const auto year = find_year(*session.book, funding_of(asked));
  if (!year) return refuse(year.error());
  return Asked{stated_year(*session.book, book_path(asked), *year), std::move(*forms),
               asked.has("--reviewed") ? YearBasis::reviewed : YearBasis::reported};
}

/// None where the classes cannot be told.
std::vector<YearOutput> outputs_of(const BookSession& session) {
  const auto papers = load_papers(sources_of(session.asked).rates);
  if (!papers) return {};
  const auto files =
      find_class_files(*session.book, {funding_of(session.asked), *papers, session.estimate()});
  return files ? year_outputs(*files) : std::vector<YearOutput>{};
}

/// What does not add up is told apart from the answer, too: exit code 1.
int give_statement(const BookSession& session, const Asked& asked, const YearStatement& statement) {
  const Invocation& invocation = session.asked;
  const int code = std::max(exit_done, exit_code_of(statement.problems));
  int told = code;
  if (is_paper(invocation)) {
    told = give(year_statement_paper(statement, statement_head(asked.stated, session.estimate(),
                                                               invocation.language)),
                invocation, code);
  } else {
    const Report report = of_book(year_statement_report(statement), session);
    told = give(report, report.tables.front(), invocation, code);
  }
  Problems failing = statement.problems;
  std::erase_if(failing,
                [](const Problem& each) { return !each.is(StatementRule::identity_holds); });
  if (!failing.empty()) tell(failing, invocation.language);
  return told;
}

int tell_statement(const BookSession& session) {
  const auto asked = asked_year(session);
  if (!asked) return refuse_with(asked.error(), session.asked);
  if (session.asked.arguments.empty()) {
    const Report report = of_book(year_forms_report(asked->forms, asked->stated.figures), session);
    return give(report, report.tables.front(), session.asked, exit_done);
  }
  const std::string& name = session.asked.arguments.front();
  const YearForm* form = asked->forms.form(name);
  if (form == nullptr) {
    const auto unknown = find_cell(asked->forms, asked->stated.figures, asked->basis, name);
    return refuse_with(unknown.error(), session.asked);
  }
  auto statement = year_statement(*form, asked->forms, asked->stated.figures, asked->basis);
  if (!statement) return refuse_with(statement.error(), session.asked);
  if (form->code == "B03") statement->outputs = outputs_of(session);
  return give_statement(session, *asked, *statement);
}

int give_treasury_template(const BookSession& session, const UnitYear& year) {
  const Report report = treasury_template(year_figures(*session.book, year.unit, year.fiscal_year));
  return give(report, report.tables.front(), session.asked, exit_done);
}

int reconcile(BookSession& session) {
  const Invocation& asked = session.asked;
  const auto year = find_year(*session.book, funding_of(asked));
  if (!year) return refuse_with(year.error(), asked);
  if (asked.arguments.empty()) return give_treasury_template(session, *year);
  const auto rows = load_treasury(asked.arguments.front(), asked.value("--sheet"),
                                  old_encoding_of(asked.value("--encoding")));
  if (!rows) return refuse_with(rows.error(), asked);
  TypedDocument typed = typed_of(asked);
  typed.lines.clear();
  const auto document = read_reconciliation(*session.book, typed, *rows);
  if (!document) return refuse_with(document.error(), asked);
  const auto posted = post(*session.book, *document, now(), asked.has("--dry-run"));
  if (!posted) return refuse_with(posted.error(), asked);
  const YearFigures figures = year_figures(*session.book, year->unit, year->fiscal_year);
  const auto cells = reconciled(figures, *rows);
  Report report = of_book(reconciliation_report(figures, cells), session);
  report.head.push_back({"number", {"Số", "Number"}, document->number.text()});
  const bool agrees = std::ranges::all_of(cells, &ReconciledCell::agrees);
  return give(report, report.tables.front(), asked, agrees ? exit_done : exit_differences);
}

/// A number from 1 on; nothing where the text is none.
std::optional<std::size_t> count_in(const std::string& text) {
  std::size_t count = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, fault] = std::from_chars(text.data(), end, count);
  if (fault != std::errc{} || stopped != end || count == 0) return std::nullopt;
  return count;
}

int tell_trace(const BookSession& session) {
  const Invocation& asked = session.asked;
  for (const char* option : {"--first", "--most"})
    if (!count_in(asked.value(option, "1")))
      return refuse_with({Problem{UseRule::bad_option_value,
                                  {},
                                  {{"word", asked.value(option)},
                                   {"option", std::string{option}},
                                   {"allowed", std::string{"1, 2, 3 …"}},
                                   {"command", std::string{asked.command->path}}}}},
                         asked);
  const auto year = asked_year(session);
  if (!year) return refuse_with(year.error(), asked);
  const auto cell =
      find_cell(year->forms, year->stated.figures, year->basis, asked.arguments.front());
  if (!cell) return refuse_with(cell.error(), asked);
  const Trace made =
      trace(*session.book, year->forms, year->stated.figures, *cell,
            *count_in(asked.value("--first", "1")), *count_in(asked.value("--most", "50")));
  const Report report = of_book(trace_report(made, year->stated.figures), session);
  return give(report, report.tables[1], asked, exit_done);
}

}  // namespace

int answer_about_statements(BookSession& session) {
  const std::string_view path = session.asked.command->path;
  if (path == "settle reconcile") return reconcile(session);
  return path == "trace" ? tell_trace(session) : tell_statement(session);
}

}  // namespace dutoan::cli
