#include "cli/rates_commands.hpp"

#include "cli/answer.hpp"
#include "cli/clock.hpp"

#include <dutoan/app.hpp>
#include <dutoan/asked_rates.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace dutoan::cli {
namespace {

constexpr const char* sample_dates = "15/06/2020, 2020-06-15";

/// What the options and arguments of one invocation mean; what cannot be understood is collected,
/// so that one run tells all of it.
class Reader : public AskedRates {
 public:
  Reader(const Invocation& asked, const Regulations& regulations)
      : AskedRates(regulations,
                   [&asked](const std::string& option) {
                     return asked.has(option) ? std::optional{asked.value(option)} : std::nullopt;
                   }),
        asked_(asked) {}

  /// The day of an option, nothing without it.
  std::optional<Date> day(const std::string& option) {
    if (!asked_.has(option)) return std::nullopt;
    return day_in(asked_.value(option), option);
  }
  std::optional<Date> day_in(const std::string& text, const std::string& where) {
    const auto date = parse_date(text);
    if (date) return *date;
    refuse_value(text, where, sample_dates);
    return std::nullopt;
  }
  int months(int otherwise) {
    const std::string text = asked_.value("--older-than", std::to_string(otherwise));
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    const bool is_read = error == std::errc{} && stopped == end;
    if (is_read && number >= 0 && number <= most_months) return number;
    refuse_value(text, "--older-than", "0–" + std::to_string(most_months));
    return otherwise;
  }
  void refuse_value(const std::string& word, const std::string& where, std::string allowed) {
    problems.emplace_back(UseRule::bad_option_value, FilePlace{},
                          std::vector<Fact>{{"word", word},
                                            {"option", where},
                                            {"allowed", std::move(allowed)},
                                            {"command", std::string{asked_.command->path}}});
  }

