// How the text of a change is understood for a plan.
#include "domain/scenario_figures.hpp"

#include <dutoan/nearest.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace dutoan {
namespace {

using Of = Change::Of;
using Level = Change::Level;

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Codes may be typed loosely: ML-1 is ml1, travel-days is travel_days.
std::string bare(std::string_view code) {
  std::string text;
  for (const char c : code)
    if (c != ' ' && c != '-' && c != '_')
      text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

bool is_same_code(std::string_view a, std::string_view b) { return bare(a) == bare(b); }

/// The parts of a change as typed.
struct Parts {
  std::string_view kind, scope, name, value;
};

std::optional<Parts> parts_of(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Parts parts{{}, {}, trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1))};
  const std::size_t colon = parts.name.find(':'), slash = parts.name.rfind('/');
  const std::size_t cut = colon != std::string_view::npos ? colon : slash;
  if (cut != std::string_view::npos) {
    (colon != std::string_view::npos ? parts.kind : parts.scope) =
        trimmed(parts.name.substr(0, cut));
    parts.name = trimmed(parts.name.substr(cut + 1));
    if (parts.kind.empty() && parts.scope.empty()) return std::nullopt;
  }
  if (parts.name.empty() || parts.value.empty()) return std::nullopt;
  return parts;
}

/// What a line of a kind rests on, through rates, shares and derivations.
class Uses {
 public:
  Uses(const Plan& plan, const Regulations& regulations) : plan_(plan), regulations_(regulations) {}

  [[nodiscard]] bool asks(const Norm& norm, const Change& change) {
    if (change.of == Of::classes || change.of == Of::people) return true;
    for (const NormLine& line : norm.lines) {
      if (change.of == Of::price && line.price && line.price->text() == change.name) return true;
      if (change.of == Of::percent && line.percent && line.percent->text() == change.name)
        return true;
      for (const FactorId factor : line.factors) add(factor);
      if (line.rate) add_thresholds(*line.rate);
    }
    const auto factor = regulations_.norms.factor(change.name);
    return (change.of == Of::factor || change.of == Of::share) && factor &&
           factors_.contains(*factor);
  }

 private:
  const Plan& plan_;
  const Regulations& regulations_;
  std::set<FactorId> factors_;
  std::set<std::size_t> keys_;

  void add(FactorId factor) {
    if (!factors_.insert(factor).second) return;
    for (const Share& share : plan_.shares)
      if (share.factor == factor) add(share.of);
    if (const auto& derived = regulations_.norms.factors[factor].derived)
      for (const FactorId other : derived->of) add(other);
  }

  void add_thresholds(std::size_t key) {
    if (!keys_.insert(key).second) return;
    for (const RateValue& value : regulations_.rates.values_of(key)) {
      if (value.see) add_thresholds(*value.see);
      if (!value.threshold) continue;
      if (const auto factor = regulations_.norms.factor(value.threshold->factor.text()))
        add(*factor);
    }
  }
};

class Reader {
 public:
  Reader(std::string_view text, const Plan& plan, const Regulations& regulations)
      : plan_(plan), regulations_(regulations) {
    change_.text = trimmed(text);
  }

  Result<Change> run() {
    const auto parts = parts_of(change_.text);
    if (!parts) return refuse(problem(ScenarioRule::unreadable_change));
    // The name comes first, because a code may be a class's and a row's.
    const auto named = take_name(*parts);
    if (auto refusal = take_scope(*parts)) return refuse(std::move(*refusal));
    if (named) return refuse(*named);
    if (auto refusal = take_value(parts->value)) return refuse(std::move(*refusal));
    if (auto refusal = refusal_of_scope()) return refuse(std::move(*refusal));
    if (!is_asked_for())
      return refuse(problem(ScenarioRule::changes_nothing,
                            {{"name", change_.name}, {"unused", std::string{"yes"}}}));
    change_.cause = cause();
    return std::move(change_);
  }

 private:
  const Plan& plan_;
  const Regulations& regulations_;
  Change change_;
  std::optional<FactorId> factor_;
  bool has_share_ = false;

  [[nodiscard]] Problem problem(ScenarioRule rule, std::vector<Fact> facts = {}) const {
    return about(rule, change_.text, std::move(facts));
  }

  void name_is(Of of, const std::string& name) {
    change_.of = of;
    change_.name = name;
  }

  std::optional<Problem> take_name(const Parts& parts) {
    for (const auto& [word, of] : {std::pair{"classes", Of::classes}, {"people", Of::people}})
      if (is_same_code(parts.name, word)) return name_is(of, word), std::nullopt;
    const auto& factors = regulations_.norms.factors;
    for (std::size_t i = 0; i < factors.size(); ++i)
      if (is_same_code(factors[i].code.text(), parts.name))
        return take_factor(static_cast<FactorId>(i));
    for (const PriceSource& price : plan_.prices)
      if (is_same_code(price.code.text(), parts.name))
        return name_is(Of::price, price.code.text()), std::nullopt;
    for (const PercentSource& percent : plan_.percents)
      if (is_same_code(percent.code.text(), parts.name))
        return name_is(Of::percent, percent.code.text()), std::nullopt;
    return unknown_name(parts.name);
  }

