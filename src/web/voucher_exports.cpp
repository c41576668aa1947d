// The book for other programs: a journal on account 008, and journals in plain text.
#include "web/downloads.hpp"
#include "web/routes.hpp"

#include <dutoan/account_journal.hpp>

namespace dutoan::web {
namespace {

/// The journal of off-balance account 008, as the accounting program of the office reads it.
Result<Page> account_008(const Visit& visit) {
  std::vector<Kept> documents;
  visit.book.documents(1, [&](const Kept& each) {
    documents.push_back(each);
    return true;
  });
  const auto mapping = load_accounts(visit.settings.sources.rates);
  if (!mapping) return refuse(mapping.error());
  Page page = page_of(visit, account_journal(documents, *mapping, {}));
  page.trail = {{"/vouchers", {"Chứng từ", "Vouchers"}},
                {"/vouchers/exports", {"Xuất", "Exports"}}};
  return page;
}

Page journal(const Visit& visit, Journal::Form form, const std::string& name) {
  Journal journal{form};
  std::string text = journal.beginning();
  visit.book.documents(1, [&](const Kept& each) {
    text += journal.entry(each);
    return true;
  });
  Page page;
  page.answer = attached(name, std::move(text));
  return page;
}

Result<Page> hledger(const Visit& visit) {
  return journal(visit, Journal::Form::hledger, "so.journal");
}
Result<Page> beancount(const Visit& visit) {
  return journal(visit, Journal::Form::beancount, "so.beancount");
}

Result<Page> exports(const Visit& visit) {
  const auto item = [&](const char* to, const char* vi, const char* en) {
    return std::string{"<li><a href=\""} + to + "\">" + escaped(visit.either(vi, en)) + "</a></li>";
  };
  Page page;
  page.title = {"Xuất cho phần mềm khác", "For other programs"};
  page.trail = {{"/vouchers", {"Chứng từ", "Vouchers"}}};
  page.body =
      "<ul class=\"found\">" +
      item("/vouchers/exports/account-008?as=csv", "Nhật ký tài khoản 008 (CSV)",
           "Journal of account 008 (CSV)") +
      item("/vouchers/exports/account-008", "Nhật ký tài khoản 008, xem trên màn hình",
           "Journal of account 008, to look at") +
      item("/vouchers/exports/hledger", "Nhật ký hledger, ledger", "Journal for hledger, ledger") +
      item("/vouchers/exports/beancount", "Nhật ký beancount", "Journal for beancount") + "</ul>";
  return page;
}

}  // namespace

std::vector<PageRoute> voucher_export_pages() {
  return {{"/vouchers/exports", Act::look, Section::vouchers, {}, exports},
          {"/vouchers/exports/account-008", Act::look, Section::vouchers, {}, account_008, true},
          {"/vouchers/exports/hledger", Act::look, Section::vouchers, {}, hledger, true},
          {"/vouchers/exports/beancount", Act::look, Section::vouchers, {}, beancount, true}};
}

}  // namespace dutoan::web
