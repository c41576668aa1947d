// The rules in words, part by part; `rule_texts` puts the parts together.
#pragma once

#include <dutoan/report.hpp>

#include <vector>

namespace dutoan::report {

/// What refuses a change of a scenario.
[[nodiscard]] const std::vector<RuleText>& scenario_rule_texts();
/// What refuses a saved estimate, and what is decided about it.
[[nodiscard]] const std::vector<RuleText>& appraisal_rule_texts();
/// What refuses a document of the ledger.
[[nodiscard]] const std::vector<RuleText>& ledger_rule_texts();
/// What refuses the end of a year and its review.
[[nodiscard]] const std::vector<RuleText>& settlement_rule_texts();
/// What refuses an outcome or the settlement of a class.
[[nodiscard]] const std::vector<RuleText>& class_rule_texts();
/// What is told of forms, statements and the reconciliation with the Treasury.
[[nodiscard]] const std::vector<RuleText>& statement_rule_texts();
/// What refuses what is typed for a book.
[[nodiscard]] const std::vector<RuleText>& entry_rule_texts();
/// What refuses a list of vouchers.
[[nodiscard]] const std::vector<RuleText>& voucher_rule_texts();
/// What refuses a list or a workbook.
[[nodiscard]] const std::vector<RuleText>& list_rule_texts();
/// What is told of the plan as grids, and of rate documents that are taken up.
[[nodiscard]] const std::vector<RuleText>& grid_rule_texts();
/// What keeps a book from being read or written.
[[nodiscard]] const std::vector<RuleText>& book_rule_texts();
/// What refuses a change of people, a login, or to serve them.
[[nodiscard]] const std::vector<RuleText>& people_rule_texts();

}  // namespace dutoan::report
