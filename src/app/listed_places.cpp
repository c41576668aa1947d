// In which cell of a list a refusal or warning of the ledger belongs: an amount's at the amount, a
// line's at the line, everything else at what the paper says there.
#include "app/listed_voucher.hpp"

#include "files/voucher_columns.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::listed {
namespace {

using enum VoucherColumn;

struct RulePlace {
  LedgerRule rule;
  VoucherColumn column;
};
/// Rules that are not named here are about what no list says, and stand at the number.
constexpr std::array rule_places = {
    RulePlace{LedgerRule::decided_by_another, decider},
    RulePlace{LedgerRule::dates_in_order, posted_on},
    RulePlace{LedgerRule::within_year, posted_on},
    RulePlace{LedgerRule::within_extra_month, posted_on},
    RulePlace{LedgerRule::period_is_open, posted_on},
    RulePlace{LedgerRule::lines_are_given, line},
    RulePlace{LedgerRule::amount_is_allowed, amount},
    RulePlace{LedgerRule::amount_fits, amount},
    RulePlace{LedgerRule::lines_add_up, total},
    RulePlace{LedgerRule::follows_known, follows},
    RulePlace{LedgerRule::not_reversed, follows},
    RulePlace{LedgerRule::line_is_approved, line},
    RulePlace{LedgerRule::same_content, line},
    RulePlace{LedgerRule::within_contract_share, amount},
    RulePlace{LedgerRule::guarantee_covers, amount},
    RulePlace{LedgerRule::guarantee_valid, posted_on},
    RulePlace{LedgerRule::within_commitment, amount},
    RulePlace{LedgerRule::within_advance, amount},
    RulePlace{LedgerRule::within_payment, amount},
    RulePlace{LedgerRule::within_clearance, amount},
    RulePlace{LedgerRule::within_available, amount},
    RulePlace{LedgerRule::level_exceeded, amount},
    RulePlace{LedgerRule::commitment_expected, amount},
    RulePlace{LedgerRule::advance_outstanding, amount},
};

const FactValue* fact(const Problem& problem, std::string_view name) {
  const auto it =
      std::ranges::find_if(problem.facts, [&](const Fact& f) { return name == f.name; });
  return it == problem.facts.end() ? nullptr : &it->value;
}

std::string text_fact(const Problem& problem, std::string_view name) {
  const auto* value = fact(problem, name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string{} : *text;
}

/// The last line that the problem is about: with it the sum became too large.
std::size_t line_of(const Problem& problem, const Document& document) {
  std::string code = text_fact(problem, "line");
  if (code.empty()) code = text_fact(problem, "code");
  const auto* wrong = fact(problem, "amount");
  std::size_t last = document.lines.empty() ? 0 : document.lines.size() - 1;
  for (std::size_t i = document.lines.size(); i-- > 0;) {
    const DocumentLine& each = document.lines[i];
    if (each.line.text() != code && each.line.activity.text() != code) continue;
    if (wrong == nullptr || *wrong == FactValue{each.amount}) return i;
    last = i;
  }
  return last;
}

/// The field that a paper lacks, by the key of its column.
VoucherColumn missing_field(const Problem& problem) {
  const auto* field = fact(problem, "field");
  const auto* label = field == nullptr ? nullptr : std::get_if<Label>(field);
  for (const auto& each : files::voucher_columns())
    if (label != nullptr && label->en == each.key) return each.column;
  return number;
}

VoucherColumn column_of(const Problem& problem) {
  if (problem.is(LedgerRule::field_is_given)) return missing_field(problem);
  const auto* known = std::ranges::find_if(
      rule_places, [&](const RulePlace& each) { return problem.is(each.rule); });
  return known == rule_places.end() ? number : known->column;
}

/// A day or total that no row gives stands at what it is made of.
VoucherColumn column_given(VoucherColumn column, const Voucher& voucher, const Problem& problem,
                           const Document& document) {
  const auto* day = fact(problem, "date");
  if (column == posted_on &&
      (voucher.typed.posted_on.empty() || (day != nullptr && *day == FactValue{document.date})))
    return date;
  if (column == total && voucher.typed.total.empty()) return number;
  return column;
}

/// The column and, for what stands line by line, the line in which two documents differ.
struct Difference {
  VoucherColumn column = number;
  std::size_t row = 0;
};

Difference difference(const Document& ours, const Document& kept) {
  const auto count = std::min(ours.lines.size(), kept.lines.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (ours.lines[i].line != kept.lines[i].line) return {line, i};
    if (ours.lines[i].amount != kept.lines[i].amount) return {amount, i};
  }
  if (ours.lines.size() > count) return {line, count};
  if (ours.date != kept.date) return {date};
  if (ours.posted_on != kept.posted_on) return {posted_on};
  if (ours.payee != kept.payee) return {payee};
  if (ours.follows != kept.follows) return {follows};
  if (ours.description != kept.description) return {description};
  if (ours.decider != kept.decider) return {decider};
  if (ours.evidence != kept.evidence) return {evidence};
  if (ours.total != kept.total) return {total};
  return {};
}

FilePlace cell_at(const Voucher& voucher, VoucherColumn column, std::size_t row) {
  if (column == amount) return typed::place_at(voucher.amounts, row);
  if (column == line) return typed::place_at(voucher.places.lines, row);
  return voucher.cell(column);
}

}  // namespace

Problem placed(Problem problem, const Voucher& voucher, const Document& document) {
  const auto column = column_given(column_of(problem), voucher, problem, document);
  problem.place = cell_at(voucher, column, line_of(problem, document));
  return problem;
}

Problem differing(Problem problem, const Voucher& voucher, const Document& document,
                  const Document& kept) {
  const auto [column, row] = difference(document, kept);
  problem.place = cell_at(voucher, column, row);
  if (column == number) {
    if (document.author != kept.author)
      problem.facts.push_back({"field", Label{"người lập", "author"}});
  } else {
    problem.facts.push_back({"field", files::text_of(column).title});
  }
  return problem;
}

}  // namespace dutoan::listed
