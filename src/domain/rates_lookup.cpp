// Looks a rate up: the layers in order, inside a layer the narrowest value, then references,
// formulas, transitions and what stands in for an unread figure.
#include <dutoan/exact.hpp>
#include <dutoan/rates.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace dutoan {
namespace {

constexpr int most_references = 8;

std::uint32_t mask_of(const RateValue& value) {
  std::uint32_t mask = 0;
  for (const Condition c : value.qualifiers) mask |= std::uint32_t{1} << c.qualifier;
  return mask;
}

/// The qualifiers of `value` that the case leaves open, or nothing when one of them differs.
std::optional<std::uint32_t> left_open(const RateValue& value, const Case& of) {
  std::uint32_t open = 0;
  for (const Condition c : value.qualifiers) {
    if (of.matches(c)) continue;
    if (of.word(c.qualifier)) return std::nullopt;
    open |= std::uint32_t{1} << c.qualifier;
  }
  return open;
}

/// Both apply to one case, so equal qualifiers have equal words: containing is a matter of names.
bool strictly_contains(std::uint32_t more, std::uint32_t fewer) {
  return more != fewer && (more & fewer) == fewer;
}

/// The qualifiers that the values of a key ask about, as the case answers them, or those that it
/// leaves open: for the sentence that refuses.
Label described(const Vocabulary& vocabulary, const Case& of, std::uint32_t asked, bool answered) {
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

std::uint32_t mask_of(std::span<const RateValue> values) {
  std::uint32_t mask = 0;
  for (const RateValue& value : values) mask |= mask_of(value);
  return mask;
}

/// The figure found in its own smallest unit; nothing for actual costs.
std::optional<std::int64_t> figure_of(const Found& found) {
  if (found.amount) return found.amount->dong();
  if (found.value->coefficient) return found.value->coefficient->thousandths();
  if (found.value->percent) return found.value->percent->hundredths();
  return std::nullopt;
}

FactValue fact_of(const Found& found) {
  if (found.value->coefficient) return *found.value->coefficient;
  if (found.value->percent) return *found.value->percent;
  return found.amount.value_or(Money{});
}

/// figure ≤ limit × (100 % + plus), without a fraction in between.
bool is_within(std::int64_t figure, std::int64_t limit, Percent plus) {
  std::int64_t most = 0;
  return !__builtin_mul_overflow(limit, Percent::whole_of + plus.hundredths(), &most) &&
         figure <= most / Percent::whole_of;
}

/// input × percent ÷ divide, to a multiple of `to`; nothing when it does not fit into Money.
std::optional<Money> work_out(const Formula& formula, Money input, Rounding rounding) {
  try {
    Exact exact{input};
    exact *= formula.percent;
    exact /= formula.divide;
    exact /= formula.to;
    Exact whole{round(exact, rounding)};
    whole *= Quantity::whole(formula.to);
    return round(whole, rounding);
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

/// The day whose rates are kept by `transition`, when it concerns the question.
std::optional<Date> day_kept(const Transition& transition, const RateQuestion& question) {
  using enum Transition::Rule;
  const Date before = transition.before;
  if (question.date < before) return std::nullopt;
  if (transition.until && question.date >= *transition.until) return std::nullopt;
  const bool is_approved = question.approved_on && *question.approved_on < before;
  const bool is_started = question.started_on && *question.started_on < before;
  switch (transition.rule) {
    case successor: break;
    case started_keeps:
      if (is_approved && is_started) return question.approved_on;
      break;
    case unstarted_may_change:
      if (is_approved && !is_started && !question.is_reestimated) return question.approved_on;
      break;
    case prolonged_keeps:
      if (question.is_prolonged) return before.plus_days(-1);
      break;
  }
  return std::nullopt;
}

}  // namespace

bool RateTable::in_jurisdiction(const RateValue& value, const RateQuestion& question) const {
  const LegalDocument& document = documents_[value.document];
  switch (document.layer) {
    case Layer::province: return document.jurisdiction == question.province;
    case Layer::programme: return document.jurisdiction == question.programme;
    case Layer::general:
    case Layer::assumption: return true;
  }
  return false;
}

/// The value that decides in the layer; null when none applies. What hangs on the unknown tier of a
/// place is no answer, unless the decider is narrower anyway (V4).
Result<const RateValue*> RateTable::decide(std::size_t key, Layer layer,
                                           const RateQuestion& question) const {
  std::array<const RateValue*, 2> rivals{};  // one that applies too; one that may, with its tier
  const RateValue* best = nullptr;
  int candidates = 0;
  for (const RateValue& value : values_of(key, layer)) {
    const auto open = open_tiers(value, question);
    if (!open) continue;
    ++candidates;
    if (*open == 0 && (!best || value.qualifiers.size() > best->qualifiers.size())) best = &value;
  }
  if (candidates <= (best != nullptr ? 1 : 0)) return best;
  for (const RateValue& value : values_of(key, layer)) {
    const auto open = open_tiers(value, question);
    if (!open || &value == best) continue;
    if (best != nullptr && strictly_contains(mask_of(*best), mask_of(value))) continue;
    rivals[*open == 0 ? 0 : 1] = &value;
  }
  if (rivals[0] != nullptr) return refuse(tied(*best, *rivals[0], question));
  if (rivals[1] != nullptr) return refuse(undecided(*rivals[1], question));
  return best;
}

/// The tiers of places that `value` asks for and the case leaves open; nothing when the value does
/// not count on the day, for the case, or in the jurisdiction (compared last: it is a text).
std::optional<std::uint32_t> RateTable::open_tiers(const RateValue& value,
                                                   const RateQuestion& question) const {
  if (!value.in_force.contains(question.date)) return std::nullopt;
  const auto open = left_open(value, *question.of);
  if (!open || (*open & ~place_qualifiers_) != 0) return std::nullopt;
  if (!in_jurisdiction(value, question)) return std::nullopt;
  return open;
}

Problem RateTable::tied(const RateValue& one, const RateValue& other,
                        const RateQuestion& question) const {
  const std::uint32_t asked = mask_of(values_of(one.key));
  return Problem{RateRule::two_equal_values,
                 one.place,
                 {{"key", key_of(one).key.text()},
                  {"date", question.date},
                  {"document", document_of(one).number},
                  {"other", document_of(other).number},
                  {"case", described(vocabulary_, *question.of, asked, true)}},
                 {other.place}};
}

Problem RateTable::undecided(const RateValue& value, const RateQuestion& question) const {
  const std::uint32_t open = *left_open(value, *question.of);
  return Problem{RateRule::case_open,
                 value.place,
                 {{"key", key_of(value).key.text()},
                  {"date", question.date},
                  {"document", document_of(value).number},
                  {"open", described(vocabulary_, *question.of, open, false)},
                  {"qualifiers", std::int64_t{open}}}};
}

/// What decides in the layer, unless a transition keeps the value of an older day.
Result<Found> RateTable::decide_in_time(std::size_t key, Layer layer,
                                        const RateQuestion& question) const {
  const auto now = decide(key, layer, question);
  if (!now) return refuse(now.error());
  Found found;
  found.value = *now;
  if (!question.approved_on && !question.is_prolonged) return found;
  for (std::size_t d = 0; d < documents_.size(); ++d) {
    if (documents_[d].layer != layer) continue;
    for (const Transition& transition : documents_[d].transitions) {
      const auto day = day_kept(transition, question);
      if (!day) continue;
      RateQuestion older = question;
      older.date = *day;
      const auto kept = decide(key, layer, older);
      if (!kept) return refuse(kept.error());
      if (*kept == nullptr) continue;
      const auto& ended = documents_[d].replaces;
      const bool is_its_change =
          (found.value != nullptr && found.value->document == d) ||
          std::ranges::find(ended, documents_[(*kept)->document].number) != ended.end();
      if (is_its_change && *kept != found.value) {
        found.value = *kept;
        found.kept_by = &transition;
        return found;
      }
    }
  }
  return found;
}

Problem RateTable::unusable(std::size_t key, const RateQuestion& question,
                            const RateValue* silent) const {
  const std::uint32_t asked = mask_of(values_of(key));
  std::vector<Fact> facts{{"key", vocabulary_.keys[key].key.text()},
                          {"date", question.date},
                          {"case", described(vocabulary_, *question.of, asked, true)},
                          {"open", described(vocabulary_, *question.of, asked, false)}};
  if (silent != nullptr) facts.push_back({"document", documents_[silent->document].number});
  return Problem{RateRule::no_usable_value, silent != nullptr ? silent->place : FilePlace{},
                 std::move(facts)};
}

/// Steps 1 to 3, without following references.
Result<Found> RateTable::choose(std::size_t key, const RateQuestion& question) const {
  const RateValue* unread = nullptr;
  for (const Layer layer : {Layer::province, Layer::programme, Layer::general}) {
    if (unread != nullptr && layer != *question.stand_in) continue;
    auto decided = decide_in_time(key, layer, question);
    if (!decided || decided->value == nullptr) {
      if (!decided) return decided;
      continue;
    }
    if (decided->value->status != ValueStatus::unread) {
      decided->stands_in_for = unread;
      return decided;
    }
    if (unread != nullptr) break;  // what should have stood in is unread, too
    unread = decided->value;
    const auto assumed = decide(key, Layer::assumption, question);
    if (!assumed) return refuse(assumed.error());
    if (*assumed != nullptr) {
      Found found;
      found.value = *assumed;
      found.stands_in_for = unread;
      return found;
    }
    if (!question.stand_in) break;
  }
  const auto assumed = decide(key, Layer::assumption, question);
  if (!assumed) return refuse(assumed.error());
  if (*assumed == nullptr) return refuse(unusable(key, question, unread));
  Found found;
  found.value = *assumed;
  found.stands_in_for = unread;
  return found;
}

/// Follows the reference of `value`, or works its formula out.
Result<Found> RateTable::follow(const RateValue& value, const RateQuestion& question,
                                int references) const {
  if (references == most_references)
    return refuse(
        Problem{RateRule::circular_reference, value.place, {{"key", key_of(value).key.text()}}});
  auto other = settle(value.see ? *value.see : value.formula->of, question, references + 1);
  if (!other) return other;
  if (value.see) {
    other->via = &value;
    return other;
  }
  const RateValue* input = other->value;
  other->amount =
      other->amount ? work_out(*value.formula, *other->amount, value.rounding) : std::nullopt;
  if (!other->amount) return refuse(unusable(value.key, question, input));
  other->input = input;
  other->value = &value;
  other->via = nullptr;
  return other;
}

Result<Found> RateTable::settle(std::size_t key, const RateQuestion& question,
                                int references) const {
  auto chosen = choose(key, question);
  if (!chosen) return chosen;
  const RateValue& value = *chosen->value;
  if (!value.see && !value.formula) {
    chosen->amount = value.amount;
    return chosen;
  }
  auto followed = follow(value, question, references);
  if (!followed) return followed;
  if (chosen->stands_in_for != nullptr) followed->stands_in_for = chosen->stands_in_for;
  if (chosen->kept_by != nullptr) followed->kept_by = chosen->kept_by;
  return followed;
}

Result<Found> RateTable::find(std::size_t key, const RateQuestion& question) const {
  return settle(key, question, 0);
}

std::optional<Problem> RateTable::breach_of_bound(const Found& found,
                                                  const RateQuestion& question) const {
  const RateValue& value = *found.value;
  const Layer own = documents_[value.document].layer;
  const auto figure = figure_of(found);
  if (own >= Layer::general || !figure) return std::nullopt;
  for (const Layer below : {Layer::programme, Layer::general}) {
    if (below <= own) continue;
    const auto lower = decide(value.key, below, question);
    if (!lower) return lower.error().front();
    if (*lower == nullptr) continue;
    Found limit;
    limit.value = *lower;
    limit.amount = limit.value->amount;
    if (limit.value->see || limit.value->formula) {  // what it refers to, as it holds here
      const auto followed = follow(*limit.value, question, 0);
      const bool is_unread = !followed && followed.error().front().is(RateRule::no_usable_value);
      if (!followed && !is_unread) return followed.error().front();
      if (followed) limit = *followed;
    }
    const BoundKind kind = (*lower)->bound.kind;
    if (kind == BoundKind::free || kind == BoundKind::silent) return std::nullopt;
    const auto most = figure_of(limit);
    const Percent plus = kind == BoundKind::ceiling_plus ? (*lower)->bound.plus : Percent{};
    if (most && is_within(*figure, *most, plus)) return std::nullopt;
    if (!most && limit.value->kind == ValueKind::actual) return std::nullopt;
    const bool is_unknown = !most || kind == BoundKind::unknown;
    std::vector<Fact> facts{{"key", vocabulary_.keys[value.key].key.text()},
                            {"amount", fact_of(found)},
                            {"document", documents_[value.document].number},
                            {"plus", plus},
                            {"lower", documents_[limit.value->document].number}};
    if (most) facts.push_back({"limit", fact_of(limit)});
    return Problem{is_unknown ? RateRule::bound_unknown : RateRule::above_bound,
                   value.place,
                   std::move(facts),
                   {limit.value->place}};
  }
  return std::nullopt;
}

}  // namespace dutoan
