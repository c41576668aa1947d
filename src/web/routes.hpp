// The pages and forms of each section, gathered in routes.cpp.
#pragma once

#include "web/entry_form.hpp"

#include <vector>

namespace dutoan::web {

[[nodiscard]] std::vector<PageRoute> overview_pages();
[[nodiscard]] std::vector<PageRoute> voucher_pages();
[[nodiscard]] std::vector<EntryForm> voucher_forms();
[[nodiscard]] std::vector<PageRoute> api_pages();

}  // namespace dutoan::web
