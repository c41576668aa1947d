// What somebody may mean by a few letters: lines, classes, vouchers, pages. Accents do not count.
//
// Invariants
//   J1  words that name something exactly come before words that it only holds; a name that is
//       typed in full leads there at once
#pragma once

#include "web/page.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::web {

/// A line that is offered, and what may still be spent on it.
struct SuggestedLine {
  std::string code;   // "ML1/hall"
  std::string words;  // "Thuê hội trường · Mường Lát 1"
  Money left;
};

/// At most `most` lines of the book that have every word of `text` in their code or words.
[[nodiscard]] std::vector<SuggestedLine> suggested_lines(const Visit& visit, std::string_view text,
                                                         std::size_t most);
/// The lines as scripts read them.
[[nodiscard]] std::string suggestions_json(const std::vector<SuggestedLine>& lines);

/// Where `text` may lead: one place where it is named in full, else all that have it in their
/// words.
[[nodiscard]] std::vector<Link> places_named(const Visit& visit, const std::string& text);

}  // namespace dutoan::web
