// Overview: where the money stands, and what may still be spent.
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

Result<Page> show_overview(const Visit& visit) {
  Page page = page_of(visit, status_report(what_is_left(visit.book, {}, ControlLevel::whole)));
  page.title = {"Tổng quan", "Overview"};
  return page;
}

}  // namespace

std::vector<PageRoute> overview_pages() {
  return {
      {"/", Act::look, Section::overview, {"Tình hình", "Where the money stands"}, show_overview}};
}

}  // namespace dutoan::web
