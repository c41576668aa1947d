#include <dutoan/saved_estimate.hpp>

#include "report/json_text.hpp"
#include "report/working_text.hpp"

#include <dutoan/notation.hpp>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace dutoan {
namespace {

using report::JsonObject;
using report::quoted;

// Words of the form "dutoan/estimate/1" (E2); they follow the enums, and never change.
constexpr std::array origins = {"plan", "assumed", "quoted", "counted", "rate"};
constexpr std::array treatments = {"product", "below_threshold", "percentage", "included", "memo"};
constexpr std::array roundings = {"half_away_from_zero", "down", "up"};
constexpr std::array value_kinds = {"fixed", "ceiling", "actual", "actual_capped", "reference"};
constexpr std::array statuses = {"read", "secondary", "recalled", "unread", "assumed"};
constexpr std::array layers = {"province", "programme", "general", "assumption"};

template <std::size_t N, class E>
std::string word_of(const std::array<const char*, N>& words, E value) {
  return words.at(static_cast<std::size_t>(value));
}

std::string written(Percent p) {
  return machine_quantity(Quantity::thousandths(p.hundredths() * 10));
}

/// Members are left out where there is nothing to say.
class Writer : public JsonObject {
 public:
  void add_text(std::string_view name, const std::string& text) {
    if (!text.empty()) add(name, text);
  }
  void add_date(std::string_view name, const std::optional<Date>& date) {
    if (date) add(name, iso_date(*date));
  }
  void add_label(std::string_view name, const Label& label) {
    JsonObject words;
    words.add("vi", label.vi);
    words.add("en", label.en);
    add_json(name, words.text());
  }
};

std::string list_of(const std::vector<std::string>& items, std::string_view between) {
  std::string text;
  for (const std::string& item : items) (text += text.empty() ? "" : between) += item;
  return text;
}

std::string conditions_of(const RateTable& rates, const std::vector<Condition>& conditions) {
  Writer writer;
  for (const Condition& each : conditions) {
    const Qualifier& qualifier = rates.vocabulary().qualifiers[each.qualifier];
    writer.add(qualifier.name, qualifier.words[each.word]);
  }
  return writer.text();
}

std::string clause_of(const Citation& citation) {
  Writer writer;
  writer.add("document", citation.document());
  writer.add_text("article", citation.article());
  writer.add_text("clause", citation.clause());
  writer.add_text("point", citation.point());
  return writer.text();
}

void add_figure(const RateTable& rates, const RateValue& value, Writer& writer) {
  if (value.amount) writer.add("amount", *value.amount);
  if (value.coefficient) writer.add("coefficient", machine_quantity(*value.coefficient));
  if (value.percent) writer.add("percent", written(*value.percent));
  if (value.formula) {
    JsonObject formula;
    formula.add("of", rates.vocabulary().keys[value.formula->of].key.text());
    formula.add("percent", written(value.formula->percent));
    formula.add("divide", value.formula->divide);
    formula.add("to", value.formula->to);
    writer.add_json("formula", formula.text());
  }
  if (value.threshold) {
    JsonObject threshold;
    threshold.add("factor", value.threshold->factor.text());
    threshold.add("least", machine_quantity(value.threshold->least));
    writer.add_json("threshold", threshold.text());
  }
}

std::string value_of(const RateTable& rates, const RateValue& value) {
  const LegalDocument& document = rates.document_of(value);
  Writer writer;
  writer.add("key", rates.key_of(value).key.text());
  writer.add("document", document.number);
  writer.add_text("title", document.title);
  writer.add("layer", word_of(layers, document.layer));
  writer.add("jurisdiction", document.jurisdiction);
  if (value.citation) writer.add_json("citation", clause_of(*value.citation));
  writer.add_json("qualifiers", conditions_of(rates, value.qualifiers));
  writer.add("kind", word_of(value_kinds, value.kind));
  writer.add("status", word_of(statuses, value.status));
  writer.add_date("from", value.in_force.from());
  writer.add_date("until", value.in_force.until());
  add_figure(rates, value, writer);
  writer.add_text("read_by", value.reading.by);
  writer.add_text("read_in", value.reading.text);
  writer.add_date("read_on", value.reading.on);
  writer.add_text("note", value.note);
  return writer.text();
}

/// Values of the law, each written once: lines name them by the position in `rates`, from 1 on.
class UsedRates {
 public:
  explicit UsedRates(const RateTable& rates) : rates_(rates) {}

