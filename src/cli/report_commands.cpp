#include "cli/report_commands.hpp"

#include "cli/answer.hpp"
#include "cli/book_options.hpp"
#include "cli/book_session.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/stated_year.hpp>
#include <dutoan/year_end.hpp>

#include <algorithm>
#include <array>

namespace dutoan::cli {
namespace {

constexpr std::array breakdowns = {
    std::pair{"class", ExecutionBy::activity}, std::pair{"district", ExecutionBy::district},
    std::pair{"category", ExecutionBy::category}, std::pair{"sub-item", ExecutionBy::sub_item},
    std::pair{"month", ExecutionBy::month}};

/// The options of a report of one unit and year: its own first.
std::vector<Option> of_year(std::vector<Option> own) {
  const auto funding = funding_options();
  own.insert(own.end(), funding.begin(), funding.begin() + 2);  // the year and the unit
  return asking(std::move(own));
}

ExecutionBy breakdown_of(const Invocation& asked) {
  const std::string word = asked.value("--by", "district");
  const auto* it = std::ranges::find(breakdowns, word, [](const auto& each) { return each.first; });
  return it == breakdowns.end() ? ExecutionBy::district : it->second;
}

int tell_execution(const BookSession& session) {
  const Invocation& asked = session.asked;
  const auto statement =
      find_execution(*session.book, funding_of(asked), breakdown_of(asked), session.estimate());
  if (!statement) return refuse_with(statement.error(), asked);
  const Report report = of_book(execution_report(*statement, session.names), session);
  return give(report, report.tables.front(), asked, exit_done);
}

int tell_results(const BookSession& session) {
  const Invocation& asked = session.asked;
  const auto papers = load_papers(sources_of(asked).rates);
  if (!papers) return refuse_with(papers.error(), asked);
  const TypedFunding funding = funding_of(asked);
  const auto files = find_class_files(*session.book, {funding, *papers, session.estimate()});
  if (!files) return refuse_with(files.error(), asked);
  auto estimate = find_approved_estimate(*session.book, funding, session.estimate());
  if (!estimate) return refuse_with(estimate.error(), asked);
  const auto year = find_year(*session.book, funding);
  if (!year) return refuse_with(year.error(), asked);
  estimate->fiscal_year = year->fiscal_year;  // a plan at hand may be of another year
  if (is_paper(asked)) {
    const auto date = day_of(asked, "--date");
    if (!date) return refuse_with(date.error(), asked);
    Paper letter = results_letter(*files, *estimate,
                                  results_letterhead(*estimate, asked.value("--number"), *date));
    return give(of_book(std::move(letter), session), asked, exit_done);
  }
  const Report report = of_book(results_report(*files, estimate->fiscal_year), session);
  return give(report, report.tables.front(), asked, exit_done);
}

}  // namespace

std::vector<Command> report_commands() {
  return {
      {"report execution",
       "bao-cao thuc-hien",
       "",
       0,
       0,
       {"được duyệt, cam kết, tạm ứng, đã chi, còn lại; theo huyện nếu không nêu",
        "approved, committed, advanced, spent, left; by district without --by"},
       of_year({{"--by",
                 "-b",
                 "TABLE",
                 {"chia theo", "broken down by"},
                 {"class", "district", "category", "sub-item", "month"}}}),
       {{"dutoan report execution", {}}, {"dutoan report execution --by month -o thang.html", {}}}},
      {"report results",
       "bao-cao ket-qua",
       "",
       0,
       0,
       {"kết quả thực hiện: số lớp, học viên, ngày theo kế hoạch và thực hiện, kèm kinh phí; "
        ".xlsx, "
        ".pdf: thành văn bản trình",
        "results: classes, trainees, days planned and held, with the money; .xlsx, .pdf: as a "
        "letter"},
       of_year({{"--number", "-N", "NUMBER", {"số văn bản", "the letter's number"}},
                {"--date", "-d", "DATE", {"ngày văn bản", "the letter's date"}}}),
       {{"dutoan report results", {}},
        {"dutoan report results -N 55/BC-BDT -d 20/12/2020 -o ket-qua.pdf", {}}}},
      {"report advances",
       "bao-cao tam-ung",
       "",
       0,
       0,
       {"tạm ứng chưa thanh toán, như advance list", "open advances, as advance list"},
       asking({{"--today", "", "DATE", {"tính đến ngày này", "on this day"}}}),
       {{"dutoan report advances", {}}}}};
}

bool is_report(const Invocation& asked) {
  return asked.command->path == "report execution" || asked.command->path == "report results";
}

int answer_with_report(const BookSession& session) {
  return session.asked.command->path == "report results" ? tell_results(session)
                                                         : tell_execution(session);
}

}  // namespace dutoan::cli
