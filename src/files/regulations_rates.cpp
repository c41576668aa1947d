#include "files/conditions.hpp"
#include "files/regulations_reader.hpp"
#include "files/values.hpp"

namespace dutoan::files {
namespace {

constexpr std::pair<std::string_view, Rounding> roundings[] = {
    {"half_away", Rounding::half_away_from_zero}, {"down", Rounding::down}, {"up", Rounding::up}};

constexpr std::pair<std::string_view, ValueKind> kinds[] = {
    {"fixed", ValueKind::fixed},
    {"ceiling", ValueKind::ceiling},
    {"actual", ValueKind::actual},
    {"actual_capped", ValueKind::actual_capped},
    {"reference", ValueKind::reference}};

constexpr std::pair<std::string_view, BoundKind> bounds[] = {
    {"unknown", BoundKind::unknown},
    {"ceiling", BoundKind::ceiling},
    {"ceiling_plus", BoundKind::ceiling_plus},
    {"free", BoundKind::free},
    {"silent", BoundKind::silent}};

constexpr std::pair<std::string_view, Transition::Rule> transition_rules[] = {
    {"successor", Transition::Rule::successor},
    {"started_keeps", Transition::Rule::started_keeps},
    {"unstarted_may_change", Transition::Rule::unstarted_may_change},
    {"prolonged_keeps", Transition::Rule::prolonged_keeps}};

std::vector<std::string> texts_at(const Node& table, std::string_view key) {
  std::vector<std::string> texts;
  if (const Node* list = at(table, key))
    for (const Node* text : texts_of(*list)) texts.push_back(text->text());
  return texts;
}

/// Who read which text, and when; what the value does not say, its document says for all.
Reading reading_of(const Node& table, const Node& document) {
  Reading reading{text_at(table, "read_by"), text_at(table, "source"), date_at(table, "read_on")};
  if (reading.by.empty()) reading.by = text_at(document, "read_by");
  if (!reading.on) reading.on = date_at(document, "read_on");
  return reading;
}

}  // namespace

void RegulationsReader::read_rates(const Node& file) {
  const Node& table = *at(file, "document");
  LegalDocument document;
  document.type = text_at(table, "type");
  document.number = text_at(table, "number");
  document.short_name = text_at(table, "short");
  document.title = text_at(table, "title");
  document.issuer = text_at(table, "issuer");
  document.date = date_at(table, "date");
  document.in_force = date_at(table, "in_force");
  document.layer = meaning_of(text_at(table, "layer"), layer_words);
  document.jurisdiction = text_at(table, "jurisdiction");
  document.replaces = texts_at(table, "replaces");
  document.amends = texts_at(table, "amends");
  document.verified_by = text_at(table, "verified_by");
  document.verified_on = date_at(table, "verified_on");
  document.note = text_at(table, "note");
  document.place = table.place();
  check_jurisdiction(table, "jurisdiction", document.layer);
  for (const LegalDocument& other : documents_)
    if (other.number == document.number)
      problems_.emplace_back(NormRule::duplicate_code, place_at(table, "number"),
                             std::vector<Fact>{{"code", document.number}},
                             std::vector<FilePlace>{other.place});
  documents_.push_back(std::move(document));
  for (const Node& transition : tables_at(file, "transition"))
    read_transition(transition, documents_.back());
  for (const Node& rule : tables_at(file, "rule")) read_rule(rule, documents_.back());
  const Bound bound = bound_of(table, Bound{});
  for (const Node& value : tables_at(file, "value")) read_value(value, table, bound);
}

Bound RegulationsReader::bound_of(const Node& table, const Bound& otherwise) {
  const bool has_kind = at(table, "bound") != nullptr;
  Bound bound = otherwise;
  if (has_kind) bound = {meaning_of(text_at(table, "bound"), bounds), {}};
  const Node* plus = at(table, "bound_plus");
  if (plus != nullptr) bound.plus = percent_of(*plus);
  const bool needs_plus = has_kind && bound.kind == BoundKind::ceiling_plus;
  if (needs_plus != (plus != nullptr))
    problems_.emplace_back(RateRule::bound_without_share, place_at(table, "bound"));
  return bound;
}

void RegulationsReader::read_transition(const Node& table, LegalDocument& document) {
  Transition transition;
  transition.rule = meaning_of(text_at(table, "rule"), transition_rules);
  transition.before = *date_at(table, "before");
  transition.until = date_at(table, "until");
  transition.text = label_of(table);
  transition.status = status_of(table);
  transition.citation = read_citation(table, transition.status, text_at(table, "rule"));
  transition.source = text_at(table, "source");
  if (transition.until && *transition.until <= transition.before)
    problems_.emplace_back(
        RateRule::empty_range, place_at(table, "until"),
        std::vector<Fact>{{"from", transition.before}, {"until", *transition.until}});
  document.transitions.push_back(std::move(transition));
}

void RegulationsReader::read_rule(const Node& table, LegalDocument& document) {
  const ValueStatus status = status_of(table);
  const std::string code = text_at(table, "code");
  // What was read in a document is read in an article of it; a reminder may know the document only.
  auto citation = status == ValueStatus::read ? read_citation(table, status, code)
                                              : Citation::of(document.number);
  for (const DocumentRule& other : document.rules)
    if (other.code == code)
      problems_.emplace_back(NormRule::duplicate_code, place_at(table, "code"),
                             std::vector<Fact>{{"code", code}});
  document.rules.push_back(
      {code, label_of(table), std::move(citation), status, text_at(table, "source")});
}

void RegulationsReader::read_value(const Node& table, const Node& document, const Bound& bound) {
  RateValue value;
  const auto key = key_of(*at(table, "key"));
  const auto range = range_of(table);
  value.document = documents_.size() - 1;
  value.bound = bound_of(table, bound);
  value.kind = meaning_of(text_at(table, "kind"), kinds);
  value.status = status_of(table);
  value.reading = reading_of(table, document);
  value.note = text_at(table, "note");
  value.place = table.place();
  value.citation = read_citation(table, value.status, text_at(table, "key"));
  read_figures(table, value);
  const auto sets = conditions_of(at(table, "when"), vocabulary_, problems_);
  if (!key || !range) return;
  value.key = *key;
  value.in_force = *range;
  const bool is_percent = vocabulary_.keys[*key].measure == Measure::percent;
  const std::string rounding = text_at(table, "rounding");
  value.rounding =
      rounding.empty() && is_percent ? Rounding::down : meaning_of(rounding, roundings);
  for (const auto& set : sets) {
    value.qualifiers = set;
    values_.push_back(value);
  }
}

/// Rule 2003: what was read was read in an article. What a page states without the clause, or what
/// somebody remembers, names the document alone, and never an article that nobody saw.
std::optional<Citation> RegulationsReader::read_citation(const Node& table, ValueStatus status,
                                                         std::string_view about) {
  auto citation = Citation::of(documents_.back().number, text_at(table, "article"),
                               text_at(table, "clause"), text_at(table, "point"));
  const bool is_complete =
      citation && (!citation->article().empty() || status != ValueStatus::read);
  if (!is_complete)
    problems_.emplace_back(RateRule::no_citation, table.place(),
                           std::vector<Fact>{{"key", std::string{about}}});
  return citation;
}

void RegulationsReader::read_figures(const Node& table, RateValue& value) {
  if (const Node* amount = at(table, "amount")) value.amount = money_of(*amount);
  if (const Node* coefficient = at(table, "coefficient"))
    value.coefficient = quantity_of(*coefficient);
  if (const Node* percent = at(table, "percent")) value.percent = percent_of(*percent);
  if (const Node* see = at(table, "see")) value.see = key_of(*see);
  if (const Node* formula = at(table, "formula")) value.formula = formula_of(*formula);
  if (const Node* includes = at(table, "includes"))
    for (const Node* included : texts_of(*includes))
      if (const auto key = key_of(*included)) value.includes.push_back(*key);
  if (const Node* threshold = at(table, "threshold"))
    value.threshold =
        Threshold{FactorCode{text_at(*threshold, "factor")}, quantity_of(*at(*threshold, "least"))};
}

std::optional<Formula> RegulationsReader::formula_of(const Node& table) {
  Formula formula;
  const auto key = key_of(*at(table, "of"));
  if (!key) return std::nullopt;
  formula.of = *key;
  if (const Node* percent = at(table, "percent")) formula.percent = percent_of(*percent);
  formula.divide = integer_at(table, "divide").value_or(1);
  formula.to = integer_at(table, "to").value_or(1);
  return formula;
}

}  // namespace dutoan::files
