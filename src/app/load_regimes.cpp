#include "files/form.hpp"
#include "files/forms.hpp"
#include "files/regulations_folder.hpp"
#include "files/toml.hpp"
#include "files/values.hpp"

#include <dutoan/regime.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

using files::Node;

constexpr std::string_view format = "dutoan/regimes/1";

constexpr std::pair<std::string_view, FinanceRole> role_words[] = {{"review", FinanceRole::review},
                                                                   {"check", FinanceRole::check}};

CarryOverGround ground_in(const Node& table) {
  CarryOverGround ground;
  ground.code = files::text_at(table, "code");
  ground.label = files::label_of(table);
  ground.citation = files::text_at(table, "citation");
  ground.status = files::text_at(table, "status");
  ground.granted_after = files::text_at(table, "granted_after");
  ground.by_contract = files::boolean_at(table, "by_contract");
  ground.of_programme = files::boolean_at(table, "of_programme");
  if (const Node* natures = files::at(table, "natures"))
    for (const Node* each : files::texts_of(*natures)) ground.natures.push_back(each->text());
  return ground;
}

SettlementRegime regime_in(const Node& table) {
  SettlementRegime regime;
  regime.code = files::text_at(table, "code");
  regime.label = files::label_of(table);
  regime.first_year = static_cast<int>(files::integer_at(table, "first_year").value_or(0));
  regime.finance = files::meaning_of(files::text_at(table, "finance"), role_words);
  regime.finance_citation = files::text_at(table, "finance_citation");
  regime.status = files::text_at(table, "status");
  regime.reconciled_by = files::text_at(table, "reconciled_by");
  regime.refund_warned_by = files::text_at(table, "refund_warned_by");
  regime.refunded_by = files::text_at(table, "refunded_by");
  regime.calendar_citation = files::text_at(table, "calendar_citation");
  for (const Node& each : files::tables_at(table, "ground"))
    regime.grounds.push_back(ground_in(each));
  return regime;
}

/// "MM-DD" as two numbers; nothing where it is none.
std::optional<std::pair<unsigned, unsigned>> month_and_day(std::string_view text) {
  const auto is_digit = [&](std::size_t i) { return '0' <= text[i] && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != '-' || !is_digit(0) || !is_digit(1) || !is_digit(3) ||
      !is_digit(4))
    return std::nullopt;
  const auto two = [&](std::size_t i) {
    return static_cast<unsigned>((text[i] - '0') * 10 + (text[i + 1] - '0'));
  };
  return std::pair{two(0), two(3)};
}

void check_day(const Node& table, std::string_view key, Problems& problems) {
  const std::string day = files::text_at(table, key);
  if (day.empty() || day_after(2020, day)) return;
  problems.emplace_back(RegimeRule::unreadable_day, files::place_at(table, key),
                        std::vector<Fact>{{"text", day}});
}

Problems check_days(const Node& file) {
  Problems problems;
  for (const Node& regime : files::tables_at(file, "regime")) {
    for (const char* key : {"reconciled_by", "refund_warned_by", "refunded_by"})
      check_day(regime, key, problems);
    for (const Node& ground : files::tables_at(regime, "ground"))
      check_day(ground, "granted_after", problems);
  }
  return problems;
}

}  // namespace

Result<std::vector<SettlementRegime>> load_regimes(const std::string& folder) {
  const auto texts = files::read_folder(folder);
  if (!texts) return refuse(texts.error());
  std::vector<SettlementRegime> regimes;
  for (const files::SourceText& text : *texts) {
    if (text.text.find(format) == std::string::npos) continue;
    const auto root = files::read_toml(text);
    if (!root) return refuse(root.error());
    if (files::text_at(*root, "format") != format) continue;
    if (Problems problems = files::check_shape(*root, files::regimes_form()); !problems.empty())
      return refuse(std::move(problems));
    if (Problems problems = check_days(*root); !problems.empty())
      return refuse(std::move(problems));
    for (const Node& table : files::tables_at(*root, "regime")) regimes.push_back(regime_in(table));
  }
  std::ranges::sort(regimes, {}, &SettlementRegime::first_year);
  return regimes;
}

const SettlementRegime* regime_of(const std::vector<SettlementRegime>& regimes, int fiscal_year) {
  const SettlementRegime* found = nullptr;
  for (const SettlementRegime& each : regimes)
    if (each.first_year <= fiscal_year) found = &each;
  return found;
}

std::optional<Date> day_after(int fiscal_year, std::string_view month_day) {
  const auto found = month_and_day(month_day);
  if (!found) return std::nullopt;
  return Date::of(fiscal_year + 1, found->first, found->second);
}

}  // namespace dutoan
