// The second step: whether the lines are what such a document may hold, and add up.
#include "domain/ledger_steps.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

bool has_digits(const std::string& code, std::size_t count) {
  return code.size() == count &&
         std::ranges::all_of(code, [](char c) { return '0' <= c && c <= '9'; });
}

bool is_numbered_in_parent(const std::string& code, std::size_t count) {
  return has_digits(code, count) && code.back() != '0';
}

Problem of_line(LedgerRule rule, const Question& q, const DocumentLine& line,
                std::vector<Fact> facts = {}) {
  if (line.line != LineCode{}) facts.push_back({"line", line.line.text()});
  return problem(rule, q, std::move(facts));
}

void check_presence(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const Lines wanted = form_of(d.kind).lines;
  if (wanted != Lines::of_estimate_if_any && d.lines.empty() != (wanted == Lines::none))
    problems.push_back(problem(LedgerRule::lines_are_given, q));
  for (const DocumentLine& line : d.lines) {
    const bool is_named = !line.line.activity.is_empty() && !line.line.item.is_empty();
    const bool is_free = line.line == LineCode{};
    const bool wants_line = wanted == Lines::of_estimate || wanted == Lines::of_estimate_if_any;
    const bool is_right = wanted == Lines::of_either ? is_named || is_free
                          : wants_line               ? is_named
                                                     : is_free;
    if (!is_right || (line.advanced_on != LineCode{} && d.kind != clearance))
      problems.push_back(of_line(LedgerRule::lines_are_given, q, line));
  }
  constexpr std::array once = {estimate,   conclusion, funded, class_settlement,
                               settlement, minutes,    notice};
  if (std::ranges::find(once, d.kind) == once.end() && !is_decision(d.kind)) return;
  std::set<std::pair<Funding, LineCode>> met;
  for (const DocumentLine& line : d.lines)
    if (!met.emplace(line.funding, line.line).second)
      problems.push_back(of_line(LedgerRule::line_stands_once, q, line));
}

Money absolute(Money amount) { return amount.is_negative() ? -amount : amount; }

void check_amounts(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const bool may_be_negative = form_of(d.kind).sign == Sign::either;
  Money size, sum;
  for (const DocumentLine& line : d.lines) {
    const bool is_nothing = line.amount.is_zero() && !q.reasons.contains(line.line);
    if (is_nothing || (line.amount.is_negative() && !may_be_negative))
      problems.push_back(
          of_line(LedgerRule::amount_is_allowed, q, line, {{"amount", line.amount}}));
    const Money granted = d.kind == allotment || d.kind == provisional || d.kind == supplement ||
                                  d.kind == adjustment || d.kind == opening
                              ? q.book.standing(Scope::whole(line.funding)).granted()
                              : Money{};
    const auto larger = checked_sum(size, absolute(line.amount));
    const auto in_all = larger ? checked_sum(granted, *larger) : std::nullopt;
    if (!in_all || *in_all > most_of_budget) {
      problems.push_back(of_line(LedgerRule::amount_fits, q, line, {{"most", most_of_budget}}));
      return;
    }
    size = *larger;
    sum += line.amount;
  }
  const Money wanted = d.kind == adjustment ? Money{} : d.total;
  if (sum != wanted || d.total != wanted)
    problems.push_back(problem(LedgerRule::lines_add_up, q, {{"sum", sum}, {"total", d.total}}));
}

/// Chapters by level (TT 324/2016, Điều 2, as the index numbers them).
std::pair<int, int> chapters_of(BudgetLevel level) {
  switch (level) {
    case BudgetLevel::central: return {1, 399};
    case BudgetLevel::province: return {400, 599};
    case BudgetLevel::district: return {600, 799};
    case BudgetLevel::commune: break;
  }
  return {800, 989};
}

