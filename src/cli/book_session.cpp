#include "cli/book_session.hpp"

#include "cli/answer.hpp"
#include "cli/appraisal_commands.hpp"
#include "cli/book_commands.hpp"
#include "cli/clock.hpp"
#include "cli/progress_bar.hpp"
#include "cli/report_commands.hpp"
#include "cli/settle_class_commands.hpp"
#include "cli/settle_commands.hpp"
#include "cli/statement_commands.hpp"
#include "cli/terminal.hpp"

#include <dutoan/book.hpp>
#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace dutoan::cli {
namespace {

Problem bad_value(const Invocation& asked, const std::string& option, std::string allowed) {
  return {UseRule::bad_option_value,
          {},
          {{"word", asked.value(option)},
           {"option", option},
           {"allowed", std::move(allowed)},
           {"command", std::string{asked.command->path}}}};
}

BudgetLevel budget_level_of(const std::string& word) {
  if (word == "central") return BudgetLevel::central;
  if (word == "district") return BudgetLevel::district;
  return word == "commune" ? BudgetLevel::commune : BudgetLevel::province;
}

Result<BookSettings> settings_of(const Invocation& asked) {
  BookSettings settings;
  settings.blocks = control_level_of(asked.value("--blocks", "line")).value_or(ControlLevel::line);
  settings.sample = asked.value("--sample");
  settings.level = budget_level_of(asked.value("--budget-level", "province"));
  const std::string from = asked.value("--commitment-from");
  if (from == "none") {
    settings.commitment_from.reset();
  } else if (!from.empty()) {
    const auto amount = parse_amount(from);
    if (!amount) return refuse(bad_value(asked, "--commitment-from", "200.000.000, 200tr, none"));
    settings.commitment_from = *amount;
  }
  return settings;
}

int tell_new_book(const std::string& path, const BookSettings& settings, const Invocation& asked) {
  const bool vi = asked.language == Language::vi;
  const bool is_sample = !settings.sample.empty();
  const char* next = is_sample ? "status" : "allot --help";
  const char* about = vi ? (is_sample ? "Mọi số liệu là giả định. Tiếp theo: dutoan "
                                      : "Tiếp theo, giao dự toán: dutoan ")
                         : (is_sample ? "All figures are invented. Next: dutoan "
                                      : "Next, enter what was allotted: dutoan ");
  const std::string with = path == "so.db" ? "" : " --book " + path;
  return give((vi ? "Đã lập sổ " : "Made the book ") + path + "\n" + about + next +
                  (with.empty() ? "" : (vi ? " (thêm" : " (add") + with + ")") + "\n",
              asked, exit_done);
}

constexpr const char* only_sample = "thanh-hoa-2020";

/// The documents of the sample that was asked for; none without one.
Result<std::vector<Document>> sample_documents(const Invocation& asked,
                                               const BookSettings& settings) {
  if (settings.sample.empty()) return std::vector<Document>{};
  const std::string rates = sources_of(asked).rates;
  const std::string folder = sample_folder(settings.sample, rates);
  if (folder.empty() && settings.sample == only_sample)  // known, but not where we looked
    return refuse(Problem{SystemRule::cannot_read,
                          {},
                          {{"file", "docs/examples/" + settings.sample + "/year.csv"},
                           {"reason", std::string{std::strerror(ENOENT)}}}});
  if (folder.empty()) return refuse(bad_value(asked, "--sample", only_sample));
  return read_sample(folder, rates, settings, progress_bar(asked.language));
}

int make_new_book(const Invocation& asked) {
  const auto settings = settings_of(asked);
  if (!settings) return refuse_with(settings.error(), asked);
  const std::string path = asked.arguments.empty() ? book_path(asked) : asked.arguments.front();
  const auto documents = sample_documents(asked, *settings);
  if (!documents) return refuse_with(documents.error(), asked);
  if (asked.has("--dry-run")) {
    rehearse_making(path);
    return tell_rehearsed(either(asked, "lập sổ ", "make the book ") + path, asked);
  }
  const auto made = make_book(path, *settings);
  if (!documents->empty()) {
    const auto kept = made->append(*documents, now(), decide);
    if (!kept) return refuse_with(kept.error(), asked);
  }
  return tell_new_book(path, *settings, asked);
}

bool enters(const Command& command) {
  return std::ranges::any_of(command.options,
                             [](const Option& each) { return each.name == "--dry-run"; });
}

/// An answer or a backup must not be written over the book that it is made from.
std::optional<Problem> overwrites_book(const Invocation& asked) {
  std::vector<std::pair<std::string, std::string>> written = {
      {"--output", asked.value("--output")}, {"--errors", asked.value("--errors")}};
  if (asked.command->path == "backup") written = {{"FILE", asked.arguments.front()}};
  std::error_code unknown;  // a file that is not there is no book
  for (const auto& [option, path] : written)
    if (!path.empty() && std::filesystem::equivalent(path, book_path(asked), unknown))
      return Problem{
          UseRule::bad_option_value,
          {},
          {{"word", path}, {"option", option}, {"command", std::string{asked.command->path}}}};
  return std::nullopt;
}

int answer(const Invocation& asked) {
  if (asked.command->path == "init") return make_new_book(asked);
  if (const auto problem = overwrites_book(asked)) return refuse_with({*problem}, asked);
  if (is_about_file(asked)) return answer_about_file(asked);
  if (is_about_appraisal(*asked.command)) return answer_about_appraisal(asked);
  if (is_about_settlement(*asked.command)) return answer_about_settlement(asked);
  auto session = open_session(asked);
  if (!session) return refuse_estimate(session.error(), asked);
  if (is_about_class(asked)) return answer_about_class(*session);
  if (is_report(asked)) return answer_with_report(*session);
  if (is_about_statements(*asked.command)) return answer_about_statements(*session);
  if (asked.command->path == "voucher import") return import_list(*session);
  if (asked.command->path == "voucher template") return give_template(*session);
  return enters(*asked.command) ? enter_document(*session) : answer_question(*session);
}

}  // namespace

