// Pages: what a visit is shown. A page of figures is a report; the same report is its JSON, its
// workbook and its paper, so that they carry the same figures.
#pragma once

#include "web/visit.hpp"

#include <dutoan/html.hpp>
#include <dutoan/paper.hpp>

#include <kainjow/mustache.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

/// The parts of the menu, in the order of the money's life.
enum class Section : std::uint8_t {
  overview,
  plan,
  appraisal,
  vouchers,
  advances,
  settlement,
  catalogue,
  system,
  help
};

/// A link with its words.
struct Link {
  std::string to;
  Label words;
};

/// A page before the menu stands around it.
struct Page {
  Label title;
  std::string body;                // HTML
  std::optional<Report> report;    // what the page shows: JSON, CSV, workbook, PDF
  std::optional<Paper> paper;      // its official layout, where it has one
  std::vector<Link> trail = {};    // from the section down to here
  std::vector<Link> actions = {};  // what one may do next
  int status = 200;
  bool says_nothing = false;  // the body itself says it where there is nothing to show
  /// Given as it is instead of all this: a file, a list for scripts, the way to another page.
  std::optional<Answer> answer = {};
};

/// A page that shows something: asked for with GET, changes nothing.
struct PageRoute {
  std::string path;  // "/vouchers/{number}"
  Act act = Act::look;
  Section section = Section::overview;
  Label menu;  // its words in the menu; empty: it is reached from other pages
  std::function<Result<Page>(const Visit&)> show;
  bool takes_long = false;  // grows with the book
};

/// Every page, in the order of the menu.
[[nodiscard]] const std::vector<PageRoute>& page_routes();

/// The page of a report: its tables, every figure that leads somewhere a link.
[[nodiscard]] Page page_of(const Visit& visit, Report report);
/// The report, which says so where the book is a sample's.
[[nodiscard]] Report of_book(const Visit& visit, Report report);
/// Where the cells of reports lead: documents, lines, classes, rates, by the column's key.
[[nodiscard]] LinkOfCell links_of(const Visit& visit);

/// As `escaped`, but lines and tabs stay: a text that somebody typed comes back as it was typed.
[[nodiscard]] std::string escaped_lines(const std::string& text);
/// The template of that name with `view`: what people wrote is escaped in it.
[[nodiscard]] std::string filled(std::string_view name, const kainjow::mustache::data& view);
/// The page with everything around it.
[[nodiscard]] std::string with_menu(const Visit& visit, const Page& page, Section section,
                                    const std::string& notice);
/// What was refused: the summary that stands above a page or form. Each problem that has a field is
/// a link to it; its advice names the `fields` of the form.
using FieldOfProblem = std::function<std::string(const Problem&)>;
struct Field;
[[nodiscard]] std::string problem_summary(const Problems& problems, Language language,
                                          const FieldOfProblem& field,
                                          const std::vector<Field>& fields);
/// The same of a page that has no form.
[[nodiscard]] std::string problem_summary(const Problems& problems, Language language,
                                          const FieldOfProblem& field);
/// The HTTP status of a refusal: 404, 403, 409, 422 or 503, by the exit code of its rules.
[[nodiscard]] int status_of(const Problems& problems);

}  // namespace dutoan::web
