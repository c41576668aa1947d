// Cuts as they are typed: of which lines, which inputs, by how much.
#include "domain/line_inputs.hpp"

#include <dutoan/appraisal.hpp>
#include <dutoan/exact.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dutoan {
namespace {

Problem refused(AppraisalRule rule, std::string_view text, std::vector<Fact> facts = {}) {
  facts.insert(facts.begin(), Fact{"text", std::string{text}});
  return Problem{rule, {}, std::move(facts)};
}

/// "ML1/hall": what stands before and behind the slash; an item of its own is never meant.
struct Meant {
  std::string scope, item;
};

Meant split(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {std::string{text}, {}};
  return {std::string{text.substr(0, slash)}, std::string{text.substr(slash + 1)}};
}

bool reaches(const std::string& scope, const FrozenActivity& activity) {
  return scope == "*" || scope == activity.code.text() || scope == activity.row ||
         scope == activity.group;
}

/// The value as it is written for an input of this kind; nothing when it is not.
std::optional<std::int64_t> read_value(InputOf of, const std::string& text) {
  if (of == InputOf::unit_rate) {
    const auto amount = parse_amount(text);
    if (!amount || amount->dong() < 0) return std::nullopt;
    return amount->dong();
  }
  if (of == InputOf::percent) {
    const auto percent = parse_percent(text, Style::people);
    return percent ? std::optional{percent->hundredths()} : std::nullopt;
  }
  const auto quantity = parse_quantity(text, Style::people);
  return quantity ? std::optional{quantity->thousandths()} : std::nullopt;
}

/// A share of the value, rounded half away from zero.
std::optional<std::int64_t> share_of(std::int64_t value, const std::string& text) {
  const auto percent = parse_percent(text, Style::people);
  if (!percent) return std::nullopt;
  try {
    Exact exact{Money::dong(value)};
    exact *= *percent;
    return round(exact, Rounding::half_away_from_zero).dong();
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

/// The input's new value; nothing when what was typed is not of its kind.
std::optional<std::int64_t> value_after(const CutRule& cut, const LineInput& input) {
  using How = CutRule::How;
  const auto given = cut.how == How::less_by_share ? share_of(input.value, cut.value)
                                                   : read_value(input.of, cut.value);
  if (!given) return std::nullopt;
  switch (cut.how) {
    case How::exactly: return *given;
    case How::at_most: return std::min(input.value, *given);
    case How::less:
    case How::less_by_share: break;
  }
  return input.value - *given;
}

/// The decision that the cuts make of one line.
class LineCut {
 public:
  LineCut(const FrozenLine& line, std::span<const CutRule> cuts) : line_(line), made_(line) {
    decision_.line = line.code;
    for (const CutRule& cut : cuts) take(cut);
  }

  [[nodiscard]] const Problems& problems() const { return problems_; }
  /// How many of the inputs the line has.
  [[nodiscard]] std::size_t met() const { return met_; }

  /// Nothing when the cuts leave the line as it is.
  [[nodiscard]] std::optional<LineDecision> decision(const std::vector<Reason>& reasons) {
    const auto amount = amount_of(made_);
    if (decision_.inputs.empty() || (amount && *amount == line_.amount)) return std::nullopt;
    decision_.verdict = amount && *amount > line_.amount ? Verdict::raised : Verdict::reduced;
    decision_.reasons = reasons;
    return decision_;
  }

 private:
  const FrozenLine& line_;
  FrozenLine made_;
  LineDecision decision_;
  std::size_t met_ = 0;
  Problems problems_;

  void take(const CutRule& cut) {
    const auto input = input_of(made_, cut.name);
    if (!input) return;
    ++met_;
    const auto value = value_after(cut, *input);
    const auto refuse_as = [&](AppraisalRule rule) {
      problems_.push_back(refused(rule, cut.text, {{"line", line_.code.text()}}));
    };
    if (!value) return refuse_as(AppraisalRule::cut_unreadable);
    if (*value < 0) return refuse_as(AppraisalRule::below_nothing_cut);
    if (*value == input->value) return;
    set_input(made_, cut.name, *value);
    decision_.inputs.push_back({cut.name, *value});
  }
};

}  // namespace

Result<std::vector<LineCode>> lines_meant(const FrozenEstimate& estimate, std::string_view text) {
  const Meant meant = split(text);
  std::vector<LineCode> found;
  for (const FrozenActivity& activity : estimate.activities) {
    if (!reaches(meant.scope, activity)) continue;
    for (const FrozenLine& line : activity.lines)
      if (meant.item.empty() || meant.item == line.code.item.text()) found.push_back(line.code);
  }
  if (found.empty()) return refuse(refused(AppraisalRule::lines_not_found, text));
  return found;
}

Result<CutRule> read_cut(std::string_view text) {
  using How = CutRule::How;
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return refuse(refused(AppraisalRule::cut_unreadable, text));
  CutRule cut{std::string{text}, {}, How::exactly, std::string{text.substr(equals + 1)}};
  const bool is_at_most = text[equals - 1] == '<';
  cut.name = text.substr(0, is_at_most ? equals - 1 : equals);
  if (cut.name.empty() || cut.value.empty())
    return refuse(refused(AppraisalRule::cut_unreadable, text));
  if (is_at_most) {
    cut.how = How::at_most;
  } else if (cut.value.front() == '-') {
    cut.value.erase(0, 1);
    const bool is_share = cut.value.ends_with('%') && cut.name != "percent";
    cut.how = is_share ? How::less_by_share : How::less;
  }
  return cut;
}

Result<std::vector<LineDecision>> cut_lines(const FrozenEstimate& requested,
                                            std::span<const LineCode> lines,
                                            std::span<const CutRule> cuts,
                                            const std::vector<Reason>& reasons) {
  std::vector<LineDecision> decisions;
  Problems problems;
  std::size_t met = 0;
  for (const LineCode& code : lines) {
    const FrozenLine* line = requested.line(code);
    if (line == nullptr) continue;
    LineCut cut{*line, cuts};
    met += cut.met();
    problems.insert(problems.end(), cut.problems().begin(), cut.problems().end());
    if (auto decision = cut.decision(reasons)) decisions.push_back(std::move(*decision));
  }
  const std::string text = cuts.empty() ? std::string{} : cuts.front().text;
  if (met == 0)
    problems.push_back(Problem{
        AppraisalRule::input_not_found, {}, {{"input", cuts.empty() ? text : cuts.front().name}}});
  else if (decisions.empty() && problems.empty())
    problems.push_back(Problem{AppraisalRule::changes_no_line, {}, {{"input", text}}});
  if (!problems.empty()) return refuse(std::move(problems));
  return decisions;
}

}  // namespace dutoan
