#include "report/working_text.hpp"

#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::report {
namespace {

const RateTable& rates_of(const Estimate& estimate) { return estimate.regulations->rates; }

Label written_use(const Estimate& estimate, const Line& line, const FactorUse& use) {
  return phrase({"{} {}", "{} {}"},
                {same(format_quantity(use.value)), factor_label(estimate, line, use)});
}

Label count_rounding(Rounding rounding) {
  if (rounding == Rounding::up) return {"làm tròn lên", "rounded up"};
  if (rounding == Rounding::down) return {"làm tròn xuống", "rounded down"};
  return {"làm tròn", "rounded"};
}

/// "= 3 ngày + 2 ngày đi, về − 1".
Label derivation_text(const Derivation& derivation, const Label& inputs) {
  Label text = inputs;
  const auto append = [&](const std::string& more) { text.vi += more, text.en += more; };
  const bool is_part = derivation.times != 1 || derivation.divide != 1;
  const bool is_sum = derivation.of.size() > 1 || derivation.plus != 0;
  if (derivation.plus > 0) append(" + " + format_whole(derivation.plus));
  if (derivation.plus < 0) append(" − " + format_whole(-derivation.plus));
  if (is_part && is_sum) text = phrase({"({})", "({})"}, {text});
  if (derivation.times != 1) append(" × " + format_whole(derivation.times));
  if (derivation.divide != 1)
    text = phrase({"{} ÷ {}, {}", "{} ÷ {}, {}"}, {text, same(format_whole(derivation.divide)),
                                                   count_rounding(derivation.rounding)});
  return phrase({"= {}", "= {}"}, {text});
}

/// Where a factor's value comes from, with the figures that it follows from.
Label origin_text(const Estimate& estimate, const Line& line, const FactorUse& use) {
  if (use.factor == rate_coefficient) return same(citation_of(estimate, *line.working.rate.value));
  const FactorTrace traced = trace(estimate, line.activity, use.factor);
  const bool is_assumed = use.origin == Origin::assumed;
  Label inputs;
  for (const FactorUse& input : traced.inputs) {
    const Label one = written_use(estimate, line, input);
    inputs = inputs.vi.empty() ? one : phrase({"{} + {}", "{} + {}"}, {inputs, one});
  }
  switch (traced.source) {
    case FactorSource::counted:
      return {"đếm từ thành phần lớp theo kế hoạch", "counted from the people of the class"};
    case FactorSource::given:
      return is_assumed ? words::assumed : Label{"kế hoạch nêu", "stated by the plan"};
    case FactorSource::share:
      return phrase(
          {"= {} % của {}, làm tròn lên ({})", "= {} % of {}, rounded up ({})"},
          {same(format_percent(traced.share->percent)), inputs, same(traced.share->source)});
    case FactorSource::derivation:
    case FactorSource::missing: break;
  }
  const auto& derived = estimate.regulations->norms.factors[use.factor].derived;
  const bool is_another_name = derived && derived->of.size() == 1 && derived->plus == 0 &&
                               derived->times == 1 && derived->divide == 1;
  if (is_another_name && traced.inputs.size() == 1)
    return origin_text(estimate, line, traced.inputs.front());
  if (!derived || derived->of.empty()) return {"định sẵn trong định mức", "set by the norm"};
  const Label text = derivation_text(*derived, inputs);
  return is_assumed ? phrase({"{} (có phần {})", "{} (partly {})"}, {text, words::assumed}) : text;
}

Label price_text(const Estimate& estimate, const Line& line) {
  const Working& working = line.working;
  const PriceSource& price = *working.price;
  const Unit* unit = rates_of(estimate).vocabulary().unit(price.unit);
  return phrase({"{}: {} đồng/{} ({})", "{}: {} đồng/{} ({})"},
                {price.label, same(format_amount(working.unit_rate)),
                 unit == nullptr ? Label{} : unit->label, same(price.source)});
}

Label value_text(const Estimate& estimate, const RateValue& value) {
  const LegalDocument& document = rates_of(estimate).document_of(value);
  Label text = same(document.type + " " + document.number);
  if (value.citation && !value.citation->article().empty())
    text = phrase({"{} {}", "{} of {}"}, {cited_in_full(*value.citation), text});
  text = phrase({"{}: {} [{}]", "{}: {} [{}]"},
                {text, rates_of(estimate).key_of(value).label, status_name(value.status)});
  return value.note.empty() ? text : phrase({"{}; {}", "{}; {}"}, {text, same(value.note)});
}

/// "5.310.000 ÷ 22, làm tròn đến 1.000 = 241.000 đồng", and what it was worked out from.
Label formula_text(const Estimate& estimate, const Found& rate) {
  const Formula& formula = *rate.value->formula;
  const RateValue& input = *rate.input;
  Label text = same(input.amount ? format_amount(*input.amount) : std::string{});
  if (!input.amount) text = rates_of(estimate).key_of(input).label;
  if (formula.percent.hundredths() != Percent::whole_of)
    text = phrase({"{} × {} %", "{} × {} %"}, {text, same(format_percent(formula.percent))});
  if (formula.divide != 1)
    text = phrase({"{} ÷ {}", "{} ÷ {}"}, {text, same(format_whole(formula.divide))});
  if (formula.to != 1)
    text = phrase({"{}, {} đến {} đồng", "{}, {} to {} đồng"},
                  {text, count_rounding(rate.value->rounding), same(format_whole(formula.to))});
  return phrase({"công thức: {} = {} đồng; trong đó {}", "formula: {} = {} đồng, from {}"},
                {text, same(format_amount(*rate.amount)), value_text(estimate, input)});
}

/// Why an older day's value holds.
Label kept_text(const Transition& transition) {
  return phrase({"giữ mức cũ: {} ({})", "the older rate is kept: {} ({})"},
                {transition.text, transition.citation ? same(cited(*transition.citation,
                                                                   transition.citation->document()))
                                                      : Label{}});
}

void add_law(const Estimate& estimate, const Line& line, std::vector<Label>& steps) {
  const Working& working = line.working;
  const auto add = [&](const Label& pattern, const RateValue& value) {
    steps.push_back(phrase(pattern, {value_text(estimate, value)}));
  };
  if (working.rate.value == nullptr) {
    if (!line.norm->is_memo())
      steps.push_back(
          phrase({"căn cứ: {}; chưa nêu điều khoản của văn bản", "law: {}; no clause is named"},
                 {law_text(estimate, line)}));
    return;
  }
  if (working.rate.via != nullptr) add({"căn cứ: {}", "law: {}"}, *working.rate.via);
  const bool is_second = working.rate.via != nullptr;
  add(is_second ? Label{"dẫn chiếu đến: {}", "which refers to: {}"}
                : Label{"căn cứ: {}", "law: {}"},
      *working.rate.value);
  if (working.rate.input != nullptr) steps.push_back(formula_text(estimate, working.rate));
  if (working.rate.stands_in_for != nullptr)
    add({"thay cho: {}", "standing in for: {}"}, *working.rate.stands_in_for);
  if (working.rate.kept_by != nullptr) steps.push_back(kept_text(*working.rate.kept_by));
  if (working.treatment == Treatment::percentage && working.rate.value->percent)
    steps.push_back(phrase({"mức tối đa của văn bản: {} %; tỷ lệ không vượt",
                            "the document's ceiling: {} %; the percentage is within it"},
                           {same(format_percent(*working.rate.value->percent))}));
  const bool is_assumed = working.rate.value->status == ValueStatus::assumed;
  if (const auto ceiling = working.ceiling())
    steps.push_back(phrase(is_assumed
                               ? Label{"mức tối đa giả định: {} đồng; đơn giá không vượt",
                                       "assumed ceiling: {} đồng; the price is within it"}
                               : Label{"mức tối đa của văn bản: {} đồng; đơn giá không vượt",
                                       "the document's ceiling: {} đồng; the price is within it"},
                           {same(format_amount(*ceiling))}));
}

Label product_text(const Estimate& estimate, const Line& line) {
  const Working& working = line.working;
  Label text = factors_text(estimate, line);
  if (working.treatment == Treatment::product)
    text = phrase({"{} × {} đồng", "{} × {} đồng"}, {text, same(format_amount(working.unit_rate))});
  return phrase({"{} = {} đồng", "{} = {} đồng"}, {text, same(format_amount(line.amount))});
}

Label threshold_text(const Estimate& estimate, const Line& line) {
  const Threshold& threshold = *line.working.rate.value->threshold;
  const auto id = estimate.regulations->norms.factor(threshold.factor.text());
  return phrase({"dưới {} {}: không hỗ trợ", "below {} {}: nothing is paid"},
                {same(format_quantity(threshold.least)),
                 id ? estimate.regulations->norms.factors[*id].label : Label{}});
}

}  // namespace

