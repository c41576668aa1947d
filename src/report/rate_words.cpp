#include "report/rate_words.hpp"

#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <set>

namespace dutoan::report {
namespace {

Label formula_text(const RateTable& rates, const RateValue& value) {
  const Formula& formula = *value.formula;
  std::string text = rates.vocabulary().keys[formula.of].key.text();
  if (formula.percent.hundredths() != Percent::whole_of)
    text = format_percent(formula.percent) + " % × " + text;
  if (formula.divide != 1) text += " ÷ " + format_whole(formula.divide);
  if (formula.to == 1) return same("= " + text);
  return phrase({"= {}, tròn {}", "= {}, to {}"}, {same(text), same(format_whole(formula.to))});
}

/// A text of words joined by "; ", in both languages.
void join(Label& text, const Label& more, const char* between) {
  text.vi += (text.vi.empty() ? "" : between) + more.vi;
  text.en += (text.en.empty() ? "" : between) + more.en;
}

Label or_every(Label text) {
  return text.vi.empty() ? Label{"mọi trường hợp", "every case"} : std::move(text);
}

}  // namespace

Label followed_text(const RateTable& rates, const RateValue& value) {
  if (value.see) return same("→ " + rates.vocabulary().keys[*value.see].key.text());
  return value.formula ? formula_text(rates, value) : Label{};
}

ReportCell figure_cell(const RateValue& value) {
  if (value.amount) return *value.amount;
  if (value.coefficient) return *value.coefficient;
  return value.percent ? ReportCell{*value.percent} : ReportCell{};
}

ReportCell figure_cell(const Found& found) {
  return found.amount ? ReportCell{*found.amount} : figure_cell(*found.value);
}

Label refusal_text(const Problem& refusal) {
  if (refusal.is(RateRule::no_usable_value))
    return document_of(refusal).empty() ? Label{"không có mức", "no rate"}
                                        : status_name(ValueStatus::unread);
  if (refusal.is(RateRule::two_equal_values)) return {"hai mức ngang nhau", "two values equally"};
  if (refusal.is(RateRule::circular_reference)) return {"dẫn chiếu vòng tròn", "refers to itself"};
  for (const Fact& fact : refusal.facts)
    if (std::string_view{fact.name} == "open")
      if (const auto* open = std::get_if<Label>(&fact.value))
        return phrase({"chưa rõ {}", "{} not known"}, {*open});
  return {"không quyết định được", "cannot be decided"};
}

std::string short_name(const RateTable& rates, const std::string& number) {
  const auto it = std::ranges::find(rates.documents(), number, &LegalDocument::number);
  return it == rates.documents().end() ? number : it->short_name;
}

ReportCell answer_cell(const RateAnswer& answer) {
  if (!answer.found) return refusal_text(*answer.refusal);
  const ReportCell figure = figure_cell(*answer.found);
  const bool is_there = !std::holds_alternative<std::monostate>(figure);
  return is_there ? figure : ReportCell{kind_name(answer.found->value->kind)};
}

ReportCell law_cell(const RateTable& rates, const RateAnswer& answer) {
  if (answer.found) return clause_text(rates, *answer.found->value);
  const std::string number = document_of(*answer.refusal);
  return number.empty() ? ReportCell{} : ReportCell{short_name(rates, number)};
}

Label status_counts(std::span<const RateValue* const> values) {
  Label text;
  for (const ValueStatus status :
       {ValueStatus::read, ValueStatus::secondary, ValueStatus::recalled, ValueStatus::unread}) {
    const auto count = std::ranges::count(values, status, &RateValue::status);
    if (count > 0)
      join(text, phrase({"{}: {}", "{}: {}"}, {status_name(status), same(format_whole(count))}),
           "; ");
  }
  return text;
}

Label jurisdiction_label(const Vocabulary& vocabulary, const std::string& code) {
  const auto& all = vocabulary.jurisdictions;
  const auto it = std::ranges::find(all, code, &Jurisdiction::code);
  return it == all.end() ? same(code) : it->label;
}

Label setting_text(const RateSetting& setting, const Vocabulary& vocabulary) {
  Label text = same(format_date(setting.on));
  for (const std::string& code : {setting.province, setting.programme})
    if (!code.empty()) join(text, jurisdiction_label(vocabulary, code), ", ");
  return text;
}

Label case_text(const Vocabulary& vocabulary, const std::vector<Condition>& qualifiers) {
  Label text;
  for (const Condition c : qualifiers)
    join(text, vocabulary.qualifiers[c.qualifier].word_labels[c.word], "; ");
  return or_every(std::move(text));
}

Label case_text(const Vocabulary& vocabulary, const std::vector<CaseWords>& of) {
  Label text;
  for (const CaseWords& words : of) {
    const Qualifier& qualifier = vocabulary.qualifiers[words.qualifier];
    Label one;
    for (const std::uint8_t word : words.words) join(one, qualifier.word_labels[word], " / ");
    if (words.is_open) join(one, phrase({"không nêu {}", "no {} given"}, {qualifier.label}), " / ");
    join(text, one, "; ");
  }
  return or_every(std::move(text));
}

Label period_text(const DateRange& range) {
  const std::string from = format_date(range.from());
  if (!range.until()) return {"từ " + from, "from " + from};
  return same(from + " – " + format_date(range.until()->plus_days(-1)));
}

Label key_heading(const Vocabulary& vocabulary, const RateKeyEntry& key) {
  return phrase({"{} · {} ({})", "{} · {} ({})"},
                {same(key.key.text()), key.label, unit_label(vocabulary, key.unit)});
}

Label bound_text(const Bound& bound) {
  switch (bound.kind) {
    case BoundKind::ceiling: return {"không vượt", "not above"};
    case BoundKind::ceiling_plus:
      return phrase({"vượt không quá {} %", "at most {} % above"},
                    {same(format_percent(bound.plus))});
    case BoundKind::free: return {"cao hơn hoặc thấp hơn", "higher or lower"};
    case BoundKind::silent: return {"văn bản không nói", "the document is silent"};
    case BoundKind::unknown: break;
  }
  return {"chưa rõ", "not known"};
}

Label unit_label(const Vocabulary& vocabulary, std::string_view code) {
  const Unit* unit = vocabulary.unit(code);
  return unit == nullptr ? same(std::string{code}) : unit->label;
}

std::string clause_text(const RateTable& rates, const RateValue& value) {
  const LegalDocument& document = rates.document_of(value);
  return value.citation ? cited(*value.citation, document.short_name) : document.short_name;
}

Label full_name(const LegalDocument& document) {
  Label name = same(document.type + " " + document.number);
  if (document.date)
    name = phrase({"{} ngày {}", "{} of {}"}, {name, same(format_date(*document.date))});
  if (!document.issuer.empty())
    name = phrase({"{} của {}", "{}, {}"}, {name, same(document.issuer)});
  return document.title.empty() ? name : phrase({"{}: {}", "{}: {}"}, {name, same(document.title)});
}

std::vector<const LegalDocument*> documents_behind(const Estimate& estimate) {
  std::set<std::size_t> positions;
  for (const Line& line : estimate.lines) {
    const Found& rate = line.working.rate;
    for (const RateValue* value : {rate.value, rate.via, rate.input})
      if (value != nullptr && value->status != ValueStatus::assumed)
        positions.insert(value->document);
  }
  std::vector<const LegalDocument*> documents;
  for (const std::size_t position : positions)
    documents.push_back(&estimate.regulations->rates.documents()[position]);
  return documents;
}

}  // namespace dutoan::report
