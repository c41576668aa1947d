#include "cli/plan_commands.hpp"

#include "cli/answer.hpp"
#include "cli/error_rows.hpp"
#include "cli/terminal.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace dutoan::cli {
namespace {

/// `plan check FILE` names the plan; `plan import FILE` what would change it.
Invocation with_plan_argument(Invocation asked) {
  if (asked.command->path != "plan import" && !asked.arguments.empty())
    asked.options["--plan"] = asked.arguments.front();
  return asked;
}

int check_the_plan(const Invocation& asked) {
  const auto checked = check_plan(sources_of(asked));
  if (!checked) return refuse_rows(checked.error(), asked);
  const int told = give(checked->report, checked->report.tables.front(), asked, exit_done);
  if (checked->problems.empty()) return told;
  return std::max(told, refuse_rows(checked->problems, asked));
}

int show_the_plan(const Invocation& asked) {
  const auto report = show_plan(sources_of(asked));
  if (!report) return refuse_with(report.error(), asked);
  return give(*report, report->tables.front(), asked, exit_done);
}

int export_the_plan(const Invocation& asked) {
  const auto report = export_plan(sources_of(asked));
  if (!report) return refuse_with(report.error(), asked);
  return give(*report, plan_rows_table(*report), asked, exit_done);
}

/// A file that is there already is never replaced: somebody's plan is in it.
std::optional<Problem> accept(const std::string& plan_file, const Invocation& asked) {
  const std::string path = asked.value("--accept");
  std::error_code error;
  if (std::filesystem::exists(path, error))
    return Problem{SystemRule::cannot_write,
                   FilePlace{path, 0, 0, 0, {}},
                   {{"reason", std::string{"there already"}}}};
  if (auto problem = write_file(path, plan_file)) return problem;
  say((asked.language == Language::vi ? "đã ghi kế hoạch mới: " : "the new plan is written: ") +
      path);
  return std::nullopt;
}

int import_a_plan(const Invocation& asked) {
  const std::string& file = asked.arguments.front();
  const Sources sources = sources_of(asked);
  const auto imported = import_plan(sources, file, old_encoding_of(asked.value("--encoding")),
                                    asked.value("--accept"));
  if (!imported) return refuse_rows(imported.error(), asked);
  const Report report = plan_changes_report(sources.plan, file, imported->changes);
  int told = give(report, report.tables.front(), asked, exit_done);
  if (!imported->problems.empty()) told = std::max(told, refuse_rows(imported->problems, asked));
  if (!asked.has("--accept"))
    return std::max(told, imported->changes.empty() ? exit_done : exit_differences);
  const auto problem = accept(imported->plan_file, asked);
  return problem ? std::max(told, refuse_with({*problem}, asked)) : told;
}

}  // namespace

int answer_about_plan(const Invocation& given) {
  const Invocation asked = with_plan_argument(given);
  const std::string_view path = asked.command->path;
  if (path == "plan check") return check_the_plan(asked);
  if (path == "plan show") return show_the_plan(asked);
  if (path == "plan export") return export_the_plan(asked);
  return import_a_plan(asked);
}

}  // namespace dutoan::cli