void check_funding(const Question& q, const DocumentLine& line, Problems& problems) {
  const Funding& f = line.funding;
  const std::string& chapter = f.chapter.text();
  const std::string& programme = f.programme.text();
  if (f.unit != q.document.unit || f.fiscal_year != q.document.fiscal_year ||
      !has_digits(chapter, 3) || !has_digits(f.source.text(), 2) ||
      !has_digits(f.nature.text(), 2) || (!programme.empty() && !has_digits(programme, 4))) {
    problems.push_back(of_line(LedgerRule::codes_are_complete, q, line));
    return;
  }
  const int n = (chapter[0] - '0') * 100 + (chapter[1] - '0') * 10 + (chapter[2] - '0');
  const auto [first, last] = chapters_of(q.settings.level);
  if (n < first || n > last)
    problems.push_back(of_line(
        LedgerRule::chapter_of_level, q, line,
        {{"chapter", chapter}, {"first", std::int64_t{first}}, {"last", std::int64_t{last}}}));
  if (!is_numbered_in_parent(f.subcategory.text(), 3))
    problems.push_back(
        of_line(LedgerRule::codes_are_detailed, q, line, {{"code", f.subcategory.text()}}));
}

void check_codes(const Question& q, Problems& problems) {
  for (const DocumentLine& line : q.document.lines) {
    check_funding(q, line, problems);
    const std::string& sub_item = line.classified.sub_item.text();
    const bool is_asked = q.document.kind == approval || q.document.kind == awaiting ||
                          q.document.kind == estimate || q.document.kind == conclusion ||
                          !line.classified.is_empty();
    if (is_asked && !is_numbered_in_parent(sub_item, 4))
      problems.push_back(of_line(LedgerRule::codes_are_detailed, q, line, {{"code", sub_item}}));
  }
}

}  // namespace

KindForm form_of(DocumentKind kind) {
  switch (kind) {
    case allotment:
    case provisional:
    case supplement:
    case reduction: return {Lines::of_allotment, Sign::above_zero, Follows::nothing};
    case adjustment:
    case withholding:
    case dispute: return {Lines::of_allotment, Sign::either, Follows::nothing};
    case estimate: return {Lines::of_estimate, Sign::above_zero, Follows::nothing};
    case submission:
    case appraisal:
    case reply:
    case returned:
    case guarantee: return {Lines::none, Sign::above_zero, Follows::always};
    case conclusion: return {Lines::of_estimate, Sign::above_zero, Follows::always};
    case approval: return {Lines::of_estimate, Sign::above_zero, Follows::if_named};
    case amendment: return {Lines::of_estimate, Sign::either, Follows::if_named};
    case awaiting:
    case funded: return {Lines::of_estimate, Sign::above_zero, Follows::always};
    case commitment: return {Lines::of_estimate, Sign::above_zero, Follows::nothing};
    case advance:
    case payment: return {Lines::of_estimate, Sign::above_zero, Follows::if_named};
    case release:
    case clearance:
    case repayment:
    case recovery: return {Lines::of_estimate, Sign::above_zero, Follows::always};
    case dropping:
    case refusal:
    case reversal: return {Lines::none, Sign::above_zero, Follows::always};
    case outcome:
    case reconciliation: return {Lines::none, Sign::above_zero, Follows::nothing};
    case class_settlement:
    case settlement: return {Lines::of_estimate_if_any, Sign::above_zero, Follows::nothing};
    case carry_over:
    case lapse: return {Lines::of_either, Sign::above_zero, Follows::if_named};
    case opening: return {Lines::of_either, Sign::above_zero, Follows::always};
    case review:
    case minutes:
    case notice: return {Lines::of_estimate_if_any, Sign::above_zero, Follows::always};
    case advance_due:
    case disallowance:
    case refund: return {Lines::of_estimate, Sign::above_zero, Follows::always};
    case draft:  // it is asked as what it becomes
    case closing:
    case reopening: break;
  }
  return {Lines::none, Sign::above_zero, Follows::nothing};
}

Problems check_lines(const Question& q) {
  Problems problems;
  check_presence(q, problems);
  check_amounts(q, problems);
  check_codes(q, problems);
  return problems;
}

}  // namespace dutoan::ledger
