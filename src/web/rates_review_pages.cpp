// Rates of two days or provinces beside each other, and what a review of them finds.
#include "web/asked_rates.hpp"
#include "web/routes.hpp"

#include <charconv>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

const Label months_label{"Quá số tháng", "Older than months"};

std::vector<Field> compare_fields(const Visit& visit, const Vocabulary& vocabulary) {
  const auto provinces = jurisdiction_choices(vocabulary, Layer::province);
  const Estimate* estimate = visit.estimate();
  const std::string own = estimate == nullptr ? std::string{} : estimate->plan->province;
  return {{"before", {"Ngày trước", "Earlier day"}, Kind::date, {"15/6/2020", "15/6/2020"}},
          {"after", {"Ngày sau", "Later day"}, Kind::date, {"15/6/2026", "15/6/2026"}},
          {"province", {"Tỉnh", "Province"}, Kind::choice, {}, own, provinces},
          {"with", {"So với tỉnh", "With the province"}, Kind::choice, {}, {}, provinces},
          {"programme",
           {"Chương trình", "Programme"},
           Kind::choice,
           {},
           {},
           jurisdiction_choices(vocabulary, Layer::programme)}};
}

Result<Report> compared(const Visit& visit, const Regulations& regulations) {
  RatesReader reader{visit, regulations};
  const auto before = reader.day("before", {"Ngày trước", "Earlier day"});
  const auto after = reader.day("after", {"Ngày sau", "Later day"});
  RateSetting first{before.value_or(visit.today()),
                    reader.jurisdiction("province", Layer::province),
                    reader.jurisdiction("programme", Layer::programme)};
  RateSetting second = first;
  second.on = after.value_or(first.on);
  if (!visit.asked("with").empty()) second.province = reader.jurisdiction("with", Layer::province);
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  const auto found = differences(regulations.rates, first, second);
  if (!found) return refuse(found.error());
  return differences_report(regulations.rates, *found, first, second);
}

Result<Page> compare(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const auto fields = compare_fields(visit, regulations->rates.vocabulary());
  const std::string form = asking_form(visit, "/rates/compare", fields, {"So sánh", "Compare"});
  Page page;
  page.title = {"So sánh mức chi", "Compare rates"};
  page.body = form;
  page.trail = {{"/rates", {"Mức chi", "Rates"}}};
  if (visit.asked("before").empty() && visit.asked("after").empty()) return page;
  auto made = answered_rates(visit, form, compared(visit, *regulations), regulations->rates);
  if (made) made->trail = page.trail;
  if (made) made->title = page.title;
  return made;
}

Result<Report> reviewed(const Visit& visit, const Regulations& regulations) {
  constexpr int two_years = 24;
  Problems problems;
  const Date day = asked_day(visit, "on", rates_day_label(), problems).value_or(visit.today());
  int months = two_years;
  if (const std::string text = visit.asked("months"); !text.empty()) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), months);
    if (error != std::errc{} || end != text.data() + text.size() || months < 0 ||
        months > most_months)
      problems.push_back(
          not_understood(visit, text, months_label, "0–" + std::to_string(most_months)));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return lint_report(regulations.rates, lint(regulations, day, months), day, months);
}

Result<Page> review(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const std::vector<Field> fields{{"on", rates_day_label(), Kind::date},
                                  {"months", months_label, Kind::text, {}, "24"}};
  auto page =
      answered_rates(visit, asking_form(visit, "/rates/lint", fields, {"Rà soát", "Review"}),
                     reviewed(visit, *regulations), regulations->rates);
  if (page) page->trail = {{"/rates", {"Mức chi", "Rates"}}};
  if (page) page->title = {"Rà soát mức chi", "Review of rates"};
  return page;
}

}  // namespace

std::vector<PageRoute> rates_review_pages() {
  return {{"/rates/compare",
           Act::look,
           Section::catalogue,
           {"So sánh mức chi", "Compare rates"},
           compare},
          {"/rates/lint",
           Act::look,
           Section::catalogue,
           {"Rà soát mức chi", "Review of rates"},
           review}};
}

}  // namespace dutoan::web
