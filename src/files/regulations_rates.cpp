#include "files/regulations_reader.hpp"
#include "files/values.hpp"

namespace dutoan::files {
namespace {

constexpr std::pair<std::string_view, Rounding> roundings[] = {
    {"half_away", Rounding::half_away_from_zero}, {"down", Rounding::down}, {"up", Rounding::up}};

Bound bound_of(const Node& document) {
  constexpr std::pair<std::string_view, BoundKind> kinds[] = {
      {"unknown", BoundKind::unknown},
      {"ceiling", BoundKind::ceiling},
      {"ceiling_plus", BoundKind::ceiling_plus},
      {"free", BoundKind::free},
      {"silent", BoundKind::silent}};
  Bound bound;
  bound.kind = meaning_of(text_at(document, "bound"), kinds);
  if (const Node* plus = at(document, "bound_plus")) bound.plus = percent_of(*plus);
  return bound;
}

}  // namespace

void RegulationsReader::read_rates(const Node& file) {
  const Node& table = *at(file, "document");
  documents_.push_back({text_at(table, "type"), text_at(table, "number"), text_at(table, "short"),
                        text_at(table, "title"), text_at(table, "issuer"), date_at(table, "date"),
                        meaning_of(text_at(table, "layer"), layer_words),
                        text_at(table, "jurisdiction"), text_at(table, "verified_by"),
                        table.place()});
  check_jurisdiction(table, "jurisdiction", documents_.back().layer);
  const Bound bound = bound_of(table);
  for (const Node& value : tables_at(file, "value"))
    read_value(value, documents_.size() - 1, bound);
}

void RegulationsReader::read_value(const Node& table, std::size_t document, const Bound& bound) {
  constexpr std::pair<std::string_view, ValueKind> kinds[] = {
      {"fixed", ValueKind::fixed},
      {"ceiling", ValueKind::ceiling},
      {"actual", ValueKind::actual},
      {"actual_capped", ValueKind::actual_capped},
      {"reference", ValueKind::reference}};
  RateValue value;
  const auto key = key_of(*at(table, "key"));
  const auto range = range_of(table);
  value.document = document;
  value.bound = bound;
  value.kind = meaning_of(text_at(table, "kind"), kinds);
  value.status = status_of(table);
  value.note = text_at(table, "note");
  value.place = table.place();
  read_citation(table, value);
  read_figures(table, value);
  const auto sets = conditions_of(at(table, "when"));
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

/// Rule 2003: a figure without its place in the law is no figure. An unread document has none yet.
void RegulationsReader::read_citation(const Node& table, RateValue& value) {
  const LegalDocument& document = documents_[value.document];
  value.citation = Citation::of(document.number, text_at(table, "article"),
                                text_at(table, "clause"), text_at(table, "point"));
  const bool is_complete =
      value.citation && (!value.citation->article().empty() || value.status == ValueStatus::unread);
  if (!is_complete)
    problems_.emplace_back(RateRule::no_citation, table.place(),
                           std::vector<Fact>{{"key", text_at(table, "key")}});
}

void RegulationsReader::read_figures(const Node& table, RateValue& value) {
  if (const Node* amount = at(table, "amount")) value.amount = money_of(*amount);
  if (const Node* coefficient = at(table, "coefficient"))
    value.coefficient = quantity_of(*coefficient);
  if (const Node* percent = at(table, "percent")) value.percent = percent_of(*percent);
  if (const Node* see = at(table, "see")) value.see = key_of(*see);
  if (const Node* threshold = at(table, "threshold"))
    value.threshold =
        Threshold{FactorCode{text_at(*threshold, "factor")}, quantity_of(*at(*threshold, "least"))};
}

}  // namespace dutoan::files