 private:
  const Invocation& asked_;
};

std::optional<ValueStatus> status_of(const Invocation& asked) {
  if (!asked.has("--status")) return std::nullopt;
  const std::string word = asked.value("--status");
  if (word == "read") return ValueStatus::read;
  if (word == "secondary") return ValueStatus::secondary;
  return word == "recalled" ? ValueStatus::recalled : ValueStatus::unread;
}

int list_rates(const Invocation& asked, const Regulations& regulations) {
  Reader reader{asked, regulations};
  RateFilter filter;
  filter.keys = asked.arguments;
  filter.on = reader.day("--on");
  filter.province = reader.jurisdiction("--province", Layer::province);
  filter.programme = reader.jurisdiction("--programme", Layer::programme);
  filter.place = reader.place("--place");
  filter.status = status_of(asked);
  filter.document = asked.value("--document");
  if (!reader.problems.empty()) return refuse_with(reader.problems, asked);
  const auto values = find_rates(regulations, filter);
  if (!values) return refuse_with(values.error(), asked);
  return give(rates_report(regulations.rates, *values), rates_table(regulations.rates, *values),
              asked, exit_done);
}

/// What the place answers on the day, as far as the vocabulary asks.
std::vector<Condition> answers_of(const Place& place, const Vocabulary& vocabulary, Date day) {
  std::vector<Condition> answers;
  for (std::size_t q = 0; q < vocabulary.qualifiers.size(); ++q)
    if (const PlaceFact* fact = place.fact(q, day)) answers.push_back(fact->condition);
  return answers;
}

/// Who decides on the key; the place's own province is asked where no other is named.
Result<RateDecision> decision_on(std::size_t key, const Invocation& asked,
                                 const Regulations& regulations) {
  Reader reader{asked, regulations};
  RateDecision decision;
  decision.setting = {reader.day("--on").value_or(today()),
                      reader.jurisdiction("--province", Layer::province),
                      reader.jurisdiction("--programme", Layer::programme)};
  const Place* place = reader.place("--place");
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  if (place != nullptr) {
    decision.place = place->name;
    decision.fixed = answers_of(*place, regulations.rates.vocabulary(), decision.setting.on);
    if (decision.setting.province.empty()) decision.setting.province = place->province;
  }
  auto cases = answers(regulations.rates, key, decision.setting, decision.fixed);
  if (!cases) return refuse(std::move(cases.error()));
  decision.cases = std::move(*cases);
  return decision;
}

int show_key(std::size_t key, const Invocation& asked, const Regulations& regulations) {
  const bool asks_who_decides =
      std::ranges::any_of(std::array{"--on", "--province", "--programme", "--place"},
                          [&](const char* option) { return asked.has(option); });
  std::optional<RateDecision> decision;
  if (asks_who_decides) {
    auto made = decision_on(key, asked, regulations);
    if (!made) return refuse_with(made.error(), asked);
    decision = std::move(*made);
  }
  const Report report = rate_key_report(regulations.rates, key, decision ? &*decision : nullptr);
  return give(report, report.tables.front(), asked, exit_done);
}

int show_rate(const Invocation& asked, const Regulations& regulations) {
  std::string text;  // words without quotes are one text
  for (const std::string& word : asked.arguments) text += (text.empty() ? "" : " ") + word;
  const auto subject = find_rate_subject(regulations, text);
  if (!subject) return refuse_with(subject.error(), asked);
  if (subject->of == RateSubject::Of::key) return show_key(subject->position, asked, regulations);
  const Report report = document_report(regulations.rates, subject->position);
  return give(report, report.tables.front(), asked, exit_done);
}

int lint_rates(const Invocation& asked, const Regulations& regulations) {
  constexpr int two_years = 24;
  Reader reader{asked, regulations};
  const Date day = reader.day("--today").value_or(today());
  const int months = reader.months(two_years);
  if (!reader.problems.empty()) return refuse_with(reader.problems, asked);
  const Problems findings = lint(regulations, day, months);
  const Report report = lint_report(regulations.rates, findings, day, months);
  return give(report, report.tables.front(), asked, exit_code_of(findings));
}

struct TwoSettings {
  RateSetting before, after;
};

/// Two days, or one day and two provinces; with a plan named, its own province and programme.
Result<TwoSettings> settings_of(const Invocation& asked, const Regulations& regulations) {
  Reader reader{asked, regulations};
  std::vector<Date> days;
  for (const std::string& text : asked.arguments)
    if (const auto date = reader.day_in(text, "DATE")) days.push_back(*date);
  TwoSettings settings;
  settings.before.province = reader.jurisdiction("--province", Layer::province);
  settings.before.programme = reader.jurisdiction("--programme", Layer::programme);
  if (asked.has("--plan")) {
    const auto plan = load_plan(asked.value("--plan"), regulations);
    if (!plan) return refuse(plan.error());
    if (settings.before.province.empty()) settings.before.province = plan->province;
    if (settings.before.programme.empty()) settings.before.programme = plan->programme_code;
  }
  settings.after = settings.before;
  if (asked.has("--with")) settings.after.province = reader.jurisdiction("--with", Layer::province);
  if (reader.problems.empty() && days.size() == 1 && !asked.has("--with"))
    reader.problems.emplace_back(UseRule::missing_argument, FilePlace{},
                                 std::vector<Fact>{{"command", std::string{asked.command->path}},
                                                   {"what", std::string{"DATE or --with"}}});
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  settings.before.on = days.front();
  settings.after.on = days.back();
  return settings;
}

int compare_rates(const Invocation& asked, const Regulations& regulations) {
  const auto settings = settings_of(asked, regulations);
  if (!settings) return refuse_with(settings.error(), asked);
  const auto& [before, after] = *settings;
  const auto found = differences(regulations.rates, before, after);
  if (!found) return refuse_with(found.error(), asked);
  Report report = differences_report(regulations.rates, *found, before, after);
  const ReportTable list = differences_table(regulations.rates, *found);
  const int outcome = found->empty() ? exit_done : exit_differences;
  if (!asked.has("--plan")) return give(report, list, asked, outcome);
  const auto compared = compare_settings(sources_of(asked), before, after);
  if (compared) report.tables.push_back(plan_difference_table(compared->before, compared->after));
  const int told = give(report, list, asked, outcome);
  return compared ? told : std::max(told, refuse_estimate(compared.error(), asked));
}

/// The answer must not overwrite the rates that it is about.
std::optional<Problem> overwrites(const Invocation& asked, const std::string& changed) {
  const std::string path = asked.value("--output");
  if (path.empty() || !is_input({sources_of(asked).plan, changed}, path)) return std::nullopt;
  return Problem{UseRule::bad_option_value,
                 {},
                 {{"word", path},
                  {"option", std::string{"--output"}},
                  {"command", std::string{asked.command->path}}}};
}

int tell_affected(const Invocation& asked) {
  const std::string& changed = asked.arguments.front();
  std::optional<Date> from;
  if (asked.has("--from")) {
    const auto date = parse_date(asked.value("--from"));
    if (!date)
      return refuse_with({Problem{UseRule::bad_option_value,
                                  {},
                                  {{"word", asked.value("--from")},
                                   {"option", std::string{"--from"}},
                                   {"allowed", std::string{sample_dates}},
                                   {"command", std::string{asked.command->path}}}}},
                         asked);
    from = *date;
  }
  if (auto problem = overwrites(asked, changed)) return refuse_with({std::move(*problem)}, asked);
  const auto compared = lines_affected(sources_of(asked), changed, from);
  if (!compared) return refuse_estimate(compared.error(), asked);
  const Report report = affected_report(compared->before.estimate, compared->after.estimate,
                                        compared->lines, compared->from);
  return give(report, report.tables.front(), asked,
              compared->lines.empty() ? exit_done : exit_differences);
}

}  // namespace

int answer_about_rates(const Invocation& asked) {
  const std::string_view path = asked.command->path;
  if (path == "rates affected") return tell_affected(asked);
  const auto regulations = load_regulations(sources_of(asked).rates);
  if (!regulations) return refuse_with(regulations.error(), asked);
  if (path == "rates list") return list_rates(asked, *regulations);
  if (path == "rates show") return show_rate(asked, *regulations);
  if (path == "rates lint") return lint_rates(asked, *regulations);
  return compare_rates(asked, *regulations);
}

}  // namespace dutoan::cli
