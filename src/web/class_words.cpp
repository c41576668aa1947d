#include "web/class_words.hpp"

#include <dutoan/class_file.hpp>

namespace dutoan::web {
namespace {

/// How far the money of a class is, out of what the book has of it.
Label state_of(const Availability& left, const BookView& view) {
  const Funding& funding = left.scope.funding;
  const auto settled = view.newest(DocumentKind::class_settlement, funding.unit,
                                   funding.fiscal_year, ClassCode{left.scope.code});
  if (settled) return {"đã quyết toán", "settled"};
  const Execution money = Execution::of(left.standing);
  if (!money.spent.is_zero()) return {"đã chi", "spent on"};
  if (!money.advanced.is_zero()) return {"đã tạm ứng", "advanced"};
  return money.approved.is_zero() ? Label{"bản nháp", "draft"} : Label{"đã duyệt", "approved"};
}

}  // namespace

std::map<std::string, Label> states_of_classes(const Visit& visit) {
  std::map<std::string, Label> states;
  const auto all = what_is_left(visit.book, {}, ControlLevel::activity);
  visit.book.read([&](const BookView& view) {
    for (const Availability& left : all) states[left.scope.code] = state_of(left, view);
  });
  return states;
}

std::optional<GivenQuantity> figure_of(const Estimate& estimate, const Activity& activity,
                                       std::string_view code) {
  const auto factor = estimate.regulations->norms.factor(code);
  if (!factor) return std::nullopt;
  const Figures* of_row = activity.row == nullptr ? nullptr : &activity.row->figures;
  const Figures* of_group = activity.group == nullptr ? nullptr : &activity.group->figures;
  for (const Figures* figures : {activity.figures(), of_row, of_group, &estimate.plan->figures}) {
    if (figures == nullptr) continue;
    if (const auto it = figures->factors.find(*factor); it != figures->factors.end())
      return it->second;
  }
  return std::nullopt;
}

ReportCell days_of(const Estimate& estimate, const Activity& activity) {
  const auto days = figure_of(estimate, activity, "days");
  return days ? ReportCell{days->value} : ReportCell{};
}

ReportCell start_of(const Activity& activity) {
  if (activity.listed == nullptr || !activity.listed->starts) return {};
  return *activity.listed->starts;
}

std::string venue_of(const Estimate& estimate, const Activity& activity) {
  std::optional<PlaceCode> code;
  if (activity.listed != nullptr) code = activity.listed->venue;
  if (!code && activity.row != nullptr) code = activity.row->venue;
  if (!code) return {};
  const Place* place = estimate.regulations->place(code->text());
  return place == nullptr ? code->text() : place->name;
}

}  // namespace dutoan::web
