// What pages of the plan and of rates share: forms that only ask, words for what was asked wrongly,
// and where the figures of an estimate and of rates lead.
#pragma once

#include "web/entry_form.hpp"

#include <dutoan/regulations.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

/// A form that changes nothing: sends its fields to `action` with GET, filled with what was asked.
[[nodiscard]] std::string asking_form(const Visit& visit, const std::string& action,
                                      const std::vector<Field>& fields, const Label& submit);

/// What was asked cannot be understood: `word` in the field that people see as `field`.
[[nodiscard]] Problem not_understood(const Visit& visit, const std::string& word,
                                     const Label& field, const std::string& allowed);
/// The day asked for in the field `name`; nothing where it is empty. Adds what it cannot mean.
[[nodiscard]] std::optional<Date> asked_day(const Visit& visit, const std::string& name,
                                            const Label& field, Problems& problems);

/// The page where the plan gives no estimate: every problem at its file, line and column, with the
/// line, as the command line words it.
[[nodiscard]] Result<Page> without_estimate(const Visit& visit);
/// The same for other problems of files.
[[nodiscard]] std::string problems_at_files(const Visit& visit, const Problems& problems);

/// As links_of; and from the lines of a class to their workings, from a clause to its rate.
[[nodiscard]] LinkOfCell links_of_estimate(const Visit& visit);
/// As links_of; and from keys and clauses to the rates and documents of `rates`, which must outlive
/// it.
[[nodiscard]] LinkOfCell links_of_rates(const Visit& visit, const RateTable& rates);
/// "/rates/travel.perdiem?on=2020-06-15" of the rate that the line rests on; empty without one.
[[nodiscard]] std::string link_of_rate(const Estimate& estimate, const Line& line);

}  // namespace dutoan::web