  std::optional<Problem> take_factor(FactorId id) {
    const Factor& factor = regulations_.norms.factors[id];
    name_is(Of::factor, factor.code.text());
    factor_ = id;
    has_share_ = std::ranges::find(plan_.shares, id, &Share::factor) != plan_.shares.end();
    if (factor.counted == Counted::no) return std::nullopt;
    return problem(ScenarioRule::cannot_be_set,
                   {{"name", change_.name}, {"counted", std::string{"yes"}}});
  }

  [[nodiscard]] Problem unknown_name(std::string_view name) const {
    std::vector<std::string_view> known{"classes", "people"};
    for (const Factor& factor : regulations_.norms.factors)
      if (factor.counted == Counted::no) known.push_back(factor.code.text());
    for (const PriceSource& price : plan_.prices) known.push_back(price.code.text());
    for (const PercentSource& percent : plan_.percents) known.push_back(percent.code.text());
    std::vector<Fact> facts{{"name", std::string{name}}};
    for (const RateKeyEntry& key : regulations_.rates.vocabulary().keys)
      if (key.key.text() == name) {
        facts.push_back({"rate", key.label});
        return problem(ScenarioRule::cannot_be_set, std::move(facts));
      }
    if (const auto near = nearest(name, known); !near.empty())
      facts.push_back({"nearest", std::string{near}});
    return problem(ScenarioRule::name_not_found, std::move(facts));
  }

  // ---- The scope ----------------------------------------------------------------------------

  void scope_is(Level level, const std::string& code) {
    change_.level = level;
    change_.scope = code;
  }

  std::optional<Problem> take_scope(const Parts& parts) {
    if (!parts.kind.empty()) return take_kind(parts.kind);
    if (parts.scope.empty()) return std::nullopt;
    const std::size_t slash = parts.scope.find('/');
    const bool has_group = slash != std::string_view::npos;
    const std::string_view code = has_group ? trimmed(parts.scope.substr(slash + 1)) : parts.scope;
    const std::string_view group = has_group ? trimmed(parts.scope.substr(0, slash)) : "";
    const bool is_of_rows = change_.of == Of::classes || change_.of == Of::people;
    if (!has_group && !is_of_rows && take_class(code)) return std::nullopt;
    if (take_row(group, code)) return std::nullopt;
    if (!has_group && take_group(code)) return std::nullopt;
    if (!has_group && take_class(code)) return std::nullopt;
    return unknown_scope(parts.scope);
  }

  std::optional<Problem> take_kind(std::string_view kind) {
    for (const Group& group : plan_.groups)
      if (is_same_code(group.kind.text(), kind))
        return scope_is(Level::kind, group.kind.text()), std::nullopt;
    return unknown_scope(kind);
  }

  bool take_class(std::string_view code) {
    for (const Activity& activity : activities(plan_))
      if (is_same_code(activity.code.text(), code))
        return scope_is(Level::activity, activity.code.text()), true;
    return false;
  }

  bool take_row(std::string_view group_code, std::string_view code) {
    for (const Group& group : plan_.groups) {
      if (!group_code.empty() && !is_same_code(group.code, group_code)) continue;
      for (const Row& row : group.rows) {
        if (!is_same_code(row.code, code)) continue;
        if (!group_code.empty()) change_.group = group.code;
        return scope_is(Level::row, row.code), true;
      }
    }
    return false;
  }

  bool take_group(std::string_view code) {
    for (const Group& group : plan_.groups)
      if (is_same_code(group.code, code)) return scope_is(Level::group, group.code), true;
    return false;
  }

  [[nodiscard]] Problem unknown_scope(std::string_view scope) const {
    std::vector<std::string> known;
    for (const Group& group : plan_.groups) {
      known.push_back(group.code);
      known.push_back(group.kind.text());
      for (const Row& row : group.rows) known.push_back(row.code);
    }
    for (const Activity& activity : activities(plan_)) known.push_back(activity.code.text());
    const std::vector<std::string_view> words{known.begin(), known.end()};
    std::vector<Fact> facts{{"scope", std::string{scope}}};
    if (const auto near = nearest(scope, words); !near.empty())
      facts.push_back({"nearest", std::string{near}});
    return problem(ScenarioRule::scope_not_found, std::move(facts));
  }

  /// Classes and people are a row's; a share is the plan's.
  [[nodiscard]] std::optional<Problem> refusal_of_scope() const {
    const std::vector<Fact> name{{"name", change_.name}};
    const auto refused = [&](const char* why) {
      auto facts = name;
      facts.push_back({why, std::string{"yes"}});
      return problem(ScenarioRule::cannot_be_set, std::move(facts));
    };
    if (change_.of == Of::share && change_.level != Level::plan) return refused("share");
    if (change_.of != Of::classes && change_.of != Of::people) return std::nullopt;
    if (change_.level == Level::activity) return refused("row");
    if (!change_.is_relative && change_.level != Level::row) return refused("row");
    return std::nullopt;
  }

