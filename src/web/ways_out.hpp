// Ways out where a line has too little for what is typed: forms that make it up, filled in already.
#pragma once

#include "web/visit.hpp"

#include <string>
#include <vector>

namespace dutoan::web {

/// A form with its line and amount filled in.
struct WayOut {
  std::string to;
  std::string words;  // in the language of the visit
  Money amount;       // what it would bring, at most what is short
};

/// What would bring `lacking` to the line of `scope`, among what the visitor may enter: a release
/// of what commitments hold of it, a repayment of advances, a draft that is dropped, an amendment
/// from the lines of the class that have most left, and a supplement. At most `most` of each.
[[nodiscard]] std::vector<WayOut> ways_out(const Visit& visit, const Scope& scope, Money lacking,
                                           std::size_t most);

/// The other lines of the class that have money, the most first, at most `most`.
[[nodiscard]] std::vector<Availability> lines_with_money(const Visit& visit, const ClassCode& of,
                                                         const std::string& but, std::size_t most);

}  // namespace dutoan::web
