// The text of a frozen estimate: "dutoan/estimate/1".
#include "files/json_fields.hpp"

#include <dutoan/frozen_estimate.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace dutoan {

// `static`, not in an unnamed namespace, where the archives would not find them by their arguments.

static constexpr const char* form = "dutoan/estimate/1";

/// An enumerator and its word in files, which never changes once released.
template <class E>
using Word = std::pair<E, std::string_view>;

static constexpr std::array causes{Word<Cause>{Cause::scope, "scope"},
                                   Word<Cause>{Cause::people, "people"},
                                   Word<Cause>{Cause::days, "days"},
                                   Word<Cause>{Cause::quantities, "quantities"},
                                   Word<Cause>{Cause::unit_rates, "unit_rates"},
                                   Word<Cause>{Cause::percentages, "percentages"}};
static constexpr std::array origins{
    Word<Origin>{Origin::plan, "plan"}, Word<Origin>{Origin::assumed, "assumed"},
    Word<Origin>{Origin::quoted, "quoted"}, Word<Origin>{Origin::counted, "counted"},
    Word<Origin>{Origin::rate, "rate"}};
static constexpr std::array treatments{
    Word<Treatment>{Treatment::product, "product"},
    Word<Treatment>{Treatment::below_threshold, "below_threshold"},
    Word<Treatment>{Treatment::percentage, "percentage"},
    Word<Treatment>{Treatment::included, "included"}, Word<Treatment>{Treatment::memo, "memo"}};
static constexpr std::array roundings{
    Word<Rounding>{Rounding::half_away_from_zero, "half_away_from_zero"},
    Word<Rounding>{Rounding::down, "down"}, Word<Rounding>{Rounding::up, "up"}};
static constexpr std::array bases{Word<PercentBase>{PercentBase::direct, "direct"},
                                  Word<PercentBase>{PercentBase::total, "total"}};

static constexpr const auto& words_of(Cause) { return causes; }
static constexpr const auto& words_of(Origin) { return origins; }
static constexpr const auto& words_of(Treatment) { return treatments; }
static constexpr const auto& words_of(Rounding) { return roundings; }
static constexpr const auto& words_of(PercentBase) { return bases; }

template <class E>
static std::string_view json_word(E value) {
  return std::ranges::find(words_of(value), value, &Word<E>::first)->second;
}
template <class E>
static bool json_value(std::string_view word, E& value) {
  const auto& words = words_of(value);
  const auto it = std::ranges::find(words, word, &Word<E>::second);
  if (it == words.end()) return false;
  value = it->first;
  return true;
}

template <class Archive>
static void fields(Archive& archive, FrozenFactor& factor) {
  archive("code", factor.code);
  archive("label", factor.label);
  archive("cause", factor.cause);
  archive("origin", factor.origin);
  archive("thousandths", factor.value);
}

template <class Archive>
static void fields(Archive& archive, Classification& classified) {
  archive("category", classified.category);
  archive("sub_item", classified.sub_item);
  archive("group", classified.group);
}

template <class Archive>
static void fields(Archive& archive, FrozenLine& line) {
  archive("code", line.code);
  archive("label", line.label);
  archive("classified", line.classified);
  archive("category", line.category);
  archive("unit", line.unit);
  archive("treatment", line.treatment);
  archive("rounding", line.rounding);
  archive("factors", line.factors);
  archive("unit_rate", line.unit_rate);
  archive("ceiling", line.ceiling);
  archive("is_fixed", line.is_fixed);
  archive("percent_hundredths", line.percent);
  archive("percent_ceiling_hundredths", line.percent_ceiling);
  archive("percent_base", line.percent_base);
  archive("base", line.base);
  archive("amount", line.amount);
  archive("rate", line.rate);
  archive("law", line.law);
  archive("quotation", line.quotation);
  archive("is_assumed", line.is_assumed);
  archive("is_standing_in", line.is_standing_in);
  archive("is_unverified", line.is_unverified);
  archive("steps", line.steps);
}

template <class Archive>
static void fields(Archive& archive, FrozenActivity& activity) {
  archive("code", activity.code);
  archive("name", activity.name);
  archive("group", activity.group);
  archive("group_name", activity.group_name);
  archive("row", activity.row);
  archive("row_name", activity.row_name);
  archive("kind", activity.kind);
  archive("people", activity.people);
  archive("rates_on", activity.rates_on);
  archive("lines", activity.lines);
}