std::string book_path(const Invocation& asked) {
  return asked.value("--book", environment("DUTOAN_BOOK", "so.db"));
}

std::string either(const Invocation& asked, const char* vi, const char* en) {
  return asked.language == Language::vi ? vi : en;
}

int tell_rehearsed(const std::string& deed, const Invocation& asked) {
  if (const auto problem = unwritable(asked.value("--output")))
    return refuse_with({*problem}, asked);
  Invocation told = asked;
  told.options.erase("--output");
  return give(either(asked, "Ghi thử: sẽ ", "Dry run: would ") + deed + "\n", told, exit_done);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Result<std::optional<Date>> day_of(const Invocation& asked, const std::string& option,
                                   std::optional<int> year) {
  if (!asked.has(option)) return std::optional<Date>{};
  const auto day = parse_day(asked.value(option), today(), year.value_or(today().year()));
  if (!day) return refuse(bad_value(asked, option, "15/06/2020, 2020-06-15, hn"));
  return std::optional<Date>{*day};
}

Result<BookSession> open_session(const Invocation& asked) {
  BookSession session{asked, open_book(book_path(asked)), std::nullopt, {}};
  const Sources sources = sources_of(asked);
  const bool is_named = asked.has("--plan") || asked.command->path == "estimate save";
  if (is_named || std::filesystem::exists(sources.plan)) {
    auto plan = estimate_plan(sources, progress_bar(asked.language));
    if (!plan && is_named) return refuse(std::move(plan.error()));
    if (plan) session.plan = std::move(*plan);
  }
  if (session.plan) session.names = names_of(session.plan->estimate);
  return session;
}

Report of_book(Report report, const BookSession& session) {
  session.book->read([&](const BookView& view) {
    if (const std::string& sample = view.settings().sample; !sample.empty())
      mark_as_sample(report, sample);
  });
  return report;
}

Paper of_book(Paper paper, const BookSession& session) {
  session.book->read([&](const BookView& view) {
    if (!view.settings().sample.empty())
      paper.footer = "Sổ mẫu " + view.settings().sample + ": mọi số liệu đều là giả định";
  });
  return paper;
}

int answer_about_book(const Invocation& asked) {
  try {
    return answer(asked);
  } catch (const StorageFault& fault) {
    return refuse_with({fault.problem()}, asked);
  }
}

}  // namespace dutoan::cli
