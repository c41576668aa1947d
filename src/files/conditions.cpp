#include "files/conditions.hpp"

#include "files/values.hpp"

#include <algorithm>
#include <set>

namespace dutoan::files {
namespace {

/// A word twice in one list would make the value stand beside itself.
void check_repeated(const std::vector<const Node*>& words, const Node::Entry& entry,
                    Problems& problems) {
  std::set<std::string> seen;
  for (const Node* word : words)
    if (word->kind() == NodeKind::text && !seen.insert(word->text()).second)
      problems.emplace_back(FileRule::duplicate_key, word->place(),
                            std::vector<Fact>{{"key", word->text()}},
                            std::vector<FilePlace>{entry.key_place()});
}

std::optional<Condition> condition_of(const Node::Entry& entry, const Node& word,
                                      const Vocabulary& vocabulary, Problems& problems) {
  const auto q = vocabulary.qualifier(entry.key);
  if (!q) {
    std::vector<std::string_view> known;
    for (const Qualifier& qualifier : vocabulary.qualifiers) known.push_back(qualifier.name);
    problems.push_back(unknown_word(entry.key_place(), "qualifier", entry.key, known));
    return std::nullopt;
  }
  if (word.kind() != NodeKind::text) {
    problems.emplace_back(FileRule::wrong_type, word.place(),
                          std::vector<Fact>{{"key", entry.key},
                                            {"expected", std::string{"text"}},
                                            {"found", std::string{"table"}}});
    return std::nullopt;
  }
  const auto& words = vocabulary.qualifiers[*q].words;
  const auto it = std::ranges::find(words, word.text());
  if (it == words.end()) {
    problems.push_back(
        unknown_word(word.place(), entry.key, word.text(), {words.begin(), words.end()}));
    return std::nullopt;
  }
  return Condition{static_cast<std::uint8_t>(*q), static_cast<std::uint8_t>(it - words.begin())};
}

}  // namespace

std::vector<std::vector<Condition>> conditions_of(const Node* table, const Vocabulary& vocabulary,
                                                  Problems& problems) {
  std::vector<std::vector<Condition>> sets(1);
  if (table == nullptr) return sets;
  constexpr std::size_t most_sets = 1000;
  for (const Node::Entry& entry : table->entries()) {
    const bool is_list = entry.value.kind() == NodeKind::list;
    const std::vector<const Node*> words =
        is_list ? texts_of(entry.value) : std::vector<const Node*>{&entry.value};
    if (words.empty())
      problems.emplace_back(FileRule::empty_text, entry.value.place(),
                            std::vector<Fact>{{"key", entry.key}});
    if (sets.size() * words.size() > most_sets)
      problems.emplace_back(
          FileRule::too_large, entry.value.place(),
          std::vector<Fact>{{"what", std::string{"values"}},
                            {"size", static_cast<std::int64_t>(sets.size() * words.size())},
                            {"limit", static_cast<std::int64_t>(most_sets)}});
    check_repeated(words, entry, problems);
    std::vector<std::vector<Condition>> more;
    for (const Node* word : words) {
      const auto condition = condition_of(entry, *word, vocabulary, problems);
      if (!condition || sets.size() * words.size() > most_sets) continue;
      for (auto set : sets) {
        set.push_back(*condition);
        more.push_back(std::move(set));
      }
    }
    sets = std::move(more);
  }
  return sets;
}

std::vector<Condition> single_conditions_of(const Node* table, const Vocabulary& vocabulary,
                                            Problems& problems) {
  std::vector<Condition> conditions;
  if (table == nullptr) return conditions;
  for (const Node::Entry& entry : table->entries())
    if (const auto condition = condition_of(entry, entry.value, vocabulary, problems))
      conditions.push_back(*condition);
  return conditions;
}

}  // namespace dutoan::files
