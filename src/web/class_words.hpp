// What pages say of a class of the plan beside its figures.
#pragma once

#include "web/visit.hpp"

#include <dutoan/estimate.hpp>
#include <dutoan/report.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dutoan::web {

/// The figure of that code as the nearest level of the plan gives it; nothing where none does.
[[nodiscard]] std::optional<GivenQuantity> figure_of(const Estimate& estimate,
                                                     const Activity& activity,
                                                     std::string_view code);
/// How far the money of each class in the book is: approved, advanced, spent on, settled.
[[nodiscard]] std::map<std::string, Label> states_of_classes(const Visit& visit);
/// How many days the class takes; nothing for common costs.
[[nodiscard]] ReportCell days_of(const Estimate& estimate, const Activity& activity);
/// The class's first day, where the plan gives one.
[[nodiscard]] ReportCell start_of(const Activity& activity);
/// The name of the place where it is held.
[[nodiscard]] std::string venue_of(const Estimate& estimate, const Activity& activity);

}  // namespace dutoan::web