template <class Archive>
static void fields(Archive& archive, FrozenLaw& law) {
  archive("number", law.number);
  archive("short_name", law.short_name);
  archive("title", law.title);
  archive("is_verified", law.is_verified);
}

template <class Archive>
static void fields(Archive& archive, FrozenFile& file) {
  archive("name", file.name);
  archive("text", file.text);
}

template <class Archive>
static void fields(Archive& archive, EstimateInputs& inputs) {
  archive("program", inputs.program);
  archive("plan", inputs.plan);
  archive("rates", inputs.rates);
  archive("files", inputs.files);
}

template <class Archive>
static void fields(Archive& archive, FrozenEstimate& estimate) {
  archive("plan_number", estimate.plan_number);
  archive("plan_title", estimate.plan_title);
  archive("issuer", estimate.issuer);
  archive("drafter", estimate.drafter);
  archive("appraiser", estimate.appraiser);
  archive("programme", estimate.programme);
  archive("programme_code", estimate.programme_code);
  archive("plan_date", estimate.plan_date);
  archive("fiscal_year", estimate.fiscal_year);
  archive("allotted", estimate.allotted);
  archive("laws", estimate.laws);
  archive("activities", estimate.activities);
  archive("total", estimate.total);
  archive("inputs", estimate.inputs);
}

/// The estimate under the name of its form.
struct EstimateForm {
  FrozenEstimate estimate;
};

template <class Archive>
static void fields(Archive& archive, EstimateForm& text) {
  archive("format", files::FormName{form});
  archive("estimate", text.estimate);
}

namespace {

Problem about(FrozenRule rule, const std::string& file, std::string where) {
  return Problem{rule, FilePlace{file, 0, 0, 0, {}}, {{"file", file}, {"where", std::move(where)}}};
}

bool is_bounded(const FrozenEstimate& estimate) {
  std::size_t lines = 0;
  for (const FrozenActivity& activity : estimate.activities) lines += activity.lines.size();
  return lines <= most_frozen_lines && estimate.fiscal_year > 0;
}

/// The first amount that does not follow from its inputs; empty where all do.
std::string first_difference(const FrozenEstimate& estimate) {
  FrozenEstimate made = estimate;
  if (!recompute(made)) return "total";
  for (std::size_t i = 0; i < made.activities.size(); ++i)
    for (std::size_t j = 0; j < made.activities[i].lines.size(); ++j)
      if (made.activities[i].lines[j] != estimate.activities[i].lines[j])
        return estimate.activities[i].lines[j].code.text();
  return made.total == estimate.total ? std::string{} : "total";
}

/// The last texts that were read without a problem, and what they say. Reading one means to parse
/// it, write it again and compute every amount anew; a page of a book that is served asks for the
/// same version several times, and a version never changes.
class Read {
 public:
  [[nodiscard]] std::shared_ptr<const FrozenEstimate> find(std::string_view text) {
    const std::lock_guard lock{mutex_};
    const auto it = std::ranges::find(last_, text, &Text::text);
    return it == last_.end() ? nullptr : it->says;
  }
  void keep(std::string_view text, FrozenEstimate estimate) {
    if (text.size() > longest_text) return;
    const std::lock_guard lock{mutex_};
    if (last_.size() == most_texts) last_.erase(last_.begin());
    last_.push_back(
        {std::string{text}, std::make_shared<const FrozenEstimate>(std::move(estimate))});
  }

 private:
  static constexpr std::size_t most_texts = 8;
  static constexpr std::size_t longest_text = std::size_t{4} * 1024 * 1024;
  struct Text {
    std::string text;
    std::shared_ptr<const FrozenEstimate> says;
  };
  std::mutex mutex_;
  std::vector<Text> last_;
};

Read& last_read() {
  static Read read;
  return read;
}

}  // namespace

std::string frozen_text(const FrozenEstimate& estimate) {
  return files::canonical_text(EstimateForm{estimate});
}

Result<FrozenEstimate> read_frozen(std::string_view text, const std::string& file) {
  if (const auto says = last_read().find(text)) return *says;
  auto read = files::read_canonical<EstimateForm>(text, file);
  if (!read) return refuse(std::move(read.error()));
  FrozenEstimate& estimate = read->estimate;
  if (!is_bounded(estimate)) return refuse(about(FrozenRule::not_frozen, file, "estimate"));
  if (const std::string where = first_difference(estimate); !where.empty())
    return refuse(about(FrozenRule::does_not_add_up, file, where));
  last_read().keep(text, estimate);
  return std::move(estimate);
}

}  // namespace dutoan