Label factor_label(const Estimate& estimate, const Line& line, const FactorUse& use) {
  if (use.factor != rate_coefficient) return estimate.regulations->norms.factors[use.factor].label;
  const Vocabulary& vocabulary = rates_of(estimate).vocabulary();
  const Unit* unit = vocabulary.unit(vocabulary.keys[line.working.rate.value->key].unit);
  return unit == nullptr ? Label{} : unit->label;
}

Label factors_text(const Estimate& estimate, const Line& line) {
  const Working& working = line.working;
  if (working.treatment == Treatment::percentage) {
    const Label pattern = working.percent_base == PercentBase::direct
                              ? Label{"{} % của {}", "{} % of {}"}
                              : Label{"{} % của tổng kể cả khoản này; phần trực tiếp {}",
                                      "{} % of the whole with itself; direct cost {}"};
    return phrase(pattern,
                  {same(format_percent(working.percent)), same(format_amount(working.base))});
  }
  Label text;
  for (const FactorUse& use : working.factors()) {
    const Label one = written_use(estimate, line, use);
    text = text.vi.empty() ? one : Label{text.vi + " × " + one.vi, text.en + " × " + one.en};
  }
  if (working.treatment == Treatment::below_threshold)
    text = phrase({"{}; {}", "{}; {}"}, {text, threshold_text(estimate, line)});
  if (working.treatment == Treatment::included)
    text = phrase(
        {"{}: đã tính trong mức chi khác của lớp", "{}: paid inside another rate of the class"},
        {text});
  if (working.treatment == Treatment::memo)
    text = phrase({"{}: {} chi trả", "{}: paid by {}"}, {text, *line.norm->paid_by});
  return text;
}

