// Which field of a form each refusal is about: the table by which a refusal leads to its field.
#include "web/entry_form.hpp"

#include <dutoan/membership.hpp>

#include <algorithm>
#include <array>

namespace dutoan::web {
namespace {

struct RuleField {
  int code;
  const char* field;
};

template <class Rule>
constexpr RuleField of(Rule rule, const char* field) {
  return {static_cast<int>(rule), field};
}

constexpr std::array fields_of_rules = {
    // What was typed.
    of(EntryRule::date_unreadable, "date"),
    of(EntryRule::document_not_found, "follows"),
    of(EntryRule::several_documents, "follows"),
    of(EntryRule::nothing_open, "follows"),
    of(EntryRule::funding_not_found, "year"),
    of(EntryRule::several_fundings, "year"),
    of(EntryRule::line_unreadable, "lines"),
    of(EntryRule::line_not_in_book, "lines"),
    of(EntryRule::line_not_named, "lines"),
    of(EntryRule::evidence_unreadable, "evidence"),
    of(EntryRule::total_unreadable, "total"),
    of(EntryRule::giver_not_named, "giver"),
    of(EntryRule::guarantee_unreadable, "guarantee"),
    of(EstimateRule::class_not_found, "lines"),
    of(EstimateRule::several_classes, "lines"),
    of(EstimateRule::line_not_found, "lines"),
    of(EstimateRule::several_lines, "lines"),
    // The paper.
    of(LedgerRule::decided_by_another, "decider"),
    of(LedgerRule::one_role_each, "decider"),
    of(PeopleRule::own_name, "decider"),
    of(LedgerRule::dates_in_order, "posted_on"),
    of(LedgerRule::within_year, "date"),
    of(LedgerRule::within_extra_month, "date"),
    of(LedgerRule::after_year_end, "date"),
    of(LedgerRule::period_is_open, "date"),
    of(LedgerRule::number_is_free, "number"),
    of(LedgerRule::posted_as_drafted, "number"),
    of(LedgerRule::reason_is_told, "description"),
    of(LedgerRule::lines_add_up, "total"),
    of(LedgerRule::guarantee_suits, "guarantee"),
    of(LedgerRule::target_suits, "target"),
    of(LedgerRule::settled_once, "evidence"),
    of(LedgerRule::paper_shown_before, "evidence"),
    // Its codes.
    of(LedgerRule::codes_are_complete, "chapter"),
    of(LedgerRule::chapter_of_level, "chapter"),
    of(LedgerRule::codes_are_detailed, "subcategory"),
    // What it follows.
    of(LedgerRule::follows_known, "follows"),
    of(LedgerRule::not_reversed, "follows"),
    of(LedgerRule::draft_is_open, "follows"),
    // Its lines, and what is left.
    of(LedgerRule::lines_are_given, "lines"),
    of(LedgerRule::line_stands_once, "lines"),
    of(LedgerRule::amount_is_allowed, "lines"),
    of(LedgerRule::amount_fits, "lines"),
    of(LedgerRule::class_is_open, "lines"),
    of(LedgerRule::line_is_approved, "lines"),
    of(LedgerRule::line_keeps_place, "lines"),
    of(LedgerRule::same_content, "lines"),
    of(LedgerRule::within_contract_share, "lines"),
    of(LedgerRule::guarantee_covers, "lines"),
    of(LedgerRule::guarantee_valid, "date"),
    of(LedgerRule::within_target, "target"),
    of(LedgerRule::budget_undecided, "as"),
    of(LedgerRule::drafted_within_advance, "lines"),
    of(LedgerRule::within_allotted, "lines"),
    of(LedgerRule::within_withheld, "lines"),
    of(LedgerRule::within_commitment, "lines"),
    of(LedgerRule::within_advance, "lines"),
    of(LedgerRule::within_payment, "lines"),
    of(LedgerRule::within_clearance, "lines"),
    of(LedgerRule::within_available, "lines"),
    of(LedgerRule::drafts_exceed, "lines"),
    of(LedgerRule::level_exceeded, "lines"),
};

constexpr std::array fields_by_word = {"number", "decider", "payee", "contract", "description"};

/// The field that is missing, by the word with which the ledger names it; the day of posting where
/// it is the one that cannot be read.
std::string field_named(const Problem& problem) {
  for (const Fact& fact : problem.facts) {
    const auto* words = std::get_if<Label>(&fact.value);
    if (words == nullptr || std::string_view{fact.name} != "field") continue;
    if (words->en == "date of posting") return "posted_on";
    for (const char* field : fields_by_word)
      if (words->en == field) return field;
  }
  return {};
}

}  // namespace

std::string field_of_rule(const Problem& problem) {
  if (auto named = field_named(problem); !named.empty()) return named;
  const int code = static_cast<int>(problem.rule);
  const auto* it = std::ranges::find(fields_of_rules, code, &RuleField::code);
  return it == fields_of_rules.end() ? std::string{} : it->field;
}

}  // namespace dutoan::web
