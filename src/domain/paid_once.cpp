#include "domain/paid_once.hpp"

#include <algorithm>

namespace dutoan {
namespace {

bool contains(const auto& all, const auto& one) { return std::ranges::find(all, one) != all.end(); }

/// Lines are for the same people when they share a factor of people, or one names none.
bool are_same_people(const NormLine& a, const NormLine& b, const Norms& norms) {
  const auto is_people = [&](FactorId id) { return norms.factors[id].counts == Counts::people; };
  if (std::ranges::none_of(a.factors, is_people) || std::ranges::none_of(b.factors, is_people))
    return true;
  return std::ranges::any_of(a.factors,
                             [&](FactorId id) { return is_people(id) && contains(b.factors, id); });
}

/// The key that the line pays by; null when it pays nothing by a rate.
const RateKeyEntry* key_of(const Line& line, const RateTable& rates) {
  const RateValue* value = line.working.rate.value;
  return value == nullptr || line.amount.is_zero() ? nullptr : &rates.key_of(*value);
}

}  // namespace

Money include(std::span<Line> lines, const RateTable& rates) {
  Money paid_inside;
  for (const Line& line : lines) {
    const RateValue* rate = line.working.rate.value;
    if (rate == nullptr || rate->includes.empty()) continue;
    for (Line& other : lines) {
      const bool is_included =
          other.norm->rate && (contains(rate->includes, *other.norm->rate) ||
                               (key_of(other, rates) != nullptr &&
                                contains(rate->includes, other.working.rate.value->key)));
      if (!is_included || &other == &line) continue;
      paid_inside += other.amount;
      other.working.treatment = Treatment::included;
      other.amount = Money{};
    }
  }
  return paid_inside;
}

std::vector<std::pair<const Line*, const Line*>> paid_twice(std::span<const Line> lines,
                                                            const Regulations& regulations) {
  std::vector<std::pair<const Line*, const Line*>> pairs;
  for (const Line& line : lines) {
    const RateKeyEntry* key = key_of(line, regulations.rates);
    if (key == nullptr || key->excludes.empty()) continue;
    for (const Line& other : lines) {
      const RateKeyEntry* other_key = key_of(other, regulations.rates);
      if (other_key != nullptr && contains(key->excludes, other_key->key) &&
          are_same_people(*line.norm, *other.norm, regulations.norms))
        pairs.emplace_back(&line, &other);
    }
  }
  return pairs;
}

}  // namespace dutoan