std::string citation_of(const Estimate& estimate, const RateValue& value) {
  const LegalDocument& document = rates_of(estimate).document_of(value);
  return value.citation ? cited(*value.citation, document.short_name) : document.short_name;
}

Label law_text(const Estimate& estimate, const Line& line) {
  const Found& rate = line.working.rate;
  if (rate.value == nullptr) {
    const Working& working = line.working;
    const bool is_quoted =
        (working.price != nullptr && working.price->origin == Origin::quoted) ||
        (working.percent_source != nullptr && working.percent_source->origin == Origin::quoted);
    return is_quoted ? words::quoted : words::assumed;
  }
  if (rate.value->status == ValueStatus::assumed) return words::assumed;
  // Somebody else pays a memo line: the clause that says so is the one that refers onward.
  if (line.norm->is_memo() && rate.via != nullptr) return same(citation_of(estimate, *rate.via));
  return same(citation_of(estimate, *rate.value));
}

Label activity_title(const Estimate& estimate, const Activity& activity) {
  Label title = same(activity.code.text() + " — " + activity.name);
  const std::int64_t people = activity.headcount().value();
  if (people > 0)
    title = phrase({"{}: {} người", "{}: {} people"}, {title, same(format_whole(people))});
  const auto& venue =
      activity.listed && activity.listed->venue ? activity.listed->venue : activity.row->venue;
  if (venue)
    if (const Place* place = estimate.regulations->place(venue->text()))
      title = phrase({"{}, tại {}", "{}, at {}"}, {title, same(place->name)});
  if (activity.listed && activity.listed->starts)
    title =
        phrase({"{}, từ {}", "{}, from {}"}, {title, same(format_date(*activity.listed->starts))});
  return title;
}

Label unit_text(const Estimate& estimate, const Line& line) {
  const Unit* unit = rates_of(estimate).vocabulary().unit(line.norm->unit);
  return unit == nullptr ? Label{} : unit->label;
}

Label marks_text(const Line& line) {
  if (line.norm->is_memo()) return {};  // nothing of it is in the estimate
  const Working& working = line.working;
  const auto is_assumed = [](const FactorUse& use) { return use.origin == Origin::assumed; };
  const auto is_unverified = [](const RateValue* v) {
    return v != nullptr && v->status != ValueStatus::read && v->status != ValueStatus::assumed;
  };
  const auto is_assumption = [](const RateValue* v) {
    return v != nullptr && v->status == ValueStatus::assumed;
  };
  const bool rests_on_assumption =
      is_assumption(working.rate.value) || is_assumption(working.rate.input);
  std::string marks;
  const auto add = [&](const char* mark) {
    marks += (marks.empty() ? "" : " ") + std::string{mark};
  };
  if (rests_on_assumption || std::ranges::any_of(working.factors(), is_assumed) ||
      (working.price != nullptr && working.price->origin == Origin::assumed) ||
      (working.percent_source != nullptr && working.percent_source->origin == Origin::assumed))
    add("(a)");
  if (working.rate.stands_in_for != nullptr && !rests_on_assumption) add("(b)");
  if (is_unverified(working.rate.value) || is_unverified(working.rate.via) ||
      is_unverified(working.rate.input))
    add("(c)");
  return same(marks);
}

std::vector<Label> mark_meanings() {
  return {
      {"(a) có số liệu giả định", "(a) rests on an assumed figure"},
      {"(b) mức chi dùng thay cho văn bản chưa có số liệu",
       "(b) a rate stands in for an unread one"},
      {"(c) mức chi hoặc dẫn chiếu chưa xác minh", "(c) a rate or reference that is not verified"}};
}

std::vector<Label> steps_of(const Estimate& estimate, const Line& line) {
  std::vector<Label> steps{product_text(estimate, line)};
  const Working& working = line.working;
  for (const FactorUse& use : working.factors())
    steps.push_back(phrase({"{}: {}", "{}: {}"},
                           {written_use(estimate, line, use), origin_text(estimate, line, use)}));
  if (working.price != nullptr) steps.push_back(price_text(estimate, line));
  if (working.percent_source != nullptr)
    steps.push_back(phrase({"{}: {} % ({})", "{}: {} % ({})"},
                           {working.percent_source->label, same(format_percent(working.percent)),
                            same(working.percent_source->source)}));
  add_law(estimate, line, steps);
  if (working.treatment == Treatment::product || working.treatment == Treatment::percentage)
    steps.push_back(phrase({"làm tròn: {}", "rounding: {}"}, {rounding_name(working.rounding)}));
  return steps;
}

}  // namespace dutoan::report
