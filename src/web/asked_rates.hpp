// What pages of rates are asked: whose rates, on which day, and where; and the page that answers.
#pragma once

#include "web/asking.hpp"

#include <dutoan/asked_rates.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

/// The label of the day whose rates are asked for.
[[nodiscard]] const Label& rates_day_label();

/// The provinces or programmes that have rates, to be chosen from; none of them first.
[[nodiscard]] std::vector<Choice> jurisdiction_choices(const Vocabulary& vocabulary, Layer layer);

/// What was asked of one setting; what cannot be understood is collected.
class RatesReader : public AskedRates {
 public:
  RatesReader(const Visit& visit, const Regulations& regulations)
      : AskedRates(regulations,
                   [&visit](const std::string& name) {
                     const std::string text = visit.asked(name);
                     return text.empty() ? std::nullopt : std::optional{text};
                   }),
        visit_(visit) {}

  /// The day that is asked for; nothing without one.
  [[nodiscard]] std::optional<Date> day(const std::string& name, const Label& label) {
    return asked_day(visit_, name, label, problems);
  }

 private:
  const Visit& visit_;
};
/// The page with a form above what it asked for, or above why that cannot be answered.
[[nodiscard]] Result<Page> answered_rates(const Visit& visit, const std::string& form,
                                          Result<Report> report, const RateTable& rates);

}  // namespace dutoan::web
