// CLI11 splits the command line; the words of its errors, the nearest name and the exit codes are
// ours, because CLI11 speaks English only and knows no near names.
#include "cli/invocation.hpp"

#include <dutoan/nearest.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace dutoan::cli {
namespace {

Problem of_use(UseRule rule, std::vector<Fact> facts) {
  return Problem{rule, FilePlace{}, std::move(facts)};
}

std::vector<std::string_view> command_words() {
  std::vector<std::string_view> words;
  for (const Command& command : commands())
    for (const std::string_view path : {command.path, command.alias})
      words.push_back(path.substr(0, path.find(' ')));
  return words;
}

std::vector<std::string_view> second_words(std::string_view group) {
  std::vector<std::string_view> words;
  for (const Command& command : commands())
    for (const std::string_view path : {command.path, command.alias})
      if (const auto cut = path.find(' ');
          cut != std::string_view::npos && path.substr(0, cut) == group)
        words.push_back(path.substr(cut + 1));
  return words;
}

Problem unknown_command(const std::string& word, const std::vector<std::string_view>& known) {
  std::vector<Fact> facts{{"word", word}};
  if (const auto near = nearest(word, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return of_use(UseRule::unknown_command, std::move(facts));
}

/// The command that the first one or two words name; moves `at` behind them.
Result<const Command*> command_of(const std::vector<std::string>& words, std::size_t& at) {
  if (at >= words.size() || words[at].starts_with('-')) return nullptr;
  const std::string first = words[at++];
  if (at < words.size())  // estimate save, beside estimate ML1
    if (const Command* command = find_command(first + " " + words[at])) return ++at, command;
  if (const Command* command = find_command(first)) return command;
  if (!is_command_group(first)) return refuse(unknown_command(first, command_words()));
  if (at >= words.size() || words[at].starts_with('-'))
    return refuse(
        of_use(UseRule::missing_argument, {{"command", first}, {"what", std::string{"COMMAND"}}}));
  const std::string second = words[at++];
  if (const Command* command = find_command(first + " " + second)) return command;
  return refuse(unknown_command(second, second_words(first)));
}

/// Options as CLI11 knows them, and where it leaves their values.
struct Parser {
  explicit Parser(const Command* command) : app(std::make_unique<CLI::App>()) {
    app->set_help_flag();
    app->allow_extras();
    app->add_option("arguments", arguments);
    const auto add = [&](const Option& option) {
      std::string names{option.name};
      if (!option.short_name.empty()) names = std::string{option.short_name} + "," + names;
      known.push_back(&option);
      if (option.value.empty()) {
        app->add_flag(names);
      } else {
        auto* taken = app->add_option(names, values[std::string{option.name}])->expected(1);
        option.repeats ? taken->take_all() : taken->take_last();
        taken->allow_extra_args(false);  // what follows a value is an argument
      }
    };
    for (const Option& option : common_options()) add(option);
    if (command != nullptr)
      for (const Option& option : command->options) add(option);
  }

  std::unique_ptr<CLI::App> app;
  std::vector<std::string> arguments;
  std::map<std::string, std::vector<std::string>> values;
  std::vector<const Option*> known;
};

std::string command_name(const Command* command) {
  return command == nullptr ? std::string{} : std::string{command->path};
}

Problem unknown_option(const std::string& word, const Parser& parser, const Command* command) {
  std::vector<std::string_view> names;
  for (const Option* option : parser.known) names.push_back(option->name);
  const std::string bare = word.substr(0, word.find('='));
  std::vector<Fact> facts{{"word", bare}, {"command", command_name(command)}};
  if (const auto near = nearest(bare, names); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return of_use(UseRule::unknown_option, std::move(facts));
}

void take_options(const Parser& parser, const Command* command, Invocation& made,
                  Problems& problems) {
  for (const Option* option : parser.known) {
    const std::string name{option->name};
    if (parser.app->get_option(name)->count() == 0) continue;
    const std::string value = option->value.empty() ? std::string{} : parser.values.at(name).back();
    made.options[name] = value;
    if (option->repeats) made.repeated[name] = parser.values.at(name);
    if (option->words.empty() || std::ranges::find(option->words, value) != option->words.end())
      continue;
    std::string allowed;
    for (const std::string_view word : option->words)
      allowed += (allowed.empty() ? "" : ", ") + std::string{word};
    problems.push_back(of_use(UseRule::bad_option_value, {{"word", value},
                                                          {"option", name},
                                                          {"allowed", allowed},
                                                          {"command", command_name(command)}}));
  }
}

void check_arguments(const Command& command, const Invocation& made, Problems& problems) {
  if (made.has("--help")) return;
  if (made.arguments.size() < command.least_arguments) {
    std::string what{command.arguments.substr(0, command.arguments.find(' '))};
    problems.push_back(of_use(UseRule::missing_argument,
                              {{"command", std::string{command.path}}, {"what", std::move(what)}}));
  }
  for (std::size_t i = command.most_arguments; i < made.arguments.size(); ++i)
    problems.push_back(of_use(UseRule::surplus_argument, {{"command", std::string{command.path}},
                                                          {"word", made.arguments[i]}}));
}

}  // namespace

std::string Invocation::value(std::string_view option, std::string otherwise) const {
  const auto it = options.find(option);
  return it == options.end() ? std::move(otherwise) : it->second;
}

std::vector<std::string> Invocation::all(std::string_view option) const {
  const auto it = repeated.find(option);
  return it == repeated.end() ? std::vector<std::string>{} : it->second;
}

Language language_of(const std::vector<std::string>& arguments) {
  std::string asked;
  if (const char* variable = std::getenv("DUTOAN_LANG")) asked = variable;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) asked = arguments[i + 1];
    if (arguments[i].starts_with("--lang=")) asked = arguments[i].substr(7);
  }
  return asked == "en" ? Language::en : Language::vi;
}

Result<Invocation> read_command_line(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = arguments;
  // The language may be asked for before the command.
  std::vector<std::string> leading;
  while (!words.empty() && words.front().starts_with("--lang")) {
    const bool has_value = words.front().find('=') != std::string::npos;
    const auto count = std::min<std::size_t>(has_value ? 1 : 2, words.size());
    leading.insert(leading.end(), words.begin(),
                   words.begin() + static_cast<std::ptrdiff_t>(count));
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
  }
  std::size_t at = 0;
  const auto command = command_of(words, at);
  if (!command) return refuse(command.error());

  Invocation made;
  made.command = *command;
  made.language = language_of(arguments);
  Parser parser{*command};
  std::vector<std::string> rest{words.begin() + static_cast<std::ptrdiff_t>(at), words.end()};
  rest.insert(rest.begin(), leading.begin(), leading.end());
  std::ranges::reverse(rest);  // CLI11 takes them from the back
  Problems problems;
  try {
    parser.app->parse(rest);
  } catch (const CLI::ParseError&) {
    // The one thing left that CLI11 refuses is an option without its value.
    return refuse(of_use(UseRule::missing_argument,
                         {{"command", command_name(*command)}, {"what", std::string{"VALUE"}}}));
  }
  for (const std::string& word : parser.app->remaining())
    if (word != "--") problems.push_back(unknown_option(word, parser, *command));
  made.arguments = parser.arguments;
  take_options(parser, *command, made, problems);
  if (*command == nullptr && !made.arguments.empty())
    problems.push_back(unknown_command(made.arguments.front(), command_words()));
  if (*command != nullptr) check_arguments(**command, made, problems);
  if (!problems.empty()) return refuse(std::move(problems));
  return made;
}

}  // namespace dutoan::cli
