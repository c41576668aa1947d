#include "cli/program.hpp"

#include "cli/answer.hpp"
#include "cli/book_commands.hpp"
#include "cli/completion.hpp"
#include "cli/interrupt.hpp"
#include "cli/invocation.hpp"
#include "cli/open.hpp"
#include "cli/people_commands.hpp"
#include "cli/plan_commands.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rates_commands.hpp"
#include "cli/scenario_commands.hpp"
#include "cli/terminal.hpp"

#include <dutoan/app.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/version.hpp>
#include <dutoan/words.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace dutoan::cli {
namespace {

EstimateTable table_of(const std::string& word) {
  if (word == "row") return EstimateTable::row;
  if (word == "class") return EstimateTable::activity;
  if (word == "category") return EstimateTable::category;
  if (word == "row-category") return EstimateTable::row_category;
  if (word == "sub-item") return EstimateTable::sub_item;
  if (word == "item") return EstimateTable::item;
  return EstimateTable::line;
}

Result<std::vector<std::size_t>> chosen_classes(const Estimate& estimate,
                                                const std::vector<std::string>& texts) {
  std::vector<std::size_t> positions;
  Problems problems;
  for (const std::string& text : texts) {
    const auto found = find_activities(estimate, text);
    if (found)
      positions.insert(positions.end(), found->begin(), found->end());
    else
      problems.insert(problems.end(), found.error().begin(), found.error().end());
  }
  if (!problems.empty()) return refuse(std::move(problems));
  std::ranges::sort(positions);
  positions.erase(std::ranges::unique(positions).begin(), positions.end());
  return positions;
}

/// Above the allotment is an answer: the estimate is printed, and the exit code says so.
Problems above_allotment(const Estimate& estimate) {
  Problems problems;
  for (const AllotmentBalance& balance : against_allotment(estimate)) {
    if (!balance.left().is_negative()) continue;
    const auto& allotments = estimate.plan->allotments;
    const auto own = std::ranges::find_if(allotments, [&](const Allotment& a) {
      return balance.group != nullptr && a.group == balance.group->code;
    });
    std::vector<Fact> facts{{"estimated", balance.estimated},
                            {"allotted", balance.allotted},
                            {"excess", -balance.left()}};
    if (balance.group != nullptr) facts.push_back({"group", balance.group->name});
    problems.emplace_back(EstimateRule::above_allotment,
                          (own != allotments.end() ? *own : allotments.front()).place,
                          std::move(facts));
  }
  return problems;
}

/// A plan file named where classes are meant, as in `plan check FILE`, is the plan.
Invocation with_plan_among_arguments(Invocation asked) {
  const auto is_plan = [](const std::string& text) {
    return text.ends_with(".toml") || text.ends_with(".xlsx") || text.ends_with(".ods");
  };
  const auto it = std::ranges::find_if(asked.arguments, is_plan);
  if (it == asked.arguments.end()) return asked;
  asked.options["--plan"] = *it;
  asked.arguments.erase(it);
  return asked;
}

/// The estimate of the activities at `positions`, all when empty, as far as it was asked for.
int answer_estimate(const Estimate& estimate, const std::vector<std::size_t>& positions,
                    const Invocation& asked) {
  const bool is_part = !positions.empty();
  Progress& progress = progress_bar(asked.language);
  if (asked.has("--by") || is_paper(asked)) {
    const Estimate chosen = is_part ? part_of(estimate, positions) : estimate;
    if (!asked.has("--by"))
      return give(estimate_paper(chosen, asked.language, progress), asked, exit_done);
    const ReportTable only = estimate_table(chosen, table_of(asked.value("--by")), progress);
    return give(table_report(chosen, only), only, asked, exit_done);
  }
  const ReportTable only =
      is_list(asked) ? lines_table(estimate, positions, progress) : ReportTable{};
  if (is_part || asked.has("--explain"))
    return give(detail_report(estimate, positions, asked.has("--explain")), only, asked, exit_done);
  return give(summary_report(estimate), only, asked, exit_done);
}

int make_the_estimate(const Invocation& given) {
  const Invocation asked = with_plan_among_arguments(given);
  if (asks_what_if(asked)) return answer_what_if(asked);
  const auto made = estimate_plan(sources_of(asked), progress_bar(asked.language));
  if (!made) return refuse_estimate(made.error(), asked);
  const Estimate& estimate = made->estimate;
  const auto positions = chosen_classes(estimate, asked.arguments);
  if (!positions) return refuse_with(positions.error(), asked);

  const Problems problems = above_allotment(estimate);
  const int told = answer_estimate(estimate, *positions, asked);
  if (!problems.empty()) tell(problems, asked.language);
  return std::max(told, problems.empty() ? exit_done : exit_differences);
}
/// The number in "DT2001", or nothing when the text has not that form.
std::optional<int> code_in(const std::string& text) {
  if (text.size() != 6 || (text[0] != 'D' && text[0] != 'd') || (text[1] != 'T' && text[1] != 't'))
    return std::nullopt;
  int code = 0;
  for (const char c : text.substr(2)) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + (c - '0');
  }
  return code;
}

