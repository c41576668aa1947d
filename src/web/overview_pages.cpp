// Overview: where the money stands, and what may still be spent.
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

/// What is left of what was asked for: of the classes, or of the lines of one.
Result<Page> show_left(const Visit& visit) {
  std::vector<Subject> subjects;
  if (const std::string text = visit.asked("subject"); !text.empty()) {
    auto found = find_subject(visit.book, text, visit.estimate());
    if (!found) return refuse(found.error());
    subjects.push_back(std::move(*found));
  }
  const auto level = control_level_of(visit.asked("by", subjects.empty() ? "activity" : "line"))
                         .value_or(ControlLevel::line);
  return page_of(visit,
                 left_report(what_is_left(visit.book, subjects, level), level, visit.desk->names));
}

}  // namespace

std::vector<PageRoute> overview_pages() {
  return {
      {"/", Act::look, Section::overview, {"Tình hình", "Where the money stands"}, show_overview},
      {"/left", Act::look, Section::overview, {"Còn được chi", "What is left"}, show_left}};
}

}  // namespace dutoan::web
