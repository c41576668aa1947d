#include "cli/completion.hpp"

#include "cli/answer.hpp"
#include "cli/invocation.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace dutoan::cli {
namespace {

struct Offer {
  std::string word;
  std::string about;
};
using Offers = std::vector<Offer>;

void add(Offers& offers, std::string_view word, std::string_view about = {}) {
  if (std::ranges::find(offers, word, &Offer::word) == offers.end())
    offers.push_back({std::string{word}, std::string{about}});
}

/// The words of commands behind `group`, or the first words of all when it is empty. `name` is the
/// path or the alias.
Offers command_words(std::string_view group, std::string_view Command::* name, Language language) {
  Offers offers;
  for (const Command& command : commands()) {
    const std::string_view path = command.*name;
    const std::size_t cut = path.find(' ');
    const bool has_second = cut != std::string_view::npos;
    if (group.empty())
      add(offers, path.substr(0, cut), has_second ? std::string{} : in(language, command.about));
    else if (has_second && path.substr(0, cut) == group)
      add(offers, path.substr(cut + 1), in(language, command.about));
  }
  return offers;
}

const Option* find_option(const Command& command, std::string_view name) {
  for (const auto& options : {std::span<const Option>{command.options}, common_options()})
    for (const Option& option : options)
      if (option.name == name || (!name.empty() && option.short_name == name)) return &option;
  return nullptr;
}

Offers option_names(const Command* command, Language language) {
  Offers offers;
  if (command != nullptr)
    for (const Option& option : command->options)
      add(offers, option.name, in(language, option.about));
  for (const Option& option : common_options())
    add(offers, option.name, in(language, option.about));
  return offers;
}

/// What the table names as a value or an argument: words in small letters are meant literally.
Offers named_in(std::string_view text) {
  Offers offers;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" |", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (word.find("FILE") != std::string_view::npos ||
        word.find("PLAN") != std::string_view::npos ||
        word.find("FOLDER") != std::string_view::npos)
      add(offers, any_file);
    else if (!word.empty() && std::islower(static_cast<unsigned char>(word.front())) != 0)
      add(offers, word);
    at = end + 1;
  }
  return offers;
}

/// The classes of the plan that the words so far name, or of the plan that is taken without one.
Offers class_codes(const Command& command, const std::vector<std::string>& words) {
  Invocation asked;
  asked.command = &command;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (const Option* option = find_option(command, words[i]))
      asked.options[std::string{option->name}] = words[i + 1];
  const Sources sources = sources_of(asked);
  const auto regulations = load_regulations(sources.rates);
  if (!regulations) return {};
  const auto plan = load_plan(sources.plan, *regulations);
  if (!plan) return {};
  Offers offers;
  for (const Activity& activity : activities(*plan))
    add(offers, activity.code.text(), activity.name);
  return offers;
}

Offers values_of(const Option& option) {
  Offers offers = named_in(option.value);
  for (const std::string_view word : option.words) add(offers, word);
  return offers;
}

Offers arguments_of(const Command& command, const std::vector<std::string>& words) {
  const bool is_class = command.arguments.find("CLASS") != std::string_view::npos ||
                        command.arguments.find("LINE") != std::string_view::npos;
  return is_class ? class_codes(command, words) : named_in(command.arguments);
}

/// What may stand at the end of `words`, before what is typed there narrows it.
Offers offers_for(const std::vector<std::string>& words, Language language) {
  const std::string& typed = words.back();
  const Command* command = words.size() > 1 ? find_command(words[0]) : nullptr;
  const bool is_group = words.size() > 1 && is_command_group(words[0]);
  if (is_group && words.size() > 2)
    if (const Command* second = find_command(words[0] + " " + words[1])) command = second;
  if (command != nullptr) {
    const Option* before = find_option(*command, words[words.size() - 2]);
    if (before != nullptr && !before->value.empty()) return values_of(*before);
  }
  if (typed.starts_with('-')) return option_names(command, language);
  if (command != nullptr) {
    Offers offers = arguments_of(*command, words);
    if (is_group && words.size() == 2)  // estimate save, beside estimate ML1
      std::ranges::copy(command_words(words[0], &Command::path, language),
                        std::back_inserter(offers));
    return offers;
  }
  if (words.size() > (is_group ? 2U : 1U)) return {};
  const std::string_view group = is_group ? std::string_view{words[0]} : std::string_view{};
  Offers offers = command_words(group, &Command::path, language);
  const bool fits = std::ranges::any_of(
      offers, [&](const Offer& offer) { return offer.word.starts_with(typed); });
  // The Vietnamese names are offered to those who begin to type one.
  return fits ? offers : command_words(group, &Command::alias, language);
}

}  // namespace

std::string completions(const std::vector<std::string>& words, Language language) {
  if (words.empty()) return {};
  std::string text;
  for (const Offer& offer : offers_for(words, language)) {
    if (offer.word != any_file && !offer.word.starts_with(words.back())) continue;
    text += offer.word + (offer.about.empty() ? "" : "\t" + offer.about) + "\n";
  }
  return text;
}

}  // namespace dutoan::cli
