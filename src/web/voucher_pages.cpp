// Vouchers: the documents of the book, and each of them.
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

Result<Page> list(const Visit& visit) {
  return page_of(visit, documents_report(list_documents(visit.book)));
}

Result<Page> show(const Visit& visit) {
  const auto kept = find_document(visit.book, visit.parts.value("number"));
  if (!kept) return refuse(kept.error());
  std::vector<Kept> followers;
  visit.book.read([&](const BookView& view) { followers = view.followers(kept->document.id); });
  Page page = page_of(visit, kept_report(*kept, followers, visit.desk->names));
  page.trail = {{"/vouchers", {"Chứng từ", "Vouchers"}}};
  return page;
}

}  // namespace

std::vector<PageRoute> voucher_pages() {
  return {{"/vouchers", Act::look, Section::vouchers, {"Chứng từ trong sổ", "In the book"}, list},
          {"/vouchers/{number*}", Act::look, Section::vouchers, {}, show}};
}

}  // namespace dutoan::web
