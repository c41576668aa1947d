// Vouchers from a list: the list to be filled in, and reading it in.
#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"
#include "cli/error_rows.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"

#include <dutoan/vouchers.hpp>

#include <filesystem>

namespace dutoan::cli {
namespace {

Problem bad_option(const Invocation& asked, const std::string& option, const std::string& allowed) {
  return {UseRule::bad_option_value,
          {},
          {{"word", asked.value(option)},
           {"option", option},
           {"allowed", allowed},
           {"command", std::string{asked.command->path}}}};
}

/// As asked, else by the extension, else a workbook.
std::string form_of(const Invocation& asked) {
  const std::string extension = std::filesystem::path{asked.value("--output")}.extension().string();
  return asked.value("--format", extension.empty() ? "xlsx" : extension.substr(1));
}

/// An answer or the errors must not take the place of the list that they are about.
std::optional<Problem> overwrites_list(const Invocation& asked) {
  std::error_code unknown;  // a file that is not there is no list
  for (const char* option : {"--output", "--errors"})
    if (asked.has(option) &&
        std::filesystem::equivalent(asked.value(option), asked.arguments.front(), unknown))
      return bad_option(asked, option, {});
  return std::nullopt;
}

}  // namespace

int give_template(const BookSession& session) {
  const Invocation& asked = session.asked;
  const std::string form = form_of(asked);
  if (form == "csv" || form == "tsv")
    return give(voucher_template_text(asked.language, form == "csv" ? ';' : '\t'), asked,
                exit_done);
  if (form != "xlsx")
    return refuse_with({bad_option(asked, "--output", ".xlsx, .csv, .tsv")}, asked);
  if (!asked.has("--output") && writes_to_terminal())
    return refuse_with({bad_option(asked, "--output", "-o FILE.xlsx")}, asked);
  const auto paper =
      voucher_template(*session.book, funding_of(asked), session.estimate(), asked.language);
  return paper ? give(*paper, asked, exit_done) : refuse_with(paper.error(), asked);
}

int import_list(BookSession& session) {
  const Invocation& asked = session.asked;
  if (const auto problem = overwrites_list(asked)) return refuse_with({*problem}, asked);
  VoucherList list;
  list.file = asked.arguments.front();
  list.sheet = asked.value("--sheet");
  list.encoding = old_encoding_of(asked.value("--encoding"));
  list.funding = funding_of(asked);
  list.author = asked.value("--author", environment("DUTOAN_AUTHOR", {}));
  list.decider = asked.value("--decider", environment("DUTOAN_DECIDER", {}));
  list.today = today();
  const auto imported = import_vouchers(*session.book, list, session.estimate(), now(),
                                        asked.has("--dry-run"), progress_bar(asked.language));
  if (!imported) return refuse_rows(imported.error(), asked);
  const Report report = imported_report(*imported);
  return give(report, report.tables.front(), asked, exit_done);
}

}  // namespace dutoan::cli
