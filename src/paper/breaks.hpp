// Where a page may begin: what belongs together stays together (P5 of Paper).
#pragma once

#include <dutoan/paper.hpp>

#include <span>
#include <vector>

namespace dutoan::paper {

/// For each row, whether a page may begin with it. Titles stand with what follows them, a total
/// with the row above it, a subtotal with its rows, and whoever signs with the last two rows of
/// the table, or of the text where no table is near.
[[nodiscard]] std::vector<bool> page_may_begin(std::span<const PaperRow> rows);

}  // namespace dutoan::paper
