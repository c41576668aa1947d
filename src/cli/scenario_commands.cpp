#include "cli/scenario_commands.hpp"

#include "cli/answer.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"

#include <dutoan/app.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>

namespace dutoan::cli {
namespace {

constexpr std::array<std::string_view, 4> scenario_options{"--set", "--rates-on", "--province",
                                                           "--programme"};
constexpr std::array<std::string_view, 2> table_options{"--by", "--explain"};

Problem excluded(std::string_view option, std::string_view other, Label why) {
  return Problem{
      UseRule::options_exclude,
      {},
      {{"option", std::string{option}}, {"other", std::string{other}}, {"why", std::move(why)}}};
}

/// The first of `options` that was given, or nothing.
template <class Options>
std::string_view given_of(const Invocation& asked, const Options& options) {
  for (const std::string_view option : options)
    if (asked.has(option)) return option;
  return {};
}

/// What was asked together and has no common answer.
Problems contradictions(const Invocation& asked) {
  Problems problems;
  const std::string_view scenario = given_of(asked, scenario_options);
  const bool fits = asked.has("--fit");
  if (fits && !scenario.empty())
    problems.push_back(excluded(
        "--fit", scenario,
        {"chương trình tự tìm thay đổi từ kế hoạch như đã lập; thay đổi sẵn sẽ lẫn vào phần "
         "tiết giảm",
         "it looks for changes to the plan as it stands; other changes would be mixed up "
         "with the savings"}));
  const std::string_view asking = fits ? "--fit" : scenario;
  const Label whole{"kết quả là so sánh của cả kế hoạch, theo dòng kế hoạch",
                    "the answer compares the whole plan, row by row"};
  if (const auto table = given_of(asked, table_options); !table.empty())
    problems.push_back(excluded(asking, table, whole));
  for (const std::string& argument : asked.arguments)
    problems.push_back(excluded(asking, argument, whole));
  return problems;
}

Problem bad_value(const Invocation& asked, std::string_view option, const std::string& allowed) {
  return Problem{UseRule::bad_option_value,
                 {},
                 {{"word", asked.value(option)},
                  {"option", std::string{option}},
                  {"allowed", allowed},
                  {"command", std::string{asked.command->path}}}};
}

std::optional<std::string> text_of(const Invocation& asked, std::string_view option) {
  return asked.has(option) ? std::optional{asked.value(option)} : std::nullopt;
}

/// Above the allotment is an answer: it is printed, and the exit code says so.
Problems above_allotment(const TriedPlan& tried) {
  const auto amount_of = [&](const Group* group) {
    Money sum;
    for (const RowAmounts& row : tried.outcome.rows)
      if (group == nullptr || row.group == group->code) sum += row.after;
    return sum;
  };
  const auto& allotments = tried.plan->allotments;
  Problems problems;
  const auto compare = [&](const Group* group) {
    Money allotted;
    const Allotment* own = nullptr;
    for (const Allotment& a : allotments)
      if (group == nullptr || a.group == group->code) allotted += a.amount, own = &a;
    const Money estimated = amount_of(group);
    if (own == nullptr || estimated <= allotted) return;
    std::vector<Fact> facts{
        {"estimated", estimated}, {"allotted", allotted}, {"excess", estimated - allotted}};
    if (group != nullptr) facts.push_back({"group", group->name});
    problems.emplace_back(EstimateRule::above_allotment, own->place, std::move(facts));
  };
  compare(nullptr);
  for (const Group& group : tried.plan->groups) compare(&group);
  return problems;
}

/// A plan that does not add up is bad input here; what a change is refused for has its own code.
int refuse_trial(const Problems& problems, const Invocation& asked) {
  const bool is_of_plan = exit_code_of(problems) == exit_differences;
  return is_of_plan ? refuse_estimate(problems, asked) : refuse_with(problems, asked);
}

int try_out(const Invocation& asked) {
  ScenarioTexts texts{
      asked.all("--set"), {}, text_of(asked, "--province"), text_of(asked, "--programme")};
  if (asked.has("--rates-on")) {
    const auto date = parse_date(asked.value("--rates-on"));
    if (!date)
      return refuse_with({bad_value(asked, "--rates-on", "15/06/2020, 2020-06-15")}, asked);
    texts.rates_on = *date;
  }
  const auto tried = try_out_plan(sources_of(asked), texts, progress_bar(asked.language));
  if (!tried) return refuse_trial(tried.error(), asked);
  const Report report = outcome_report(*tried->plan, tried->outcome);
  const int told = give(report, report.tables.back(), asked, exit_done);
  const Problems problems = above_allotment(*tried);
  if (!problems.empty()) tell(problems, asked.language);
  return std::max(told, problems.empty() ? exit_done : exit_differences);
}

int fit(const Invocation& asked) {
  const std::string text = asked.value("--fit");
  std::optional<Money> ceiling;  // nothing: what the plan is allotted
  if (text != "allotment" && text != "kinh-phi") {
    const auto amount = parse_amount(text);
    if (!amount || amount->is_negative())
      return refuse_with({bad_value(asked, "--fit", "5.400.000.000, 5,4 tỷ, allotment, kinh-phi")},
                         asked);
    ceiling = *amount;
  }
  const auto fitted = fit_plan(sources_of(asked), ceiling, progress_bar(asked.language));
  if (!fitted) return refuse_trial(fitted.error(), asked);
  const Report report = fit_report(*fitted->plan, fitted->fit);
  return give(report, report.tables.back(), asked, fitted->fit.fits ? exit_done : exit_differences);
}

}  // namespace

bool asks_what_if(const Invocation& asked) {
  return asked.has("--fit") || !given_of(asked, scenario_options).empty();
}

int answer_what_if(const Invocation& asked) {
  const Problems problems = contradictions(asked);
  if (!problems.empty()) return refuse_with(problems, asked);
  return asked.has("--fit") ? fit(asked) : try_out(asked);
}

}  // namespace dutoan::cli
