// The appraiser's workbook: written out, and read in.
#include "cli/answer.hpp"
#include "cli/appraisal_course.hpp"
#include "cli/clock.hpp"
#include "cli/progress_bar.hpp"

#include <dutoan/appraisal_workbook.hpp>
#include <dutoan/book_report.hpp>

#include <filesystem>
#include <system_error>

namespace dutoan::cli {
namespace {

Problem bad_output(const Invocation& asked, const std::string& allowed) {
  return {UseRule::bad_option_value,
          {},
          {{"word", asked.value("--output")},
           {"option", std::string{"--output"}},
           {"allowed", allowed},
           {"command", std::string{asked.command->path}}}};
}

/// The changes as they were told before, under what became of them.
int show_posted(const Course& course, const AppraisedWorkbook& changes, const Posted& posted) {
  Report report = workbook_changes_report(changes);
  report.title = posted_report(posted, {}).title;
  report.head.push_back({"number", {"Số", "Number"}, posted.document.number.text()});
  return give(report, report.tables.front(), course.asked, exit_done);
}

}  // namespace

int export_workbook(const Course& course) {
  const Invocation& asked = course.asked;
  const std::string extension = std::filesystem::path{asked.value("--output")}.extension().string();
  const bool is_xlsx =
      asked.value("--format", extension.empty() ? "xlsx" : extension.substr(1)) == "xlsx";
  if (!is_xlsx || (!asked.has("--output") && writes_to_terminal()))
    return refuse_with({bad_output(asked, "-o FILE.xlsx")}, asked);
  const auto round = course.round();
  if (!round) return refuse_with(round.error(), asked);
  if (!round->round.submission)
    return refuse_with({Problem{CourseRule::nothing_submitted, {}, {}}}, asked);
  return give(
      appraisal_workbook(*round, course.reasons(), asked.language, progress_bar(asked.language)),
      asked, exit_done);
}

int import_workbook(Course& course) {
  const Invocation& asked = course.asked;
  const std::string& file = asked.arguments.front();
  std::error_code unknown;  // a file that is not there is not overwritten
  if (asked.has("--output") && std::filesystem::equivalent(asked.value("--output"), file, unknown))
    return refuse_with({bad_output(asked, {})}, asked);
  const auto round = course.round();
  if (!round) return refuse_with(round.error(), asked);
  const auto changes = read_appraisal_workbook(file, *round, course.reasons());
  if (!changes) return refuse_with(changes.error(), asked);
  if (!asked.has("--accept") || changes->decisions.empty()) {
    const Report report = workbook_changes_report(*changes);
    return give(report, report.tables.front(), asked,
                changes->cells.empty() ? exit_done : exit_differences);
  }
  const auto document =
      appraisal_of(*course.book, course.typed, changes->decisions, course.reasons());
  if (!document) return refuse_with(document.error(), asked);
  const auto posted = post(*course.book, *document, now(), asked.has("--dry-run"));
  if (!posted) return refuse_with(posted.error(), asked);
  return show_posted(course, *changes, *posted);
}

}  // namespace dutoan::cli
