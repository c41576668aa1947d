#include <dutoan/rates.hpp>

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

namespace dutoan {
namespace {

constexpr int most_references = 8;

std::uint32_t mask_of(const RateValue& value) {
  std::uint32_t mask = 0;
  for (const Condition c : value.qualifiers) mask |= std::uint32_t{1} << c.qualifier;
  return mask;
}

bool applies(const RateValue& value, const RateQuestion& question) {
  return value.in_force.contains(question.date) &&
         std::ranges::all_of(value.qualifiers,
                             [&](Condition c) { return question.of->matches(c); });
}

/// Both apply to one case, so equal qualifiers have equal words: containing is a matter of names.
bool strictly_contains(std::uint32_t more, std::uint32_t fewer) {
  return more != fewer && (more & fewer) == fewer;
}

/// The qualifiers that the values of a key ask about, as the case answers them, or those that it
/// leaves open: for the sentence that refuses.
Label described(const Vocabulary& vocabulary, const Case& of, std::span<const RateValue> values,
                bool answered) {
  std::uint32_t asked = 0;
  for (const RateValue& value : values) asked |= mask_of(value);
  Label text;
  for (std::size_t q = 0; q < vocabulary.qualifiers.size(); ++q) {
    const auto word = of.word(q);
    if ((asked >> q & 1U) == 0 || word.has_value() != answered) continue;
    const Qualifier& qualifier = vocabulary.qualifiers[q];
    const Label& label = answered ? qualifier.word_labels[*word] : qualifier.label;
    text.vi += (text.vi.empty() ? "" : "; ") + label.vi;
    text.en += (text.en.empty() ? "" : "; ") + label.en;
  }
  return text;
}

bool has_exactly_one_figure(const RateValue& v) {
  return int{v.amount.has_value()} + int{v.coefficient.has_value()} + int{v.percent.has_value()} +
             int{v.see.has_value()} ==
         1;
}

bool same_measure(const RateValue& v, Measure measure) {
  if (v.see) return true;
  switch (measure) {
    case Measure::amount: return v.amount.has_value();
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

/// A reference gives its figure in the other key's unit, so both must count alike.
void check_references(std::span<const RateValue> values, const Vocabulary& vocabulary,
                      Problems& problems) {
  for (const RateValue& v : values) {
    if (!v.see) continue;
    const RateKeyEntry& key = vocabulary.keys[v.key];
    const RateKeyEntry& other = vocabulary.keys[*v.see];
    if (key.measure == other.measure && key.unit == other.unit) continue;
    problems.emplace_back(RateRule::reference_differs, v.place,
                          std::vector<Fact>{{"key", key.key.text()},
                                            {"other", other.key.text()},
                                            {"unit", key.unit},
                                            {"expected", other.unit}});
  }
}

/// The figure of a value in its own smallest unit; nothing for references and actual costs.
std::optional<std::int64_t> figure_of(const RateValue& v) {
  if (v.amount) return v.amount->dong();
  if (v.coefficient) return v.coefficient->thousandths();
  if (v.percent) return v.percent->hundredths();
  return std::nullopt;
}

FactValue fact_of(const RateValue& v) {
  if (v.coefficient) return *v.coefficient;
  if (v.percent) return *v.percent;
  return v.amount.value_or(Money{});
}

/// figure ≤ limit × (100 % + plus), without a fraction in between.
bool is_within(std::int64_t figure, std::int64_t limit, Percent plus) {
  std::int64_t most = 0;
  return !__builtin_mul_overflow(limit, Percent::whole_of + plus.hundredths(), &most) &&
         figure <= most / Percent::whole_of;
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
  table.first_of_key_.assign(vocabulary.keys.size() + 1, values.size());
  for (std::size_t i = values.size(); i-- > 0;) table.first_of_key_[values[i].key] = i;
  for (std::size_t k = vocabulary.keys.size(); k-- > 0;)
    table.first_of_key_[k] = std::min(table.first_of_key_[k], table.first_of_key_[k + 1]);
  table.vocabulary_ = std::move(vocabulary);
  table.documents_ = std::move(documents);
  table.values_ = std::move(values);
  return table;
}

std::span<const RateValue> RateTable::values_of(std::size_t key) const {
  const std::size_t first = first_of_key_[key];
  return {values_.data() + first, first_of_key_[key + 1] - first};
}

bool RateTable::in_jurisdiction(const RateValue& value, const RateQuestion& question) const {
  const LegalDocument& document = documents_[value.document];
  switch (document.layer) {
    case Layer::province: return document.jurisdiction == question.province;
    case Layer::programme: return document.jurisdiction == question.programme;
    case Layer::general: return true;
  }
  return false;
}

Result<const RateValue*> RateTable::decide(std::size_t key, Layer layer,
                                           const RateQuestion& question) const {
  const auto counts = [&](const RateValue& value) {
    return documents_[value.document].layer == layer && applies(value, question) &&
           in_jurisdiction(value, question);
  };
  const RateValue* best = nullptr;
  int applicable = 0;
  for (const RateValue& value : values_of(key)) {
    if (!counts(value)) continue;
    ++applicable;
    if (!best || value.qualifiers.size() > best->qualifiers.size()) best = &value;
  }
  if (applicable <= 1) return best;
  const RateValue* rival = nullptr;  // applies too, and is not strictly contained in the best
  for (const RateValue& value : values_of(key))
    if (&value != best && counts(value) && !strictly_contains(mask_of(*best), mask_of(value)))
      rival = &value;
  if (rival == nullptr) return best;
  return refuse(Problem{RateRule::two_equal_values,
                        best->place,
                        {{"key", vocabulary_.keys[key].key.text()},
                         {"date", question.date},
                         {"document", documents_[best->document].number},
                         {"other", documents_[rival->document].number},
                         {"case", described(vocabulary_, *question.of, values_of(key), true)}},
                        {rival->place}});
}

Result<Found> RateTable::settle(std::size_t key, const RateQuestion& question,
                                int references) const {
  const RateValue* winner = nullptr;
  const RateValue* unread = nullptr;
  for (const Layer layer : {Layer::province, Layer::programme, Layer::general}) {
    if (unread != nullptr && layer != *question.stand_in) continue;
    const auto decided = decide(key, layer, question);
    if (!decided) return tl::unexpected<Problems>(decided.error());
    if (*decided == nullptr) continue;
    winner = *decided;
    if (winner->status != ValueStatus::unread) break;
    if (!question.stand_in || unread != nullptr) break;
    unread = winner;  // the plan names a layer that may answer instead
    winner = nullptr;
  }
  if (winner == nullptr || winner->status == ValueStatus::unread) {
    const RateValue* silent = winner != nullptr ? winner : unread;
    std::vector<Fact> facts{{"key", vocabulary_.keys[key].key.text()},
                            {"date", question.date},
                            {"case", described(vocabulary_, *question.of, values_of(key), true)}};
    facts.push_back({"open", described(vocabulary_, *question.of, values_of(key), false)});
    if (silent != nullptr) facts.push_back({"document", documents_[silent->document].number});
    return refuse(Problem{RateRule::no_usable_value,
                          silent != nullptr ? silent->place : FilePlace{}, std::move(facts)});
  }
  if (!winner->see) return Found{winner, nullptr, unread};
  if (references == most_references)
    return refuse(Problem{
        RateRule::circular_reference, winner->place, {{"key", vocabulary_.keys[key].key.text()}}});
  auto found = settle(*winner->see, question, references + 1);
  if (!found) return found;
  found->via = winner;
  if (unread != nullptr) found->stands_in_for = unread;
  return found;
}

Result<Found> RateTable::find(std::size_t key, const RateQuestion& question) const {
  return settle(key, question, 0);
}

std::optional<Problem> RateTable::breach_of_bound(const Found& found,
                                                  const RateQuestion& question) const {
  const RateValue& value = *found.value;
  const Layer own = documents_[value.document].layer;
  const auto figure = figure_of(value);
  if (own == Layer::general || !figure) return std::nullopt;
  for (const Layer below : {Layer::programme, Layer::general}) {
    if (below <= own) continue;
    const auto lower = decide(value.key, below, question);
    if (!lower) return lower.error().front();
    if (*lower == nullptr) continue;
    const RateValue* limit = *lower;
    if (limit->see) {  // what the lower layer refers to, as it holds here
      const auto resolved = settle(*limit->see, question, 1);
      const bool is_unread = !resolved && resolved.error().front().is(RateRule::no_usable_value);
      if (!resolved && !is_unread) return resolved.error().front();
      if (resolved) limit = resolved->value;
    }
    const BoundKind kind = (*lower)->bound.kind;
    if (kind == BoundKind::free || kind == BoundKind::silent) return std::nullopt;
    const auto most = figure_of(*limit);
    const Percent plus = kind == BoundKind::ceiling_plus ? (*lower)->bound.plus : Percent{};
    if (most && is_within(*figure, *most, plus)) return std::nullopt;
    if (!most && limit->kind == ValueKind::actual) return std::nullopt;
    const bool is_unknown = !most || kind == BoundKind::unknown;
    std::vector<Fact> facts{{"key", vocabulary_.keys[value.key].key.text()},
                            {"amount", fact_of(value)},
                            {"document", documents_[value.document].number},
                            {"plus", plus},
                            {"lower", documents_[limit->document].number}};
    if (most) facts.push_back({"limit", fact_of(*limit)});
    return Problem{is_unknown ? RateRule::bound_unknown : RateRule::above_bound,
                   value.place,
                   std::move(facts),
                   {limit->place}};
  }
  return std::nullopt;
}

}  // namespace dutoan
