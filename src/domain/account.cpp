#include <dutoan/account.hpp>

#include <algorithm>

namespace dutoan {
namespace {

constexpr std::array<std::string_view, stage_count> stage_words = {
    "authority", "allotted",          "withheld",        "disputed", "approved",
    "committed", "advanced",          "spent",           "settled",  "refund_due",
    "refunded",  "carried_allotment", "carried_advance", "lapsed"};
constexpr std::array<std::string_view, all_control_levels.size()> level_words = {
    "line", "category", "activity", "whole"};

}  // namespace

std::string_view word(Stage stage) { return stage_words[static_cast<std::size_t>(stage)]; }

std::optional<Stage> stage_of(std::string_view text) {
  const auto it = std::ranges::find(stage_words, text);
  if (it == stage_words.end()) return std::nullopt;
  return all_stages[static_cast<std::size_t>(it - stage_words.begin())];
}

std::string_view word(ControlLevel level) { return level_words[static_cast<std::size_t>(level)]; }

std::optional<ControlLevel> control_level_of(std::string_view text) {
  const auto it = std::ranges::find(level_words, text);
  if (it == level_words.end()) return std::nullopt;
  return all_control_levels[static_cast<std::size_t>(it - level_words.begin())];
}

std::optional<std::string> budget_item(const SubItemCode& sub_item) {
  const std::string& code = sub_item.text();
  const bool is_code =
      code.size() == 4 && std::ranges::all_of(code, [](char c) { return '0' <= c && c <= '9'; });
  if (!is_code) return std::nullopt;
  return code.substr(0, 2) + (code[2] < '5' ? "00" : "50");
}

Scope scope_at(ControlLevel level, const Funding& funding, const LineCode& line,
               const Classification& classified) {
  switch (level) {
    case ControlLevel::line: return Scope::of(funding, line);
    case ControlLevel::category: return {funding, level, classified.category.text()};
    case ControlLevel::activity: return {funding, level, line.activity.text()};
    case ControlLevel::whole: break;
  }
  return Scope::whole(funding);
}

std::vector<Scope> scopes_of(const Account& account, const Classification& classified) {
  if (account.line == LineCode{}) return {Scope::whole(account.funding)};
  std::vector<Scope> scopes;
  for (const ControlLevel level : all_control_levels)
    scopes.push_back(scope_at(level, account.funding, account.line, classified));
  return scopes;
}

Money Standing::approved_in_all() const {
  Money all;
  for (const Stage stage : all_stages)
    if (stage >= Stage::approved) all += (*this)[stage];
  return all;
}

Money Standing::sum() const {
  Money all;
  for (const Money amount : amounts_) all += amount;
  return all;
}

}  // namespace dutoan
