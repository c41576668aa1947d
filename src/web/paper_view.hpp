// A paper on the screen: what will be printed and signed, with figures that lead on.
//
// Invariants
//   PV1  what stands in the paper's cells stands on the screen, in order, and nothing else
#pragma once

#include <dutoan/paper.hpp>

#include <cstddef>
#include <functional>
#include <string>

namespace dutoan::web {

/// Where the cell of that sheet, row and position in its row leads; empty: nowhere.
using LinkOfPaperCell =
    std::function<std::string(std::size_t sheet, std::size_t row, std::size_t cell)>;

/// All sheets of the paper as HTML, each printed on pages of its own.
[[nodiscard]] std::string paper_as_html(const Paper& paper, Language language,
                                        const LinkOfPaperCell& link);

}  // namespace dutoan::web
