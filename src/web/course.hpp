// What the pages of an estimate's course work with: the version asked for, with its appraisal, and
// the reasons that may be given. Which year and version is said by ?year=, ?unit= and ?estimate=.
#pragma once

#include "web/entry_form.hpp"

#include <dutoan/appraising.hpp>
#include <dutoan/regulations.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dutoan::web {

using KeptRegulations = std::shared_ptr<const Regulations>;

/// The regulations of the desk; read anew where the desk has no plan.
[[nodiscard]] Result<KeptRegulations> regulations_of(const Visit& visit);

/// The year and unit that the visit names; empty where it names none.
[[nodiscard]] TypedFunding year_asked(const Visit& visit);

/// A version in its course.
struct Course {
  KeptRegulations regulations;
  AppraisalRound round;

  [[nodiscard]] std::span<const ReasonKind> reasons() const { return regulations->norms.reasons; }
  /// Whether lines may be decided about now.
  [[nodiscard]] bool is_open() const;
  /// The class of that code, or null.
  [[nodiscard]] const FrozenActivity* activity(std::string_view code) const;
};
/// The version that the visit names, or the newest.
[[nodiscard]] Result<Course> course_of(const Visit& visit);

/// Whether nobody has saved an estimate yet.
[[nodiscard]] bool has_no_estimate(const Visit& visit);
/// The page that says so, and what to do.
[[nodiscard]] Page no_estimate_page(const Visit& visit, const Label& title);

/// "?estimate=1" where the visit names a version; to be put behind links of the course.
[[nodiscard]] std::string course_query(const Visit& visit);

/// The document of a step, typed: its common fields, without lines.
[[nodiscard]] TypedDocument typed_step(const Visit& visit, const Values& typed, DocumentKind kind);
/// Posts the document of a step, and tells what became of it.
[[nodiscard]] Result<Entered> enter_step(const Visit& visit, const Result<Document>& document,
                                         bool is_dry_run, std::string to);
/// What came of posting.
[[nodiscard]] Entered entered_step(const Visit& visit, const Posted& posted, std::string to);
/// Posts decisions on lines.
[[nodiscard]] Result<Entered> enter_decisions(const Visit& visit, const Values& typed,
                                              const Course& course,
                                              const std::vector<LineDecision>& decisions,
                                              bool is_dry_run, std::string to);

/// The day of the next paper of the course: today; in a book of another year, the day of the last
/// one.
[[nodiscard]] std::string next_course_day(const Visit& visit);
/// The fields with the date behind them, and in a book of one's own who drew the paper up: whoever
/// works alone enters the papers of several people.
[[nodiscard]] std::vector<Field> dated(const Visit& visit, std::vector<Field> fields);
/// The number and the decider of a paper.
[[nodiscard]] Field number_field(const Label& hint, bool is_required);
[[nodiscard]] Field decider_field(const Label& label);

/// Which field of a form a rule of the course is about.
[[nodiscard]] std::string field_of_course(const Problem& problem);

}  // namespace dutoan::web