int explain(const Invocation& asked) {
  std::string text;  // words without quotes are one text: explain mường lát 1 hội trường
  for (const std::string& word : asked.arguments) text += (text.empty() ? "" : " ") + word;
  if (const auto code = code_in(text)) {
    if (const RuleText* rule = find_rule_text(*code))
      return give(explanation(*rule, asked.language), asked, exit_done);
    return refuse_with({Problem{UseRule::unknown_code, {}, {{"word", text}}}}, asked);
  }
  const auto made = estimate_plan(sources_of(asked), progress_bar(asked.language));
  if (!made) return refuse_estimate(made.error(), asked);
  const auto line = find_line(made->estimate, text);
  if (!line) return refuse_with(line.error(), asked);
  return give(line_report(made->estimate, **line), line_table(made->estimate, **line), asked,
              exit_done);
}

int words_of_amount(const Invocation& asked) {
  const std::string& text = asked.arguments.front();
  const auto amount = parse_amount(text);
  if (!amount)
    return refuse_with({Problem{FileRule::unreadable_number, {}, {{"text", text}}}}, asked);
  return give(amount_in_words(*amount) + "\n", asked, exit_done);
}

int print_completion(const Invocation& asked) {
  const std::string& shell = asked.arguments.front();
  const auto shells = completion_shells();
  if (std::ranges::find(shells, shell) != shells.end())
    return give(completion_script(shell), asked, exit_done);
  return refuse_with({Problem{UseRule::bad_option_value,
                              {},
                              {{"word", shell},
                               {"option", std::string{"SHELL"}},
                               {"allowed", std::string{"bash, zsh, fish"}},
                               {"command", std::string{asked.command->path}}}}},
                     asked);
}

int run_command(const Invocation& asked, const Serve& serve) {
  const std::string_view path = asked.command->path;
  if (path == "open") return open_in_browser(asked, serve);
  if (path == "serve") return serve_people(asked, serve);
  if (is_about_people(*asked.command)) return answer_about_people(asked);
  if (is_about_book(*asked.command)) return answer_about_book(asked);
  if (path.starts_with("plan ")) return answer_about_plan(asked);
  if (path.starts_with("rates ")) return answer_about_rates(asked);
  if (path == "estimate") return make_the_estimate(asked);
  if (path == "explain") return explain(asked);
  if (path == "completion") return print_completion(asked);
  ensure(path == "words", "every command of the table has its function");
  return words_of_amount(asked);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Serve& serve) {
  if (!arguments.empty() && arguments.front() == asking_command) {
    const std::vector<std::string> words{arguments.begin() + 1, arguments.end()};
    return write_out(completions(words, language_of(words))) ? exit_bad_input : exit_done;
  }
  end_on_interrupt(language_of(arguments));
  const auto asked = read_command_line(arguments);
  if (!asked) {
    tell(asked.error(), language_of(arguments));
    return exit_code_of(asked.error());
  }
  if (asked->has("--version"))
    return give("dutoan " + std::string{version()} + "\n", *asked, exit_done);
  if (asked->command == nullptr || asked->has("--help"))
    return give(help_page(asked->command, asked->language), *asked, exit_done);
  if (const auto problem = unknown_form(*asked)) return refuse_with({*problem}, *asked);
  return run_command(*asked, serve);
}

int tell_fault(const std::vector<std::string>& arguments, const std::string& what) {
  const Problems problems{Problem{UseRule::internal_fault, {}, {{"what", what}}}};
  tell(problems, language_of(arguments));
  return exit_code_of(problems);
}

}  // namespace dutoan::cli
