#include <dutoan/norms.hpp>

#include <algorithm>
#include <set>

namespace dutoan {
namespace {

template <class Range, class Same>
std::optional<std::size_t> position_of(const Range& all, Same same) {
  const auto it = std::ranges::find_if(all, same);
  if (it == all.end()) return std::nullopt;
  return static_cast<std::size_t>(it - all.begin());
}

/// Whether `factor` rests on itself; `path` holds the factors on the way.
bool is_circular(const Norms& norms, FactorId factor, std::vector<bool>& path,
                 std::vector<bool>& settled) {
  if (settled[factor]) return false;
  if (path[factor]) return true;
  path[factor] = true;
  if (const auto& derived = norms.factors[factor].derived)
    for (const FactorId other : derived->of)
      if (is_circular(norms, other, path, settled)) return true;
  path[factor] = false;
  settled[factor] = true;
  return false;
}

void check_factors(const Norms& norms, Problems& problems) {
  std::set<FactorCode> seen;
  std::vector<bool> settled(norms.factors.size());
  for (std::size_t i = 0; i < norms.factors.size(); ++i) {
    const Factor& factor = norms.factors[i];
    const std::vector<Fact> facts{{"code", factor.code.text()}};
    if (!seen.insert(factor.code).second)
      problems.emplace_back(NormRule::duplicate_code, factor.place, facts);
    std::vector<bool> path(norms.factors.size());
    if (is_circular(norms, static_cast<FactorId>(i), path, settled))
      problems.emplace_back(NormRule::circular_factor, factor.place, facts);
  }
}

void check_line(const NormLine& line, const Vocabulary& vocabulary, Problems& problems) {
  const std::vector<Fact> facts{{"code", line.code.text()}};
  const bool has_base = line.is_percentage() || line.is_memo();
  if (!line.rate && !line.price && !has_base)
    problems.emplace_back(NormRule::line_without_price, line.place, facts);
  if (!line.rate) return;
  const Measure measure = vocabulary.keys[*line.rate].measure;
  const bool fits = line.is_memo() || (line.is_percentage() ? measure == Measure::percent
                                       : line.price         ? measure != Measure::percent
                                                            : measure == Measure::amount);
  const std::string& rate_unit = vocabulary.keys[*line.rate].unit;
  if (fits && measure == Measure::amount && !line.is_memo() && rate_unit != line.unit)
    problems.emplace_back(NormRule::unit_differs, line.place,
                          std::vector<Fact>{{"code", line.code.text()},
                                            {"unit", line.unit},
                                            {"key", vocabulary.keys[*line.rate].key.text()},
                                            {"expected", rate_unit}});
  if (!fits)
    problems.emplace_back(NormRule::wrong_measure, line.place,
                          std::vector<Fact>{{"code", line.code.text()},
                                            {"key", vocabulary.keys[*line.rate].key.text()}});
}

void check_kind(const Norm& norm, const Vocabulary& vocabulary, Problems& problems) {
  std::set<ItemCode> seen;
  bool percentage_seen = false;
  for (const NormLine& line : norm.lines) {
    const std::vector<Fact> facts{{"code", line.code.text()}};
    if (!seen.insert(line.code).second)
      problems.emplace_back(NormRule::duplicate_code, line.place, facts);
    check_line(line, vocabulary, problems);
    // A line after a percentage would be left out of its base without a word.
    if (percentage_seen && !line.is_percentage() && !line.is_memo())
      problems.emplace_back(NormRule::percentage_before_lines, line.place, facts);
    percentage_seen = percentage_seen || line.is_percentage();
  }
}

}  // namespace

std::optional<FactorId> Norms::factor(std::string_view code) const {
  const auto found = position_of(factors, [&](const Factor& f) { return f.code.text() == code; });
  if (!found) return std::nullopt;
  return static_cast<FactorId>(*found);
}

std::optional<std::size_t> Norms::category(std::string_view code) const {
  return position_of(categories, [&](const Category& c) { return c.code.text() == code; });
}

std::optional<std::size_t> Norms::sub_item(std::string_view code) const {
  return position_of(sub_items, [&](const SubItem& s) { return s.code.text() == code; });
}

const Norm* Norms::kind(std::string_view code) const {
  const auto found = position_of(kinds, [&](const Norm& n) { return n.kind.text() == code; });
  return found ? &kinds[*found] : nullptr;
}

Problems check(const Norms& norms, const Vocabulary& vocabulary) {
  Problems problems;
  check_factors(norms, problems);
  std::set<KindCode> kinds;
  for (const Norm& norm : norms.kinds) {
    if (!kinds.insert(norm.kind).second)
      problems.emplace_back(NormRule::duplicate_code, norm.place,
                            std::vector<Fact>{{"code", norm.kind.text()}});
    check_kind(norm, vocabulary, problems);
  }
  return problems;
}

}  // namespace dutoan