  [[nodiscard]] bool is_asked_for() const {
    Uses uses{plan_, regulations_};
    return std::ranges::any_of(plan_.groups, [&](const Group& group) {
      const Norm* norm = regulations_.norms.kind(group.kind.text());
      return norm != nullptr && reaches(change_, group) && uses.asks(*norm, change_);
    });
  }

  // ---- The value ----------------------------------------------------------------------------

  std::optional<Problem> take_value(std::string_view text) {
    constexpr std::array<std::string_view, 2> minuses{"-", "−"};
    bool is_less = false;
    for (const std::string_view minus : minuses)
      if (text.starts_with(minus)) {
        is_less = change_.is_relative = true;
        text.remove_prefix(minus.size());
        break;
      }
    if (!is_less && text.starts_with('+')) {
      change_.is_relative = true;
      text.remove_prefix(1);
    }
    const auto value = read_value(text);
    if (!value) return problem(ScenarioRule::unreadable_change, {{"value", std::string{text}}});
    change_.value = is_less ? -*value : *value;
    if (change_.is_relative && *value == 0) return changes_nothing();
    return std::nullopt;
  }

  [[nodiscard]] Problem changes_nothing() const {
    return problem(ScenarioRule::changes_nothing, {{"name", change_.name}});
  }

  std::optional<std::int64_t> read_value(std::string_view text) {
    const bool has_sign = text.ends_with('%');
    const bool is_of_rows = change_.of == Of::classes || change_.of == Of::people;
    if (has_sign && change_.is_relative && !is_of_rows) {
      change_.is_share_of_it = true;
      return hundredths(text, std::numeric_limits<std::int64_t>::max());
    }
    if (has_sign && change_.of == Of::factor && has_share_) {
      change_.of = Of::share;
      return hundredths(text, Percent::whole_of);
    }
    if (change_.of == Of::percent) return hundredths(text, Percent::whole_of);
    if (has_sign) return std::nullopt;
    if (change_.of == Of::price) return dong(text);
    return thousandths(text);
  }

  static std::optional<std::int64_t> hundredths(std::string_view text, std::int64_t most) {
    const auto percent = parse_percent(text, Style::people);
    if (!percent || percent->hundredths() > most) return std::nullopt;
    return percent->hundredths();
  }

  static std::optional<std::int64_t> dong(std::string_view text) {
    constexpr std::int64_t most = 1'000'000'000'000'000;
    const auto amount = parse_amount(text);
    if (!amount || amount->is_negative() || amount->dong() > most) return std::nullopt;
    return amount->dong();
  }

  [[nodiscard]] std::optional<std::int64_t> thousandths(std::string_view text) const {
    constexpr std::int64_t most = 10'000'000;
    const auto quantity = parse_quantity(text, Style::people);
    if (!quantity || *quantity > Quantity::whole(most)) return std::nullopt;
    if (change_.of == Of::factor) return quantity->thousandths();
    if (!quantity->is_whole()) return std::nullopt;
    return quantity->thousandths() / Quantity::scale;
  }

  [[nodiscard]] Cause cause() const {
    switch (change_.of) {
      case Of::classes: return Cause::scope;
      case Of::people:
      case Of::share: return Cause::people;
      case Of::price: return Cause::unit_rates;
      case Of::percent: return Cause::percentages;
      case Of::factor: break;
    }
    const Counts counts = regulations_.norms.factors[*factor_].counts;
    if (counts == Counts::people || has_share_) return Cause::people;
    return counts == Counts::days ? Cause::days : Cause::quantities;
  }
};

/// Whether a change names no class of the plan as it stands.
bool lacks_scope(const Result<Change>& read) {
  return !read && read.error().front().is(ScenarioRule::scope_not_found);
}

}  // namespace

Result<Change> read_change(std::string_view text, const Plan& plan,
                           const Regulations& regulations) {
  return Reader{text, plan, regulations}.run();
}

Result<std::vector<Change>> read_changes(std::span<const std::string> texts, const Plan& plan,
                                         const Regulations& regulations) {
  Plan with_classes = plan;
  std::vector<Result<Change>> read;
  for (const std::string& text : texts) {
    read.push_back(read_change(text, plan, regulations));
    if (read.back() && read.back()->cause == Cause::scope)
      std::ignore = make(with_classes, regulations.norms, *read.back());
  }
  std::vector<Change> changes;
  Problems problems;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (lacks_scope(read[i])) read[i] = read_change(texts[i], with_classes, regulations);
    if (read[i])
      changes.push_back(std::move(*read[i]));
    else
      problems.insert(problems.end(), read[i].error().begin(), read[i].error().end());
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return changes;
}

}  // namespace dutoan
