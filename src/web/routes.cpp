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
  add(all, voucher_pages());
  add(all, api_pages());
  return all;
}

std::vector<EntryForm> made_forms() {
  std::vector<EntryForm> all;
  add(all, voucher_forms());
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
