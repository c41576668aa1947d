#include "domain/rate_cases.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

/// Collects the values of the key, and those of the keys that they lead to.
void collect(const RateTable& rates, std::size_t key, std::vector<bool>& seen,
             std::vector<const RateValue*>& values) {
  if (seen[key]) return;
  seen[key] = true;
  for (const RateValue& value : rates.values_of(key)) {
    values.push_back(&value);
    if (value.see) collect(rates, *value.see, seen, values);
    if (value.formula) collect(rates, value.formula->of, seen, values);
  }
}

/// A place has its tier or is refused; on everything else a case may be silent.
bool may_be_open(const Qualifier& qualifier) {
  return qualifier.about != Qualifier::About::venue && qualifier.about != Qualifier::About::home;
}

/// The values that ask for each word of qualifier `q`, by position.
std::vector<std::vector<std::size_t>> askers(const std::vector<const RateValue*>& values,
                                             std::size_t q, std::size_t words) {
  std::vector<std::vector<std::size_t>> all(words);
  for (std::size_t i = 0; i < values.size(); ++i)
    for (const Condition c : values[i]->qualifiers)
      if (c.qualifier == q) all[c.word].push_back(i);
  return all;
}

/// A word for which nobody asks answers like no answer: neither lets a value in.
std::vector<AnswerGroup> groups_of(const std::vector<std::vector<std::size_t>>& askers,
                                   bool may_be_open) {
  std::map<std::vector<std::size_t>, std::size_t> known;
  std::vector<AnswerGroup> groups;
  const auto group_of = [&](const std::vector<std::size_t>& asking) -> AnswerGroup& {
    const auto [it, is_new] = known.try_emplace(asking, groups.size());
    if (is_new) groups.emplace_back();
    return groups[it->second];
  };
  for (std::size_t word = 0; word < askers.size(); ++word)
    group_of(askers[word]).words.push_back(static_cast<std::uint8_t>(word));
  if (may_be_open) group_of({}).is_open = true;
  return groups;
}

bool is_fixed(const std::vector<Condition>& fixed, std::size_t qualifier) {
  return std::ranges::find(fixed, qualifier, &Condition::qualifier) != fixed.end();
}

/// The case in which `fixed` holds and each qualifier has the first word of the group chosen.
Case case_of(const std::vector<CaseAnswers>& answers, const std::vector<std::size_t>& chosen,
             const std::vector<Condition>& fixed) {
  Case of;
  for (const Condition c : fixed) of.set(c);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const AnswerGroup& group = answers[i].groups[chosen[i]];
    if (!group.words.empty())
      of.set({static_cast<std::uint8_t>(answers[i].qualifier), group.words.front()});
  }
  return of;
}

/// Cases with one outcome: for each qualifier the groups that its answer may be of.
struct Block {
  std::vector<std::vector<std::size_t>> groups;
  std::size_t outcome = 0;
};

/// Joins blocks that have one outcome and differ in the answers of qualifier `q` alone.
std::vector<Block> joined(const std::vector<Block>& blocks, std::size_t q) {
  std::map<std::pair<std::vector<std::vector<std::size_t>>, std::size_t>, std::size_t> known;
  std::vector<Block> all;
  for (const Block& block : blocks) {
    auto others = block.groups;
    others[q].clear();
    const auto [it, is_new] = known.try_emplace({others, block.outcome}, all.size());
    if (is_new) {
      all.push_back(block);
      continue;
    }
    auto& mine = all[it->second].groups[q];
    mine.insert(mine.end(), block.groups[q].begin(), block.groups[q].end());
  }
  for (Block& block : all) std::ranges::sort(block.groups[q]);
  return all;
}

/// The words of a block; a qualifier with all of its answers does not matter.
std::vector<CaseWords> words_of(const Block& block, const std::vector<CaseAnswers>& answers) {
  std::vector<CaseWords> of;
  for (std::size_t q = 0; q < answers.size(); ++q) {
    if (block.groups[q].size() == answers[q].groups.size()) continue;
    CaseWords words{answers[q].qualifier, {}, false};
    for (const std::size_t g : block.groups[q]) {
      const AnswerGroup& group = answers[q].groups[g];
      words.words.insert(words.words.end(), group.words.begin(), group.words.end());
      words.is_open = words.is_open || group.is_open;
    }
    std::ranges::sort(words.words);
    of.push_back(std::move(words));
  }
  return of;
}

}  // namespace

std::vector<CaseAnswers> answers_of(const RateTable& rates, std::size_t key,
                                    const std::vector<Condition>& fixed) {
  const auto& qualifiers = rates.vocabulary().qualifiers;
  std::vector<bool> seen(rates.vocabulary().keys.size());
  std::vector<const RateValue*> values;
  collect(rates, key, seen, values);
  std::vector<CaseAnswers> all;
  for (std::size_t q = 0; q < qualifiers.size(); ++q) {
    const auto asking = askers(values, q, qualifiers[q].words.size());
    const bool is_asked = std::ranges::any_of(asking, [](const auto& of) { return !of.empty(); });
    if (is_asked && !is_fixed(fixed, q))
      all.push_back({q, groups_of(asking, may_be_open(qualifiers[q]))});
  }
  return all;
}

std::optional<Problem> too_many(const RateTable& rates, std::size_t key,
                                const std::vector<CaseAnswers>& answers) {
  std::size_t count = 1;
  for (const CaseAnswers& each : answers) {
    count *= each.groups.size();
    if (count <= most_cases) continue;
    const std::string& name = rates.vocabulary().keys[key].key.text();
    return Problem{FileRule::too_large,
                   rates.values_of(key).front().place,
                   {{"what", Label{"số trường hợp của " + name, "cases of " + name}},
                    {"size", static_cast<std::int64_t>(count)},
                    {"limit", static_cast<std::int64_t>(most_cases)}}};
  }
  return std::nullopt;
}

void each_case(const std::vector<CaseAnswers>& answers, const std::vector<Condition>& fixed,
               const std::function<void(const Case&, const std::vector<std::size_t>&)>& visit) {
  std::vector<std::size_t> chosen(answers.size());
  while (true) {
    visit(case_of(answers, chosen, fixed), chosen);
    std::size_t i = 0;
    while (i < answers.size() && ++chosen[i] == answers[i].groups.size()) chosen[i++] = 0;
    if (i == answers.size()) return;
  }
}

std::vector<CaseBlock> blocks_of(
    const std::vector<CaseAnswers>& answers, const std::vector<Condition>& fixed,
    const std::function<std::optional<std::size_t>(const Case&)>& outcome_of) {
  std::vector<Block> blocks;
  each_case(answers, fixed, [&](const Case& of, const std::vector<std::size_t>& chosen) {
    const auto outcome = outcome_of(of);
    if (!outcome) return;
    blocks.push_back({{}, *outcome});
    for (const std::size_t group : chosen) blocks.back().groups.push_back({group});
  });
  for (std::size_t q = 0; q < answers.size(); ++q) blocks = joined(blocks, q);
  std::ranges::sort(blocks, {}, &Block::groups);
  std::vector<CaseBlock> all;
  for (const Block& block : blocks) all.push_back({words_of(block, answers), block.outcome});
  return all;
}

}  // namespace dutoan
