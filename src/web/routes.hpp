// The pages and forms of each section, gathered in routes.cpp.
#pragma once

#include "web/entry_form.hpp"

#include <vector>

namespace dutoan::web {

[[nodiscard]] std::vector<PageRoute> overview_pages();
[[nodiscard]] std::vector<PageRoute> history_pages();
[[nodiscard]] std::vector<EntryForm> submission_forms();
[[nodiscard]] std::vector<PageRoute> appraisal_pages();
[[nodiscard]] Result<Page> show_appraised_class(const Visit& visit);
[[nodiscard]] std::vector<EntryForm> appraised_class_forms();
[[nodiscard]] std::vector<EntryForm> appraisal_forms();
[[nodiscard]] std::vector<EntryForm> approval_forms();
[[nodiscard]] std::vector<PageRoute> jump_pages();
[[nodiscard]] std::vector<PageRoute> ledger_pages();
[[nodiscard]] std::vector<PageRoute> allotment_pages();
[[nodiscard]] std::vector<PageRoute> commitment_pages();
[[nodiscard]] std::vector<PageRoute> draft_pages();
[[nodiscard]] std::vector<PageRoute> voucher_export_pages();
[[nodiscard]] std::vector<PageRoute> voucher_list_pages();
[[nodiscard]] std::vector<PageRoute> plan_pages();
[[nodiscard]] std::vector<PageRoute> estimate_pages();
[[nodiscard]] std::vector<EntryForm> plan_forms();
[[nodiscard]] std::vector<PageRoute> rates_pages();
[[nodiscard]] std::vector<PageRoute> rates_review_pages();
[[nodiscard]] std::vector<EntryForm> rates_forms();
[[nodiscard]] std::vector<PageRoute> voucher_pages();
[[nodiscard]] std::vector<PageRoute> one_voucher_pages();
[[nodiscard]] std::vector<PageRoute> advance_pages();
[[nodiscard]] std::vector<EntryForm> allotment_forms();
[[nodiscard]] std::vector<EntryForm> commitment_forms();
[[nodiscard]] std::vector<EntryForm> voucher_forms();
[[nodiscard]] std::vector<PageRoute> help_pages();
[[nodiscard]] std::vector<PageRoute> people_pages();
[[nodiscard]] std::vector<EntryForm> people_forms();
[[nodiscard]] std::vector<EntryForm> draft_forms();
[[nodiscard]] std::vector<EntryForm> voucher_import_forms();
[[nodiscard]] std::vector<EntryForm> advance_forms();
[[nodiscard]] std::vector<PageRoute> api_pages();
[[nodiscard]] std::vector<PageRoute> settlement_pages();
[[nodiscard]] std::vector<EntryForm> settlement_forms();
[[nodiscard]] std::vector<PageRoute> class_settlement_pages();
[[nodiscard]] std::vector<EntryForm> class_settlement_forms();
[[nodiscard]] std::vector<PageRoute> statement_pages();
[[nodiscard]] std::vector<PageRoute> reconciliation_pages();
[[nodiscard]] std::vector<EntryForm> reconciliation_forms();
[[nodiscard]] std::vector<PageRoute> review_pages();
[[nodiscard]] std::vector<EntryForm> review_forms();
[[nodiscard]] std::vector<PageRoute> book_pages();
[[nodiscard]] std::vector<EntryForm> book_forms();

}  // namespace dutoan::web
