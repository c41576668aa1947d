// Text as roff, the language of manual pages, takes it.
#pragma once

#include <string>
#include <string_view>

namespace dutoan::pages {

/// `text` with nothing in it that roff would take for an order.
[[nodiscard]] std::string plain(std::string_view text);
[[nodiscard]] std::string bold(std::string_view text);
[[nodiscard]] std::string italic(std::string_view text);

/// A page of `section` under `name`, up to its first heading.
[[nodiscard]] std::string title(std::string_view name, int section);
[[nodiscard]] std::string heading(std::string_view text);
/// `term`, roff already, with `about` set in below it.
[[nodiscard]] std::string entry(std::string_view term, std::string_view about);

}  // namespace dutoan::pages
