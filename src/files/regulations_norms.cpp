#include "files/conditions.hpp"
#include "files/regulations_reader.hpp"
#include "files/values.hpp"

#include <dutoan/estimate.hpp>

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

namespace dutoan::files {
namespace {

/// The coefficient of the rate takes the last place among a working's factors.
constexpr std::size_t most_line_factors = Working::most_factors - 1;
constexpr std::size_t most_factors = 500;

template <class T, class Name>
std::vector<std::string_view> codes_of(const std::vector<T>& all, Name code) {
  std::vector<std::string_view> codes;
  for (const T& t : all) codes.push_back((t.*code).text());
  return codes;
}

/// N of the step "merge=N"; nothing of any other step.
std::optional<std::int64_t> merge_in(const std::vector<std::string>& changes) {
  constexpr std::string_view merge = "merge=";
  if (changes.size() != 1 || !changes.front().starts_with(merge)) return std::nullopt;
  const std::string_view digits = std::string_view{changes.front()}.substr(merge.size());
  std::int64_t people = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), people);
  if (error != std::errc{} || end != digits.end() || people <= 0) return std::nullopt;
  return people;
}

/// The changes of one step, between semicolons.
std::vector<std::string> changes_in(const std::string& step) {
  std::vector<std::string> changes;
  for (std::size_t at = 0; at <= step.size();) {
    const std::size_t end = std::min(step.find(';', at), step.size());
    std::string change = step.substr(at, end - at);
    std::erase(change, ' ');
    if (!change.empty()) changes.push_back(std::move(change));
    at = end + 1;
  }
  return changes;
}

template <class C>
std::optional<C> code_at(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  if (node == nullptr) return std::nullopt;
  return C{node->text()};
}

Problem twice(const Node& table) {
  return Problem{
      NormRule::duplicate_code, place_at(table, "code"), {{"code", text_at(table, "code")}}};
}

Problem too_many(const Node& table, std::size_t size, std::size_t limit) {
  return Problem{FileRule::too_large,
                 table.place(),
                 {{"size", static_cast<std::int64_t>(size)},
                  {"limit", static_cast<std::int64_t>(limit)},
                  {"what", std::string{"factors"}}}};
}

}  // namespace

void RegulationsReader::read_sub_items(const Node& file) {
  for (const Node& table : tables_at(file, "sub_item")) {
    if (norms_.sub_item(text_at(table, "code"))) problems_.push_back(twice(table));
    norms_.sub_items.push_back({SubItemCode{text_at(table, "code")}, text_at(table, "name"),
                                status_of(table), table.place()});
  }
}

void RegulationsReader::read_categories(const Node& file) {
  for (const Node& table : tables_at(file, "category")) {
    if (norms_.category(text_at(table, "code"))) problems_.push_back(twice(table));
    norms_.categories.push_back({CategoryCode{text_at(table, "code")}, label_of(table)});
  }
}

void RegulationsReader::read_factor_names(const Node& file) {
  constexpr std::pair<std::string_view, Counts> counts[] = {
      {"", Counts::other}, {"people", Counts::people}, {"days", Counts::days}};
  constexpr std::pair<std::string_view, Counted> counted[] = {
      {"", Counted::no},
      {"trainees", Counted::trainees},
      {"officials", Counted::officials},
      {"participants", Counted::participants},
      {"unsalaried", Counted::unsalaried},
      {"salaried", Counted::salaried},
      {"units", Counted::units}};
  for (const Node& table : tables_at(file, "factor")) {
    if (norms_.factors.size() == most_factors)
      return problems_.push_back(too_many(table, most_factors + 1, most_factors));
    norms_.factors.push_back({FactorCode{text_at(table, "code")}, label_of(table),
                              meaning_of(text_at(table, "counted"), counted),
                              meaning_of(text_at(table, "counts"), counts), std::nullopt,
                              table.place()});
  }
}