  std::int64_t number_of(const RateValue& value) {
    const auto [it, is_new] = numbers_.try_emplace(&value, texts_.size() + 1);
    if (is_new) texts_.push_back("\n" + value_of(rates_, value));
    return static_cast<std::int64_t>(it->second);
  }
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  const RateTable& rates_;
  std::map<const RateValue*, std::size_t> numbers_;  // asked, never gone through: no order shows
  std::vector<std::string> texts_;
};

std::string rate_of(UsedRates& rates, const Found& rate) {
  Writer writer;
  writer.add("value", rates.number_of(*rate.value));
  if (rate.via != nullptr) writer.add("via", rates.number_of(*rate.via));
  if (rate.stands_in_for != nullptr)
    writer.add("stands_in_for", rates.number_of(*rate.stands_in_for));
  if (rate.input != nullptr) writer.add("input", rates.number_of(*rate.input));
  if (rate.kept_by != nullptr) {
    writer.add_label("kept_by", rate.kept_by->text);
    if (rate.kept_by->citation)
      writer.add_json("kept_by_citation", clause_of(*rate.kept_by->citation));
  }
  if (rate.amount) writer.add("amount", *rate.amount);
  return writer.text();
}

std::string factors_of(const Estimate& estimate, const Line& line) {
  std::vector<std::string> all;
  for (const FactorUse& use : line.working.factors()) {
    const bool is_of_rate = use.factor == rate_coefficient;
    Writer writer;
    writer.add("factor", is_of_rate ? std::string{"rate-coefficient"}
                                    : estimate.regulations->norms.factors[use.factor].code.text());
    writer.add("value", machine_quantity(use.value));
    writer.add("origin", word_of(origins, use.origin));
    all.push_back(writer.text());
  }
  return "[" + list_of(all, ",") + "]";
}

std::string price_of(const PriceSource& price, Money amount) {
  Writer writer;
  writer.add("code", price.code.text());
  writer.add("amount", amount);
  writer.add("unit", price.unit);
  writer.add("origin", word_of(origins, price.origin));
  writer.add("source", price.source);
  return writer.text();
}

std::string percent_of(const Working& working) {
  Writer writer;
  writer.add("percent", written(working.percent));
  writer.add("of", std::string{working.percent_base == PercentBase::direct ? "direct" : "total"});
  writer.add("base", working.base);
  if (working.percent_source != nullptr) {
    writer.add("code", working.percent_source->code.text());
    writer.add("origin", word_of(origins, working.percent_source->origin));
    writer.add("source", working.percent_source->source);
  }
  return writer.text();
}

std::string line_of(const Estimate& estimate, const Line& line, UsedRates& rates) {
  const Norms& norms = estimate.regulations->norms;
  const Working& working = line.working;
  const SubItem& sub_item = norms.sub_items[line.norm->sub_item];
  Writer writer;
  writer.add("line", estimate.code_of(line).text());
  writer.add("amount", line.amount);
  writer.add("category", norms.categories[line.norm->category].code.text());
  writer.add("sub_item", sub_item.code.text());
  writer.add("sub_item_status", word_of(statuses, sub_item.status));
  writer.add("unit", line.norm->unit);
  writer.add("treatment", word_of(treatments, working.treatment));
  writer.add("rounding", word_of(roundings, working.rounding));
  writer.add_json("factors", factors_of(estimate, line));
  if (working.treatment == Treatment::product) writer.add("unit_rate", working.unit_rate);
  if (working.treatment == Treatment::percentage)
    writer.add_json("percentage", percent_of(working));
  if (working.price != nullptr)
    writer.add_json("price", price_of(*working.price, working.unit_rate));
  if (working.rate.value != nullptr) writer.add_json("rate", rate_of(rates, working.rate));
  if (line.norm->paid_by) writer.add_label("paid_by", *line.norm->paid_by);
  writer.add("marks", report::marks_text(line).vi);
  return writer.text();
}

std::string activity_of(const Estimate& estimate, const Activity& activity) {
  Writer writer;
  writer.add("activity", activity.code.text());
  writer.add("name", activity.name);
  writer.add("kind", activity.group->kind.text());
  writer.add("group", activity.group->code);
  writer.add("row", activity.row->code);
  writer.add("people", activity.headcount().value());
  writer.add_date("rates_on", rate_date(*estimate.plan, activity));
  return writer.text();
}

std::string plan_of(const Plan& plan) {
  Writer writer;
  writer.add("number", plan.number);
  writer.add_date("date", plan.date);
  writer.add("title", plan.title);
  writer.add("issuer", plan.issuer);
  writer.add("drafter", plan.drafter);
  writer.add("programme", plan.programme_code);
  writer.add("province", plan.rates_province.value_or(plan.province));
  writer.add("fiscal_year", std::int64_t{plan.fiscal_year});
  writer.add_date("rates_on", plan.rates_on);
  if (plan.stand_in) writer.add("stand_in", word_of(layers, *plan.stand_in));
  return writer.text();
}

std::string inputs_of(const EstimateInputs& inputs) {
  Writer writer;
  writer.add("program", inputs.program);
  writer.add("plan", inputs.plan);
  writer.add("rates", inputs.rates);
  return writer.text();
}

/// The working as people read it today, whatever the words of later programs.
std::string words_of(const Estimate& estimate, const Line& line) {
  std::vector<std::string> vi, en;
  for (const Label& step : report::steps_of(estimate, line)) {
    vi.push_back(quoted(step.vi));
    en.push_back(quoted(step.en));
  }
  Writer writer;
  writer.add("line", estimate.code_of(line).text());
  writer.add_label("item", line.norm->label);
  writer.add_json("vi", "[" + list_of(vi, ",") + "]");
  writer.add_json("en", "[" + list_of(en, ",") + "]");
  return writer.text();
}

constexpr std::string_view first_of_figures = "\n\"plan\":", first_of_words = "\n\"words\":";

/// What lies between the inputs and the words. A text inside quotation marks has no end of line.
std::string_view figures_of(std::string_view text) {
  const auto from = text.find(first_of_figures);
  const auto to = text.find(first_of_words);
  return from < to && to != text.npos ? text.substr(from, to - from) : text;
}

}  // namespace

std::string text_of(const Estimate& estimate, const EstimateInputs& inputs) {
  std::vector<std::string> activities, lines, words;
  UsedRates rates{estimate.regulations->rates};
  for (const Activity& each : estimate.activities)
    activities.push_back("\n" + activity_of(estimate, each));
  for (const Line& each : estimate.lines) {
    lines.push_back("\n" + line_of(estimate, each, rates));
    words.push_back("\n" + words_of(estimate, each));
  }
  std::string text = "{\"format\":\"dutoan/estimate/1\",\n\"inputs\":" + inputs_of(inputs) + ",";
  text += std::string{first_of_figures} + plan_of(*estimate.plan) + ",";
  text += "\n\"activities\":[" + list_of(activities, ",") + "],";
  text += "\n\"lines\":[" + list_of(lines, ",") + "],";
  text += "\n\"rates\":[" + list_of(rates.texts(), ",") + "],";
  text += "\n\"total\":" + std::to_string(estimate.total.dong()) + ",";
  text += std::string{first_of_words} + "[" + list_of(words, ",") + "]}\n";
  return text;
}

bool is_same_estimate(std::string_view one, std::string_view other) {
  return figures_of(one) == figures_of(other);
}

}  // namespace dutoan
