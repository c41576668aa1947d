// The commands of an estimate's course, each entering one document or asking one question.
#include "cli/answer.hpp"
#include "cli/appraisal_commands.hpp"
#include "cli/appraisal_course.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"
#include "cli/terminal.hpp"

#include <dutoan/appraisal_check.hpp>
#include <dutoan/appraisal_report.hpp>
#include <dutoan/appraising.hpp>
#include <dutoan/book.hpp>
#include <dutoan/course_paper.hpp>
#include <dutoan/deciding.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan::cli {
namespace {

/// What a reason's amount is not.
Problem bad_reason(const Invocation& asked, const std::string& typed) {
  return {UseRule::bad_option_value,
          {},
          {{"word", typed},
           {"option", std::string{"--reason"}},
           {"allowed", std::string{"saving, saving=-1.500.000"}},
           {"command", std::string{asked.command->path}}}};
}

/// "--reason saving=-1tr --text … --cite …", the n-th of each together.
Result<std::vector<TypedReason>> reasons_of(const Invocation& asked) {
  const auto texts = asked.all("--text"), citations = asked.all("--cite");
  std::vector<TypedReason> reasons;
  for (const std::string& typed : asked.all("--reason")) {
    TypedReason reason;
    const std::size_t equals = typed.find('=');
    reason.code = typed.substr(0, equals);
    if (equals != std::string::npos) reason.amount = typed.substr(equals + 1);
    if (equals != std::string::npos && !parse_amount(reason.amount))
      return refuse(bad_reason(asked, typed));
    const std::size_t position = reasons.size();
    if (position < texts.size()) reason.text = texts[position];
    if (position < citations.size()) reason.citation = citations[position];
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

Verdict verdict_of(std::string_view path) {
  if (path == "appraise cut") return Verdict::reduced;
  if (path == "appraise accept") return Verdict::accepted;
  return path == "appraise reject" ? Verdict::rejected : Verdict::undone;
}

Result<std::vector<LineDecision>> decisions_of(const Course& course, const AppraisalRound& round) {
  auto reasons = reasons_of(course.asked);
  if (!reasons) return refuse(reasons.error());
  TypedDecision typed{
      verdict_of(course.asked.command->path), course.asked.arguments, {}, std::move(*reasons)};
  if (typed.verdict == Verdict::reduced) {
    typed.cuts.assign(typed.lines.begin() + 1, typed.lines.end());
    typed.lines.resize(1);
  }
  return read_decision(round, typed);
}

int give_one(const Report& report, const Course& course) {
  return give(report, report.tables.front(), course.asked, exit_done);
}

/// Shows the lines as they stand with the decisions, whether they were posted or only tried.
int show_decided(const Course& course, AppraisalRound round,
                 const std::vector<LineDecision>& decisions, const Posted& posted) {
  auto after = with_decisions(std::move(round), decisions, course.reasons());
  if (!after) return refuse_with(after.error(), course.asked);
  std::vector<LineCode> lines;
  for (const LineDecision& each : decisions) lines.push_back(each.line);
  Report report = appraised_lines_report(*after, lines, course.reasons());
  report.title = posted_report(posted, {}).title;
  report.head.push_back({"number", {"Số", "Number"}, posted.document.number.text()});
  return give_one(report, course);
}

int decide_lines(Course& course) {
  auto round = course.round();
  if (!round) return refuse_with(round.error(), course.asked);
  const auto decisions = decisions_of(course, *round);
  if (!decisions) return refuse_with(decisions.error(), course.asked);
  const auto document =
      dutoan::appraisal_of(*course.book, course.typed, *decisions, course.reasons());
  if (!document) return refuse_with(document.error(), course.asked);
  const auto posted = post(*course.book, *document, now(), course.asked.has("--dry-run"));
  if (!posted) return refuse_with(posted.error(), course.asked);
  return show_decided(course, std::move(*round), *decisions, *posted);
}

int show_posted(const Course& course, const Result<Posted>& posted) {
  if (!posted) return refuse_with(posted.error(), course.asked);
  const int told = give_one(posted_report(*posted, {}), course);
  if (!posted->warnings.empty()) tell(posted->warnings, course.asked.language);
  return told;
}

int enter(Course& course, const Result<Document>& document) {
  if (!document) return refuse_with(document.error(), course.asked);
  return show_posted(course, post(*course.book, *document, now(), course.asked.has("--dry-run")));
}

/// As a paper, the answer is the letter itself, also of a dry run: a draft.
int submit(Course& course) {
  const auto document = submission_of(*course.book, course.typed);
  if (!document || !is_paper(course.asked)) return enter(course, document);
  const auto posted = post(*course.book, *document, now(), course.asked.has("--dry-run"));
  if (!posted) return refuse_with(posted.error(), course.asked);
  const auto round = course.round();
  if (!round) return refuse_with(round.error(), course.asked);
  if (!posted->warnings.empty()) tell(posted->warnings, course.asked.language);
  return give(submission_paper(*round, *document), course.asked, exit_done);
}

int reply(Course& course) {
  const std::vector<std::string> words(course.asked.arguments.begin() + 1,
                                       course.asked.arguments.end());
  return enter(course,
               reply_of(*course.book, course.typed, course.asked.arguments.front(), joined(words)));
}

int close(Course& course) {
  if (course.asked.has("--return")) return enter(course, return_of(*course.book, course.typed));
  const auto conclusion = conclusion_of(*course.book, course.typed, course.reasons());
  if (!conclusion) return refuse_with(conclusion.error(), course.asked);
  return show_posted(
      course, post_conclusion(*course.book, *conclusion, now(), course.asked.has("--dry-run")));
}

int list(const Course& course) {
  const auto round = course.round();
  if (!round) return refuse_with(round.error(), course.asked);
  if (course.asked.has("--classes")) return give_one(appraised_classes_report(*round), course);
  if (course.asked.has("--cuts")) return give_one(cuts_report(*round, course.reasons()), course);
  auto lines = lines_meant(round->appraisal.requested, course.asked.arguments);
  if (!lines) return refuse_with(lines.error(), course.asked);
  if (course.asked.has("--open"))
    for (const AppraisedLine& line : round->appraisal.lines)
      if (!line.verdict) lines->push_back(line.code);
  if (course.asked.has("--open") && lines->empty()) lines->emplace_back();  // no line is like this
  return give_one(appraised_lines_report(*round, *lines, course.reasons()), course);
}

int check(const Course& course) {
  const auto round = course.round();
  if (!round) return refuse_with(round.error(), course.asked);
  const auto share = parse_percent(course.asked.value("--share", "20"), Style::people);
  if (!share)
    return refuse_with({Problem{UseRule::bad_option_value,
                                {},
                                {{"word", course.asked.value("--share")},
                                 {"option", std::string{"--share"}},
                                 {"allowed", std::string{"20, 12,5"}},
                                 {"command", std::string{course.asked.command->path}}}}},
                       course.asked);
  Problems findings =
      findings_of(round->appraisal.requested, *share, course.regulations.rates.vocabulary());
  if (course.asked.has("--own-rates")) {
    const FrozenEstimate& requested = round->appraisal.requested;
    const auto own = estimate_again(requested, sources_of(course.asked).rates);
    if (!own) return refuse_with(own.error(), course.asked);
    std::ranges::move(findings_by_own_rates(requested, *own), std::back_inserter(findings));
  }
  const Report report = findings_report(*round, findings);
  return give(report, report.tables.front(), course.asked,
              findings.empty() ? exit_done : exit_differences);
}

int compare(const Course& course) {
  const auto version = [&](std::size_t i) {
    return find_version(*course.book, course.typed.funding, course.asked.arguments[i],
                        course.reasons());
  };
  const auto before = version(0);
  if (!before) return refuse_with(before.error(), course.asked);
  const auto after = version(1);
  if (!after) return refuse_with(after.error(), course.asked);
  const EstimateDifference found = difference(*before, *after);
  const Report report =
      difference_report(found, course.asked.arguments[0], course.asked.arguments[1]);
  return give(report, report.tables.front(), course.asked,
              found.lines.empty() ? exit_done : exit_differences);
}

int report(const Course& course) {
  const auto round = course.round();
  if (!round) return refuse_with(round.error(), course.asked);
  if (!is_paper(course.asked)) return give_one(appraisal_report(*round, course.reasons()), course);
  return give(appraisal_paper(*round, course.reasons(), course.asked.language), course.asked,
              exit_done);
}

int send(const Course& course) {
  const auto text = dossier_text(*course.book, course.typed.funding);
  if (!text) return refuse_with(text.error(), course.asked);
  return give(*text, course.asked, exit_done);
}

int receive(Course& course) {
  const std::string& file = course.asked.arguments.front();
  const auto text = file_text(file);
  if (!text) return refuse_with(text.error(), course.asked);
  const auto received = receive_dossier(*course.book, *text, file, now(),
                                        course.asked.has("--dry-run"), course.reasons());
  if (!received) return refuse_with(received.error(), course.asked);
  return give_one(received_report(*received), course);
}

}  // namespace

int answer_about_appraisal(const Invocation& asked) {
  auto regulations = load_regulations(sources_of(asked).rates);
  if (!regulations) return refuse_with(regulations.error(), asked);
  Course course{asked, open_book(book_path(asked)), std::move(*regulations), {}};
  const std::string_view path = asked.command->path;
  course.typed.funding = funding_of(asked);
  if (path == "appraise list") return list(course);
  if (path == "appraise check") return check(course);
  if (path == "appraise report") return report(course);
  if (path == "appraise export") return export_workbook(course);
  if (path == "diff") return compare(course);
  if (path == "appraise send") return send(course);
  if (path == "appraise receive") return receive(course);
  course.typed = typed_of(asked);
  course.typed.lines.clear();
  course.typed.version.clear();
  if (path == "appraise import") return import_workbook(course);
  if (path == "submit") return submit(course);
  if (path == "appraise reply") return reply(course);
  if (path == "appraise close") return close(course);
  return decide_lines(course);
}

}  // namespace dutoan::cli