/// A second pass, because a factor may be derived from one that stands below it.
void RegulationsReader::read_factor_derivations(const Node& file) {
  constexpr std::pair<std::string_view, Rounding> roundings[] = {
      {"up", Rounding::up}, {"down", Rounding::down}, {"half_away", Rounding::half_away_from_zero}};
  for (const Node& table : tables_at(file, "factor")) {
    const Node* from = at(table, "derived");
    const auto id = norms_.factor(text_at(table, "code"));
    if (from == nullptr || !id) continue;
    Derivation derivation;
    if (const Node* of = at(*from, "of"))
      for (const Node* other : texts_of(*of))
        if (const auto factor = factor_of(*other)) derivation.of.push_back(*factor);
    derivation.plus = integer_at(*from, "plus").value_or(0);
    derivation.times = integer_at(*from, "times").value_or(1);
    derivation.divide = integer_at(*from, "divide").value_or(1);
    derivation.rounding = meaning_of(text_at(*from, "round"), roundings);
    norms_.factors[*id].derived = std::move(derivation);
  }
}

void RegulationsReader::read_norm(const Node& file) {
  Norm norm{KindCode{text_at(file, "kind")}, label_of(file), {}, place_at(file, "kind")};
  for (const Node& table : tables_at(file, "line")) read_line(table, norm);
  norms_.kinds.push_back(std::move(norm));
}

void RegulationsReader::read_line(const Node& table, Norm& norm) {
  NormLine line;
  line.code = ItemCode{text_at(table, "code")};
  line.label = label_of(table);
  line.place = table.place();
  line.unit = text_at(table, "unit");
  check_unit(table);
  const auto category = norms_.category(text_at(table, "category"));
  if (!category)
    problems_.push_back(unknown_word(place_at(table, "category"), "category",
                                     text_at(table, "category"),
                                     codes_of(norms_.categories, &Category::code)));
  const auto sub_item = norms_.sub_item(text_at(table, "sub_item"));
  if (!sub_item)
    problems_.push_back(unknown_word(place_at(table, "sub_item"), "sub_item",
                                     text_at(table, "sub_item"),
                                     codes_of(norms_.sub_items, &SubItem::code)));
  line.category = category.value_or(0);
  line.sub_item = sub_item.value_or(0);
  if (const Node* rate = at(table, "rate")) line.rate = key_of(*rate);
  line.price = code_at<PriceCode>(table, "price");
  line.percent = code_at<PercentCode>(table, "percent");
  if (const Node* factors = at(table, "factors"))
    for (const Node* factor : texts_of(*factors))
      if (const auto id = factor_of(*factor)) line.factors.push_back(*id);
  if (line.factors.size() > most_line_factors)
    problems_.push_back(too_many(table, line.factors.size(), most_line_factors));
  line.when = single_conditions_of(at(table, "when"), vocabulary_, problems_);
  line.as = single_conditions_of(at(table, "as"), vocabulary_, problems_);
  line.omit_when_zero = boolean_at(table, "omit_when_zero");
  if (text_at(table, "base") == "total") line.base = PercentBase::total;
  if (const Node* payer = at(table, "paid_by")) line.paid_by = label_of(*payer);
  norm.lines.push_back(std::move(line));
}

void RegulationsReader::read_fit_rules(const Node& file) {
  std::set<std::string> seen;
  for (const FitRule& rule : norms_.fit_rules) seen.insert(rule.code);
  for (const Node& table : tables_at(file, "rule")) {
    FitRule rule{text_at(table, "code"), label_of(table), {}, std::nullopt, table.place()};
    if (!seen.insert(rule.code).second)
      problems_.emplace_back(NormRule::duplicate_code, place_at(table, "code"),
                             std::vector<Fact>{{"code", rule.code}});
    const Node& steps = *at(table, "steps");
    for (const Node* step : texts_of(steps)) rule.steps.push_back(changes_in(step->text()));
    if (rule.steps.size() == 1) rule.merge_up_to = merge_in(rule.steps.front());
    if (rule.merge_up_to) rule.steps.clear();
    norms_.fit_rules.push_back(std::move(rule));
  }
}

void RegulationsReader::read_reasons(const Node& file) {
  std::set<std::string> seen;
  for (const ReasonKind& reason : norms_.reasons) seen.insert(reason.code);
  for (const Node& table : tables_at(file, "reason")) {
    ReasonKind reason{text_at(table, "code"), label_of(table), boolean_at(table, "raises"),
                      boolean_at(table, "needs_citation"), table.place()};
    if (!seen.insert(reason.code).second)
      problems_.emplace_back(NormRule::duplicate_code, place_at(table, "code"),
                             std::vector<Fact>{{"code", reason.code}});
    norms_.reasons.push_back(std::move(reason));
  }
}

}  // namespace dutoan::files
