#include "web/asked_rates.hpp"

#include <algorithm>

namespace dutoan::web {

const Label& rates_day_label() {
  static const Label label{"Ngày", "Day"};
  return label;
}

std::vector<Choice> jurisdiction_choices(const Vocabulary& vocabulary, Layer layer) {
  std::vector<Choice> all{{"", {"tất cả", "all"}}};
  for (const std::string_view code : vocabulary.jurisdictions_of(layer)) {
    const auto it = std::ranges::find(vocabulary.jurisdictions, code, &Jurisdiction::code);
    all.push_back({std::string{code}, it->label});
  }
  return all;
}
Result<Page> answered_rates(const Visit& visit, const std::string& form, Result<Report> report,
                            const RateTable& rates) {
  Page page;
  if (!report) {
    if (visit.request.path.starts_with("/api/")) return refuse(report.error());
    page.title = {"Mức chi", "Rates"};
    page.body = problem_summary(report.error(), visit.language, {}) + form;
    page.status = status_of(report.error());
    return page;
  }
  page.report = of_book(visit, std::move(*report));
  page.title = page.report->title;
  page.body = form + as_html_part(*page.report, visit.language, links_of_rates(visit, rates));
  return page;
}

}  // namespace dutoan::web
