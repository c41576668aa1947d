// Every page and every form of the web interface, in the order of the menu.
#include "web/routes.hpp"

#include <iterator>

namespace dutoan::web {
namespace {

template <class T>
void add(std::vector<T>& all, std::vector<T> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<PageRoute> made_pages() {
  std::vector<PageRoute> all;
  add(all, overview_pages());
  add(all, plan_pages());
  add(all, estimate_pages());
  add(all, history_pages());
  add(all, allotment_pages());
  add(all, appraisal_pages());
  add(all, voucher_pages());
  add(all, draft_pages());
  add(all, voucher_export_pages());
  add(all, voucher_list_pages());
  add(all, one_voucher_pages());  // every other address below /vouchers
  add(all, commitment_pages());
  add(all, ledger_pages());
  add(all, advance_pages());
  add(all, settlement_pages());
  add(all, class_settlement_pages());
  add(all, statement_pages());
  add(all, reconciliation_pages());
  add(all, review_pages());
  add(all, rates_pages());
  add(all, people_pages());
  add(all, book_pages());
  add(all, help_pages());
  add(all, api_pages());
  add(all, jump_pages());
  return all;
}

std::vector<EntryForm> made_forms() {
  std::vector<EntryForm> all;
  add(all, plan_forms());
  add(all, submission_forms());
  add(all, allotment_forms());
  add(all, appraisal_forms());
  add(all, appraised_class_forms());
  add(all, approval_forms());
  add(all, draft_forms());
  add(all, voucher_import_forms());
  add(all, voucher_forms());
  add(all, commitment_forms());
  add(all, advance_forms());
  add(all, settlement_forms());
  add(all, class_settlement_forms());
  add(all, reconciliation_forms());
  add(all, review_forms());
  add(all, rates_forms());
  add(all, people_forms());
  add(all, book_forms());
  return all;
}

}  // namespace

const std::vector<PageRoute>& page_routes() {
  static const std::vector<PageRoute> all = made_pages();
  return all;
}

const std::vector<EntryForm>& entry_forms() {
  static const std::vector<EntryForm> all = made_forms();
  return all;
}

}  // namespace dutoan::web
