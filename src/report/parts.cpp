#include "report/parts.hpp"

#include "report/vietnamese.hpp"
#include "report/working_text.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <utility>

namespace dutoan::report {
namespace {

Label span_of(const std::string& least, const std::string& most) {
  return same(least == most ? least : least + " – " + most);
}

Label assumed_factor(const Norms& norms, const Reservations::AssumedFactor& entry) {
  const Factor& factor = norms.factors[entry.factor];
  const Label name = phrase({"Số {} ({})", "{} ({})"}, {factor.label, same(factor.code.text())});
  if (entry.share == nullptr)
    return phrase({"{}: {}", "{}: {}"},
                  {name, span_of(format_quantity(entry.least), format_quantity(entry.most))});
  return phrase({"{}: {} % số {}, làm tròn lên ({})", "{}: {} % of the {}, rounded up ({})"},
                {name, same(format_percent(entry.share->percent)),
                 norms.factors[entry.share->of].label, same(entry.share->source)});
}

std::vector<Label> assumed_sentences(const Estimate& estimate, const Reservations& all) {
  const Norms& norms = estimate.regulations->norms;
  std::vector<Label> sentences;
  for (const Allotment& allotment : estimate.plan->allotments)
    if (!allotment.assumed.empty())
      sentences.push_back(
          phrase({"Kinh phí được giao {} đồng ({}): {}", "Allotment {} đồng ({}): {}"},
                 {same(format_amount(allotment.amount)), same(allotment.decision),
                  same(allotment.assumed)}));
  for (const Group& group : estimate.plan->groups)
    if (group.split != Split::listed)
      sentences.push_back(phrase({"Cách chia lớp của {}: {}", "Split of {}: {}"},
                                 {same(group.name), split_name(group.split)}));
  for (const auto& entry : all.factors) sentences.push_back(assumed_factor(norms, entry));
  for (const auto& entry : all.prices)
    sentences.push_back(
        phrase({"Đơn giá {}: {} đồng ({}); liên quan {} đồng",
                "Price of {}: {} đồng ({}); bears on {} đồng"},
               {entry.price->label, span_of(format_amount(entry.least), format_amount(entry.most)),
                same(entry.price->source), same(format_amount(entry.amount))}));
  for (const auto& entry : all.percents)
    sentences.push_back(phrase(
        {"Tỷ lệ {}: {} % ({}); liên quan {} đồng", "Percentage, {}: {} % ({}); bears on {} đồng"},
        {entry.percent->label, span_of(format_percent(entry.least), format_percent(entry.most)),
         same(entry.percent->source), same(format_amount(entry.amount))}));
  return sentences;
}

/// Values of one key and clause differ only in their tier: they are told together.
std::vector<Label> stand_in_sentences(const Estimate& estimate, const Reservations& all) {
  const RateTable& rates = estimate.regulations->rates;
  std::vector<std::pair<Label, Money>> told;
  for (const auto& entry : all.stand_ins) {
    const Label what =
        phrase({"{}: {}, thay cho {} (chưa có số liệu)", "{}: {}, standing in for {} (unread)"},
               {rates.key_of(*entry.used).label, same(citation_of(estimate, *entry.used)),
                same(rates.document_of(*entry.instead_of).number)});
    auto it = std::ranges::find(told, what, &std::pair<Label, Money>::first);
    if (it == told.end()) it = told.insert(it, {what, Money{}});
    it->second += entry.amount;
  }
  std::vector<Label> sentences;
  for (const auto& [what, amount] : told)
    sentences.push_back(phrase({"{}; liên quan {} đồng", "{}; bears on {} đồng"},
                               {what, same(format_amount(amount))}));
  return sentences;
}

std::vector<Label> unverified_sentences(const Estimate& estimate, const Reservations& all) {
  const RateTable& rates = estimate.regulations->rates;
  std::vector<Label> sentences;
  for (const auto& entry : all.unverified)
    sentences.push_back(
        phrase({"{} ({}): {}; liên quan {} đồng", "{} ({}): {}; bears on {} đồng"},
               {rates.key_of(*entry.value).label, same(citation_of(estimate, *entry.value)),
                status_name(entry.value->status), same(format_amount(entry.amount))}));
  if (!all.unverified_codes.empty()) {
    std::string codes;
    for (const SubItem* sub_item : all.unverified_codes)
      codes += (codes.empty() ? "" : ", ") + sub_item->code.text();
    sentences.push_back(phrase({"Mã tiểu mục {}: {}", "Sub-item codes {}: {}"},
                               {same(codes), status_name(ValueStatus::recalled)}));
  }
  const auto names_of = [](const auto& subjects) {
    std::string names;
    for (const auto* subject : subjects) names += (names.empty() ? "" : "; ") + subject->name;
    return same(names);
  };
  const Label& recalled = status_name(ValueStatus::recalled);
  if (!all.unverified_places.empty())
    sentences.push_back(phrase({"Hạng, địa bàn của {}: {}", "Tiers and areas of {}: {}"},
                               {names_of(all.unverified_places), recalled}));
  if (!all.unverified_posts.empty())
    sentences.push_back(phrase({"Chế độ lương, phụ cấp của {}: {}", "Pay of {}: {}"},
                               {names_of(all.unverified_posts), recalled}));
  bool compared = true;
  for (const LegalDocument& document : rates.documents()) compared &= !document.verified_by.empty();
  if (!compared)
    sentences.push_back({"Các tệp định mức chưa được đối chiếu với công báo",
                         "The rate files have not been compared with the gazette"});
  return sentences;
}

/// The same item in many classes is told once, with its classes counted.
std::vector<Label> lines_by_item(const std::vector<const Line*>& lines) {
  std::vector<const NormLine*> items;
  for (const Line* line : lines)
    if (std::ranges::find(items, line->norm) == items.end()) items.push_back(line->norm);
  std::vector<Label> sentences;
  for (const NormLine* item : items) {
    Money amount;
    std::int64_t count = 0;
    for (const Line* line : lines)
      if (line->norm == item) amount += line->amount, ++count;
    sentences.push_back(phrase({"{} ({}): {} dòng, {} đồng", "{} ({}): {} lines, {} đồng"},
                               {item->label, same(item->code.text()), same(format_whole(count)),
                                same(format_amount(amount))}));
  }
  return sentences;
}

std::vector<Label> memo_sentences(const Estimate& estimate) {
  std::vector<Label> sentences;
  std::int64_t people = 0;
  const Line* last = nullptr;
  const auto flush = [&] {
    if (last != nullptr)
      sentences.push_back(
          phrase({"{}: {} {} — {} chi trả ({})", "{}: {} {} — paid by {} ({})"},
                 {same(estimate.activities[last->activity].group->name), same(format_whole(people)),
                  estimate.regulations->norms.factors[last->working.factors()[0].factor].label,
                  *last->norm->paid_by, law_text(estimate, *last)}));
  };
  for (const Line& line : estimate.lines) {
    if (!line.norm->is_memo() || line.working.factors().empty()) continue;
    if (last == nullptr || last->norm != line.norm ||
        estimate.activities[last->activity].group != estimate.activities[line.activity].group) {
      flush();
      people = 0;
    }
    last = &line;
    people += line.working.factors()[0].value.thousandths() / Quantity::scale;
  }
  flush();
  return sentences;
}

}  // namespace

std::vector<ReportFact> plan_head(const Plan& plan) {
  std::vector<ReportFact> head{
      {"plan", words::plan, plan.number + ", " + format_date(plan.date) + ": " + plan.title},
      {"issuer", words::issuer, plan.issuer},
      {"drafter", words::drafter, plan.drafter},
      {"fiscal_year", words::fiscal_year, Year{plan.fiscal_year}},
      {"rates_on", words::rates_on, plan.rates_on}};
  if (plan.stand_in) head.push_back({"stand_in", words::stand_in, layer_name(*plan.stand_in)});
  return head;
}

std::vector<ReportRemark> reservation_remarks(const Estimate& estimate) {
  const Reservations all = reservations(estimate);
  std::vector<ReportRemark> remarks;
  const auto add = [&](const char* key, const Label& heading, std::vector<Label> sentences) {
    if (!sentences.empty()) remarks.push_back({key, heading, std::move(sentences)});
  };
  std::vector<Label> warnings;
  for (const Problem& problem : estimate.warnings)
    warnings.push_back({sentence(problem, Language::vi), sentence(problem, Language::en)});
  add("warnings", words::warnings, std::move(warnings));
  add("stand_ins", words::stand_ins, stand_in_sentences(estimate, all));
  add("unverified", words::unverified, unverified_sentences(estimate, all));
  add("assumed", words::assumed_figures, assumed_sentences(estimate, all));
  add("without_law", words::without_law, lines_by_item(all.without_law));
  add("paid_by_others", words::paid_by_others, memo_sentences(estimate));
  return remarks;
}

}  // namespace dutoan::report
