// From a visit to its answer: the route that its path means, whether the person may, and the form
// in which the answer is asked for.
#pragma once

#include "web/entry_form.hpp"
#include "web/match.hpp"
#include "web/works.hpp"

#include <string>

namespace dutoan::web {

struct Answered {
  Answer answer;
  std::string notice;  // HTML for the next page
};

/// Answers the visit; `notice` stands on the page.
[[nodiscard]] Answered answer_visit(Visit& visit, const std::string& notice);

/// What the request is for, where it may take longer than anybody waits in silence: a form or page
/// that grows with the book or a list, or a page as a workbook or PDF. Programs wait, and so does
/// whatever is no browser.
[[nodiscard]] std::optional<LongRoute> long_route(const Request& request);
/// The page that tells how far the work of that name is, leads to `to` after a second, and has the
/// button that stops it.
[[nodiscard]] Answer work_page(const Visit& visit, const std::string& name, const HowFar& how_far,
                               const std::string& to);

/// An answer that is a number alone.
[[nodiscard]] Answer plain_answer(int status);
/// What somebody is told who has not come in.
[[nodiscard]] Answer closed_door();

/// The problems as a program reads them.
[[nodiscard]] std::string problems_json(const Problems& problems, Language language,
                                        const FieldOfProblem& field);

}  // namespace dutoan::web
