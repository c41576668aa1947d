// Builds the table of rates and refuses what no lookup could answer.
#include <dutoan/rates.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace dutoan {
namespace {

bool asks_about_a_place(const Qualifier& qualifier) {
  return qualifier.about == Qualifier::About::venue || qualifier.about == Qualifier::About::home;
}

bool has_exactly_one_figure(const RateValue& v) {
  return int{v.amount.has_value()} + int{v.coefficient.has_value()} + int{v.percent.has_value()} +
             int{v.see.has_value()} + int{v.formula.has_value()} ==
         1;
}

bool same_measure(const RateValue& v, Measure measure) {
  if (v.see) return true;
  switch (measure) {
    case Measure::amount: return v.amount || v.formula;
    case Measure::coefficient: return v.coefficient.has_value();
    case Measure::percent: return v.percent.has_value();
  }
  return false;
}

/// V1. A value paid at its actual cost needs no figure: the invoice is the figure.
bool figure_fits_status(const RateValue& v, Measure measure) {
  if (v.status == ValueStatus::unread) return !v.has_figure();
  if (v.kind == ValueKind::actual) return !v.has_figure();
  const bool is_reference = v.kind == ValueKind::reference;
  return has_exactly_one_figure(v) && same_measure(v, measure) &&
         is_reference == v.see.has_value() && !(is_reference && v.threshold);
}

/// A reference gives its figure in the other key's unit, so both must count alike; a formula may
/// lead from one unit to another, as from a month to a day, but only from đồng to đồng.
void check_references(std::span<const RateValue> values, const Vocabulary& vocabulary,
                      Problems& problems) {
  for (const RateValue& v : values) {
    if (!v.see && !v.formula) continue;
    const RateKeyEntry& key = vocabulary.keys[v.key];
    const RateKeyEntry& other = vocabulary.keys[v.see ? *v.see : v.formula->of];
    if (key.measure == other.measure && (v.formula || key.unit == other.unit)) continue;
    problems.emplace_back(RateRule::reference_differs, v.place,
                          std::vector<Fact>{{"key", key.key.text()},
                                            {"other", other.key.text()},
                                            {"unit", key.unit},
                                            {"expected", other.unit}});
  }
}

void check_overlaps(const std::vector<LegalDocument>& documents, std::span<const RateValue> values,
                    const Vocabulary& vocabulary, Problems& problems) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    for (std::size_t j = i; j-- > 0 && values[j].key == values[i].key;) {
      const auto& a = documents[values[j].document];
      const auto& b = documents[values[i].document];
      if (a.layer != b.layer || a.jurisdiction != b.jurisdiction) continue;
      if (values[j].qualifiers != values[i].qualifiers) continue;
      if (!values[j].in_force.overlaps(values[i].in_force)) continue;
      problems.emplace_back(RateRule::overlapping_values, values[i].place,
                            std::vector<Fact>{{"key", vocabulary.keys[values[i].key].key.text()},
                                              {"document", a.number},
                                              {"other", b.number},
                                              {"from", std::max(values[i].in_force.from(),
                                                                values[j].in_force.from())}},
                            std::vector<FilePlace>{values[j].place});
    }
  }
}

}  // namespace

std::optional<std::size_t> Vocabulary::qualifier(std::string_view name) const {
  const auto it = std::ranges::find(qualifiers, name, &Qualifier::name);
  if (it == qualifiers.end()) return std::nullopt;
  return static_cast<std::size_t>(it - qualifiers.begin());
}

std::optional<std::size_t> Vocabulary::key(const RateKey& key) const {
  const auto it = std::ranges::find(keys, key, &RateKeyEntry::key);
  if (it == keys.end()) return std::nullopt;
  return static_cast<std::size_t>(it - keys.begin());
}

const Unit* Vocabulary::unit(std::string_view code) const {
  const auto it = std::ranges::find(units, code, &Unit::code);
  return it == units.end() ? nullptr : &*it;
}

std::vector<std::string_view> Vocabulary::jurisdictions_of(Layer layer) const {
  std::vector<std::string_view> codes;
  for (const Jurisdiction& jurisdiction : jurisdictions)
    if (jurisdiction.layer == layer) codes.push_back(jurisdiction.code);
  return codes;
}

std::optional<std::uint8_t> Case::word(std::size_t qualifier) const {
  if (words_[qualifier] == 0) return std::nullopt;
  return static_cast<std::uint8_t>(words_[qualifier] - 1);
}

Result<RateTable> RateTable::of(Vocabulary vocabulary, std::vector<LegalDocument> documents,
                                std::vector<RateValue> values) {
  ensure(vocabulary.qualifiers.size() <= Case::most_qualifiers, "a case holds every qualifier");
  for (RateValue& v : values) std::ranges::sort(v.qualifiers);
  std::ranges::stable_sort(values, {}, [&](const RateValue& v) {
    return std::tuple{v.key, documents[v.document].layer, v.in_force.from()};
  });
  Problems problems;
  for (const RateValue& v : values) {
    if (figure_fits_status(v, vocabulary.keys[v.key].measure)) continue;
    problems.emplace_back(RateRule::amount_without_value, v.place,
                          std::vector<Fact>{{"key", vocabulary.keys[v.key].key.text()}});
  }
  check_references(values, vocabulary, problems);
  check_overlaps(documents, values, vocabulary, problems);
  if (!problems.empty()) return refuse(std::move(problems));

  RateTable table;
  const auto slot_of = [&](const RateValue& v) {
    return v.key * layer_count + static_cast<std::size_t>(documents[v.document].layer);
  };
  table.first_.assign(vocabulary.keys.size() * layer_count + 1, values.size());
  for (std::size_t i = values.size(); i-- > 0;) table.first_[slot_of(values[i])] = i;
  for (std::size_t slot = table.first_.size() - 1; slot-- > 0;)
    table.first_[slot] = std::min(table.first_[slot], table.first_[slot + 1]);
  for (std::size_t q = 0; q < vocabulary.qualifiers.size(); ++q)
    if (asks_about_a_place(vocabulary.qualifiers[q]))
      table.place_qualifiers_ |= std::uint32_t{1} << q;
  table.vocabulary_ = std::move(vocabulary);
  table.documents_ = std::move(documents);
  table.values_ = std::move(values);
  return table;
}

std::span<const RateValue> RateTable::values_of(std::size_t key) const {
  const std::size_t first = first_[key * layer_count];
  return {values_.data() + first, first_[(key + 1) * layer_count] - first};
}

std::span<const RateValue> RateTable::values_of(std::size_t key, Layer layer) const {
  const std::size_t slot = key * layer_count + static_cast<std::size_t>(layer);
  return {values_.data() + first_[slot], first_[slot + 1] - first_[slot]};
}

Result<RateTable> RateTable::with(LegalDocument document, std::vector<RateValue> values) const {
  std::vector<LegalDocument> documents = documents_;
  std::vector<RateValue> all = values_;
  for (RateValue& value : values) {
    value.document = documents.size();
    all.push_back(std::move(value));
  }
  documents.push_back(std::move(document));
  return of(vocabulary_, std::move(documents), std::move(all));
}

}  // namespace dutoan
