#include "web/appraised_class.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/deciding.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan::web {
namespace {

/// What one row of the grid says.
class GridRow {
 public:
  GridRow(const Course& course, const FrozenLine& requested, const Values& typed)
      : course_(course),
        requested_(requested),
        typed_(typed),
        item_(requested.code.item.text()),
        figures_(figures_of(requested, course.round.appraisal.appraised.line(requested.code))) {}

  [[nodiscard]] bool is_changed() const {
    const Reason stands = reason_on(course_.round, requested_.code);
    for (const LineFigure& figure : figures_)
      if (figure_typed(figure) != figure.appraised) return true;
    return said("reason", stands.code) != stands.code || said("text", stands.text) != stands.text ||
           said("cite", stands.citation) != stands.citation;
  }

  /// Figures as requested, and no reason: the line is accepted.
  [[nodiscard]] bool is_accepted() const {
    for (const LineFigure& figure : figures_)
      if (figure_typed(figure) != figure.requested) return false;
    return reasons().empty() || is_left();
  }

  [[nodiscard]] Result<std::vector<LineDecision>> decisions() const {
    if (is_accepted())
      return std::vector<LineDecision>{{requested_.code, Verdict::accepted, {}, {}}};
    TypedDecision decision{Verdict::reduced, {requested_.code.text()}, {}, reasons()};
    for (const LineFigure& figure : figures_)
      decision.cuts.push_back(figure.name + "=" + figure_typed(figure));
    return read_decision(course_.round, decision);
  }

  [[nodiscard]] std::vector<TypedReason> reasons() const {
    TypedReason reason{said("reason", {}), {}, said("text", {}), said("cite", {})};
    if (reason.code.empty() && reason.text.empty() && reason.citation.empty()) return {};
    return {reason};
  }

 private:
  const Course& course_;
  const FrozenLine& requested_;
  const Values& typed_;
  std::string item_;
  std::vector<LineFigure> figures_;

  [[nodiscard]] std::string said(const char* key, const std::string& otherwise) const {
    return typed_.value(std::string{key} + ":" + item_, otherwise);
  }
  [[nodiscard]] std::string figure_typed(const LineFigure& figure) const {
    return typed_.value("in:" + item_ + ":" + figure.name, figure.appraised);
  }
  /// Whether the reason is the one of a cut that was just undone by its figures.
  [[nodiscard]] bool is_left() const {
    const Reason stands = reason_on(course_.round, requested_.code);
    return !stands.code.empty() && said("reason", {}) == stands.code &&
           said("text", {}) == stands.text && said("cite", {}) == stands.citation;
  }
};

/// The line that a button of its row names.
const FrozenLine* line_of(const FrozenActivity& activity, const std::string& item) {
  for (const FrozenLine& line : activity.lines)
    if (line.code.item.text() == item) return &line;
  return nullptr;
}

/// Every line of the class that nobody has decided about, accepted.
std::vector<LineDecision> rest_of(const Course& course, const FrozenActivity& activity) {
  std::vector<LineDecision> decisions;
  for (const AppraisedLine& line : course.round.appraisal.lines)
    if (!line.verdict && line.code.activity == activity.code)
      decisions.push_back({line.code, Verdict::accepted, {}, {}});
  return decisions;
}

Result<std::vector<LineDecision>> pressed(const Course& course, const FrozenLine& line,
                                          const Values& typed, Verdict verdict) {
  TypedDecision decision{verdict, {line.code.text()}, {}, {}};
  if (verdict == Verdict::rejected) decision.reasons = GridRow{course, line, typed}.reasons();
  return read_decision(course.round, decision);
}

}  // namespace

std::vector<LineFigure> figures_of(const FrozenLine& requested, const FrozenLine* appraised) {
  const FrozenLine& now = appraised == nullptr ? requested : *appraised;
  std::vector<LineFigure> figures;
  if (requested.treatment == Treatment::percentage)
    figures.push_back({percent_input,
                       {"tỷ lệ (%)", "percentage"},
                       format_percent(requested.percent),
                       format_percent(now.percent)});
  if (requested.treatment != Treatment::product) return figures;
  for (std::size_t i = 0; i < requested.factors.size(); ++i) {
    const FrozenFactor& factor = requested.factors[i];
    figures.push_back({factor.code.text(), factor.label, format_quantity(factor.value),
                       format_quantity(now.factors[i].value)});
  }
  figures.push_back({unit_rate_input,
                     {"đơn giá", "unit rate"},
                     format_amount(requested.unit_rate),
                     format_amount(now.unit_rate)});
  return figures;
}

Reason reason_on(const AppraisalRound& round, const LineCode& line) {
  const DatedDecision* decided = decision_on(round, line);
  if (decided == nullptr || decided->decision.reasons.size() != 1) return {};
  return decided->decision.reasons.front();
}

Result<std::vector<LineDecision>> grid_decisions(const Course& course,
                                                 const FrozenActivity& activity,
                                                 const Values& typed) {
  if (typed.has("rest")) return rest_of(course, activity);
  const auto button = [&](const char* name) { return line_of(activity, typed.value(name)); };
  if (const FrozenLine* line = button("accept"))
    return pressed(course, *line, typed, Verdict::accepted);
  if (const FrozenLine* line = button("reject"))
    return pressed(course, *line, typed, Verdict::rejected);
  if (const FrozenLine* line = button("restore"))
    return pressed(course, *line, typed, Verdict::undone);
  std::vector<LineDecision> decisions;
  Problems problems;
  for (const FrozenLine& line : activity.lines) {
    const GridRow row{course, line, typed};
    if (!row.is_changed()) continue;
    auto made = row.decisions();
    if (made)
      std::ranges::move(*made, std::back_inserter(decisions));
    else
      std::ranges::move(made.error(), std::back_inserter(problems));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return decisions;
}

}  // namespace dutoan::web
